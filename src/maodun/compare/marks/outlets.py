"""Signs that claim to be an outlet of a brand, and whether that brand stands in them."""

from difflib import SequenceMatcher

from maodun.compare.marks.lists import names
from maodun.compare.marks.parts import Part, joined
from maodun.compare.marks.recipe import MARKS_1
from maodun.compare.wording import has_han
from maodun.domain.evidence import Compared, Evidence, NotCompared
from maodun.domain.text import T

_FEWEST = {True: 2, False: 4}
"""Characters of the brand that must stand there in a row: two of Han, four of others."""


def outlet_claim(
    mark: tuple[Part, ...], other: tuple[Part, ...], *, words: str, other_words: str
) -> Evidence:
    """Compare a sign that says it is an outlet of a brand with that brand.

    Score: share of the brand that stands in the sign in a row, a little less than 1.0 where all
    of it does. Nothing is compared where neither sign claims to be an outlet, or both do.
    """
    ours, theirs = _claim(mark), _claim(other)
    if bool(ours) == bool(theirs):
        return NotCompared(T("No sign, or both, claims to be an outlet of a brand."))
    sign, brand, said = (words, other_words, ours) if ours else (other_words, words, theirs)
    share = _held(joined(mark), joined(other)) if ours else _held(joined(other), joined(mark))
    return Compared(
        MARKS_1.outlet * share,
        T(
            "“{said}” says that “{sign}” is an outlet of a brand; {percent}% of “{brand}” "
            "stands in it.",
            said=said,
            sign=sign,
            brand=brand,
            percent=round(100 * share),
        ),
        words,
        other_words,
    )


def _claim(of: tuple[Part, ...]) -> str:
    """Return the first word by which a sign claims to be an outlet; "": none."""
    whole, spaced = joined(of), f" {' '.join(part.text for part in of)} "
    said = [
        (at, word)
        for word in names("outlets")
        if (at := whole.find(word) if has_han(word) else spaced.find(f" {word} ")) >= 0
    ]
    return min(said, default=(0, ""))[1]


def _held(sign: str, brand: str) -> float:
    """Return the share of a brand that stands in a sign in a row; too few letters are none."""
    if not brand:
        return 0.0
    match = SequenceMatcher(None, sign, brand, autojunk=False).find_longest_match()
    enough = match.size >= _FEWEST[has_han(brand[match.b : match.b + match.size])]
    return match.size / len(brand) if enough else 0.0
