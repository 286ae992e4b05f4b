"""Days in the forms that exports write them."""

import re
from datetime import date, datetime, timedelta

FORMS = (
    re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?:[ T]\d{1,2}:\d{2}.*)?"),
    re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?:\.0)?"),
    re.compile(r"(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日"),
)
NAMED = ("%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%b. %d, %Y")
SERIAL = re.compile(r"(?P<days>[1-9]\d{4})(?:\.\d+)?")
SERIAL_ZERO = date(1899, 12, 30)
"""Day 0 of the spreadsheets' count of days (ISO/IEC 29500-1, 18.17.4.1)."""


def day(text: str) -> date | None:
    """Return the day that ``text`` names, None if it is empty.

    Year first with any separator, eight digits, Chinese, the name of a month in English, or a
    spreadsheet's count of days. ``3/4/2023`` is refused: it is two different days.

    Raises:
        ValueError: No day in any of these forms, or no day of the calendar.
    """
    stripped = text.strip()
    if stripped in ("", "-", "--", "0", "N/A", "None", "null"):
        return None
    for form in FORMS:
        if match := form.fullmatch(stripped):
            return date(int(match["y"]), int(match["m"]), int(match["d"]))
    if match := SERIAL.fullmatch(stripped):
        return SERIAL_ZERO + timedelta(days=int(match["days"]))
    for named in NAMED:
        try:
            return datetime.strptime(stripped, named).date()  # noqa: DTZ007 - only its day
        except ValueError:
            continue
    raise ValueError(stripped[:40])
