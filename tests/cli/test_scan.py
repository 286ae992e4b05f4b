import json
import re
from pathlib import Path

import openpyxl
import pytest

from maodun.cli.door import Door
from maodun.company.register.services import Writing, register_add
from tests.cli.conftest import Maodun
from tests.conftest import NOW

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples" / "listings"
LISTINGS = str(EXAMPLES / "listings.csv")


@pytest.fixture
def marks(door: Door, maodun: Maodun) -> Maodun:
    """``maodun`` with the marks of the example in its register."""
    writing = Writing(door.settings.register, 64)
    for _ in register_add(paths=[EXAMPLES / "marks.csv"], writing=writing, now=NOW):
        pass
    return maodun


def test_the_table_says_what_stands_where_and_whose_it_is(marks: Maodun) -> None:
    result = marks("scan", LISTINGS, "--market", "US")
    assert result.exit_code == 0
    said = " ".join(result.stdout.replace("|", " ").split())
    assert "Listings to look at: [~] 3 of 5" in said
    assert "[[Vaxxorio]] bike lamp" in said
    assert "Night Rider Example Shop" in said
    assert "Vaxorio Example" in said
    assert "BL-3" not in said  # it says what its goods fit


def test_all_shows_what_is_no_alarm_too(marks: Maodun) -> None:
    assert "BL-3" in marks("scan", LISTINGS, "--all").stdout


def test_json_holds_everything_for_programs(marks: Maodun) -> None:
    found = json.loads(marks("scan", LISTINGS, "--json").stdout)
    assert found["scan_version"] == 1
    assert [one["sku"] for one in found["found"]] == ["BL-1", "BL-2", "BL-4"]
    seen = found["found"][1]["seen"][0]["sighting"]
    assert (seen["spot"]["text"], seen["numbers"]) == ("Vaxxorio", ["USTM99000201"])
    assert seen["because"]["msgid"]


def test_the_diff_says_what_to_change_in_each_listing(marks: Maodun) -> None:
    said = marks("scan", LISTINGS, "--format", "diff").stdout
    assert "--- a/BL-2/title\n+++ b/BL-2/title\n" in said
    assert "-Vaxxorio bike lamp 500 lumen\n+bike lamp 500 lumen\n" in said


def test_a_mark_in_several_listings_is_counted_once_for_all(marks: Maodun) -> None:
    said = marks("scan", LISTINGS).stdout
    front = said[said.index("Seen in most listings") : said.index("What was looked at")]
    assert re.search(r"VAXORIO .*Vaxorio Example Inc\. .*\b2 \|", front)
    assert front.index("VAXORIO") < front.index("LUMIVELO")


def test_a_workbook_can_be_filtered_and_keeps_chinese(marks: Maodun, tmp_path: Path) -> None:
    table = tmp_path / "中文.csv"
    table.write_text("sku,title,seller name\nA-1,Vaxorio 台灯 可充电,夜骑示例店\n", "utf-8")
    file = tmp_path / "seen.xlsx"
    result = marks("scan", str(table), "--output", str(file), "--lang", "zh")
    assert result.exit_code == 0
    book = openpyxl.load_workbook(file)
    seen = book.worksheets[0]
    assert seen.auto_filter.ref
    row = [cell.value for cell in seen[2]]
    assert {"A-1", "Vaxorio 台灯 可充电", "夜骑示例店", "VAXORIO"} <= set(row)
    assert len(book.worksheets) == 6


def test_the_page_marks_the_words_and_runs_nothing(marks: Maodun, tmp_path: Path) -> None:
    file = tmp_path / "seen.html"
    marks("scan", LISTINGS, "--output", str(file))
    page = file.read_text("utf-8")
    assert "<mark>Vaxxorio</mark>" in page
    assert "<script" not in page


def test_hostile_words_of_a_listing_are_shown_and_not_obeyed(
    marks: Maodun, tmp_path: Path
) -> None:
    table = tmp_path / "bad.csv"
    table.write_text("sku,title\n=1+1,<script>x</script> Vaxorio lamp\x1b[31m\n", "utf-8")
    page = tmp_path / "seen.html"
    marks("scan", str(table), "--output", str(page))
    assert "<script" not in page.read_text("utf-8")
    assert "\x1b" not in marks("scan", str(table)).stdout
    assert "\x1b" not in marks("scan", str(table), "--format", "diff").stdout


def test_a_register_without_marks_says_that_nothing_can_be_said(lamps: Maodun) -> None:
    result = lamps("scan", LISTINGS)
    assert result.exit_code == 0
    assert "cannot say: no marks to compare with" in " ".join(result.stdout.split())
    diff = lamps("scan", LISTINGS, "--format", "diff").stdout
    assert diff.startswith("# Nothing was compared")


