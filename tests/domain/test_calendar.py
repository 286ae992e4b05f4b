from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maodun.domain.calendar import add_months

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1))


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        pytest.param(date(2016, 2, 29), 12, date(2017, 2, 28), id="leap day, common year"),
        pytest.param(date(2016, 2, 29), 240, date(2036, 2, 29), id="leap day, leap year"),
        pytest.param(date(2025, 8, 31), 6, date(2026, 2, 28), id="month too short"),
        pytest.param(date(2025, 8, 31), 3, date(2025, 11, 30), id="month of 30 days"),
        pytest.param(date(2026, 11, 22), -18, date(2025, 5, 22), id="backwards over a year"),
        pytest.param(date(2026, 12, 31), 0, date(2026, 12, 31), id="nothing"),
        pytest.param(date(2026, 12, 1), 1, date(2027, 1, 1), id="over the new year"),
    ],
)
def test_the_same_day_of_a_later_month(start: date, months: int, expected: date) -> None:
    assert add_months(start, months) == expected


@given(DAYS, st.integers(min_value=-600, max_value=1200))
def test_the_day_is_kept_or_the_last_of_its_month_taken(start: date, months: int) -> None:
    end = add_months(start, months)
    assert end.day == start.day or (end + timedelta(days=1)).day == 1


@given(DAYS, st.integers(0, 400), st.integers(0, 400))
def test_more_months_never_end_earlier(start: date, fewer: int, more: int) -> None:
    assert add_months(start, min(fewer, more)) <= add_months(start, max(fewer, more))
