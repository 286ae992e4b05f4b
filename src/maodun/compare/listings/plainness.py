"""How much a word belongs to everybody: common in the language, and not a name.

A word common in one language and rare in the others is a word of that language; one that all
languages use about as often is a name (*Samsung*, *London*), whatever it is the name of. Both
are read from word counts of large bodies of text (wordfreq).
"""

from collections.abc import Iterable
from functools import cache
from statistics import median

from wordfreq import available_languages, read_cBpack

from maodun.compare.listings.folding import letters, remembered
from maodun.compare.marks.words import is_bare, is_plain

MEASURED = ("en", "es", "de", "fr", "it", "pt", "nl", "pl", "id", "vi", "tr", "fil", "ms", "zh")
"""Languages that words are looked up in; sellers' languages, as far as counts exist."""
HAN = MEASURED.index("zh")
_LEAST = 2.3
"""Zipf from which words are kept; rarer ones cost memory and say little."""
_LEAST_ENGLISH = 1.6
_TOP = 9.0
_FLOOR = 2.5
"""Zipf below which the counts say nothing of how a word spreads over languages."""
_RAREST, _STEP = 1.5, 3.0
_RAREST_HAN = 3.0
_NAME_STEP = 1.2
_NAME_SHARE = 0.75
_TRADE_PLAIN = 0.9
_TELLING = 3.5
"""Zipf of words that tell a text's language."""
_AS_OFTEN = 0.8
"""Zipf by which a word may be rarer there than where it is most common: others borrow it."""
_SHORTEST_TELLING, _FEWEST_TELLING, _NEARLY = 3, 3, 0.95


@remembered
def zipfs(word: str) -> tuple[float, ...]:
    """Return how common the word is in each of ``MEASURED``, 0.0 where it is not counted.

    Zipf: the logarithm of its count in 10^9 words; 3 is one in a million. Accents may be
    left out.
    """
    small, folded = word.casefold(), letters(word)
    return tuple(
        max(counts.get(small, 0.0), counts.get(folded, 0.0))
        for counts in map(_counts, MEASURED)
    )


@remembered
def commonness(word: str, languages: tuple[str, ...] = ("en",)) -> float:
    """Return the zipf of the word in that one of the languages where it is most common."""
    forms = {word.casefold(), letters(word)}
    tables = [_counts(language) for language in languages]
    return max((table.get(form, 0.0) for table in tables for form in forms), default=0.0)


def plainness(word: str, languages: tuple[str, ...] = ("en",)) -> float:
    """Return how far the word is an ordinary one.

    Score:
        0.0 is a word nobody counts, or a name; 1.0 one of the commonest of the language.
    """
    return _plainness(word, languages)


@remembered
def _plainness(word: str, languages: tuple[str, ...]) -> float:
    common = commonness(word, languages)
    han = 0.0 if word.isascii() else zipfs(word)[HAN]
    if han:
        return min(1.0, max(0.0, (han - _RAREST_HAN) / _STEP))
    usual = min(1.0, max(0.0, (common - _RAREST) / _STEP))
    folded = letters(word)
    if is_plain(folded) or is_bare(folded):
        return max(usual, _TRADE_PLAIN)
    return usual and usual * (1.0 - _NAME_SHARE * name_likeness(word, languages))


def name_likeness(word: str, languages: tuple[str, ...] = ("en",)) -> float:
    """Return how evenly languages use the word.

    Score:
        1.0 where the others use it as often; 0.0 where they use it a tenth as often or less,
        or too rarely to tell.
    """
    common = commonness(word, languages)
    if common < _FLOOR + 0.5:
        return 0.0
    spread = median(max(_FLOOR, zipf) for zipf in zipfs(word)[:HAN])
    return min(1.0, max(0.0, 1.0 - (common - spread) / _NAME_STEP))


def languages_of(words: Iterable[str], given: Iterable[str]) -> tuple[str, ...]:
    """Return the languages that most of the words are common in, and those given."""
    told = [0] * len(MEASURED)
    for word in words:
        for place in _telling(word):
            told[place] += 1
    least = max(_FEWEST_TELLING, _NEARLY * max(told))
    found = [one for one, n in zip(MEASURED, told, strict=True) if n >= least]
    known = [one for one in given if one in MEASURED]
    return tuple(sorted({"en", *found, *known}))


@remembered
def _telling(word: str) -> tuple[int, ...]:
    """Return the places of the languages in which the word is common."""
    if word.isascii() and len(word) < _SHORTEST_TELLING:
        return ()
    least = max(_TELLING, max(zipfs(word)) - _AS_OFTEN)
    return tuple(place for place, zipf in enumerate(zipfs(word)) if zipf >= least)


@cache
def _counts(language: str) -> dict[str, float]:
    large, small = available_languages("large"), available_languages("small")
    least = _LEAST_ENGLISH if language == "en" else _LEAST
    buckets = read_cBpack((large if language in large else small)[language])
    return {
        word: _TOP - place / 100  # a bucket is a hundredth of a power of ten
        for place, words in enumerate(buckets)
        if _TOP - place / 100 >= least
        for word in words
    }
