"""Arithmetic of periods set in months or years; which family counts is said in ``law/``."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

MONTHS_PER_YEAR = 12
ONE_DAY = timedelta(days=1)

Family = Literal["clamp", "next_day", "ultimo"]


def add_months(start: date, months: int, family: Family = "clamp") -> date:
    """Return the last day of a period of ``months`` from ``start`` (backward, if negative).

    ``clamp``: the same day number, or the last day of a month too short for it.
    ``next_day``: the count starts on the day after ``start`` and ends on the day before the
    corresponding day, or on the last day of a month that has none.
    ``ultimo``: as clamp, but a period from the last day of a month ends on the last day of one.

    Raises:
        ValueError: ``next_day`` counted backward: no law here does.
        OverflowError: The day lies outside the years 1 to 9999.

    Source: EPC Rule 131(4), PCT Rule 80.2, MPEP 710.01(a) (clamp); JP Patent Act Art. 3(1),
    KR Patent Act Art. 14 (next_day); Reg. (EC) 2245/2002 Art. 56(4), EPO J 4/91 (ultimo).
    """
    if family == "next_day":
        return _next_day(start, months)
    found = _clamped(start, months)
    if family == "ultimo" and is_month_end(start):
        return month_end(found)
    return found


def month_end(day: date) -> date:
    """Return the last day of the month of ``day``."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def is_month_end(day: date) -> bool:
    """Return whether ``day`` is the last of its month."""
    return day == month_end(day)


def _clamped(start: date, months: int) -> date:
    index = start.year * MONTHS_PER_YEAR + start.month - 1 + months
    year, month = index // MONTHS_PER_YEAR, index % MONTHS_PER_YEAR + 1
    if not date.min.year <= year <= date.max.year:
        raise OverflowError(f"{months} months from {start} lie outside the calendar")
    if start.day <= 28:  # noqa: PLR2004 - every month has 28 days
        return date(year, month, start.day)
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def _next_day(start: date, months: int) -> date:
    if months < 0:
        raise ValueError("the family next_day does not count backward")
    first = start + ONE_DAY
    found = _clamped(first, months)
    return found - ONE_DAY if found.day == first.day else found
