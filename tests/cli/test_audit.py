"""``maodun audit``: the chain as people see it."""

import json
from collections.abc import Callable

from click.testing import Result
from django.db import connection

Maodun = Callable[..., Result]


def test_changes_are_listed_newest_first_with_who_made_them(maodun: Maodun) -> None:
    maodun("portfolio", "add", "US99000001B2")
    maodun("portfolio", "remove", "US99000001B2")
    rows = json.loads(maodun("audit", "list", "--json").stdout)
    assert [(row["deed"], row["by"]) for row in rows] == [
        ("right.let_go", "Ada"),
        ("right.held", "Ada"),
    ]
    assert "right.held" in maodun("audit", "list", "--about", "right:US99000001B2").stdout


def test_a_whole_chain_is_told_with_its_last_hash(maodun: Maodun) -> None:
    maodun("portfolio", "add", "US99000001B2")
    ran = maodun("audit", "verify")
    assert ran.exit_code == 0
    (row,) = json.loads(maodun("audit", "list", "--json").stdout)
    assert row["own"] in ran.stdout


def test_a_touched_chain_is_an_error_that_names_the_change(maodun: Maodun) -> None:
    maodun("portfolio", "add", "US99000001B2")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE company_auditrow SET \"by\" = 'Eve'")
    ran = maodun("audit", "verify")
    assert ran.exit_code == 1
    assert "Change 1 is not what was written" in ran.stdout
    assert json.loads(maodun("audit", "verify", "--json").stdout)["broken"] == 1
