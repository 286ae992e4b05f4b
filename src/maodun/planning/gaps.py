"""Product x market x right: what is held, pending, possible, lost, or not known."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from maodun.domain.launches import Launch, OwnRight, Sort
from maodun.domain.plans import Cell, Clock, Holding, Option, Standing, Way
from maodun.domain.text import T
from maodun.planning.law import Law
from maodun.planning.options import held_key

SHOWN = (Sort.PATENT, Sort.UTILITY_MODEL, Sort.DESIGN, Sort.MARK)
NOTHING = frozenset({Standing.NO_RIGHT, Standing.NOT_NEW})


def cells(
    launch: Launch,
    clocks: tuple[Clock, ...],
    options: tuple[Option, ...],
    *,
    law: Law,
    today: date,
) -> Iterator[Cell]:
    """Yield one cell per market and kind of right; the best thing known fills it."""
    ends = {one.key: one.ends_on for one in options if one.way is Way.HELD}
    for market in launch.markets:
        offices = law.offices(market)
        for sort in SHOWN:
            own = [
                replace(one, ends_on=ends.get(held_key(launch, one), one.ends_on))
                for one in launch.held
                if one.sort is sort and one.office in offices
            ]
            here = tuple(c for c in clocks if c.sort is sort and c.office in offices)
            ways = [
                one
                for one in options
                if one.sort is sort
                and one.office in offices
                and one.blocked is None
                and one.way is not Way.HELD
            ]
            yield _held(launch, market, sort, own, today) or _had(
                launch, market, sort, ways, here
            )


def _held(
    launch: Launch, market: str, sort: Sort, own: list[OwnRight], today: date
) -> Cell | None:
    living = [one for one in own if one.ends_on is None or one.ends_on >= today]
    granted = [one for one in living if one.granted_on is not None and one.granted_on <= today]
    for found, holding in ((granted, Holding.HELD), (living, Holding.PENDING)):
        if found:
            numbers = T("{number} ({office})", number=found[0].number, office=found[0].office)
            return Cell(launch.sku, market, sort, holding, numbers, found[0].ends_on)
    return None


def _had(
    launch: Launch,
    market: str,
    sort: Sort,
    ways: list[Option],
    clocks: tuple[Clock, ...],
) -> Cell:
    if ways:
        return _possible(launch, market, sort, ways)
    if sort is Sort.MARK and launch.brand is None:
        because = T("The product has no brand")
        return Cell(launch.sku, market, sort, Holding.NONE, because)
    for standing, holding in (
        (Standing.UNKNOWN, Holding.UNKNOWN),
        (Standing.LOST, Holding.LOST),
    ):
        found = [clock for clock in clocks if clock.standing is standing]
        if found:
            return Cell(launch.sku, market, sort, holding, found[0].because)
    if clocks and all(clock.standing in NOTHING for clock in clocks):
        return Cell(launch.sku, market, sort, Holding.NONE, clocks[0].because)
    because = T("No rule about this right is among the law files, or a number is missing")
    return Cell(launch.sku, market, sort, Holding.UNKNOWN, because)


def _possible(launch: Launch, market: str, sort: Sort, ways: list[Option]) -> Cell:
    """Return until when it is possible for sure, and until when after a first filing."""
    sure = max(ways, key=lambda one: one.act_by or date.max)
    late = max(ways, key=lambda one: one.file_by or date.max)
    by, then = sure.act_by, late.file_by
    because = T("at {office}", office=sure.office)
    if by is None or then is None or then <= by or late.first_by is None:
        return Cell(launch.sku, market, sort, Holding.POSSIBLE, because, by)
    because = T(
        "at {office}; if first filed at {first} by {first_by}, until {then}",
        office=sure.office,
        first=late.first_at or "",
        first_by=late.first_by,
        then=then,
    )
    return Cell(
        launch.sku,
        market,
        sort,
        Holding.POSSIBLE,
        because,
        by,
        then,
        late.first_at,
        late.first_by,
    )
