from datetime import date
from decimal import Decimal

import pytest

from maodun.domain.errors import BadAssumption
from maodun.domain.launches import Act, Event, Money, Newness
from maodun.planning.assumptions import FILE, read, shipped
from maodun.planning.changing import changed, money
from maodun.planning.making import Order, plan
from tests.planning.offices import TODAY, MadeUpLaw, launch


def order() -> Order:
    sale = Event(date(2027, 3, 1), Act.SALE, launch=True)
    return Order((launch(sale),), shipped(), Money(Decimal(8000), "USD"), TODAY)


def test_a_launch_moves_with_its_first_sale() -> None:
    (one,) = changed(order(), ("launch=2027-06",)).launches
    assert one.starts_on == date(2027, 6, 1)
    assert [event.on for event in one.events] == [date(2027, 6, 1)]


def test_each_number_of_a_plan_can_be_changed() -> None:
    changes = (
        "months=36",
        "forecast.cc=500",
        "new_look=no",
        "agent.US.design=1500",
        "chance.design.yes=0.5",
        "budget=9,000 EUR",
        "size=small",
    )
    found = changed(order(), changes)
    (one,) = found.launches
    assert (one.months, one.look_new, one.size) == (36, Newness.NO, "small")
    assert one.outlooks[1].revenue == (Decimal(500),) * 36
    assert found.assumed.number("agent", "US", "design", "direct") == 1500
    assert found.assumed.number("chance", "AA", "design", "yes") == Decimal("0.5")
    assert found.budget == Money(Decimal(9000), "EUR")
    assert shipped().number("agent", "US", "design") == 2000


@pytest.mark.parametrize(
    ("change", "says"),
    [
        pytest.param("launch", "not NAME=VALUE", id="no value"),
        pytest.param("launch=soon", "a day like 2027-03-01", id="no day"),
        pytest.param("months=0", "from 1 to 240", id="no month"),
        pytest.param("forecast.XX=5", "there are AB, CC", id="a market nobody sells in"),
        pytest.param("forecast.CC=NaN", "not negative", id="not a number"),
        pytest.param("new_look=maybe", "yes, no or unknown", id="no answer"),
        pytest.param("agnt.US=5", "no table of assumptions called 'agnt'", id="no table"),
        pytest.param(
            "agent.US.desing=3", "'desing' is not known; did you mean 'design'", id="x"
        ),
        pytest.param("agent.XX.design=3", "'XX' is not known; there are", id="no office"),
        pytest.param("agent.us.design=3", "did you mean 'US'", id="small letters"),
        pytest.param("agent.design.US=3", "'US' stands in the wrong place", id="order"),
        pytest.param("agent.US.hague=3", "'hague' stands in the wrong place", id="a gap"),
        pytest.param("strength.amazn=0.5", "did you mean 'amazon'", id="no platform"),
        pytest.param("general.claim=5", "did you mean 'claims'", id="no general number"),
        pytest.param("size=medium", "large, small or micro", id="no size"),
        pytest.param("chance.design=1.5", "from 0 to 1", id="more than certain"),
        pytest.param("rates.EUR=0", "above 0", id="worthless"),
        pytest.param("rates.EUR=1e-300", "from 0.00001 to 100000", id="next to nothing"),
        pytest.param("forecast.CC=1e30", "at most 1,000,000,000,000", id="more than there is"),
        pytest.param("budget=1000000000000000000000000000000", "8000USD", id="all the money"),
        pytest.param("days_to_file.patent=1e12", "at most 3650", id="longer than the calendar"),
        pytest.param("general.pendency_spread=9", "from 0 to 1", id="spread beyond the start"),
        pytest.param("agent.US.design=1e30", "at most 1000000000", id="dearer than anything"),
        pytest.param("agent.US=-1", "not negative", id="negative"),
    ],
)
def test_a_change_that_cannot_be_made_names_what_is_wrong(change: str, says: str) -> None:
    with pytest.raises(BadAssumption, match=says):
        changed(order(), (change,))


@pytest.mark.parametrize("text", ["8000USD", "USD 8,000", "8000", "8000.00 usd"])
def test_an_amount_is_read_as_people_write_it(text: str) -> None:
    assert money(text, currency="USD") == Money(Decimal(8000), "USD")


@pytest.mark.parametrize(
    ("text", "amount"),
    [("8,000.50 EUR", "8000.50"), ("1,234,567EUR", "1234567"), ("0.5EUR", "0.5")],
)
def test_commas_stand_between_thousands_and_a_point_before_the_rest(
    text: str, amount: str
) -> None:
    assert money(text, currency="USD") == Money(Decimal(amount), "EUR")


@pytest.mark.parametrize(
    "text", ["8.000,50 EUR", "8000,00EUR", "8.000 EUR", "80,00", "8,0000", "8,000.5.0", ",500"]
)
def test_points_and_commas_that_could_be_misread_are_refused(text: str) -> None:
    with pytest.raises(BadAssumption, match=r"8,000USD or 8000\.50USD"):
        money(text, currency="USD")


@pytest.mark.parametrize("text", ["", "USD", "8000 dollars", "-5USD", "1e400USD", "8000元"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(BadAssumption, match="8000USD"):
        money(text, currency="USD")


def test_the_largest_numbers_still_give_a_plan() -> None:
    changes = ("forecast.CC=1e12", "days_to_file.patent=3650", "general.pendency_spread=1")
    assert plan(changed(order(), changes), MadeUpLaw()).forecast.amount > 10**12


def test_the_longest_name_that_fits_is_used() -> None:
    assumed = shipped()
    assert assumed.number("agent", "WO", "patent", "pct") == 1500
    assert assumed.number("agent", "EM", "design", "hague") == 0
    assert assumed.number("agent", "FR", "design", "direct") == 1000


def test_a_missing_number_says_how_to_add_it() -> None:
    with pytest.raises(BadAssumption, match=r"--set rates.XXX=VALUE"):
        shipped().worth(Money(Decimal(1), "XXX"), "USD")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        pytest.param("  rates:", "  rate:", "did you mean 'rates'", id="unknown table"),
        pytest.param("US.design: {", "US.desing: {", "did you mean 'design'", id="a right"),
        pytest.param("size: large", "size: huge", "line 6: size: 'huge'", id="unknown size"),
        pytest.param("as_of: 2026-11-22", "as_of: 2026-11-32", "line 4", id="no day"),
        pytest.param("mark: 600", "mark: six", "'six'", id="no number"),
        pytest.param('design: "0.60"', 'design: "1.60"', "from 0 to 1", id="above one"),
        pytest.param("assumptions: filing plan", "assumptions: [", "line", id="no YAML"),
        pytest.param("currency: USD", "currency: USD\ncurrency: EUR", "twice", id="twice"),
    ],
)
def test_a_file_of_assumptions_is_closed(old: str, new: str, says: str) -> None:
    text = FILE.read_text("utf-8")
    assert old in text
    with pytest.raises(BadAssumption, match=rf"my\.yaml, line \d+: .*{says}|{says}"):
        read(text.replace(old, new), file="my.yaml")


def test_every_number_shipped_says_where_it_comes_from() -> None:
    tables = shipped().printed
    assert all(row.source for table in tables for row in table.rows)
    assert all(table.title.zh for table in tables)
