"""How far the words of a sign set goods apart, for readers of one listing."""

from collections.abc import Iterable, Mapping, Sequence
from math import log10

from maodun.compare.listings.keys import Form, component_words, hashed
from maodun.compare.listings.plainness import plainness
from maodun.domain.ports import Lexicon

PER = 10_000
"""Signs to which the number of holders of a word is related."""
_CROWDED = 2.5
"""Tens of signs in ``PER`` that hold a word nobody can call his own: 10 to this power."""
_PLAIN_SHARE = 0.6
"""Two plain words set goods apart a little more than one."""


class Crowds:
    """How crowded the register is with the words of some signs."""

    def __init__(self, signs: Iterable[str], lexicon: Lexicon) -> None:
        words = sorted({word for sign in signs for word in component_words(sign)})
        counts = lexicon.counts(hashed(words, Form.WORD))  # type: ignore[arg-type]  # an array is the cheapest sequence
        per = PER / max(len(lexicon), PER)
        self._crowds: Mapping[str, float] = {
            word: _crowd((int(count) - 1) * per)
            for word, count in zip(words, counts, strict=True)
        }

    def of(self, word: str) -> float:
        """Return 0.0 for a word of one sign only, up to 1.0 for one that hundreds share."""
        return self._crowds.get(word, 0.0)


def _crowd(others: float) -> float:
    return min(1.0, log10(1.0 + max(0.0, others)) / _CROWDED)


def distinctness(
    sign: Sequence[str], languages: tuple[str, ...], crowds: Mapping[str, float] | Crowds
) -> float:
    """Return how far these words of a sign set goods apart.

    Score:
        0.0 for the commonest word of the listing's language; 1.0 for a word that nobody
        counts and no other sign holds. Numbers alone hardly do.
    """
    shared = 1.0
    for word in sign:
        crowd = crowds.of(word) if isinstance(crowds, Crowds) else crowds.get(word, 0.0)
        plain = 0.95 if word.isdigit() else plainness(word, languages)
        shared *= max(plain, 0.7 * crowd) ** (_PLAIN_SHARE if len(sign) > 1 else 1.0)
    return 1.0 - shared
