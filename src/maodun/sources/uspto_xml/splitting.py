"""Cut a stream of concatenated XML documents into single ones, in bounded memory."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from maodun.domain.text import T, Text

CHUNK_BYTES = 1 << 20
DOCUMENT_BYTES = 64 << 20
"""A larger document is refused; the largest grants with their tables stay far below."""
PROLOG_BYTES = 1 << 20
"""Old grants name each picture in the prolog: about 100 bytes for each."""
ROOTS = (
    b"us-patent-grant",
    b"us-patent-application",
    b"PATDOC",
    b"patent-application-publication",
)

_DECLARATION = b"<?xml version"
_OVERLAP = 256
_ANY_ROOT = b"|".join(ROOTS)
_START = re.compile(rb"<\?xml\s|<!DOCTYPE\s|<(?:" + _ANY_ROOT + rb")[\s>]")
_RESUME = re.compile(rb"<\?xml\s|</(?:" + _ANY_ROOT + rb")\s*>")
_PROLOG_ITEM = re.compile(
    rb"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE\b[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL
)
_ROOT = re.compile(rb"<([A-Za-z][\w.:-]{0,99})[\s/>]")
_NOTHING = b" \t\r\n\0\x1a\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Document:
    """One piece of the stream.

    Attributes:
        offset: Of its first byte in the stream.
        end: Of the first byte after it; reading may go on there.
        content: Its bytes; empty where ``problem`` says why it is not whole.
        root: Name of the root element, or "".
        body: Where the root element begins within ``content``.
        problem: Why it cannot be read, or None.
    """

    offset: int
    end: int
    content: bytes = b""
    root: str = ""
    body: int = 0
    problem: Text | None = None


def documents(
    stream: BinaryIO, *, start: int, limit: int = DOCUMENT_BYTES
) -> Iterator[Document]:
    """Yield every document from byte ``start`` on, and every stretch that is none.

    Never holds more than ``limit`` bytes and two chunks.
    """
    window = _Window(stream, start)
    while True:
        yield from window.rubbish()
        if not window.held:
            return
        yield window.document(limit)


class _Window:
    """The part of the stream that is held; ``start`` is the offset of its first byte."""

    def __init__(self, stream: BinaryIO, start: int) -> None:
        stream.seek(start)
        self.stream, self.start, self.held = stream, start, bytearray()

    def more(self) -> bool:
        """Hold one chunk more; False at the end of the stream."""
        chunk = self.stream.read(CHUNK_BYTES)
        self.held += chunk
        return bool(chunk)

    def drop(self, count: int) -> None:
        """Let go of the first bytes."""
        del self.held[:count]
        self.start += count

    def rubbish(self) -> Iterator[Document]:
        """Go to where the next document begins; yield what lies before unless it is blank."""
        begin, blank = self.start, True
        while (found := _START.search(self.held)) is None:
            keep = min(_OVERLAP, len(self.held))
            blank = blank and not self.held[: len(self.held) - keep].strip(_NOTHING)
            self.drop(len(self.held) - keep)
            if not self.more():
                break
        end = found.start() if found else len(self.held)
        blank = blank and not self.held[:end].strip(_NOTHING)
        self.drop(end)
        if not blank:
            reason = T("{count} bytes here are no document", count=self.start - begin)
            yield Document(begin, self.start, problem=reason)

    def document(self, limit: int) -> Document:
        """Take the document that begins at the first byte held."""
        root_at = self._root_at()
        found = _ROOT.match(self.held, root_at) if root_at is not None else None
        if root_at is None or found is None:
            return self._abandon(T("what comes before the root element cannot be understood"))
        name = bytes(found[1])
        end, whole = self._end(name, root_at, limit)
        if end is None:
            return self._abandon(
                T("the document is larger than {limit} bytes", limit=limit), root=name.decode()
            )
        content = bytes(self.held[:end]) if whole else b""
        begin = self.start
        self.drop(end)
        return Document(
            offset=begin,
            end=self.start,
            content=content,
            root=name.decode(),
            body=root_at,
            problem=None if whole else T("the document is cut off before its end"),
        )

    def _root_at(self) -> int | None:
        """Skip the prolog, with as much of the stream as that takes."""
        while True:
            at = 0
            while item := _PROLOG_ITEM.match(self.held, at):
                at = item.end()
            if _ROOT.match(self.held, at):
                return at
            if len(self.held) - at > PROLOG_BYTES or at > PROLOG_BYTES or not self.more():
                return None

    def _end(self, root: bytes, root_at: int, limit: int) -> tuple[int | None, bool]:
        """Find where the document ends, and whether it does so by itself; None: too large."""
        closing, searched = b"</" + root, root_at + 1
        while True:
            at = self.held.find(closing, searched)
            until = len(self.held) if at < 0 else at
            if (cut := self._next_start(root, searched, until)) is not None:
                return cut, False
            if at >= 0 and (close := self.held.find(b">", at)) >= 0:
                return close + 1, True
            if len(self.held) > limit:
                return None, False
            searched = max(searched, until - _OVERLAP)
            if not self.more():
                return len(self.held), False

    def _next_start(self, root: bytes, searched: int, until: int) -> int | None:
        marks: tuple[bytes, ...] = (_DECLARATION,)
        if not self.held.startswith(marks):
            marks = (*marks, b"<!DOCTYPE ", b"<" + root + b" ")
        found = [at for mark in marks if (at := self.held.find(mark, searched, until)) >= 0]
        return min(found, default=None)

    def _abandon(self, problem: Text, *, root: str = "") -> Document:
        """Skip to the end of this document or the beginning of the next, holding little."""
        begin, searched = self.start, 1
        while (found := _RESUME.search(self.held, searched)) is None:
            self.drop(max(0, len(self.held) - _OVERLAP))
            searched = 0
            if not self.more():
                self.drop(len(self.held))
                return Document(begin, self.start, root=root, problem=problem)
        self.drop(found.end() if found[0].startswith(b"</") else found.start())
        return Document(begin, self.start, root=root, problem=problem)
