"""Open the company store: one database file, made and brought up to date on first use."""

import pkgutil
import sqlite3
from contextlib import closing
from pathlib import Path

import django
from django.apps import apps
from django.db import connections

from maodun.company import migrations
from maodun.domain.errors import StoreBusy, StoreDamaged, StoreNewer
from maodun.domain.text import T

WAIT_SECONDS = 60.0


def store_open(database: Path) -> None:
    """Make ``database`` the company store of this process, with every table it needs.

    Safe when several processes do it at once: one brings the tables up to date, the others
    wait for it. Opening the same file again costs nothing.

    Raises:
        StoreDamaged: The file is something else.
        StoreNewer: A later version of this program wrote it.
        StoreBusy: Another process kept it for a minute.
    """
    framework_ready()
    database.parent.mkdir(parents=True, exist_ok=True)
    _point_at(database)
    if _stands_at(database) != newest_migration():
        _bring_up_to_date(database)


def framework_ready() -> None:
    """Make the tables importable; touches no database, and costs nothing the second time."""
    if not apps.ready:
        django.setup()


def newest_migration() -> int:
    """Return the number of the last migration this program knows."""
    names = (module.name for module in pkgutil.iter_modules(migrations.__path__))
    return max(int(name[:4]) for name in names)


def _point_at(database: Path) -> None:
    here = connections["default"]
    if here.settings_dict["NAME"] == str(database):
        return
    connection = connections.create_connection("default")
    connection.settings_dict = {**here.settings_dict, "NAME": str(database)}
    here.close()
    connections["default"] = connection
    connections.settings["default"]["NAME"] = str(database)  # for threads that come later


def _stands_at(database: Path) -> int:
    """Read the number of the last migration made in this file; 0: none, or no file."""
    if not database.exists():
        return 0
    try:
        with closing(sqlite3.connect(database, timeout=WAIT_SECONDS)) as connection:
            stands_at = int(connection.execute("PRAGMA user_version").fetchone()[0])
    except sqlite3.DatabaseError as error:
        raise StoreDamaged(
            T("{file} is no company store: {because}", file=str(database), because=str(error))
        ) from error
    if stands_at > newest_migration():
        raise StoreNewer(
            T(
                "{file} was written by a later version of maodun. Install that version, or set "
                "MAODUN_HOME to another folder",
                file=str(database),
            )
        )
    return stands_at


def _bring_up_to_date(database: Path) -> None:
    from django.core.management import call_command  # noqa: PLC0415 - slow, and needed once

    # The lock is a database too: locked on every platform, and freed when its holder dies.
    lock = sqlite3.connect(
        database.with_name(f"{database.name}.lock"), timeout=WAIT_SECONDS, isolation_level=None
    )
    with closing(lock):
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise StoreBusy(
                T("{file} is being brought up to date by another process", file=str(database))
            ) from error
        if _stands_at(database) != newest_migration():
            call_command("migrate", verbosity=0, interactive=False)
            with connections["default"].cursor() as cursor:
                cursor.execute(f"PRAGMA user_version = {newest_migration():d}")
