import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maodun.sources.tables import Dialect, text_dialect, text_rows


def rows(data: bytes, start: int = 0, dialect: Dialect | None = None) -> list[tuple[str, ...]]:
    chosen = dialect or text_dialect(data)
    return [row.cells for row in text_rows(io.BytesIO(data), chosen, start=start)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_that_of_the_header(delimiter: str) -> None:
    data = delimiter.join(("a", "b")) + "\n" + delimiter.join(("1", "2")) + "\n"
    assert rows(data.encode()) == [("a", "b"), ("1", "2")]


def test_a_cell_may_contain_line_feeds_and_quotation_marks() -> None:
    assert rows(b'a,b\n"x\ny","say ""hi"""\n') == [("a", "b"), ("x\ny", 'say "hi"')]


def test_in_a_tab_file_quotation_marks_may_mean_inches() -> None:
    plain = Dialect("utf-8", "\t", quoted=False)
    assert rows(b'a\tb\n5" tyre\t6"\n', dialect=plain) == [("a", "b"), ('5" tyre', '6"')]


def test_empty_rows_are_left_out() -> None:
    assert rows(b"a,b\n\n,,\n1,2\n") == [("a", "b"), ("1", "2")]


def test_a_quotation_mark_that_is_never_closed_does_not_swallow_the_file() -> None:
    data = b'a,b\n"1,2\n' + b"3,4\n" * 50_000
    found = list(text_rows(io.BytesIO(data), text_dialect(data)))
    assert found[1].problem is not None
    assert found[-1].cells == ("3", "4")


def test_a_row_of_many_megabytes_is_passed_over() -> None:
    data = b'a,b\n"' + (b"x" * 3_000_000 + b"\n") * 2 + b"3,4\n"
    found = list(text_rows(io.BytesIO(data), Dialect("utf-8", ",")))
    assert [row.problem is None for row in found] == [True, False, True]
    assert found[-1].cells == ("3", "4")


@given(st.binary(max_size=300))
def test_any_bytes_give_rows_that_cover_them_in_order(data: bytes) -> None:
    found = list(text_rows(io.BytesIO(data), Dialect("utf-8", ",")))
    ends = [row.end for row in found]
    assert ends == sorted(ends)
    assert all(row.offset < row.end <= len(data) for row in found)


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=8)), max_size=6))
def test_reading_resumes_after_any_row(cells: list[tuple[str, str]]) -> None:
    lines = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in cells]
    data = "\n".join(["a,b", *lines]).encode(errors="replace")
    dialect = Dialect("utf-8", ",")
    found = list(text_rows(io.BytesIO(data), dialect))
    for index, row in enumerate(found):
        assert list(text_rows(io.BytesIO(data), dialect, start=row.end)) == found[index + 1 :]
