"""The desk as a program that answers browsers."""

import os
import secrets
from pathlib import Path

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from waitress import serve

from maodun.company.jobs.uploads import MOST_BYTES
from maodun.company.places import Desk

THREADS = 8
KEY_BYTES = 48
FORM_BYTES = 2_000_000
"""Of a form beside the files that are handed in with it."""


def desk_serve(desk: Desk, host: str, port: int) -> None:
    """Answer browsers until the program is stopped."""
    serve(
        application(desk),
        host=host,
        port=port,
        threads=THREADS,
        ident="",
        max_request_body_size=MOST_BYTES + FORM_BYTES,
    )


def application(desk: Desk) -> WSGIHandler:
    """Return the desk as a WSGI application that works in these places."""
    settings.SECRET_KEY = secret_key(desk.database.with_name("secret-key"))
    settings.DESK = desk
    return WSGIHandler()


def secret_key(file: Path) -> str:
    """Return the key that signs sessions; made once, readable by its owner only."""
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text("ascii")
    key = secrets.token_urlsafe(KEY_BYTES)
    with os.fdopen(handle, "w", encoding="ascii") as stream:
        stream.write(key)
    return key
