"""The workbook: rows to sort, and never a formula."""

import io
from dataclasses import replace

import pytest
from openpyxl import Workbook, load_workbook

from maodun.reports.rendering import render, render_list
from tests.reports.clearances import clearance
from tests.reports.sightings import worded
from tests.reports.test_rendering import named


def opened(content: bytes) -> Workbook:
    """The workbook as a reader gets it."""
    return load_workbook(io.BytesIO(content))


def cells(book: Workbook) -> list[tuple[object, str]]:
    """Value and type of every cell of every sheet."""
    return [
        (cell.value, cell.data_type)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
    ]


@pytest.mark.parametrize(
    "title",
    ['=HYPERLINK("http://x","y")', "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "=cmd|'/c'!A0"],
)
def test_no_cell_is_a_formula(title: str) -> None:
    made = named(title)
    first = made.findings[0]
    made = replace(made, findings=(replace(first, content_sha256=title), *made.findings))
    for content in (
        render(made, form="xlsx", language="en"),
        render_list([made], form="xlsx", language="en"),
    ):
        found = cells(opened(content))
        assert "f" not in {kind for _, kind in found}
        assert (title, "s") in found


def test_text_that_looks_like_a_formula_is_marked_as_text() -> None:
    book = opened(render_list([named("=1+1")], form="xlsx", language="en"))
    assert book.worksheets[0]["B2"].quotePrefix
    assert not book.worksheets[0]["C2"].quotePrefix


def test_counts_are_numbers_and_days_are_days() -> None:
    book = opened(render(clearance(), form="xlsx", language="en"))
    assert book["Funnel"]["B2"].value == 17709
    assert book["Findings"]["L2"].is_date


def test_a_chart_has_a_row_for_each_limitation_and_no_empty_cell() -> None:
    book = opened(render(clearance(), form="xlsx", language="en"))
    rows = list(book["Claim charts"].iter_rows(min_row=2, values_only=True))
    expected = sum(len(r.readings) for f in clearance().findings for r in f.readings)
    assert len(rows) == expected
    assert not [row for row in rows if None in (*row[:2], *row[3:])]


def test_sheets_have_chinese_titles() -> None:
    assert opened(render(clearance(), form="xlsx", language="zh")).sheetnames[0] == "上架关口"


def test_control_characters_and_long_texts_fit() -> None:
    made = named("a\x00b\x1f" + "长" * 40_000)
    assert render(made, form="xlsx", language="zh")


def test_same_clearance_gives_the_same_workbook() -> None:
    once = render(clearance(), form="xlsx", language="zh")
    assert once == render(clearance(), form="xlsx", language="zh")


def test_each_registration_of_words_is_a_row_with_its_place() -> None:
    book = opened(render(worded(), form="xlsx", language="en"))
    rows = list(book["Marks and works"].iter_rows(min_row=2, values_only=True))
    assert len(rows) == 44
    assert rows[0][:5] == ("Title", rows[0][1], "Orvelline", "ORVELLINE", "USTM99000101")
    assert "class 25: Dresses; wedding dresses; veils; class 35" in rows[0]
    assert [row[17] for row in rows if row[4] == "USTM99000201"] == [
        "open (not registered yet)"
    ]
