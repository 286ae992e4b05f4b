"""Logos against figures of marks: by picture, and by what Vienna codes say they show."""

import pytest

from maodun.compare.looks.pairing import Sides
from maodun.compare.looks.scales import Seen
from maodun.compare.marks.figures import (
    SignBeside,
    shown_things,
    sign_resemblance,
    vienna_overlap,
)
from maodun.domain.evidence import Compared, NotCompared
from maodun.domain.pictures import Closeness, LookKind, Resemblance
from maodun.domain.text import T
from tests.screening.pictured import ENCODER, drawn, photo, vector

OF = Seen(LookKind.SIGN, ENCODER)
LOGO = photo("box.jpg", vector(1), of=LookKind.SIGN)
FIGURE = drawn("M1", vector(1))[0]
GOODS = Compared(0.8, T("Both name goods of class 25."), "25", "25")


def held(product: float) -> Sides:
    return Sides([(LOGO, LOGO.looks[0])], [FIGURE], [[product]])


def test_a_logo_that_looks_near_is_said_with_goods_and_what_it_shows() -> None:
    beside = SignBeside(GOODS, vienna_overlap(("03.01.01",), ("03.01",)))
    found = sign_resemblance(
        "M1", Sides([(LOGO, LOGO.looks[0])], [FIGURE], [[0.95]]), OF, beside
    )
    assert isinstance(found, Resemblance)
    assert found.closeness is Closeness.NEAR
    assert found.article == GOODS
    assert str(found.because) == (
        "box.jpg looks near figure 1 (perspective view). Marks like this logo show things of "
        "03.01 (Vienna), as this one does. Both name goods of class 25."
    )


def test_where_goods_are_not_known_the_article_is_not_either() -> None:
    beside = SignBeside(NotCompared(T("Not known.")), NotCompared(T("Not coded.")))
    found = sign_resemblance(
        "M1", Sides([(LOGO, LOGO.looks[0])], [FIGURE], [[0.1]]), OF, beside
    )
    assert isinstance(found, Resemblance)
    assert (found.closeness, found.article) == (Closeness.FAR, None)


def test_no_logo_is_no_likeness_of_zero() -> None:
    beside = SignBeside(GOODS, GOODS)
    assert isinstance(sign_resemblance("M1", Sides((), [FIGURE], ()), OF, beside), NotCompared)


@pytest.mark.parametrize(
    ("neighbours", "shown"),
    [
        pytest.param([(("03.01.01", "26.01.03"), 0.9), (("03.01.08",), 0.8)],
                     ("03.01", "03.01.01", "26.01", "26.01.03", "03.01.08"),
                     id="commonest-first"),
        pytest.param([(("03.01.01",), 0.9), ((), 0.9)], ("03.01", "03.01.01"), id="uncoded"),
        pytest.param([(("03.01.01",), 0.9), (("26.01.03",), 0.1)], ("03.01", "03.01.01"),
                     id="rare"),
        pytest.param([], (), id="nothing"),
    ],
)  # fmt: skip
def test_near_marks_tell_what_a_logo_shows(
    neighbours: list[tuple[tuple[str, ...], float]], shown: tuple[str, ...]
) -> None:
    assert shown_things(neighbours) == shown


@pytest.mark.parametrize(
    ("of_right", "of_logo", "least", "most", "named"),
    [
        pytest.param(("03.01.01",), ("03.01",), 1.0, 1.0, "03.01", id="division alone"),
        pytest.param(("03.01.01",), ("03.01", "03.01.01"), 1.0, 1.0, "03.01.01", id="section"),
        pytest.param(("03.01.01",), ("03.01", "27.05"), 0.7, 0.99, "03.01", id="rare of two"),
        pytest.param(("27.05.01",), ("03.01", "27.05"), 0.1, 0.69, "27.05", id="letters"),
        pytest.param(("05.05.20",), ("03.01",), 0.0, 0.0, "", id="other things"),
    ],
)
def test_a_rare_thing_in_common_counts_more(
    of_right: tuple[str, ...], of_logo: tuple[str, ...], least: float, most: float, named: str
) -> None:
    found = vienna_overlap(of_right, of_logo)
    assert isinstance(found, Compared)
    assert least - 1e-9 <= found.score <= most + 1e-9
    assert dict(found.because.values).get("codes", "") == named


def test_without_codes_nothing_is_compared() -> None:
    assert isinstance(vienna_overlap((), ("03.01",)), NotCompared)
