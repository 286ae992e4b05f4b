"""What is said of a design that looks near, and what earlier designs do to it."""

from dataclasses import replace
from datetime import date

import pytest

from maodun.compare.designs.crowd import nearest_earlier, of_others
from maodun.compare.designs.resembling import (
    design_resemblance,
    field_said,
    lines_said,
    with_field,
)
from maodun.compare.looks.pairing import Sides
from maodun.compare.looks.scales import Seen
from maodun.domain.evidence import Evidence, NotCompared
from maodun.domain.pictures import (
    Closeness,
    LookKind,
    Neighbour,
    PictureKind,
    RegisteredFigure,
    Resemblance,
    View,
)
from maodun.domain.rights import Party
from maodun.domain.text import T
from tests.screening.pictured import ENCODER, drawn, photo, vector
from tests.screening.rights import right

OF = Seen(LookKind.SHAPE, ENCODER)
NO_CLASS: Evidence = NotCompared(T("The record names no class of articles."))
FRONT = drawn("USD1", vector(1), label="1", view=View.FRONT)[0]
BACK = drawn("USD1", vector(1), label="2", view=View.BACK)[0]


def near_by(*products: tuple[float, ...], figures: tuple[RegisteredFigure, ...]) -> Resemblance:
    looks = [(one, one.looks[0]) for one in (photo(f"{n}.jpg", vector(1)) for n in range(9))]
    sides = Sides(looks[: len(products)], figures, products)
    found = design_resemblance("USD1", sides, OF, NO_CLASS)
    assert isinstance(found, Resemblance)
    return found


def other(number: str, score: float, to_product: float | None = None) -> Neighbour:
    return Neighbour(number, "Lamp", date(2001, 1, 1), score, FRONT, to_product)


def test_the_sentence_names_photo_figure_and_view() -> None:
    found = near_by((0.9, 0.2), (0.1, 0.7), figures=(FRONT, BACK))
    assert str(found.because) == (
        "0.jpg looks near figure 1 (front view). One more picture is near another figure of "
        "it. The record names no class of articles."
    )
    assert [pair.figure.label for pair in found.pairs] == ["1", "2"]
    assert found.figures == (FRONT, BACK)


def test_far_apart_is_said_too() -> None:
    found = near_by((0.1,), figures=(FRONT,))
    assert found.closeness is Closeness.FAR
    assert "are far apart" in str(found.because)


@pytest.mark.parametrize(
    "sides",
    [
        pytest.param(Sides((), (FRONT,), ()), id="no-photo"),
        pytest.param(
            Sides([(photo("a", vector(1)), photo("a", vector(1)).looks[0])], (), [[]]),
            id="no-figure",
        ),
        pytest.param(
            Sides(
                [(photo("a", vector(1)), photo("a", vector(1)).looks[0])],
                (replace(FRONT, broken=1.0, claimed_sha256="x"),),
                [[1.0]],
            ),
            id="all-disclaimed",
        ),
    ],
)
def test_nothing_to_compare_is_not_far(sides: Sides) -> None:
    assert isinstance(design_resemblance("USD1", sides, OF, NO_CLASS), NotCompared)


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        pytest.param(replace(FRONT, broken=0.0), None, id="none"),
        pytest.param(replace(FRONT, kind=PictureKind.PHOTO, broken=None), None, id="photo"),
        pytest.param(replace(FRONT, broken=None), "could not be told", id="not-told-apart"),
        pytest.param(
            replace(FRONT, broken=0.3, claimed_sha256="x"), "(30 % of its lines) were left out",
            id="left-out",
        ),
        pytest.param(
            replace(FRONT, broken=0.001), "(1 % of its lines) were compared", id="compared-too",
        ),
    ],
)  # fmt: skip
def test_broken_lines_are_said(figure: RegisteredFigure, said: str | None) -> None:
    found = lines_said(figure)
    assert (found is None) if said is None else (said in str(found))


@pytest.mark.parametrize(
    ("earlier", "said"),
    [
        pytest.param((), "No earlier design", id="empty-field"),
        pytest.param((other("A", 0.8, 0.4),), "One earlier design", id="one"),
        pytest.param(
            (other("A", 0.8, 0.4), other("B", 0.6)), "2 earlier designs", id="crowded"
        ),
        pytest.param(
            (other("A", 0.8, 0.4), other("B", 0.6, 0.95)),
            "B, is nearer to the product",
            id="nearer",
        ),
    ],
)
def test_the_field_is_said(earlier: tuple[Neighbour, ...], said: str) -> None:
    assert said in str(field_said(earlier, 0.9))


def test_the_field_comes_last_and_changes_no_score() -> None:
    found = near_by((0.9,), figures=(FRONT,))
    crowded = with_field(found, (other("A", 0.8),))
    assert crowded.score == found.score
    assert str(crowded.because).startswith(str(found.because))
    assert crowded.earlier == (other("A", 0.8),)


def test_only_the_nearest_earlier_designs_are_kept() -> None:
    many = [other(str(place), place / 10) for place in range(10)]
    assert [one.score for one in nearest_earlier(many, from_score=0.5)] == [
        0.9, 0.8, 0.7, 0.6, 0.5,
    ]  # fmt: skip


def test_designs_of_the_same_owner_or_designer_are_no_others() -> None:
    mine = right("USD1S1")
    designer = Party("Jane Doe", "US", "inventor")
    firm = replace(mine, parties=(*mine.parties, designer))
    alone = replace(mine, parties=(replace(designer, name="JANE  DOE"),))
    agent_only = replace(
        mine, parties=(Party("Smith", "US", "assignee"), Party("Agents", "US", "agent"))
    )
    assert not of_others(firm, alone)
    assert of_others(firm, agent_only)
    assert not of_others(firm, replace(mine, parties=()))
