"""Cut a stream of case files into single ones, in bounded memory."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from maodun.domain.text import T, Text

CHUNK_BYTES = 1 << 20
CASE_BYTES = 16 << 20
"""A larger case file is refused; goods of all 45 classes stay far below."""

END = b"</case-file>"
WHOLE = b"</trademark-applications-daily"
"""How a file ends that is not cut off."""
BEGIN = b"<case-file>"
_OVERLAP = 256
"""Bytes kept where a tag may lie across two chunks, and at the end of the file."""

MOST_RECORDS = 16
"""Of one case file, at most; the place of each is counted in its first bytes."""


@dataclass(frozen=True, slots=True)
class Case:
    """One case file, or a stretch of the stream that is none.

    Attributes:
        offset: Of its first byte in the stream.
        end: Of the first byte after it.
        done: How many of its records were read before.
        content: Its bytes; empty where ``problem`` says why it is not whole.
    """

    offset: int
    end: int
    done: int = 0
    content: bytes = b""
    problem: Text | None = None


def cases(stream: BinaryIO, *, start: int, limit: int = CASE_BYTES) -> Iterator[Case]:
    """Yield every case file from byte ``start`` on; within one, that one again."""
    offset, done = _resumed(stream, start)
    window = _Window(stream, offset)
    while (found := window.next(limit)) is not None:
        if done and found.offset == offset:
            found = Case(found.offset, found.end, done, found.content, found.problem)
        yield found


def _resumed(stream: BinaryIO, start: int) -> tuple[int, int]:
    """Return the beginning of the case file that ``start`` lies in, and the records done of it.

    Each record that is not the last of its case file is done one byte further into it.
    """
    back = max(0, start - MOST_RECORDS)
    stream.seek(back)
    held = stream.read(start - back + _OVERLAP)
    begin = held.rfind(BEGIN, 0, start - back + len(BEGIN))
    if begin < 0 or held.find(END, begin, start - back) >= 0:
        return start, 0
    return back + begin, start - back - begin


class _Window:
    """The part of the stream that is held; ``base`` is the offset of its first byte."""

    def __init__(self, stream: BinaryIO, start: int) -> None:
        stream.seek(start)
        self._stream, self._base, self._held, self._at = stream, start, b"", 0

    def next(self, limit: int) -> Case | None:
        """Return the next case file or what is damaged; None at the end of the stream."""
        while (begin := self._held.find(BEGIN, self._at)) < 0:
            if self._held.find(END, self._at) >= 0:
                return self._stray(len(self._held))
            self._at = max(self._at, len(self._held) - _OVERLAP)
            if not self._more():
                return self._last()
        if self._held.find(END, self._at, begin) >= 0:
            return self._stray(begin)
        self._at = begin
        return self._case(limit)

    def _case(self, limit: int) -> Case:
        """Take the case file that begins at the place reached."""
        searched = self._at + 1
        while (end := self._held.find(END, searched)) < 0:
            searched = max(searched, len(self._held) - _OVERLAP)
            if len(self._held) - self._at > limit:
                reason = T("the case file is larger than {limit} bytes", limit=limit)
                return self._problem(searched, reason)
            before = self._base
            if not self._more():
                return self._problem(len(self._held), _CUT_OFF)
            searched -= self._base - before
        again = self._held.find(BEGIN, self._at + 1, end)
        if again >= 0:
            return self._problem(again, _CUT_OFF)
        begin, until = self._at, end + len(END)
        self._at = until
        content = self._held[begin:until]
        return Case(self._base + begin, self._base + until, content=content)

    def _last(self) -> Case | None:
        """Take what is left, unless it ends the file as it should."""
        rest = self._held[self._at :]
        self._at = len(self._held)
        if not rest.strip() or WHOLE in rest:
            return None
        end = self._base + self._at
        return Case(end - len(rest), end, problem=T("the file is cut off before its end"))

    def _stray(self, until: int) -> Case:
        """Take what ends a case file that never began."""
        end = self._held.find(END, self._at, until) + len(END)
        return self._problem(end, T("a case file ends here that has no beginning"))

    def _problem(self, until: int, reason: Text) -> Case:
        begin, self._at = self._at, until
        return Case(self._base + begin, self._base + until, problem=reason)

    def _more(self) -> bool:
        """Hold one chunk more and let go of what was taken; False at the end of the stream."""
        chunk = self._stream.read(CHUNK_BYTES)
        self._held = self._held[self._at :] + chunk
        self._base += self._at
        self._at = 0
        return bool(chunk)


_CUT_OFF = T("the case file is cut off before its end")
