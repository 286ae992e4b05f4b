"""``maodun right``: one right, its claims as a tree, its life with the rule behind it."""

import click

from maodun.cli.door import Door
from maodun.cli.options import as_json, sample
from maodun.cli.output import echo_json
from maodun.cli.show_right import show_right
from maodun.company.register.services import right_get


@click.command()
@click.argument("words", metavar="NUMBER", nargs=-1, required=True)
@click.option("--all-claims", is_flag=True, help="Take dependent claims apart too.")
@sample
@as_json
@click.pass_obj
def right(
    door: Door, *, words: tuple[str, ...], all_claims: bool, sample: bool, as_json: bool
) -> None:
    """Show the right with this NUMBER, in any spelling, with blanks or without.

    \b
    Example:
        maodun right "US 9,827,127 B2"
    """
    asked = words[1:] if words[0].lower() == "show" else words
    number = " ".join(asked or words)
    found = right_get(folder=door.place(sample=sample).register, number=number)
    if as_json:
        return echo_json(found, door)
    return show_right(found, door, all_claims=all_claims)
