import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Maodun = Callable[..., Result]

TABLE = (
    "Artikel,Name,About\nA-1,Desk lamp,A lamp with a base\nA-2,Table lamp,A lamp with an arm\n"
)


def test_a_product_ends_as_a_report_and_a_review(lamps: Maodun, lamp_file: Path) -> None:
    ran = lamps("clear", str(lamp_file), "--from", "2027-01")
    assert ran.exit_code == 0
    assert "US99000001B2" in ran.stdout
    assert "maodun review ask 1" in ran.stderr


@pytest.mark.parametrize(
    ("first", "months", "ends_on"),
    [
        pytest.param("2027-01", "30", "2029-06-30", id="from the first of a month"),
        pytest.param("2027-01-15", "1", "2027-02-14", id="from the middle"),
        pytest.param("2027-01-31", "1", "2027-02-27", id="into a short month"),
    ],
)
def test_the_last_day_of_sale_is_the_day_before_the_months_are_over(
    lamps: Maodun, lamp_file: Path, first: str, months: str, ends_on: str
) -> None:
    lamps("clear", str(lamp_file), "--from", first, "--months", months)
    (line,) = json.loads(lamps("review", "list", "--json").stdout)
    assert line["window"]["ends_on"] == ends_on


def test_json_is_the_report_for_programs(lamps: Maodun, lamp_file: Path) -> None:
    ran = lamps("clear", str(lamp_file), "--json")
    assert ran.exit_code == 0
    assert json.loads(ran.stdout)


def test_the_old_lamp_is_out_by_fact(lamps: Maodun, lamp_file: Path) -> None:
    lamps("clear", str(lamp_file), "--from", "2027-01")
    findings = json.loads(lamps("review", "show", "1", "--json").stdout)["now"]["findings"]
    numbers = {finding["right"]["publication_number"] for finding in findings}
    assert "US98000001B2" not in numbers
    assert "US99000003B2" in numbers


