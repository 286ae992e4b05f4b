"""The plan: clocks, options, the best set under the budget, and what it leaves open."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from maodun.domain.calendar import add_months
from maodun.domain.launches import Launch, Money, Newness, Shows, Sort
from maodun.domain.plans import (
    Changed,
    Clock,
    NextStep,
    Option,
    Outcome,
    Plan,
    ProductPlan,
    Way,
)
from maodun.domain.text import T, Text
from maodun.planning.assumptions import Assumptions
from maodun.planning.case import Case
from maodun.planning.clock import clocks
from maodun.planning.deadlines import deadlines
from maodun.planning.explaining import verdicts
from maodun.planning.gaps import cells
from maodun.planning.law import Law, Said
from maodun.planning.options import by_itself, direct, held, paris, subject
from maodun.planning.routes import international
from maodun.planning.sharing import each_once, with_shared_marks
from maodun.planning.solving import Choice, Problem, cost, merged, protected, solve
from maodun.planning.worth import months

CENT = Decimal("0.01")
THERE_ALREADY = frozenset({Way.HELD, Way.NO_FILING})


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be planned.

    Attributes:
        budget: For all products together, in any currency with a rate.
    """

    launches: tuple[Launch, ...]
    assumed: Assumptions
    budget: Money
    today: date


def plan(order: Order, law: Law) -> Plan:
    """Return the filing plan with everything that explains it.

    Raises:
        BadAssumption: A number is missing that the plan needs.
        BadProduct: A product is given twice.
    """
    cases = [_case(launch, order, law) for launch in each_once(order.launches)]
    products = with_shared_marks([_product(case) for case in cases])
    options = tuple({one.key: one for product in products for one in product.options}.values())
    problem = _problem(cases, options, order)
    outcome = _outcome(problem, solve(problem), order)
    there = _outcome(problem, _there_today(problem, options, order.today), order)
    made = Plan(
        made_on=order.today,
        budget=Money(problem.budget, order.assumed.currency).cents,
        products=products,
        outcome=outcome,
        held_only=there,
        forecast=_forecast(cases, order),
        verdicts=tuple(verdicts(options, problem, outcome, today=order.today)),
        deadlines=(),
        next_step=_next_step(problem, outcome, order),
        tables=order.assumed.printed,
        notes=(*_notes(cases), *_note_on_showing(problem, there)),
        drafts=_drafts(products),
    )
    return replace(made, deadlines=tuple(deadlines(made)))


def compared(before: Plan, after: Plan, changes: Sequence[str]) -> Changed:
    """Return a plan beside the same one with some numbers changed."""
    old, new = before.outcome.chosen, after.outcome.chosen
    return Changed(
        tuple(changes),
        before,
        after,
        added=tuple(key for key in new if key not in old),
        dropped=tuple(key for key in old if key not in new),
    )


def _case(launch: Launch, order: Order, law: Law) -> Case:
    """Return the case with its revenue to come, in the currency of the plan."""
    currency = order.assumed.currency
    outlooks = tuple(
        replace(
            outlook,
            revenue=tuple(
                order.assumed.worth(Money(one * left, launch.currency), currency).amount
                for one, left in zip(outlook.revenue, _left(launch, order.today), strict=False)
            ),
        )
        for outlook in launch.outlooks
    )
    return Case(
        replace(launch, outlooks=outlooks, currency=currency), order.assumed, law, order.today
    )


def _left(launch: Launch, today: date) -> Iterator[Decimal]:
    """Yield the share of each month of the selling life that lies on or after today."""
    for month in range(launch.months):
        begins = add_months(launch.starts_on, month)
        ends = add_months(launch.starts_on, month + 1)
        left = (ends - max(begins, min(today, ends))).days
        yield Decimal(left) / Decimal((ends - begins).days)


def _product(case: Case) -> ProductPlan:
    found = clocks(case.launch, case.law, case.today)
    options = _standing(tuple(_options(case, found)))
    gap = cells(case.launch, found, options, law=case.law, today=case.today)
    return ProductPlan(case.launch, found, options, tuple(gap))


def _options(case: Case, found: tuple[Clock, ...]) -> Iterator[Option]:
    owned = [held(case, right) for right in case.launch.held]
    yield from owned
    plain = [one for clock in found if (one := direct(case, clock)) is not None]
    yield from plain
    for clock in found:
        if (unregistered := by_itself(case, clock)) is not None:
            yield unregistered
    firsts = [
        one
        for one in (*owned, *plain)
        if one.blocked is None and (one.way is Way.HELD or one.office == case.launch.home)
    ]
    for clock in found:
        earlier = [
            one
            for one in firsts
            if one.sort in subject(clock.sort) and one.office != clock.office
        ]
        if clock.sort is not Sort.MARK and (later := paris(case, clock, earlier)) is not None:
            yield later
    yield from international(case, found, firsts)


def _standing(options: tuple[Option, ...]) -> tuple[Option, ...]:
    """Return the options, those blocked that rest on nothing that can be had."""
    free = {option.key for option in options if option.blocked is None}
    because = T("What it rests on cannot be had")
    kept = tuple(
        replace(option, blocked=because)
        if option.blocked is None and option.needs and not free & set(option.needs)
        else option
        for option in options
    )
    return kept if kept == options else _standing(kept)


