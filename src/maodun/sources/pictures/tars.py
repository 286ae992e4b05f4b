"""Tar archives, which offices fill with one zip archive per publication.

Every file is reached by its place in the tar, so that nothing is unpacked to disk.
"""

import io
import struct
import tarfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from maodun.domain.errors import SourceError, UnsafeInput
from maodun.domain.text import T
from maodun.sources.archives import (
    BROKEN,
    INNER,
    MOST_MEMBERS,
    check_inner_name,
    safe_members,
)

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_RAISED = (*BROKEN, tarfile.TarError, struct.error, ValueError, LookupError)


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
        with (
            _zip(path, member.offset, member.size) as archive,
            archive.open(member.inner) as file,
        ):
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
    with _zip(path, info.offset_data, info.size) as archive:
        for inside in safe_members(archive, info.size):
            yield TarMember(
                name=f"{info.name}{INNER}{inside.filename}",
                offset=info.offset_data,
                size=info.size,
                inner=inside.filename,
            )


@contextmanager
def _zip(path: Path, offset: int, size: int) -> Iterator[zipfile.ZipFile]:
    """Open a zip within a tar; only what is asked of it is read."""
    with (
        path.open("rb") as tar,
        io.BufferedReader(_Window(tar, offset, size)) as window,
        zipfile.ZipFile(window) as archive,
    ):
        yield archive


def _part(path: Path, offset: int, size: int) -> bytes:
    with path.open("rb") as file:
        file.seek(offset)
        return file.read(size)


class _Window(io.RawIOBase):
    """A part of a file as a file of its own."""

    def __init__(self, file: BinaryIO, offset: int, size: int) -> None:
        self._file, self._offset, self._size, self._place = file, offset, size, 0

    def readable(self) -> bool:
        """Yes, as the file around it is."""
        return True

    def seekable(self) -> bool:
        """Yes, within its bounds."""
        return True

    def tell(self) -> int:
        """Return the place, counted from the start of the part."""
        return self._place

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place of the part; one before its start is an error of the archive."""
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self._size}[whence]
        if start + offset < 0:
            raise ValueError(f"{start + offset} is before the start")
        self._place = start + offset
        return self._place

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Fill the buffer with what is left of the part."""
        view = memoryview(buffer).cast("B")
        self._file.seek(self._offset + self._place)
        wanted = max(0, min(len(view), self._size - self._place))
        data = self._file.read(wanted)
        view[: len(data)] = data
        self._place += len(data)
        return len(data)
