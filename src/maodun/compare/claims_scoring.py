"""Closeness, coverage and rank of a claim from the readings of its limitations."""

from collections.abc import Sequence
from math import sqrt

from maodun.compare.claims_reading import Support, wanted
from maodun.compare.prepared import PreparedProduct
from maodun.compare.recipe import CLAIMS_1
from maodun.compare.wording import MUCH
from maodun.domain.claims import ClaimReading, ClaimTree, Limitation, Reading, State

_PART = dict(CLAIMS_1.parts)
_OUT = frozenset((State.CONTRADICTED, State.RULED_ABSENT))
_KNOWN = frozenset(State) - {State.UNKNOWN}


def score_claim(
    tree: ClaimTree, read: Sequence[tuple[Reading, Support]], product: PreparedProduct
) -> ClaimReading:
    """Return the claim's reading with its three figures."""
    readings = tuple(reading for reading, _ in read)
    total = _weight_of(readings, frozenset(State))
    known = _weight_of(readings, _KNOWN)
    met = _weight_of(readings, frozenset((State.MET,)))
    return ClaimReading(
        claim=tree,
        readings=readings,
        closeness=met / known if known else None,
        coverage=known / total if total else 0.0,
        rank=_rank(read, product),
        recipe=CLAIMS_1.name,
    )


def _weight_of(readings: Sequence[Reading], states: frozenset[State]) -> float:
    return sum(_PART[r.limitation.part] for r in readings if r.state in states)


def _rank(read: Sequence[tuple[Reading, Support]], product: PreparedProduct) -> float:
    """Return the lower bound of the shared part, so that few words prove little, with topic."""
    information = 0.0
    shared = 0.0
    out = False
    for reading, support in read:
        size = _size(reading.limitation)
        information += size
        shared += size * _support(reading, support)
        out = out or reading.state in _OUT
    if not information:
        return 0.0
    bound = _lower_bound(min(1.0, shared / information), information / MUCH)
    rank = (bound + CLAIMS_1.topic * _topic(read, product)) / (1 + CLAIMS_1.topic)
    return rank * CLAIMS_1.out if out else rank


def _topic(read: Sequence[tuple[Reading, Support]], product: PreparedProduct) -> float:
    """Return how much of what the product is about the claim names."""
    named = frozenset().union(*(wanted(reading.limitation).named for reading, _ in read))
    return min(1.0, sum(share for term, share in product.topics if term in named))


def _size(limitation: Limitation) -> float:
    return _PART[limitation.part] * wanted(limitation).total


def _support(reading: Reading, support: Support) -> float:
    if reading.state in _OUT:
        return 0.0
    recipe = CLAIMS_1
    shared = (
        recipe.product * support.product
        + recipe.near * support.near
        + recipe.best * support.best
        + recipe.phrase * support.phrase
    )
    return max(shared, 1.0) if not reading.fact and reading.state is State.MET else shared


def _lower_bound(share: float, count: float) -> float:
    """Wilson's lower bound of a share seen in ``count`` words."""
    square = CLAIMS_1.doubt**2
    middle = share + square / (2 * count)
    spread = CLAIMS_1.doubt * sqrt(share * (1 - share) / count + square / (4 * count * count))
    return max(0.0, (middle - spread) / (1 + square / count))
