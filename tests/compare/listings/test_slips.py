import pytest

from maodun.compare.listings.slips import Slip, only_slip, taken


@pytest.mark.parametrize(
    ("said", "slip"),
    [
        pytest.param("votraxo", Slip.SWAPPED, id="swapped"),
        pytest.param("vorttaxo", Slip.DOUBLED, id="written twice"),
        pytest.param("vortaxp", Slip.ALIKE, id="the key beside it"),
        pytest.param("vort4xo", Slip.OTHER, id="unrelated"),
        pytest.param("votaxo", Slip.LEFT_OUT, id="left out"),
        pytest.param("vortmaxo", Slip.ADDED, id="added"),
        pytest.param("vxrtmxo", None, id="two slips"),
    ],
)
def test_a_slip_is_told_from_others(said: str, slip: Slip | None) -> None:
    assert only_slip(said, sign="vortaxo") is slip


def test_a_likely_slip_takes_less_than_an_unrelated_letter() -> None:
    unlikely = taken("vort4xo", sign="vortaxo", most=1)
    assert (
        taken("votraxo", sign="vortaxo", most=1)
        < unlikely
        < taken("vx", sign="vortaxo", most=1)
    )
