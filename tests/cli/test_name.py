import json
import shutil
from pathlib import Path

import pytest

from maodun.cli.door import Door
from maodun.company.register.services import Writing, register_add
from tests.cli.conftest import Maodun
from tests.conftest import NOW

MARKS = """\
office,number,words,nice classes,goods,owner,registration date,publication date
US,99000001,Quillox,22,Tents,Quillox Example GmbH,2026-01-07,2026-11-20
US,99000002,Cloud Cat,11,Camping lanterns,Nimbus Example Inc.,2026-01-07,2026-11-20
"""
TENTS = ("--goods", "tents")


@pytest.fixture(scope="session")
def mark_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register of two fictional marks; nobody writes to it."""
    file = tmp_path_factory.mktemp("published") / "marks.csv"
    file.write_text(MARKS, "utf-8")
    folder = tmp_path_factory.mktemp("registers") / "marks"
    for _ in register_add(paths=[file], writing=Writing(folder, 64), now=NOW):
        pass
    return folder


@pytest.fixture
def marks(door: Door, mark_register: Path, maodun: Maodun) -> Maodun:
    """The command, with the marks in the register."""
    shutil.copytree(mark_register, door.settings.register)
    return maodun


def test_says_first_what_was_not_looked_at(marks: Maodun) -> None:
    result = marks("name", "Quilox", *TENTS, "--market", "US,CN")
    assert result.exit_code == 0, result.stderr
    text = " ".join(result.stdout.split())
    assert text.index("Not looked at") < text.index("Names and markets")
    assert "China: the register holds no live mark; nothing was compared." in text
    assert "--format text" in result.stderr


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "mark found, near"), ("zh", "USTM99000001")],
)
def test_answers_in_both_languages(marks: Maodun, language: str, words: str) -> None:
    result = marks("name", "Quillox", *TENTS, "--lang", language, "--format", "text")
    assert result.exit_code == 0
    assert words in result.stdout


def test_json_has_every_finding_in_order(marks: Maodun) -> None:
    result = marks("name", "Quillox", "Brantavo", *TENTS, "--json", "--proposals", "1")
    answer = json.loads(result.stdout)
    assert [one["candidate"]["forms"] for one in answer["findings"]] == [
        ["Brantavo"],
        ["Quillox"],
    ]
    (market,) = answer["findings"][1]["markets"]
    (conflict,) = market["conflicts"]
    assert conflict["number"] == "USTM99000001"
    assert conflict["holder"] == "Quillox Example GmbH"
    assert conflict["goods"]["score"] > 0.5
    assert [one["instead_of"]["forms"] for one in answer["proposals"]] == [["Quillox"]]
    assert answer["goods"]["classes"][0]["nice_class"] == 22


def test_a_form_in_english_stands_for_the_chinese_name(marks: Maodun) -> None:
    result = marks("name", "云猫/CloudCat", "--goods", "露营灯", "--json")
    (finding,) = json.loads(result.stdout)["findings"]
    assert finding["markets"][0]["state"] == "near"


def test_classes_given_are_used(marks: Maodun) -> None:
    result = marks("name", "Brantavo", *TENTS, "--class", "25, 18", "--json")
    classes = json.loads(result.stdout)["goods"]["classes"]
    assert [one["nice_class"] for one in classes] == [25, 18]


def test_our_own_mark_does_not_stand_in_our_way(marks: Maodun) -> None:
    result = marks("name", "Quillox", *TENTS, "--ours", "USTM99000001", "--json")
    (finding,) = json.loads(result.stdout)["findings"]
    assert finding["markets"][0]["state"] == "none_in_part"


def test_writes_files(marks: Maodun, tmp_path: Path) -> None:
    result = marks("name", "Quillox", *TENTS, "--out", str(tmp_path / "n"))
    assert result.exit_code == 0
    assert sorted(file.name for file in (tmp_path / "n").iterdir()) == [
        "names.en.html",
        "names.en.json",
    ]


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        pytest.param(("--market", "USA"), 1, "USA", id="unknown market"),
        pytest.param(("--market", ","), 1, "--market wants", id="no market"),
        pytest.param(("--class", "46"), 1, "no Nice class 46", id="no such class"),
        pytest.param(("--class", "x"), 2, "no number of a class", id="no number"),
        pytest.param(("--format", "htlm"), 2, "Did you mean html", id="mistyped form"),
        pytest.param(("--format", "html"), 2, "--out", id="pages need a folder"),
        pytest.param(("--ours", "??"), 1, "??", id="no number of a mark"),
    ],
)
def test_wrong_use_is_told(
    marks: Maodun, options: tuple[str, ...], code: int, words: str
) -> None:
    result = marks("name", "Quillox", *TENTS, *options)
    assert result.exit_code == code
    assert words in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    "name", ["", " / ", "!!!", "🔥🔥", "\0", "a\0b", "Quillox/!!!", "x" * 101]
)
def test_what_is_no_name_is_refused(marks: Maodun, name: str) -> None:
    result = marks("name", "Brantavo", name, *TENTS)
    assert result.exit_code == 2
    assert "name" in result.stderr
    assert "\0" not in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "{name} {0}", "a\u202eb", "名" * 90, "Ω≈ç√"]
)
def test_strange_names_are_shown_and_not_obeyed(
    marks: Maodun, name: str, tmp_path: Path
) -> None:
    result = marks("name", name, *TENTS, "--out", str(tmp_path / "n"), "--format", "html,text")
    assert result.exit_code == 0, result.stderr
    page = (tmp_path / "n" / "names.en.html").read_text("utf-8")
    assert "<script" not in page
    assert "\u202e" not in page


def test_without_a_register_it_says_how_to_fill_one(maodun: Maodun) -> None:
    result = maodun("name", "Quillox", *TENTS)
    assert result.exit_code == 1
    assert "maodun register add" in result.stderr


def test_a_register_without_marks_cannot_say(lamps: Maodun) -> None:
    result = lamps("name", "Quillox", *TENTS, "--market", "US,EU")
    text = " ".join(result.stdout.split())
    assert result.exit_code == 0
    assert "cannot say" in text
    assert "none found" not in text
    assert "No other name is proposed" in text
