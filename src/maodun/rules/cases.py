"""Run the cases beside each law file: situations with their right answers."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import Field, ValidationError, create_model, model_validator
from yaml import YAMLError

from maodun.domain.errors import LawError
from maodun.domain.rights import Relation
from maodun.rules.adjustments import adjustment
from maodun.rules.facts import DAY_NAMES, Facts, Size
from maodun.rules.files import (
    CASES,
    file_name,
    law_folder,
    per_folder,
    read_law,
    rule_of,
    version_of,
)
from maodun.rules.forms.basics import Closed, RuleName, Sentence
from maodun.rules.forms.faults import fault
from maodun.rules.forms.plain_yaml import load
from maodun.rules.forms.rule import AnyRule
from maodun.rules.graces import grace
from maodun.rules.periods import period
from maodun.rules.renewals import windows
from maodun.rules.schedules import amount
from maodun.rules.terms import term


class EarlierFiling(Closed):
    """An application that the case's own one names, with its day if known."""

    kind: Sentence
    filing_date: date | None = None


class GivenFacts(Closed):
    """The numbers of one case that are known, and what is asked."""

    relations: tuple[EarlierFiling, ...] = ()
    term_extension_days: int | None = None
    disclaimed_days: int = 0
    number: int | None = None
    units: int | None = None
    size: Size = "large"
    item: Sentence | None = None
    months: int | None = None
    length_days: int | None = None
    delays: Mapping[str, int] = {}

    @property
    def facts(self) -> Facts:
        """The same as the engine takes it."""
        days = {name: getattr(self, name) for name in DAY_NAMES}
        earlier = tuple(
            Relation(filing.kind, f"case-{place}", filing.filing_date)
            for place, filing in enumerate(self.relations, start=1)
        )
        return Facts(
            days={name: day for name, day in days.items() if day is not None},
            relations=earlier,
            term_extension_days=self.term_extension_days,
            disclaimed_days=self.disclaimed_days,
            number=self.number,
            units=self.units,
            size=self.size,
            months=self.months,
            length_days=self.length_days,
            delays=self.delays,
        )


_DAYS: dict[str, Any] = dict.fromkeys(DAY_NAMES, (date | None, None))
Given = create_model("Given", __base__=GivenFacts, **_DAYS)


class Expect(Closed):
    """The right answer in every part the case names, or an error's code."""

    ends_on: date | None = None
    first_ends_on: date | None = None
    last_day: date | None = None
    nominal: date | None = None
    extended: tuple[date, ...] | None = None
    days: tuple[date, ...] | None = None
    opens: date | None = None
    due: date | None = None
    pay_by: date | None = None
    late_from: date | None = None
    late_until: date | None = None
    late_pay_by: date | None = None
    file_by: date | None = None
    endless: bool | None = None
    nothing_forgiven: bool | None = None
    amount: Decimal | None = None
    added_days: int | None = None
    version_from: date | None = None
    error: Sentence | None = None

    @model_validator(mode="after")
    def _something(self) -> Self:
        given = self.model_dump(exclude_none=True)
        if not given or ("error" in given and len(given) > 1):
            raise ValueError("expect an error alone, or at least one part of an answer")
        return self


class Case(Closed):
    """One situation and its right answer; ``why`` cites the law or the decision."""

    name: Sentence
    given: Given
    expect: Expect
    why: Sentence


class CaseFile(Closed):
    """All cases of one rule."""

    rule: RuleName
    cases: Annotated[tuple[Case, ...], Field(min_length=1)]


FORMS = (CaseFile, Case, Given, Expect, EarlierFiling)


def cases_of(name: str) -> tuple[Case, ...]:
    """Return the cases beside the rule of that name; none if there is no such file.

    Raises:
        BadLawFile: The file breaks the form.
    """
    path = law_folder() / file_name(name)
    beside = path.with_name(path.stem + CASES)
    return case_file(beside).cases if beside.is_file() else ()


@per_folder
def case_file(path: Path) -> CaseFile:
    """Return one case file.

    Raises:
        BadLawFile: The file breaks the form.
    """
    text = read_law(path)
    try:
        return CaseFile.model_validate(load(text))
    except (ValidationError, YAMLError) as error:
        name = path.relative_to(law_folder()).as_posix()
        raise fault(error, file=name, text=text, forms=FORMS) from error


def answer(name: str, case: Case) -> Expect:
    """Return what the engine answers, in the parts that the case expects."""
    found = answered(name, case.given)
    if "error" in found:
        return Expect(**found)
    asked = case.expect.model_dump(exclude_none=True)
    parts = {part: found[part] for part in asked if found.get(part) is not None}
    return Expect(**parts) if parts else Expect(error="not_answered")


def answered(name: str, given: GivenFacts) -> dict[str, Any]:
    """Return every part of what the engine answers, or the code of its error alone."""
    try:
        rule = rule_of(name)
        return ANSWERS[rule.kind](rule, given)
    except LawError as error:
        return {"error": error.code}


def _term(rule: AnyRule, given: GivenFacts) -> dict[str, Any]:
    found = term(rule, given.facts)
    return {
        "ends_on": found.ends_on,
        "endless": found.ends_on is None,
        "first_ends_on": found.first_ends_on,
        "version_from": found.applied.version_from,
    }


def _period(rule: AnyRule, given: GivenFacts) -> dict[str, Any]:
    found = period(rule, given.facts)
    return {
        "nominal": found.nominal,
        "last_day": found.last_day,
        "extended": found.extended,
        "version_from": found.applied.version_from,
    }


def _renewals(rule: AnyRule, given: GivenFacts) -> dict[str, Any]:
    found = windows(rule, given.facts)
    first = found[0]
    parts = ("opens", "due", "pay_by", "late_from", "late_until", "late_pay_by")
    return {
        "days": tuple(window.due for window in found),
        "version_from": first.applied.version_from,
        **{part: getattr(first, part) for part in parts},
    }


def _grace(rule: AnyRule, given: GivenFacts) -> dict[str, Any]:
    found = grace(rule, given.facts)
    return {
        "file_by": found.file_by,
        "nothing_forgiven": found.file_by is None,
        "version_from": found.applied.version_from,
    }


def _schedule(rule: AnyRule, given: GivenFacts) -> dict[str, Any]:
    if given.item is None:
        return _version(rule, given)
    found = amount(rule, given.item, given.facts)
    return {"amount": found.amount, "version_from": found.applied.version_from}


def _adjustment(rule: AnyRule, given: GivenFacts) -> dict[str, Any]:
    found = adjustment(rule, given.facts)
    return {"added_days": found.days, "version_from": found.applied.version_from}


def _version(rule: AnyRule, given: GivenFacts) -> dict[str, Any]:
    day = given.facts.day(rule.chosen_by, rule=rule.rule)
    return {"version_from": version_of(rule, day).from_}


ANSWERS: dict[str, Callable[[AnyRule, GivenFacts], dict[str, Any]]] = {
    "term": _term,
    "period": _period,
    "renewals": _renewals,
    "grace": _grace,
    "schedule": _schedule,
    "adjustment": _adjustment,
    "pendency": _version,
    "protection": _version,
    "acceptance": _version,
    "statement": _version,
}
