"""Signs that a scan once missed, hid or took for something else."""

from collections.abc import Sequence

import pytest

from maodun.compare.listings.lexicon import WordList
from maodun.compare.listings.scanning import scan
from maodun.domain.marks import Likeness, RegisteredWords, Sighting, Tier, Use
from maodun.domain.products import Fact, Product

OURS = "USTM99999999"
DESCRIPTION = "A lamp. Vortaxo gives light. " * 100


def sightings(
    title: str, *signs: str, brand: str | None = None, held: str = "", **facts: str
) -> Sequence[Sighting]:
    words = [RegisteredWords(f"USTM{n:08}", sign, "mark") for n, sign in enumerate(signs)]
    words += [RegisteredWords(OURS, held, "mark")] if held else []
    texts = {"title": title, **facts}
    listing = Product(
        "A1",
        title,
        tuple(Fact(name, text, "en", "test") for name, text in texts.items()),
        "test",
        brand=brand,
    )
    return scan([listing], WordList(words), held=frozenset({OURS}))[0]


def alarms(found: Sequence[Sighting], words: str) -> list[Sighting]:
    return [one for one in found if one.is_alarm and one.words == words]


@pytest.mark.parametrize(
    ("title", "sign", "brand"),
    [
        pytest.param("Desk lamp", "VORTAXO", "Vortaxo", id="in the brand field only"),
        pytest.param("Vortaxo lamp", "VORTAXO", "Vortaxo", id="in brand and title"),
        pytest.param("Darlie paste", "DARLY", "Darlie", id="spelt like the brand"),
        pytest.param("Sony black hoodie for women", "SONY", None, id="Sony"),
        pytest.param("Zara black hoodie for women", "ZARA", None, id="Zara"),
        pytest.param("Samsung black hoodie for women", "SAMSUNG", None, id="Samsung"),
        pytest.param("Nike black hoodie for women", "NIKE", None, id="Nike"),
        pytest.param("Disney black hoodie for women", "DISNEY", None, id="Disney"),
        pytest.param("Lego black hoodie for women", "LEGO", None, id="Lego"),
        pytest.param("BMW black hoodie for women", "BMW", None, id="BMW"),
        pytest.param("Black hoodie BMW® for women", "BMW", None, id="with a sign behind"),
        pytest.param("小米MI手机", "小米MI", None, id="Han and Latin"),
        pytest.param("七匹狼SEPTWOLVES夹克", "七匹狼SEPTWOLVES", None, id="Han and word"),
        pytest.param("Slim Fit Vortaxo Jeans", "VORTAXO", None, id="slim fit"),
        pytest.param("Mens Suits Vortaxo", "VORTAXO", None, id="suits are clothes"),
        pytest.param("Back Support Vortaxo belt", "VORTAXO", None, id="support is a noun"),
        pytest.param("what to do Vortaxo", "VORTAXO", None, id="Polish do"),
        pytest.param("Desk lamp pallmall", "PALL MALL", None, id="run together"),
        pytest.param(
            "Desk Aba Bcb Cdc Ded Efe Fgf Ghg Hih lamp",
            "Aba Bcb Cdc Ded Efe Fgf Ghg Hih",
            None,
            id="eight words",
        ),
    ],
)
def test_it_raises_an_alarm_once(title: str, sign: str, brand: str | None) -> None:
    assert len(alarms(sightings(title, sign, brand=brand), sign)) == 1


@pytest.mark.parametrize(
    ("brand", "sign"),
    [
        pytest.param("Vortaxo", "VORTAXO", id="same"),
        pytest.param("Vortaxo", "Vortako", id="near"),
    ],
)
def test_the_own_brand_is_raised_once(brand: str, sign: str) -> None:
    found = sightings("Vortaxo lamp", sign, brand=brand, description=DESCRIPTION)
    assert len(found) > 100
    assert len(alarms(found, sign)) == 1


