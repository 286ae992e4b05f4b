"""The cut: which rights people rule on one by one, and the pile below."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from maodun.compare.claims import PreparedProduct, read_right
from maodun.domain.evidence import NotCompared
from maodun.domain.ports import Register, Scope, StoredRight
from maodun.domain.products import Product
from maodun.domain.rights import Right
from maodun.screening.candidates import BY_CLAIMS, BY_LOOKS

NEAREST_FOR_CLASS = 20
FUSION = 60
"""Damps the first ranks, as in the source."""

SUBCLASS = 4  # section, class and subclass of the CPC: A63C


@dataclass(frozen=True, slots=True)
class Placed:
    """A candidate and how near its nearest claim comes, answers left aside.

    Answers are left aside on purpose: they would push answered rights below the cut and
    others up, and the residue would never end.
    """

    number: str
    nearness: float | None
    subclass: str


def place(stored: StoredRight, prepared: dict[str, PreparedProduct]) -> Placed:
    """Return where one candidate stands by the product's own words."""
    right = stored.right
    product = prepared.get(right.language.partition("-")[0])
    read = NotCompared if product is None else read_right(right, product)
    nearness = (
        max((claim.rank for claim in read), default=None) if isinstance(read, tuple) else None
    )
    return Placed(right.publication_number, nearness, _subclass(right))


def above(
    placed: Sequence[Placed],
    *,
    cut: int,
    pinned: Iterable[str],
    only_planted: frozenset[str] = frozenset(),
) -> tuple[str, ...]:
    """Return the numbers that people rule on: the nearest, and those pinned; nearest first.

    Rights that were planted and not found take nobody's place.

    Order by words and order by claims count alike: a listing is short, and a claim of few
    words is near to everything. A candidate that could not be compared has the first only.

    Source: G. V. Cormack, C. L. A. Clarke, S. Buettcher, SIGIR 2009 (reciprocal rank fusion).
    """
    by_claims = sorted(
        (p for p in placed if p.nearness is not None), key=lambda p: -(p.nearness or 0.0)
    )
    fused: dict[str, float] = {}
    for ranking in (placed, by_claims):
        for rank, one in enumerate(ranking, start=1):
            fused[one.number] = fused.get(one.number, 0.0) + 1 / (FUSION + rank)
    order = sorted(placed, key=lambda p: -fused[p.number])
    searched = [p.number for p in order if p.number not in only_planted]
    kept = {*searched[:cut], *pinned}
    return tuple(p.number for p in order if p.number in kept)


def below(
    register: Register,
    scope: Scope,
    *,
    product: Product,
    placed: Sequence[Placed],
    looks: Sequence[str],
    above_cut: Sequence[str],
) -> tuple[str, ...]:
    """Return the pile, sorted: alive, of the right office, retrieved or of the same class.

    Args:
        register: Where rights of the same class are counted.
        scope: What is alive in the market.
        product: Its own classes come before those of the nearest rights.
        placed: Every candidate whose claims were compared.
        looks: Every design that was retrieved.
        above_cut: What people rule on one by one.
    """
    same_class = classes(product, placed, above_cut)
    pile = {p.number for p in placed}.union(looks)
    if same_class:
        pile.update(register.numbers(replace(scope, kinds=BY_CLAIMS, classes=same_class)))
    if product.locarno:
        pile.update(register.numbers(replace(scope, kinds=BY_LOOKS, classes=product.locarno)))
    return tuple(sorted(pile - set(above_cut)))


def classes(
    product: Product, placed: Sequence[Placed], above_cut: Sequence[str]
) -> tuple[str, ...]:
    """Return the product's own classes, else the commonest subclass of the nearest rights."""
    if product.cpc:
        return product.cpc
    nearest = set(above_cut[:NEAREST_FOR_CLASS])
    seen = Counter(p.subclass for p in placed if p.number in nearest and p.subclass)
    return tuple(symbol for symbol, _ in seen.most_common(1))


def _subclass(right: Right) -> str:
    symbols = [c.symbol for c in right.classes if c.scheme in ("cpc", "ipc")]
    return symbols[0][:SUBCLASS] if symbols else ""
