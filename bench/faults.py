"""Kill a writer at random moments, go on, and compare what is there with a run never killed.

    python -m bench.faults --kills 100 --json

Compared are texts with their origin, events, dates, suits, bad records, coverage and what a
search finds, not only counts; and after each kill, that what is visible is whole.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from bench.faults_writer import EVERYWHERE, READY, SIZE, WORDS
from maodun.domain.errors import RegisterMissing
from maodun.domain.ports import Query, Scope
from maodun.index.checking import check
from maodun.index.register import LocalRegister, open_register

LONGEST_LIFE = 1.5
"""Seconds after which a writer is killed at the latest; a whole run takes a few."""

PATIENCE = 300
ALL = 1_000_000


@dataclass(frozen=True, slots=True)
class Weeks:
    """Which made-up weeks are added."""

    seed: int = 1
    size: int = SIZE


@dataclass(slots=True)
class Outcome:
    """What a series of kills showed.

    Attributes:
        kills: Writers that died before they were done.
        finished: Registers completed in spite of it, each compared with the one never killed.
        problems: What differed; empty is good.
    """

    kills: int = 0
    finished: int = 0
    problems: list[str] = field(default_factory=list)


def run(weeks: Weeks, *, kills: int) -> Outcome:
    """Kill writers at random until so many have died, each time going on where it was."""
    chance, outcome = random.Random(weeks.seed), Outcome()
    with tempfile.TemporaryDirectory() as place:
        expected = never_killed(Path(place) / "whole", weeks)
        while outcome.kills < kills and not outcome.problems:
            folder = Path(place) / f"killed-{outcome.finished}"
            while outcome.kills < kills:
                if attempt(folder, weeks, life=chance.uniform(0, LONGEST_LIFE)):
                    break
                outcome.kills += 1
                outcome.problems += half_visible(folder, expected)
            attempt(folder, weeks)
            outcome.problems += differences(folder, expected)
            outcome.finished += 1
    return outcome


def never_killed(folder: Path, weeks: Weeks) -> dict[str, object]:
    """Return what a register holds when nothing went wrong."""
    attempt(folder, weeks)
    return contents(folder)


def attempt(folder: Path, weeks: Weeks, *, life: float | None = None, die: str = "") -> bool:
    """Let a writer work, at most so many seconds; return whether it came to the end."""
    command = [sys.executable, "-m", "bench.faults_writer", str(folder), "--die", die]
    command += ["--seed", str(weeks.seed), "--size", str(weeks.size)]
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
    }
    with subprocess.Popen(  # noqa: S603 - our own program
        command, stdout=subprocess.PIPE, text=True, env=environment
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline().strip() == READY
        try:
            return writer.wait(timeout=PATIENCE if life is None else life) == 0
        except subprocess.TimeoutExpired:
            writer.kill()
            return False


def contents(folder: Path) -> dict[str, object]:
    """Return everything a reader can see of a register."""
    register = open_register(folder)
    try:
        numbers = list(register.numbers(Scope()))
        return {
            "rights": {item.right.publication_number: item for item in register.get(numbers)},
            "coverage": register.coverage(),
            "bad": [str(bad) for bad in register.bad_records()],
            "found": {word: _found(register, word) for word in (EVERYWHERE, *WORDS)},
            "pending": [register.continuations(f"US15/{n:06d}") for n in range(40)],
        }
    finally:
        register.close()


def differences(folder: Path, expected: dict[str, object]) -> list[str]:
    """Return in which parts a finished register differs from the one never killed."""
    found = contents(folder)
    problems = [
        f"{name} differs: {_first_difference(found[name], expected[name])}"
        for name in expected
        if found[name] != expected[name]
    ]
    steps = check(folder)
    while True:
        try:
            next(steps)
        except StopIteration as stop:
            return problems + [str(problem) for problem in stop.value.problems]


def _first_difference(found: object, expected: object) -> str:
    if not isinstance(found, dict) or not isinstance(expected, dict):
        return f"{found} is not {expected}"
    keys = [key for key in {**expected, **found} if found.get(key) != expected.get(key)]
    return f"{keys[0]}: {found.get(keys[0])} is not {expected.get(keys[0])}"


def half_visible(folder: Path, expected: dict[str, object]) -> list[str]:
    """Return what is wrong with what can be seen of an unfinished register."""
    try:
        found = contents(folder)
    except RegisterMissing:
        return []
    rights, whole = found["rights"], expected["rights"]
    by_word = found["found"]
    assert isinstance(rights, dict)
    assert isinstance(whole, dict)
    assert isinstance(by_word, dict)
    problems = [f"{number} is not in the whole" for number in rights if number not in whole]
    if by_word[EVERYWHERE] != sorted(rights):
        problems.append("words and texts show different rights")
    return problems


def _found(register: LocalRegister, word: str) -> list[str]:
    hits = register.search(Query(word, ""), Scope(), limit=ALL)
    return sorted(hit.publication_number for hit in hits)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the outcome; exit with 1 where anything differed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--data", default="", help="not needed; the weeks are made up")
    parser.add_argument("--json", action="store_true", help="one JSON object on stdout")
    given = parser.parse_args(arguments)
    outcome = run(Weeks(given.seed), kills=given.kills)
    print(json.dumps(asdict(outcome)) if given.json else outcome)
    sys.exit(bool(outcome.problems))


if __name__ == "__main__":
    main()
