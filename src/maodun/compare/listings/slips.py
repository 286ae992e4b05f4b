"""Which letters are wrong in a misspelt word: some slips are far likelier than others.

Left out, doubled and swapped letters, and those of a neighbouring key, are what people and
those who imitate names write; most words that differ by one unrelated letter are just other
words. What each slip takes is our own estimate, fitted on listings (docs/scanning-listings.md).

Source: Kernighan, Church, Gale, A spelling correction program based on a noisy channel model,
COLING 1990, for weighing errors by how likely they are.
"""

from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from itertools import pairwise
from math import inf

from rapidfuzz.distance import Prefix

_KEYBOARD = ("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_ALIKE = (
    "aeiouy",
    "ckq",
    "sz",
    "vw",
    "gj",
    "0oq",
    "1il",
    "5s",
    "8b",
    "6g",
    "2z",
    "uv",
    "bd",
    "pq",
)
"""Letters that sound or look alike."""


class Slip(Enum):
    """What is wrong at one place; the value is what it takes, an unlikely slip the most."""

    SWAPPED = ("swapped", 0.5)
    DOUBLED = ("doubled, or written once in place of twice", 0.5)
    ALIKE = ("another that is beside it on the keyboard, or sounds or looks like it", 0.5)
    LEFT_OUT = ("left out", 0.8)
    ADDED = ("added", 1.2)
    OTHER = ("another", 1.6)

    def __init__(self, _: str, takes: float) -> None:
        self.takes = takes
        """In letters."""


# Looked up millions of times, which by way of the class takes its time.
_SWAPPED, _DOUBLED, _ALIKE_OR_BESIDE = Slip.SWAPPED, Slip.DOUBLED, Slip.ALIKE
_LEFT_OUT, _ADDED, _OTHER = Slip.LEFT_OUT, Slip.ADDED, Slip.OTHER


@lru_cache(maxsize=1 << 16)
def taken(said: str, *, sign: str, most: int) -> float:
    """Return what the slips between a word and a sign take, in letters; infinity: more slips.

    >>> taken("votraxo", sign="vortaxo", most=1), taken("vorzaxo", sign="vortaxo", most=1)
    (0.5, 1.6)
    """
    at = _same(said, sign)
    if at == len(said) == len(sign):
        return 0.0
    if abs(len(said) - len(sign)) > most:
        return inf
    if most <= 1:
        slip = only_slip(said, sign=sign) if most else None
        return slip.takes if slip else inf
    return min(
        slip.takes + taken(said[at + a :], sign=sign[at + b :], most=most - 1)
        for slip, a, b in _slips(said, sign, at)
    )


def only_slip(said: str, *, sign: str) -> Slip | None:
    """Return the likeliest slip that alone makes the sign what is said; None: it takes more."""
    at = _same(said, sign)
    fitting = [s for s, a, b in _slips(said, sign, at) if said[at + a :] == sign[at + b :]]
    return min(fitting, key=lambda slip: slip.takes, default=None)


def _same(said: str, sign: str) -> int:
    return int(Prefix.similarity(said, sign))


def _slips(said: str, sign: str, at: int) -> Iterator[tuple[Slip, int, int]]:
    """Yield what may be wrong here, and how many letters of each it covers."""
    mine, theirs = said[at : at + 2], sign[at : at + 2]
    if mine and theirs:
        alike = (mine[0], theirs[0]) in _PAIRS
        yield (_ALIKE_OR_BESIDE if alike else _OTHER), 1, 1
        if len(mine) == 2 and mine == theirs[::-1]:  # noqa: PLR2004 - two letters are swapped
            yield _SWAPPED, 2, 2
    if theirs:
        yield (_DOUBLED if _is_doubled(sign, at) else _LEFT_OUT), 0, 1
    if mine:
        yield (_DOUBLED if _is_doubled(said, at) else _ADDED), 1, 0


def _is_doubled(word: str, at: int) -> bool:
    return word[at] in (word[at - 1 : at], word[at + 1 : at + 2])


def _pairs() -> Iterator[tuple[str, str]]:
    for row in _KEYBOARD:
        for one, other in pairwise(row):
            yield from ((one, other), (other, one))
    for group in _ALIKE:
        yield from ((one, other) for one in group for other in group if one != other)


_PAIRS = frozenset(_pairs())
