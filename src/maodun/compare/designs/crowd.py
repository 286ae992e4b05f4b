"""The field that a design stands in: earlier designs of others that look like it."""

from collections.abc import Iterable, Sequence

from maodun.domain.pictures import Neighbour, Pair, RegisteredFigure
from maodun.domain.rights import Right

NEIGHBOURS = 5


def of_others(right: Right, other: Right) -> bool:
    """Whether both owners are known and no name is on both publications."""
    names, others = _names(right), _names(other)
    return bool(names and others) and not names & others


def likeness_of_designs(views: Sequence[Pair]) -> float:
    """Return how near two designs come on the average of their views, paired one to one.

    One view alone says little: seen edge-on, all wheels are the same strip.

    Score: 0.0 for what any two things have in common, 1.0 for the same in every view.
    """
    return sum(pair.score for pair in views) / len(views)


def pair_beside(figure: RegisteredFigure, views: Sequence[Pair]) -> Pair:
    """Return the pair that this figure is one side of, else the nearest pair."""
    return next((one for one in views if one.picture.sha256 == figure.sha256), views[0])


def nearest_earlier(
    neighbours: Iterable[Neighbour], *, from_score: float
) -> tuple[Neighbour, ...]:
    """Return the nearest few from a likeness on, best first."""
    near = [one for one in neighbours if one.score >= from_score]
    near.sort(key=lambda one: (-one.score, one.publication_number))
    return tuple(near[:NEIGHBOURS])


def _names(right: Right) -> frozenset[str]:
    """Owners and designers: a firm's designs are often published under a designer's name."""
    parties = (*right.owners, *right.named("inventor"))
    folded = ("".join(filter(str.isalnum, party.name.casefold())) for party in parties)
    return frozenset(folded) - {""}
