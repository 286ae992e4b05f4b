"""What several parts of the suite need: a clock that stands still, a small register, a home."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connections
from pytest_django import DjangoDbBlocker

from maodun.cli.door import Door
from maodun.company.register.services import Writing, register_add
from maodun.company.store import store_open
from maodun.domain.settings import Settings

NOW = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)
BATTERY = "a rechargeable battery in the base"


def lamp(number: str, title: str, *limitations: str, **fields: object) -> dict[str, object]:
    """Return one fictional right on lamps as a line of JSONL."""
    text = f"A lamp comprising: {'; '.join(limitations[:-1])}; and {limitations[-1]}."
    return {
        "publication_number": number,
        "title": title,
        "kind": "patent",
        "stage": "grant",
        "language": "en",
        "filing_date": "2018-03-01",
        "grant_date": "2026-11-24",
        "publication_date": "2026-11-24",
        "application_number": f"US15/{number[-9:-2]}",
        "term_extension_days": 0,
        "parties": [{"name": "Lumenfold Example Inc.", "role": "assignee", "country": "US"}],
        "classes": [{"scheme": "cpc", "symbol": "F21S 6/00", "main": True}],
        "abstract": f"{title} for a desk.",
        "description": ["A desk lamp stands on a base and lights a desk."],
        "claims": [{"number": 1, "text": text}],
        **fields,
    }


LAMPS = [
    lamp("US99000001B2", "Desk lamp with battery", "a base", BATTERY),
    lamp("US99000002B2", "Folding desk lamp", "an arm hinged to the base", BATTERY),
    lamp("US99000003B2", "Desk lamp with a pump", "a base", "a water pump under the base"),
    lamp(
        "US20260990001A1",
        "Desk lamp with a fan",
        "a base",
        "a fan above the base",
        stage="application",
        grant_date=None,
    ),
    lamp("US98000001B2", "Old desk lamp", "a base", "a bulb", filing_date="1996-01-05"),
]
SUITS = """\
court,number,date,plaintiff,rights
N.D. Ill.,1:26-cv-99101,2026-03-09,Lumenfold Example Inc.,US99000001B2
"""
PRODUCT = """\
sku: LAMP-1
title:
  en: Desk lamp with a heavy base
facts:
  - en: The desk lamp has a base of cast iron and a bulb.
  - name: cable
    text:
      en: A cable of 2 m connects it to the mains.
"""


@contextmanager
def _own_connection(blocker: DjangoDbBlocker) -> Iterator[None]:
    """Allow the database, and put back the connection that was there."""
    before = connections["default"]
    with blocker.unblock():
        try:
            yield
        finally:
            if connections["default"] is not before:
                connections["default"].close()
                connections["default"] = before


@pytest.fixture(scope="session")
def lamp_rights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published file of five fictional rights and one line that nobody can read."""
    file = tmp_path_factory.mktemp("published") / "lamps.jsonl"
    lines = [json.dumps({k: v for k, v in one.items() if v is not None}) for one in LAMPS]
    file.write_text("\n".join([*lines, "{not json"]) + "\n", "utf-8")
    return file


@pytest.fixture(scope="session")
def lamp_register(lamp_rights: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register of the lamps; nobody writes to it."""
    folder = tmp_path_factory.mktemp("registers") / "lamps"
    suits = tmp_path_factory.mktemp("courts") / "suits.csv"
    suits.write_text(SUITS, "utf-8")
    for _ in register_add(paths=[lamp_rights, suits], writing=Writing(folder, 64), now=NOW):
        pass
    return folder


@pytest.fixture
def lamp_file(tmp_path: Path) -> Path:
    """The product file of a lamp."""
    file = tmp_path / "lamp.yaml"
    file.write_text(PRODUCT, "utf-8")
    return file


@pytest.fixture(scope="session")
def empty_store(
    tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker
) -> Path:
    """A company store that was just made; copied, since making one takes long."""
    database = tmp_path_factory.mktemp("stores") / "company.sqlite3"
    with _own_connection(django_db_blocker):
        store_open(database)
    return database


@pytest.fixture
def home(
    tmp_path: Path, empty_store: Path, django_db_blocker: DjangoDbBlocker
) -> Iterator[Path]:
    """A home folder of its own, with an empty company store for real work and for the demo."""
    home = tmp_path / "home"
    for folder in (home, home / "demo"):
        folder.mkdir()
        shutil.copy(empty_store, folder / empty_store.name)
    with _own_connection(django_db_blocker):
        yield home


@pytest.fixture
def door(home: Path) -> Door:
    """Settings of that home and a clock that stands still."""
    return Door(Settings(home=home, user="Ada", network=False), now=lambda: NOW)


@pytest.fixture
def lamp_door(door: Door, lamp_register: Path) -> Door:
    """The same with the lamps in its register."""
    shutil.copytree(lamp_register, door.settings.register)
    return door
