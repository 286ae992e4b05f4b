"""From the options of ``match`` to what is to be matched."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypedDict

from maodun.cli.door import Door
from maodun.cli.products import columns_of, kept_places
from maodun.company.listings.matching import MatchOrder


class MatchWords(TypedDict):
    """The options of ``match`` as click hands them over."""

    numbers: tuple[str, ...]
    ours: tuple[str, ...]
    product: Path | None
    top: int
    column: tuple[str, ...]
    form: str | None
    output: Path | None
    fetch_pictures: bool
    sample: bool
    as_json: bool


@contextmanager
def match_order_of(
    listings: tuple[str, ...], words: MatchWords, door: Door
) -> Iterator[MatchOrder]:
    """Give what is to be matched; listings on stdin are kept in a file while it lasts.

    Raises:
        BadOption: A column is named that no product has.
    """
    with kept_places(listings) as places:
        yield MatchOrder(
            places=places,
            numbers=words["numbers"],
            on=door.today,
            our_sellers=words["ours"],
            product=words["product"],
            most=words["top"],
            columns=columns_of(words["column"]),
            network=door.settings.network,
            viewer=door.viewer(places, sample=words["sample"], fetch=words["fetch_pictures"]),
        )
