"""``maodun match``: listings of others against marks and claims of our own."""

from typing import Unpack

import click

from maodun.cli.door import Door
from maodun.cli.matching.order import MatchWords, match_order_of
from maodun.cli.matching.showing import MATCH, show_matched
from maodun.cli.options import EXISTING, PATH_OR_ADDRESS, as_json, fetch_pictures, sample
from maodun.cli.products import COLUMN_HELP
from maodun.cli.progress import follow
from maodun.cli.scanning.order import OUTPUT
from maodun.cli.scanning.showing import form_of
from maodun.company.listings.matching import listings_match
from maodun.company.store import store_open
from maodun.reports.matching.rendering import MATCH_FORMS

RIGHT_HELP = "Number of a right of ours; may be repeated. Default: the whole portfolio."
PRODUCT_HELP = "File of a product of ours: rank listings that sell the same, by text, too."
OURS_HELP = "Name of a shop of ours, whose listings are left out; may be repeated."


@click.command()
@click.argument(
    "listings", metavar="LISTINGS...", nargs=-1, required=True, type=PATH_OR_ADDRESS
)
@click.option("--right", "numbers", multiple=True, metavar="NUMBER", help=RIGHT_HELP)
@click.option("--our-seller", "ours", multiple=True, metavar="NAME", help=OURS_HELP)
@click.option("--product", type=EXISTING, help=PRODUCT_HELP)
@click.option(
    "--top",
    default=100,
    show_default=True,
    type=click.IntRange(min=1),
    help="Listings that each ranking keeps.",
)
@click.option("--column", multiple=True, metavar="FIELD=NAME", help=COLUMN_HELP)
@click.option("--format", "--form", "form", type=MATCH, help="table, html, pdf, xlsx or json.")
@click.option("--output", type=OUTPUT, help="File to write to; its name tells the form.")
@fetch_pictures
@sample
@as_json
@click.pass_obj
def match(door: Door, listings: tuple[str, ...], **words: Unpack[MatchWords]) -> None:
    """Rank listings of others by how near they come to rights of our own.

    LISTINGS are whatever 'maodun clear' reads; - reads stdin. Only the nearest are kept, so a
    million listings need no more memory than a thousand. Stopped with Ctrl-C, it answers for
    what was read.

    \b
    Example:
        maodun match --right US9827127B2 --right USTM76044902 listings.csv --output near.xlsx
    """
    form = form_of(words["form"], words["output"], MATCH_FORMS, as_json=words["as_json"])
    place = door.place(sample=words["sample"])
    store_open(place.database)
    with match_order_of(listings, words, door) as order:
        steps = listings_match(order=order, register=place.register)
        matches = follow(steps, door, in_part=True)
    show_matched(matches, form, words["output"], door, place=place)