def test_a_market_that_does_not_count_these_marks_cannot_say(marks: Maodun) -> None:
    assert "cannot say" in marks("scan", LISTINGS, "--market", "JP").stdout


def test_the_same_in_two_places_is_told_once(marks: Maodun, tmp_path: Path) -> None:
    table = tmp_path / "twice.csv"
    table.write_text("title,description\nVaxorio lamp,Vaxorio lamp\n", "utf-8")
    said = " ".join(marks("scan", str(table)).stdout.replace("|", " ").split())
    assert said.count("Instead: leave it out") == 1
    assert "the same in: Description" in said
    assert "row-2: Vaxorio lamp" in said


def test_a_number_without_tm_leads_to_the_mark(marks: Maodun) -> None:
    result = marks("match", LISTINGS, "--right", "99000201")
    assert result.exit_code == 1
    assert "Did you mean USTM99000201?" in result.stderr


def test_several_markets_are_scanned_as_one(marks: Maodun) -> None:
    found = json.loads(marks("scan", LISTINGS, "--market", "JP,us", "--json").stdout)
    assert (found["market"], found["offices"]) == ("JP, US", ["JP", "US"])
    assert found["alarming"] == 3


def test_the_table_shows_ten_listings_and_says_how_to_see_the_rest(
    marks: Maodun, tmp_path: Path
) -> None:
    table = tmp_path / "many.csv"
    rows = [f"A-{place:02},Vaxorio lamp {place}" for place in range(1, 14)]
    table.write_text("\n".join(("sku,title", *rows, "")), "utf-8")
    said = marks("scan", str(table)).stdout
    assert str(tmp_path) not in said.split("Listings to look at")[0]
    assert ("A-10: Vaxorio" in said, "A-11: Vaxorio" in said) == (True, False)
    assert "3 more listings are not shown here" in said
    assert "--output seen.xlsx" in said
    assert "A-13: Vaxorio" in marks("scan", str(table), "--format", "text").stdout


def test_listings_come_from_stdin_as_table_or_data(marks: Maodun) -> None:
    as_table = marks("scan", "-", "--json", stdin=Path(LISTINGS).read_text("utf-8"))
    as_data = marks("scan", "-", "--json", stdin='[{"sku": "A", "title": "Vaxorio lamp"}]')
    as_yaml = marks("scan", "-", "--json", stdin="sku: A\ntitle:\n  en: Vaxorio lamp\n")
    assert json.loads(as_table.stdout)["listings"] == 5
    assert json.loads(as_data.stdout)["alarming"] == 1
    assert json.loads(as_yaml.stdout)["alarming"] == 1


def test_a_folder_is_read_and_what_is_no_listing_is_named(
    marks: Maodun, tmp_path: Path
) -> None:
    folder = tmp_path / "listings"
    folder.mkdir()
    (folder / "a.csv").write_text("sku,title\nA,Vaxorio lamp\nB,\n", "utf-8")
    (folder / "notes.md").write_text("nothing", "utf-8")
    result = marks("scan", str(folder), "--json")
    assert json.loads(result.stdout)["listings"] == 1
    assert re.search(r"Not read: a\.csv, row 3", result.stderr)
    assert "notes.md" in result.stderr


def test_an_own_mark_is_no_alarm(marks: Maodun) -> None:
    assert marks("portfolio", "add", "USTM99000201").exit_code == 0
    found = json.loads(marks("scan", LISTINGS, "--json").stdout)
    assert (found["held"], [one["sku"] for one in found["found"]]) == (1, ["BL-4"])


@pytest.mark.parametrize(
    ("argv", "code", "words"),
    [
        pytest.param(("--format", "xlsx"), 2, "--output FILE", id="a file for a workbook"),
        pytest.param(("--format", "htlm"), 2, "Did you mean html?", id="an unknown form"),
        pytest.param(("--market", "XX"), 1, "no data about the market XX", id="market"),
        pytest.param(("--market", "UK"), 1, "Did you mean GB?", id="another code of it"),
        pytest.param(("--market", "Europe"), 1, "Did you mean EU?", id="name of a market"),
        pytest.param(("--market", ","), 1, "wants codes of markets", id="no market"),
        pytest.param(("--output", "seen.docx"), 2, ".html, .htm, .xlsx", id="unknown ending"),
        pytest.param(("--column", "titel=Name"), 1, "Did you mean title?", id="column"),
    ],
)
def test_wrong_words_are_told_with_what_to_do(
    marks: Maodun, argv: tuple[str, ...], code: int, words: str
) -> None:
    result = marks("scan", LISTINGS, *argv)
    assert result.exit_code == code
    assert words in result.stderr


def test_without_a_register_it_says_how_to_make_one(maodun: Maodun) -> None:
    result = maodun("scan", LISTINGS)
    assert result.exit_code == 1
    assert "maodun register add" in result.stderr