def test_the_own_brand_says_that_it_is_not_recorded() -> None:
    first, *_ = sightings("Desk lamp", "VORTAXO", brand="Vortaxo")
    assert (first.use, first.tier) == (Use.OWN_BRAND, Tier.MEDIUM)
    assert "not among those recorded as own or licensed" in first.use_because.msgid


@pytest.mark.parametrize(
    ("title", "brand"),
    [
        pytest.param("Vortaxo lamp", None, id="stands there"),
        pytest.param("Vortaxo lamp", "Vortaxo", id="is the brand"),
        pytest.param("A case for Vortaxo", None, id="fits"),
        pytest.param("A Vortaxo Querblatt lamp", None, id="within another sign"),
    ],
)
def test_what_we_hold_is_always_said_and_never_an_alarm(title: str, brand: str | None) -> None:
    found = sightings(title, "VORTAXO QUERBLATT", "Vortaxo", brand=brand, held="VORTAXO")
    ours = [one for one in found if OURS in one.numbers]
    assert ours
    assert {(one.use, one.tier, one.numbers) for one in ours} == {
        (Use.HELD, Tier.QUIET, (OURS,))
    }


@pytest.mark.parametrize(
    ("title", "sign", "likeness"),
    [
        pytest.param("A new lamp for women", "NEW", Likeness.EXACT, id="ordinary"),
        pytest.param("New lamp", "NEW", Likeness.EXACT, id="ordinary, first"),
        pytest.param("Women hoodie", "WOMEN", Likeness.EXACT, id="women, first"),
        pytest.param("Hot lamp", "HOT", Likeness.EXACT, id="hot, first"),
        pytest.param("A lamp wo men", "WOMEN", Likeness.SPLIT, id="written apart"),
        pytest.param("361度运动鞋", "361度", Likeness.EXACT, id="number and Han"),
        pytest.param("Q弹面膜 补水", "Q弹面膜", Likeness.EXACT, id="letter and Han"),
        pytest.param(f"{'lamp ' * 10_000}new", "NEW", Likeness.EXACT, id="far behind"),
    ],
)
def test_what_stands_there_letter_for_letter_is_always_said(
    title: str, sign: str, likeness: Likeness
) -> None:
    found = [one for one in sightings(title, sign) if one.words == sign]
    assert [one.likeness for one in found] == [likeness]


@pytest.mark.parametrize("title", ["New lamp", "Women hoodie", "Hot lamp", "Gold ring"])
def test_an_ordinary_word_that_begins_a_title_is_no_alarm(title: str) -> None:
    assert not any(one.is_alarm for one in sightings(title, "NEW", "WOMEN", "HOT", "GOLD"))


def test_a_word_for_a_kind_of_goods_weighs_what_the_register_tells() -> None:
    (found,) = sightings("Bag with velcro", "VELCRO")
    assert not found.is_alarm


def test_several_registrations_of_one_holder_weigh_more() -> None:
    listing = Product("A1", "Bag", (Fact("title", "Bag with nike", "en", "test"),), "test")
    weights = []
    for many in (1, 4):
        words = [
            RegisteredWords(f"N{n}", "NIKE", "mark", (n, 20 + n), "nike inc")
            for n in range(many)
        ]
        weights.append(scan([listing], WordList(words))[0][0].weight)
    assert weights[1] > weights[0]


def test_a_word_of_20000_letters_is_read_in_passing() -> None:
    (found,) = sightings(f"{'abcdef' * 3_500} Vortaxo", "VORTAXO")
    assert found.spot.text == "Vortaxo"


@pytest.mark.parametrize(
    ("title", "sign", "found"),
    [
        pytest.param("Desk Tundra lamp", "TUNDDRA", True, id="a name, a letter left out"),
        pytest.param("Desk views lamp", "VIEUWS", False, id="an ordinary word"),
        pytest.param("Desk J.F. Lzartigue", "J.F. LAZARTIGUE", True, id="initials end nothing"),
    ],
)
def test_a_counted_word_may_be_a_sign_by_a_slip(title: str, sign: str, *, found: bool) -> None:
    assert any(one.words == sign for one in sightings(title, sign)) is found
