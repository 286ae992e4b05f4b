"""What is told of figures whose labels were read, misread or not read."""

import pytest

from maodun.domain.pictures import PictureKind, View
from maodun.index.pictures.segments import FigureFacts
from maodun.index.pictures.telling import told_figures

VIEWS = {
    "1": (View.PERSPECTIVE, "FIG. 1 is a perspective view"),
    "2": (View.FRONT, "FIG. 2 is a front view"),
    "3": (View.TOP, "FIG. 3 is a top view"),
}
P, F, T, B, U = View.PERSPECTIVE, View.FRONT, View.TOP, View.BACK, View.UNKNOWN


def facts(sheet: str, label: str) -> FigureFacts:
    return FigureFacts("USD1S1", label, PictureKind.DRAWING, sheet, "hash", 30, 20)


@pytest.mark.parametrize(
    ("figures", "labels", "views"),
    [
        pytest.param(["D1:1", "D2:2", "D3:3"], "123", [P, F, T], id="all read"),
        pytest.param(["D1:1", "D2:", "D3:3"], "123", [P, F, T], id="one between two"),
        pytest.param(["D1:1", "D1:", "D2:"], "123", [P, F, T], id="counted through"),
        pytest.param(["D1:", "D2:"], "--", [U, U], id="a sheet is missing"),
        pytest.param(["D1:3", "D2:", "D3:1"], "3-1", [T, U, P], id="another order"),
        pytest.param(
            ["back:", "front:", "top:"], "---", [B, F, T], id="files named after what they show"
        ),
        pytest.param([], "", [], id="nothing"),
    ],
)
def test_labels_that_leave_no_choice_are_told(
    figures: list[str], labels: str, views: list[View]
) -> None:
    read = [facts(f"{file}.TIF", label) for file, label in (f.split(":") for f in figures)]
    found = list(told_figures(read, VIEWS))
    assert "".join(one.label or "-" for one in found) == labels
    assert [one.view for one in found] == views
    assert [one.said for one in found] == [VIEWS.get(one.label, (U, ""))[1] for one in found]
