"""A text cut into words, and the stretches of it that may be a sign."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from maodun.compare.listings.folding import has_han, letters
from maodun.compare.listings.keys import FEWEST, LONGEST
from maodun.compare.listings.plainness import zipfs
from maodun.compare.marks.sounds import pinyin_syllables

MOST_WORDS = 5
MOST_PIECES = 14
"""Pieces of one or two letters that may together be one word written apart."""
PIECE = 2
MOST_HAN = 8
MOST_NEAR_WORDS = 3
ORDINARY_ZIPF = 3.0
"""From here up a word is spelt right: nobody's misspelling is looked for in it."""
_LONGEST_TEXT = 20_000
_TOKEN = re.compile(
    r"[〇㐀-䶿一-鿿豈-﫿]|[ァ-ヿ]+|[ぁ-ゟ]+|(?:(?![〇㐀-䶿一-鿿豈-﫿ぁ-ヿ])[^\W_])+"
)
_BREAK = re.compile(r"[,;:!?()\[\]{}|\"“”/\n\r\t，。；：！？（）【】、]|\.\s|\s[-–—]\s|\s{3,}")
_MEASURE = re.compile(r"\d+(?:[a-z]{1,3})?|[a-z]{0,2}\d+")
_OWNED = re.compile(r"['’]s?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """One word, or one Chinese character.

    Attributes:
        form: Its letters (`letters`).
        odd: It is no word of any language counted, so that it may be misspelt.
        breaks: What stands before it ends a phrase.
    """

    start: int
    end: int
    form: str
    odd: bool
    breaks: bool
    wide: bool


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch that is looked up.

    Attributes:
        form: Its letters.
        read: How they read in Latin letters where the stretch is Chinese, else "".
        first: Place of its first token.
        words: How many tokens it covers; 0: a part of one.
        near: It is also looked up misspelt and by sound.
    """

    start: int
    end: int
    form: str
    read: str
    first: int
    words: int
    near: bool


def tokens(text: str) -> list[Token]:
    """Return the words of a text, in order; each Chinese character stands alone."""
    found: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(text[:_LONGEST_TEXT]):
        form = letters(match[0])
        if not form:
            continue
        start = match.start()
        breaks = bool(found) and start > end and _BREAK.search(text[end:start]) is not None
        wide = has_han(form)
        found.append(Token(start, match.end(), form, not wide and _is_odd(form), breaks, wide))
        end = match.end()
    return found


def windows(found: Sequence[Token]) -> Iterator[Window]:
    """Yield every stretch of the words that may be a sign."""
    syllables = _syllables(found)
    for first, token in enumerate(found):
        if token.wide:
            yield from _han_windows(found, first, syllables)
        else:
            yield from _word_windows(found, first)


def _word_windows(found: Sequence[Token], first: int) -> Iterator[Window]:
    form, odd = "", False
    pieces = True
    for words, token in enumerate(found[first : first + MOST_PIECES], 1):
        if token.wide or (words > 1 and token.breaks):
            return
        pieces = pieces and len(token.form) <= PIECE
        if words > MOST_WORDS and not pieces:
            return
        form += token.form
        odd = odd or token.odd
        if len(form) > LONGEST:
            return
        if len(form) >= FEWEST:
            near = odd and words <= MOST_NEAR_WORDS
            yield Window(found[first].start, token.end, form, "", first, words, near)


def _han_windows(
    found: Sequence[Token], first: int, syllables: Sequence[str]
) -> Iterator[Window]:
    form, read = "", ""
    for words, token in enumerate(found[first : first + MOST_HAN], 1):
        if not token.wide or (words > 1 and token.breaks):
            return
        form += token.form
        read += syllables[first + words - 1]
        if words >= FEWEST:
            yield Window(found[first].start, token.end, form, read, first, words, near=False)


def _syllables(found: Sequence[Token]) -> list[str]:
    """Return, beside each Chinese character, how it reads among its neighbours."""
    read = [""] * len(found)
    start = 0
    while start < len(found):
        stop = start
        while stop < len(found) and found[stop].wide:
            stop += 1
        if stop > start:
            run = "".join(token.form for token in found[start:stop])
            spoken = pinyin_syllables(run)
            if len(spoken) == stop - start:
                read[start:stop] = spoken
        start = stop + 1
    return read


@lru_cache(maxsize=1 << 17)
def _is_odd(form: str) -> bool:
    if _MEASURE.fullmatch(form):
        return False
    return max(zipfs(form)) < ORDINARY_ZIPF
