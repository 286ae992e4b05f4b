from math import inf

import pytest

from maodun.compare.quantities import quantities


@pytest.mark.parametrize(
    ("text", "low", "high", "attribute", "owner"),
    [
        pytest.param(
            "the wheel has a diameter between 5 and 10 mm",
            0.005, 0.01, "diameter", ("wheel",), id="between",
        ),
        pytest.param(
            "an outer diameter of the hub of at least 3 inches",
            0.0762, inf, "diameter", ("hub",), id="at least, inches",
        ),
        pytest.param("Thickness: 2.5-3 cm", 0.025, 0.03, "thickness", (), id="range by hyphen"),
        pytest.param("weighs 3.5kg", 3.5, 3.5, "weight", (), id="verb names the attribute"),
        pytest.param("a length of 1,200 mm", 1.2, 1.2, "length", (), id="thousands"),
        pytest.param(
            "a 5 mm thick plate", 0.005, 0.005, "thickness", ("plat",), id="adjective"
        ),
        pytest.param("a width of 10 inches or less", -inf, 0.254, "width", (), id="or less"),
        pytest.param("a width of 10 mm to 20 mm", 0.01, 0.02, "width", (), id="unit twice"),
        pytest.param(
            "a 48V motor", 48.0, 48.0, "voltag", ("motor",), id="volts name themselves"
        ),
        pytest.param(
            "所述壳体的厚度为5毫米", 0.005, 0.005, "thickness", ("壳体",), id="Chinese"
        ),
        pytest.param(
            "轮子直径为10-20厘米", 0.1, 0.2, "diameter", ("轮子",), id="Chinese range"
        ),
        pytest.param("壁厚不超过3毫米", -inf, 0.003, "", (), id="Chinese bound"),
        pytest.param("a temperature of 50 °C", 323.15, 323.15, "temperatur", (), id="offset"),
        pytest.param("an angle of 30 degrees", 30.0, 30.0, "angl", (), id="angle"),
    ],
)  # fmt: skip
def test_reads_a_number_with_what_it_measures(
    text: str, low: float, high: float, attribute: str, owner: tuple[str, ...]
) -> None:
    (found,) = quantities(text)
    assert [found.low, found.high] == pytest.approx([low, high])
    assert (found.attribute, found.owner) == (attribute, owner)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("as shown in FIG. 3 m", id="figure"),
        pytest.param("the pump of claim 3", id="claim"),
        pytest.param("a ratio of 5", id="no unit"),
        pytest.param("model X12 A", id="part of a name"),
        pytest.param("no digits at all", id="no digits"),
    ],
)
def test_other_numbers_measure_nothing(text: str) -> None:
    assert quantities(text) == ()


def test_inches_and_millimetres_are_one_kind() -> None:
    (inch,), (millimetre,) = quantities("width 1 inch"), quantities("width 25.4 mm")
    assert inch.kind == millimetre.kind
    assert inch.low == pytest.approx(millimetre.low)


def test_percent_and_degrees_are_different_kinds() -> None:
    (share,), (angle,) = quantities("30 %"), quantities("30°")
    assert share.kind != angle.kind


def test_about_is_noticed() -> None:
    assert [q.about for q in quantities("about 5 mm and 6 mm")] == [True, False]
