"""Amounts as a seller reads them: in the seller's currency, no finer than their grounds."""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Decimal

from maodun.domain.launches import Launch, Money
from maodun.domain.plans import CostLine, Plan
from maodun.domain.text import T, Text, Value
from maodun.reports.planning.places import V, everywhere

AMOUNT = re.compile(r"(-?[\d,]+) ([A-Z]{3})")
"""An amount in a sentence, as ``Money`` writes itself."""

ESTIMATED = frozenset({"adds"})
"""Places of sentences in which an amount stands that rests on assumptions."""

FINE, COARSE = Decimal(10), Decimal(100)
LITTLE = Decimal(1000)


def rates(plan: Plan) -> Mapping[str, Decimal]:
    """Return what one unit of each currency is worth, as assumed."""
    return {
        row.name: Decimal(row.value)
        for table in plan.tables
        if table.name == "rates"
        for row in table.rows
    }


def rate(plan: Plan) -> Text | None:
    """Return the rate at which the plan is told; None: in the currency of the rates."""
    known, currency = rates(plan), plan.budget.currency
    base = next((name for name, worth in known.items() if worth == 1), None)
    if base is None or base == currency or currency not in known:
        return None
    return T(
        "1 {base} = {units} {currency} (assumed)",
        base=base,
        units=f"{1 / known[currency]:.4f}".rstrip("0").rstrip("."),
        currency=currency,
    )


def told_in(plan: Plan, currency: str) -> Plan:
    """Return the plan with its amounts in another currency, at the rate assumed.

    What an office or agent charges stays in the currency in which it is charged.
    """
    own, known = plan.budget.currency, rates(plan)
    if currency == own or currency not in known or own not in known:
        return plan
    factor = known[own] / known[currency]

    def change(value: object) -> object:
        match value:
            case Money():
                return _money(value, own, currency, factor)
            case CostLine():
                return replace(value, worth=_money(value.worth, own, currency, factor))
            case Launch() if value.currency == own:
                return _launch(value, currency, factor)
            case Text() if value.values:
                return _sentence(value, own, currency, factor)
        return value

    return everywhere(plan, change)


def rounded(money: Money) -> Money:
    """Return an estimate in whole hundreds, below a thousand in tens."""
    step = COARSE if abs(money.amount) >= LITTLE else FINE
    whole = (money.amount / step).quantize(Decimal(1), ROUND_HALF_EVEN) * step
    return Money(whole, money.currency)


def about(money: Money) -> str:
    """Return an estimate as a report writes it."""
    return str(rounded(money))


def estimated(value: V) -> V:
    """Return data with the amounts rounded that stand for an estimate in its sentences."""

    def change(part: object) -> object:
        if not isinstance(part, Text) or not part.values:
            return part
        return replace(
            part,
            values=tuple(
                (name, _rounded(one) if name in ESTIMATED else estimated(one))
                for name, one in part.values
            ),
        )

    return everywhere(value, change)


def _money(money: Money, own: str, currency: str, factor: Decimal) -> Money:
    return money if money.currency != own else Money(money.amount * factor, currency).cents


def _launch(launch: Launch, currency: str, factor: Decimal) -> Launch:
    outlooks = tuple(
        replace(one, revenue=tuple(month * factor for month in one.revenue))
        for one in launch.outlooks
    )
    return replace(launch, outlooks=outlooks, currency=currency)


def _sentence(text: Text, own: str, currency: str, factor: Decimal) -> Text:
    def told(value: Value) -> Value:
        if isinstance(value, Text):
            return _sentence(value, own, currency, factor)
        money = _read(value)
        return value if money is None else str(_money(money, own, currency, factor))

    return replace(text, values=tuple((name, told(value)) for name, value in text.values))


def _rounded(value: Value) -> Value:
    money = _read(value)
    return value if money is None else about(money)


def _read(value: Value) -> Money | None:
    found = AMOUNT.fullmatch(value) if isinstance(value, str) else None
    return found and Money(Decimal(found[1].replace(",", "")), found[2])
