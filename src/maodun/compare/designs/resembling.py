"""How near the product's pictures come to the figures of one design, and why."""

from collections.abc import Sequence
from dataclasses import replace

from maodun.compare.looks.pairing import Sides, counts
from maodun.compare.looks.resembling import resemblance_of
from maodun.compare.looks.saying import in_turn
from maodun.compare.looks.scales import Seen
from maodun.domain.evidence import Evidence, NotCompared
from maodun.domain.pictures import (
    Neighbour,
    PictureKind,
    RegisteredFigure,
    Resemblance,
)
from maodun.domain.text import T, Text

RECIPE = "designs-1"


def design_resemblance(
    number: str, sides: Sides, of: Seen, article: Evidence
) -> Resemblance | NotCompared:
    """Return how near the pictures come to the design; figures that claim nothing do not count.

    Score: as ``resemblance_of`` gives it.
    """
    if not sides.looks:
        return NotCompared(T("no picture of the product could be compared"))
    if not any(map(counts, sides.figures)):
        return NotCompared(T("the register has no figure of it that claims anything"))
    return resemblance_of(
        number,
        sides,
        of,
        article=article,
        also=lambda figure: (article.because, lines_said(figure)),
    )


def with_field(found: Resemblance, earlier: tuple[Neighbour, ...]) -> Resemblance:
    """Return the same with the nearest earlier designs of others, and what they mean."""
    because = in_turn(found.because, field_said(earlier, found.score))
    return replace(found, because=because, earlier=earlier)


def lines_said(figure: RegisteredFigure) -> Text | None:
    """Return what became of the broken lines of a figure; None where it has none."""
    if figure.kind is PictureKind.PHOTO or figure.broken == 0:
        return None
    if figure.broken is None:
        return T("Its broken lines could not be told from solid ones.")
    share = max(1, round(figure.broken * 100))
    if figure.claimed_sha256 is None:
        return T(
            "Lines that look broken ({share} % of its lines) were compared too: the "
            "description says nothing of broken lines.",
            share=share,
        )
    return T("Its broken lines ({share} % of its lines) were left out.", share=share)


def field_said(earlier: Sequence[Neighbour], score: float) -> Text:
    """Return how crowded the field was: earlier designs of others near to this one.

    Source: Egyptian Goddess, Inc. v. Swisa, Inc., 543 F.3d 665 (Fed. Cir. 2008) (en banc): the
    ordinary observer knows the prior art.
    """
    if not earlier:
        return T("No earlier design of others in the register comes near it.")
    nearer = [one for one in earlier if one.to_product is not None and one.to_product > score]
    if nearer:
        return T(
            "An earlier design of others, {number}, is nearer to the product than this one, by "
            "the same pictures of the product.",
            number=max(nearer, key=lambda one: one.to_product or 0.0).publication_number,
        )
    first, views = earlier[0].publication_number, earlier[0].views
    if len(earlier) == 1:
        return T(
            "One earlier design of others comes near it too: {number} (views compared "
            "together: {views}).",
            number=first,
            views=views,
        )
    return T(
        "{count} earlier designs of others come near it too, nearest {number} (views compared "
        "together: {views}).",
        count=len(earlier),
        number=first,
        views=views,
    )
