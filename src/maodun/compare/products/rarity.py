"""How much one word tells: words of every listing tell little, rare ones much."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from math import log

from wordfreq import zipf_frequency

LANGUAGES = ("en", "de", "fr", "es", "it")
"""Of which the general frequency of a word is the highest."""

_COMMON = 8.0
"""Zipf figure above which no word of any language lies."""

_NATURAL = log(10)
"""From powers of ten, as Zipf figures are, to natural logarithms, as rarities are."""

_LEAST = 0.1
_DIGITS = (0.0, 2.5, 4.0, 5.5)
"""Rarity of a bare number by its digits; longer ones are as rare as an unknown word."""

_UNKNOWN = 9.0
_HAN = 4.5
"""Of two neighbouring Chinese characters."""


@dataclass(frozen=True, slots=True)
class Rarity:
    """Weights of words: those of the listings at hand, else those of the languages.

    Attributes:
        counts: In how many texts each word is; empty: general weights.
        texts: How many texts were counted.
    """

    counts: Counter[str] = field(default_factory=Counter)
    texts: int = 0

    def weight(self, word: str) -> float:
        """Return 0.1 (in every text) upwards."""
        if not self.texts:
            return general_rarity(word)
        return log((self.texts + 1) / (self.counts.get(word, 0) + 1)) + _LEAST


def rarity_of(texts: Iterable[Iterable[str]]) -> Rarity:
    """Return weights by how many of these texts have a word."""
    counts: Counter[str] = Counter()
    count = 0
    for words in texts:
        counts.update(frozenset(words))
        count += 1
    return Rarity(counts, count)


@cache
def general_rarity(word: str) -> float:
    """Return how rare a word is in five languages, on the scale of a large set of listings."""
    if word[:1].isdigit():
        return _DIGITS[len(word)] if len(word) < len(_DIGITS) else _UNKNOWN
    if not word.isascii():
        return _HAN
    zipf = max(zipf_frequency(word, language, wordlist="small") for language in LANGUAGES)
    return min(_UNKNOWN, _LEAST + (_COMMON - zipf) * _NATURAL / 2)
