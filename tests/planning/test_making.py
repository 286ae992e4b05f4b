from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from maodun.domain.calendar import add_months
from maodun.domain.errors import BadProduct
from maodun.domain.launches import Act, Event, Launch, Money, Newness, OwnRight, Shows, Sort
from maodun.domain.plans import Holding, Plan, RenewalDay, Way
from maodun.planning.assumptions import Assumptions, shipped
from maodun.planning.case import Case
from maodun.planning.law import Renewing, Unknown
from maodun.planning.making import Order, compared, plan
from tests.planning.offices import TODAY, MadeUpLaw, launch, with_figure

LAW = MadeUpLaw()


def made(*launches: Launch, budget: int = 8000, assumed: Assumptions | None = None) -> Plan:
    money = Money(Decimal(budget), "USD")
    return plan(Order(launches, assumed or shipped(), money, TODAY), LAW)


def rich(**fields: object) -> Launch:
    """Return a product whose every right is worth its cost."""
    plain = launch(**fields)  # type: ignore[arg-type]  # a table of fields
    outlooks = tuple(
        replace(one, revenue=tuple(month * 50 for month in one.revenue))
        for one in plain.outlooks
    )
    return replace(plain, outlooks=outlooks)


@pytest.mark.parametrize("budget", [0, 300, 1500, 4000, 20000])
def test_the_budget_is_kept_and_more_of_it_never_protects_less(budget: int) -> None:
    one, more = made(rich(), budget=budget), made(rich(), budget=budget + 1000)
    assert one.outcome.spent.amount <= budget
    assert one.outcome.protected.amount <= more.outcome.protected.amount
    assert more.outcome.protected.amount <= more.forecast.amount


def test_every_option_has_a_reason_and_the_chosen_add_something() -> None:
    found = made(rich())
    keys = {option.key for option in found.products[0].options}
    assert {verdict.key for verdict in found.verdicts} == keys
    assert all(str(verdict.because) for verdict in found.verdicts)
    assert found.outcome.chosen
    for key in found.outcome.chosen:
        adds = found.verdict(key).adds
        assert adds is not None
        assert adds.amount > 0


def test_what_was_not_chosen_names_what_protects_instead() -> None:
    found = made(rich(), budget=20000)
    left = [
        verdict
        for verdict in found.verdicts
        if "protected at least as well by" in str(verdict.because)
    ]
    assert left
    assert not any(verdict.chosen for verdict in left)


def test_the_next_thousand_buys_what_the_budget_just_misses() -> None:
    found = made(rich(), budget=0)
    assert found.next_step is not None
    assert found.next_step.added
    assert found.next_step.outcome.spent.amount <= 1000


def test_enough_money_leaves_nothing_to_buy() -> None:
    assert made(rich(), budget=1_000_000).next_step is None


def test_a_filing_must_protect_more_than_it_costs() -> None:
    poor = launch(markets=("CC",))
    outlooks = tuple(replace(one, revenue=(Decimal(1),) * 24) for one in poor.outlooks)
    assert made(replace(poor, outlooks=outlooks), budget=10**6).outcome.chosen == ()


class Renewed(MadeUpLaw):
    def renewing(
        self,
        office: str,  # noqa: ARG002 - the same everywhere
        sort: Sort,  # noqa: ARG002 - the same for all
        *,
        filed_on: date,
        granted_on: date,  # noqa: ARG002 - counted from filing
        until: date,
    ) -> Renewing | Unknown:
        dues = [add_months(filed_on, months) for months in range(6, 120, 6)]
        days = (RenewalDay(n, None, due, None) for n, due in enumerate(dues) if due <= until)
        return Renewing(tuple(days), ())


