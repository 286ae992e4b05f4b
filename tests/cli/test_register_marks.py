"""Marks and works on their way into the register, and what is known of them then."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Maodun = Callable[..., Result]
GOLDEN = Path(__file__).parents[1] / "sources" / "golden"
EXPORT = GOLDEN / "marks_table" / "cnipa_export.raw.csv"


def test_a_chinese_export_is_added_and_its_bad_rows_are_said(maodun: Maodun) -> None:
    ran = maodun("register", "add", str(EXPORT))
    assert ran.exit_code == 0
    assert ran.stdout.splitlines()[-1] == (
        "1 files: 3 rights added, 0 replaced, 0 unchanged; 2 could not be read."
    )
    assert "cnipa_export.raw.csv, row 7: 3/4/2098 is not a day" in ran.stderr


def test_the_status_of_a_mark_is_told_by_the_table_of_its_office(maodun: Maodun) -> None:
    maodun("register", "add", str(EXPORT))
    ran = maodun("right", "CNTM99000002")
    assert "折灯" in ran.stdout
    assert "等待实质审查" in ran.stdout
    assert "No table here says" not in ran.stdout


def test_adding_an_export_again_changes_nothing(maodun: Maodun, tmp_path: Path) -> None:
    maodun("register", "add", str(EXPORT))
    copy = tmp_path / "copy.csv"
    copy.write_bytes(EXPORT.read_bytes())
    ran = maodun("register", "add", str(copy))
    assert "0 rights added, 0 replaced, 3 unchanged" in ran.stdout


def test_a_folder_of_pictures_with_its_table_is_added(maodun: Maodun, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_bytes((GOLDEN / "works" / "cn_list.raw.csv").read_bytes())
    (tmp_path / "cat.jpg").write_bytes(b"no picture")
    assert "2 rights added" in maodun("register", "add", str(tmp_path)).stdout
    ran = maodun("right", "国作登字-2090-F-00990001")
    assert "月亮猫" in ran.stdout
    assert "Figures: 1" in ran.stdout


def test_changes_of_the_euipo_are_added_with_their_statuses(maodun: Maodun) -> None:
    maodun("register", "add", str(GOLDEN / "euipo_marks" / "changes.raw.xml"))
    ran = maodun("right", "EUTM 099000021")
    assert "QUILLOX & CO" in ran.stdout
    assert "Registration cancellation pending" in ran.stdout


@pytest.mark.real
@pytest.mark.skipif("MAODUN_DATA" not in os.environ, reason="MAODUN_DATA is not set")
def test_twenty_thousand_real_marks_are_added(maodun: Maodun) -> None:
    folder = Path(os.environ["MAODUN_DATA"]) / "marks" / "euipo-figurative-2020"
    ran = maodun("register", "add", str(folder))
    assert ran.exit_code == 0
    assert "20000 rights added" in ran.stdout
    assert "ViennaCodes.csv: no source reads this file" in ran.stderr
