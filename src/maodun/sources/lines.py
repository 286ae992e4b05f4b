"""Lines of a file of any size: with their place in bytes, and never longer than a limit."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

MAX_LINE = 32_000_000
"""Bytes; the longest patents with their whole description stay below 10 MB."""

CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or the fact that there was one too long to hold.

    Attributes:
        offset: Bytes before it.
        end: Bytes up to and with its line feed.
        content: Without line feed; None: longer than the limit.
    """

    offset: int
    end: int
    content: bytes | None


def lines(stream: BinaryIO, *, start: int = 0, limit: int = MAX_LINE) -> Iterator[Line]:
    """Yield every line from byte ``start`` on; one over ``limit`` is passed over, not held."""
    stream.seek(start)
    offset = start
    while piece := stream.readline(limit + 1):
        if len(piece) <= limit or piece.endswith(b"\n"):
            yield Line(offset, offset + len(piece), piece.rstrip(b"\r\n"))
            offset += len(piece)
            continue
        end = offset + len(piece) + _rest_of_line(stream)
        yield Line(offset, end, None)
        offset = end


def _rest_of_line(stream: BinaryIO) -> int:
    passed = 0
    while piece := stream.readline(CHUNK):
        passed += len(piece)
        if piece.endswith(b"\n"):
            break
    return passed