def test_the_order_of_the_products_changes_nothing() -> None:
    own = OwnRight("CC 1", Sort.MARK, "CC", granted_on=date(2026, 1, 5))
    one = rich(sku="P-1", markets=("CC",))
    other = rich(sku="P-2", markets=("AB", "CC"), home="CC", held=(own,))
    other = replace(other, starts_on=date(2028, 6, 1))
    money = Money(Decimal(8000), "USD")
    first, second = (
        plan(Order(launches, shipped(), money, TODAY), Renewed())
        for launches in ((one, other), (other, one))
    )
    keys = {option.key for product in first.products for option in product.options}
    assert {key for key in keys if first.option(key) != second.option(key)} == set()
    assert set(first.outcome.chosen) == set(second.outcome.chosen)
    assert first.outcome.protected == second.outcome.protected
    mark = first.option("Brandless/mark/CC/direct")
    assert mark.skus == ("P-1", "P-2")
    assert mark.renewals[-1].due > date(2030, 6, 1)  # while the later of the two is sold


def test_a_product_given_twice_is_refused() -> None:
    twice = (rich(source="a.yaml"), rich(source="b.yaml"))
    with pytest.raises(BadProduct, match=r"P-1 is given twice, in a\.yaml and in b\.yaml"):
        made(*twice)


def test_a_revenue_too_small_to_count_is_explained() -> None:
    tiny = launch(markets=("CC",))
    outlooks = tuple(replace(one, revenue=(Decimal("0.0001"),) * 24) for one in tiny.outlooks)
    found = made(replace(tiny, outlooks=outlooks)).verdicts
    assert any("less than a hundredth" in str(verdict.because) for verdict in found)


def test_a_mark_of_one_brand_is_bought_once_for_all_its_products() -> None:
    one = rich(sku="P-1", features_new=Newness.NO, look_new=Newness.NO)
    both = made(one, replace(one, sku="P-2"), budget=3000)
    marks = [key for key in both.outcome.chosen if both.option(key).sort is Sort.MARK]
    assert marks
    assert all(both.option(key).skus == ("P-1", "P-2") for key in marks)
    assert both.outcome.spent == made(one, budget=3000).outcome.spent


def test_a_right_in_force_counts_without_cost() -> None:
    own = OwnRight("CC 7", Sort.DESIGN, "CC", granted_on=date(2026, 1, 1))
    found = made(rich(held=(own,)), budget=0)
    assert found.outcome == found.held_only
    assert found.outcome.protected.amount > 0
    (option,) = [o for o in found.products[0].options if o.way is Way.HELD]
    assert option.chance == 1


def test_a_held_right_ends_on_its_last_day() -> None:
    own = OwnRight(
        "CC 7", Sort.DESIGN, "CC", granted_on=date(2020, 1, 1), ends_on=date(2027, 2, 28)
    )
    assert made(rich(held=(own,)), budget=0).outcome.protected.amount == 0


def test_a_right_that_ended_leaves_a_gap() -> None:
    own = OwnRight(
        "CC 9", Sort.MARK, "CC", granted_on=date(2010, 1, 5), ends_on=date(2026, 11, 21)
    )
    cells = made(launch(held=(own,))).products[0].cells
    assert [c.holding for c in cells if (c.market, c.sort) == ("CC", Sort.MARK)] == [
        Holding.POSSIBLE
    ]


def test_a_right_whose_term_is_over_by_law_leaves_a_gap() -> None:
    """Nobody wrote an end: twenty years from filing are over."""
    own = OwnRight(
        "CC 9", Sort.PATENT, "CC", filed_on=date(2005, 1, 5), granted_on=date(2009, 1, 5)
    )
    cells = made(launch(held=(own,))).products[0].cells
    assert [c.holding for c in cells if (c.market, c.sort) == ("CC", Sort.PATENT)] == [
        Holding.POSSIBLE
    ]
    living = replace(own, filed_on=date(2010, 1, 5))
    (cell,) = [
        c
        for c in made(launch(held=(living,))).products[0].cells
        if (c.market, c.sort) == ("CC", Sort.PATENT)
    ]
    assert (cell.holding, cell.by) == (Holding.HELD, date(2030, 1, 5))


def test_a_mark_that_ended_does_not_protect_as_if_it_were_pending() -> None:
    own = OwnRight(
        "CC 9", Sort.MARK, "CC", granted_on=date(2010, 1, 5), ends_on=date(2026, 11, 21)
    )
    assert made(rich(held=(own,)), budget=0).outcome.protected.amount == 0


