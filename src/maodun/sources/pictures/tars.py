"""Tar archives, which offices fill with one zip archive per publication.

Every file is reached by its place in the tar, so that nothing is unpacked to disk.
"""

import io
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from maodun.domain.errors import SourceError, UnsafeInput
from maodun.domain.text import T
from maodun.sources.archives import (
    BROKEN,
    INNER,
    INNER_BYTES,
    MOST_MEMBERS,
    check_inner_name,
    safe_members,
)

_RAISED = (*BROKEN, tarfile.TarError, ValueError, LookupError)


@dataclass(frozen=True, slots=True)
class TarMember:
    """One file in a tar, or in a zip within it.

    Attributes:
        name: ``I2021/USD1.ZIP!USD1/USD1-D00001.TIF``.
        offset: Bytes from the start of the tar to the file, or to the zip that it is in.
        size: Of that, in bytes.
        inner: Name within the zip; "": the file lies in the tar itself.
    """

    name: str
    offset: int
    size: int
    inner: str = ""


def tar_members(path: Path) -> Iterator[TarMember | SourceError]:
    """Yield the files of a tar in their order, those of zip archives in it too.

    What is unsafe or damaged within it is yielded as an error, and the rest goes on. A tar
    that cannot be read any further ends with an error.
    """
    try:
        with tarfile.open(path, "r:") as archive:
            for count, info in enumerate(archive):
                if count >= MOST_MEMBERS:
                    raise UnsafeInput(T("the archive holds {count} files", count=count))
                yield from _looked_at(path, info)
    except SourceError as error:
        yield error
    except _RAISED as error:
        yield SourceError(
            T("the archive cannot be read further: {error}", error=type(error).__name__)
        )


def tar_bytes(path: Path, member: TarMember, *, most: int) -> bytes:
    """Return the bytes of one file of a tar, no more than ``most``.

    Raises:
        SourceError: It cannot be read any more.
    """
    try:
        if not member.inner:
            return _part(path, member.offset, min(member.size, most))
        packed = _part(path, member.offset, member.size)
        with zipfile.ZipFile(io.BytesIO(packed)) as archive, archive.open(member.inner) as file:
            return file.read(most)
    except _RAISED as error:
        raise SourceError(
            T(
                "{name} cannot be unpacked: {error}",
                name=member.name,
                error=type(error).__name__,
            )
        ) from error


def _looked_at(path: Path, info: tarfile.TarInfo) -> Iterator[TarMember | SourceError]:
    if info.isdir():
        return
    try:
        check_inner_name(info.name)
        if not info.isreg() or info.issparse():
            raise UnsafeInput(T("{name} in the archive is a link", name=info.name[:200]))
        if info.name.lower().endswith(".zip"):
            yield from _in_zip(path, info)
        else:
            yield TarMember(info.name, info.offset_data, info.size)
    except SourceError as error:
        yield error
    except _RAISED as error:
        yield SourceError(
            T("{name} cannot be unpacked: {error}", name=info.name, error=type(error).__name__)
        )


def _in_zip(path: Path, info: tarfile.TarInfo) -> Iterator[TarMember]:
    if info.size > INNER_BYTES:
        raise SourceError(
            T("{name} is a large archive within the archive: unpack it first", name=info.name)
        )
    packed = _part(path, info.offset_data, info.size)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        for inside in safe_members(archive, len(packed)):
            yield TarMember(
                name=f"{info.name}{INNER}{inside.filename}",
                offset=info.offset_data,
                size=info.size,
                inner=inside.filename,
            )


def _part(path: Path, offset: int, size: int) -> bytes:
    with path.open("rb") as file:
        file.seek(offset)
        return file.read(size)