def _problem(cases: list[Case], options: tuple[Option, ...], order: Order) -> Problem:
    free = tuple(one for one in options if one.blocked is None and one.cost is not None)
    keys = {one.key for one in free}
    return Problem(
        choices=tuple(
            Choice(
                one.key,
                one.cost.cents.amount,
                tuple(key for key in one.needs if key in keys),
                one.way in THERE_ALREADY,
            )
            for one in free
            if one.cost is not None
        ),
        months=merged(
            month
            for case in cases
            for month in months(case, tuple(o for o in free if case.launch.sku in o.skus))
        ),
        budget=order.assumed.worth(order.budget, order.assumed.currency).cents.amount,
        least_return=order.assumed.number("general", "least_return"),
    )


def _there_today(problem: Problem, options: tuple[Option, ...], today: date) -> Iterator[str]:
    """Yield what is there without a plan: not what will arise by a showing to come."""
    forced = {choice.key for choice in problem.choices if choice.forced}
    for option in options:
        to_come = option.way is Way.NO_FILING and (option.filed_on or today) > today
        if option.key in forced and not to_come:
            yield option.key


def _outcome(problem: Problem, chosen: Iterable[str], order: Order) -> Outcome:
    keys, currency = tuple(chosen), order.assumed.currency
    return Outcome(
        keys,
        Money(cost(problem, keys), currency).cents,
        Money(protected(problem.months, keys), currency).cents,
    )


def _next_step(problem: Problem, outcome: Outcome, order: Order) -> NextStep | None:
    more = order.assumed.number("general", "next_budget")
    keys = solve(replace(problem, budget=problem.budget + more))
    if set(keys) == set(outcome.chosen):
        return None
    return NextStep(
        Money(more, order.assumed.currency),
        _outcome(problem, keys, order),
        added=tuple(key for key in keys if key not in outcome.chosen),
        dropped=tuple(key for key in outcome.chosen if key not in keys),
    )


def _forecast(cases: list[Case], order: Order) -> Money:
    total = sum((o.total for case in cases for o in case.launch.outlooks), Decimal(0))
    return Money(total, order.assumed.currency).cents


def _notes(cases: list[Case]) -> Iterator[Text]:
    """Yield what a reader must know, each sentence once with the products it is about."""
    found: dict[Text, list[str]] = {}
    for case in cases:
        for note in _notes_on(case):
            found.setdefault(note, []).append(case.launch.sku)
    for note, skus in found.items():
        yield T("{sku}: {said}", sku=", ".join(dict.fromkeys(skus)), said=note)


def _note_on_showing(problem: Problem, there: Outcome) -> Iterator[Text]:
    """Yield how much of what is protected needs no plan, only the first showing."""
    forced = tuple(choice.key for choice in problem.choices if choice.forced)
    more = protected(problem.months, forced) - there.protected.amount
    if more >= 1:
        yield T(
            "Of the protected revenue, {amount} come with the first showing, by unregistered "
            "designs, whether or not anything is filed",
            amount=str(Money(more, there.protected.currency)),
        )


def _notes_on(case: Case) -> Iterator[Text]:
    launch = case.launch
    yield from _notes_on_showings(case)
    if launch.starts_on < case.today:
        yield T(
            "on sale since {day}: only revenue from {today} on is counted",
            day=launch.starts_on,
            today=case.today,
        )
    if launch.brand is not None:
        yield T(
            "what a mark does against squatters, and for the brand programmes of platforms, "
            "is not counted in money; a mark may be worth its cost although the plan leaves "
            "it out"
        )
    yield from _notes_on_markets(case)
    if launch.made_in is not None and launch.features_new is not Newness.NO:
        told = case.law.going_abroad(launch.made_in, on=case.today)
        if isinstance(told, Said):
            yield told.words


def _notes_on_markets(case: Case) -> Iterator[Text]:
    for outlook in case.launch.outlooks:
        if not case.law.offices(outlook.market):
            yield T("there are no rules about the market {market}", market=outlook.market)
        if not outlook.total:
            yield T(
                "no revenue is forecast for {market}, so nothing is planned there",
                market=outlook.market,
            )
        elif not outlook.platforms:
            yield T(
                "no platform is named for {market}; rights count there in full",
                market=outlook.market,
            )


def _notes_on_showings(case: Case) -> Iterator[Text]:
    shown = [event for event in case.launch.events if not event.launch]
    if not shown and case.launch.starts_on > case.today:
        yield T("no showing is given; it is planned as never shown before the first sale")
    if any(event.shows is Shows.BOTH for event in shown):
        yield T(
            "a showing is taken to make look and workings known, unless shows: look or "
            "shows: features says less"
        )
    for event in shown:
        if event.on > case.today and not event.planned:
            yield T(
                "the disclosure of {day} lies in the future; it is taken as planned",
                day=event.on,
            )


def _drafts(products: tuple[ProductPlan, ...]) -> tuple[str, ...]:
    used = (
        applied
        for product in products
        for rules in (
            *(c.applied for c in product.clocks),
            *(o.applied for o in product.options),
        )
        for applied in rules
    )
    return tuple(sorted({applied.rule for applied in used if applied.draft}))