def test_what_an_option_adds_is_told_for_each_unit_of_its_cost() -> None:
    found = made(rich(), assumed=with_figure("agent.AA.design", 2000))
    alone = [v for v in found.verdicts if v.chosen and "Without it" in str(v.because)]
    assert len(alone) > 1
    for verdict in alone:
        cost = found.option(verdict.key).cost
        assert verdict.adds is not None
        assert cost is not None
        assert verdict.per_cost is not None
        assert abs(verdict.per_cost - verdict.adds.amount / cost.amount) <= Decimal("0.01")


def test_only_what_is_chosen_has_a_day_to_file_on() -> None:
    days = made(rich()).deadlines
    planned = [one for one in days if str(one.what).startswith("Planned filing")]
    assert planned
    assert all(one.chosen for one in planned)


def test_the_same_order_gives_the_same_plan() -> None:
    assert made(rich()) == made(rich())


def test_revenue_in_another_currency_is_turned_into_that_of_the_plan() -> None:
    dollars, euros = made(rich()), made(replace(rich(), currency="EUR"))
    assert euros.forecast.amount == dollars.forecast.amount * Decimal("1.15")


def test_only_revenue_to_come_is_counted() -> None:
    """22 November is the 22nd of 30 days: nine are left, and 20 whole months after them."""
    found = made(launch(markets=("CC",), starts_on=date(2026, 8, 1)))
    assert found.forecast.amount == 20 * 1000 + 300
    notes = [str(note) for note in found.notes]
    assert "P-1: on sale since 2026-08-01: only revenue from 2026-11-22 on is counted" in notes


def test_what_was_sold_long_ago_is_worth_no_filing() -> None:
    assert made(rich(starts_on=date(2020, 1, 1))).outcome.chosen == ()


class ClosedOnSundays(MadeUpLaw):
    def next_open(self, office: str, day: date) -> date:
        open_then = super().next_open(office, day)
        return open_then + timedelta(days=1) if open_then.weekday() == 6 else open_then


def test_a_planned_filing_falls_on_an_open_day_but_not_after_the_last_one() -> None:
    def filed(*events: Event) -> dict[tuple[str, Way], date | None]:
        today = date(2026, 12, 3)  # ten days before a Sunday
        order = Order((launch(*events),), shipped(), Money(Decimal(8000), "USD"), today)
        options = plan(order, ClosedOnSundays()).products[0].options
        return {(o.office, o.way): o.filed_on for o in options if o.sort is Sort.DESIGN}

    assert filed()["BB", Way.DIRECT] == date(2026, 12, 14)
    fair = Event(date(2026, 12, 14), Act.FAIR)
    assert filed(fair)["BB", Way.DIRECT] == date(2026, 12, 13)  # the last day there is


@pytest.mark.parametrize(
    ("events", "says"),
    [
        pytest.param((), "no showing is given", id="none"),
        pytest.param(
            (Event(date(2027, 1, 5), Act.FAIR),),
            "disclosure of 2027-01-05 lies in the future",
            id="a future one among those that were",
        ),
        pytest.param(
            (Event(date(2026, 11, 5), Act.FAIR),),
            "taken to make look and workings known",
            id="nobody said what it showed",
        ),
    ],
)
def test_what_is_assumed_about_showings_is_said(events: tuple[Event, ...], says: str) -> None:
    assert any(says in str(note) for note in made(launch(*events)).notes)


def test_nothing_is_said_about_showings_that_are_told_in_full() -> None:
    events = (Event(date(2027, 1, 5), Act.FAIR, planned=True, shows=Shows.LOOK),)
    words = " ".join(str(note) for note in made(launch(*events)).notes)
    assert "showing" not in words
    assert "future" not in words


def test_a_mark_is_said_to_do_more_than_is_counted() -> None:
    assert any("squatters" in str(note) for note in made(launch()).notes)
    assert not any("squatters" in str(note) for note in made(launch(brand=None)).notes)


def test_the_size_of_the_applicant_is_that_of_the_product_else_assumed() -> None:
    small = Case(launch(size="small"), shipped(), LAW, TODAY)
    assert small.payer.size == "small"
    assert replace(small, launch=launch()).payer.size == "large"


