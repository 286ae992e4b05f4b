"""What a listing can say in place of somebody else's sign."""

from maodun.compare.listings.folding import has_han, letters
from maodun.compare.listings.judging import Weighed
from maodun.compare.listings.kinds import plain_word
from maodun.domain.marks import Likeness, Use

_FITS = frozenset({"compatible", "compatiblewith", "fits", "kompatibelmit", "适用于", "兼容"})


def instead(found: Weighed) -> str | None:
    """Return wording to put in place of the stretch, where one is known.

    The word for the kind of goods, where the sign is used for a whole kind; where the goods
    are said to fit somebody's, the sign as its owner writes it, introduced as such.
    """
    kind = plain_word(found.near.words.words)
    if kind is not None:
        return kind
    if found.use.use is Use.COMPATIBLE:
        return _introduced(found)
    return None


def _introduced(found: Weighed) -> str | None:
    sign = found.near.words.words
    if found.use.behind or letters(found.use.words) in _FITS:
        return sign if found.likeness is not Likeness.EXACT else None
    chinese = has_han(found.place.said.text)
    return f"适用于 {sign}" if chinese else f"compatible with {sign}"
