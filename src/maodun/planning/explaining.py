"""Why an option is in the plan or not, in one sentence and two numbers."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from maodun.domain.launches import Money
from maodun.domain.plans import Option, Outcome, Verdict, Way
from maodun.domain.text import T, Text
from maodun.planning.solving import ZERO, Problem, Sums, cost
from maodun.planning.words import listed, option_name

CENT = Decimal("0.01")


def verdicts(
    options: tuple[Option, ...], problem: Problem, outcome: Outcome, *, today: date
) -> Iterator[Verdict]:
    """Yield what each option brings to the plan, or would bring if it were added."""
    by_key = {option.key: option for option in options}
    sums = Sums(problem.months)
    for option in options:
        if option.blocked is not None or option.cost is None:
            because = option.blocked or T("Its cost is not known")
            yield Verdict(option.key, chosen=False, adds=None, per_cost=None, because=because)
        elif option.key in outcome.chosen:
            yield _chosen(option, sums, problem, outcome, today=today)
        else:
            yield _left_out(option, by_key, sums, problem, outcome)


def _chosen(
    option: Option, sums: Sums, problem: Problem, outcome: Outcome, *, today: date
) -> Verdict:
    rest = _without(option.key, problem, outcome.chosen)
    adds = -sums.gain(outcome.chosen, rest)
    saved = cost(problem, outcome.chosen) - cost(problem, rest)
    money = Money(adds, outcome.protected.currency).cents
    arises = option.filed_on if option.way is Way.NO_FILING else None
    if arises is not None and arises > today and not adds:
        because = T(
            "It is expected from {day}, the first showing; other rights protect the same "
            "months as well",
            day=arises,
        )
    elif arises is not None and arises > today:
        because = T(
            "It is expected from {day}, the first showing, and costs nothing; without it "
            "{adds} less are protected",
            day=arises,
            adds=str(money),
        )
    elif not adds:
        because = T("It is there already; other rights protect the same months as well")
    elif option.way in (Way.HELD, Way.NO_FILING):
        because = T(
            "It is there and costs nothing; without it {adds} less are protected",
            adds=str(money),
        )
    elif set(outcome.chosen) - set(rest) != {option.key}:
        because = T(
            "It carries other filings of the plan; without them {adds} less are protected",
            adds=str(money),
        )
    else:
        because = T("Without it {adds} less are protected", adds=str(money))
    return Verdict(
        option.key, chosen=True, adds=money, per_cost=_ratio(adds, saved), because=because
    )


def _left_out(
    option: Option,
    by_key: Mapping[str, Option],
    sums: Sums,
    problem: Problem,
    outcome: Outcome,
) -> Verdict:
    needed = _needed(option, problem, outcome.chosen)
    more = (*outcome.chosen, option.key, *needed)
    adds = sums.gain(outcome.chosen, more)
    price = cost(problem, more) - cost(problem, outcome.chosen)
    money = Money(adds, outcome.protected.currency).cents
    because = _why_not(option, money, price, by_key, problem, outcome)
    return Verdict(
        option.key, chosen=False, adds=money, per_cost=_ratio(adds, price), because=because
    )


def _why_not(
    option: Option,
    adds: Money,
    price: Decimal,
    by_key: Mapping[str, Option],
    problem: Problem,
    outcome: Outcome,
) -> Text:
    if adds.amount <= 0:
        return _adds_nothing(option, by_key, problem, outcome)
    left = problem.budget - cost(problem, outcome.chosen)
    if price > left:
        return T(
            "It would protect {adds} more and needs {price}; {left} of the budget are left, "
            "and what was chosen protects more for its money",
            adds=str(adds),
            price=str(Money(price, adds.currency)),
            left=str(Money(left, adds.currency)),
        )
    return T(
        "It would protect {adds} more, which is less than a cost of {price} must bring",
        adds=str(adds),
        price=str(Money(price, adds.currency)),
    )


def _adds_nothing(
    option: Option, by_key: Mapping[str, Option], problem: Problem, outcome: Outcome
) -> Text:
    mine = [month for month in problem.months if month.worths.get(option.key) and month.revenue]
    if not mine:
        if option.office == "WO" or any(option.key in c.needs for c in problem.choices):
            return T("It protects nothing itself, and nothing that needs it was chosen")
        if not option.shares:
            return T("It covers no market of the product")
        return T("It would not be in force in any month of the selling life")
    better = {
        max(own, key=own.__getitem__)
        for month in mine
        if (own := {k: w for k, w in month.worths.items() if k in outcome.chosen})
    }
    if not better:
        return T("What it would protect is less than a hundredth of the currency")
    names = listed([option_name(by_key[key]) for key in sorted(better)])
    return T("The same months are protected at least as well by: {names}", names=names)


def _needed(option: Option, problem: Problem, chosen: tuple[str, ...]) -> tuple[str, ...]:
    """Return what must be bought with the option, cheapest first, down the chain of needs."""
    prices = {choice.key: choice for choice in problem.choices}
    found: list[str] = []
    needs = option.needs
    while needs and not set(needs) & {*chosen, *found}:
        known = [key for key in needs if key in prices]
        if not known:
            break
        best = min(known, key=lambda key: (prices[key].cost, key))
        found.append(best)
        needs = prices[best].needs
    return tuple(found)


def _without(key: str, problem: Problem, chosen: tuple[str, ...]) -> tuple[str, ...]:
    """Return what stays of the chosen when one goes, and with it all that needs it."""
    left = [one for one in chosen if one != key]
    choices = {choice.key: choice for choice in problem.choices}
    while True:
        kept = [
            one for one in left if not choices[one].needs or set(choices[one].needs) & set(left)
        ]
        if kept == left:
            return tuple(left)
        left = kept


def _ratio(adds: Decimal, price: Decimal) -> Decimal | None:
    return (adds / price).quantize(CENT) if price > ZERO else None
