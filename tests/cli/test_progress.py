import signal
from collections.abc import Callable, Generator

import pytest

from maodun.cli.door import Door
from maodun.cli.errors import Problem
from maodun.cli.progress import follow, progress_line
from maodun.domain.progress import Progress, Stopped
from maodun.domain.text import T

WHAT = T("Reading {file}", file="ipg.zip")


@pytest.mark.parametrize(
    ("step", "first", "seconds", "line"),
    [
        pytest.param(
            Progress(30_000_000, 90_000_000, "bytes", WHAT),
            0,
            10.0,
            "Reading ipg.zip: 30.0 MB of 90.0 MB, 33 %, 3.0 MB/s, 0:20 left",
            id="bytes",
        ),
        pytest.param(
            Progress(60_000_000, 90_000_000, "bytes", WHAT),
            30_000_000,
            10.0,
            "Reading ipg.zip: 60.0 MB of 90.0 MB, 67 %, 3.0 MB/s, 0:10 left",
            id="what an earlier run did is not speed",
        ),
        pytest.param(
            Progress(100, 36_100, "rights", WHAT),
            0,
            10.0,
            "Reading ipg.zip: 100 rights of 36100 rights, 0 %, 10 rights/s, 1:00:00 left",
            id="hours",
        ),
        pytest.param(
            Progress(7, None, "rights", WHAT),
            0,
            1.0,
            "Reading ipg.zip: 7 rights",
            id="no end known",
        ),
        pytest.param(
            Progress(0, 9, "rights", WHAT), 0, 0.0, "Reading ipg.zip: 0 rights", id="start"
        ),
    ],
)
def test_a_line_says_how_far_how_fast_and_how_long(
    step: Progress, first: int, seconds: float, line: str
) -> None:
    assert str(progress_line(step, first=first, seconds=seconds)) == line


def steps(closed: list[bool], interrupt: Callable[[], None]) -> Generator[Progress, None, str]:
    try:
        yield Progress(1, 3, "rights", WHAT)
        interrupt()
        yield Progress(2, 3, "rights", WHAT)
        yield Progress(3, 3, "rights", WHAT)
    except GeneratorExit:
        closed.append(True)
        raise
    return "done"


def test_the_result_of_long_work_comes_back(door: Door) -> None:
    assert follow(steps([], lambda: None), door) == "done"


def test_ctrl_c_ends_between_two_steps_and_says_how_to_go_on(door: Door) -> None:
    closed: list[bool] = []
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(Problem, match="the same command goes on"):
        follow(
            steps(closed, lambda: signal.raise_signal(signal.SIGINT)),
            door,
            go_on=T("Stopped; the same command goes on."),
        )
    assert closed == [True]
    assert signal.getsignal(signal.SIGINT) is before


def test_in_a_log_a_line_comes_after_a_second_and_then_every_ten(
    door: Door, capsys: pytest.CaptureFixture[str]
) -> None:
    ticks = iter([0.0, 1.0, 10.9, 11.0])
    follow(steps([], lambda: None), door, clock=lambda: next(ticks))
    assert len(capsys.readouterr().err.splitlines()) == 2


def in_part(interrupt: Callable[[], None]) -> Generator[Progress, None, str]:
    try:
        yield Progress(1, None, "products", WHAT)
        interrupt()
        yield Progress(2, None, "products", WHAT)
    except Stopped:
        return "half"
    return "whole"


def test_work_that_can_answer_in_part_is_asked_for_it_at_ctrl_c(door: Door) -> None:
    assert follow(in_part(lambda: None), door, in_part=True) == "whole"
    stopped = in_part(lambda: signal.raise_signal(signal.SIGINT))
    assert follow(stopped, door, in_part=True) == "half"


def test_work_that_has_nothing_yet_is_stopped_all_the_same(door: Door) -> None:
    stopped = steps([], lambda: signal.raise_signal(signal.SIGINT))
    with pytest.raises(Problem, match="Nothing was kept"):
        follow(stopped, door, in_part=True)
