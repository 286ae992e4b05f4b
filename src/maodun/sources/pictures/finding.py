"""Find picture files under paths, each with a way to load it."""

import struct
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from maodun.domain.errors import BadRecord, SourceError
from maodun.domain.text import T, Text
from maodun.sources.archives import BROKEN, GZIP, TAR, TAR_AT, ZIP, members, opened
from maodun.sources.pictures.data_uris import (
    MOST_BYTES,
    data_uri_bytes,
    data_uri_name,
    is_data_uri,
)
from maodun.sources.pictures.tars import tar_bytes, tar_members

NO_PICTURES = frozenset(
    {".xml", ".sgm", ".dtd", ".ent", ".mod", ".json", ".jsonl", ".ndjson", ".yaml", ".yml"}
    | {".csv", ".tsv", ".txt", ".md", ".xlsx", ".html", ".htm", ".css", ".js", ".url", ".lnk"}
    | {".db", ".ini", ".md5", ".sha1", ".sha256", ".nb", ".cdx", ".mol"}
)
"""Data and notes that lie beside pictures: passed over in folders and archives."""
_HIDDEN = (".", "__macosx", "thumbs.db")


@dataclass(frozen=True, slots=True)
class FoundPicture:
    """A file that may be a picture; only reading it tells.

    Attributes:
        place: Where it was found, for people: ``week.tar!I1/USD1.ZIP!USD1-D00001.TIF``.
        name: File name alone.
        folder: Name of the folder it lies in, or "".
        load: Returns its bytes, at most 30 MB and one; raises ``SourceError``.
    """

    place: str
    name: str
    folder: str
    load: Callable[[], bytes]


def find_pictures(paths: Sequence[str]) -> Iterator[FoundPicture | BadRecord]:
    """Yield every file that may be a picture, in order of name within each path.

    Folders are walked; zip and tar archives are looked into, and zips within them. Data and
    notes beside pictures are passed over by their names; a file given by name never is.

    Args:
        paths: Files, folders or data URIs.
    """
    for path in paths:
        if is_data_uri(path):
            name = data_uri_name(path)
            yield FoundPicture(name, name, "", partial(data_uri_bytes, path))
        elif Path(path).is_dir():
            yield from _walked(Path(path))
        else:
            yield from _file(Path(path), Path(path).name)


def file_bytes(path: Path) -> bytes:
    """Return the bytes of a file, at most 30 MB and one, so that more can be told.

    Raises:
        SourceError: It cannot be opened, or is no plain file.
    """
    try:
        if not path.is_file():
            raise SourceError(T("there is no file {name}", name=path.name))
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise SourceError(
            T("{name} cannot be opened: {reason}", name=path.name, reason=reason)
        ) from error


def _walked(folder: Path) -> Iterator[FoundPicture | BadRecord]:
    root = folder.resolve()
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if path.is_dir() or _is_beside(inside.as_posix()):
            continue
        if path.is_symlink() and _leads_out(path, root):
            yield _bad(inside.as_posix(), T("the link leads out of the folder"))
        else:
            yield from _file(path, inside.as_posix())


def _leads_out(link: Path, root: Path) -> bool:
    try:
        return not link.resolve().is_relative_to(root)
    except (OSError, RuntimeError):  # a circle of links, which is no file
        return False


def _file(path: Path, place: str) -> Iterator[FoundPicture | BadRecord]:
    try:
        yield from _looked_into(path, place)
    except SourceError as error:
        yield _bad(place, error.text)
    except OSError as error:
        yield _bad(place, T("the file cannot be opened: {error}", error=type(error).__name__))


def _looked_into(path: Path, place: str) -> Iterator[FoundPicture | BadRecord]:
    if not path.is_file():
        raise SourceError(T("this is no file"))
    with path.open("rb") as stream:
        head = stream.read(TAR_AT + len(TAR))
    if head.startswith(ZIP):
        yield from _in_zip(path, place)
    elif head[TAR_AT:] == TAR:
        yield from _in_tar(path, place)
    elif head.startswith(GZIP):
        raise SourceError(T("what is packed as gz is not looked into; unpack it first"))
    else:
        yield FoundPicture(place, path.name, path.parent.name, partial(file_bytes, path))


def _in_zip(path: Path, place: str) -> Iterator[FoundPicture]:
    for member in members(path):
        if not _is_beside(member.name):
            yield _within(place, member.name, partial(_zipped, path, member.name))


def _in_tar(path: Path, place: str) -> Iterator[FoundPicture | BadRecord]:
    for member in tar_members(path):
        if isinstance(member, SourceError):
            yield _bad(place, member.text)
        elif not _is_beside(member.name):
            load = partial(tar_bytes, path, member, most=MOST_BYTES + 1)
            yield _within(place, member.name, load)


def _within(place: str, member: str, load: Callable[[], bytes]) -> FoundPicture:
    inside = PurePosixPath(member.rpartition("!")[2].replace("\\", "/"))
    return FoundPicture(f"{place}!{member}", inside.name, inside.parent.name, load)


def _zipped(path: Path, member: str) -> bytes:
    try:
        with opened(path, member) as stream:
            return stream.read(MOST_BYTES + 1)
    except (*BROKEN, struct.error, LookupError, ValueError) as error:
        raise SourceError(
            T("{name} cannot be unpacked: {error}", name=member, error=type(error).__name__)
        ) from error


def _is_beside(place: str) -> bool:
    """Whether a file is data, a note, or hidden, by the names on the way to it."""
    parts = place.lower().replace("!", "/").replace("\\", "/").split("/")
    return any(part.startswith(_HIDDEN) for part in parts) or (
        PurePosixPath(parts[-1]).suffix in NO_PICTURES
    )


def _bad(place: str, reason: Text) -> BadRecord:
    return BadRecord(source="pictures", file=place, offset=0, reason=reason, place=place)
