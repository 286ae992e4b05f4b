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
_TAG = re.compile(rb"<(?P<close>/?)(?:[A-Za-z][\w.-]*:)?(?P<rest>[A-Za-z][^<>]*)>")
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
    stream.seek(start)
    held, base = b"", start
    while True:
        found = BEGIN.search(held)
        if found is None:
            kept = held[-OVERLAP:]
            base += len(held) - len(kept)
            chunk = stream.read(CHUNK)
            if not chunk:
                return
            held = kept + chunk
            continue
        held, base = held[found.start() :], base + found.start()
        length, held = _ending(stream, held)
        if length is None:
            yield Piece(base, base + len(held), problem=_PROBLEMS[len(held) > MAX_MARK])
            held, base = held[OVERLAP:], base + len(held[:OVERLAP])
        else:
            yield Piece(base, base + length, _bare(held[:length]))
            held, base = held[length:], base + length


_PROBLEMS = {
    True: T("the mark is larger than any real one"),
    False: T("the file is cut off within this mark"),
}


def _ending(stream: BinaryIO, held: bytes) -> tuple[int | None, bytes]:
    """Return how long the element is that ``held`` begins with, and all that is held then."""
    searched = 1
    while (found := _END.search(held, searched)) is None:
        searched = max(1, len(held) - OVERLAP)
        chunk = stream.read(CHUNK) if len(held) <= MAX_MARK else b""
        if not chunk:
            return None, held
        held += chunk
    return found.end(), held


def _bare(content: bytes) -> bytes:
    """Return an element without prefixes and namespaces, which are declared outside of it."""
    return _TAG.sub(_without_prefix, content)


def _without_prefix(tag: re.Match[bytes]) -> bytes:
    rest = _FOREIGN.sub(b"", tag["rest"]) if b"=" in tag["rest"] else tag["rest"]
    return b"<" + tag["close"] + rest + b">"
