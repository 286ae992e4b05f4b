"""Public holidays as the holiday library knows them, under the names of our calendar files."""

from collections.abc import Iterator
from datetime import date
from functools import cache

import holidays

from maodun.domain.text import T, Text, bilingual
from maodun.rules.calendars.files import PublicHolidays

LANGUAGE = "en_US"
OBSERVED = " (observed)"


def public_holidays(entry: PublicHolidays, year: int) -> Iterator[tuple[date, Text]]:
    """Yield the days of one year that this entry closes, with the name of the holiday."""
    for day, name in _listed(entry.country, entry.subdivision, entry.categories, year):
        plain = base_name(name)
        if entry.counts(plain, day):
            yield day, _title(entry, plain, observed=name.endswith(OBSERVED))


def make_up_days(entry: PublicHolidays, year: int) -> frozenset[date]:
    """Return the weekend days of one year that the library knows as worked."""
    if not entry.make_up_days:
        return frozenset()
    # A day may be worked for a holiday of the year after.
    found = holidays.country_holidays(entry.country, years=(year - 1, year, year + 1))
    return frozenset(day for day in found.weekend_workdays if day.year == year)


def base_name(name: str) -> str:
    """Return a name of the library without what it adds in brackets for one year."""
    return name.partition(" (")[0]


@cache
def _listed(
    country: str, subdivision: str | None, categories: tuple[str, ...], year: int
) -> tuple[tuple[date, str], ...]:
    found = holidays.country_holidays(
        country, subdiv=subdivision, years=year, categories=categories, language=LANGUAGE
    )
    return tuple((day, name) for day in sorted(found) for name in found.get_list(day))


def _title(entry: PublicHolidays, name: str, *, observed: bool) -> Text:
    title = bilingual(name, zh=entry.named.get(name, name))
    return T("{name}, day in lieu", name=title) if observed else title
