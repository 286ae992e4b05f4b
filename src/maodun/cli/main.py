"""The ``maodun`` command."""

import click

from maodun.cli.door import Door
from maodun.cli.lazy import Later, RootGroup
from maodun.cli.options import LANGUAGE
from maodun.cli.output import note
from maodun.domain.text import T

COMMANDS = {
    "demo": Later(
        "maodun.cli.demo:demo", "Clear three sample products; a first look.", store=True
    ),
    "register": Later(
        "maodun.cli.registering.group:register",
        "Fill and look at the copy of the world's rights.",
    ),
    "clear": Later(
        "maodun.cli.clearing.command:clear",
        "Compare a product with everybody's rights before it sells.",
        store=True,
    ),
    "scan": Later(
        "maodun.cli.scanning.command:scan",
        "Find the words of others in listings: every live mark at once.",
        store=True,
    ),
    "match": Later(
        "maodun.cli.matching.command:match",
        "Rank listings of others against marks and claims of our own.",
        store=True,
    ),
    "name": Later(
        "maodun.cli.naming.command:name", "Say what stands in the way of a brand name."
    ),
    "plan": Later(
        "maodun.cli.planning.command:plan", "Say what to file before products go online."
    ),
    "review": Later(
        "maodun.cli.reviewing.group:review",
        "Answer, rule and report what a clearance left open.",
        store=True,
    ),
    "serve": Later(
        "maodun.project.serving.command:serve", "Open the desk in a browser.", store=True
    ),
    "work": Later(
        "maodun.project.serving.command:work", "Do the long work of the desk.", store=True
    ),
    "audit": Later(
        "maodun.cli.audit:audit", "Show who changed what; prove it unaltered.", store=True
    ),
    "right": Later("maodun.cli.right:right", "Show one right, its claims as a tree."),
    "law": Later("maodun.cli.law.group:law", "Look at the rules of law, ask them, check them."),
    "portfolio": Later(
        "maodun.cli.portfolio:portfolio",
        "Keep the rights that are ours or licensed.",
        store=True,
    ),
}


class Maodun(RootGroup):
    """The outermost group, with its commands."""

    later = COMMANDS


@click.group(cls=Maodun, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="maodun")
@click.option("--lang", type=LANGUAGE, help="Language of answers: en or zh.")
@click.pass_context
def cli(ctx: click.Context, *, lang: str | None) -> None:
    """Find whose rights a product could meet, before it sells.

    \b
    Example:
        maodun demo
    """
    if isinstance(ctx.obj, Door):
        ctx.obj = ctx.obj.speaking(lang)
        use_law(ctx, ctx.obj)


def use_law(ctx: click.Context, door: Door) -> None:
    """Let the command read corrected law files, and say so beside its answer."""
    folder = door.settings.law
    if folder is None:
        return
    from maodun.rules.files import reading  # noqa: PLC0415 - slow, and seldom needed

    ctx.with_resource(reading(folder))
    note(T("Law files used: {folder}, not those of the program.", folder=str(folder)), door)
