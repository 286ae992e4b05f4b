"""When the longest possible term of a right ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast

from maodun.domain.calendar import MONTHS_PER_YEAR, month_end
from maodun.domain.errors import FactMissing, WrongKind
from maodun.domain.lives import Applied
from maodun.domain.rights import Relation
from maodun.domain.text import T, Text
from maodun.rules.counting import (
    counted,
    day_before_corresponding,
    within_calendar,
    years_and_months,
)
from maodun.rules.facts import DAYS, Facts
from maodun.rules.files import applied, version_on
from maodun.rules.forms.lengths import EarlierTerm, LaterTerm, TermLength, TermValue
from maodun.rules.forms.rule import AnyRule, TermRule

RELATION_NAMES = {
    "continuation": T("continuation"),
    "continuation_in_part": T("continuation in part"),
    "division": T("division"),
    "national_stage": T("national stage of an international application"),
    "reissue": T("reissue"),
}


@dataclass(frozen=True, slots=True)
class Term:
    """The last day of the longest possible term, and how it was counted.

    Attributes:
        ends_on: None: it can be renewed without end.
        first_ends_on: Last day of the term before any renewal.
        extension_unknown: The rule knows days of adjustment or extension, and the case does not
            say how many; the term may end later than ``ends_on``.
        latest_ends_on: With the longest extension possible; None: there is no ceiling.
    """

    ends_on: date | None
    first_ends_on: date
    applied: Applied
    extension_unknown: bool = False
    latest_ends_on: date | None = None


@within_calendar
def term(rule: AnyRule, facts: Facts) -> Term:
    """Return when the longest possible term ends.

    The version is chosen by the rule's own key date (the right's own filing), not by today: a
    change of law rarely reaches rights that were already on their way.

    Raises:
        DateMissing: ``facts`` lacks a day the rule counts from or is chosen by.
        NotCovered: The key date is not covered by the file.
        ImpossibleDates: The days contradict each other.
        OutsideCalendar: The term would end after the year 9999.
        WrongKind: This is no rule about a term.
    """
    if not isinstance(rule, TermRule):
        raise WrongKind(rule.rule, kind=rule.kind, wanted="term")
    facts.check()
    version = version_on(rule.rule, rule.versions, facts.day(rule.chosen_by, rule=rule.rule))
    steps: list[Text] = []
    ends = [_ends(rule, length, facts, steps) for length in _lengths(version.value)]
    first_ends_on, ends_on = _chosen(version.value, ends, steps)
    if ends_on is not None:
        ends_on = _extended(rule, facts, ends_on, steps)
    unknown = rule.extension is not None and facts.term_extension_days is None
    key_day = facts.day(rule.chosen_by, rule=rule.rule)
    latest = _latest(rule, ends_on, key_day) if unknown else ends_on
    return Term(ends_on, first_ends_on, applied(rule, version, tuple(steps)), unknown, latest)


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier filing whose day is known."""

    filing_date: date
    relation: Relation


def earliest_filing(relations: Sequence[Relation], kinds: frozenset[str]) -> Earlier | None:
    """Return the dated relation of these kinds that was filed first, or None."""
    found: Earlier | None = None
    for relation in relations:
        day = relation.filing_date
        if day is None or relation.kind not in kinds:
            continue
        if found is None or day < found.filing_date:
            found = Earlier(day, relation)
    return found


def _lengths(value: TermValue) -> tuple[TermLength, ...]:
    if isinstance(value, LaterTerm):
        return value.later_of
    return value.earlier_of if isinstance(value, EarlierTerm) else (value,)


def _ends(
    rule: TermRule, length: TermLength, facts: Facts, steps: list[Text]
) -> tuple[date, date | None]:
    """Return the end of the first term and of the longest one; None: no end."""
    name = length.counts_from or rule.counts_from
    start = _start(rule, facts, name, steps)
    if length.starts_at is not None:
        start = month_end(start) if length.starts_at == "month_end" else _year_end(start)
        steps.append(T("The count starts at the end of that period: {day}", day=start))
    first = _last_day(start, length, length)
    steps.append(
        T(
            "{length} from {start} ({name}) end on {end}",
            length=years_and_months(length),
            start=start,
            name=DAYS[name],
            end=first,
        )
    )
    if length.renewable_to is None:
        return first, first
    if length.renewable_to == "each_party":
        steps.append(T("It can be renewed as long as the law of each designated party allows"))
        return first, None
    if length.renewable_to == "endless":
        steps.append(T("It can be renewed without end"))
        return first, None
    most = TermLength(years=length.renewable_to, family=length.family)
    longest = _last_day(start, most, length)
    steps.append(
        T(
            "It can be renewed to {years} years in all: {end}",
            years=length.renewable_to,
            end=longest,
        )
    )
    return first, longest


def _last_day(start: date, span: TermLength, way: TermLength) -> date:
    """Return the last day of ``span``, counted as ``way`` says."""
    end = counted(start, span, way.family)
    return day_before_corresponding(start, end, span) if way.ends_day_before else end


def _chosen(
    value: TermValue, ends: Sequence[tuple[date, date | None]], steps: list[Text]
) -> tuple[date, date | None]:
    if len(ends) == 1:
        return ends[0]
    if isinstance(value, LaterTerm):
        found = max(ends)
        steps.append(T("The later of these days counts: {end}", end=found[0]))
    else:
        found = min(ends)
        steps.append(T("The earlier of these days counts: {end}", end=found[0]))
    return found


def _extended(rule: TermRule, facts: Facts, ends_on: date, steps: list[Text]) -> date:
    if rule.extension is None or not facts.term_extension_days:
        return ends_on
    days = facts.term_extension_days - facts.disclaimed_days
    if days < 0:
        raise FactMissing(
            T(
                "{more} days are disclaimed, and only {days} are added; check both",
                more=facts.disclaimed_days,
                days=facts.term_extension_days,
            )
        )
    extended = ends_on + timedelta(days=days)
    steps.append(
        T(
            "{days} days of adjustment or extension are printed on the grant: {end}",
            days=facts.term_extension_days,
            end=extended + timedelta(days=facts.disclaimed_days),
        )
    )
    if facts.disclaimed_days:
        steps.append(
            T("{days} days are disclaimed: {end}", days=facts.disclaimed_days, end=extended)
        )
    return extended


def _latest(rule: TermRule, ends_on: date | None, key_day: date) -> date | None:
    """Return the end with the longest extension; None: there is no ceiling or no end."""
    way = rule.extension
    if ends_on is None or way is None or way.at_most is None:
        return None
    if way.at_most_before is not None and key_day >= way.at_most_before:
        return None
    return counted(ends_on, way.at_most)


def _start(rule: TermRule, facts: Facts, name: str, steps: list[Text]) -> date:
    if name != "earliest_filing_date":
        return facts.day(name, rule=rule.rule)
    own = facts.day("filing_date", rule=rule.rule)
    kinds = cast(frozenset[str], rule.relied_on.relations if rule.relied_on else frozenset())
    parent = earliest_filing(facts.relations, kinds)
    if parent is None or parent.filing_date >= own:
        steps.append(T("Filed on {day}; no earlier filing counts", day=own))
        return own
    steps.append(
        T(
            "The earliest filing relied on is {number} of {day} ({relation})",
            number=parent.relation.application_number,
            day=parent.filing_date,
            relation=RELATION_NAMES[parent.relation.kind],
        )
    )
    return parent.filing_date


def _year_end(day: date) -> date:
    return day.replace(month=MONTHS_PER_YEAR, day=31)
