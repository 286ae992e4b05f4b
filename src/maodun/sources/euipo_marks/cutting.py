"""Cut TM-XML (WIPO ST.66) into the elements of single marks, in bounded memory."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from maodun.domain.text import T, Text

CHUNK = 1 << 20
MAX_MARK = 16 << 20
"""Bytes of one mark; those with goods in 24 languages stay below 2 MB."""

OVERLAP = 128
"""More than the longest tag that begins or ends a mark, without its attributes."""

BEGIN = re.compile(rb"<(?:[A-Za-z][\w.-]{0,30}:)?TradeMark(?=[\s>])")
_END = re.compile(rb"</(?:[A-Za-z][\w.-]{0,30}:)?TradeMark\s*>")
_WITH_PREFIX = re.compile(rb"<[^<>]*(?::|xmlns)[^<>]*>")
_PREFIX = re.compile(rb"^(</?)[A-Za-z][\w.-]*:")
_FOREIGN = re.compile(rb"\s(?:xmlns(?::[\w.-]+)?|[\w.-]+:[\w.-]+)\s*=\s*(?:\"[^\"]*\"|'[^']*')")


@dataclass(frozen=True, slots=True)
class Piece:
    """The element of one mark, or one that cannot be had.

    Attributes:
        offset: Of its first byte in the stream.
        end: Of the first byte after it.
        content: Its bytes, names without prefixes; empty where ``problem`` says why.
    """

    offset: int
    end: int
    content: bytes = b""
    problem: Text | None = None


def pieces(stream: BinaryIO, *, start: int) -> Iterator[Piece]:
    """Yield the element of every mark that begins at byte ``start`` or later."""
    window = _Window(stream, start)
    while (piece := window.next()) is not None:
        yield piece


_PROBLEMS = {
    True: T("the mark is larger than any real one"),
    False: T("the file is cut off within this mark"),
}


class _Window:
    """The part of the file that is held; ``base`` is the offset of its first byte."""

    def __init__(self, stream: BinaryIO, start: int) -> None:
        stream.seek(start)
        self._stream, self._base, self._held, self._at = stream, start, b"", 0

    def next(self) -> Piece | None:
        """Return the next mark or what is damaged; None at the end of the file."""
        while (begin := BEGIN.search(self._held, self._at)) is None:
            self._at = max(self._at, len(self._held) - OVERLAP)
            if not self._more():
                return None
        self._at = begin.start()
        searched = 1
        while (end := _END.search(self._held, self._at + searched)) is None:
            searched = max(1, len(self._held) - self._at - OVERLAP)
            if len(self._held) - self._at > MAX_MARK or not self._more():
                return self._broken()
        offset, content = self._base + self._at, self._held[self._at : end.end()]
        self._at = end.end()
        return Piece(offset, self._base + self._at, _bare(content))

    def _broken(self) -> Piece:
        """Go behind the beginning of a mark without an end; another may begin within it."""
        offset, end = self._base + self._at, self._base + len(self._held)
        problem = _PROBLEMS[len(self._held) - self._at > MAX_MARK]
        self._at = min(self._at + OVERLAP, len(self._held))
        return Piece(offset, end, problem=problem)

    def _more(self) -> bool:
        chunk = self._stream.read(CHUNK)
        self._held = self._held[self._at :] + chunk
        self._base, self._at = self._base + self._at, 0
        return bool(chunk)


def _bare(content: bytes) -> bytes:
    """Return an element without prefixes and namespaces, which are declared outside of it."""
    return _WITH_PREFIX.sub(_without_prefix, content)


def _without_prefix(tag: re.Match[bytes]) -> bytes:
    bare = _FOREIGN.sub(b"", tag[0]) if b"=" in tag[0] else tag[0]
    return _PREFIX.sub(rb"\1", bare)
