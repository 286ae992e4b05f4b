"""Scan listings against the register and the portfolio, and write what was seen."""

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from maodun.company.listings.reading import listings_read
from maodun.company.listings.writing import Reading, reader
from maodun.company.portfolio.services import held_list
from maodun.domain.clearance import Window
from maodun.domain.listings.scans import Scan
from maodun.domain.progress import Progress
from maodun.index.register import open_register
from maodun.reports.scanning.rendering import ScanForm, render_scan
from maodun.rules.places.markets import joined, market
from maodun.screening.scanning import ScanQuestion, scan_listings


@dataclass(frozen=True, slots=True)
class ScanOrder:
    """What somebody asks to have scanned.

    Attributes:
        places: Files, folders or addresses.
        markets: Codes of the markets whose offices count.
        quiet: Show what is no alarm too.
        columns: Names of columns of a table, by our field.
        network: Whether an address may be fetched.
        reading: How what is written in pictures is read; None: it is not.
    """

    places: tuple[str, ...]
    markets: tuple[str, ...]
    window: Window
    on: date
    quiet: bool = False
    columns: Mapping[str, str] = field(default_factory=dict)
    network: bool = False
    max_age_days: int = 30
    reading: Reading | None = None


def listings_scan(*, order: ScanOrder, register: Path) -> Generator[Progress, None, Scan]:
    """Hold every listing against the words of the marks and works of the market.

    What the portfolio holds is told apart. Nothing is kept but what pictures say.

    Raises:
        UnknownMarket: There is no data about one of the markets.
        RegisterMissing: There is no register yet.
        BadProduct: Nothing could be read as a listing.
    """
    read, unread = reader(order.places, order.reading)
    asked = ScanQuestion(
        what=", ".join(order.places),
        market=joined([market(code) for code in order.markets]),
        window=order.window,
        on=order.on,
        portfolio=tuple(seen.held for seen in held_list()),
        quiet=order.quiet,
        max_age_days=order.max_age_days,
        unread=unread,
    )
    found = listings_read(order.places, columns=order.columns, network=order.network)
    opened = open_register(register)
    return (yield from scan_listings(found, asked=asked, register=opened, read=read))


def scan_report(*, scan: Scan, form: ScanForm, language: str) -> bytes:
    """Return the scan in one form.

    Raises:
        UnknownLanguage: Reports are not written in it.
    """
    return render_scan(scan, form=form, language=language)
