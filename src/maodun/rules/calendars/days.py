"""Questions to a calendar: open or not and why, the next open day, so many business days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from maodun.domain.calendar import ONE_DAY
from maodun.domain.errors import NotCovered
from maodun.domain.lives import LawSource
from maodun.domain.text import T, Text
from maodun.rules.calendars.files import calendar_file, calendar_names
from maodun.rules.calendars.public import make_up_days, public_holidays

__all__ = ["Calendar", "calendar", "calendar_names", "calendar_of"]

OF_OFFICE = {"us": "us_office"}
"""Offices whose calendar is not called like their code."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days on which one office is open.

    After ``known_until`` weekends and public holidays still count, but closings that the office
    has yet to publish are missing: ``knows`` is False there.

    Attributes:
        rule: Id of its file: ``calendars.us_office``.
        title: Name of the calendar.
        covers_from: Earlier days get no answer.
        known_until: Last day whose closings are published and known here.
        timezone: Where the office's day begins and ends, by its IANA name.
        sources: Why these days are closed in general.
        draft: Nobody with a name has compared the file with its sources.
    """

    name: str
    rule: str
    title: Text
    covers_from: date
    known_until: date
    timezone: str
    sources: tuple[LawSource, ...]
    draft: bool

    def is_open(self, day: date) -> bool:
        """Return whether the office is open for business on that day.

        Raises:
            NotCovered: The day is before ``covers_from``.
        """
        if day < self.covers_from:
            raise NotCovered(self.rule, day, self.covers_from)
        return day not in _closed_in(self.name, day.year)

    def why_closed(self, day: date) -> Text | None:
        """Return the reason, or None where the office is open.

        Raises:
            NotCovered: The file does not reach back so far.
        """
        if self.is_open(day):
            return None
        return _reasons_in(self.name, day.year).get(day) or _weekend(day)

    def next_open(self, day: date) -> date:
        """Return that day if it is open, else the first open one after it."""
        while not self.is_open(day):
            day += ONE_DAY
        return day

    def previous_open(self, day: date) -> date:
        """Return that day if it is open, else the last open one before it."""
        while not self.is_open(day):
            day -= ONE_DAY
        return day

    def add_business_days(self, day: date, n: int) -> date:
        """Return the ``n``-th open day after that day, not counting it; before it if negative.

        No days give the day itself, open or not.
        """
        step = ONE_DAY if n >= 0 else -ONE_DAY
        left = abs(n)
        while left:
            day += step
            left -= self.is_open(day)
        return day

    def knows(self, day: date) -> bool:
        """Return whether the office's own closings on that day are known here."""
        file = calendar_file(self.name)
        if not self.covers_from <= day <= self.known_until:
            return False
        return not any(day in span for span in file.not_known)

    def today(self, instant: datetime) -> date:
        """Return the office's date at a moment.

        Raises:
            ValueError: The moment has no time zone of its own.
        """
        if instant.tzinfo is None:
            raise ValueError(f"{instant} says no time zone; give the moment in UTC")
        return instant.astimezone(calendar_file(self.name).zone).date()


@cache
def calendar(name: str) -> Calendar:
    """Return the calendar of that name: ``us_office``, ``us_courts``, ``ep``.

    Raises:
        UnknownRule: No calendar has this name.
    """
    file = calendar_file(name)
    return Calendar(
        name=name,
        rule=file.rule,
        title=file.title.words,
        covers_from=file.covers_from,
        known_until=file.known_until,
        timezone=file.timezone,
        sources=tuple(source.plain for source in file.sources),
        draft=file.draft,
    )


def calendar_of(office: str) -> Calendar:
    """Return the calendar that an office counts by, from its ST.3 code in either case.

    Raises:
        UnknownRule: No calendar is kept for this office.
    """
    code = office.lower()
    return calendar(OF_OFFICE.get(code, code))


@cache
def _closed_in(name: str, year: int) -> frozenset[date]:
    file = calendar_file(name)
    weekends = {day for day in _days_of(year) if day.weekday() in file.weekend_days}
    return frozenset(weekends - _opened_in(name, year) | _reasons_in(name, year).keys())


@cache
def _reasons_in(name: str, year: int) -> Mapping[date, Text]:
    """Closed days of a year other than plain weekends; the office's own reason comes first."""
    file = calendar_file(name)
    reasons = {
        day: T("{day} is a public holiday: {name}", day=day, name=title)
        for entry in file.public_holidays
        for day, title in public_holidays(entry, year)
    }
    reasons |= {
        day: T("On {day} the office is closed: {name}", day=day, name=entry.title.words)
        for entry in file.every_year
        for day in entry.in_year(year)
    }
    reasons |= {
        day: T("On {day} the office is closed: {name}", day=day, name=one.title.words)
        for one in file.closed
        for day in one.all
        if day.year == year
    }
    opened = _opened_in(name, year)
    return {day: reason for day, reason in reasons.items() if day not in opened}


@cache
def _opened_in(name: str, year: int) -> frozenset[date]:
    file = calendar_file(name)
    said = {day for entry in file.open for day in entry.all if day.year == year}
    known = (make_up_days(entry, year) for entry in file.public_holidays)
    return frozenset(said.union(*known))


def _days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    length = (date(year, 12, 31) - first).days + 1
    return [first + ONE_DAY * n for n in range(length)]


def _weekend(day: date) -> Text:
    names = (
        T("Monday"),
        T("Tuesday"),
        T("Wednesday"),
        T("Thursday"),
        T("Friday"),
        T("Saturday"),
        T("Sunday"),
    )
    return T("{day} is a {weekday}", day=day, weekday=names[day.weekday()])
