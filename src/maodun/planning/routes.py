"""International applications: one filing, and an option for each office named in it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from maodun.domain.launches import Sort
from maodun.domain.lives import Applied
from maodun.domain.plans import Clock, Option, Span, Way
from maodun.domain.text import T, Text
from maodun.planning.case import Case
from maodun.planning.costs import filing_cost, route_cost
from maodun.planning.law import Unknown, Until
from maodun.planning.options import POSSIBLE, bare, direct, filled, in_time
from maodun.planning.worth import later

ROUTES = {Way.PCT: Sort.PATENT, Way.HAGUE: Sort.DESIGN, Way.MADRID: Sort.MARK}


def international(
    case: Case, clocks: tuple[Clock, ...], basic_marks: tuple[str, ...]
) -> Iterator[Option]:
    """Yield each international application with its offices; alone it protects nothing.

    Args:
        case: The product and what is known beside it.
        clocks: Of every office that counts.
        basic_marks: Keys of marks at home, held or to be filed, that Madrid can rest on.
    """
    for route, sort in ROUTES.items():
        base = _base(case, route, sort, basic_marks)
        named = [
            option
            for clock in clocks
            if clock.sort is sort
            and clock.standing in POSSIBLE
            and clock.office != case.launch.home
            for option in _named(case, clock, route, base)
        ]
        if base is not None and named:
            yield base
            yield from named


def _base(case: Case, route: Way, sort: Sort, basic_marks: tuple[str, ...]) -> Option | None:
    if sort is Sort.MARK and (case.launch.brand is None or not basic_marks):
        return None
    costing = route_cost(case, route, None, sort)
    return replace(
        bare(case, "WO", sort, route),
        filed_on=case.open_day("WO", case.assumed.days_to_file(sort, route)),
        cost=costing.total(case.assumed.currency),
        lines=costing.lines,
        needs=basic_marks if sort is Sort.MARK else (),
        blocked=costing.unknown,
    )


def _named(case: Case, clock: Clock, route: Way, base: Option | None) -> Iterator[Option]:
    like = direct(case, clock)
    if base is None or base.filed_on is None or like is None:
        return
    filed_on = base.filed_on
    if clock.file_by is not None:
        filed_on = min(filed_on, clock.file_by)
    option = replace(
        bare(case, clock.office, clock.sort, route),
        filed_on=filed_on,
        file_by=clock.file_by,
        needs=(base.key,),
        applied=clock.applied,
    )
    if route is Way.PCT:
        yield _national_phase(case, option)
    else:
        option = _designated(case, option)
        yield filled(case, option, route_cost(case, route, clock.office, clock.sort))


def _designated(case: Case, option: Option) -> Option:
    """Return the option protected when the office can no longer refuse.

    Soonest, where publication is asked for at once; latest, where it takes its usual time.
    An office that examines may need longer, or grant before.
    """
    told, told_by = _told(case, option)
    ends = [
        case.law.refusal_end(option.way.value, option.office, option.sort, counted_from=day)
        for day in (told.low, told.high)
    ]
    days = [one.day for one in ends if isinstance(one, Until) and one.day is not None]
    if len(days) < len(ends):
        because = next(
            (one.because for one in ends if isinstance(one, Unknown)), T("No day is known")
        )
        return replace(option, blocked=because)
    low, high = days
    existing = case.law.existing(option.office, option.sort, on=case.today)
    if isinstance(existing, Unknown) or existing.examined == "substantive":
        option = in_time(case, option, told.low)
        if option.in_force is not None:
            low = option.in_force.low
            high = max(high, option.in_force.high + (told.high - told.low))
    return replace(
        option,
        in_force=Span(low, low + (high - low) / 2, high),
        published_on=told.high if option.way is Way.HAGUE else None,
        notes=(*option.notes, *_waits(option.way, told, days)),
        applied=(
            *option.applied,
            *told_by,
            *(one.applied for one in ends[:1] if isinstance(one, Until)),
        ),
    )


def _told(case: Case, option: Option) -> tuple[Span, tuple[Applied, ...]]:
    """Return when the time to refuse begins: publication, or notification of the office."""
    filed_on = option.filed_on or case.today
    if option.way is Way.MADRID:
        months = case.assumed.number("general", "madrid_notified_months")
        day = later(filed_on, months)
        return Span(day, day, day), ()
    usual = case.law.route_publication(option.way.value, filed_on=filed_on)
    if isinstance(usual, Unknown) or usual.day is None:
        return Span(filed_on, filed_on, filed_on), ()
    return Span(filed_on, usual.day, usual.day), (usual.applied,)


def _waits(way: Way, told: Span, ends: list[date]) -> tuple[Text, ...]:
    if way is Way.MADRID:
        return (
            T(
                "The office is taken to be told by {told}, and can refuse until {day}",
                told=told.high,
                day=ends[-1],
            ),
        )
    return (
        T(
            "The office can refuse until {soon} if publication is asked for at once, until "
            "{day} if it is published on {published} as usual",
            soon=ends[0],
            day=ends[-1],
            published=told.high,
        ),
    )


def _national_phase(case: Case, option: Option) -> Option:
    """Return the entry into the office on the last day for it: what the route is for."""
    first_on = option.filed_on or case.today
    ends = case.law.national_phase_end(option.office, first_on=first_on)
    if isinstance(ends, Unknown) or ends.day is None:
        because = ends.because if isinstance(ends, Unknown) else T("No day is known")
        return replace(option, blocked=because)
    note = T("Enters the office by {day}; the examination begins then", day=ends.day)
    option = replace(in_time(case, option, ends.day), notes=(note,))
    return filled(case, option, filing_cost(case, option.office, option.sort, Way.PCT))
