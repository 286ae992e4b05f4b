"""Check law files: form, cases, a case on each side of a change, and how old a check is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from maodun.domain.calendar import ONE_DAY, add_months
from maodun.domain.errors import LawError
from maodun.domain.text import T, Text
from maodun.rules.cases import Case, answer, case_file
from maodun.rules.files import CASES, LAW, read_rule, rule_files, rule_id
from maodun.rules.forms.rule import AnyRule
from maodun.rules.renewals import CHOSEN_BY_WINDOW

STALE_MONTHS = 12
"""A check older than this is no longer taken for one; fees and platforms change yearly."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with one law file."""

    file: str
    because: Text


def check_law(today: date, *, only: Sequence[str] = ()) -> Iterator[Fault]:
    """Yield everything that is wrong with the law files.

    Args:
        today: The day against which ``checked`` is stale.
        only: Beginnings of rule names to look at; empty: all.
    """
    for path in rule_files():
        name = rule_id(path)
        if not only or name.startswith(tuple(only)):
            yield from _rule_faults(path, name, today)
    for path in sorted(LAW.glob(f"*/*/*{CASES}")):
        if not path.with_name(path.name.removesuffix(CASES) + ".yaml").is_file():
            yield Fault(_place(path), T("there is no rule beside these cases"))


def _rule_faults(path: Path, name: str, today: date) -> Iterator[Fault]:
    place = _place(path)
    beside = path.with_name(path.stem + CASES)
    try:
        rule = read_rule(path)
        if not beside.is_file():
            yield Fault(place, T("it has no cases; write them in {file}", file=beside.name))
            return
        cases = case_file(beside)
    except LawError as error:
        yield Fault(place, error.text)
        return
    if cases.rule != name:
        yield Fault(_place(beside), T("it calls itself {rule}", rule=cases.rule))
    yield from (Fault(_place(beside), because) for because in _wrong(name, cases.cases))
    yield from (Fault(place, because) for because in _untried(rule, cases.cases))
    if add_months(rule.checked.day, STALE_MONTHS) < today:
        stale = T(
            "it was last checked on {day}, more than {months} months ago",
            day=rule.checked.day,
            months=STALE_MONTHS,
        )
        yield Fault(place, stale)


def _wrong(name: str, cases: Sequence[Case]) -> Iterator[Text]:
    for case in cases:
        found = answer(name, case)
        if found != case.expect:
            yield T(
                "case '{case}' expects {expected}, and the answer is {found}",
                case=case.name,
                expected=str(case.expect.model_dump(mode="json", exclude_none=True)),
                found=str(found.model_dump(mode="json", exclude_none=True)),
            )


def _untried(rule: AnyRule, cases: Sequence[Case]) -> Iterator[Text]:
    """Yield the days of change that no case is on; windows are judged by what they expect."""
    if rule.kind == "renewals" and rule.chosen_by in CHOSEN_BY_WINDOW:
        return
    tried = {case.given.facts.days.get(rule.chosen_by): case for case in cases}
    for version in rule.versions[1:]:
        for day in (version.from_, version.from_ - ONE_DAY):
            if day not in tried:
                yield T("no case is on {day}, beside a change of law", day=day)
    before = tried.get(rule.covers_from - ONE_DAY)
    if before is None or before.expect.error != "not_covered":
        yield T(
            "no case expects not_covered on {day}, the day before it begins",
            day=rule.covers_from - ONE_DAY,
        )


def _place(path: Path) -> str:
    return path.relative_to(LAW).as_posix()
