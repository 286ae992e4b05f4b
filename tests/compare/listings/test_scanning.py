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
        pytest.param("𝐕𝐎𝐑𝐓𝐀𝐗𝐎 lamp", "VORTAXO", Likeness.EXACT, "𝐕𝐎𝐑𝐓𝐀𝐗𝐎", id="mathematics"),
        pytest.param("Ⓥⓞⓡⓣⓐⓧⓞ lamp", "VORTAXO", Likeness.EXACT, "Ⓥⓞⓡⓣⓐⓧⓞ", id="in rings"),
        pytest.param(
            "ᴠoʀᴛaxo lamp", "VORTAXO", Likeness.SCRIPT, "ᴠoʀᴛaxo", id="small capitals"
        ),
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


def test_a_holder_who_sues_weighs_more() -> None:
    title = "Case compatible with Vortaxo"
    quiet, sued = (
        scan([product(title)], WordList([RegisteredWords("N1", "VORTAXO", "mark", suits=n)]))[
            0
        ][0]
        for n in (0, 8)
    )
    assert (quiet.use, sued.use) == (Use.COMPATIBLE, Use.COMPATIBLE)
    assert not quiet.is_alarm
    assert sued.is_alarm


def test_a_plain_word_in_its_meaning_is_no_alarm() -> None:
    assert not any(one.is_alarm for one in sightings("Gold ring for women", "RING", "gold"))


def test_signs_with_the_same_words_are_one_sighting() -> None:
    (found,) = sightings("Vortaxo lamp", "VORTAXO", "Vor-Taxo", "vortaxo")
    assert found.numbers == ("USTM00000000", "USTM00000001", "USTM00000002")


def test_of_signs_that_overlap_the_weightiest_alone_raises_an_alarm() -> None:
    found = sightings("Votraxo lamp", "VORTAXO", "VOTRAXA")
    assert [one.is_alarm for one in found] == [True, False]


def test_every_listing_has_its_own_answer() -> None:
    listings = [product("Vortaxo lamp"), product("Desk lamp"), product("")]
    found = scan(listings, lexicon("VORTAXO"))
    assert [len(one) for one in found] == [1, 0, 0]
    assert found == [scan([one], lexicon("VORTAXO"))[0] for one in listings]


def test_an_empty_register_says_nothing() -> None:
    assert scan([product("Vortaxo lamp")], WordList([])) == [()]
    assert scan([], lexicon("VORTAXO")) == []


@pytest.mark.parametrize(
    ("url", "use"),
    [
        pytest.param("https://us.vortaxo.com/dress-p-1.html", Use.SHOP, id="its own platform"),
        pytest.param("https://us.other.com/vortaxo-dress", Use.AS_MARK, id="another's page"),
        pytest.param("https://vortaxo-shop.com/dress", Use.AS_MARK, id="part of a name only"),
        pytest.param("http://[broken", Use.AS_MARK, id="no address"),
        pytest.param(None, Use.AS_MARK, id="no page"),
    ],
)
def test_a_platform_is_no_mark_on_its_own_page(url: str | None, use: Use) -> None:
    text = "Dress, find more at Vortaxo."
    listing = Product("1", text, (Fact("title", text, "en", "t"),), "t", url=url)
    words = WordList([RegisteredWords("USTM99000001", "VORTAXO", "mark")])
    (found,) = scan([listing], words, platforms=("vortaxo_shop",))[0]
    assert found.use is use
    assert found.is_alarm is (use is Use.AS_MARK)
