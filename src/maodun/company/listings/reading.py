"""Listings from files, folders and addresses, one after the other."""

from collections.abc import Iterator, Mapping, Sequence

from maodun.domain.errors import BadProduct, BadRecord
from maodun.domain.products import Product
from maodun.sources.shops.reading import read_products


def listings_read(
    places: Sequence[str], *, columns: Mapping[str, str], network: bool
) -> Iterator[Product | BadRecord]:
    """Yield every listing in these places; of several, one that is none stops nothing.

    Raises:
        BadProduct: The only place holds nothing that can be read as a listing.
        SourceError: Its page could not be fetched.
        UnsafeInput: Something tries what a document must not do.
    """
    for place in places:
        try:
            yield from read_products(place, columns=columns, fetch=_fetch if network else None)
        except BadProduct as error:
            if len(places) == 1:
                raise
            yield BadRecord(
                source="shops", file=place, offset=0, reason=error.text, place=place
            )


def _fetch(url: str) -> bytes:
    from maodun.sources.shops.fetch import fetch_page  # noqa: PLC0415 - slow, and files need none

    return fetch_page(url)
