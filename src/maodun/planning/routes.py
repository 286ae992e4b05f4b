"""International applications: one filing, and an option for each office named in it."""

from collections.abc import Iterator
from dataclasses import replace

from maodun.domain.launches import Sort
from maodun.domain.plans import Clock, Option, Span, Way
from maodun.domain.text import T
from maodun.planning.case import Case
from maodun.planning.costs import filing_cost, route_cost
from maodun.planning.law import Unknown
from maodun.planning.options import POSSIBLE, bare, direct, filled, in_time

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
        filed_on=case.after(case.assumed.days_to_file(sort, route)),
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
    """Return the option protected at the latest when the office can no longer refuse."""
    filed_on = option.filed_on or case.today
    existing = case.law.existing(option.office, option.sort, on=case.today)
    examined = isinstance(existing, Unknown) or existing.examined == "substantive"
    ends = case.law.refusal_end(option.way.value, examined=examined, filed_on=filed_on)
    option = in_time(case, option, filed_on)
    if isinstance(ends, Unknown) or ends.day is None or option.in_force is None:
        return option
    span = option.in_force
    high = max(span.high, ends.day)
    middle = span.low + (high - span.low) / 2
    note = T("The office can refuse until {day}", day=ends.day)
    return replace(
        option,
        in_force=Span(span.low, middle, high),
        notes=(*option.notes, note),
        applied=(*option.applied, ends.applied),
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
