"""Long work on the terminal: how far, how fast, how long still; and how it stops."""

import signal
import sys
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from threading import Event, current_thread, main_thread
from types import FrameType
from typing import TypeVar

import click

from maodun.cli.door import Door
from maodun.cli.errors import Problem
from maodun.domain.progress import Progress, Stopped
from maodun.domain.text import T, Text

MEGABYTE = 1_000_000
ON_TERMINAL_SECONDS = 0.1
IN_LOGS_SECONDS = 10.0
FIRST_IN_LOGS_SECONDS = 1.0

Result = TypeVar("Result")


def follow(
    steps: Generator[Progress, None, Result],
    door: Door,
    *,
    go_on: Text | None = None,
    in_part: bool = False,
    clock: Callable[[], float] = time.monotonic,
) -> Result:
    """Run long work to its end, showing it on stderr, and return its result.

    Ctrl-C lets the step under way finish and says how to go on; a second one stops at once.
    Work that can answer ``in_part`` is asked, at the first one, for what it has so far.
    """
    meter = Meter(door, clock, terminal=sys.stderr.isatty())
    with closing(steps), _stop_between_steps() as stop:
        try:
            while not stop.is_set():
                meter.show(next(steps))
            if in_part:
                steps.throw(Stopped())
        except StopIteration as end:
            result: Result = end.value
            return result
        except Stopped:  # it had not begun
            pass
        except KeyboardInterrupt:
            stop.set()
        finally:
            meter.end()
    raise Problem(door.say(go_on or T("Stopped. Nothing was kept.")))


@contextmanager
def _stop_between_steps() -> Iterator[Event]:
    """Give an event that the first Ctrl-C sets; the second one interrupts as usual."""
    stop = Event()

    def on_interrupt(signum: int, frame: FrameType | None) -> None:
        if stop.is_set():
            signal.default_int_handler(signum, frame)
        stop.set()

    if current_thread() is not main_thread():  # only the main thread may listen to Ctrl-C
        yield stop
        return
    before = signal.signal(signal.SIGINT, on_interrupt)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


@dataclass(slots=True)
class Meter:
    """One line that is written again and again; in a log, a line every ten seconds."""

    door: Door
    clock: Callable[[], float]
    terminal: bool
    started: float = field(init=False)
    shown: float = field(init=False)
    first: int | None = None
    width: int = 0
    told: bool = False

    def __post_init__(self) -> None:
        self.started = self.shown = self.clock()

    @property
    def _pause(self) -> float:
        if self.terminal:
            return ON_TERMINAL_SECONDS
        return IN_LOGS_SECONDS if self.told else FIRST_IN_LOGS_SECONDS

    def show(self, step: Progress) -> None:
        """Write the line, unless one was written a moment ago; a terminal gets one at once."""
        now = self.clock()
        at_once = self.terminal and self.first is None
        if self.first is None:
            self.first = step.done
        if not at_once and now - self.shown < self._pause:
            return
        self.shown, self.told = now, True
        line = self.door.say(progress_line(step, first=self.first, seconds=now - self.started))
        if self.terminal:
            click.echo(f"\r{line:<{self.width}}", err=True, nl=False)
            self.width = len(line)
        else:
            click.echo(line, err=True)

    def end(self) -> None:
        """Clear the line."""
        if self.width:
            click.echo(f"\r{'':<{self.width}}\r", err=True, nl=False)


def progress_line(step: Progress, *, first: int, seconds: float) -> Text:
    """Return one line of progress.

    Args:
        step: The latest step.
        first: ``done`` of the first step; what was done in an earlier run is not speed.
        seconds: Since the first step.
    """
    rate = (step.done - first) / seconds if seconds > 0 else 0.0
    if step.total is None or rate <= 0:
        return T("{what}: {done}", what=step.what, done=_amount(step.done, step.unit))
    return T(
        "{what}: {done} of {total}, {percent} %, {rate}/s, {left} left",
        what=step.what,
        done=_amount(step.done, step.unit),
        total=_amount(step.total, step.unit),
        percent=round(100 * step.done / step.total) if step.total else 100,
        rate=_amount(rate, step.unit),
        left=_clock((step.total - step.done) / rate),
    )


def _amount(count: float, unit: str) -> Text:
    if unit == "bytes":
        return T("{megabytes} MB", megabytes=f"{count / MEGABYTE:.1f}")
    if unit == "rights":
        return T("{count} rights", count=f"{count:.0f}")
    if unit == "names":
        return T("{count} names", count=f"{count:.0f}")
    if unit == "pictures":
        return T("{count} pictures", count=f"{count:.0f}")
    if unit == "products":
        return T("{count} products", count=f"{count:.0f}")
    return T("{count} documents", count=f"{count:.0f}")


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
