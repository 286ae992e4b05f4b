"""Whether a picture of the product is a copy of a registered work's, and how sure that is."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from maodun.compare.looks.pairing import (
    Sides,
    cells_by_picture,
    counts,
    foremost,
    one_to_one,
)
from maodun.compare.looks.saying import figure_named, in_turn
from maodun.compare.looks.scales import Seen, looks_1
from maodun.domain.evidence import Compared, Evidence, NotCompared
from maodun.domain.pictures import (
    Closeness,
    Pair,
    RegisteredFigure,
    Resemblance,
    SeenPicture,
)
from maodun.domain.text import T, Text, Value

RECIPE = "photos-1"
HELD = 2
"""Pictures of one work that each picture of the product is held against point by point."""

PROMISING = 0.25
"""Likeness of the whole from which a closer look is worth its time."""

UNHELD = 0.49
"""Likeness at most of two pictures that were not worth a closer look: far."""

_OTHERS_FIRST = NotCompared(T("other pictures of the work look more like it"))

Same = Callable[[SeenPicture, RegisteredFigure], Evidence]


def work_resemblance(
    number: str, sides: Sides, of: Seen, same: Same
) -> Resemblance | NotCompared:
    """Return whether a picture of the product is a copy of one of the work's.

    What looks alike as a whole is held against each other point by point, and that decides
    wherever both pictures are at hand.

    Score: 0.0 where nothing agrees, 1.0 where it is sure that one is a copy of the other.
    """
    if not sides.looks:
        return NotCompared(T("no picture of the product could be compared"))
    if not any(map(counts, sides.figures)):
        return NotCompared(T("the register has no picture of it"))
    held = _held(cells_by_picture(sides, of), same)
    found = one_to_one([pair for pair, _ in held])
    how = next(how for pair, how in held if pair is found[0])
    closeness = looks_1().closeness(found[0].score)
    return Resemblance(
        publication_number=number,
        kind=of.look,
        closeness=closeness,
        score=found[0].score,
        pairs=foremost(found),
        because=_because(found[0], how, closeness),
        article=None,
        figures=tuple(sides.figures),
    )


def _held(
    by_picture: Sequence[Sequence[Pair]], same: Same
) -> list[tuple[Pair, Evidence | None]]:
    """Return each pair with the closer look at it; None: the two look too little alike."""
    found: list[tuple[Pair, Evidence | None]] = []
    for cells in by_picture:
        for rank, pair in enumerate(sorted(cells, key=lambda one: -one.score)):
            if rank >= HELD or pair.score < PROMISING:
                unheld = None if pair.score < PROMISING else _OTHERS_FIRST
                found.append((replace(pair, score=min(pair.score, UNHELD)), unheld))
                continue
            how = same(pair.picture, pair.figure)
            score = how.score if isinstance(how, Compared) else pair.score
            found.append((replace(pair, score=score), how))
    return found


def _because(pair: Pair, how: Evidence | None, closeness: Closeness) -> Text:
    names: dict[str, Value] = {
        "picture": pair.picture.file,
        "figure": figure_named(pair.figure),
    }
    if how is None:
        return T("No picture of the product looks like one of this work.")
    if isinstance(how, NotCompared):
        return T(
            "{picture} looks like {figure} as a whole; they were not held against each other "
            "point by point: {because}",
            because=how.because,
            **names,
        )
    if closeness is Closeness.FAR:
        said = T(
            "Point by point, {picture} does not agree with {figure} as a copy does.", **names
        )
    elif closeness is Closeness.SOME:
        said = T("{picture} may be a copy of {figure}.", **names)
    else:
        said = T("{picture} agrees with {figure} point by point, as a copy does.", **names)
    return in_turn(said, how.because)
