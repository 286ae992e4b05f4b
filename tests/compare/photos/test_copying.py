"""A likeness of photos is a copy only where the closer look says so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maodun.compare.looks.pairing import Sides
from maodun.compare.looks.scales import Seen
from maodun.compare.photos.copying import work_resemblance
from maodun.domain.evidence import Compared, Evidence, NotCompared
from maodun.domain.pictures import (
    Closeness,
    LookKind,
    PictureKind,
    RegisteredFigure,
    Resemblance,
    SeenPicture,
)
from maodun.domain.text import T
from tests.screening.pictured import ENCODER, drawn, photo, vector

OF = Seen(LookKind.COPY, ENCODER)
WORK = [drawn("V1", vector(1), label=n, kind=PictureKind.PHOTO)[0] for n in ("1", "2", "3")]
ROWS = st.lists(
    st.lists(st.sampled_from([0.1, 0.5, 0.7, 0.9]), min_size=3, max_size=3),
    min_size=1,
    max_size=4,
)


class Look:
    """Answers by the file and the label; counts how often it was asked."""

    def __init__(self, *sure: tuple[str, str], score: float = 0.95) -> None:
        self.sure = sure
        self.score = score
        self.asked: list[tuple[str, str]] = []

    def __call__(self, picture: SeenPicture, figure: RegisteredFigure) -> Evidence:
        self.asked.append((picture.file, figure.label))
        score = self.score if (picture.file, figure.label) in self.sure else 0.0
        return Compared(score, T("points agree"), figure.label, picture.file)


def sides(*rows: list[float]) -> Sides:
    shown = [photo(f"{n}.jpg", vector(1), kind=PictureKind.PHOTO) for n in range(len(rows))]
    return Sides([(one, one.looks[0]) for one in shown], WORK, rows)


def found(asked: Sides, look: Look) -> Resemblance:
    resemblance = work_resemblance("V1", asked, OF, look)
    assert isinstance(resemblance, Resemblance)
    return resemblance


def test_what_agrees_point_by_point_is_near_although_others_look_more_alike() -> None:
    resemblance = found(sides([0.9, 0.7, 0.1]), Look(("0.jpg", "2")))
    assert resemblance.closeness is Closeness.NEAR
    assert resemblance.pairs[0].figure.label == "2"
    assert "0.jpg agrees with figure 2 (perspective view)" in str(resemblance.because)


def test_what_looks_alike_and_does_not_agree_is_far() -> None:
    resemblance = found(sides([0.99, 0.1, 0.1]), Look())
    assert resemblance.closeness is Closeness.FAR
    assert "does not agree with figure 1" in str(resemblance.because)


def test_what_looks_alike_and_was_not_held_is_not_said_to_look_like_nothing() -> None:
    resemblance = found(sides([0.99, 0.98, 0.97]), Look())
    assert (resemblance.closeness, resemblance.pairs[0].figure.label) == (Closeness.FAR, "3")
    assert "looks like figure 3 (perspective view) as a whole; they were not held" in str(
        resemblance.because
    )


def test_what_looks_like_nothing_is_not_laid_over() -> None:
    look = Look(("0.jpg", "1"))
    assert found(sides([0.1, 0.1, 0.1]), look).closeness is Closeness.FAR
    assert look.asked == []


def test_a_picture_that_is_not_at_hand_is_said() -> None:
    def gone(_: SeenPicture, figure: RegisteredFigure) -> Evidence:
        return NotCompared(T("{label} is gone", label=figure.label))

    resemblance = work_resemblance("V1", sides([0.9, 0.1, 0.1]), OF, gone)
    assert isinstance(resemblance, Resemblance)
    assert resemblance.closeness is not Closeness.FAR
    assert "not held against each other point by point: 1 is gone" in str(resemblance.because)


@given(ROWS, st.sampled_from(["0.jpg", "1.jpg"]), st.sampled_from(["1", "2"]))
def test_one_more_photo_never_makes_a_copy_less_sure(
    rows: list[list[float]], file: str, label: str
) -> None:
    fewer = found(sides(*rows), Look((file, label)))
    more = found(sides(*rows, [0.9, 0.9, 0.9]), Look((file, label)))
    assert more.score >= fewer.score


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param(Sides((), WORK, ()), id="no-photo"),
        pytest.param(Sides(sides([0.9]).looks, (), [[]]), id="no-figure"),
    ],
)
def test_without_one_side_nothing_is_compared(asked: Sides) -> None:
    assert isinstance(work_resemblance("V1", asked, OF, Look()), NotCompared)
