"""Which answers a changed copy of the law files moves: of all cases, and some days beside."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from maodun.domain.errors import LawError
from maodun.rules.cases import Case, GivenFacts, answered, cases_of
from maodun.rules.facts import DAY_NAMES
from maodun.rules.files import LAW, reading, rule_names

SHIFTS = (0, -366, -31, -1, 1, 31, 366)
"""Days by which the days of each case are moved together, to look beside it."""

Parts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Moved:
    """One answer that is another by the changed copy.

    Attributes:
        shifted_days: By how much the days of the case were moved; 0: as the file gives them.
        before: The parts of the answer that differ, by the law of the program.
        after: The same by the copy.
    """

    rule: str
    case: str
    shifted_days: int
    before: Parts
    after: Parts


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a changed copy changes.

    Attributes:
        asked: How many questions were put to both.
        added: Rules that only the copy has.
        removed: Rules that only the program has.
    """

    asked: int
    moved: tuple[Moved, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]


def compare(folder: Path, *, only: Sequence[str] = ()) -> Comparison:
    """Return which answers differ between the law of the program and a copy of its folder.

    A file of the copy that breaks its form answers nothing; ``check_law`` says why.

    Args:
        folder: The copy.
        only: Beginnings of rule names to ask; empty: all.
    """
    with reading(folder):
        changed = _asked(only)
        questions = dict(_questions(changed))
    with reading(LAW):
        shipped = _asked(only)
        questions |= _questions(shipped)
        before = _answers(questions)
    with reading(folder):
        after = _answers(questions)
    shared = set(shipped) & set(changed)
    moved = (
        _moved(key, before[key], after[key])
        for key in questions
        if key[0] in shared and before[key] != after[key]
    )
    return Comparison(
        len(questions),
        tuple(sorted(moved, key=_place)),
        tuple(name for name in changed if name not in shared),
        tuple(name for name in shipped if name not in shared),
    )


Key = tuple[str, str, int]


def _asked(only: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in rule_names() if not only or name.startswith(tuple(only)))


def _questions(names: tuple[str, ...]) -> Iterator[tuple[Key, GivenFacts]]:
    for name in names:
        for case in _cases(name):
            for shift in SHIFTS:
                yield (name, case.name, shift), _shifted(case.given, shift)


def _cases(name: str) -> tuple[Case, ...]:
    try:
        return cases_of(name)
    except LawError:
        return ()


def _shifted(given: GivenFacts, shift: int) -> GivenFacts:
    days = {name: getattr(given, name) for name in DAY_NAMES}
    moved = {n: day + timedelta(days=shift) for n, day in days.items() if day is not None}
    return given.model_copy(update=moved)


def _answers(questions: Mapping[Key, GivenFacts]) -> Mapping[Key, Parts]:
    return {key: _answer(key[0], given) for key, given in questions.items()}


def _answer(name: str, given: GivenFacts) -> Parts:
    found = answered(name, given)
    return {part: value for part, value in found.items() if value is not None}


def _moved(key: Key, before: Parts, after: Parts) -> Moved:
    parts = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    return Moved(
        *key,
        {name: before[name] for name in parts if name in before},
        {name: after[name] for name in parts if name in after},
    )


def _place(moved: Moved) -> tuple[str, int, str]:
    return moved.rule, SHIFTS.index(moved.shifted_days), moved.case
