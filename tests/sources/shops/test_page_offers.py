from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maodun.domain.products import Availability, Offer, Product
from maodun.sources.shops.page.money import Money, money_said, money_shown
from maodun.sources.shops.page.parse import parse

IN, OUT = Availability.IN_STOCK, Availability.OUT_OF_STOCK


def product(body: str, head: str = "") -> Product:
    html = f"<html lang='en'><head>{head}</head><body><h1>Bowl</h1>{body}</body></html>"
    return parse(html.encode(), source="page.html")


def linked(fields: str) -> str:
    described = f'{{"@type": "Product", "name": "Bowl", {fields}}}'
    return f'<script type="application/ld+json">{described}</script>'


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        pytest.param("1.234,56 €", "1234.56", "EUR", id="point for thousands"),
        pytest.param("US $12.99", "12.99", "US$", id="sign before"),
        pytest.param("49\u202f890 тг.", "49890", "KZT", id="narrow space for thousands"),
        pytest.param("now 2,900원~", "2900", "KRW", id="comma for thousands"),
        pytest.param("CHF 1'250.00", "1250.00", "CHF", id="apostrophe for thousands"),
        pytest.param("$24.990", "24990", "$", id="three digits behind a point"),
        pytest.param("€ 5,95", "5.95", "EUR", id="comma for cents"),
    ],
)
def test_amounts_are_read_as_shops_write_them(text: str, amount: str, currency: str) -> None:
    expected = Money(Decimal(amount), "USD" if currency == "US$" else currency)
    assert money_shown(text) == expected


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        pytest.param("34.000", "34.000", id="a point is a decimal point"),
        pytest.param("44,99", "44.99", id="what people see"),
        pytest.param("$60", "60", id="with its sign"),
    ],
)
def test_amounts_for_machines_have_decimal_points(text: str, amount: str) -> None:
    assert money_said(text, "usd") == Money(Decimal(amount), "USD")


@pytest.mark.parametrize("text", ["", "free", "call us", "4 stars", "12 pieces"])
def test_no_money_is_none(text: str) -> None:
    assert money_shown(text) is None


@given(st.text(max_size=80))
def test_money_in_any_text_is_an_amount_or_nothing(text: str) -> None:
    found = money_shown(text)
    assert found is None or found.amount >= 0


@pytest.mark.parametrize(
    ("offers", "expected"),
    [
        pytest.param(
            '{"@type": "Offer", "price": "12.50", "priceCurrency": "EUR",'
            ' "availability": "https://schema.org/InStock"}',
            Offer(Decimal("12.50"), "EUR", IN),
            id="one offer",
        ),
        pytest.param(
            '[{"price": 9, "priceCurrency": "EUR", "availability": "OutOfStock"},'
            ' {"price": 11, "priceCurrency": "EUR", "availability": "InStock"}]',
            Offer(Decimal(11), "EUR", IN),
            id="a size that is sold out does not count",
        ),
        pytest.param(
            '{"@type": "AggregateOffer", "lowPrice": "5.20", "highPrice": "8"}',
            Offer(Decimal("5.20"), "", None),
            id="from the lowest price",
        ),
        pytest.param(
            '{"priceSpecification": {"price": 19.5, "priceCurrency": "CHF"}}',
            Offer(Decimal("19.5"), "CHF", None),
            id="price in a specification",
        ),
        pytest.param(
            '{"availability": "http://schema.org/SoldOut"}',
            Offer(None, "", OUT),
            id="sold out without a price",
        ),
    ],
)
def test_offers_for_machines(offers: str, expected: Offer) -> None:
    assert product("", linked(f'"offers": {offers}')).offer == expected


@pytest.mark.parametrize(
    ("body", "price"),
    [
        pytest.param(
            '<div class="price"><del>£55.00</del> <span>£48.99</span></div>',
            "48.99",
            id="not the struck-out one",
        ),
        pytest.param(
            '<span class="old-price">£55.00</span><span class="price">£48.99</span>',
            "48.99",
            id="not the old one",
        ),
        pytest.param(
            '<p class="shipping-price">£4.00</p><p class="price">£48.99</p>',
            "48.99",
            id="not that of the delivery",
        ),
        pytest.param(
            '<p class="price">£48.99</p><p class="related"><b class="price">£1</b></p>',
            "48.99",
            id="not that of another product",
        ),
        pytest.param(
            '<form><header class="product-header"><b class="price">£48.99</b></header></form>',
            "48.99",
            id="within the product's own header and form",
        ),
    ],
)
def test_the_price_people_see(body: str, price: str) -> None:
    assert product(body).offer == Offer(Decimal(price), "GBP", None)


@pytest.mark.parametrize(
    "notice",
    ["Currently unavailable", "Derzeit nicht verfügbar", "Rupture de stock", "已售罄"],
)
def test_a_notice_says_that_it_is_out_of_stock(notice: str) -> None:
    assert product(f'<p id="availability">{notice}</p>').offer == Offer(None, "", OUT)


def test_nested_prices_of_a_crafted_page_are_read_in_time() -> None:
    deep = "<div class='price stock'>" * 200 + "<i>9</i>" * 20_000
    assert product(deep).offer is None


def test_nothing_said_is_no_offer() -> None:
    assert product("<p>Folds flat</p>").offer is None


def test_numbers_of_maker_and_bar_code_have_their_own_places() -> None:
    found = product(
        "", linked('"sku": "B-1", "mpn": "KX-4410B", "gtin13": "2001234000017", "brand": "Q"')
    )
    assert (found.sku, found.mpn, found.gtin) == ("B-1", "KX-4410B", "2001234000017")


@pytest.mark.parametrize(
    ("body", "gtin"),
    [
        pytest.param("<li>EAN: 2001234000017.</li>", "2001234000017", id="in running text"),
        pytest.param(
            "<table><tr><th>ISBN-13</th><td>2001234000024</td></tr></table>",
            "2001234000024",
            id="in a table",
        ),
        pytest.param("<li>EAN: 2001234000018.</li>", None, id="wrong check digit"),
    ],
)
def test_a_bar_code_number_people_see(body: str, gtin: str | None) -> None:
    assert product(body).gtin == gtin


def test_a_number_that_repeats_the_makers_comes_after_the_shops_own() -> None:
    found = product("", linked('"sku": "KX-4410B", "productID": "77001", "mpn": "KX-4410B"'))
    assert found.sku == "77001"
