"""One rule as people read it: each version in words, its sources, its cases, who checked it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from maodun.domain.calendar import ONE_DAY
from maodun.domain.lives import Confidence, Conflict, LawSource
from maodun.domain.text import T, Text
from maodun.reports.lawbook.fees import FeeTable, fee_table
from maodun.reports.lawbook.lengths import ways_of
from maodun.reports.lawbook.naming import CONFIDENCE, KINDS, RIGHTS, joined
from maodun.reports.lawbook.values import told
from maodun.rules.cases import Case, Expect, GivenFacts, cases_of
from maodun.rules.facts import DAYS
from maodun.rules.files import file_name
from maodun.rules.forms.lengths import SetPeriod
from maodun.rules.forms.rule import (
    AnyRule,
    Dated,
    RenewalsRule,
    Version,
)
from maodun.rules.forms.values import AdjustmentValue, ScheduleValue
from maodun.rules.renewals import CHOSEN_BY_WINDOW

EXPECTED = {
    "ends_on": T("ends on"),
    "first_ends_on": T("first term ends on"),
    "last_day": T("last day"),
    "nominal": T("as counted"),
    "extended": T("extended to"),
    "days": T("due days"),
    "opens": T("payable from"),
    "due": T("due"),
    "pay_by": T("to be paid by"),
    "late_from": T("surcharge from, as counted"),
    "late_until": T("with surcharge until"),
    "late_pay_by": T("with surcharge to be paid by"),
    "file_by": T("to be filed by"),
    "endless": T("without end"),
    "nothing_forgiven": T("nothing is forgiven"),
    "amount": T("amount"),
    "added_days": T("days added"),
    "version_from": T("version of"),
    "error": T("no answer"),
}
"""Parts of an answer, as the cases of a rule and the answers of a command name them."""
GIVEN = {
    "number": T("number"),
    "units": T("how many"),
    "size": T("size of the payer"),
    "item": T("fee"),
    "months": T("months set"),
    "length_days": T("days set"),
    "term_extension_days": T("days of extension"),
    "disclaimed_days": T("days disclaimed"),
    "relations": T("relies on"),
    "delays": T("delays"),
}


NO_ANSWER = {
    "not_covered": T("that day is not covered"),
    "bad_law_file": T("the law file breaks its form"),
    "date_missing": T("a day is missing"),
    "fact_missing": T("a number or a name is missing"),
    "impossible_dates": T("the days contradict each other"),
    "outside_calendar": T("the day lies outside the calendar"),
    "unknown_rule": T("there is no such rule"),
    "wrong_kind": T("the rule answers another question"),
}
"""Why there is no answer, by the code of the error."""
ANY_DAY = date(2026, 1, 30)
VERBS = {
    "period": "period",
    "term": "term",
    "renewals": "windows",
    "grace": "grace",
    "schedule": "fee",
    "adjustment": "adjustment",
}
"""Commands by the kind of rule that they ask."""


@dataclass(frozen=True, slots=True)
class VersionEntry:
    """The rule as it stood from one day on.

    Attributes:
        until: Last day on which it holds or is known to; None: it still does.
        said: What it says, one sentence each.
    """

    heading: Text
    from_: date
    until: date | None
    said: tuple[Text, ...]
    fees: FeeTable | None
    note: Text | None
    conflicts: tuple[Conflict, ...]
    sources: tuple[LawSource, ...]
    confidence: Confidence
    read: Text


@dataclass(frozen=True, slots=True)
class CaseEntry:
    """One case: what is given, what the right answer is, and who says so."""

    name: str
    given: Text
    expected: Text
    why: str


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """One rule with everything that its file says.

    Attributes:
        place: Folder of the office or platform: ``us``, ``amazon``.
        subject: Folder within: ``patent``, ``court``.
        confidence: Of the version of which the least was read.
        ask: The command that asks it; "" for a rule that only says something.
    """

    rule: str
    title: Text
    kind: Text
    place: str
    subject: str
    rights: Text
    chosen_by: Text
    covers_from: date
    draft: bool
    confidence: Confidence
    read: Text
    checked_on: date
    checked_by: str
    file: str
    versions: tuple[VersionEntry, ...]
    cases: tuple[CaseEntry, ...]
    ask: str


def entry(rule: AnyRule) -> RuleEntry:
    """Return one rule in words, with its cases.

    Raises:
        BadLawFile: Its cases break their form.
    """
    place, subject = rule.rule.split(".")[:2]
    worst = confidence_of(rule)
    return RuleEntry(
        rule=rule.rule,
        title=rule.title.words,
        kind=KINDS[rule.kind],
        place=place,
        subject=subject,
        rights=joined(RIGHTS[kind] for kind in RIGHTS if kind in rule.applies_to.kinds),
        chosen_by=DAYS[rule.chosen_by],
        covers_from=rule.covers_from,
        draft=rule.draft,
        confidence=worst,
        read=CONFIDENCE[worst],
        checked_on=rule.checked.day,
        checked_by=rule.checked.by,
        file=file_name(rule.rule),
        versions=tuple(_versions(rule)),
        cases=tuple(_case(case) for case in cases_of(rule.rule)),
        ask=question(rule),
    )


def confidence_of(rule: AnyRule) -> Confidence:
    """Return how much of its sources was read, of the version of which it was least."""
    order = (Confidence.UNREAD, Confidence.PARTLY, Confidence.READ)
    return min((version.confidence for version in rule.versions), key=order.index)


def days_used(rule: AnyRule) -> tuple[str, ...]:
    """Return the days that a question to the rule must give, the choosing one first.

    A window can choose its own version, and a deemed receipt stands in for a known one.
    """
    own = isinstance(rule, RenewalsRule) and rule.chosen_by in CHOSEN_BY_WINDOW
    chosen_by = () if own else (rule.chosen_by,)
    return tuple(dict.fromkeys((*chosen_by, *_counted_from(rule))))


def question(rule: AnyRule) -> str:
    """Return the command that asks the rule, with any day; "" for one that only says."""
    verb = VERBS.get(rule.kind)
    if verb is None:
        return ""
    newest: Version[Any] = rule.versions[-1]
    words = ["maodun", "law", verb, rule.rule]
    if isinstance(newest.value, ScheduleValue):
        words.append(next(iter(newest.value.items)))
    day = min(max(newest.from_, ANY_DAY), newest.until or date.max)
    words += [f"--on {name}={day}" for name in days_used(rule)]
    if isinstance(newest.value, AdjustmentValue):
        words += [f"--delay {name}=0" for name in newest.value.names]
    return " ".join([*words, "--months 2"] if isinstance(newest.value, SetPeriod) else words)


def _counted_from(rule: AnyRule) -> Iterator[str]:
    if isinstance(rule, Dated):
        for way in ways_of(rule.versions[-1].value):
            if getattr(way, "after", None) is None:
                yield getattr(way, "counts_from", None) or rule.counts_from


def _versions(rule: AnyRule) -> Iterator[VersionEntry]:
    starts = [version.from_ for version in rule.versions]
    versions: tuple[Version[Any], ...] = rule.versions
    for version, following in zip(versions, (*starts[1:], None), strict=True):
        until = version.until or (following - ONE_DAY if following else None)
        value = version.value
        yield VersionEntry(
            heading=_heading(version.from_, until),
            from_=version.from_,
            until=until,
            said=told(rule, value),
            fees=fee_table(value) if isinstance(value, ScheduleValue) else None,
            note=version.said,
            conflicts=version.other_views,
            sources=version.law_sources,
            confidence=version.confidence,
            read=CONFIDENCE[version.confidence],
        )


def _heading(from_: date, until: date | None) -> Text:
    if until is None:
        return T("From {day} on", day=from_)
    return T("From {day} to {until}", day=from_, until=until)


def given_told(given: GivenFacts) -> Text:
    """Return what a case gives, in words."""
    facts = given.model_dump(mode="json", exclude_defaults=True, exclude_none=True)
    days = [_part(DAYS[name], fact) for name, fact in facts.items() if name in DAYS]
    others = [_part(GIVEN[name], fact) for name, fact in facts.items() if name in GIVEN]
    return joined((*days, *others))


def expected_told(expect: Expect) -> Text:
    """Return an answer in words."""
    parts = expect.model_dump(mode="json", exclude_none=True)
    if "error" in parts:
        code = str(parts["error"])
        return T("no answer: {code}", code=NO_ANSWER.get(code, code))
    if parts.get("endless") is False:
        del parts["endless"]
    return joined(_part(EXPECTED[name], part) for name, part in parts.items())


def _case(case: Case) -> CaseEntry:
    return CaseEntry(case.name, given_told(case.given), expected_told(case.expect), case.why)


def _part(name: Text, value: object) -> Text:
    if value is True:
        return name
    if isinstance(value, list):
        value = ", ".join(_plain(one) for one in value)
    if isinstance(value, dict):
        value = ", ".join(f"{key} {one}" for key, one in value.items())
    return T("{name} {value}", name=name, value=str(value))


def _plain(value: object) -> str:
    if isinstance(value, dict):
        return " ".join(str(one) for one in value.values())
    return str(value)
