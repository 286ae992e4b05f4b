"""How much a word belongs to everybody: common in the language, and not a name.

A word common in one language and rare in the others is a word of that language; one that all
languages use about as often is a name (*Samsung*, *London*), whatever it is the name of. Both
are read from word counts of large bodies of text (wordfreq).
"""

from collections.abc import Iterable
from functools import cache, lru_cache
from math import log10
from statistics import median

from wordfreq import get_frequency_dict

MEASURED = ("en", "es", "de", "fr", "it", "pt", "nl", "pl", "id", "vi", "tr", "fil")
"""Languages that words are looked up in; sellers' languages, as far as counts exist."""
HAN = "zh"
_LARGE = frozenset({"en", "zh"})
_FLOOR = 2.5
"""Zipf below which the small counts say nothing: half a step under their rarest words."""
_RAREST, _STEP = 1.5, 2.5
_NAME_STEP = 1.2
_NAME_SHARE = 0.75


@lru_cache(maxsize=1 << 17)
def zipfs(word: str) -> tuple[float, ...]:
    """Return how common the word is in each of ``MEASURED``, 0.0 where it is not counted.

    Zipf: the logarithm of its count in 10^9 words; 3 is one in a million.
    """
    return tuple(_zipf(word, language) for language in MEASURED)


def commonness(word: str, languages: Iterable[str] = ("en",)) -> float:
    """Return the zipf of the word in that one of the languages where it is most common."""
    found = zipfs(word)
    return max((_in(found, word, language) for language in languages), default=0.0)


def plainness(word: str, languages: tuple[str, ...] = ("en",)) -> float:
    """Return how far the word is an ordinary one.

    Score:
        0.0 is a word nobody counts, or a name; 1.0 one of the commonest of the language.
    """
    common = commonness(word, languages)
    usual = min(1.0, max(0.0, (common - _RAREST) / _STEP))
    return usual * (1.0 - _NAME_SHARE * name_likeness(word, languages))


def name_likeness(word: str, languages: tuple[str, ...] = ("en",)) -> float:
    """Return how evenly languages use the word.

    Score:
        1.0 where the others use it as often; 0.0 where they use it a tenth as often or less,
        or too rarely to tell.
    """
    common = commonness(word, languages)
    if common < _FLOOR + 0.5:
        return 0.0
    others = [
        max(_FLOOR, zipf)
        for language, zipf in zip(MEASURED, zipfs(word), strict=True)
        if language not in languages
    ]
    return min(1.0, max(0.0, 1.0 - (common - median(others)) / _NAME_STEP))


def _in(found: tuple[float, ...], word: str, language: str) -> float:
    if language in MEASURED:
        return found[MEASURED.index(language)]
    return _zipf(word, HAN) if language == HAN else 0.0


def _zipf(word: str, language: str) -> float:
    share = _counts(language).get(word, 0.0)
    return log10(share) + 9 if share else 0.0


@cache
def _counts(language: str) -> dict[str, float]:
    return get_frequency_dict(language, "large" if language in _LARGE else "small")
