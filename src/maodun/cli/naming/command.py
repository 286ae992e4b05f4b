"""``maodun name``: is a brand name taken, as far as the register can say?"""

from pathlib import Path
from typing import Unpack

import click

from maodun.cli.door import Door
from maodun.cli.naming.order import ClassNumbers, Name, NameWords, wanted_of
from maodun.cli.naming.showing import show_named
from maodun.cli.options import FIRST_DAY, Forms, as_json, sample
from maodun.cli.progress import follow
from maodun.company.naming import names_check
from maodun.domain.text import T
from maodun.reports.naming.rendering import NAME_FORMS

CLASS_HELP = "Nice classes in place of those guessed from the goods: --class 25,18."
FORMS_HELP = ", ".join(NAME_FORMS) + "."
OURS_HELP = "Number of a mark of our own, which is left out."


@click.command()
@click.argument("names", type=Name(), metavar="CANDIDATE...", nargs=-1, required=True)
@click.option("--goods", required=True, help="What the name is for, in the seller's words.")
@click.option("--market", default="US", show_default=True, help="Markets: US,EU,CN.")
@click.option("--class", "classes", type=ClassNumbers(), default=(), help=CLASS_HELP)
@click.option("--ours", multiple=True, metavar="NUMBER", help=OURS_HELP)
@click.option(
    "--proposals",
    type=click.IntRange(min=0, max=10),
    default=3,
    show_default=True,
    help="Other names to propose for each candidate that marks come near.",
)
@click.option("--today", type=FIRST_DAY, help="Answer as if it were this day.")
@click.option("--out", type=click.Path(path_type=Path), help="Folder to write the answer to.")
@click.option("--format", "forms", type=Forms(NAME_FORMS), default=(), help=FORMS_HELP)
@sample
@as_json
@click.pass_obj
def name(door: Door, names: tuple[str, ...], **words: Unpack[NameWords]) -> None:
    """Say what stands in the way of a brand name, and what was not looked at.

    CANDIDATE is a name; forms of one name are separated by a slash. Several are put in order.

    \b
    Example:
        maodun name "云朵猫/CloudCat" Nivora --goods "camping lantern" --market US,EU,CN
    """
    wanted = wanted_of(names, words, door)
    steps = names_check(wanted=wanted, register=door.place(sample=words["sample"]).register)
    show_named(follow(steps, door, go_on=T("Stopped. Nothing was kept.")), words, door)
