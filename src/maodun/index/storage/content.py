"""Flat files of packed rights: bytes are appended, read by place, and never rewritten."""

import os
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from maodun.domain.errors import RegisterDamaged
from maodun.domain.text import T

SEGMENT_BYTES = 1 << 30
"""A file is closed when it has grown beyond this; small enough to copy, few enough to list."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where one packed right lies.

    Attributes:
        head: Bytes of the first part.
        body: Bytes of the second part, directly behind it.
    """

    segment: int
    offset: int
    head: int
    body: int


@dataclass(frozen=True, slots=True)
class End:
    """How far the content files reach: what lies beyond was never committed."""

    segment: int = 0
    length: int = 0


class ContentWriter:
    """Appends to the content files of one register."""

    def __init__(self, folder: Path, end: End) -> None:
        """Cut whatever an interrupted writer left beyond ``end``, and go on there."""
        self._folder = folder
        folder.mkdir(exist_ok=True)
        for path in folder.glob("*.bin"):
            if int(path.stem) > end.segment:
                path.unlink()
        self._segment = end.segment
        self._file = self._open(end.length)

    def append(self, head: bytes, body: bytes) -> Place:
        """Keep two parts and return their place; readable after ``flush``."""
        if self._offset >= SEGMENT_BYTES:
            self._next_segment()
        place = Place(self._segment, self._offset, len(head), len(body))
        self._file.write(head)
        self._file.write(body)
        self._offset += len(head) + len(body)
        return place

    def flush(self) -> None:
        """Make what was appended readable to others."""
        self._file.flush()

    def sync(self) -> End:
        """Bring everything to the disk and return how far it reaches."""
        self._file.flush()
        os.fsync(self._file.fileno())
        return End(self._segment, self._offset)

    def close(self) -> None:
        """Let go of the file; nothing is promised about what was not synced."""
        self._file.close()

    def _next_segment(self) -> None:
        self.sync()
        self._file.close()
        self._segment += 1
        self._file = self._open(0)

    def _open(self, length: int) -> BinaryIO:
        path = segment_path(self._folder, self._segment)
        path.touch()
        if path.stat().st_size < length:
            raise RegisterDamaged(
                T("{path} is shorter than the register noted", path=str(path))
            )
        os.truncate(path, length)
        self._offset = length
        return path.open("ab")


class ContentReader:
    """Reads packed rights by place."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, places: Sequence[Place], *, bodies: bool) -> list[tuple[bytes, bytes]]:
        """Return head and body of each place, in this order; bodies are b"" if not wanted.

        Raises:
            RegisterDamaged: A file is missing or shorter than noted.
        """
        parts: list[tuple[bytes, bytes]] = [(b"", b"")] * len(places)
        order = sorted(range(len(places)), key=lambda n: (places[n].segment, places[n].offset))
        with ExitStack() as stack:
            files: dict[int, BinaryIO] = {}
            for index in order:
                place = places[index]
                if place.segment not in files:
                    files[place.segment] = stack.enter_context(self._open(place.segment))
                parts[index] = _read(files[place.segment], place, bodies=bodies)
        return parts

    def _open(self, segment: int) -> BinaryIO:
        path = segment_path(self._folder, segment)
        try:
            return path.open("rb")
        except FileNotFoundError as error:
            raise RegisterDamaged(T("{path} is missing", path=str(path))) from error


def segment_path(folder: Path, segment: int) -> Path:
    """Return the content file with this number."""
    return folder / f"{segment:06d}.bin"


def _read(file: BinaryIO, place: Place, *, bodies: bool) -> tuple[bytes, bytes]:
    file.seek(place.offset)
    wanted = place.head + (place.body if bodies else 0)
    found = file.read(wanted)
    if len(found) < wanted:
        raise RegisterDamaged(
            T("{path} ends before byte {byte}", path=file.name, byte=place.offset + wanted)
        )
    return found[: place.head], found[place.head :]
