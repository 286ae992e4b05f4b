from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from maodun.domain.launches import Act, Event, Launch, Money, Newness, OwnRight, Sort
from maodun.domain.plans import Option, Way
from maodun.domain.text import T
from maodun.planning.assumptions import shipped
from maodun.planning.case import Case
from maodun.planning.law import FeeLine, Forgiveness, Payer, Unknown
from maodun.planning.making import Order, plan
from maodun.planning.worth import in_force, months
from tests.planning.offices import MISSING, TODAY, MadeUpLaw, launch, with_figure

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


class OneProof(MadeUpLaw):
    def forgiveness(
        self, office: str, sort: Sort, *, shown_on: date, on: date
    ) -> Forgiveness | Unknown:
        found = super().forgiveness(office, sort, shown_on=shown_on, on=on)
        if isinstance(found, Unknown):
            return found
        return replace(found, proof=T("30 days"), proof_of="earliest")


def test_where_the_earliest_proof_is_enough_only_that_is_asked_for() -> None:
    shown = (Event(date(2026, 11, 1), Act.LISTING), Event(YESTERDAY, Act.VIDEO))
    order = Order((launch(*shown),), shipped(), Money(Decimal(8000), "USD"), TODAY)
    (found,) = [
        o
        for o in plan(order, OneProof()).products[0].options
        if (o.sort, o.office, o.way) == (Sort.DESIGN, "CC", Way.DIRECT)
    ]
    assert [str(note) for note in found.notes] == [
        "Claim the grace for the disclosure of 2026-11-01 on filing",
        "Hand in proof of the disclosure of 2026-11-01 within 30 days of filing",
    ]


def test_an_unregistered_design_arises_only_where_the_first_showing_is() -> None:
    here = launch(Event(date(2027, 1, 9), Act.FAIR, where="AB"))
    found = option(here, Sort.UNREGISTERED_DESIGN, "AA", Way.NO_FILING)
    assert (found.filed_on, found.ends_on) == (date(2027, 1, 9), date(2030, 1, 9))
    elsewhere = launch(Event(date(2027, 1, 9), Act.FAIR, where="CC"))
    assert option(elsewhere, Sort.UNREGISTERED_DESIGN, "AA", Way.NO_FILING).blocked


def test_an_unregistered_design_to_come_is_expected_and_not_there_without_a_plan() -> None:
    shown = Event(date(2027, 1, 9), Act.FAIR, where="AB")
    order = Order((launch(shown),), shipped(), Money(Decimal(0), "USD"), TODAY)
    found = plan(order, MadeUpLaw())
    (arising,) = [o for o in found.products[0].options if o.way is Way.NO_FILING]
    assert str(arising.notes[0]) == "Expected from 2027-01-09, the first showing"
    assert "expected from 2027-01-09" in str(found.verdict(arising.key).because)
    rich = replace(order, budget=Money(Decimal(8000), "USD"))
    because = str(plan(rich, MadeUpLaw()).verdict(arising.key).because)
    assert "other rights protect the same months" in because
    assert arising.key in found.outcome.chosen
    assert found.held_only.chosen == ()
    assert f"Of the protected revenue, {found.outcome.protected} come" in str(found.notes[-1])


def test_an_unregistered_design_that_arose_is_there() -> None:
    shown = Event(YESTERDAY, Act.FAIR, where="AB")
    order = Order((launch(shown),), shipped(), Money(Decimal(0), "USD"), TODAY)
    found = plan(order, MadeUpLaw())
    assert [found.option(key).way for key in found.held_only.chosen] == [Way.NO_FILING]


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


def test_a_showing_on_the_day_of_the_first_filing_does_no_harm() -> None:
    first = OwnRight("BB 1", Sort.DESIGN, "BB", filed_on=YESTERDAY)
    shown = launch(Event(YESTERDAY, Act.SALE), held=(first,), home="AA")
    assert option(shown, Sort.DESIGN, "CC", Way.PARIS).blocked is None


@pytest.mark.parametrize(
    ("shown_on", "filed_on", "says"),
    [
        pytest.param(
            date(2025, 11, 10), TODAY, "forgiven when it is filed by 2026-11-10", id="too late"
        ),
        pytest.param(
            date(2026, 11, 1), date(2025, 1, 1), "ended on 2025-07-01", id="priority is over"
        ),
    ],
)
def test_a_first_filing_that_comes_too_late_or_is_too_old_saves_nothing(
    shown_on: date, filed_on: date, says: str
) -> None:
    first = OwnRight("BB 1", Sort.DESIGN, "BB", filed_on=filed_on)
    shown = launch(Event(shown_on, Act.SALE), held=(first,), home="CC")
    assert says in str(option(shown, Sort.DESIGN, "AA", Way.PARIS).blocked)


