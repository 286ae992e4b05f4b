"""A writer killed at any moment leaves a register that is whole, and goes on where it was."""

from pathlib import Path

import pytest

from bench.faults import Weeks, attempt, differences, half_visible, never_killed, run

WEEKS = Weeks(seed=1, size=48)


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What is there when nothing went wrong."""
    return never_killed(tmp_path_factory.mktemp("whole"), WEEKS)


@pytest.mark.parametrize(
    ("point", "time"), [("texts", 6), ("words", 1), ("words", 6), ("tables", 6)]
)
def test_death_between_the_steps_of_a_commit_loses_nothing(
    tmp_path: Path, expected: dict[str, object], point: str, time: int
) -> None:
    assert not attempt(tmp_path, WEEKS, die=f"{point}:{time}")
    assert half_visible(tmp_path, expected) == []
    assert attempt(tmp_path, WEEKS)
    assert differences(tmp_path, expected) == []


def test_kills_at_random_moments_lose_nothing() -> None:
    outcome = run(WEEKS, kills=8)
    assert (outcome.kills, outcome.problems) == (8, [])
    assert outcome.finished >= 1
