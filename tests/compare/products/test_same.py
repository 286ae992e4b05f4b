from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maodun.compare.products.reading import words_of_product
from maodun.compare.products.same import Sameness, same_product, same_product_score
from maodun.domain.evidence import Compared, NotCompared
from maodun.domain.marks import Tier
from maodun.domain.products import Fact, Offer, Product

KETTLE = "Brewwell KX-4410B electric kettle 1.7 l black"


def listing(
    title: str,
    *,
    brand: str | None = None,
    price: str = "",
    currency: str = "USD",
    gtin: str | None = None,
    model: str = "",
) -> Product:
    facts = (Fact("model", model, "en", "test"),) if model else ()
    offer = Offer(Decimal(price), currency) if price else None
    return Product("", title, facts, "test", brand=brand, offer=offer, gtin=gtin)


def compared(one: Product, other: Product) -> Sameness:
    return same_product(words_of_product(one), words_of_product(other))


def evidence(result: Sameness, subject: str) -> Compared | NotCompared:
    return dict(result.evidence)[subject]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            listing(KETTLE, brand="Brewwell", price="39.90"),
            listing("Brewwell cordless kettle kx4410b 1.7 litres", price="41.50"),
            id="one model number, two spellings",
        ),
        pytest.param(
            listing("Brewwell kettle black", gtin="2001234000017"),
            listing("Wasserkocher", gtin="02001234000017"),
            id="one bar code, two languages",
        ),
    ],
)
def test_the_same_product_is_found(one: Product, other: Product) -> None:
    assert compared(one, other).tier in (Tier.STRONG, Tier.MEDIUM)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            listing(KETTLE, brand="Brewwell", price="39.90"),
            listing("Brewwell TX-9020W electric toaster white", price="24.90"),
            id="another model of the brand",
        ),
        pytest.param(
            listing("Nordlicht LED desk lamp 8 w black"),
            listing("Silicone phone case clear"),
            id="nothing in common",
        ),
    ],
)
def test_another_product_is_not_shown(one: Product, other: Product) -> None:
    assert compared(one, other).tier in (Tier.WEAK, Tier.QUIET)


def test_another_bar_code_is_never_strong() -> None:
    one = listing(KETTLE, brand="Brewwell", gtin="2001234000017")
    other = listing(KETTLE, brand="Brewwell", gtin="2001234000024")
    result = compared(one, other)
    assert result.tier is not Tier.STRONG
    assert "bar code numbers differ" in str(result.because)


def test_a_wrong_check_digit_is_no_bar_code() -> None:
    one = listing(KETTLE, gtin="2001234000018")
    assert isinstance(evidence(compared(one, one), "gtin"), NotCompared)


def test_inches_and_centimetres_are_one_measure() -> None:
    result = compared(listing("Belt 10 inch"), listing("Gürtel 25.4 cm"))
    found = evidence(result, "measure")
    assert isinstance(found, Compared)
    assert found.score == 1.0


def test_measures_that_differ_are_said_as_written() -> None:
    result = compared(listing("Card 16 gb"), listing("Card 32GB"))
    assert str(evidence(result, "measure").because) == "Measures differ: 16 gb and 32gb."


def test_colours_are_compared_across_languages() -> None:
    same = evidence(compared(listing("Schuh schwarz"), listing("Chaussure noire")), "attribute")
    other = evidence(compared(listing("黑色背包"), listing("White backpack")), "attribute")
    assert isinstance(same, Compared)
    assert isinstance(other, Compared)
    assert (same.score, other.score) == (1.0, 0.0)


def test_words_of_two_languages_are_not_compared() -> None:
    result = compared(listing("折叠电动滑板车 KX4410"), listing("Folding e-scooter KX-4410"))
    assert isinstance(evidence(result, "title"), NotCompared)
    assert isinstance(evidence(result, "code"), Compared)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(listing("Cup", price="9.90"), listing("Cup"), id="one price"),
        pytest.param(
            listing("Cup", price="9.90"),
            listing("Cup", price="9.90", currency="CNY"),
            id="two currencies",
        ),
    ],
)
def test_prices_without_a_common_money_are_not_compared(one: Product, other: Product) -> None:
    assert isinstance(evidence(compared(one, other), "price"), NotCompared)


def test_nothing_to_compare_is_no_sameness() -> None:
    result = compared(listing(""), listing(""))
    assert result.tier in (Tier.WEAK, Tier.QUIET)
    assert "nothing that could be compared" in str(result.because)


def test_the_reason_names_both_sides_of_the_question() -> None:
    one = listing(KETTLE, brand="Brewwell", price="39.90")
    other = listing("Brewwell KX-4410B kettle 1.2 l", price="9.90")
    because = str(compared(one, other).because)
    assert because.startswith("For it: The number kx-4410b stands in both.")
    assert "Against it:" in because


WORDS = st.text(st.characters(codec="utf-8"), max_size=60)


@settings(max_examples=60, deadline=None)
@given(WORDS, WORDS, WORDS)
def test_order_does_not_matter_and_scores_are_shares(a: str, b: str, brand: str) -> None:
    one, other = (
        words_of_product(listing(a, brand=brand or None)),
        words_of_product(listing(b, model=brand)),
    )
    score = same_product_score(one, other)
    assert 0.0 <= score <= 1.0
    assert score == pytest.approx(same_product_score(other, one))


@pytest.mark.parametrize("text", ["䨧", "0䨧", "小米", "™", "é", "ł 9", "١٢٣"])
def test_signs_that_have_no_sound_or_no_letters_are_read(text: str) -> None:
    assert all(words_of_product(listing(text, brand=text)).words)
