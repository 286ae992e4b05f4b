"""What a vector's own numbers give: the engine's arithmetic, fed with inputs instead of law."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from maodun.domain.calendar import ONE_DAY, Family, add_months, month_end
from maodun.rules.forms.basics import Bilingual
from maodun.rules.forms.values import Item, Tier
from maodun.rules.schedules import price

Inputs = Mapping[str, Any]
NAME = Bilingual(en="as given", zh="按所给")
NO_END = 9_999
FAMILIES: Mapping[str, Family] = {"clamp": "clamp", "nextday": "next_day", "ultimo": "ultimo"}
SATURDAY = 5


def arithmetic(op: str, inputs: Inputs, select: int | None) -> Any:
    """Return what the inputs give, in the form of the vector's answer.

    Raises:
        KeyError: No operation has this name.
    """
    found = OPERATIONS[op](inputs)
    return found if select is None or not isinstance(found, list) else found[select]


def rolled(day: date, inputs: Inputs) -> date:
    """Return the next day (or the one before) that is no weekend and no given holiday."""
    closed = {date.fromisoformat(one) for one in inputs.get("holidays", ())}
    step = -ONE_DAY if inputs.get("direction") == "backward" else ONE_DAY
    while day.weekday() >= SATURDAY or day in closed:
        day += step
    return day


def _start(inputs: Inputs) -> date:
    return date.fromisoformat(inputs["start"])


def _months(inputs: Inputs) -> date:
    start = _start(inputs) + timedelta(days=inputs.get("plus_days_before", 0))
    end = add_months(start, inputs["months"], FAMILIES[inputs["family"]])
    return rolled(end, inputs) if inputs.get("roll") else end


def _days(inputs: Inputs) -> date:
    end = _start(inputs) + timedelta(days=inputs["days"])
    return rolled(end, inputs) if inputs.get("roll") else end


def _window_years(inputs: Inputs) -> date | list[date]:
    start = _start(inputs)
    close = add_months(start, 12 * inputs["close"])
    return [add_months(start, 12 * inputs["open"]), close] if inputs["open"] else close


def _reud_window(inputs: Inputs) -> list[date]:
    old = inputs["regime"] == "old"
    due = add_months(_start(inputs), 12 * inputs["years"])
    due = month_end(due) if old else due
    family: Family = "ultimo" if old else "clamp"
    opens = add_months(due, -6, family) + ONE_DAY
    return [opens, due, due + ONE_DAY, add_months(due, 6, family)]


def _eom(inputs: Inputs) -> date:
    due = month_end(add_months(_start(inputs), 12 * inputs["years"]))
    return add_months(due, -inputs.get("months_before", 0), "ultimo")


def _us_term(inputs: Inputs) -> date:
    days = inputs.get("pta_days", 0) - inputs.get("td_days", 0)
    return add_months(_start(inputs), 240) + timedelta(days=days)


def _us_maint(inputs: Inputs) -> list[date]:
    start, due = _start(inputs), 48 * inputs["n"] - 6
    return [add_months(start, due + beside) for beside in (-6, 0, 6)]


def _pta(inputs: Inputs) -> int:
    adds = sum(int(inputs.get(name, 0)) for name in ("a", "b", "c"))
    return max(0, adds - sum(int(inputs.get(name, 0)) for name in ("overlap", "applicant")))


def _tiers(pairs: list[list[Any]], key: str) -> tuple[Tier, ...]:
    return tuple(
        Tier(**{"up_to": top if top < NO_END else None, key: Decimal(str(value))})
        for top, value in pairs
    )


def _tier_sum(inputs: Inputs) -> Decimal:
    return price(Item(title=NAME, tiers=_tiers(inputs["tiers"], "each")), inputs["n"])


def _band(inputs: Inputs) -> Decimal:
    return price(Item(title=NAME, bands=_tiers(inputs["bands"], "amount")), inputs["n"])


def _per_unit(inputs: Inputs) -> Decimal:
    item = Item(title=NAME, each=inputs["unit"], minimum=inputs["minimum"])
    return price(item, inputs["n"])


OPERATIONS: Mapping[str, Callable[[Inputs], Any]] = {
    "add_months": _months,
    "add_days": _days,
    "window_years": _window_years,
    "reud_window": _reud_window,
    "eom_anniversary": _eom,
    "eom_anniversary_minus": _eom,
    "us_term": _us_term,
    "us_maint": _us_maint,
    "abandonment": lambda inputs: _months(inputs) + ONE_DAY,
    "pta": _pta,
    "roll": lambda inputs: rolled(_start(inputs), inputs),
    "tier_sum": _tier_sum,
    "band": _band,
    "per_unit_min": _per_unit,
    "sum": lambda inputs: sum(inputs["items"]),
    "lookup": lambda inputs: inputs["table"][str(inputs["key"])],
}