def test_a_grace_that_is_over_is_not_called_a_priority_that_is_over() -> None:
    """CC counts twelve months to its own filing; the priority itself runs until March 2027."""
    first = OwnRight("BB 1", Sort.PATENT, "BB", filed_on=date(2026, 3, 1))
    shown = launch(Event(date(2025, 11, 1), Act.LISTING), held=(first,), home="AA")
    because = str(option(shown, Sort.PATENT, "CC", Way.PARIS).blocked)
    assert because == "The listing of 2025-11-01 was forgiven until 2026-11-01 only"


def test_a_designation_is_sure_only_when_the_office_can_no_longer_refuse() -> None:
    found = option(launch(), Sort.DESIGN, "AA", Way.HAGUE)
    assert found.in_force is not None
    assert (found.filed_on, found.published_on) == (date(2026, 12, 6), date(2027, 12, 6))
    assert found.in_force.low == date(2027, 9, 6)  # nine months from publication at once
    assert found.in_force.high == date(2028, 9, 6)  # and from publication after twelve months
    assert "can refuse until 2027-09-06" in str(found.notes[0])


def test_what_a_mark_named_through_madrid_waits_for_begins_with_the_telling() -> None:
    assumed = shipped().with_value("official.mark", "100")
    order = Order((launch(home="CC"),), assumed, Money(Decimal(8000), "USD"), TODAY)
    (found,) = [
        o
        for o in plan(order, MadeUpLaw()).products[0].options
        if (o.office, o.way) == ("AA", Way.MADRID)
    ]
    assert found.in_force is not None
    assert found.filed_on == date(2026, 12, 6)
    assert found.in_force.low == date(2027, 12, 7)  # three months, then nine


def test_a_national_phase_is_examined_from_its_last_day_to_enter() -> None:
    found = option(launch(), Sort.PATENT, "AA", Way.PCT)
    assert found.in_force is not None
    assert found.filed_on == date(2027, 1, 21)
    assert found.in_force.low > date(2031, 7, 1)  # 30 months, then at least 24


class WithoutRouteFees(MadeUpLaw):
    def route_fees(
        self, route: str, office: str | None, *, on: date, payer: Payer
    ) -> tuple[FeeLine, ...] | Unknown:
        return (
            MISSING if office is None else super().route_fees(route, office, on=on, payer=payer)
        )


def test_a_designation_without_its_application_cannot_be_had() -> None:
    order = Order((launch(),), shipped(), Money(Decimal(8000), "USD"), TODAY)
    found = [
        o for o in plan(order, WithoutRouteFees()).products[0].options if o.way is Way.HAGUE
    ]
    assert len(found) > 1
    assert all(o.blocked is not None for o in found)


def test_fees_set_by_hand_take_the_place_of_the_schedule() -> None:
    assumed = with_figure("official.AA.design.direct", 77)
    order = Order((launch(),), assumed, Money(Decimal(8000), "USD"), TODAY)
    costs = {o.key: str(o.cost) for o in plan(order, MadeUpLaw()).products[0].options}
    assert costs["P-1/design/AA/direct"] == "1,077 USD"


def test_a_pending_mark_counts_where_the_platform_takes_it() -> None:
    """Eight months at the office: half of the strength until then, all of it after."""
    one = launch(markets=("AB",), features_new=Newness.NO, look_new=Newness.NO)
    mark = option(one, Sort.MARK, "AA", Way.DIRECT)
    case = Case(one, shipped(), MadeUpLaw(), TODAY)
    worths = [month.worths[mark.key] for month in months(case, (mark,))]
    strength, chance = Decimal("0.2"), Decimal("0.75")
    assert worths[0] == chance * strength / 2
    assert worths[-1] == chance * strength


def test_a_right_granted_on_the_first_of_a_month_counts_in_it() -> None:
    own = OwnRight("CC 1", Sort.DESIGN, "CC", granted_on=date(2027, 3, 1))
    found = option(launch(held=(own,)), Sort.DESIGN, "CC", Way.HELD)
    assert in_force(found, date(2027, 3, 1)) == 1
