"""What a name does in a listing."""

import pytest

from maodun.compare.listings.uses import use_of
from maodun.domain.marks import Use


def use(text: str, name: str = "Vortaxo") -> tuple[Use, str] | None:
    start = text.index(name)
    found = use_of(text, start, start + len(name), languages=("de", "en", "es"))
    return None if found is None else (found.use, found.words)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("Case compatible with Vortaxo", "compatible with", id="said"),
        pytest.param("Lens for Canon, Nikon and Vortaxo", "for", id="in a list"),
        pytest.param("Vortaxo compatible case", "compatible", id="behind"),
        pytest.param("Hülle kompatibel mit Vortaxo", "kompatibel mit", id="German"),
        pytest.param("Funda para Vortaxo", "para", id="Spanish"),
        pytest.param("适用于Vortaxo手机壳", "适用于", id="Chinese"),
        pytest.param("Vortaxo专用手机壳", "专用", id="Chinese behind"),
        pytest.param("This case fits Vortaxo", "fits", id="verb"),
        pytest.param("Charger supports Vortaxo", "supports", id="supports"),
    ],
)
def test_what_goods_fit(text: str, told: str) -> None:
    assert use(text) == (Use.COMPATIBLE, told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("Lamp inspired by Vortaxo", "inspired by", id="said"),
        pytest.param("Great Vortaxo dupe", "dupe", id="dupe"),
        pytest.param("Better than Vortaxo", "Better than", id="better"),
        pytest.param("Vortaxo平替台灯", "平替", id="Chinese"),
    ],
)
def test_what_goods_are_compared_with(text: str, told: str) -> None:
    assert use(text) == (Use.COMPARED, told)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Vortaxo lamp for the desk", id="for stands behind"),
        pytest.param("A gift for women who love a Vortaxo", id="for stands far ahead"),
        pytest.param("Lamp for Women Vortaxo", id="for says for whom"),
        pytest.param("Vortaxo", id="alone"),
        pytest.param("Slim Fits Vortaxo", id="fits of clothes"),
        pytest.param("Women's suits Vortaxo", id="suits of women"),
        pytest.param("Vortaxo风扇", id="a fan is no style"),
        pytest.param("Vortaxo kompatybilny z lampą dla dzieci", id="not in Polish"),
    ],
)
def test_nothing_is_told(text: str) -> None:
    assert use(text) is None
