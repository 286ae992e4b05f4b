import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from maodun.cli.door import Door
from maodun.cli.main import cli

Maodun = Callable[..., Result]


@pytest.fixture
def reviewed(lamps: Maodun, lamp_file: Path) -> Maodun:
    """The lamp cleared once: review 1."""
    assert lamps("clear", str(lamp_file), "--from", "2027-01").exit_code == 0
    return lamps


def findings(run: Maodun, number: int = 1) -> dict[str, str]:
    now = json.loads(run("review", "show", str(number), "--json").stdout)["now"]
    return {one["right"]["publication_number"]: one["ruling"] for one in now["findings"]}


def place_of(run: Maodun, words: str) -> str:
    questions = json.loads(run("review", "questions", "1", "--json").stdout)
    texts = [question["limitation"]["text"] for question in questions]
    return str(next(place for place, text in enumerate(texts, 1) if words in text))


def test_one_answer_settles_several_claims(reviewed: Maodun) -> None:
    ran = reviewed("review", "answer", "1", place_of(reviewed, "battery"), "no")
    assert ran.exit_code == 0
    assert "Settled: 2 limitations." in ran.stdout
    after = findings(reviewed)
    assert after["US99000001B2"] == after["US99000002B2"] == "out_by_answer"


def test_an_answer_is_reused_in_the_next_clearance(reviewed: Maodun, lamp_file: Path) -> None:
    reviewed("review", "answer", "1", place_of(reviewed, "battery"), "no")
    reviewed("clear", str(lamp_file), "--from", "2028-01", "--market", "US")
    assert findings(reviewed, 2)["US99000001B2"] == "out_by_answer"
    assert "2 limitations" in reviewed("review", "show", "2").stdout


def test_undo_takes_back_the_last_thing_said(reviewed: Maodun) -> None:
    before = findings(reviewed)
    reviewed("review", "answer", "1", place_of(reviewed, "battery"), "no")
    ran = reviewed("review", "undo", "1")
    assert "Taken back: answer 'no' to: a rechargeable battery in the base" in ran.stdout
    assert findings(reviewed) == before


def test_there_is_an_end_to_undoing(reviewed: Maodun) -> None:
    ran = reviewed("review", "undo", "1")
    assert ran.exit_code == 1
    assert "nothing to take back" in ran.stderr


def test_asking_shows_what_fell_and_stops_at_the_end_of_the_input(reviewed: Maodun) -> None:
    ran = reviewed("review", "ask", "1", stdin="n\nlooked inside\n")
    assert ran.exit_code == 0
    assert "Settled:" in ran.stdout
    assert "Everything said is kept." in ran.stdout


def test_asking_can_skip_and_take_back(reviewed: Maodun) -> None:
    before = findings(reviewed)
    ran = reviewed("review", "ask", "1", stdin="s\nn\n\nu\nq\n")
    assert "Taken back" in ran.stdout
    assert findings(reviewed) == before


def test_ruling_close_with_a_change_is_told_in_the_gate(reviewed: Maodun) -> None:
    change = ("--close", "--change", "no pump any more", "--note", "too near")
    ran = reviewed("review", "rule", "1", "US 99000003", *change)
    assert ran.exit_code == 0
    assert "close" in ran.stdout
    gate = json.loads(reviewed("review", "show", "1", "--json").stdout)["now"]["gate"]
    assert any("no pump any more" in text for text in gate[0]["because"])


def test_walking_the_residue_shows_the_chart_and_keeps_each_verdict(reviewed: Maodun) -> None:
    ran = reviewed("review", "next", "1", stdin="o\nno such thing\nc\n\nmade smaller\nq\n")
    assert ran.exit_code == 0
    assert "In the product" in ran.stdout
    assert list(findings(reviewed).values()).count("close") == 1


def test_a_waiver_carries_the_name_of_who_gave_it(reviewed: Maodun) -> None:
    who = ("--by", "Li Wei", "--reason", "no brand")
    ran = reviewed("review", "waive", "1", "marks", *who)
    assert ran.exit_code == 0
    undone = reviewed("review", "undo", "1", "--waiver", "marks")
    assert "waiver of marks by Li Wei" in undone.stdout