def test_reports_are_written_in_the_language_and_forms_asked_for(
    lamps: Maodun, lamp_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "reports"
    ran = lamps(
        "clear", str(lamp_file), "--out", str(out), "--format", "html,json", "--lang", "zh"
    )
    assert ran.exit_code == 0
    assert sorted(file.name for file in out.iterdir()) == [
        "LAMP-1-US.zh-Hans.html",
        "LAMP-1-US.zh-Hans.json",
    ]


def test_a_list_gives_one_gate_row_per_product_and_a_workbook(
    lamps: Maodun, tmp_path: Path
) -> None:
    table = tmp_path / "list.csv"
    table.write_text(TABLE, "utf-8")
    out = tmp_path / "reports"
    columns = [
        f"--column={pair}" for pair in ("sku=Artikel", "title=Name", "description=About")
    ]
    ran = lamps("clear", str(table), *columns, "--out", str(out), "--format", "json")
    assert ran.exit_code == 0
    assert "A-1" in ran.stdout
    assert "A-2" in ran.stdout
    assert (out / "gate.en.xlsx").exists()


def test_a_product_may_come_from_stdin(lamps: Maodun, lamp_file: Path) -> None:
    ran = lamps("clear", "-", "--json", stdin=lamp_file.read_text("utf-8"))
    assert ran.exit_code == 0


def test_a_waiver_needs_a_name_and_a_reason(lamps: Maodun, lamp_file: Path) -> None:
    ran = lamps("clear", str(lamp_file), "--waive", "marks")
    assert (ran.exit_code, ran.stdout) == (1, "")
    assert "--by NAME" in ran.stderr


def test_a_waiver_is_kept_with_the_review(lamps: Maodun, lamp_file: Path) -> None:
    who = ("--by", "Li Wei", "--reason", "no brand")
    lamps("clear", str(lamp_file), "--waive", "marks", "--waive", "nonsense", *who)
    gaps = json.loads(lamps("review", "show", "1", "--json").stdout)["now"]["gaps"]
    waived = {gap["what"]: gap["waiver"]["by"] for gap in gaps if gap["waiver"]}
    assert waived == {"marks": "Li Wei"}


def test_known_rights_say_which_path_found_them(
    lamps: Maodun, lamp_file: Path, tmp_path: Path
) -> None:
    known = tmp_path / "known.txt"
    known.write_text("US 99,000,003 B2  # the pump\n\n", "utf-8")
    lamps("clear", str(lamp_file), "--known", str(known))
    planted = json.loads(lamps("review", "show", "1", "--json").stdout)["now"]["planted"]
    assert [one["number"] for one in planted] == ["US99000003B2"]


@pytest.mark.parametrize(
    ("argv", "code", "says"),
    [
        pytest.param(["--market", "USA"], 1, ". Did you mean US?", id="unknown market"),
        pytest.param(["--from", "January"], 2, "2027-01", id="no day"),
        pytest.param(["--format", "htlm"], 2, "Did you mean html?", id="misspelt form"),
        pytest.param(["--format", "pdf"], 2, "--out", id="pdf to the terminal"),
        pytest.param(["--marktes", "US"], 2, "--market", id="misspelt option"),
        pytest.param(["--column", "title"], 1, "FIELD=NAME", id="column without a name"),
        pytest.param(["--column", "tilte=x"], 1, "Did you mean title?", id="misspelt field"),
        pytest.param(["--lang", "fr"], 2, "fr", id="unknown language"),
        pytest.param(["--sku", "LAMP-2"], 1, "LAMP-2", id="no such product"),
    ],
)
def test_a_mistake_is_told_with_what_was_meant(
    lamps: Maodun, lamp_file: Path, argv: list[str], code: int, says: str
) -> None:
    ran = lamps("clear", str(lamp_file), *argv)
    assert (ran.exit_code, ran.stdout) == (code, "")
    assert says in ran.stderr


def test_without_a_register_nothing_is_kept(maodun: Maodun, lamp_file: Path) -> None:
    assert maodun("clear", str(lamp_file)).exit_code == 1
    assert json.loads(maodun("review", "list", "--json").stdout) == []


def test_a_misspelt_file_is_no_stack_trace_but_a_suggestion(
    lamps: Maodun, lamp_file: Path
) -> None:
    ran = lamps("clear", str(lamp_file.with_name("lmap.yaml")))
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "Did you mean lamp.yaml?" in ran.stderr


def test_a_folder_that_cannot_be_made_is_told_in_one_sentence(
    lamps: Maodun, lamp_file: Path
) -> None:
    ran = lamps("clear", str(lamp_file), "--out", str(lamp_file / "reports"))
    assert ran.exit_code == 1
    assert ran.stderr.splitlines()[-1].startswith("Error: ")


def test_an_empty_name_is_not_the_folder_we_are_in(lamps: Maodun) -> None:
    assert lamps("clear", "").exit_code == 2


def test_without_network_an_address_is_refused(lamps: Maodun) -> None:
    ran = lamps("clear", "https://shop.example/lamp")
    assert (ran.exit_code, ran.stdout) == (1, "")
    assert "https://shop.example/lamp" in ran.stderr


def test_a_line_that_is_no_number_is_named_and_not_counted(
    lamps: Maodun, lamp_file: Path, tmp_path: Path
) -> None:
    known = tmp_path / "known.txt"
    known.write_text("US 99,000,003 B2\nthe pump of last year\n", "utf-8")
    ran = lamps("clear", str(lamp_file), "--known", str(known))
    assert "known.txt, line 2, was left out" in ran.stderr
    planted = json.loads(lamps("review", "show", "1", "--json").stdout)["now"]["planted"]
    assert len(planted) == 1


def test_the_markets_of_the_product_hold_where_none_is_given(
    lamps: Maodun, lamp_file: Path
) -> None:
    lamp_file.write_text(f"{lamp_file.read_text('utf-8')}markets: [CN]\n", "utf-8")
    ran = lamps("clear", str(lamp_file))
    assert "Markets CN are those the product names" in ran.stderr
    lamps("clear", str(lamp_file), "--market", "US")
    lines = json.loads(lamps("review", "list", "--json").stdout)
    assert [line["market"] for line in lines] == ["US", "CN"]


def test_what_was_said_before_is_counted_where_it_is_reused(
    lamps: Maodun, lamp_file: Path
) -> None:
    first = lamps("clear", str(lamp_file), "--from", "2027-01")
    assert "Reused" not in first.stderr
    lamps("review", "answer", "1", "1", "no")
    lamps("review", "rule", "1", "US20260990001A1", "--close")
    again = lamps("clear", str(lamp_file), "--from", "2027-01")
    assert "Kept as review 2." in again.stderr
    assert "Reused from earlier reviews: 1 answers, 1 rulings." in again.stderr


def test_doubled_numbers_are_told_and_each_has_its_report(
    lamps: Maodun, tmp_path: Path
) -> None:
    table = tmp_path / "list.csv"
    table.write_text("sku,title,description\nA-1,Lamp,A lamp\nA-1,Torch,A torch\n", "utf-8")
    out = tmp_path / "reports"
    ran = lamps("clear", str(table), "--out", str(out), "--format", "json")
    assert "2 products have the number A-1" in ran.stderr
    assert "A-1 in US: kept as review 2" in ran.stderr
    assert sorted(file.name for file in out.glob("A-1*")) == [
        "A-1-US-review-2.en.json",
        "A-1-US.en.json",
    ]
