"""International applications: one filing, and an option for each office named in it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from maodun.domain.launches import Sort
from maodun.domain.lives import Applied
from maodun.domain.plans import Clock, Option, Span, Way
from maodun.domain.text import T, Text
from maodun.planning.bases import (
    ROUTES,
    Claim,
    application,
    basic_marks,
    claim_of,
    with_priority,
)
from maodun.planning.case import Case
from maodun.planning.costs import filing_cost, route_cost
from maodun.planning.law import Unknown, Until
from maodun.planning.options import (
    NOWHERE,
    POSSIBLE,
    bare,
    filled,
    first_by,
    in_time,
    limit_of,
)
from maodun.planning.worth import later


def international(
    case: Case, clocks: tuple[Clock, ...], firsts: Sequence[Option]
) -> Iterator[Option]:
    """Yield each international application with its offices; alone it protects nothing.

    One that claims a priority is yielded where it reaches an office that is out of reach
    without it.

    Args:
        case: The product and what is known beside it.
        clocks: Of every office that counts.
        firsts: Rights held, and filings at home, that it can rest on.
    """
    for route, sort in ROUTES.items():
        here = [
            clock
            for clock in clocks
            if clock.sort is sort
            and clock.standing not in NOWHERE
            and clock.office != case.launch.home
        ]
        marks = basic_marks(case, firsts) if sort is Sort.MARK else ()
        if sort is Sort.MARK and (case.launch.brand is None or not marks):
            continue
        plain = application(case, route, needs=marks)
        open_ = [clock for clock in here if clock.standing in POSSIBLE]
        yield from _together(plain, [_named(case, c, plain, c.file_by) for c in open_])
        claim = claim_of(case, route, firsts)
        if claim is not None:
            reached = {clock.office for clock in open_ if _in_time(plain, clock.file_by)}
            yield from _with_claim(
                case, here, application(case, route, claim=claim), claim, reached
            )


def _with_claim(
    case: Case, clocks: list[Clock], base: Option, claim: Claim, reached: set[str]
) -> Iterator[Option]:
    """Yield the application with a priority, if it reaches more than the one without."""
    limits = {
        clock.office: limit_of(case, clock, claim.ends, first_on=claim.first_on)
        for clock in clocks
        if clock.office not in {one.office for one in claim.firsts}
    }
    until = {
        office: limit
        for office, limit in limits.items()
        if isinstance(limit, date) and _in_time(base, limit)
    }
    if set(until) - reached:
        named = [
            _named(case, clock, base, until[clock.office], claim)
            for clock in clocks
            if clock.office in until
        ]
        yield from _together(base, named)


def _together(base: Option, named: list[Option]) -> Iterator[Option]:
    """Yield the application, due with the first of its offices, and the offices."""
    if named:
        days = [one.file_by for one in named if one.blocked is None and one.file_by is not None]
        firsts = [one for one in named if one.first_by is not None]
        yield replace(
            base,
            file_by=min(days, default=None),
            first_by=min((one.first_by for one in firsts if one.first_by), default=None),
            first_at=firsts[0].first_at if firsts else None,
        )
        yield from named


def _in_time(base: Option, until: date | None) -> bool:
    return until is None or base.filed_on is None or base.filed_on <= until


def _named(
    case: Case, clock: Clock, base: Option, until: date | None, claim: Claim | None = None
) -> Option:
    """Return the office named in the application, which is filed on the day of that one."""
    option = replace(
        bare(case, clock.office, clock.sort, base.way),
        filed_on=base.filed_on,
        file_by=until,
        needs=(base.key,),
        applied=clock.applied,
    )
    if claim is not None:
        option = replace(
            with_priority(option, claim),
            first_by=first_by(clock, claim.firsts),
            first_at=claim.firsts[0].office,
        )
    barred = case.law.barred(base.way.value, clock.office, clock.sort, on=case.today)
    if barred is not None:
        return replace(option, blocked=barred.because)
    if until is not None and base.filed_on is not None and base.filed_on > until:
        because = T(
            "The international application is ready on {ready}; it would have to be filed by "
            "{file_by}",
            ready=base.filed_on,
            file_by=until,
        )
        return replace(option, blocked=because)
    if base.way is Way.PCT:
        return _national_phase(case, option, claim.counts_from if claim else None)
    option = _designated(case, option)
    return filled(case, option, route_cost(case, base.way, clock.office, clock.sort))


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
        notes=(*option.notes, *_waits(option.way, told, days), *_longest(ends)),
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


def _longest(ends: list[Until | Unknown]) -> Iterator[Text]:
    """Yield that the longer time was taken, where no rule says which one the office has."""
    if any(isinstance(one, Until) and one.applied.rule.endswith("_declared") for one in ends):
        yield T("The longest time to refuse is taken; the office may have the shorter one")


def _national_phase(case: Case, option: Option, first_on: date | None) -> Option:
    """Return the entry into the office on the last day for it: what the route is for."""
    counts_from = first_on or option.filed_on or case.today
    ends = case.law.national_phase_end(option.office, first_on=counts_from)
    if isinstance(ends, Unknown) or ends.day is None:
        because = ends.because if isinstance(ends, Unknown) else T("No day is known")
        return replace(option, blocked=because)
    note = T("Enters the office by {day}; the examination begins then", day=ends.day)
    timed = in_time(case, option, ends.day)
    option = replace(
        timed,
        enter_by=ends.day,
        notes=(*option.notes, note),
        applied=(*timed.applied, ends.applied),
    )
    return filled(case, option, filing_cost(case, option.office, option.sort, Way.PCT))
