"""The words for views, closeness and ways of looking."""

from maodun.compare.looks.saying import VIEWS
from maodun.domain.pictures import (
    Closeness,
    LookKind,
    PictureKind,
    RegisteredFigure,
    Resemblance,
)
from maodun.domain.text import T, Text
from maodun.reports.model import Line, Tone

CLOSENESS: dict[Closeness, Text] = {
    Closeness.NEAR: T("near"),
    Closeness.SOME: T("some likeness"),
    Closeness.FAR: T("far"),
}

CLOSENESS_TONE: dict[Closeness, Tone] = {
    Closeness.NEAR: Tone.HOLD,
    Closeness.SOME: Tone.CHANGE,
    Closeness.FAR: Tone.CANNOT_SAY,
}

LOOK: dict[LookKind, Text] = {
    LookKind.SHAPE: T("the look of the thing, for designs"),
    LookKind.COPY: T("the same picture, for works"),
    LookKind.SIGN: T("logos, for marks"),
}

PICTURE_KIND: dict[PictureKind, Text] = {
    PictureKind.DRAWING: T("drawing"),
    PictureKind.PHOTO: T("photo"),
}


def likeness(score: float) -> str:
    """Return a likeness from 0 to 1 with the two digits that mean something."""
    return f"{score:.2f}"


def how_near(found: Resemblance) -> tuple[Line, Line]:
    """Return the step as a word, never as a colour alone, and the likeness behind it."""
    return (
        Line(CLOSENESS[found.closeness], CLOSENESS_TONE[found.closeness]),
        Line(
            T(
                "likeness {score} from 0 (nothing in common) to 1 (the same)",
                score=likeness(found.score),
            ),
            Tone.NOTE,
        ),
    )


def nearness_of(found: Resemblance) -> Text:
    """Return how near the pictures come, in one line."""
    return T(
        "pictures: {closeness}, likeness {score}",
        closeness=CLOSENESS[found.closeness],
        score=likeness(found.score),
    )


def figure_name(figure: RegisteredFigure) -> Text | str:
    """Return label and view of a figure; its file where no label was read."""
    view = VIEWS.get(figure.view)
    if figure.label and view:
        return T("FIG. {label}, {view}", label=figure.label, view=view)
    if figure.label:
        return T("FIG. {label}", label=figure.label)
    return T("{file}, {view}", file=figure.sheet, view=view) if view else figure.sheet
