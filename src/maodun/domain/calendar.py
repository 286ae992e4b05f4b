"""Arithmetic of periods set in months or years; which rule counts how is said in ``law/``."""

from calendar import monthrange
from datetime import date

MONTHS_PER_YEAR = 12


def add_months(start: date, months: int) -> date:
    """Return the day with the same number ``months`` later (earlier, if negative).

    A month too short for that number gives its last day: the family ``clamp``.

    Source: EPC Rule 131(4); PCT Rule 80.2; MPEP 710.01(a).
    """
    index = start.year * MONTHS_PER_YEAR + start.month - 1 + months
    year, month = index // MONTHS_PER_YEAR, index % MONTHS_PER_YEAR + 1
    if start.day <= 28:  # noqa: PLR2004 - every month has 28 days
        return date(year, month, start.day)
    return date(year, month, min(start.day, monthrange(year, month)[1]))
