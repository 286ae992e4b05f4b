"""Designs as the office publishes them, from sheets to figures in the register."""

import os
from pathlib import Path

import pytest

from maodun.company.register.filling import register_fill
from maodun.company.register.services import Writing, right_get
from maodun.domain.pictures import View
from maodun.index.checking import check
from tests.index.samples import NOW, finish

DATA = os.environ.get("MAODUN_DATA", "")
pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not DATA, reason="MAODUN_DATA names no folder of real data"),
]


def test_sheets_beside_a_grant_become_figures_with_their_views(tmp_path: Path) -> None:
    folder = Path(DATA) / "uspto" / "designs-2021" / "USD0919445-20210518"
    home = tmp_path / "register"
    added = finish(register_fill(paths=[folder], writing=Writing(home, 64), now=NOW))
    taken = added.pictures
    assert taken is not None
    assert (taken.sheets, taken.front, taken.rights, taken.bad) == (3, 1, 1, ())
    (seen,) = right_get(folder=home, number="USD919445")
    assert [figure.label for figure in seen.figures] == ["1", "2", "3", "4", "5", "6"]
    assert View.UNKNOWN not in {figure.view for figure in seen.figures}
    assert finish(check(home)).problems == ()
    again = finish(register_fill(paths=[folder], writing=Writing(home, 64), now=NOW)).pictures
    assert again is not None
    assert (again.sheets, again.kept) == (0, 3)
