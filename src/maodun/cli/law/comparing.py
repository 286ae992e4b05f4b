"""What a changed copy of the law files moves, for people."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from maodun.cli.door import Door
from maodun.cli.law.faults import fault_line
from maodun.cli.law.insetting import inset
from maodun.cli.output import echo
from maodun.domain.errors import BadOption
from maodun.domain.text import T, Text
from maodun.reports.lawbook.entries import EXPECTED, NO_ANSWER
from maodun.reports.lawbook.naming import joined
from maodun.rules.checking import Fault, check_law
from maodun.rules.files import reading, rule_names
from maodun.rules.moving import Moved, Parts, compare


@dataclass(frozen=True, slots=True)
class Compared:
    """What a copy changes, and what is wrong with it."""

    asked: int
    moved: tuple[Moved, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    faults: tuple[Fault, ...]


def compared(folder: Path, prefixes: Sequence[str], *, today: date) -> Compared:
    """Return what a copy of the law files changes.

    Raises:
        BadOption: The folder holds no rules.
    """
    with reading(folder):
        if not rule_names():
            raise BadOption(
                T(
                    "{folder} holds no rules. Make a copy with: maodun law copy {folder}",
                    folder=str(folder),
                )
            )
        faults = tuple(check_law(today, only=prefixes))
    found = compare(folder, only=prefixes)
    return Compared(found.asked, found.moved, found.added, found.removed, faults)


def show_compared(found: Compared, door: Door, *, each: bool) -> None:
    """Write what moves, rule by rule, then what is wrong with the copy."""
    for line in (*_rules(found), *_moves(found.moved, each=each), *_faults(found.faults)):
        echo(line, door)
    echo(
        T(
            "{asked} questions asked of both: {moved} answers of {rules} rules move.",
            asked=found.asked,
            moved=len(found.moved),
            rules=len({one.rule for one in found.moved}),
        ),
        door,
    )


def _rules(found: Compared) -> Iterator[Text]:
    for name in found.added:
        yield T("New rule: {rule}", rule=name)
    for name in found.removed:
        yield T("Rule taken away: {rule}", rule=name)


def _moves(moved: Sequence[Moved], *, each: bool) -> Iterator[Text]:
    for rule, group in groupby(moved, key=lambda one: one.rule):
        of_it = list(group)
        yield T("{rule}: {count} answers move", rule=rule, count=len(of_it))
        shown = [one for one in of_it if each or one.shifted_days == 0]
        for one in shown:
            yield inset(_move(one))
        if more := len(of_it) - len(shown):
            yield inset(T("and {count} on days beside; list them with --all", count=more))


def _move(one: Moved) -> Text:
    before, after = _said(one.before), _said(one.after)
    if one.shifted_days == 0:
        return T("{case}: {before} -> {after}", case=one.case, before=before, after=after)
    return T(
        "{case}, {days} days off: {before} -> {after}",
        case=one.case,
        days=one.shifted_days,
        before=before,
        after=after,
    )


def _said(parts: Parts) -> Text:
    return joined(
        T("{name} {value}", name=EXPECTED[name], value=_plain(name, value))
        for name, value in parts.items()
        if name != "days" or len(value) > 1
    )


def _plain(name: str, value: object) -> str | Text:
    if isinstance(value, bool):
        return T("yes") if value else T("no")
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "-"
    return NO_ANSWER.get(str(value), str(value)) if name == "error" else str(value)


def _faults(faults: Sequence[Fault]) -> Iterator[Text]:
    if faults:
        yield T("Wrong in the copy: {count}", count=len(faults))
    for fault in faults:
        yield inset(fault_line(fault))
