"""The form of a calendar file, and the reading of ``law/calendars/``."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field, ValidationError, model_validator
from yaml import YAMLError

from maodun.domain.calendar import ONE_DAY
from maodun.domain.errors import BadLawFile, UnknownRule
from maodun.domain.text import T
from maodun.rules.files import CASES, LAW, law_folder, per_folder, read_law
from maodun.rules.forms.basics import (
    DRAFT,
    Bilingual,
    Checked,
    Closed,
    Misfit,
    OfficeCode,
    Sentence,
    Source,
)
from maodun.rules.forms.faults import fault
from maodun.rules.forms.plain_yaml import load

FOLDER = LAW / "calendars"
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LEAP_YEAR = 2000
"""A day of every year is tried in this year, so that 29 February can be written."""

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


def _a_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise ValueError(f"no time zone is called {name}") from None
    return name


def _a_day_of_the_year(text: str) -> str:
    if not re.fullmatch(r"\d\d-\d\d", text):
        raise ValueError(f"{text} is not a day of the year such as 12-29")
    date.fromisoformat(f"{LEAP_YEAR}-{text}")
    return text


Zone = Annotated[str, AfterValidator(_a_zone)]
YearDay = Annotated[str, AfterValidator(_a_day_of_the_year)]


class Span(Closed):
    """Days from one to another, both included."""

    from_: date = Field(alias="from")
    to: date

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.to < self.from_:
            raise ValueError(f"{self.to} is before {self.from_}")
        return self

    def __contains__(self, day: date) -> bool:
        """Whether the day lies in the span."""
        return self.from_ <= day <= self.to


class Days(Closed):
    """Days with one reason and its sources: written one by one, or from one to another."""

    days: tuple[date, ...] = ()
    from_: date | None = Field(default=None, alias="from")
    to: date | None = None
    title: Bilingual
    sources: tuple[Source, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if bool(self.days) == (self.from_ is not None):
            raise ValueError("give days, or from (and to), not both and not neither")
        if self.to is not None and (self.from_ is None or self.to < self.from_):
            raise ValueError(f"'to' ({self.to}) needs a 'from' that is not later")
        if list(self.days) != sorted(set(self.days)):
            raise ValueError("days must be in order, each once")
        return self

    @cached_property
    def all(self) -> tuple[date, ...]:
        """Every single day."""
        if self.from_ is None:
            return self.days
        last = self.to or self.from_
        return tuple(self.from_ + ONE_DAY * n for n in range((last - self.from_).days + 1))


class EveryYear(Closed):
    """Days of the year on which the office closes year after year.

    Attributes:
        from_: First such day; ``12-29``. A span may reach over the new year.
        since: First date on which this was so; before it the days count as others.
        until: Last such date.
    """

    from_: YearDay = Field(alias="from")
    to: YearDay
    since: date | None = None
    until: date | None = None
    title: Bilingual
    sources: tuple[Source, ...] = Field(min_length=1)

    def in_year(self, year: int) -> Iterator[date]:
        """Yield the days that fall in one year."""
        first = date(year, 1, 1)
        for day in (first + ONE_DAY * n for n in range(366)):
            if day.year == year and self._holds(day):
                yield day

    def _holds(self, day: date) -> bool:
        if day < (self.since or day) or day > (self.until or day):
            return False
        mark = day.isoformat()[5:]
        if self.from_ <= self.to:
            return self.from_ <= mark <= self.to
        return mark >= self.from_ or mark <= self.to


class PublicHolidays(Closed):
    """Which of the library's public holidays close the office.

    Attributes:
        categories: The library's own words; ``public`` are the statutory ones.
        only: Nothing but these count; empty: all.
        never: These do not count, whatever the library says.
        since: First date on which they count; before it they do not.
        until: Last such date.
        make_up_days: Weekend days that the library knows as worked count as open.
        named: Each holiday by the library's English name, with its Chinese name.
    """

    country: OfficeCode
    subdivision: str | None = None
    categories: tuple[Sentence, ...] = ("public",)
    only: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None
    make_up_days: bool = False
    named: Mapping[Sentence, Sentence]

    def counts(self, name: str, day: date) -> bool:
        """Whether the holiday of this name closes the office on this day."""
        if day < (self.since or day) or day > (self.until or day):
            return False
        return name not in self.never and (not self.only or name in self.only)


class NotKnown(Span):
    """Days for which the office's own list was not found; public holidays still count."""

    title: Bilingual


