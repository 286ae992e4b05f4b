"""Words of one listing held against another's: the same, misspelt, short, run together."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import nan, sqrt

from rapidfuzz.distance import JaroWinkler

from maodun.compare.products.rarity import Rarity

ALIKE = 0.85
"""Likeness from which a word counts as found."""

_MISSPELT = 0.88
_BEGINS = 0.9
_ABBREVIATES = 0.86
_RUN_TOGETHER = 0.95
_SHORTEST_MISSPELT = 4
_SHORTEST_BEGINNING = 3


@dataclass(frozen=True, slots=True)
class Left:
    """What of one listing's words the other has.

    Attributes:
        share: Share of their rarity that is found; NaN: no words.
        rarest: Rarity of the rarest word left over.
        count: Words left over.
        total: Their rarity together.
    """

    share: float
    rarest: float
    count: float
    total: float


def left_over(
    words: Collection[str], others: Collection[str], *, joined: str, rarity: Rarity
) -> Left:
    """Return how much of ``words`` is among ``others``, or within them run together."""
    total = found = rarest = lost = 0.0
    count = 0
    for word in words:
        weight = rarity.weight(word)
        total += weight
        near = nearest(word, others, joined)
        found += near * weight
        if near < ALIKE:
            rarest = max(rarest, weight)
            lost += weight
            count += 1
    return Left(found / total if total else nan, rarest, float(count), lost)


def nearest(word: str, others: Collection[str], joined: str) -> float:
    """Return how like the nearest of ``others`` is, or what they are when run together.

    Only words that begin alike are looked at: who misspells a word rarely does so at once.
    """
    if word in others:
        return 1.0
    alike = [likeness(word, other) for other in others if other[0] == word[0]]
    best = max(alike, default=0.0)
    if best < ALIKE and len(word) >= _SHORTEST_MISSPELT and word in joined:
        return _RUN_TOGETHER
    return best


@lru_cache(maxsize=1 << 18)
def likeness(word: str, other: str) -> float:
    """Return how like two words are; two numbers are the same or nothing to each other."""
    if word == other:
        return 1.0
    if word[0].isdigit() or other[0].isdigit() or not word.isascii():
        return 0.0
    short, long = sorted((word, other), key=len)
    if len(short) < _SHORTEST_BEGINNING:
        return 0.0
    if long.startswith(short):
        return _BEGINS
    if len(short) >= _SHORTEST_MISSPELT:
        near = JaroWinkler.similarity(word, other)
        if near >= _MISSPELT:
            return near
    return _ABBREVIATES if _abbreviates(short, long) else 0.0


def _abbreviates(short: str, long: str) -> bool:
    """Whether the short word is the other without some vowels: ``dlux`` for ``deluxe``."""
    if short[0] != long[0] or short[-1] not in long:
        return False
    consonants = [letter for letter in long[1:] if letter not in "aeiou"]
    rest = iter(long)
    return all(letter in rest for letter in short) and sum(
        letter not in "aeiou" for letter in short[1:]
    ) >= len(consonants)


def cosine(one: Iterable[str], other: Iterable[str], rarity: Rarity) -> float:
    """Return the cosine of two sets of words weighed by rarity; NaN where one is empty."""
    weights = {word: rarity.weight(word) ** 2 for word in one}
    others = {word: rarity.weight(word) ** 2 for word in other}
    if not weights or not others:
        return nan
    both = sum(weight for word, weight in weights.items() if word in others)
    return both / sqrt(sum(weights.values()) * sum(others.values()))


def counted_cosine(one: Mapping[str, int], other: Mapping[str, int]) -> float:
    """Return the cosine of two tables of counts; NaN where one is empty."""
    if not one or not other:
        return nan
    both = sum(count * other[key] for key, count in one.items() if key in other)
    lengths = sum(n * n for n in one.values()) * sum(n * n for n in other.values())
    return both / sqrt(lengths)
