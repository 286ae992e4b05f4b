"""A desk with one review of each lamp, and people of every role."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from maodun.company.models import Person
from maodun.company.people.roles import Role
from maodun.company.people.services import Account, person_add
from maodun.company.places import Desk
from maodun.company.reviews.selectors import StoredReview
from maodun.company.reviews.services import Asked, clearance_run
from maodun.domain.clearance import Window
from maodun.domain.products import Fact, Product
from maodun.screening.options import Options
from maodun.web.pages.accounts import BACKEND
from tests.conftest import NOW

PASSWORD = "a heavy base of cast iron"  # noqa: S105 - of people who exist in tests only
START_KEY = "the-link-of-the-terminal"
LAMP = Product(
    sku="LAMP-2",
    title="Desk lamp",
    facts=(
        Fact("title", "Desk lamp", "en", "lamp.yaml"),
        Fact("body", "The desk lamp has a base <script>alert(1)</script>.", "en", "lamp.yaml"),
    ),
    source="lamp.yaml",
)


@pytest.fixture(autouse=True)
def desk(settings: Settings, lamp_register: Path, tmp_path: Path) -> Desk:
    """Let the pages work on the lamps."""
    made = Desk(
        lamp_register,
        tmp_path / "pictures",
        tmp_path / "company.sqlite3",
        start_key=START_KEY,
    )
    settings.DESK = made
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return made


@pytest.fixture
def review(desk: Desk) -> StoredReview:
    """Return a clearance of the lamp."""
    asked = Asked(LAMP, "US", Window(date(2027, 1, 1), date(2029, 6, 30)), Options())
    steps = clearance_run(asked=asked, register=desk.register, by="Ada", now=NOW, on=NOW.date())
    while True:
        try:
            next(steps)
        except StopIteration as end:
            made: StoredReview = end.value
            return made


@pytest.fixture
def person() -> Callable[..., Person]:
    """Return a function that gives somebody of a role an account."""

    def add(role: Role = Role.STAFF, *, name: str = "Li Wei", language: str = "en") -> Person:
        account = Account(f"{name}-{role}", name, PASSWORD, role, language)
        return person_add(account, by="Ada", now=NOW)

    return add


@pytest.fixture
def inside(person: Callable[..., Person]) -> Callable[..., Client]:
    """Return a function that signs somebody of a role in."""

    def client(role: Role = Role.STAFF, **words: str) -> Client:
        made = Client()
        made.force_login(person(role, **words), backend=BACKEND)
        return made

    return client
