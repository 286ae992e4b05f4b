"""``maodun plan``: what to file for products before they go online."""

from pathlib import Path
from typing import Unpack

import click

from maodun.cli.door import Door
from maodun.cli.options import EXISTING, FIRST_DAY, as_json
from maodun.cli.planning.order import PlanForms, Words, wanted_of
from maodun.cli.planning.showing import show_planned
from maodun.company.planning import plan_make
from maodun.planning.assumptions import FILE

SET_HELP = "Change a number: --set forecast.US=20000, --set agent.US.design=1500."
WHAT_IF_HELP = "Show what a change would do to the plan: --what-if launch=2027-06."
FORMS_HELP = "html, pdf, xlsx, json, ics, text (the whole plan)."


def _print_assumptions(ctx: click.Context, _param: click.Parameter, asked: object) -> None:
    if asked:
        click.echo(FILE.read_text("utf-8"), nl=False)
        ctx.exit()


@click.command()
@click.argument("products", metavar="PRODUCT...", nargs=-1, required=True, type=EXISTING)
@click.option(
    "--budget",
    required=True,
    help="For all products together: 8000USD; without one, the currency of the products.",
)
@click.option("--assumptions", type=EXISTING, help="File of costs, chances, strengths, rates.")
@click.option("--set", "settings", multiple=True, metavar="NAME=VALUE", help=SET_HELP)
@click.option("--what-if", multiple=True, metavar="NAME=VALUE", help=WHAT_IF_HELP)
@click.option("--today", type=FIRST_DAY, help="Plan as if it were this day.")
@click.option("--out", type=click.Path(path_type=Path), help="Folder to write the plan to.")
@click.option("--format", "forms", type=PlanForms(), default=(), help=FORMS_HELP)
@click.option(
    "--print-assumptions",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_assumptions,
    help="Print the assumptions that come with the program, to change a copy of them.",
)
@as_json
@click.pass_obj
def plan(door: Door, products: tuple[Path, ...], **words: Unpack[Words]) -> None:
    """Say what to file for products before they go online: where, by when, for how much.

    PRODUCT is a product.yaml with a plan: part, or a folder of them; - reads stdin.

    \b
    Example:
        maodun plan scooter-stand.yaml --budget 8000USD --lang zh --out plan
    """
    with wanted_of(products, words, door) as wanted:
        planned = plan_make(wanted=wanted)
    show_planned(planned, words, door)
