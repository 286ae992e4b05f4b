"""Count a length of time from a day, and say it in words."""

from datetime import date, timedelta

from maodun.domain.calendar import Family, add_months
from maodun.domain.errors import OutsideCalendar
from maodun.domain.text import T, Text
from maodun.rules.forms.lengths import Span

FAMILIES: dict[Family, Text] = {
    "clamp": T("same day number, or the month's last day"),
    "next_day": T("counted from the next day to the day before the corresponding one"),
    "ultimo": T("from a month's last day to a month's last day"),
}


def counted(start: date, span: Span, family: Family = "clamp", *, back: bool = False) -> date:
    """Return the last day of ``span`` from ``start``, or its first day counted ``back``.

    Business days are counted by a calendar, not here; they count as none.

    Raises:
        OutsideCalendar: The day lies outside the years 1 to 9999.
    """
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


def years_and_months(span: Span) -> Text:
    """Return a length in words, in the unit of its file."""
    if span.years is not None:
        return T("{n} years", n=span.years)
    if span.months is not None:
        return T("{n} months", n=span.months)
    if span.weeks is not None:
        return T("{n} weeks", n=span.weeks)
    if span.business_days is not None:
        return T("{n} business days", n=span.business_days)
    return T("{n} days", n=span.days or 0)
