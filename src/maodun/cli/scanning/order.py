"""From the options of ``scan`` to what is to be scanned, and where its answer goes."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TypedDict

import click

from maodun.cli.door import Door
from maodun.cli.products import columns_of, kept_places, markets_of
from maodun.company.listings.scanning import ScanOrder
from maodun.company.listings.writing import Reading
from maodun.domain.clearance import Window

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
    fetch_pictures: bool
    no_pictures: bool
    sample: bool
    as_json: bool


@contextmanager
def scan_order_of(
    listings: tuple[str, ...], words: ScanWords, door: Door
) -> Iterator[ScanOrder]:
    """Give what is to be scanned; listings on stdin lie in a file meanwhile.

    Raises:
        BadOption: A column that nobody knows.
        UnknownMarket: There is no data about one of the markets.
    """
    with kept_places(listings) as places:
        yield ScanOrder(
            places=places,
            markets=markets_of(words["market"]),
            window=Window.of_months(words["starts_on"] or door.today, words["months"]),
            on=door.today,
            quiet=words["quiet"],
            columns=columns_of(words["column"]),
            network=door.settings.network,
            max_age_days=door.settings.register_max_age_days,
            reading=_reading(words, door),
        )


def _reading(words: ScanWords, door: Door) -> Reading | None:
    if words["no_pictures"]:
        return None
    fetch = words["fetch_pictures"] and door.settings.network
    return Reading(door.place(sample=words["sample"]).pictures, network=fetch)
