import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Maodun = Callable[..., Result]


def test_adding_lists_bad_records_and_is_done_all_the_same(
    maodun: Maodun, lamp_rights: Path
) -> None:
    ran = maodun("register", "add", str(lamp_rights))
    assert ran.exit_code == 0
    assert ran.stdout.splitlines()[1].split()[:3] == ["jsonl", "1", "5"]
    assert "lamps.jsonl at byte" in ran.stderr
    assert ran.stdout.splitlines()[-1] == (
        "1 files: 5 rights added, 0 replaced, 0 unchanged; 1 could not be read."
    )


def test_adding_the_same_file_again_changes_nothing(maodun: Maodun, lamp_rights: Path) -> None:
    maodun("register", "add", str(lamp_rights))
    ran = maodun("register", "add", str(lamp_rights), "--json")
    report = json.loads(ran.stdout)["files"][0]["report"]
    assert (report["added"], report["replaced"]) == (0, 0)


def test_a_folder_that_holds_nothing_to_read_is_a_failure(
    maodun: Maodun, tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_text("nothing", "utf-8")
    ran = maodun("register", "add", str(tmp_path / "notes.txt"))
    assert ran.exit_code == 1
    assert "notes.txt" in ran.stderr


def test_names_of_files_may_come_from_stdin(maodun: Maodun, lamp_rights: Path) -> None:
    ran = maodun("register", "add", "-", stdin=f"{lamp_rights}\n")
    assert (ran.exit_code, "lamps.jsonl" in ran.stdout) == (0, True)


def test_coverage_names_office_file_and_bad_records(lamps: Maodun) -> None:
    ran = lamps("register", "show")
    assert ran.exit_code == 0
    assert "5 rights, 1 suits, 1 records that could not be read." in ran.stdout
    assert "lamps.jsonl" in ran.stdout


def test_coverage_as_json_is_for_programs(lamps: Maodun) -> None:
    ran = lamps("register", "show", "--json")
    coverage = json.loads(ran.stdout)
    assert (coverage["rights"], coverage["sample"], coverage["bad"]) == (5, False, 1)


def test_checking_an_untouched_register_finds_no_problem(lamps: Maodun) -> None:
    ran = lamps("register", "check")
    assert (ran.exit_code, ran.stdout.splitlines()[-1]) == (
        0,
        "5 rights compared with their hashes: 0 problems.",
    )


def test_refreshing_by_the_same_rules_changes_nothing(lamps: Maodun) -> None:
    ran = lamps("register", "refresh", "--json")
    assert (ran.exit_code, json.loads(ran.stdout)["changed"]) == (0, 0)


def test_without_a_register_the_error_names_the_command_that_makes_one(maodun: Maodun) -> None:
    ran = maodun("register", "show")
    assert (ran.exit_code, ran.stdout) == (1, "")
    assert "maodun register add" in ran.stderr


def test_a_misspelt_file_gets_a_suggestion(maodun: Maodun, lamp_rights: Path) -> None:
    ran = maodun("register", "add", str(lamp_rights.with_name("lamp.jsonl")))
    assert ran.exit_code == 2
    assert "Did you mean lamps.jsonl?" in ran.stderr


def test_bad_records_as_json_say_where_they_lie(maodun: Maodun, lamp_rights: Path) -> None:
    (bad,) = json.loads(maodun("register", "add", str(lamp_rights), "--json").stdout)["bad"]
    assert (bad["code"], bad["file"]) == ("bad_record", "lamps.jsonl")
    assert bad["offset"] > 0
    assert bad["problem"]


def test_many_files_are_told_by_source(
    maodun: Maodun, lamp_rights: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "week"
    folder.mkdir()
    line = lamp_rights.read_text("utf-8").splitlines()[0]
    for number in range(31):
        (folder / f"{number}.jsonl").write_text(f"{line}\n", "utf-8")
    ran = maodun("register", "add", str(folder))
    assert ran.stdout.splitlines()[1].split()[:3] == ["jsonl", "31", "1"]
    assert "7.jsonl" not in ran.stdout
    assert "7.jsonl" in maodun("register", "add", "--files", str(folder)).stdout
    assert "7.jsonl" not in maodun("register", "show").stdout
    assert "7.jsonl" in maodun("register", "show", "--files").stdout


def test_tables_of_the_register_fit_a_narrow_terminal(lamps: Maodun) -> None:
    ran = lamps("register", "show")
    assert max(map(len, ran.stdout.splitlines())) <= 80
    assert "2026-12-01 12:00" in ran.stdout


def test_a_file_of_bad_records_only_is_a_failure(maodun: Maodun, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text('{"publication_number": "US1"}\n', "utf-8")
    assert maodun("register", "add", str(tmp_path)).exit_code == 1