class CalendarFile(Closed):
    """One office's closing days: one file.

    Attributes:
        office: ST.3 code of the office; several calendars may belong to one.
        known_until: Last day for which the office's closings were published and are here.
        not_known: Spans before that day for which its list was not found.
        open: Days open although they are a weekend or a holiday.
    """

    rule: Annotated[str, Field(pattern=r"^calendars\.[a-z_]+$")]
    kind: Literal["calendar"]
    title: Bilingual
    office: OfficeCode
    timezone: Zone
    weekend: tuple[Weekday, ...]
    covers_from: date
    known_until: date
    note: Bilingual | None = None
    public_holidays: tuple[PublicHolidays, ...] = ()
    every_year: tuple[EveryYear, ...] = ()
    closed: tuple[Days, ...] = ()
    open: tuple[Days, ...] = ()
    not_known: tuple[NotKnown, ...] = ()
    sources: tuple[Source, ...] = Field(min_length=1)
    checked: Checked

    @model_validator(mode="after")
    def _days_agree(self) -> Self:
        closed = {day for entry in self.closed for day in entry.all}
        opened = {day for entry in self.open for day in entry.all}
        if both := closed & opened:
            raise ValueError(f"{min(both)} stands under closed and under open")
        outside = [
            day for day in closed | opened if not self.covers_from <= day <= self.known_until
        ]
        if outside:
            raise ValueError(f"{min(outside)} is not from covers_from to known_until")
        return self

    @model_validator(mode="after")
    def _unread_is_draft(self) -> Self:
        sources = [*self.sources, *(s for entry in self.closed for s in entry.sources)]
        unread = next((source for source in sources if source.says is None), None)
        if not self.draft and unread is not None:
            raise Misfit(unread.unread, "checked", "by")
        return self

    @cached_property
    def draft(self) -> bool:
        """Whether nobody with a name has compared the days with their sources."""
        return self.checked.by == DRAFT

    @cached_property
    def name(self) -> str:
        """Its name without the folder: ``us_office``."""
        return self.rule.partition(".")[2]

    @cached_property
    def zone(self) -> ZoneInfo:
        """Where the office's day begins and ends."""
        return ZoneInfo(self.timezone)

    @cached_property
    def weekend_days(self) -> frozenset[int]:
        """The weekend in the numbers of ``date.weekday``."""
        return frozenset(WEEKDAYS.index(name) for name in self.weekend)


FORMS = (CalendarFile, Days, EveryYear, PublicHolidays, NotKnown)


@per_folder
def calendar_file(name: str) -> CalendarFile:
    """Return ``law/calendars/<name>.yaml``.

    Raises:
        UnknownRule: There is no such file; the nearest name is given.
        BadLawFile: The file breaks the form.
    """
    if name not in calendar_names():
        near = get_close_matches(name, calendar_names(), n=1, cutoff=0.5)
        raise UnknownRule(f"calendars.{name}", nearest=f"calendars.{near[0]}" if near else None)
    text = read_law(calendar_folder() / f"{name}.yaml")
    place = f"calendars/{name}.yaml"
    try:
        file = CalendarFile.model_validate(load(text))
    except (ValidationError, YAMLError) as error:
        raise fault(error, file=place, text=text, forms=FORMS) from error
    if file.name != name:
        because = T(
            "it calls itself {rule}, not {expected}",
            rule=file.rule,
            expected=f"calendars.{name}",
        )
        raise BadLawFile(file=place, line=None, because=because)
    return file


@per_folder
def calendar_names() -> tuple[str, ...]:
    """Return the name of every calendar."""
    paths = sorted(calendar_folder().glob("*.yaml"))
    return tuple(path.stem for path in paths if not path.name.endswith(CASES))


def calendar_folder() -> Path:
    """Return the folder that calendars are read from."""
    return law_folder() / FOLDER.name
