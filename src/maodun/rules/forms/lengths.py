"""Lengths of time as law files write them: terms, periods, and how they are counted."""

from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from maodun.domain.calendar import MONTHS_PER_YEAR, Family
from maodun.rules.facts import DayName
from maodun.rules.forms.basics import Closed, PlatformName, RuleName

Count = Annotated[int, Field(gt=0)]
Roll = Literal["forward", "backward", "none"]
UNITS = ("years", "months", "weeks", "days", "business_days")
DAYS_PER_WEEK = 7


class Span(Closed):
    """A length of time in exactly one unit; days may be none at all."""

    years: Count | None = None
    months: Count | None = None
    weeks: Count | None = None
    days: Annotated[int, Field(ge=0)] | None = None
    business_days: Count | None = None

    @model_validator(mode="after")
    def _one_unit(self) -> Self:
        given = [unit for unit in UNITS if getattr(self, unit) is not None]
        if len(given) != 1:
            raise ValueError(f"give exactly one of {', '.join(UNITS)}")
        return self

    @cached_property
    def in_months(self) -> int | None:
        """The length in months; None: it is set in days."""
        if self.years is not None:
            return self.years * MONTHS_PER_YEAR
        return self.months

    @cached_property
    def in_days(self) -> int:
        """The length in days, where it is set in days or weeks."""
        return (self.weeks or 0) * DAYS_PER_WEEK + (self.days or 0)


class TermLength(Span):
    """How long a right lasts.

    Attributes:
        counts_from: Where this length starts, if not where the rule says.
        starts_at: The day counted from moves to the end of its month or year first.
        ends_day_before: The last day is the one before the corresponding day; where the month
            has none, the month's last day.
        renewable_to: Longest term in years after renewals; ``endless``: for ever;
            ``each_party``: as long as each designated party allows.
    """

    counts_from: DayName | None = None
    family: Family = "clamp"
    starts_at: Literal["month_end", "year_end"] | None = None
    ends_day_before: bool = False
    renewable_to: Count | Literal["endless", "each_party"] | None = None

    @model_validator(mode="after")
    def _no_business_days(self) -> Self:
        if self.business_days is not None:
            raise ValueError("a term is not counted in business days")
        return self


class LaterTerm(Closed):
    """Several terms of which the one that ends last counts."""

    later_of: tuple[TermLength, ...] = Field(min_length=2)


class EarlierTerm(Closed):
    """Several terms of which the one that ends first counts."""

    earlier_of: tuple[TermLength, ...] = Field(min_length=2)


TermValue = TermLength | LaterTerm | EarlierTerm


class Extendable(Span):
    """How a period may be lengthened, each time counted from its start.

    Attributes:
        times: How many steps; None: as many as the office grants.
        outer: Longest length of all, from the same start.
    """

    times: Count | None = None
    outer: Span | None = None
    family: Family | None = None


class PeriodLength(Span):
    """The time for an act.

    Attributes:
        family: How months are counted; must be said where months or years are.
        roll: Where the last day moves when the office is closed: only acts move.
        counted: ``backward``: the period ends on the day counted from.
        calendar: Closing days that count, if not those of the office.
        after: The rule whose answer this period starts from: deemed receipt.
        ends_day_before: The last day is the one before the corresponding day; where the month
            has none, the month's last day: "beginning with" a day.
        strictly_before: The act must come before the day that is counted: "before 6 months
            have passed".
        day_after: The answer is the day after the last one: when a failure to act counts.
        late_receipt_days: Receipt later than this after the document lengthens the period by
            the days beyond.
    """

    family: Family | None = None
    roll: Roll
    counts_from: DayName | None = None
    counted: Literal["forward", "backward"] = "forward"
    calendar: PlatformName | None = None
    after: RuleName | None = None
    ends_day_before: bool = False
    strictly_before: bool = False
    day_after: bool = False
    late_receipt_days: Count | None = None
    extendable: Extendable | None = None

    @model_validator(mode="after")
    def _family_is_named(self) -> Self:
        if (self.family is None) == (self.in_months is not None):
            raise ValueError("a period in months or years names its family, and only such one")
        return self

    @model_validator(mode="after")
    def _back_by_the_same_day(self) -> Self:
        if self.family == "next_day" and self.counted == "backward":
            raise ValueError("the family next_day does not count backward")
        return self


class LaterPeriod(Closed):
    """Several periods of which the one that ends last counts."""

    later_of: tuple[PeriodLength, ...] = Field(min_length=2)


class EarlierPeriod(Closed):
    """Several periods of which the one that ends first counts."""

    earlier_of: tuple[PeriodLength, ...] = Field(min_length=2)


class Counting(Closed):
    """How an office counts a period whose length it sets case by case."""

    family: Family
    roll: Roll
    counted: Literal["forward", "backward"] = "forward"
    calendar: PlatformName | None = None
    after: RuleName | None = None

    @model_validator(mode="after")
    def _back_by_a_day_number(self) -> Self:
        if self.family == "next_day" and self.counted == "backward":
            raise ValueError("next_day does not count backward")
        return self


class SetPeriod(Closed):
    """A period whose length the case gives."""

    set: Counting


PeriodValue = PeriodLength | LaterPeriod | EarlierPeriod | SetPeriod
