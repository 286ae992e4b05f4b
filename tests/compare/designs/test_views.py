import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maodun.compare.designs.views import (
    broken_lines_said,
    is_silent_on_broken_lines,
    view_named,
    views_of,
)
from maodun.domain.pictures import View
from maodun.domain.rights import Figure, Origin, Paragraph, Right, RightKind, Stage
from maodun.sources.uspto_grants.parse import parse

DATA = os.environ.get("MAODUN_DATA")


def design(*paragraphs: str, figures: tuple[Figure, ...] = ()) -> Right:
    return Right(
        publication_number="USD9900001S1",
        office="US",
        kind=RightKind.DESIGN,
        stage=Stage.GRANT,
        kind_code="S1",
        language="en",
        title="Bottle",
        origin=Origin("test", "test.xml", 0, "1", sample=True),
        publication_date=None,
        application_number=None,
        filing_date=None,
        description=tuple(Paragraph("", text) for text in paragraphs),
        figures=figures,
    )


@pytest.mark.parametrize(
    ("words", "view"),
    [
        pytest.param(
            "FIG. 1 is a front perspective view of a bottle;", View.PERSPECTIVE, id="1"
        ),
        pytest.param("FIG. 1 is a top, front perspective view;", View.PERSPECTIVE, id="comma"),
        pytest.param("FIG. 2 is a rear elevational view thereof.", View.BACK, id="rear"),
        pytest.param("FIG. 2 is a plan view of a quilt", View.TOP, id="plan is from above"),
        pytest.param("FIG. 2 is a bottom plan view", View.BOTTOM, id="bottom plan"),
        pytest.param(
            "FIG. 2 is a front view, the rear view being alike", View.FRONT, id="alike"
        ),
        pytest.param("FIG. 2 is a front view of the back plate", View.FRONT, id="of the back"),
        pytest.param("FIG. 2 is a front and rear view", View.UNKNOWN, id="two sides"),
        pytest.param("FIG. 2 is another side view thereof", View.UNKNOWN, id="which side?"),
        pytest.param("FIG. 2 is a cross-sectional view along 2-2", View.SECTION, id="section"),
        pytest.param("FIG. 2 is an enlarged front view", View.DETAIL, id="enlarged"),
        pytest.param("1.7 : Reference view", View.REFERENCE, id="hague reference"),
        pytest.param("1.3 : Back", View.BACK, id="hague"),
        pytest.param("主视图", View.FRONT, id="cnipa front"),
        pytest.param("设计1俯视图", View.TOP, id="cnipa top of design 1"),
        pytest.param("组件2立体图", View.PERSPECTIVE, id="cnipa perspective of part 2"),
        pytest.param("使用状态参考图", View.REFERENCE, id="cnipa reference"),
        pytest.param("A-A剖视图", View.SECTION, id="cnipa section"),
        pytest.param("", View.UNKNOWN, id="nothing"),
    ],
)
def test_words_name_a_view(words: str, view: View) -> None:
    assert view_named(words) is view


@pytest.mark.parametrize(
    ("paragraph", "labels"),
    [
        pytest.param("FIG. 1 is a view; FIG. 2 is a bottom view; and,", ["1", "2"], id="two"),
        pytest.param("FIGS. 3-5 are side views.", ["3", "4", "5"], id="range"),
        pytest.param("FIGS. 3, 4 and 6 show the lid.", ["3", "4", "6"], id="list"),
        pytest.param("FIGS. 2A to 2C are top views.", ["2A", "2B", "2C"], id="letters"),
        pytest.param("FIG. 4 a perspective view thereof.", ["4"], id="no verb"),
        pytest.param("1.1 : Perspective", ["1.1"], id="hague"),
        pytest.param("0001.1 Front", ["0001.1"], id="euipo"),
        pytest.param("1. Display screen", [], id="a design is no figure"),
        pytest.param("The images shown in FIGS. 1-2 alternate.", [], id="only mentioned"),
        pytest.param("They are the same as FIGS. 2, 3, and 7 respectively.", [], id="same as"),
        pytest.param("The FIGURE is a front view.", [""], id="one without a number"),
        pytest.param("图1是立体图；图2为主视图。", ["1", "2"], id="chinese"),
    ],
)
def test_figures_are_found_by_their_subject(paragraph: str, labels: list[str]) -> None:
    assert list(views_of(design(paragraph))) == labels


def test_each_figure_keeps_its_own_words() -> None:
    said = views_of(
        design("FIG. 1 is a front view of a cup of FIG. 2, lid off; FIG. 2 is a rear view.")
    )
    assert said["1"].said == "FIG. 1 is a front view of a cup of FIG. 2, lid off"
    assert said["2"].said == "FIG. 2 is a rear view."
    assert [one.view for one in said.values()] == [View.FRONT, View.BACK]


def test_a_reference_view_is_no_part_of_the_design() -> None:
    said = views_of(
        design(
            "FIG. 1 is a front view, the broken lines form no part of the claimed design;",
            "FIG. 2 is a view of the cup in a rack and forms no part of the claimed design;",
            "FIG. 3 is a perspective view shown for reference only.",
        )
    )
    assert [one.part_of_design for one in said.values()] == [True, False, False]


def test_names_of_files_count_where_the_text_says_nothing() -> None:
    said = views_of(design(figures=(Figure("后视图", "1.jpg"), Figure("1", "2.jpg"))))
    assert {label: one.view for label, one in said.items()} == {"后视图": View.BACK}


def test_sentences_on_broken_lines_are_given_word_for_word() -> None:
    right = design(
        "FIG. 1 is a front view of FIG. 2.",
        "Shading shows contour. The broken lines in FIG. 2 show a rack. They end there.",
        "The dash-dot lines bound the claim; the rest is solid. 图中虚线不属于本外观设计。",
    )
    assert broken_lines_said(right) == (
        "The broken lines in FIG. 2 show a rack. The dash-dot lines bound the claim; "
        "图中虚线不属于本外观设计。"
    )
    assert broken_lines_said(design("The chain of stores sells lines of cups.")) == ""


@pytest.mark.parametrize(
    ("office", "text", "silent"),
    [
        pytest.param("US", "FIG. 1 is a front view.", True, id="nothing said"),
        pytest.param("US", "The broken lines show a rack.", False, id="said"),
        pytest.param("US", None, False, id="no text here"),
        pytest.param("CN", "图1是主视图。", False, id="an office that asks for nothing"),
    ],
)
def test_only_a_text_that_would_have_to_say_is_silent(
    office: str, text: str | None, *, silent: bool
) -> None:
    right = replace(design(*([] if text is None else [text])), office=office)
    assert is_silent_on_broken_lines(right) is silent


@given(st.text(max_size=300))
def test_no_text_is_too_odd(text: str) -> None:
    right = replace(design(text), figures=(Figure(text, "1.tif"),))
    assert all(isinstance(one.view, View) for one in views_of(right).values())
    assert isinstance(broken_lines_said(right), str)


@pytest.mark.real
@pytest.mark.skipif(DATA is None, reason="MAODUN_DATA names no folder of real data")
def test_every_figure_of_real_designs_is_said() -> None:
    folder = Path(DATA or "") / "uspto" / "designs-2021"
    for path in sorted(folder.glob("*/*.XML")):
        count = re.search(rb"<number-of-figures>(\d+)", path.read_bytes())
        assert count is not None
        with path.open("rb") as stream:
            (read,) = parse(stream, file=path.name, start=0, sample=False)
        assert isinstance(read.record, Right)
        assert len(views_of(read.record)) == int(count[1]), path.name
