import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

import maodun
from maodun.company.store import newest_migration, store_open
from maodun.domain.errors import StoreDamaged, StoreNewer

OPEN = """
import os, sys
from pathlib import Path
os.environ["DJANGO_SETTINGS_MODULE"] = "maodun.project.django_settings"
os.environ["MAODUN_HOME"] = os.path.dirname(sys.argv[1])
import maodun
from maodun.company.store import store_open
store_open(Path(sys.argv[1]))
from maodun.company.portfolio.services import held_list
assert held_list() == ()
"""


def value(database: Path, pragma: str) -> object:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(f"PRAGMA {pragma}").fetchone()[0]


def test_several_processes_may_open_a_new_store_at_once(tmp_path: Path) -> None:
    database = tmp_path / "home" / "company.sqlite3"
    running = [
        subprocess.Popen(
            [sys.executable, "-c", OPEN, str(database)],
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(Path(maodun.__file__).parents[1])},
        )
        for _ in range(3)
    ]
    said = [process.communicate()[1] for process in running]
    assert [process.returncode for process in running] == [0, 0, 0], said
    assert value(database, "user_version") == newest_migration()
    assert value(database, "journal_mode") == "wal"


def test_a_store_of_a_later_version_is_left_alone(tmp_path: Path, home: Path) -> None:
    del home
    database = tmp_path / "company.sqlite3"
    with closing(sqlite3.connect(database)) as connection:
        connection.execute(f"PRAGMA user_version = {newest_migration() + 1}")
    with pytest.raises(StoreNewer, match="MAODUN_HOME"):
        store_open(database)


def test_a_file_of_something_else_is_no_store(tmp_path: Path, home: Path) -> None:
    del home
    database = tmp_path / "company.sqlite3"
    database.write_text("not a database, and long enough to be sure of it " * 20, "utf-8")
    with pytest.raises(StoreDamaged, match=r"company\.sqlite3"):
        store_open(database)


@pytest.mark.django_db
def test_every_change_of_a_table_has_its_migration() -> None:
    call_command("makemigrations", "--check", "--dry-run", stdout=StringIO())
