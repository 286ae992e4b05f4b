"""When the longest possible term of a right ends, and when fees fall due."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from maodun.domain.calendar import add_months
from maodun.domain.errors import DateMissing, NotCovered
from maodun.domain.lives import Applied
from maodun.domain.rights import Relation
from maodun.domain.text import T, Text
from maodun.rules.files import DateName, Fees, Rule, Version

RELATION_NAMES = {
    "continuation": T("continuation"),
    "continuation_in_part": T("continuation in part"),
    "division": T("division"),
    "national_stage": T("national stage of an international application"),
    "reissue": T("reissue"),
}


@dataclass(frozen=True, slots=True)
class CaseDates:
    """What a case is counted from. All days are days at the office, without a time.

    Attributes:
        relations: Every earlier filing the publication names; the rule says which count.
        term_extension_days: Printed on the grant; None: not printed.
    """

    filing_date: date | None = None
    grant_date: date | None = None
    publication_date: date | None = None
    priority_date: date | None = None
    relations: Sequence[Relation] = ()
    term_extension_days: int | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """The last day of the longest possible term, and how it was counted.

    Attributes:
        extension_unknown: The rule knows days of adjustment or extension, and the case does not
            say how many; the term may end later than ``ends_on``.
    """

    ends_on: date
    applied: Applied
    extension_unknown: bool = False


def term(rule: Rule, dates: CaseDates) -> Term:
    """Return when the longest possible term ends.

    The version is chosen by the rule's own key date (the right's own filing), not by today: a
    change of law rarely reaches rights that were already on their way.

    Raises:
        DateMissing: ``dates`` lacks a day the rule counts from or is chosen by.
        NotCovered: The key date is earlier than the file covers.
    """
    version = version_for(rule, _day(rule, dates, rule.chosen_by))
    steps: list[Text] = []
    ends = []
    for length in version.lengths:
        start = _start(rule, dates, length.counts_from or rule.counts_from, steps)
        end = add_months(start, length.in_months)
        ends.append(end)
        steps.append(_counted(length.years, length.in_months, start=start, end=end))
    ends_on = max(ends)
    if len(ends) > 1:
        steps.append(T("The later of these days counts: {end}", end=ends_on))
    if rule.extension is not None and dates.term_extension_days:
        ends_on += timedelta(days=dates.term_extension_days)
        steps.append(
            T(
                "{days} days of adjustment or extension are printed on the grant: {end}",
                days=dates.term_extension_days,
                end=ends_on,
            )
        )
    unknown = rule.extension is not None and dates.term_extension_days is None
    return Term(ends_on, applied(rule, version, tuple(steps)), unknown)


def fee_days(rule: Rule, dates: CaseDates) -> tuple[tuple[date, ...], Applied]:
    """Return the days on which fees fall due, and the rule applied.

    Raises:
        DateMissing: The case has no day to count from.
        NotCovered: Rights as old as this owe no fee, or the file does not reach back.
    """
    version = version_for(rule, _day(rule, dates, rule.chosen_by))
    start = _day(rule, dates, rule.counts_from)
    months = version.value.due_months if isinstance(version.value, Fees) else ()
    return tuple(add_months(start, due) for due in months), applied(rule, version, ())


def version_for(rule: Rule, day: date) -> Version:
    """Return the version in force on ``day``; its first day counts as in force.

    Raises:
        NotCovered: ``day`` is earlier than the file covers.
    """
    if day < rule.covers_from:
        raise NotCovered(rule.rule, day, rule.covers_from)
    return rule.versions[bisect_right(rule.versions, day, key=_first_day) - 1]


def applied(rule: Rule, version: Version, steps: tuple[Text, ...]) -> Applied:
    """Return the note of a rule's use that an answer carries."""
    return Applied(rule.rule, version.from_, version.law_sources, steps, rule.draft)


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


def _start(rule: Rule, dates: CaseDates, name: DateName, steps: list[Text]) -> date:
    if name != "earliest_filing_date":
        return _day(rule, dates, name)
    own = _day(rule, dates, "filing_date")
    kinds: frozenset[str] = rule.relied_on.relations if rule.relied_on else frozenset()
    parent = earliest_filing(dates.relations, kinds)
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


def _counted(years: int | None, months: int, *, start: date, end: date) -> Text:
    if years is not None:
        return T("{years} years from {start} end on {end}", years=years, start=start, end=end)
    return T("{months} months from {start} end on {end}", months=months, start=start, end=end)


def _day(rule: Rule, dates: CaseDates, name: DateName) -> date:
    day: date | None = getattr(dates, name, None)
    if day is None:
        raise DateMissing(rule.rule, name)
    return day


def _first_day(version: Version) -> date:
    return version.from_
