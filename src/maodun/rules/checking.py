"""Check law files: form, cases, a case on each side of a change, and how old a check is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from maodun.domain.calendar import ONE_DAY, add_months
from maodun.domain.errors import BadLawFile, LawError
from maodun.domain.text import T, Text
from maodun.rules.calendars import calendar_names
from maodun.rules.calendars import cases as days
from maodun.rules.calendars.files import calendar_file, calendar_folder
from maodun.rules.cases import Case, CaseFile, answer, answered, case_file
from maodun.rules.files import CASES, file_name, law_folder, read_law, rule_names, rule_of
from maodun.rules.forms.basics import Checked
from maodun.rules.forms.faults import Place, line_of
from maodun.rules.forms.rule import AnyRule, Version
from maodun.rules.known_bad import FILE, Ours, known_bad
from maodun.rules.renewals import CHOSEN_BY_WINDOW
from maodun.rules.tables import pointing_faults, table_faults

STALE_MONTHS = 12
"""A check older than this is no longer taken for one; fees and platforms change yearly."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with one law file.

    Attributes:
        file: Its place below the law folder.
        line: From 1; None: the whole file.
    """

    file: str
    because: Text
    line: int | None = None


def check_law(today: date, *, only: Sequence[str] = ()) -> Iterator[Fault]:
    """Yield everything that is wrong with the law files, calendars last.

    Args:
        today: The day against which ``checked`` is stale.
        only: Beginnings of names to look at, such as ``us.design`` or ``calendars.us``;
            empty: all.
    """
    for name in rule_names():
        if _asked(name, only):
            yield from rule_faults(name, today)
    for name in calendar_names():
        if _asked(f"calendars.{name}", only):
            yield from _calendar_faults(name, today)
    if _asked("known_bad", only):
        yield from _known_bad_faults()
    if not only:
        yield from _folder_faults()


def _folder_faults() -> Iterator[Fault]:
    if not rule_names():
        yield Fault(str(law_folder()), T("there is no rule in this folder"))
    for path in sorted(law_folder().glob(f"*/*/*{CASES}")):
        if not path.with_name(path.name.removesuffix(CASES) + ".yaml").is_file():
            yield Fault(_place(path), T("there is no rule beside these cases"))
    for error in table_faults():
        yield Fault(error.file, error.because, error.line)


def _asked(name: str, only: Sequence[str]) -> bool:
    return not only or name.startswith(tuple(only))


def rule_faults(name: str, today: date) -> Iterator[Fault]:
    """Yield everything that is wrong with one rule and its cases."""
    path = law_folder() / file_name(name)
    beside = path.with_name(path.stem + CASES)
    try:
        rule = rule_of(name)
        if not beside.is_file():
            because = T("it has no cases; write them in {file}", file=beside.name)
            yield Fault(_place(path), because)
            return
        cases = case_file(beside)
    except BadLawFile as error:
        yield Fault(error.file, error.because, error.line)
        return
    yield from _named(beside, cases, name)
    yield from _at(beside, _wrong(name, cases))
    yield from _at(path, _untried(rule, cases.cases))
    yield from _at(path, pointing_faults(rule))
    yield from _stale(path, rule.checked, today)


def _calendar_faults(name: str, today: date) -> Iterator[Fault]:
    path = calendar_folder() / f"{name}.yaml"
    beside = path.with_name(path.stem + CASES)
    try:
        file = calendar_file(name)
        if not beside.is_file():
            because = T("it has no cases; write them in {file}", file=beside.name)
            yield Fault(_place(path), because)
            return
        cases = days.case_file(beside)
    except BadLawFile as error:
        yield Fault(error.file, error.because, error.line)
        return
    yield from _named(beside, cases, file.rule)
    found = ((one.name, one.expect, days.answer(file.rule, one)) for one in cases.cases)
    yield from _at(beside, _differing(found))
    yield from _stale(path, file.checked, today)


def _known_bad_faults() -> Iterator[Fault]:
    """Yield where our answer beside a known bad value is not the one written there."""
    try:
        values = known_bad()
    except BadLawFile as error:
        yield Fault(error.file, error.because, error.line)
        return
    wrong = (
        (("items", place, "ours", number, "expect"), because)
        for place, value in enumerate(values)
        for (_, number), because in _differing(map(_ours, value.ours))
    )
    yield from _at(law_folder() / FILE, wrong)


def _ours(one: Ours) -> tuple[str, BaseModel, BaseModel]:
    case = Case(name=one.rule, given=one.given, expect=one.expect, why=one.rule)
    return one.rule, one.expect, answer(one.rule, case)


def _named(beside: Path, cases: CaseFile | days.CalendarCases, name: str) -> Iterator[Fault]:
    if cases.rule != name:
        because = T("it calls itself {rule}", rule=cases.rule)
        yield from _at(beside, [(("rule",), because)])


def _wrong(name: str, cases: CaseFile) -> Iterator[tuple[Place, Text]]:
    found = ((one.name, one.expect, _answered(name, one)) for one in cases.cases)
    return _differing(found)


def _answered(name: str, case: Case) -> BaseModel:
    return answer(name, case)


def _differing(
    found: Iterable[tuple[str, BaseModel, BaseModel]],
) -> Iterator[tuple[Place, Text]]:
    for number, (name, expected, got) in enumerate(found):
        if expected != got:
            because = T(
                "case '{case}' expects {expected}, and the answer is {found}",
                case=name,
                expected=_parts(expected),
                found=_parts(got),
            )
            yield ("cases", number), because


def _parts(answer: BaseModel) -> str:
    parts = answer.model_dump(mode="json", exclude_none=True)
    return "; ".join(f"{name} {value}" for name, value in parts.items())


def _untried(rule: AnyRule, cases: Sequence[Case]) -> Iterator[tuple[Place, Text]]:
    """Yield the days of change that no case is on, and versions that no window comes under."""
    if rule.kind == "renewals" and rule.chosen_by in CHOSEN_BY_WINDOW:
        yield from _untried_windows(rule, cases)
        return
    tried = {case.given.facts.days.get(rule.chosen_by): case for case in cases}
    versions: tuple[Version[Any], ...] = rule.versions
    for number, version in enumerate(versions[1:], 1):
        for day in (version.from_, version.from_ - ONE_DAY):
            if day not in tried:
                because = T("no case is on {day}, beside a change of law", day=day)
                yield ("versions", number, "from"), because
    before = tried.get(rule.covers_from - ONE_DAY)
    if before is None or before.expect.error != "not_covered":
        because = T(
            "no case expects not_covered on {day}, the day before it begins",
            day=rule.covers_from - ONE_DAY,
        )
        yield ("covers_from",), because


def _untried_windows(rule: AnyRule, cases: Sequence[Case]) -> Iterator[tuple[Place, Text]]:
    found = [_version_answered(rule.rule, case) for case in cases]
    versions: tuple[Version[Any], ...] = rule.versions
    for number, version in enumerate(versions):
        if version.from_ not in found:
            because = T("no case comes under the version of {day}", day=version.from_)
            yield ("versions", number, "from"), because
    if all(case.expect.error != "not_covered" for case in cases):
        because = T("no case expects not_covered, before the rule begins")
        yield ("covers_from",), because


def _version_answered(name: str, case: Case) -> object:
    try:
        return answered(name, case.given).get("version_from")
    except LawError:
        return None


def _stale(path: Path, checked: Checked, today: date) -> Iterator[Fault]:
    if checked.day > today:
        because = T("it was checked on {day}, which is yet to come", day=checked.day)
        yield from _at(path, [(("checked", "day"), because)])
    if add_months(checked.day, STALE_MONTHS) < today:
        because = T(
            "it was last checked on {day}, more than {months} months ago",
            day=checked.day,
            months=STALE_MONTHS,
        )
        yield from _at(path, [(("checked", "day"), because)])


def _at(path: Path, found: Iterable[tuple[Place, Text]]) -> Iterator[Fault]:
    for place, because in found:
        yield Fault(_place(path), because, line_of(read_law(path), place))


def _place(path: Path) -> str:
    return path.relative_to(law_folder()).as_posix()
