"""Find what offices published in files, folders and archives, and read it record by record.

To add a source: write ``sources/<name>/parse.py`` with ``SOURCE``, ``sniff`` and ``parse`` (the
protocol ``Source`` says what they promise) and name the module in ``SOURCES``.
"""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Protocol

from maodun.domain.errors import BadRecord, SourceError, UnknownFormat, UnsafeInput
from maodun.domain.records import PublishedFile, Read
from maodun.domain.text import T, Text
from maodun.sources.archives import (
    BROKEN,
    GZIP,
    TAR,
    TAR_AT,
    ZIP,
    members,
    opened,
    packed_size,
)
from maodun.sources.epo_ops import parse as epo_ops
from maodun.sources.euipo_marks import parse as euipo_marks
from maodun.sources.events import parse as events
from maodun.sources.jsonl import parse as jsonl
from maodun.sources.marks_table import parse as marks_table
from maodun.sources.patsnap import parse as patsnap
from maodun.sources.suits import parse as suits
from maodun.sources.uspto_applications import parse as uspto_applications
from maodun.sources.uspto_fee_events import parse as uspto_fee_events
from maodun.sources.uspto_grants import parse as uspto_grants
from maodun.sources.uspto_trademarks import parse as uspto_trademarks
from maodun.sources.works import parse as works

HEAD_BYTES = 65_536
WORKBOOK_BYTES = 64 << 20
"""What columns a workbook has cannot be told from its beginning."""

JSONL_FORM = "src/maodun/sources/jsonl/FIELDS.md"


class Source(Protocol):
    """What the ``parse.py`` of a source promises; a module with these three names is one."""

    SOURCE: str

    def sniff(self, name: str, head: bytes) -> bool:
        """Return whether a file of this name that begins like this is this source's.

        ``head`` is the first ``HEAD_BYTES`` of the unpacked file (``.gz`` is taken off
        both); of a workbook (XLSX) the whole zip, or its first ``WORKBOOK_BYTES``.
        """

    def parse(self, stream: BinaryIO, *, file: str, start: int, sample: bool) -> Iterator[Read]:
        """Yield every record of a file, from ``start`` on; bad ones as ``BadRecord``.

        ``stream`` stands at byte 0 and can seek, also in archives; the parser goes to
        ``start``, which is 0 or the ``next_offset`` of an earlier ``Read``.
        """


SOURCES: tuple[Source, ...] = (
    uspto_grants,
    uspto_applications,
    uspto_fee_events,
    uspto_trademarks,
    epo_ops,
    euipo_marks,
    marks_table,
    works,
    patsnap,
    jsonl,
    suits,
    events,
)


NOT_PUBLICATIONS = frozenset(
    {
        ".tif",
        ".tiff",
        ".png",
        ".jpg",
        ".jpeg",
        ".gif",
        ".bmp",
        ".svg",
        ".webp",
        ".heic",
        ".avif",
        ".pdf",
        ".doc",
        ".nb",
        ".cdx",
        ".mol",
    }
    | {".dtd", ".ent", ".mod", ".xsd", ".rng", ".rnc", ".xsl", ".css"}
    | {".md", ".md5", ".sha1", ".sha256", ".db", ".ini"}
)
"""Pictures, schemas, formula files and notes that lie beside publications: passed over."""
_NOTES = ("readme", "license", "checksum", "manifest", "status.html", ".")


def published(paths: Sequence[Path]) -> Iterator[PublishedFile | BadRecord]:
    """Yield every file that a source reads, in order of name, and those that none reads.

    Folders are walked and archives looked into. Pictures, schemas and notes are passed over;
    a file given by name never is.
    """
    for path in paths:
        if not path.is_dir():
            yield from _found(path)
            continue
        for inside in sorted(path.rglob("*")):
            if not inside.is_dir() and not _beside(inside.name):
                yield from _found(inside) if _within(inside, path) else [_escapes(inside)]


