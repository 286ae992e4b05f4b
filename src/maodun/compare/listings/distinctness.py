"""How far the words of a sign set goods apart, for readers of one listing."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from math import log10

from maodun.compare.listings.folding import letters
from maodun.compare.listings.keys import Form, component_words, hashed
from maodun.compare.listings.plainness import plainness
from maodun.domain.ports import Lexicon

PER = 10_000
"""Signs to which the number of holders of a word is related."""
_CROWDED = 1.6
"""Tens of signs in ``PER`` that hold a word nobody can call his own: 10 to this power."""
_PLAIN_OF_SEVERAL, _CROWDED_OF_SEVERAL = 0.75, 0.9
"""What a plain or crowded word counts beside others: together they set goods apart a little."""
_NUMBER = 0.95
_PIECE = re.compile(r"[^\W_]+")


class Crowds:
    """How crowded the register is with the words of some signs."""

    def __init__(self, signs: Iterable[str], lexicon: Lexicon) -> None:
        words = sorted({word for sign in signs for word in component_words(sign)})
        owners = lexicon.crowds(hashed(words, Form.WORD))  # type: ignore[arg-type]  # an array is the cheapest sequence
        per = PER / max(lexicon.total(), PER)
        self._crowds: Mapping[str, float] = {
            word: _crowd((int(count) - 1) * per)
            for word, count in zip(words, owners, strict=True)
        }

    def of(self, word: str) -> float:
        """Return 0.0 for a word of one sign only, up to 1.0 for one that dozens share."""
        return self._crowds.get(letters(word), 0.0)


def sign_distinctness(sign: str, languages: tuple[str, ...], crowds: Crowds) -> float:
    """Return how far a sign sets goods apart, as words and read as one.

    Signs between its letters do not make a common word less common (*b.e.s.t.*).
    """
    pieces = _pieces(sign)
    apart = distinctness(pieces, languages, crowds)
    return min(apart, distinctness((letters(sign),), languages, crowds))


def distinctness(words: Sequence[str], languages: tuple[str, ...], crowds: Crowds) -> float:
    """Return how far these words set goods apart.

    Score:
        0.0 for the commonest word of the listing's language; 1.0 for a word that nobody
        counts and no other sign holds. Numbers alone hardly do.
    """
    most_plain, most_crowded = (
        (1.0, 1.0) if len(words) == 1 else (_PLAIN_OF_SEVERAL, _CROWDED_OF_SEVERAL)
    )
    shared = 1.0
    for word in words:
        plain = _NUMBER if word.isdigit() else plainness(word, languages)
        shared *= max(min(plain, most_plain), most_crowded * crowds.of(word))
    return 1.0 - shared


@cache
def _pieces(sign: str) -> tuple[str, ...]:
    return tuple(_PIECE.findall(sign))


def _crowd(others: float) -> float:
    return min(1.0, log10(1.0 + max(0.0, others)) / _CROWDED)
