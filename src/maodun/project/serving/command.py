"""Serve the desk to browsers of this machine."""

import secrets
import webbrowser

import click

from maodun.cli.door import Door
from maodun.cli.options import sample
from maodun.cli.output import echo
from maodun.company.people.services import anybody
from maodun.company.store import store_open
from maodun.domain.text import T
from maodun.project.serving.desk import desk_serve
from maodun.web.places import Desk

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
    place = door.place(sample=sample)
    store_open(place.database)
    start_key = secrets.token_urlsafe(24)
    address = f"http://{HOST}:{port}/" + ("" if anybody() else f"start/{start_key}")
    echo(T("The desk is at {address}", address=address), door)
    echo(T("Stop it with Ctrl+C."), door)
    if opened:
        webbrowser.open(address)
    desk_serve(Desk(place.register, place.pictures, place.database, start_key), HOST, port)
