"""``maodun register pictures``: what people see of pictures on their way in."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from maodun.cli.door import Door
from maodun.company.register import means as installed
from maodun.domain.pictures import LookKind
from maodun.domain.rights import Figure, Paragraph, RightKind
from tests.company.register.eyes import drawing, means
from tests.index.pictures.sheets import design
from tests.index.samples import put, right

Maodun = Callable[..., Result]
DESIGN = "USD919445S1"
FIRST, SECOND = "USD0919445-20210518-D00001.TIF", "USD0919445-20210518-D00002.TIF"


@pytest.fixture
def filled(door: Door, maodun: Maodun, monkeypatch: pytest.MonkeyPatch) -> Maodun:
    """A register with one design and one work, and the tiny encoder for designs."""
    monkeypatch.setattr(installed, "means_here", lambda _: means(LookKind.SHAPE))
    said = Paragraph("", "FIG. 1 is a front view of a bottle.")
    work = right(
        "USWKVA0002123456",
        kind=RightKind.WORK,
        kind_code="",
        figures=(Figure("1", "roses.jpg"),),
    )
    put(door.settings.register, design(DESIGN, description=(said,)), work)
    return maodun


@pytest.fixture
def sheets(tmp_path: Path) -> Path:
    folder = tmp_path / "sheets"
    folder.mkdir()
    (folder / FIRST).write_bytes(drawing(1, "TIFF"))
    (folder / "holiday.png").write_bytes(drawing(2))
    return folder


def test_what_was_taken_and_what_not_is_a_table_with_reasons(
    filled: Maodun, sheets: Path
) -> None:
    ran = filled("register", "pictures", str(sheets))
    assert ran.exit_code == 0, ran.output
    assert "New sheets and pictures" in ran.stdout
    assert "Not taken" in ran.stdout
    assert "1 figures of 1 rights were added." in ran.stdout
    assert "holiday.png: no right in the register has a number" in ran.stderr
    again = filled("register", "pictures", str(sheets), "--json")
    taken = json.loads(again.stdout)["taken"]
    assert (taken["sheets"], taken["kept"]) == (0, 1)
    assert [bad["file"] for bad in taken["bad"]] == ["holiday.png"]


def test_the_register_says_whose_pictures_it_has_and_who_saw_them(
    filled: Maodun, sheets: Path
) -> None:
    filled("register", "pictures", str(sheets))
    ran = filled("register", "show")
    assert any(
        line.split() == ["design", "1", "1", "1", "tiny-1"] for line in ran.stdout.splitlines()
    )
    assert any(line.split() == ["work", "1", "0", "0", "-"] for line in ran.stdout.splitlines())
    kinds = json.loads(filled("register", "show", "--json").stdout)["pictures"]
    assert [one["counts"]["with_pictures"] for one in kinds] == [1, 0]


def test_a_right_names_its_figures_and_their_views(filled: Maodun, sheets: Path) -> None:
    before = filled("right", DESIGN).stdout
    assert "front view" not in before
    filled("register", "pictures", str(sheets))
    assert "figure 1 (front view)" in filled("right", DESIGN).stdout


def test_pictures_beside_published_files_come_with_them(
    filled: Maodun, lamp_rights: Path
) -> None:
    folder = lamp_rights.parent
    (folder / SECOND).write_bytes(drawing(3, "TIFF"))
    (folder / "holiday.png").write_bytes(drawing(2))
    ran = filled("register", "add", str(lamp_rights))
    assert ran.exit_code == 0, ran.output
    assert "1 figures of 1 rights were added." in ran.stdout
    assert "Other files, of no right in this register" in ran.stdout
    assert "holiday.png" not in ran.stderr


def test_another_encoder_is_told_and_looks_anew_where_asked(
    filled: Maodun, sheets: Path, lamp_rights: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled("register", "pictures", str(sheets))
    other = means(LookKind.SHAPE, name="tiny-2")
    monkeypatch.setattr(installed, "means_here", lambda _: other)
    refused = filled("register", "pictures", str(sheets))
    assert refused.exit_code == 1
    assert "maodun register pictures --again" in refused.stderr
    (lamp_rights.parent / SECOND).write_bytes(drawing(3, "TIFF"))
    added = filled("register", "add", str(lamp_rights))
    assert added.exit_code == 0
    assert "register pictures --again" in added.stderr
    anew = filled("register", "pictures", "--again", str(sheets))
    assert anew.exit_code == 0
    assert "1 figures were looked at with the present encoder." in anew.stdout
    assert "tiny-2" in filled("register", "show").stdout


def test_without_a_path_nothing_is_guessed(filled: Maodun) -> None:
    assert filled("register", "pictures").exit_code == 2
    assert filled("register", "pictures", "--again").exit_code == 0
