"""How near the product's pictures come to one right, by its best pairs: designs and logos."""

from collections.abc import Callable, Sequence

from maodun.compare.looks.pairing import Sides, foremost, pairs, together
from maodun.compare.looks.saying import in_turn, nearest_said
from maodun.compare.looks.scales import Seen, looks_1
from maodun.domain.evidence import Compared, Evidence
from maodun.domain.pictures import RegisteredFigure, Resemblance
from maodun.domain.text import Text

Also = Callable[[RegisteredFigure], Sequence[Text | None]]
"""From the nearest figure to the sentences behind that on the pair, None for those left out."""


def resemblance_of(
    number: str, sides: Sides, of: Seen, *, article: Evidence, also: Also
) -> Resemblance:
    """Return how near they come, and why; there is a look, and a figure that counts.

    Score: 0.0 for what any two things have in common, 1.0 for the same picture; several pairs
    that are near count more than one.
    """
    recipe = looks_1()
    found = pairs(sides, of)
    score = together([pair.score for pair in found])
    closeness = recipe.closeness(score)
    nearest = nearest_said(found, closeness, from_score=recipe.some)
    return Resemblance(
        publication_number=number,
        kind=of.look,
        closeness=closeness,
        score=score,
        pairs=foremost(found),
        because=in_turn(nearest, *also(found[0].figure)),
        article=article if isinstance(article, Compared) else None,
        figures=tuple(sides.figures),
    )
