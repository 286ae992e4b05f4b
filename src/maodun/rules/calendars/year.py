"""One year of a calendar: which days are closed and why, which are worked nevertheless."""

from collections.abc import Mapping
from datetime import date

from maodun.domain.calendar import ONE_DAY
from maodun.domain.text import T, Text
from maodun.rules.calendars.files import CalendarFile
from maodun.rules.calendars.public import make_up_days, public_holidays

DAYS_AT_MOST = 366


def closings(file: CalendarFile, year: int) -> Mapping[date, Text]:
    """Return the closed days of a year other than plain weekends, each with its reason.

    Days named as open are left out. Where several reasons meet, the office's own one stands.
    """
    reasons = {
        day: T("{day} is a public holiday: {name}", day=day, name=title)
        for entry in file.public_holidays
        for day, title in public_holidays(entry, year)
    }
    own = [(day, one.title) for one in file.every_year for day in one.in_year(year)]
    own += [(day, one.title) for one in file.closed for day in one.all if day.year == year]
    reasons |= {
        day: T("On {day} the office is closed: {name}", day=day, name=title.words)
        for day, title in own
    }
    worked = open_days(file, year)
    return {day: reason for day, reason in reasons.items() if day not in worked}


def open_days(file: CalendarFile, year: int) -> frozenset[date]:
    """Return the days of a year that are open although they are a weekend or a holiday."""
    said = {day for one in file.open for day in one.all if day.year == year}
    known = (make_up_days(entry, year) for entry in file.public_holidays)
    return frozenset(said.union(*known))


def weekends(file: CalendarFile, year: int) -> frozenset[date]:
    """Return the days of a year on which the office's weekend falls."""
    first = date(year, 1, 1)
    days = (first + ONE_DAY * n for n in range(DAYS_AT_MOST))
    return frozenset(d for d in days if d.year == year and d.weekday() in file.weekend_days)
