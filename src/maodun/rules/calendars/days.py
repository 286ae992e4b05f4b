"""Questions to a calendar: open or not and why, the next open day, so many business days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from maodun.domain.calendar import ONE_DAY
from maodun.domain.errors import NotCovered
from maodun.domain.lives import LawSource, official_first
from maodun.domain.text import T, Text
from maodun.rules.calendars.files import calendar_file, calendar_names
from maodun.rules.calendars.year import closings, open_days, weekends
from maodun.rules.files import per_folder

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
        return _closings_in(self.name, day.year).get(day) or _weekend(day)

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
        return day >= self.covers_from and self.why_not_known(day) is None

    def why_not_known(self, day: date) -> Text | None:
        """Return why closings of the office on that day may be missing; None: none are.

        Raises:
            NotCovered: Nothing at all is known of a day before ``covers_from``.
        """
        if day < self.covers_from:
            raise NotCovered(self.rule, day, self.covers_from)
        if day > self.known_until:
            return T(
                "Closing days after {day} are not known here; only weekends and public "
                "holidays were looked at",
                day=self.known_until,
            )
        for span in calendar_file(self.name).not_known:
            if day in span:
                return T(
                    "Closing days from {first} to {last} are not all known here ({why}); what "
                    "is not known counts as open",
                    first=span.from_,
                    last=span.to,
                    why=span.title.words,
                )
        return None

    def today(self, instant: datetime) -> date:
        """Return the office's date at a moment.

        Raises:
            ValueError: The moment has no time zone of its own.
        """
        if instant.tzinfo is None:
            raise ValueError(f"{instant} says no time zone; give the moment in UTC")
        return instant.astimezone(calendar_file(self.name).zone).date()


@per_folder
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
        sources=official_first([source.plain for source in file.sources]),
        draft=file.draft,
    )


def calendar_of(office: str) -> Calendar:
    """Return the calendar that an office counts by, from its ST.3 code in either case.

    Raises:
        UnknownRule: No calendar is kept for this office.
    """
    code = office.lower()
    return calendar(OF_OFFICE.get(code, code))


@per_folder
def _closed_in(name: str, year: int) -> frozenset[date]:
    file = calendar_file(name)
    return weekends(file, year) - open_days(file, year) | _closings_in(name, year).keys()


@per_folder
def _closings_in(name: str, year: int) -> Mapping[date, Text]:
    return closings(calendar_file(name), year)


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
