"""Run the cases beside each calendar: one day with its right answer."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, ValidationError, model_validator
from yaml import YAMLError

from maodun.domain.errors import LawError
from maodun.rules.calendars.days import Calendar, calendar
from maodun.rules.calendars.files import FOLDER, calendar_folder
from maodun.rules.files import CASES, per_folder, read_law
from maodun.rules.forms.basics import Closed, Sentence
from maodun.rules.forms.faults import fault
from maodun.rules.forms.plain_yaml import load


class GivenDay(Closed):
    """The day asked about, and for business days how many."""

    day: date
    business_days: int | None = None


class ExpectedDay(Closed):
    """The right answer, in exactly one form.

    Attributes:
        open: Whether the office is open.
        next_open: That day or the first open one after it.
        previous_open: That day or the last open one before it.
        ends_on: The day after so many business days.
        known: Whether the office's own closings on that day are known.
        error: Code of the error.
    """

    open: bool | None = None
    next_open: date | None = None
    previous_open: date | None = None
    ends_on: date | None = None
    known: bool | None = None
    error: Sentence | None = None

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        if len(self.form) != 1:
            raise ValueError(f"expect exactly one of {', '.join(type(self).model_fields)}")
        return self

    @property
    def form(self) -> tuple[str, ...]:
        """Names of what is expected."""
        return tuple(n for n in type(self).model_fields if getattr(self, n) is not None)


class CalendarCase(Closed):
    """One day and what is right about it; ``why`` names the notice or the law."""

    name: Sentence
    given: GivenDay
    expect: ExpectedDay
    why: Sentence


class CalendarCases(Closed):
    """All cases of one calendar."""

    rule: str
    cases: Annotated[tuple[CalendarCase, ...], Field(min_length=1)]


FORMS = (CalendarCases, CalendarCase, GivenDay, ExpectedDay)


def case_files() -> Iterator[CalendarCases]:
    """Yield the cases of every calendar, in the order of their names.

    Raises:
        BadLawFile: A file breaks the form.
    """
    for path in sorted(calendar_folder().glob(f"*{CASES}")):
        yield case_file(path)


@per_folder
def case_file(path: Path) -> CalendarCases:
    """Return the cases of one calendar.

    Raises:
        BadLawFile: The file breaks the form.
    """
    text = read_law(path)
    try:
        return CalendarCases.model_validate(load(text))
    except (ValidationError, YAMLError) as error:
        raise fault(error, file=f"{FOLDER.name}/{path.name}", text=text, forms=FORMS) from error


def answer(rule: str, case: CalendarCase) -> ExpectedDay:
    """Return what the engine answers, in the form that the case expects."""
    (form,) = case.expect.form
    try:
        return _answered(calendar(rule.partition(".")[2]), case.given, form)
    except LawError as error:
        return ExpectedDay(error=error.code)


def _answered(found: Calendar, given: GivenDay, form: str) -> ExpectedDay:
    if form == "ends_on":
        days = given.business_days or 0
        return ExpectedDay(ends_on=found.add_business_days(given.day, days))
    if form == "known":
        return ExpectedDay(known=found.knows(given.day))
    if form == "next_open":
        return ExpectedDay(next_open=found.next_open(given.day))
    if form == "previous_open":
        return ExpectedDay(previous_open=found.previous_open(given.day))
    return ExpectedDay(open=found.is_open(given.day))
