"""Commands for who corrects the law files: check them, copy them, see what a change moves."""

import shutil
from pathlib import Path

import click

from maodun.cli.door import Door
from maodun.cli.law.comparing import compared, show_compared
from maodun.cli.law.faults import checked, show_checked
from maodun.cli.options import EXISTING, as_json
from maodun.cli.output import echo, echo_json
from maodun.domain.errors import BadOption
from maodun.domain.text import T
from maodun.rules.files import law_folder, reading

NEW = click.Path(path_type=Path)


@click.command()
@click.argument("prefixes", metavar="[PREFIX]...", nargs=-1)
@click.option("--in", "folder", type=EXISTING, help="Check this copy of the law files instead.")
@as_json
@click.pass_obj
def check_command(
    door: Door, *, prefixes: tuple[str, ...], folder: Path | None, as_json: bool
) -> None:
    """Check law files: form, cases, days of change, age; all, or those that begin so.

    \b
    Example:
        maodun law check us.patent calendars
    """
    with reading(folder or law_folder()):
        found = checked(prefixes, today=door.today)
    echo_json(found, door) if as_json else show_checked(found, door)
    if found.faults:
        raise click.exceptions.Exit(1)


@click.command()
@click.argument("folder", type=NEW)
@click.pass_obj
def copy_command(door: Door, *, folder: Path) -> None:
    """Copy the law files into FOLDER, which must not be there yet, to change them.

    \b
    Example:
        maodun law copy proposal
    """
    if folder.exists():
        there = T("{folder} is there already. Name a folder that is not.", folder=str(folder))
        raise BadOption(there)
    shutil.copytree(law_folder(), folder)
    said = T(
        "Copied to {folder}. What changes: maodun law diff --with {folder}", folder=str(folder)
    )
    echo(said, door)


@click.command()
@click.argument("prefixes", metavar="[PREFIX]...", nargs=-1)
@click.option(
    "--with", "folder", type=EXISTING, required=True, help="A changed copy of the law files."
)
@click.option("--all", "each", is_flag=True, help="List every answer that moves.")
@as_json
@click.pass_obj
def diff_command(
    door: Door, *, prefixes: tuple[str, ...], folder: Path, each: bool, as_json: bool
) -> None:
    """Show which answers a changed copy of the law files moves; all, or of rules that begin so.

    Every case is asked of both, as it is and with its days moved a little; the copy is checked
    too. Exit code 1 where the copy breaks a form or fails a case.

    \b
    Example:
        maodun law diff --with proposal
    """
    found = compared(folder, prefixes, today=door.today)
    echo_json(found, door) if as_json else show_compared(found, door, each=each)
    if found.faults:
        raise click.exceptions.Exit(1)
