"""Days as the office writes them: ``20211019``, ``19860600`` where only the month is known."""

from datetime import date
from functools import lru_cache

from maodun.domain.errors import SourceError
from maodun.domain.text import T

_DIGITS = 8


@lru_cache(maxsize=65_536)
def day_or_none(text: str) -> date | None:
    """Return the day, the first of the month where no day is printed, None if it is none."""
    plain = text.strip()
    if len(plain) != _DIGITS or not (plain.isascii() and plain.isdigit()):
        return None
    try:
        return date(int(plain[:4]), int(plain[4:6]), int(plain[6:]) or 1)
    except ValueError:
        return None


def day(text: str, *, what: str) -> date | None:
    """Return the day, or None where nothing is printed.

    Raises:
        SourceError: Something is printed that is no day.
    """
    found = day_or_none(text)
    if found is None and text.strip():
        raise SourceError(
            T("the {what} {text} is not a day", what=what, text=text.strip()[:40])
        )
    return found
