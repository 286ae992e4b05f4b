"""Text from bytes whose encoding nobody wrote down, as exports of shops and offices are."""

import codecs
from collections.abc import Collection

from charset_normalizer import from_bytes

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CANDIDATES = ("gb18030", "cp932", "big5", "cp1252", "euc_kr", "cp1251")
"""Encodings met in exports, besides Unicode; where several fit, the text decides."""

SAMPLE = 65_536
ZEROS = 0.3
"""Share of zero bytes at even (or odd) places that shows UTF-16 without a mark."""


def decoded(data: bytes, *, words: Collection[str] = (), declared: str = "") -> str:
    """Return ``data`` as text; what cannot be decoded becomes U+FFFD, so that it shows.

    Args:
        data: The whole text.
        words: Words that the text should contain (names of columns); the encoding in which
            most of them appear is taken.
        declared: What the sender said it is; believed when the bytes allow it.
    """
    name = encoding_of(data[:SAMPLE], words=words, declared=declared)
    return data.decode(name, errors="replace").removeprefix("\ufeff")


def encoding_of(head: bytes, *, words: Collection[str] = (), declared: str = "") -> str:
    """Return the name of the encoding that the first bytes of a text show."""
    for mark, name in MARKS:
        if head.startswith(mark):
            return name
    if wide := _without_mark(head):
        return wide
    if _fits(head, "utf-8"):
        return "utf-8"
    if declared and _known(declared) and _fits(head, declared):
        return declared
    return _by_words(head, words) or _by_statistics(head)


def _without_mark(head: bytes) -> str | None:
    half = max(1, len(head) // 2)
    if head[1::2].count(0) > ZEROS * half:
        return "utf-16-le"
    return "utf-16-be" if head[0::2].count(0) > ZEROS * half else None


def _fits(head: bytes, name: str) -> bool:
    try:
        codecs.getincrementaldecoder(name)().decode(head, final=False)
    except (UnicodeDecodeError, ValueError):
        return False
    return True


def _known(name: str) -> bool:
    try:
        return bool(codecs.lookup(name)._is_text_encoding)  # noqa: SLF001 - the only way to ask
    except (LookupError, ValueError):
        return False


def _by_words(head: bytes, words: Collection[str]) -> str | None:
    if not words:
        return None
    found = {name: _count(head.decode(name, errors="replace"), words) for name in CANDIDATES}
    best = max(found, key=lambda name: found[name])
    tied = sum(1 for name in found if found[name] == found[best]) > 1
    return None if tied else best


def _count(text: str, words: Collection[str]) -> int:
    folded = text.casefold()
    return sum(1 for word in words if word.casefold() in folded)


def _by_statistics(head: bytes) -> str:
    possible = [name for name in CANDIDATES if _fits(head, name)]
    if not possible:
        return "cp1252"
    best = from_bytes(head[:8192], cp_isolation=possible, enable_fallback=False).best()
    return best.encoding if best else possible[-1]
