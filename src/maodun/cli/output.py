"""Answers on stdout: JSON for programs, tables for people."""

import dataclasses
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, redirect_stdout
from datetime import date
from enum import Enum
from pathlib import Path

import click
import msgspec

from maodun.cli.door import Door
from maodun.domain.errors import MaodunError
from maodun.domain.text import Text
from maodun.reports.localise import clean

PIPED_WIDTH = 120

Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]


def echo_json(value: object, door: Door) -> None:
    """Write ``value`` as JSON; sentences are in the reader's language."""
    click.echo(msgspec.json.format(msgspec.json.encode(plain(value, door)), indent=2))


def echo(text: Text, door: Door) -> None:
    """Write one sentence to stdout."""
    click.echo(clean(door.say(text)))


@contextmanager
def talking(*, aside: bool) -> Iterator[None]:
    """Send what a command says on its way to stderr, where JSON follows on stdout."""
    with redirect_stdout(sys.stderr) if aside else nullcontext():
        yield


def note(text: Text, door: Door) -> None:
    """Write one sentence to stderr: it is about the answer, not part of it."""
    click.echo(clean(door.say(text)), err=True)


def plain(value: object, door: Door) -> Plain:  # noqa: PLR0911 - one line per kind of value
    """Return ``value`` as JSON knows it: days as ISO 8601, sentences rendered."""
    if isinstance(value, Text):
        return door.say(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in dataclasses.fields(value)]
        return {name: plain(getattr(value, name), door) for name in names}
    if isinstance(value, MaodunError):
        facts = {
            name: plain(fact, door) for name, fact in vars(value).items() if name != "text"
        }
        return {"code": value.code, "problem": door.say(value.text), **facts}
    if isinstance(value, dict):
        return {str(key): plain(item, door) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item, door) for item in value]
    if isinstance(value, Enum):
        return plain(value.value, door)
    if isinstance(value, Path | date):
        return value.isoformat() if isinstance(value, date) else str(value)
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)


def echo_table(heads: Sequence[Text], rows: Iterable[Sequence[object]], door: Door) -> None:
    """Write a table; numbers stand to the right."""
    from rich.console import Console  # noqa: PLC0415 - slow, and JSON needs none
    from rich.table import Table  # noqa: PLC0415 - the same

    cells = [list(row) for row in rows]
    table = Table(box=None, pad_edge=False, header_style="bold")
    for place, head in enumerate(heads):
        numbers = bool(cells) and all(isinstance(row[place], int) for row in cells)
        table.add_column(
            door.say(head), justify="right" if numbers else "left", overflow="fold"
        )
    for row in cells:
        table.add_row(*(clean(_cell(value, door)) for value in row))
    width = None if sys.stdout.isatty() else PIPED_WIDTH
    Console(file=sys.stdout, width=width, highlight=False, markup=False).print(table)


def _cell(value: object, door: Door) -> str:
    if value is None:
        return ""
    if isinstance(value, Text):
        return door.say(value)
    return f"{value:,}" if isinstance(value, int) else str(value)