def test_a_later_launch_is_told_as_the_difference_to_the_plan_as_it_stands() -> None:
    now = made(rich(), budget=3000)
    later = made(replace(rich(), starts_on=date(2029, 3, 1)), budget=3000)
    found = compared(now, later, ("launch=2029-03",))
    assert set(found.added) == set(later.outcome.chosen) - set(now.outcome.chosen)
    assert later.outcome.protected.amount > now.outcome.protected.amount


@pytest.mark.parametrize(
    ("market", "sort", "holding"),
    [
        pytest.param(
            "AB", Sort.DESIGN, Holding.POSSIBLE, id="one office of the market forgives"
        ),
        pytest.param("CC", Sort.DESIGN, Holding.LOST, id="sold, which is not forgiven there"),
        pytest.param("CC", Sort.PATENT, Holding.PENDING, id="applied for"),
        pytest.param("CC", Sort.MARK, Holding.HELD, id="registered"),
        pytest.param("AB", Sort.MARK, Holding.POSSIBLE, id="a mark needs no novelty"),
        pytest.param("DD", Sort.DESIGN, Holding.UNKNOWN, id="no rules"),
    ],
)
def test_the_gap_says_what_there_is(market: str, sort: Sort, holding: Holding) -> None:
    own = (
        OwnRight("CC 8", Sort.PATENT, "CC", filed_on=date(2026, 1, 5)),
        OwnRight("CC 9", Sort.MARK, "CC", granted_on=date(2026, 1, 5)),
    )
    shown = Event(date(2026, 11, 21), Act.SALE)
    found = made(launch(shown, markets=("AB", "CC", "DD"), held=own)).products[0].cells
    (cell,) = [one for one in found if (one.market, one.sort) == (market, sort)]
    assert cell.holding is holding


def test_a_day_that_needs_a_first_filing_is_told_with_it() -> None:
    """Nothing is forgiven at BB, so it must be filed before the fair; only then by priority."""
    fair = Event(date(2027, 1, 12), Act.FAIR)
    found = made(launch(fair, markets=("BB",), home="CC"))
    (cell,) = [one for one in found.products[0].cells if one.sort is Sort.PATENT]
    assert (cell.by, cell.then) == (date(2027, 1, 11), date(2027, 12, 13))
    assert (cell.first_at, cell.first_by) == ("CC", date(2027, 1, 11))
    assert str(cell.because) == ("at BB; if first filed at CC by 2027-01-11, until 2027-12-13")
    (last,) = [
        str(one.what)
        for one in found.deadlines
        if (one.sort, one.office, one.on) == (Sort.PATENT, "BB", date(2027, 12, 13))
        and "Paris" in str(one.what)
    ]
    assert last.startswith("Last day to file, if first filed at CC by 2027-01-11: ")


def test_a_first_filing_that_is_made_already_is_no_condition() -> None:
    own = OwnRight("CC 1", Sort.PATENT, "CC", filed_on=date(2026, 11, 1))
    found = made(
        launch(Event(date(2027, 1, 12), Act.FAIR), markets=("BB",), home="CC", held=(own,))
    )
    (cell,) = [one for one in found.products[0].cells if one.sort is Sort.PATENT]
    assert (cell.by, cell.then) == (date(2027, 11, 1), None)


def test_a_product_without_a_brand_has_no_mark_to_plan() -> None:
    found = made(launch(brand=None)).products[0]
    assert not [option for option in found.options if option.sort is Sort.MARK]
    assert {c.holding for c in found.cells if c.sort is Sort.MARK} == {Holding.NONE}


def test_what_a_country_wants_before_its_inventions_go_abroad_is_said() -> None:
    assert "P-1: Ask first" in [str(note) for note in made(launch(made_in="BB")).notes]
    looks_only = launch(made_in="BB", features_new=Newness.NO)
    assert "P-1: Ask first" not in [str(note) for note in made(looks_only).notes]


def test_deadlines_come_in_order_with_the_rules_behind_them() -> None:
    days = made(rich()).deadlines
    assert [one.on for one in days] == sorted(one.on for one in days)
    assert any(one.chosen and one.rules for one in days)
