"""Pages on counting: the three families, where last days move, and the closing days."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import get_args

from maodun.domain.calendar import Family as FamilyName
from maodun.domain.calendar import add_months
from maodun.domain.text import T, Text
from maodun.reports.lawbook.building import file_of
from maodun.reports.lawbook.entries import EXPECTED
from maodun.reports.lawbook.lengths import COUNTED, ways_of
from maodun.reports.lawbook.naming import PLACES, joined
from maodun.reports.lawbook.pages import (
    CalendarEntry,
    CalendarsPage,
    ClosedDay,
    CountingPage,
    Family,
    FamilyRow,
    Page,
    Worked,
)
from maodun.rules.calendars import calendar, calendar_names
from maodun.rules.calendars.files import calendar_file
from maodun.rules.calendars.year import closings, open_days
from maodun.rules.facts import DAYS, Facts
from maodun.rules.files import rule_of, rules
from maodun.rules.forms.lengths import Counting, PeriodLength
from maodun.rules.forms.rule import PeriodRule
from maodun.rules.periods import period
from maodun.rules.renewals import windows
from maodun.rules.terms import term

FAMILIES: tuple[FamilyName, ...] = get_args(FamilyName)
NAMES: Mapping[FamilyName, Text] = {
    "clamp": T("Same day number"),
    "next_day": T("From the next day"),
    "ultimo": T("Month's end to month's end"),
}
WEEKDAYS = (
    T("Monday"),
    T("Tuesday"),
    T("Wednesday"),
    T("Thursday"),
    T("Friday"),
    T("Saturday"),
    T("Sunday"),
)
STARTS = (
    (date(2026, 1, 15), 3),
    (date(2026, 1, 30), 1),
    (date(2026, 1, 31), 1),
    (date(2026, 2, 28), 1),
    (date(2025, 11, 30), 3),
    (date(2023, 2, 28), 12),
    (date(2024, 2, 29), 12),
    (date(2026, 6, 30), 1),
)
"""Ordinary days, and ends of months on which the families differ or do not."""

MOVED = (
    ("us.court.answer", {"service_date": date(2025, 6, 13)}),
    ("us.patent.response", {"document_date": date(2023, 2, 28)}),
    ("us.court.motion_notice", {"hearing_date": date(2026, 6, 8)}),
    ("ep.patent.response", {"document_date": date(2023, 10, 2)}),
)
"""Acts, of which the last day moves, one counted back, one that begins with deemed receipt."""
UNMOVED = (
    ("us.design.term", {"filing_date": date(2020, 2, 29), "grant_date": date(2021, 2, 28)}),
)
PAID = (("ep.patent.renewals", {"filing_date": date(2021, 8, 16)}, 5),)


def counting_page() -> Page:
    """Return how months are counted and where last days move."""
    used = _used()
    families = tuple(
        Family(
            NAMES[name],
            COUNTED[name],
            tuple(
                T("{place}: {count}", place=PLACES[place], count=used[name, place])
                for place in PLACES
                if used[name, place]
            ),
        )
        for name in FAMILIES
    )
    rows = tuple(
        FamilyRow(start, months, tuple(add_months(start, months, name) for name in FAMILIES))
        for start, months in STARTS
    )
    body = CountingPage(families, rows, tuple(_worked()))
    return Page("counting.html", T("How days are counted"), "counting", body)


def calendars_page(today: date) -> Page:
    """Return the closing days of this year and the next, calendar by calendar."""
    years = (today.year, today.year + 1)
    body = CalendarsPage(years, tuple(_calendar(name, years) for name in calendar_names()))
    return Page("calendars.html", T("Closing days"), "calendars", body)


def _used() -> Counter[tuple[str, str]]:
    """Count the rules of each place whose newest version counts months in each way."""
    found: Counter[tuple[str, str]] = Counter()
    for name, rule in rules().items():
        if isinstance(rule, PeriodRule):
            place = name.partition(".")[0]
            found.update({(family, place) for family in _families(rule)})
    return found


def _families(rule: PeriodRule) -> set[FamilyName]:
    ways = ways_of(rule.versions[-1].value)
    found = {way.family for way in ways if isinstance(way, PeriodLength | Counting)}
    return {family for family in found if family is not None}


def _worked() -> Iterator[Worked]:
    for name, days in MOVED:
        act = period(rule_of(name), Facts(days=days))
        yield _shown(name, days, EXPECTED["last_day"], act.last_day, act.applied.steps)
    for name, days, number in PAID:
        (one,) = windows(rule_of(name), Facts(days=days, number=number))
        yield _shown(name, days, EXPECTED["pay_by"], one.pay_by, one.applied.steps)
    for name, days in UNMOVED:
        right = term(rule_of(name), Facts(days=days))
        end = right.ends_on or right.first_ends_on
        yield _shown(name, days, EXPECTED["ends_on"], end, right.applied.steps)


def _shown(
    name: str, days: Mapping[str, date], label: Text, day: date, steps: tuple[Text, ...]
) -> Worked:
    given = joined(T("{name} {value}", name=DAYS[one], value=day) for one, day in days.items())
    return Worked(
        rule_of(name).title.words,
        name,
        file_of(name.partition(".")[0]),
        given,
        T("{name} {value}", name=label, value=day),
        steps,
    )


def _calendar(name: str, years: Sequence[int]) -> CalendarEntry:
    file, known = calendar_file(name), calendar(name)
    closed = {day: because for year in years for day, because in closings(file, year).items()}
    worked = {day for year in years for day in open_days(file, year)}
    return CalendarEntry(
        name=name,
        title=known.title,
        timezone=known.timezone,
        covers_from=known.covers_from,
        known_until=known.known_until,
        draft=known.draft,
        note=file.note.words if file.note else None,
        closed=tuple(
            ClosedDay(day, WEEKDAYS[day.weekday()], closed[day]) for day in sorted(closed)
        ),
        worked=tuple(sorted(worked)),
    )
