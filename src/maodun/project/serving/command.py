"""Serve the desk to browsers of this machine, and do its long work."""

import secrets
import webbrowser

import click

from maodun.cli.door import Door
from maodun.cli.options import sample
from maodun.cli.output import echo
from maodun.company.people.services import anybody
from maodun.company.places import Desk
from maodun.company.store import store_open
from maodun.domain.text import T
from maodun.project.serving.desk import desk_serve
from maodun.project.serving.worker import work_through, working

HOST = "127.0.0.1"
"""Only this machine; others come in through a proxy that speaks TLS."""


@click.command()
@click.option("--port", default=8787, show_default=True, help="Port to listen on.")
@click.option("--open/--no-open", "opened", default=True, help="Show the desk in a browser.")
@sample
@click.pass_obj
def serve(door: Door, *, port: int, opened: bool, sample: bool) -> None:
    """Serve the desk on this machine.

    The first time, the page that opens makes the first account.

    \b
    Example:
        maodun serve --port 8787
    """
    desk = desk_of(door, sample=sample)
    store_open(desk.database)
    address = f"http://{HOST}:{port}/" + ("" if anybody() else f"start/{desk.start_key}")
    echo(T("The desk is at {address}", address=address), door)
    echo(T("Stop it with Ctrl+C."), door)
    with working(sample=sample):
        if opened:
            webbrowser.open(address)
        desk_serve(desk, HOST, port)


@click.command()
@click.option("--beside", is_flag=True, help="End when the standard input ends.")
@sample
@click.pass_obj
def work(door: Door, *, beside: bool, sample: bool) -> None:
    """Do the long work of the desk; 'maodun serve' starts this by itself.

    \b
    Example:
        maodun work
    """
    work_through(desk_of(door, sample=sample), beside=beside)


def desk_of(door: Door, *, sample: bool) -> Desk:
    """Return where the desk of this reader works."""
    place = door.place(sample=sample)
    return Desk(
        register=place.register,
        pictures=place.pictures,
        database=place.database,
        register_max_age_days=door.settings.register_max_age_days,
        looks_model=door.settings.looks_model,
        start_key=secrets.token_urlsafe(24),
    )