def test_a_pattern_waives_every_gap_it_fits(reviewed: Maodun) -> None:
    who = ("--by", "Li Wei", "--reason", "no brand")
    assert reviewed("review", "waive", "1", "*s", *who).exit_code == 0
    undone = [reviewed("review", "undo", "1", "--waiver", gap) for gap in ("marks", "works")]
    assert [one.exit_code for one in undone] == [0, 0]


def test_a_sample_is_drawn_once_and_judged(lamps: Maodun, lamp_file: Path) -> None:
    lamps("clear", str(lamp_file), "--from", "2027-01", "--cut", "1")
    assert lamps("review", "sample", "1", "--size", "2", "--seed", "7").exit_code == 0
    again = lamps("review", "sample", "1", "--size", "3")
    assert again.exit_code == 1
    assert "would bias" in again.stderr
    ran = lamps("review", "judge", "1", stdin="o\n\no\n\n")
    assert "2 judged, 0 close" in ran.stdout
    assert "95 %" in ran.stdout


def test_a_report_of_the_past_needs_no_register(reviewed: Maodun, tmp_path: Path) -> None:
    (tmp_path / "home" / "register").rename(tmp_path / "gone")
    out = tmp_path / "out"
    ran = reviewed("review", "report", "1", "--format", "html,text", "--out", str(out))
    assert ran.exit_code == 0
    assert "US99000001B2" in (out / "LAMP-1-US.en.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("argv", "code", "says"),
    [
        pytest.param(["show", "9"], 1, "maodun review list", id="no such review"),
        pytest.param(["rule", "1", "US99000009", "--out"], 1, "mean US9900000", id="unruled"),
        pytest.param(
            ["rule", "1", "US99", "--out"], 1, "not among the rights of review 1", id="cut"
        ),
        pytest.param(["rule", "1", "US99000001"], 2, "--close", id="no verdict"),
        pytest.param(
            ["rule", "1", "US99000003", "--out", "--close"], 2, "not both", id="two verdicts"
        ),
        pytest.param(["answer", "1", "x", "no"], 1, "no question 'x'", id="no code"),
        pytest.param(["answer", "1", "1", "maybe"], 2, "yes, no or unknown", id="no reply"),
        pytest.param(["judge", "1", "US1", "--close", "--out"], 2, "not both", id="judged"),
        pytest.param(
            ["waive", "1", "mraks", "--by=A", "--reason=B"], 1, "mean marks?", id="gap"
        ),
        pytest.param(["answer", "1", "99", "no"], 1, "questions", id="no such question"),
        pytest.param(
            ["rule", "1", "US99000003", "--out", "--change=no pump"],
            1,
            "say close",
            id="change",
        ),
        pytest.param(
            ["waive", "1", "marks", "--by=", "--reason=B"], 1, "named person", id="nobody"
        ),
        pytest.param(["aks", "1"], 2, "Did you mean ask?", id="misspelt command"),
        pytest.param(["judge", "1"], 1, "maodun review sample 1", id="no sample"),
    ],
)
def test_what_cannot_be_done_says_what_can(
    reviewed: Maodun, argv: list[str], code: int, says: str
) -> None:
    ran = reviewed("review", *argv)
    assert (ran.exit_code, says in ran.stderr) == (code, True)


def test_the_list_counts_what_is_left(reviewed: Maodun) -> None:
    (line,) = json.loads(reviewed("review", "list", "--json").stdout)
    assert (line["sku"], line["market"], line["latest"]) == ("LAMP-1", "US", True)
    assert line["to_rule"] > 0
    assert "LAMP-1" in reviewed("review", "list").stdout


@pytest.mark.parametrize(
    ("argv", "stdin"),
    [
        pytest.param(["ask", "1"], "n\n\nq\n", id="ask"),
        pytest.param(["next", "1"], "o\n\nq\n", id="next"),
        pytest.param(["report", "1"], "", id="report"),
    ],
)
def test_stdout_is_json_and_nothing_else_where_it_is_asked_for(
    reviewed: Maodun, argv: list[str], stdin: str
) -> None:
    ran = reviewed("review", *argv, "--json", stdin=stdin)
    assert ran.exit_code == 0
    assert isinstance(json.loads(ran.stdout), dict)


