import json

import pytest
from click.testing import CliRunner

from maodun.cli.door import Door
from maodun.cli.main import cli


def test_shows_the_record_the_rule_and_the_claims(lamp_door: Door) -> None:
    result = CliRunner().invoke(cli, ["right", "US 99,000,001 B2"], obj=lamp_door)
    assert result.exit_code == 0
    assert result.stdout.startswith("US99000001B2  Desk lamp with battery")
    assert "ends 2038-03-01" in result.stdout
    assert "Rule us.patent.term" in result.stdout
    assert "a rechargeable battery in the base" in result.stdout


def test_json_holds_every_publication_meant(lamp_door: Door) -> None:
    result = CliRunner().invoke(cli, ["right", "US99000001", "--json"], obj=lamp_door)
    (seen,) = json.loads(result.stdout)
    assert seen["stored"]["right"]["publication_number"] == "US99000001B2"
    assert seen["trees"][0]["limitations"]


@pytest.mark.parametrize(
    ("number", "says"),
    [
        pytest.param("US97000000B2", "maodun register show", id="not in the register"),
        pytest.param("US99000010", "Did you mean US99000001B2?", id="two digits swapped"),
        pytest.param("US9900002B2", "Did you mean US99000002B2?", id="a digit is missing"),
        pytest.param("lamp", "lamp", id="not a number"),
    ],
)
def test_a_number_that_leads_nowhere_is_one_sentence(
    lamp_door: Door, number: str, says: str
) -> None:
    result = CliRunner().invoke(cli, ["right", number], obj=lamp_door)
    assert (result.exit_code, result.stdout) == (1, "")
    assert says in result.stderr
    assert len(result.stderr.splitlines()) == 1
