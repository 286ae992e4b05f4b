import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Maodun = Callable[..., Result]


def test_own_rights_rule_themselves_out(lamps: Maodun, lamp_file: Path) -> None:
    assert lamps("portfolio", "add", "US 99,000,001 B2").exit_code == 0
    lamps("clear", str(lamp_file), "--from", "2027-01")
    now = json.loads(lamps("review", "show", "1", "--json").stdout)["now"]
    assert "US99000001B2" not in {f["right"]["publication_number"] for f in now["findings"]}


def test_a_licence_is_listed_with_its_last_day(maodun: Maodun) -> None:
    maodun(
        "portfolio", "add", "-", "--licensed", "--until", "2029-12-31", stdin="US99000001B2\n"
    )
    (seen,) = json.loads(maodun("portfolio", "list", "--json").stdout)
    assert seen["held"] == {
        "number": "US99000001B2",
        "how": "licensed",
        "until": "2029-12-31",
        "note": "",
    }
    assert seen["added_by"] == "Ada"


def test_taking_out_what_is_not_there_is_an_error(maodun: Maodun) -> None:
    assert maodun("portfolio", "remove", "US99000001B2").exit_code == 1
    maodun("portfolio", "add", "US99000001B2")
    assert maodun("portfolio", "remove", "US99000001B2").exit_code == 0
    assert "empty" in maodun("portfolio", "list").stdout


def test_what_was_taken_out_is_told_in_json(maodun: Maodun) -> None:
    maodun("portfolio", "add", "US99000001B2")
    ran = maodun("portfolio", "remove", "US99000001B2", "--json")
    assert json.loads(ran.stdout) == ["US99000001B2"]