def test_judging_answers_in_json_with_what_the_sample_says(
    lamps: Maodun, lamp_file: Path
) -> None:
    lamps("clear", str(lamp_file), "--from", "2027-01", "--cut", "1")
    lamps("review", "sample", "1", "--size", "2", "--seed", "7")
    elusion = json.loads(lamps("review", "judge", "1", "--json", stdin="c\n\n\nq\n").stdout)
    assert (elusion["judged"], elusion["found"]) == (1, 1)
    shown = json.loads(lamps("review", "show", "1", "--json").stdout)
    assert [one["plan"]["seed"] for one in shown["samples"]] == [7]
    assert "drawn in review 1" in lamps("review", "show", "1").stdout


def test_written_reports_are_listed_in_json(reviewed: Maodun, tmp_path: Path) -> None:
    ran = reviewed("review", "report", "1", "--out", str(tmp_path / "out"), "--json")
    (file,) = json.loads(ran.stdout)
    assert Path(file).is_file()


def test_a_ruling_tells_what_was_kept_by_whom_and_how_many_are_left(reviewed: Maodun) -> None:
    ran = reviewed("review", "rule", "1", "US 99000003", "--out")
    assert ran.stdout.splitlines()[0] == "US99000003B2: ruled out by Ada. 3 left"
    assert "out (Ada)" in " ".join(reviewed("review", "show", "1").stdout.split())


def test_an_application_ruled_out_stays_open_and_says_so(reviewed: Maodun) -> None:
    ran = reviewed("review", "rule", "1", "US20260990001A1", "--out")
    assert "ruled out by Ada; stays open because its claims may change. 3 left" in ran.stdout
    told = json.loads(
        reviewed("review", "rule", "1", "US20260990001A1", "--close", "--json").stdout
    )
    assert (told["kept"], told["left"]) == ("US20260990001A1: called close by Ada. 3 left", 3)


def test_confirming_says_that_there_is_nothing_to_confirm(reviewed: Maodun) -> None:
    ran = reviewed("review", "confirm-contradicted", "1")
    assert ran.stdout.startswith("Nothing to confirm")


def test_a_ruling_needs_somebody_who_stands_for_it(reviewed: Maodun, lamp_door: Door) -> None:
    nobody = replace(lamp_door, settings=replace(lamp_door.settings, user=""))
    argv = ["review", "rule", "1", "US99000003", "--out"]
    ran = CliRunner().invoke(cli, argv, obj=nobody)
    assert (ran.exit_code, "MAODUN_USER" in ran.stderr) == (1, True)
    assert "US99000003B2" in findings(reviewed)


def test_an_answer_echoes_the_question_and_a_code_never_moves(reviewed: Maodun) -> None:
    asked = json.loads(reviewed("review", "questions", "1", "--json").stdout)
    code = next(one["code"] for one in asked if "pump" in one["limitation"]["text"])
    assert code in reviewed("review", "questions", "1").stdout
    reviewed("review", "answer", "1", place_of(reviewed, "battery"), "否")
    ran = reviewed("review", "answer", "1", code, "no")
    assert 'Answered no: "a water pump under the base" (US99000003B2)' in ran.stdout
    assert findings(reviewed)["US99000003B2"] == "out_by_answer"


def test_what_is_no_choice_is_told_with_the_choices(reviewed: Maodun) -> None:
    ran = reviewed("review", "ask", "1", stdin="maybe\nq\n")
    assert "'maybe' is none of: [y]es, [n]o" in ran.stderr


@pytest.mark.parametrize("typed", ["", "n\n"])
def test_the_end_of_the_input_ends_with_what_is_left(reviewed: Maodun, typed: str) -> None:
    before = findings(reviewed)
    ran = reviewed("review", "ask", "1", stdin=typed)
    assert (ran.exit_code, ran.stdout.splitlines()[-1][:5]) == (0, "Left:")
    assert findings(reviewed) == before
