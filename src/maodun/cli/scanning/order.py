"""From the options of ``scan`` to what is to be scanned, and where its answer goes."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import TypedDict

import click

from maodun.cli.clearing.order import FIELDS, columns_of, market_of
from maodun.cli.door import Door
from maodun.cli.options import STDIN
from maodun.company.listings.scanning import ScanOrder
from maodun.domain.calendar import add_months
from maodun.domain.clearance import Window

COLUMN_HELP = f"Column of a table, as sku=Artikel. Fields: {', '.join(FIELDS)}."
OUTPUT = click.Path(path_type=Path, dir_okay=False, writable=True)


class ScanWords(TypedDict):
    """The options of ``scan`` as click hands them over."""

    market: str
    starts_on: date | None
    months: int
    quiet: bool
    column: tuple[str, ...]
    form: str | None
    output: Path | None
    sample: bool
    as_json: bool


@contextmanager
def scan_order_of(
    listings: tuple[str, ...], words: ScanWords, door: Door
) -> Iterator[ScanOrder]:
    """Give what is to be scanned; listings on stdin lie in a file meanwhile.

    Raises:
        BadOption: A column that nobody knows.
        UnknownMarket: There is no data about the market.
    """
    with kept_places(listings) as places:
        yield ScanOrder(
            places=places,
            market=market_of(words["market"]),
            window=window_of(words["starts_on"] or door.today, months=words["months"]),
            on=door.today,
            quiet=words["quiet"],
            columns=columns_of(words["column"]),
            network=door.settings.network,
            max_age_days=door.settings.register_max_age_days,
        )


def window_of(starts_on: date, *, months: int) -> Window:
    """Return the days of so many months of sale."""
    return Window(starts_on, add_months(starts_on, months) - timedelta(days=1))


@contextmanager
def kept_places(listings: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Give the places to read, with stdin kept in a file whose name says what it is."""
    with tempfile.TemporaryDirectory() as room:
        yield tuple(_from_stdin(Path(room)) if one == str(STDIN) else one for one in listings)


def _from_stdin(room: Path) -> str:
    text = sys.stdin.read()
    file = room / f"stdin{_suffix(text)}"
    file.write_text(text, "utf-8")
    return str(file)


def _suffix(text: str) -> str:
    start = text.lstrip("\ufeff \t\r\n")
    if start[:1] in ("[", "{"):
        return ".json"
    if start[:1] == "<":
        return ".html"
    head = start.partition("\n")[0]
    return ".csv" if "," in head or "\t" in head else ".yaml"
