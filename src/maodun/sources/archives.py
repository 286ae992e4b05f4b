"""Look into archives and open what is in them, refusing bombs and escapes."""

import gzip
import io
import lzma
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, cast

from maodun.domain.errors import SourceError, UnsafeInput
from maodun.domain.text import T

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

ZIP, GZIP, TAR = b"PK\x03\x04", b"\x1f\x8b", b"ustar"
TAR_AT = 257
MOST_MEMBERS = 100_000
MOST_BYTES = 8 << 30
"""Of one file unpacked; the largest weekly file is below 2 GB."""
RATIO = 200
"""Patent XML packs about 10 to 1, its tables 40 to 1; a bomb 1,000 to 1."""
SMALL_BYTES = 16 << 20
"""Below this the ratio does not matter."""
INNER_BYTES = 256 << 20
"""An archive within an archive is held in memory, so it may not be larger."""
INNER = "!"
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
)
"""What the standard library raises while it reads what is damaged, encrypted or exotic."""
_UNREADABLE = (*BROKEN, struct.error, ValueError, IndexError, KeyError)
"""What it raises besides, for a damaged list of contents."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file in an archive; one archive deeper its name is ``inner.zip!name``."""

    name: str
    size: int


def members(path: Path) -> Iterator[Member]:
    """Yield the files of a zip archive, those of archives within it too, in order of name.

    Raises:
        UnsafeInput: A name leaves the archive, or what it holds unpacks to far too much.
        SourceError: The archive is damaged or encrypted.
    """
    with _readable(str(path)), zipfile.ZipFile(path) as archive:
        for info in safe_members(archive, path.stat().st_size):
            if not info.filename.lower().endswith(".zip"):
                yield Member(info.filename, info.file_size)
                continue
            with _inner(archive, info) as inner:
                for deeper in safe_members(inner, info.file_size):
                    yield Member(f"{info.filename}{INNER}{deeper.filename}", deeper.file_size)


@contextmanager
def opened(path: Path, member: str) -> Iterator[BinaryIO]:
    """Open a bare file, one packed by gzip (``member`` is ""), or a member of an archive.

    The stream can seek; going back in a packed one unpacks it again.

    Raises:
        UnsafeInput: While it is read, it turns out to be a bomb.
    """
    if member:
        with _member(path, member) as stream:
            yield stream
        return
    with path.open("rb") as raw:
        packed = raw.read(len(GZIP)) == GZIP
        raw.seek(0)
        yield io.BufferedReader(_Unpacked(raw)) if packed else raw


def packed_size(path: Path) -> int:
    """Return how long gzip says the unpacked file is (its last four bytes, so below 4 GB)."""
    with path.open("rb") as raw:
        raw.seek(-4, io.SEEK_END)
        return int.from_bytes(raw.read(4), "little")


def safe_members(archive: zipfile.ZipFile, size: int) -> list[zipfile.ZipInfo]:
    """Return the files of an opened zip of so many bytes, in order of name.

    Raises:
        UnsafeInput: One of them is a bomb, a link, or leads out of the archive.
    """
    infos = archive.infolist()
    if len(infos) > MOST_MEMBERS:
        raise UnsafeInput(T("the archive holds {count} files", count=len(infos)))
    if sum(info.compress_size for info in infos) > size:
        raise UnsafeInput(T("the files of the archive overlap"))
    for info in infos:
        _check_name(info)
        _check_size(info)
    return sorted((i for i in infos if not i.is_dir()), key=lambda info: info.filename)


def check_inner_name(name: str) -> None:
    """Refuse the name of a file in an archive that leads out of it, or is none.

    Raises:
        UnsafeInput: It does.
    """
    inside = PurePosixPath(name.replace("\\", "/"))
    if not name:
        raise UnsafeInput(T("a file in the archive has no name"))
    if inside.is_absolute() or ".." in inside.parts or ":" in name or INNER in name:
        raise UnsafeInput(T("the name {name} leaves the archive", name=name[:200]))


@contextmanager
def _member(path: Path, member: str) -> Iterator[BinaryIO]:
    with ExitStack() as stack:
        with _readable(str(path)):
            stream = _entered(stack, path, member)
        yield stream


def _entered(stack: ExitStack, path: Path, member: str) -> BinaryIO:
    outer, _, deeper = member.partition(INNER)
    archive = stack.enter_context(zipfile.ZipFile(path))
    info = archive.getinfo(outer)
    _check_size(info)
    if deeper:
        archive = stack.enter_context(_inner(archive, info))
        info = archive.getinfo(deeper)
    return cast(BinaryIO, stack.enter_context(archive.open(info)))


@contextmanager
def _inner(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[zipfile.ZipFile]:
    if info.file_size > INNER_BYTES:
        raise SourceError(
            T(
                "{name} is a large archive within the archive: unpack it first",
                name=info.filename,
            )
        )
    with zipfile.ZipFile(io.BytesIO(archive.read(info))) as inner:
        yield inner


@contextmanager
def _readable(name: str) -> Iterator[None]:
    try:
        yield
    except _UNREADABLE as error:
        reason = T("the archive cannot be read: {error}", error=str(error).replace(name, "it"))
        raise SourceError(reason) from error


def _check_name(info: zipfile.ZipInfo) -> None:
    check_inner_name(info.filename)
    if stat.S_ISLNK(info.external_attr >> 16):
        raise UnsafeInput(T("{name} in the archive is a link", name=info.filename[:200]))


def _check_size(info: zipfile.ZipInfo) -> None:
    swollen = info.file_size > SMALL_BYTES and info.file_size > RATIO * info.compress_size
    if swollen or info.file_size > MOST_BYTES:
        raise UnsafeInput(
            T(
                "{name} would unpack from {packed} to {size} bytes",
                name=info.filename[:200],
                packed=info.compress_size,
                size=info.file_size,
            )
        )


class _Unpacked(io.RawIOBase):
    """What gzip packed, with the same limits as members of archives."""

    def __init__(self, raw: BinaryIO) -> None:
        self._raw, self._file = raw, gzip.GzipFile(fileobj=raw)

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """Yes, by unpacking again."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a byte of the unpacked file."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """Return the byte of the unpacked file."""
        return self._file.tell()

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Fill the buffer, unless that would be too much."""
        count = self._file.readinto(buffer)
        done = self._file.tell()
        if done > MOST_BYTES or done > SMALL_BYTES + RATIO * self._raw.tell():
            raise UnsafeInput(T("the file unpacks to more than {size} bytes", size=done))
        return count
