"""What ``maodun register`` does."""

from pathlib import Path

import click

from maodun.cli.door import Door
from maodun.cli.options import EXISTING, as_json, named_on_stdin, sample
from maodun.cli.output import echo_json
from maodun.cli.progress import follow
from maodun.cli.registering.pictures import show_pictures_kept
from maodun.cli.registering.showing import (
    anything_read,
    as_one,
    show_added,
    show_check,
    show_coverage,
    show_refreshed,
)
from maodun.company.register.filling import pictures_kept, register_fill
from maodun.company.register.services import (
    Writing,
    register_check,
    register_refresh,
    register_show,
)
from maodun.domain.text import T

GO_ON = T("Stopped. What was added is kept; the same command goes on from here.")

each_file = click.option(
    "--files", is_flag=True, help="Name every file; else only those with something bad."
)


@click.command()
@click.argument("paths", metavar="FILES...", nargs=-1, required=True, type=EXISTING)
@each_file
@as_json
@click.pass_obj
def add_command(door: Door, *, paths: tuple[Path, ...], files: bool, as_json: bool) -> None:
    """Add FILES as published: zip, XML, CSV, XLSX, or folders of them.

    The same file again changes nothing. Stop with Ctrl-C; the same command goes on. Records
    that cannot be read are listed and never stop the rest. A - reads names from stdin.

    \b
    Example:
        maodun register add ipg260106.zip suits.csv
    """
    settings = door.settings
    steps = register_fill(
        paths=named_on_stdin(paths),
        writing=Writing(settings.register, settings.writer_memory_mb),
        now=door.now(),
        model=settings.looks_model,
    )
    added = follow(steps, door, go_on=GO_ON)
    echo_json(added, door) if as_json else show_added(added, door, files=files)
    if not anything_read(added):
        raise click.exceptions.Exit(1)


@click.command()
@each_file
@sample
@as_json
@click.pass_obj
def show_command(door: Door, *, files: bool, sample: bool, as_json: bool) -> None:
    """Show what is in the register: how many, of whom, from when to when, read when.

    \b
    Example:
        maodun register show
    """
    shown = register_show(folder=door.place(sample=sample).register)
    if as_json:
        return echo_json(as_one(shown), door)
    return show_coverage(shown, door, files=files)


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, type=EXISTING)
@click.option(
    "--again", is_flag=True, help="Look at every kept picture with the present encoder."
)
@sample
@as_json
@click.pass_obj
def pictures_command(
    door: Door, *, paths: tuple[Path, ...], again: bool, sample: bool, as_json: bool
) -> None:
    """Keep the pictures under PATH for the designs, works and marks they belong to.

    A file belongs to the right whose number it or its folder is named after, or whose record
    names it. Sheets of designs are cut into single figures. The same file again changes
    nothing. Stop with Ctrl-C; the same command goes on. A - reads names from stdin.

    \b
    Example:
        maodun register pictures I20210518/
    """
    if not paths and not again:
        raise click.MissingParameter(param_type="argument", param_hint="PATH...")
    steps = pictures_kept(
        paths=named_on_stdin(paths),
        folder=door.place(sample=sample).register,
        again=again,
        model=door.settings.looks_model,
    )
    kept = follow(steps, door, go_on=GO_ON)
    return echo_json(kept, door) if as_json else show_pictures_kept(kept, door)


@click.command()
@sample
@as_json
@click.pass_obj
def check_command(door: Door, *, sample: bool, as_json: bool) -> None:
    """Compare everything in the register with its hashes and counts.

    \b
    Example:
        maodun register check
    """
    report = follow(register_check(folder=door.place(sample=sample).register), door)
    echo_json(report, door) if as_json else show_check(report, door)
    if report.problems:
        raise click.exceptions.Exit(1)


@click.command()
@sample
@as_json
@click.pass_obj
def refresh_command(door: Door, *, sample: bool, as_json: bool) -> None:
    """Derive the dates of every right again, by the rules as they are now.

    \b
    Example:
        maodun register refresh
    """
    report = follow(register_refresh(folder=door.place(sample=sample).register), door)
    return echo_json(report, door) if as_json else show_refreshed(report, door)
