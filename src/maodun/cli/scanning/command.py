"""``maodun scan``: listings against the words of everybody's marks and works."""

from typing import Unpack

import click

from maodun.cli.door import Door
from maodun.cli.options import FIRST_DAY, PATH_OR_ADDRESS, as_json, fetch_pictures, sample
from maodun.cli.products import COLUMN_HELP
from maodun.cli.progress import follow
from maodun.cli.scanning.order import OUTPUT, ScanWords, scan_order_of
from maodun.cli.scanning.showing import SCAN, form_of, show_scanned
from maodun.company.listings.scanning import listings_scan
from maodun.company.store import store_open
from maodun.reports.scanning.rendering import SCAN_FORMS

FORM_HELP = (
    "table: page one and ten listings; text: all; html, xlsx, json; diff: what to change."
)


@click.command()
@click.argument(
    "listings", metavar="LISTINGS...", nargs=-1, required=True, type=PATH_OR_ADDRESS
)
@click.option("--market", default="US", show_default=True, help="Markets: US,EU.")
@click.option("--from", "starts_on", type=FIRST_DAY, help="First day of sale; default today.")
@click.option("--months", default=30, show_default=True, help="Months of sale.")
@click.option("--all", "quiet", is_flag=True, help="Show weak and quiet places too.")
@click.option("--column", multiple=True, metavar="FIELD=NAME", help=COLUMN_HELP)
@click.option("--format", "--form", "form", type=SCAN, help=FORM_HELP)
@click.option("--output", type=OUTPUT, help="File to write to; its name tells the form.")
@fetch_pictures
@click.option("--no-pictures", is_flag=True, help="Do not read what is written in pictures.")
@sample
@as_json
@click.pass_obj
def scan(door: Door, listings: tuple[str, ...], **words: Unpack[ScanWords]) -> None:
    """Find the words of others in listings: every live mark and work of a market at once.

    LISTINGS are whatever 'maodun clear' reads: tables, saved pages, addresses, a product.yaml,
    folders of them; - reads stdin. What is written in their pictures is read too, with
    maodun[ocr], seconds for each picture. Stopped with Ctrl-C, it answers for what was read;
    pictures read once are not read again.

    \b
    Example:
        maodun scan listings.csv --market US --output seen.xlsx
    """
    form = form_of(words["form"], words["output"], SCAN_FORMS, as_json=words["as_json"])
    place = door.place(sample=words["sample"])
    store_open(place.database)
    with scan_order_of(listings, words, door) as order:
        steps = listings_scan(order=order, register=place.register)
        scanned = follow(steps, door, in_part=True)
    show_scanned(scanned, form, words["output"], door)
