"""One rule of law: one file."""

from datetime import date
from functools import cached_property
from typing import Annotated, Generic, Literal, Self, TypeVar

from pydantic import Field, model_validator

from maodun.domain.lives import Confidence, Conflict, LawSource, official_first
from maodun.domain.text import Text
from maodun.rules.facts import DayName
from maodun.rules.forms.basics import (
    DRAFT,
    Bilingual,
    Checked,
    Closed,
    Misfit,
    OtherView,
    RuleName,
    Scope,
    Source,
)
from maodun.rules.forms.lengths import (
    EarlierPeriod,
    LaterPeriod,
    PeriodValue,
    SetPeriod,
    Span,
    TermValue,
)
from maodun.rules.forms.values import (
    AcceptanceValue,
    AdjustmentValue,
    GraceValue,
    NoGrace,
    PendencyValue,
    ProtectionValue,
    Renewals,
    ScheduleValue,
)

RelationKind = Literal["continuation", "continuation_in_part", "division", "national_stage"]
Value = TypeVar("Value")


class Version(Closed, Generic[Value]):
    """The rule as it stood from one day on; a value and its sources are one node.

    Attributes:
        until: Last day for which the value is known, where what came after is not.
        note: What a reader must know beside the value.
        conflicts: What other sources say instead.
    """

    from_: date = Field(alias="from")
    until: date | None = None
    value: Value
    note: Bilingual | None = None
    conflicts: tuple[OtherView, ...] = ()
    sources: tuple[Source, ...] = Field(min_length=1)

    @cached_property
    def law_sources(self) -> tuple[LawSource, ...]:
        """The sources as an answer carries them, official texts first."""
        return official_first([source.plain for source in self.sources])

    @cached_property
    def other_views(self) -> tuple[Conflict, ...]:
        """The conflicting sources as an answer carries them."""
        return tuple(Conflict(one.value.words, one.source.plain) for one in self.conflicts)

    @cached_property
    def confidence(self) -> Confidence:
        """Whether the sources were opened: all, some or none of them."""
        opened = [source.url is not None for source in self.sources]
        if all(opened):
            return Confidence.READ
        return Confidence.PARTLY if any(opened) else Confidence.UNREAD

    @cached_property
    def said(self) -> Text | None:
        """The note as an answer carries it."""
        return self.note.words if self.note else None


class ReliedOn(Closed):
    """Earlier filings from whose day a term counts; others never move it."""

    relations: frozenset[RelationKind]
    sources: tuple[Source, ...] = Field(min_length=1)


class Extension(Closed):
    """Days printed on the grant, or in the office's register, that a term is lengthened by.

    Attributes:
        at_most: The longest that the law allows; None: it sets no ceiling.
        at_most_before: Rights whose key date is on or after this day have no ceiling.
    """

    adds: Literal["term_extension_days"]
    at_most: Span | None = None
    at_most_before: date | None = None
    sources: tuple[Source, ...] = Field(min_length=1)


class Head(Closed, Generic[Value]):
    """What every rule says about itself.

    Attributes:
        chosen_by: Day of the case that selects the version.
        covers_from: Earlier days get no answer.
    """

    rule: RuleName
    title: Bilingual
    applies_to: Scope
    chosen_by: DayName
    covers_from: date
    versions: tuple[Version[Value], ...] = Field(min_length=1)
    checked: Checked

    @model_validator(mode="after")
    def _no_gaps(self) -> Self:
        starts = [version.from_ for version in self.versions]
        if starts != sorted(set(starts)):
            raise ValueError("versions must be in order of 'from', each day once")
        if starts[0] != self.covers_from:
            raise ValueError("the first version must start on covers_from")
        for version, following in zip(self.versions, (*starts[1:], date.max), strict=True):
            last = version.until or version.from_
            if not version.from_ <= last < following:
                raise ValueError("'until' must lie within its own version")
        return self

    @model_validator(mode="after")
    def _unread_is_draft(self) -> Self:
        if self.draft:
            return self
        for number, version in enumerate(self.versions):
            for place, source in enumerate(version.sources):
                if source.says is None:
                    raise Misfit(source.unread, "versions", number, "sources", place)
        return self

    @cached_property
    def draft(self) -> bool:
        """Nobody with a name has checked the rule against its sources."""
        return self.checked.by == DRAFT


class TermRule(Head[TermValue]):
    """How long a right lasts."""

    kind: Literal["term"]
    counts_from: DayName
    relied_on: ReliedOn | None = None
    extension: Extension | None = None


class PeriodRule(Head[PeriodValue]):
    """The time for an act."""

    kind: Literal["period"]
    counts_from: DayName

    @model_validator(mode="after")
    def _a_platform_names_its_calendar(self) -> Self:
        values = (version.value for version in self.versions)
        if self.applies_to.office is None and any(map(_guesses_a_calendar, values)):
            raise ValueError("a platform has no closing days of its own: name a calendar")
        return self


class RenewalsRule(Head[Renewals]):
    """When fees fall due that keep a right."""

    kind: Literal["renewals"]
    counts_from: DayName


class GraceRule(Head[GraceValue | NoGrace]):
    """How long after a disclosure an application is still in time."""

    kind: Literal["grace"]
    counts_from: DayName = "disclosure_date"


class PendencyRule(Head[PendencyValue]):
    """How long an office takes; an observation, not a rule of law."""

    kind: Literal["pendency"]


class ScheduleRule(Head[ScheduleValue]):
    """A table of official fees."""

    kind: Literal["schedule"]


class ProtectionRule(Head[ProtectionValue]):
    """Whether a right exists, what it protects and what it needs."""

    kind: Literal["protection"]


class AdjustmentRule(Head[AdjustmentValue]):
    """How many days delays add to a term."""

    kind: Literal["adjustment"]


class AcceptanceRule(Head[AcceptanceValue]):
    """Which rights a platform acts on."""

    kind: Literal["acceptance"]


class StatementRule(Head[Bilingual]):
    """What the law says in words alone."""

    kind: Literal["statement"]


AnyRule = (
    TermRule
    | PeriodRule
    | RenewalsRule
    | GraceRule
    | PendencyRule
    | ScheduleRule
    | ProtectionRule
    | AdjustmentRule
    | AcceptanceRule
    | StatementRule
)
Rule = Annotated[AnyRule, Field(discriminator="kind")]
Dated = TermRule | PeriodRule | RenewalsRule | GraceRule
"""Rules that count from a day."""


def _guesses_a_calendar(value: PeriodValue) -> bool:
    """Return whether a period needs closing days and does not say whose."""
    if isinstance(value, SetPeriod):
        return value.set.roll != "none" and value.set.calendar is None
    if isinstance(value, LaterPeriod):
        return any(map(_guesses_a_calendar, value.later_of))
    if isinstance(value, EarlierPeriod):
        return any(map(_guesses_a_calendar, value.earlier_of))
    needed = value.roll != "none" or value.business_days is not None
    return needed and value.calendar is None
