"""Run the cases beside each law file: situations with their right answers."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator

from maodun.domain.errors import LawError
from maodun.domain.rights import Relation
from maodun.rules.files import LAW, Closed, Rule, Sentence, rule_of
from maodun.rules.plain_yaml import load
from maodun.rules.terms import CaseDates, fee_days, term, version_for


class EarlierFiling(Closed):
    """An application that the case's own one names, with its day if known."""

    kind: Sentence
    filing_date: date | None = None


class Given(Closed):
    """The days of one case that are known."""

    filing_date: date | None = None
    grant_date: date | None = None
    publication_date: date | None = None
    priority_date: date | None = None
    relations: tuple[EarlierFiling, ...] = ()
    term_extension_days: int | None = None

    @property
    def dates(self) -> CaseDates:
        """The same as the engine takes it."""
        named = {name: getattr(self, name) for name in type(self).model_fields}
        earlier = tuple(
            Relation(filing.kind, f"case-{place}", filing.filing_date)
            for place, filing in enumerate(self.relations, start=1)
        )
        return CaseDates(**{**named, "relations": earlier})


class Expect(Closed):
    """The right answer: a day, several days, the version that speaks, or an error's code."""

    ends_on: date | None = None
    days: tuple[date, ...] | None = None
    version_from: date | None = None
    error: Sentence | None = None

    @model_validator(mode="after")
    def _one_answer(self) -> Self:
        given = [name for name in type(self).model_fields if getattr(self, name) is not None]
        if len(given) != 1:
            raise ValueError("expect exactly one of ends_on, days, version_from, error")
        return self


class Case(Closed):
    """One situation and its right answer; ``why`` cites the law or the decision."""

    name: Sentence
    given: Given
    expect: Expect
    why: Sentence


class CaseFile(Closed):
    """All cases of one rule."""

    rule: str
    cases: Annotated[tuple[Case, ...], Field(min_length=1)]


def case_files() -> Iterator[CaseFile]:
    """Yield every case file, in the order of their names."""
    for path in sorted(LAW.rglob("*.cases.yaml")):
        yield CaseFile.model_validate(load(path.read_text("utf-8")))


def answer(name: str, case: Case) -> Expect:
    """Return what the engine answers, in the form of an expectation."""
    try:
        return _computed(rule_of(name), case.given.dates)
    except LawError as error:
        return Expect(error=error.code)


def _computed(rule: Rule, dates: CaseDates) -> Expect:
    if rule.kind == "term":
        return Expect(ends_on=term(rule, dates).ends_on)
    if rule.kind == "fees":
        return Expect(days=fee_days(rule, dates)[0])
    return Expect(version_from=version_for(rule, getattr(dates, rule.chosen_by)).from_)
