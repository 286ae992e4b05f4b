"""What if: the same plan with a number changed, by the name it has in the files."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation

from maodun.domain.errors import BadAssumption
from maodun.domain.launches import Launch, Money, Newness
from maodun.domain.text import T, Text
from maodun.planning.making import Order

AMOUNT = re.compile(r"(\d+|\d{1,3}(,\d{3})+)(\.\d{1,2})?", re.ASCII)
"""Commas between thousands, a point before hundredths; ``1.500`` could be either: refused."""


SIZES = ("large", "small", "micro")


MOST = Decimal(10**12)
"""The largest amount, as in the form of a product."""


def changed(order: Order, changes: tuple[str, ...]) -> Order:
    """Return the order with each ``name=value`` applied: a product's, the budget or assumed.

    Raises:
        BadAssumption: A name that nothing has, or a value it cannot have.
    """
    for change in changes:
        name, equals, value = (part.strip() for part in change.partition("="))
        if not equals or not value:
            raise BadAssumption(T("'{change}' is not NAME=VALUE", change=change))
        order = _one(order, name, value)
    return order


def money(text: str, *, currency: str) -> Money:
    """Return an amount as people write it: ``8000USD``, ``USD 8,000``, ``8000``.

    Raises:
        BadAssumption: It is none.
    """
    plain = text.replace(" ", "").upper()
    letters = "".join(sign for sign in plain if sign.isalpha())
    number = plain.removeprefix(letters).removesuffix(letters) if letters else plain
    wanted = T("an amount with its currency, as 8000USD, 8,000USD or 8000.50USD")
    if letters and (len(letters) != len("USD") or not letters.isascii()):
        raise _unfit("budget", text, wanted)
    if not AMOUNT.fullmatch(number):
        raise _unfit("budget", text, wanted)
    return Money(_number("budget", number.replace(",", ""), wanted), letters or currency)


def _one(order: Order, name: str, value: str) -> Order:
    if name == "budget":
        return replace(order, budget=money(value, currency=order.budget.currency))
    head, _, tail = name.partition(".")
    change = CHANGES.get(head)
    if change is None:
        return replace(order, assumed=order.assumed.with_value(name, value))
    launches = tuple(change(launch, tail, value) for launch in order.launches)
    if launches == order.launches and head == "forecast":
        known = ", ".join(dict.fromkeys(m for one in order.launches for m in one.markets))
        if tail.upper() not in known.split(", "):
            raise BadAssumption(
                T(
                    "No product is sold in the market '{market}'; there are {known}",
                    market=tail,
                    known=known,
                )
            )
    return replace(order, launches=launches)


def _launch(launch: Launch, _tail: str, value: str) -> Launch:
    text = f"{value}-01" if value.count("-") == 1 else value
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise _unfit("launch", value, T("a day like 2027-03-01")) from error
    events = [replace(one, on=day) if one.launch else one for one in launch.events]
    ordered = tuple(sorted(events, key=lambda event: event.on))
    return replace(launch, starts_on=day, events=ordered)


def _months(launch: Launch, _tail: str, value: str) -> Launch:
    wanted = T("a whole number from 1 to 240")
    if not value.isdecimal() or not 1 <= int(value) <= 240:  # noqa: PLR2004 - as in the form
        raise _unfit("months", value, wanted)
    count = int(value)
    outlooks = tuple(
        replace(one, revenue=(*one.revenue, *one.revenue[-1:] * count)[:count])
        for one in launch.outlooks
    )
    return replace(launch, months=count, outlooks=outlooks)


def _forecast(launch: Launch, tail: str, value: str) -> Launch:
    revenue = _number(
        "forecast",
        value,
        T("a number that is not negative and at most {most}", most="1,000,000,000,000"),
    )
    outlooks = tuple(
        replace(one, revenue=(revenue,) * launch.months) if one.market == tail.upper() else one
        for one in launch.outlooks
    )
    return replace(launch, outlooks=outlooks)


def _newness(name: str, value: str) -> Newness:
    try:
        return Newness(value)
    except ValueError as error:
        raise _unfit(name, value, T("yes, no or unknown")) from error


def _size(value: str) -> str:
    if value not in SIZES:
        raise _unfit("size", value, T("large, small or micro"))
    return value


CHANGES: Mapping[str, Callable[[Launch, str, str], Launch]] = {
    "launch": _launch,
    "months": _months,
    "forecast": _forecast,
    "new_features": lambda launch, _, value: replace(
        launch, features_new=_newness("new_features", value)
    ),
    "size": lambda launch, _, value: replace(launch, size=_size(value)),
    "new_look": lambda launch, _, value: replace(launch, look_new=_newness("new_look", value)),
}


def _number(name: str, text: str, wanted: Text) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation as error:
        raise _unfit(name, text, wanted) from error
    if not value.is_finite() or not 0 <= value <= MOST:
        raise _unfit(name, text, wanted)
    return value


def _unfit(name: str, text: str, wanted: Text) -> BadAssumption:
    return BadAssumption(
        T("{name} is '{text}'; it must be {wanted}", name=name, text=text, wanted=wanted)
    )
