from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from maodun.domain.launches import Act, Event, Launch, Money, OwnRight, Sort
from maodun.domain.plans import Option, Way
from maodun.planning.assumptions import shipped
from maodun.planning.making import Order, plan
from maodun.planning.worth import in_force
from tests.planning.offices import TODAY, MadeUpLaw, launch

YESTERDAY = date(2026, 11, 21)


def options(one: Launch) -> Sequence[Option]:
    order = Order((one,), shipped(), Money(Decimal(8000), "USD"), TODAY)
    return plan(order, MadeUpLaw()).products[0].options


def option(one: Launch, sort: Sort, office: str, way: Way) -> Option:
    return next(o for o in options(one) if (o.sort, o.office, o.way) == (sort, office, way))


def test_a_filing_is_made_when_it_is_ready_but_never_after_its_last_day() -> None:
    unhurried = option(launch(), Sort.DESIGN, "AA", Way.DIRECT)
    assert unhurried.filed_on == date(2026, 12, 2)
    fair = Event(date(2026, 11, 26), Act.FAIR)
    hurried = option(launch(fair), Sort.DESIGN, "BB", Way.DIRECT)
    assert hurried.filed_on == hurried.file_by == date(2026, 11, 25)
    assert "Only 3 days" in str(hurried.notes[0])


def test_a_first_filing_of_our_own_before_the_showing_saves_what_is_lost_directly() -> None:
    first = OwnRight("BB 1", Sort.DESIGN, "BB", filed_on=date(2026, 11, 1))
    shown = launch(Event(YESTERDAY, Act.LISTING), held=(first,), home="AA")
    assert option(shown, Sort.DESIGN, "CC", Way.PARIS).file_by == date(2027, 5, 1)
    own_later = replace(first, filed_on=YESTERDAY + timedelta(days=1))
    late = launch(Event(YESTERDAY, Act.SALE), held=(own_later,), home="AA")
    assert option(late, Sort.DESIGN, "CC", Way.PARIS).blocked is not None


def test_a_grace_counted_to_the_filing_itself_is_not_longer_through_priority() -> None:
    """The priority alone would allow until six months after the first filing."""
    shown = launch(Event(date(2026, 1, 10), Act.LISTING), home="AA")
    assert option(shown, Sort.DESIGN, "CC", Way.PARIS).file_by == date(2027, 1, 10)


def test_a_priority_rests_on_a_filing_that_is_chosen_too() -> None:
    found = option(launch(), Sort.PATENT, "AA", Way.PARIS)
    assert found.needs == ("P-1/patent/BB/direct", "P-1/utility_model/BB/direct")
    assert found.file_by == date(2027, 12, 13)  # twelve months after the earlier of the two


def test_what_rests_on_something_that_cannot_be_had_cannot_be_had() -> None:
    shown = launch(Event(YESTERDAY, Act.SALE))  # the home office BB forgives nothing
    assert not [o for o in options(shown) if o.way is Way.PARIS and o.blocked is None]


def test_a_statement_is_asked_for_only_where_something_was_shown_before_the_filing() -> None:
    before = option(launch(Event(YESTERDAY, Act.LISTING)), Sort.DESIGN, "CC", Way.DIRECT)
    assert [str(note) for note in before.notes] == [
        "Claim the grace for the disclosure of 2026-11-21 on filing"
    ]
    after = option(launch(Event(date(2027, 1, 9), Act.FAIR)), Sort.DESIGN, "CC", Way.DIRECT)
    assert after.notes == ()


def test_an_unregistered_design_arises_only_where_the_first_showing_is() -> None:
    here = launch(Event(date(2027, 1, 9), Act.FAIR, where="AB"))
    found = option(here, Sort.UNREGISTERED_DESIGN, "AA", Way.NO_FILING)
    assert (found.filed_on, found.ends_on) == (date(2027, 1, 9), date(2030, 1, 9))
    elsewhere = launch(Event(date(2027, 1, 9), Act.FAIR, where="CC"))
    assert option(elsewhere, Sort.UNREGISTERED_DESIGN, "AA", Way.NO_FILING).blocked


def test_costs_are_summed_line_by_line_in_the_currency_of_the_plan() -> None:
    found = option(launch(), Sort.DESIGN, "AA", Way.DIRECT)
    assert [(str(line.money), str(line.worth)) for line in found.lines] == [
        ("300 EUR", "345 USD"),
        ("1,000 USD", "1,000 USD"),
    ]
    assert str(found.cost) == "1,345 USD"
    assert [line.assumed for line in found.lines] == [False, True]


def test_an_office_without_rules_gives_no_option_that_is_planned() -> None:
    found = [o for o in options(launch(markets=("DD",))) if o.office == "DD"]
    assert found
    assert all(o.blocked is not None for o in found)


def test_the_share_of_the_selling_life_is_low_likely_and_high() -> None:
    (share,) = option(launch(markets=("CC",)), Sort.UTILITY_MODEL, "CC", Way.DIRECT).shares
    assert share.low < share.likely < share.high
    assert share.high <= 1


@pytest.mark.parametrize(
    ("day", "probability"),
    [
        pytest.param(date(2027, 1, 1), "0", id="before the earliest grant"),
        pytest.param(date(2027, 1, 2), "0", id="on the earliest day it is just possible"),
        pytest.param(date(2027, 1, 7), "0.5", id="half way"),
        pytest.param(date(2027, 1, 12), "1", id="on the latest"),
        pytest.param(date(2046, 12, 3), "0", id="after the term"),
    ],
)
def test_the_probability_to_be_in_force_rises_evenly(day: date, probability: str) -> None:
    found = option(launch(), Sort.DESIGN, "AA", Way.DIRECT)
    assert found.in_force is not None
    span = replace(found.in_force, low=date(2027, 1, 2), high=date(2027, 1, 12))
    sure = replace(found, in_force=span, ends_on=date(2046, 12, 2))
    assert in_force(sure, day) == Decimal(probability)


def test_a_single_figure_for_the_time_to_grant_is_widened() -> None:
    found = option(launch(), Sort.MARK, "AA", Way.DIRECT)
    assert found.in_force is not None
    assert found.in_force.low < found.in_force.likely < found.in_force.high
