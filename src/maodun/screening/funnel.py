"""The funnel: how many rights are left after each step, and why the others went."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from maodun.domain.clearance import Step, Window
from maodun.domain.errors import BadNumber
from maodun.domain.lives import Fate
from maodun.domain.numbers import parse_number
from maodun.domain.ports import Register, Scope
from maodun.domain.rulings import Held
from maodun.domain.text import T, Text
from maodun.rules.places.markets import Market, routes

FATES: dict[Fate, Text] = {
    Fate.EXPIRED: T("longest possible term over before the window"),
    Fate.LAPSED: T("lapsed or abandoned before the window"),
    Fate.WITHDRAWN: T("withdrawn by the office"),
    Fate.REPLACED: T("replaced by its grant or reissue, which is counted itself"),
    Fate.REVOKED: T("revoked"),
    Fate.IN_FORCE: T("begins only after the window"),
    Fate.PENDING: T("begins only after the window"),
    Fate.UNKNOWN: T("begins only after the window"),
}


@dataclass(frozen=True, slots=True)
class Scoped:
    """What is left to search, and how it came to that.

    Attributes:
        scope: Alive in the market over the window, not own, not licensed.
        held: Publications left out because they are own or licensed.
        routed: How many rights of other offices are in scope, because they may still come.
    """

    scope: Scope
    held: tuple[str, ...]
    routed: int
    steps: tuple[Step, ...]


def narrow(
    register: Register,
    *,
    market: Market,
    window: Window,
    on: date,
    portfolio: Sequence[Held],
) -> Scoped:
    """Apply everything that eliminates by fact alone, counting at each step."""
    whole = register.count(Scope())
    in_market = Scope(
        offices=frozenset(market.offices), routes=routes(market, window.starts_on, on)
    )
    in_offices = register.count(in_market)
    alive = Scope(offices=in_market.offices, routes=in_market.routes, alive=window)
    living = register.count(alive)
    own = held_numbers(register, portfolio, until=window.ends_on)
    scope = Scope(
        offices=alive.offices, routes=alive.routes, alive=window, without=frozenset(own)
    )
    left = register.count(scope)
    return Scoped(
        scope=scope,
        held=own,
        routed=left - register.count(replace(scope, routes=())),
        steps=(
            Step("register", T("in the register"), whole),
            Step(
                "offices",
                T(
                    "of offices that count in {market}, or that may still come there",
                    market=market.code,
                ),
                in_offices,
                counted(T("other offices"), whole - in_offices),
            ),
            Step(
                "alive",
                T(
                    "not ruled out by fact from {start} to {end}",
                    start=window.starts_on,
                    end=window.ends_on,
                ),
                living,
                _by_fate(register.fates(in_market, window)),
            ),
            Step(
                "portfolio",
                T("neither own nor licensed"),
                left,
                counted(T("own or licensed"), living - left),
            ),
        ),
    )


def held_numbers(
    register: Register, portfolio: Sequence[Held], *, until: date
) -> tuple[str, ...]:
    """Return the publications that are own, or licensed to the end of the window."""
    numbers: list[str] = []
    for held in portfolio:
        if held.until is not None and held.until < until:
            continue
        try:
            numbers.extend(register.find(parse_number(held.number)))
        except BadNumber:
            continue  # the portfolio may hold rights of kinds that the register has not
    return tuple(dict.fromkeys(numbers))


def counted(why: Text, count: int) -> tuple[tuple[Text, int], ...]:
    """Return the reason with its count, or nothing where no right went for it."""
    return ((why, count),) if count > 0 else ()


def _by_fate(fates: Mapping[Fate, int]) -> tuple[tuple[Text, int], ...]:
    sums: dict[Text, int] = {}
    for fate, count in fates.items():
        sums[FATES[fate]] = sums.get(FATES[fate], 0) + count
    return tuple(
        sorted(
            ((why, count) for why, count in sums.items() if count),
            key=lambda item: (-item[1], item[0].msgid),
        )
    )
