"""Entries of one long JSON list or object, one by one, with their place in bytes."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from maodun.domain.text import T, Text

MAX_ENTRY = 16_000_000
"""Bytes; the largest record of an office with all its goods in every language has 2 MB."""

CHUNK = 1 << 20
_SIGN = re.compile(rb'["\[\]{},]')
_TEXT = re.compile(rb'[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
"""A text behind its opening quotation mark."""

_BETWEEN = re.compile(rb"[ \t\r\n,]*+")
_OPENING = re.compile(rb"[\s\xef\xbb\xbf]*[\[{]")


@dataclass(frozen=True, slots=True)
class Item:
    """One entry.

    Attributes:
        offset: Bytes before it.
        end: Bytes up to and with its end.
        name: Its name, where it stands in an object; "" in a list.
        value: What it holds.
        problem: Why it has no value, or None.
    """

    offset: int
    end: int
    name: str
    value: Any
    problem: Text | None = None


def json_items(stream: BinaryIO, *, start: int = 0) -> Iterator[Item]:
    """Yield the entries of the list or object that the stream holds, in UTF-8.

    ``start`` is 0 or the ``end`` of an earlier entry. Never more than ``MAX_ENTRY`` bytes of
    one entry are held; a longer one is yielded with a problem, and so is what is no JSON.
    """
    stream.seek(start)
    window = _Window(stream, start)
    if start == 0 and not window.opens():
        yield Item(0, 0, "", None, T("it is neither a list nor an object of JSON"))
        return
    while (extent := window.next_extent()) is not None:
        yield _item(*extent)
        if extent[1] is None:
            return


def _item(offset: int, content: bytes | None, end: int) -> Item:
    if content is None:
        return Item(offset, end, "", None, T("the entry is longer than any real one"))
    try:
        text = content.decode()
        if (named := _NAMED.match(text)) is not None:
            return Item(offset, end, json.loads(named[1]), json.loads(text[named.end() :]))
        return Item(offset, end, "", json.loads(text))
    except (ValueError, RecursionError) as error:
        return Item(offset, end, "", None, T("it is no JSON: {why}", why=str(error)[:200]))


_NAMED = re.compile(r'\s*("(?:[^"\\]|\\.)*+")\s*:', re.DOTALL)


_Look = Callable[[bytes, int], re.Match[bytes] | None]


class _Window:
    """The part of the file that is held, and where in it the entry being looked at begins."""

    def __init__(self, stream: BinaryIO, offset: int) -> None:
        self._stream, self._held, self._before = stream, b"", offset
        self._first = 0

    def opens(self) -> bool:
        """Go behind the bracket that opens the whole; False: there is none."""
        self._more()
        found = _OPENING.match(self._held)
        self._first = found.end() if found else 0
        return found is not None

    def next_extent(self) -> tuple[int, bytes | None, int] | None:
        """Return place, content and end of the next entry, and go behind it.

        The content is None where the entry is too long to hold; None: there are no more.
        """
        self._skip()
        offset = self._before + self._first
        if self._held[self._first : self._first + 1] in (b"", b"]", b"}"):
            return None
        end = self._end()
        if end is None:
            return offset, None, offset
        content, self._first = self._held[self._first : end], end
        return offset, content, self._before + end

    def _skip(self) -> None:
        while True:
            found = _BETWEEN.match(self._held, self._first)
            self._first = found.end() if found else self._first
            if self._first < len(self._held) or not self._more():
                return

    def _end(self) -> int | None:
        """Return where in the window the entry ends; None: it is too long."""
        depth, place = 0, 0  # from the beginning of the entry
        while (found := self._found(_SIGN.search, place)) is not None:
            sign, place = found[0], found.end() - self._first
            if sign == b'"':
                if (text := self._found(_TEXT.match, place)) is None:
                    break
                place = text.end() - self._first
            elif sign in b"[{":
                depth += 1
            elif depth == 0:
                return found.start()
            elif sign != b",":
                depth -= 1
        return None if self._full() else len(self._held)

    def _found(self, look: _Look, place: int) -> re.Match[bytes] | None:
        while (found := look(self._held, self._first + place)) is None:
            if self._full() or not self._more():
                return None
        return found

    def _full(self) -> bool:
        return len(self._held) - self._first > MAX_ENTRY

    def _more(self) -> bool:
        piece = self._stream.read(CHUNK)
        self._held = self._held[self._first :] + piece
        self._before += self._first
        self._first = 0
        return bool(piece)
