"""Where the words of a listing come near a sign."""

from collections.abc import Sequence

import pytest

from maodun.compare.listings.lexicon import WordList
from maodun.compare.listings.scanning import scan
from maodun.domain.marks import Likeness, RegisteredWords, Sighting, Use
from maodun.domain.products import Fact, Product


def lexicon(*words: str) -> WordList:
    return WordList(
        [RegisteredWords(f"USTM{n:08}", text, "mark") for n, text in enumerate(words)]
    )


def product(title: str, *, brand: str | None = None) -> Product:
    return Product("A1", title, (Fact("title", title, "en", "test"),), "test", brand=brand)


def sightings(title: str, *words: str, brand: str | None = None) -> Sequence[Sighting]:
    return scan([product(title, brand=brand)], lexicon(*words))[0]


@pytest.mark.parametrize(
    ("title", "sign", "likeness", "said"),
    [
        pytest.param("Vortaxo lamp", "VORTAXO", Likeness.EXACT, "Vortaxo", id="the same"),
        pytest.param("Vor-taxo lamp", "VORTAXO", Likeness.SPLIT, "Vor-taxo", id="hyphen"),
        pytest.param(
            "V o r t a x o lamp", "VORTAXO", Likeness.SPLIT, "V o r t a x o", id="spaced"
        ),
        pytest.param("Vorzo Grint lamp", "VORZOGRINT", Likeness.SPLIT, "Vorzo Grint", id="two"),
        pytest.param(
            "VorzoGrint lamp", "Vorzo Grint", Likeness.JOINED, "VorzoGrint", id="joined"
        ),
        pytest.param("Votraxo lamp", "VORTAXO", Likeness.MISSPELT, "Votraxo", id="swapped"),
        pytest.param("Vоrtахо lamp", "VORTAXO", Likeness.SCRIPT, "Vоrtахо", id="Cyrillic"),
        pytest.param("沃塔索灯具", "WOTASUO", Likeness.SCRIPT, "沃塔索", id="pinyin of Han"),
        pytest.param("Wotasuo lamp", "沃塔索", Likeness.SCRIPT, "Wotasuo", id="Han of pinyin"),
    ],
)
def test_a_sign_is_found_however_it_is_written(
    title: str, sign: str, likeness: Likeness, said: str
) -> None:
    (found,) = sightings(title, sign, "QUERBLATT", "OTHER")
    assert (found.words, found.likeness, found.spot.text) == (sign, likeness, said)
    assert title[found.spot.start : found.spot.end] == said


def test_what_the_goods_fit_is_told_apart() -> None:
    (found,) = sightings("Lamp shade compatible with Vortaxo", "VORTAXO")
    assert found.use is Use.COMPATIBLE


def test_the_listings_own_brand_is_told_apart() -> None:
    found = sightings("Vortaxo lamp", "VORTAXO", brand="Vortaxo")[0]
    assert found.use is Use.OWN_BRAND


def test_a_held_sign_is_told_apart() -> None:
    (found,) = scan(
        [product("Vortaxo lamp")], lexicon("VORTAXO"), held=frozenset({"USTM00000000"})
    )[0]
    assert found.use is Use.HELD
