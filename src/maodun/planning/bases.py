"""The international application itself: when it can be filed, and with which priority."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from maodun.domain.launches import Sort
from maodun.domain.lives import Applied
from maodun.domain.plans import Option, Way
from maodun.domain.text import T
from maodun.planning.case import Case
from maodun.planning.costs import route_cost
from maodun.planning.law import Until
from maodun.planning.options import bare, subject

ROUTES = {Way.PCT: Sort.PATENT, Way.HAGUE: Sort.DESIGN, Way.MADRID: Sort.MARK}


@dataclass(frozen=True, slots=True)
class Claim:
    """The priority that an international application claims.

    Attributes:
        firsts: The first filings it can rest on: one of ours, or those planned at home.
        first_on: The latest of their days; what was shown before it is not covered.
        counts_from: The earliest of their days, from which periods run.
        ends: Last day to file with their priority.
    """

    firsts: tuple[Option, ...]
    first_on: date
    counts_from: date
    ends: Until

    @property
    def keys(self) -> tuple[str, ...]:
        """Of the filings, of which at least one must be chosen too."""
        return tuple(sorted(one.key for one in self.firsts))


def application(
    case: Case, route: Way, *, needs: tuple[str, ...] = (), claim: Claim | None = None
) -> Option:
    """Return the international application, filed on the day it is ready."""
    sort = ROUTES[route]
    costing = route_cost(case, route, None, sort)
    barred = case.law.barred_at_home(route.value, case.launch.home, sort, on=case.today)
    because = None if barred is None else barred.because
    option = replace(
        bare(case, "WO", sort, route),
        filed_on=_ready(case, route, claim.first_on if claim else case.today),
        cost=costing.total(case.assumed.currency),
        lines=costing.lines,
        needs=needs,
        blocked=because or costing.unknown,
    )
    return option if claim is None else with_priority(option, claim)


def with_priority(option: Option, claim: Claim) -> Option:
    """Return an option of an application that claims a priority: its own key, and a note."""
    applied: tuple[Applied, ...] = (*option.applied, claim.ends.applied)
    return replace(
        option,
        key=f"{option.key}/priority",
        needs=option.needs or claim.keys,
        notes=(*option.notes, T("Counts from the first filing, of {day}", day=claim.first_on)),
        applied=applied,
    )


def claim_of(case: Case, route: Way, firsts: Sequence[Option]) -> Claim | None:
    """Return the priority that can still be claimed once the application is ready, or None.

    Of filings of our own the earliest: only the first one gives a priority (Paris Convention,
    Art. 4 C (4)).
    """
    if route is Way.MADRID:
        return None  # a mark needs no novelty
    usable = []
    for one in firsts:
        if one.filed_on is None or one.sort not in subject(ROUTES[route]):
            continue
        ends = case.law.route_priority_end(route.value, first_on=one.filed_on)
        if (
            isinstance(ends, Until)
            and ends.day is not None
            and _ready(case, route, one.filed_on) <= ends.day
        ):
            usable.append((one.filed_on, one, ends))
    usable.sort(key=lambda found: (found[0], found[1].key))
    chosen = [found for found in usable if found[1].way is Way.HELD][:1] or usable
    if not chosen:
        return None
    return Claim(tuple(one for _, one, _ in chosen), chosen[-1][0], chosen[0][0], chosen[0][2])


def basic_marks(case: Case, firsts: Sequence[Option]) -> tuple[str, ...]:
    """Return the marks at the office of origin that are alive when Madrid is filed."""
    on = _ready(case, Way.MADRID, case.today)
    return tuple(
        one.key
        for one in firsts
        if one.sort is Sort.MARK
        and one.office == case.launch.home
        and (one.ends_on is None or one.ends_on >= on)
    )


def _ready(case: Case, route: Way, first_on: date) -> date:
    days = case.assumed.days_to_file(ROUTES[route], route)
    return case.law.next_open("WO", max(first_on, case.today) + timedelta(days=days))
