import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from maodun.cli.door import Door
from maodun.cli.main import cli


def test_shows_the_record_the_rule_and_the_claims(lamp_door: Door) -> None:
    result = CliRunner().invoke(cli, ["right", "US 99,000,001 B2"], obj=lamp_door)
    assert result.exit_code == 0
    assert result.stdout.startswith("US99000001B2  Desk lamp with battery")
    assert "ends 2038-03-01" in result.stdout
    assert "Rule us.patent.term" in result.stdout
    assert "a rechargeable battery in the base" in result.stdout


def test_a_number_may_have_blanks_and_show_before_it(lamp_door: Door) -> None:
    argv = ["right", "show", "US", "99,000,001", "B2"]
    result = CliRunner().invoke(cli, argv, obj=lamp_door)
    assert result.stdout.startswith("US99000001B2  Desk lamp with battery")


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


OLDER = {
    "publication_number": "US99000009B2",
    "title": "Lamp with a fan",
    "kind": "patent",
    "stage": "grant",
    "language": "en",
    "filing_date": "2016-03-01",
    "grant_date": "2018-05-01",
    "publication_date": "2018-05-01",
    "application_number": "US15/990009",
    "term_extension_days": 31,
    "claims": [{"number": 1, "text": "A lamp comprising: a base; and a fan."}],
}
IN_CHINA = OLDER | {
    "publication_number": "CN199000009B",
    "application_number": "CN201610990009.0",
    "language": "en",
}


def fee_event(entered: str, code: str) -> str:
    return f"0000099000009 15990009 N 20160301 20180501 {entered} {code:<5}\r\n"


def shown(door: Door, tmp_path: Path, *events: str, number: str = "US99000009") -> Result:
    rights = tmp_path / "older.jsonl"
    rights.write_text(f"{json.dumps(OLDER)}\n{json.dumps(IN_CHINA)}\n", "utf-8")
    files = [str(rights)]
    if events:
        fees = tmp_path / "MaintFeeEvents_20270104.txt"
        fees.write_bytes("".join(events).encode())
        files.append(str(fees))
    added = CliRunner().invoke(cli, ["register", "add", *files], obj=door)
    assert added.exit_code == 0, added.output
    return CliRunner().invoke(cli, ["right", number], obj=door)


@pytest.mark.parametrize(
    ("events", "says"),
    [
        pytest.param((), "payment unknown", id="no file of fee events"),
        pytest.param(
            (fee_event("20211008", "M1551"),),
            "Fee 1: payable from 2021-05-01, due 2021-11-01, late until 2022-05-01: paid on "
            "2021-10-08",
            id="paid",
        ),
        pytest.param(
            (fee_event("20220606", "EXP."),),
            "not paid, lapsed at the end of 2022-05-01",
            id="lapsed",
        ),
        pytest.param(
            (fee_event("20220606", "EXP."), fee_event("20240103", "EXPX")),
            "lapsed at the end of 2022-05-01, revived on 2024-01-03",
            id="revived late",
        ),
        pytest.param(
            (fee_event("20220606", "EXP."), fee_event("20240103", "ZZ9.")),
            "which may have undone it; so the lapse is not used",
            id="a code that nobody has read about",
        ),
    ],
)
def test_each_fee_says_whether_it_was_paid(
    door: Door, tmp_path: Path, events: tuple[str, ...], says: str
) -> None:
    result = shown(door, tmp_path, *events)
    assert says in result.stdout
    assert "Nominal end 2036-04-01; days of adjustment or extension: 31" in result.stdout


def test_json_holds_the_fees_of_a_right(door: Door, tmp_path: Path) -> None:
    shown(door, tmp_path, fee_event("20220606", "EXP."))
    result = CliRunner().invoke(cli, ["right", "US99000009", "--json"], obj=door)
    (seen,) = json.loads(result.stdout)
    life = seen["stored"]["life"]
    assert [fee["payment"] for fee in life["fees"]] == ["unpaid", "unknown", "unknown"]
    assert (life["nominal_on"], life["may_return_until"]) == ("2036-04-01", "2024-05-01")


def test_the_next_annual_fee_is_said_first_and_the_others_in_one_line(
    door: Door, tmp_path: Path
) -> None:
    lines = shown(door, tmp_path, number="CN199000009B").stdout.splitlines()
    begins = next(n for n, line in enumerate(lines) if line.startswith("Begins 2018-05-01"))
    assert lines[begins + 1].startswith("  Next: Fee 12: payable from -, due 2027-03-01")
    assert lines[begins + 2] == (
        "  Other fees: no. 2 to 11 (due 2017-03-01 to 2026-03-01), in the past: nothing read "
        "says whether they were paid; no. 13 to 20 (due 2028-03-01 to 2035-03-01), still to "
        "come"
    )
    assert sum("whether they were paid" in line for line in lines) == 1


def test_a_payment_that_is_known_follows_the_next_fee(door: Door, tmp_path: Path) -> None:
    lines = shown(door, tmp_path, fee_event("20211008", "M1551")).stdout.splitlines()
    fees = [line for line in lines if "ee" in line and "due 20" in line]
    assert [line.split(":")[0].strip() for line in fees] == ["Next", "Fee 1", "Other fees"]
    assert fees[0].startswith("  Next: Fee 3: payable from 2029-05-01")
    assert fees[2].startswith("  Other fees: no. 2 (due 2025-11-01), in the past")


def test_what_has_ended_has_no_next_fee(door: Door, tmp_path: Path) -> None:
    told = shown(door, tmp_path, fee_event("20220606", "EXP.")).stdout
    assert "Next:" not in told
    assert "still to come" not in told


def test_no_sentence_of_the_law_is_said_twice(door: Door, tmp_path: Path) -> None:
    told = shown(door, tmp_path).stdout.splitlines()
    law = [line for line in told if line.startswith("    ")]
    assert any("Closing days" in line for line in law)
    assert len(law) == len(set(law))


def test_what_the_office_publishes_itself_is_named_first(door: Door, tmp_path: Path) -> None:
    told = shown(door, tmp_path).stdout.split("Rule us.patent.renewals")[1].splitlines()
    sources = [line for line in told if line.startswith("    Source: ")]
    assert "ecfr.gov" in sources[0]
