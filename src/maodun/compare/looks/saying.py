"""How pictures and what is near in them are named in sentences."""

from collections.abc import Sequence

from maodun.domain.pictures import Closeness, Pair, RegisteredFigure, View
from maodun.domain.text import T, Text

VIEWS: dict[View, Text] = {
    View.PERSPECTIVE: T("perspective view"),
    View.FRONT: T("front view"),
    View.BACK: T("back view"),
    View.LEFT: T("left side view"),
    View.RIGHT: T("right side view"),
    View.TOP: T("top view"),
    View.BOTTOM: T("bottom view"),
    View.SECTION: T("section"),
    View.DETAIL: T("detail"),
    View.REFERENCE: T("reference view, no part of the right"),
}
"""Names of views; one that is not known has none."""

NEAREST: dict[Closeness, Text] = {
    Closeness.NEAR: T("{picture} looks near {figure}."),
    Closeness.SOME: T("{picture} has some likeness to {figure}."),
    Closeness.FAR: T("The nearest two, {picture} and {figure}, are far apart."),
}


def figure_named(figure: RegisteredFigure) -> Text:
    """Return how a sentence names one figure of a right."""
    view = VIEWS.get(figure.view)
    if figure.label and view:
        return T("figure {label} ({view})", label=figure.label, view=view)
    if figure.label:
        return T("figure {label}", label=figure.label)
    if view:
        return T("a figure ({view})", view=view)
    return T("the figure of {file}", file=figure.sheet)


def nearest_said(pairs: Sequence[Pair], closeness: Closeness, *, from_score: float) -> Text:
    """Return the sentence on the nearest pair, and on how many others are near too."""
    best, *others = pairs
    said = NEAREST[closeness]
    near = sum(pair.score >= from_score for pair in others)
    sentence = T(said.msgid, picture=best.picture.file, figure=figure_named(best.figure))
    if not near or closeness is Closeness.FAR:
        return sentence
    more = (
        T("{count} more pictures are near other figures of it.", count=near)
        if near > 1
        else T("One more picture is near another figure of it.")
    )
    return in_turn(sentence, more)


def in_turn(*sentences: Text | None) -> Text:
    """Return whole sentences one after the other, leaving out those that are not there."""
    first, *rest = [one for one in sentences if one is not None]
    for one in rest:
        first = T("{sentence} {next}", sentence=first, next=one)
    return first
