"""``maodun clear``: a product, or a list of them, against everybody's rights."""

from pathlib import Path
from typing import Unpack

import click

from maodun.cli.clearing.order import Words, order_of
from maodun.cli.clearing.showing import show_cleared
from maodun.cli.door import Door
from maodun.cli.options import (
    EXISTING,
    FIRST_DAY,
    LANGUAGE,
    PATH_OR_ADDRESS,
    REPORT_FORMS,
    as_json,
    fetch_pictures,
    sample,
)
from maodun.cli.products import COLUMN_HELP
from maodun.cli.progress import follow
from maodun.company.reviews.clearing import products_clear
from maodun.company.store import store_open
from maodun.domain.text import T

WAIVE_HELP = (
    'Accept a gap by its name in the report, as --waive marks --by "Li Wei" --reason TEXT.'
)

LOCARNO_HELP = (
    "Leave out designs for articles of other Locarno classes than the product's; a gap says so."
)


@click.command()
@click.argument("product", metavar="PRODUCT|LIST", type=PATH_OR_ADDRESS)
@click.option("--market", help="Markets: US,EU; default: the product's own, else US.")
@click.option("--from", "starts_on", type=FIRST_DAY, help="First day of sale; default today.")
@click.option("--months", default=30, show_default=True, help="Months of sale.")
@click.option("--sku", default="", help="Only the product with this number.")
@click.option("--column", multiple=True, metavar="FIELD=NAME", help=COLUMN_HELP)
@click.option("--known", type=EXISTING, help="File of known rights to test the search with.")
@click.option("--counsel", default="", help="Counsel who asked for the report.")
@click.option("--waive", multiple=True, metavar="WHAT", help=WAIVE_HELP)
@click.option("--by", default="", help="Who accepts it.")
@click.option("--reason", default="", help="Why it is accepted.")
@click.option("--cut", type=click.IntRange(min=1), help="Nearest rights ruled on one by one.")
@click.option("--locarno-only", is_flag=True, help=LOCARNO_HELP)
@click.option("--out", type=click.Path(path_type=Path), help="Folder to write reports to.")
@click.option("--lang", type=LANGUAGE, help="Language of the report: en or zh.")
@click.option(
    "--format", "forms", type=REPORT_FORMS, default=(), help="html, pdf, xlsx, json, text."
)
@fetch_pictures
@sample
@as_json
@click.pass_obj
def clear(door: Door, product: str, **words: Unpack[Words]) -> None:
    """Compare a product, or each product of a list, with everybody's rights.

    PRODUCT|LIST is a product.yaml, a saved page, an address, a table or a folder; - reads
    a product.yaml from stdin. The result is kept as a review.

    \b
    Example:
        maodun clear scooter.yaml --market US --from 2027-01 --months 30 --out reports
    """
    door = door.speaking(words["lang"])
    place = door.place(sample=words["sample"])
    store_open(place.database)
    with order_of(product, words, door) as order:
        steps = products_clear(
            order=order, register=place.register, by=door.user, now=door.now(), on=door.today
        )
        cleared = follow(steps, door, go_on=T("Stopped. Clearances made so far are kept."))
    show_cleared(cleared, words, door)
