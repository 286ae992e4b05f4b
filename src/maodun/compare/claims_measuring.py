"""A claim's numbers against a product's: inside, outside, or nothing to compare."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from math import inf

from maodun.compare.prepared import Measured, PreparedProduct
from maodun.compare.quantities import Quantity
from maodun.compare.recipe import CLAIMS_1


class Fit(Enum):
    """How one number of the product sits in the claim's range."""

    INSIDE = "inside"
    OUTSIDE = "outside"
    BETWEEN = "between"


SIMPLE = 4
"""Terms of a limitation that says one thing only: "the weight is less than 5 kg"."""

LONGEST_DATA_LINE = 60
"""Characters of a statement such as "Diameter: 12 cm", which is about the product as such."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """What the product's numbers say about all numbers of a limitation together.

    Attributes:
        fit: ``None``: at least one number of the claim has nothing to be compared with.
        decided: The product's number that decides, or None.
    """

    fit: Fit | None
    decided: Measured | None = None


def measure(
    wanted: Sequence[Quantity],
    product: PreparedProduct,
    *,
    named: frozenset[str],
    sentence: int,
) -> Measurement:
    """Return how the product meets every number of a limitation.

    A number is compared only with numbers of the same dimension, attribute and thing. Where
    the claim names no attribute, a number in the best sentence may agree, never disagree.
    Numbers of the product that contradict each other decide nothing.

    Args:
        wanted: The limitation's numbers.
        product: The product.
        named: Every term of the limitation.
        sentence: The sentence that shares most words with the limitation, or -1.
    """
    decided: Measured | None = None
    unsure = False
    simple = len(named) <= SIMPLE
    for quantity in wanted:
        rivals = _rivals(quantity, product, named=named)
        fits = {fit(quantity, rival.quantity): rival for rival in reversed(rivals)}
        outside = [rival for rival in rivals if fit(quantity, rival.quantity) is Fit.OUTSIDE]
        sure = [r for r in outside if _surely_same(quantity, r, product, simple=simple)]
        if sure and len(outside) == len(rivals):
            return Measurement(Fit.OUTSIDE, sure[0])
        inside = None if Fit.OUTSIDE in fits else fits.get(Fit.INSIDE)
        inside = inside or (None if rivals else _in_sentence(quantity, product, sentence))
        decided = decided or inside
        unsure = unsure or inside is None
    return Measurement(None if unsure else Fit.INSIDE, decided)


def fit(claimed: Quantity, said: Quantity) -> Fit:
    """Return whether the number said lies in the claimed range, outside it, or near its edge.

    "About" on either side widens the range by a tenth; ``BETWEEN`` is too near to say.
    """
    about = claimed.about or said.about
    near = CLAIMS_1.about if about else CLAIMS_1.rounding
    low, high = _widened(claimed, near)
    if low <= said.low and said.high <= high:
        return Fit.INSIDE
    low, high = _widened(claimed, 2 * near if about else CLAIMS_1.doubtful)
    return Fit.OUTSIDE if said.high < low or said.low > high else Fit.BETWEEN


def _widened(claimed: Quantity, share: float) -> tuple[float, float]:
    low = claimed.low if claimed.low == -inf else claimed.low - share * abs(claimed.low)
    high = claimed.high if claimed.high == inf else claimed.high + share * abs(claimed.high)
    return low, high


def _rivals(
    claimed: Quantity, product: PreparedProduct, *, named: frozenset[str]
) -> list[Measured]:
    if not claimed.attribute:
        return []
    return [
        said
        for said in product.measured.get((claimed.kind, claimed.attribute), ())
        if said.quantity.qualifiers == claimed.qualifiers
        and _same_thing(claimed, said, product, named=named)
    ]


def _same_thing(
    claimed: Quantity, said: Measured, product: PreparedProduct, *, named: frozenset[str]
) -> bool:
    """Whether both numbers are of one thing, as far as the words say whose they are."""
    ours, theirs = claimed.owner, said.quantity.owner
    if ours and theirs:
        shared = set(ours) <= set(theirs) or set(theirs) <= set(ours)
        return ours[-1] == theirs[-1] and shared
    if ours:
        return bool(product.masks.get(ours[-1], 0) >> said.sentence & 1)
    return not theirs or theirs[-1] in named


def _surely_same(
    claimed: Quantity, said: Measured, product: PreparedProduct, *, simple: bool
) -> bool:
    """Whether the number is surely of the claimed thing: both name it, or a line of data.

    Where the claim does not say whose measure it is, only a ``simple`` limitation, which has
    room for no other thing, can be contradicted.
    """
    if claimed.owner and said.quantity.owner:
        return True
    line = len(product.words(said.sentence)) <= LONGEST_DATA_LINE
    return not said.quantity.owner and line and (bool(claimed.owner) or simple)


def _in_sentence(claimed: Quantity, product: PreparedProduct, sentence: int) -> Measured | None:
    for said in product.measured_in.get(sentence, ()):
        if (
            said.quantity.kind == claimed.kind
            and "" in (said.quantity.attribute, claimed.attribute)
            and fit(claimed, said.quantity) is Fit.INSIDE
        ):
            return said
    return None