def records(file: PublishedFile, *, start: int = 0, sample: bool = False) -> Iterator[Read]:
    """Yield the records of one file, from an earlier ``Read.next_offset`` on.

    A file that turns out to be unsafe or damaged ends with a ``BadRecord`` that says so.
    """
    source = next(source for source in SOURCES if file.source == source.SOURCE)
    done = start
    try:
        with opened(file.path, file.member) as stream:
            for read in source.parse(stream, file=file.name, start=start, sample=sample):
                done = read.next_offset
                yield read
    except SourceError as error:
        yield Read(_bad(file.name, error.text, source=file.source, offset=done), done)
    except BROKEN as error:
        reason = T("the file cannot be read further: {error}", error=type(error).__name__)
        yield Read(_bad(file.name, reason, source=file.source, offset=done), done)


def _found(path: Path) -> Iterator[PublishedFile | BadRecord]:
    try:
        yield from _look(path)
    except SourceError as error:
        yield _bad(path.name, error.text)
    except BROKEN as error:
        yield _bad(
            path.name, T("the file cannot be opened: {error}", error=type(error).__name__)
        )


def _look(path: Path) -> Iterator[PublishedFile | BadRecord]:
    if not path.is_file():
        raise SourceError(T("this is no file"))
    with path.open("rb") as stream:
        head = _head(stream, path.name)
    source = None if _archive(path.name, head) else _source_of(path.name, head)
    if source is not None:
        size = path.stat().st_size
        yield PublishedFile(path, "", source.SOURCE, size, _hashed(head))
    elif head.startswith(ZIP):
        yield from _look_inside(path)
    elif head.startswith(GZIP):
        yield _look_member(path, "", packed_size(path))
    elif head[TAR_AT:].startswith(TAR):
        raise UnknownFormat(T("tar archives are not read: unpack it first"))
    else:
        raise UnknownFormat(_unknown())


def _look_inside(path: Path) -> Iterator[PublishedFile | BadRecord]:
    for member in tuple(members(path)):
        if not _beside(member.name.rsplit("/", 1)[-1]):
            yield _look_member(path, member.name, member.size)


def _look_member(path: Path, member: str, size: int) -> PublishedFile | BadRecord:
    name = (member or path.name.removesuffix(".gz")).rsplit("/", 1)[-1]
    with opened(path, member) as stream:
        head = _head(stream, name)
    source = _source_of(name, head)
    if source is None:
        return _bad(member or path.name, _unknown())
    return PublishedFile(path, member, source.SOURCE, size, _hashed(head))


def _head(stream: BinaryIO, name: str) -> bytes:
    head = stream.read(HEAD_BYTES)
    workbook = head.startswith(ZIP) and name.lower().endswith(".xlsx")
    return head + stream.read(WORKBOOK_BYTES - len(head)) if workbook else head


def _unknown() -> Text:
    return T(
        "no source reads this file. Read are: {kinds}; also packed as zip or gz. "
        "The form of the JSONL is described in {form}",
        kinds=T(
            "patents, trademarks and fee events of the USPTO, XML of EPO OPS, EU trade marks "
            "as JSON and XML, exports of PatSnap, tables of marks, of registered works, of "
            "events and of court cases, and our own JSONL"
        ),
        form=JSONL_FORM,
    )


def _hashed(head: bytes) -> str:
    return sha256(head[:HEAD_BYTES]).hexdigest()


def _source_of(name: str, head: bytes) -> Source | None:
    return next((source for source in SOURCES if source.sniff(name, head)), None)


def _archive(name: str, head: bytes) -> bool:
    return head.startswith(GZIP) or (head.startswith(ZIP) and name.lower().endswith(".zip"))


def _beside(name: str) -> bool:
    lower = name.lower()
    return lower.startswith(_NOTES) or Path(lower).suffix in NOT_PUBLICATIONS


def _within(path: Path, folder: Path) -> bool:
    try:
        return not path.is_symlink() or path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a circle of links, which is no file
        return True


def _escapes(path: Path) -> BadRecord:
    return _bad(path.name, UnsafeInput(T("the link leads out of the folder")).text)


def _bad(
    file: str, reason: Text, *, source: str = "published", offset: int | None = None
) -> BadRecord:
    return BadRecord(
        source=source,
        file=file,
        offset=offset or 0,
        reason=reason,
        place=file if offset is None else None,
    )
