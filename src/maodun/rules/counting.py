"""Count a length of time from a day, and say it in words."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import wraps
from typing import ParamSpec, TypeVar

from maodun.domain.calendar import ONE_DAY, Family, add_months
from maodun.domain.errors import OutsideCalendar
from maodun.domain.text import T, Text
from maodun.rules.forms.lengths import Span

FAMILIES: dict[Family, Text] = {
    "clamp": T("same day number, or the month's last day"),
    "next_day": T("counted from the next day to the day before the corresponding one"),
    "ultimo": T("from a month's last day to a month's last day"),
}

ONE = {
    "years": T("1 year"),
    "months": T("1 month"),
    "weeks": T("1 week"),
    "days": T("1 day"),
    "business_days": T("1 business day"),
}
MANY = {
    "years": T("{n} years").msgid,
    "months": T("{n} months").msgid,
    "weeks": T("{n} weeks").msgid,
    "days": T("{n} days").msgid,
    "business_days": T("{n} business days").msgid,
}


def counted(start: date, span: Span, family: Family = "clamp", *, back: bool = False) -> date:
    """Return the last day of ``span`` from ``start``, or its first day counted ``back``.

    Raises:
        ValueError: The length is in business days, which a calendar counts.
        OutsideCalendar: The day lies outside the years 1 to 9999.
    """
    if span.business_days is not None:
        raise ValueError("business days are counted by a calendar")
    sign = -1 if back else 1
    try:
        if span.in_months is not None:
            return add_months(start, sign * span.in_months, family)
        return start + timedelta(days=sign * span.in_days)
    except OverflowError:
        raise OutsideCalendar(
            T(
                "{length} from {start} lie outside the years 1 to 9999",
                length=years_and_months(span),
                start=start,
            )
        ) from None


def day_before_corresponding(start: date, corresponding: date, span: Span) -> date:
    """Return the last day of a period that ends on the day before the corresponding one.

    A month that has no corresponding day ends the period with its own last day: the day
    counted from is the first day of the period, and the month is then used up.

    Args:
        start: First day of the period.
        corresponding: What ``counted`` gives for it.
        span: Its length.

    Source: Implementing Regulations of the CN Trademark Law, Art. 12.
    """
    if span.in_months is not None and corresponding.day < start.day:
        return corresponding
    return corresponding - ONE_DAY


Args = ParamSpec("Args")
Found = TypeVar("Found")


def within_calendar(question: Callable[Args, Found]) -> Callable[Args, Found]:
    """Return ``question`` with its own error for days before the year 1 or after 9999.

    Each of its steps may leave the calendar: the count, the next open day, a window's edge.
    """

    @wraps(question)
    def asked(*args: Args.args, **kwargs: Args.kwargs) -> Found:
        try:
            return question(*args, **kwargs)
        except OverflowError as error:
            raise OutsideCalendar(
                T("An answer would lie outside the years 1 to 9999")
            ) from error

    return asked


def years_and_months(span: Span) -> Text:
    """Return a length in words, in the unit of its file."""
    for unit, one in ONE.items():
        n = getattr(span, unit)
        if n is not None:
            return one if n == 1 else Text(MANY[unit], (("n", n),))
    raise ValueError(span)
