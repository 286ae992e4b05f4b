from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maodun.sources.days import day


@pytest.mark.parametrize(
    "text",
    [
        "2027-01-04",
        "2027/1/4",
        "2027.01.04",
        "20270104",
        "2027年1月4日",
        "January 4, 2027",
        "4 Jan 2027",
        "46391",
        "2027-01-04 20:35:17 PDT",
        "2027-01-04T08:00:00Z",
    ],
)
def test_one_day_is_read_in_all_its_forms(text: str) -> None:
    assert day(text) == date(2027, 1, 4)


@pytest.mark.parametrize("text", ["", "-", "0", "N/A", "  "])
def test_nothing_is_no_day(text: str) -> None:
    assert day(text) is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("03/04/2027", id="two possible days"),
        pytest.param("2027-02-30", id="not in the calendar"),
        pytest.param("soon", id="a word"),
        pytest.param("20271399", id="month 13"),
    ],
)
def test_what_could_be_another_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        day(text)


@given(st.text(max_size=30))
def test_any_text_is_a_day_or_none_or_refused(text: str) -> None:
    try:
        found = day(text)
    except ValueError:
        return
    assert found is None or isinstance(found, date)
