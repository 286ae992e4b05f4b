"""What a check of law files found, for people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import click

from maodun.cli.door import Door
from maodun.cli.errors import did_you_mean
from maodun.cli.output import echo
from maodun.domain.errors import BadOption, LawError
from maodun.domain.text import T, Text
from maodun.rules.calendars import calendar_names
from maodun.rules.calendars.cases import case_file as calendar_cases
from maodun.rules.calendars.files import calendar_folder
from maodun.rules.cases import cases_of
from maodun.rules.checking import Fault, check_law
from maodun.rules.files import CASES, rule_names


@dataclass(frozen=True, slots=True)
class Checked:
    """How much was checked, and what is wrong."""

    rules: int
    calendars: int
    cases: int
    faults: tuple[Fault, ...]


def checked(prefixes: Sequence[str], *, today: date) -> Checked:
    """Return what is wrong with the law files whose names begin so.

    Raises:
        BadOption: Nothing begins so.
    """
    calendars = [f"calendars.{name}" for name in calendar_names()]
    rules = rule_names()
    known = (*rules, *calendars, "known_bad")
    for prefix in prefixes:
        if not any(name.startswith(prefix) for name in known):
            unknown = T("No rule and no calendar begins with '{prefix}'.", prefix=prefix)
            raise BadOption(did_you_mean(unknown, prefix, _beginnings(known)))
    asked = [name for name in known if not prefixes or name.startswith(tuple(prefixes))]
    faults = tuple(check_law(today, only=prefixes))
    return Checked(
        len({*asked} & {*rules}),
        len({*asked} & {*calendars}),
        sum(_cases(name) for name in asked),
        faults,
    )


def show_checked(found: Checked, door: Door) -> None:
    """Write each fault, then how much was checked."""
    for fault in found.faults:
        echo(fault_line(fault), door)
    if found.faults:
        click.echo()
    echo(
        T(
            "{rules} rules, {calendars} calendars and {cases} cases checked: {faults} faults.",
            rules=found.rules,
            calendars=found.calendars,
            cases=found.cases,
            faults=len(found.faults),
        ),
        door,
    )


def fault_line(fault: Fault) -> Text:
    """Return one fault with its place."""
    if fault.line is None:
        return T("{file}: {because}", file=fault.file, because=fault.because)
    return T(
        "{file}, line {line}: {because}",
        file=fault.file,
        line=fault.line,
        because=fault.because,
    )


def _cases(name: str) -> int:
    try:
        if name.startswith("calendars."):
            path = calendar_folder() / f"{name.partition('.')[2]}{CASES}"
            return len(calendar_cases(path).cases) if path.is_file() else 0
        return len(cases_of(name))
    except LawError:
        return 0


def _beginnings(names: Sequence[str]) -> set[str]:
    parts = [name.split(".") for name in names]
    return {".".join(part[:n]) for part in parts for n in range(1, len(part) + 1)}
