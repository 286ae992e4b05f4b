"""Closing days of offices: the cases of each file, the library behind them, and the engine."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from maodun.domain.errors import NotCovered, UnknownRule
from maodun.domain.text import Text
from maodun.rules.calendars import calendar, calendar_names, calendar_of
from maodun.rules.calendars.cases import CalendarCase, answer, case_files
from maodun.rules.calendars.files import FOLDER, CalendarFile, calendar_file
from maodun.rules.calendars.public import base_name, make_up_days, public_holidays
from maodun.rules.calendars.year import closings, open_days
from maodun.rules.forms.plain_yaml import load

CASES = [
    pytest.param(file.rule, case, id=f"{file.rule}: {case.name}")
    for file in case_files()
    for case in file.cases
]
ONE_DAY = timedelta(days=1)
NAMES = st.sampled_from(calendar_names())
FIRST_LOOK_IS_SLOW = settings(deadline=None)  # a file is read once, a year counted once
DAYS = st.dates(date(2012, 1, 1), date(2040, 12, 31))
NEEDED = (
    *("us_office", "us_courts", "ep", "em", "cn", "jp", "kr", "gb"),
    *("de", "fr", "wo", "ca", "au", "mx", "br"),
)


def law(name: str) -> Any:
    return load((FOLDER / f"{name}.yaml").read_text("utf-8"))


def chinese(sentence: str) -> str:
    return {"en": "zh"}.get(sentence, sentence)


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_case(rule: str, case: CalendarCase) -> None:
    assert answer(rule, case) == case.expect, case.why


def test_every_calendar_has_cases_and_one_of_them_before_it_begins() -> None:
    before = {
        (file.rule, case.given.day)
        for file in case_files()
        for case in file.cases
        if case.expect.error == "not_covered"
    }
    files = map(calendar_file, calendar_names())
    assert {(file.rule, file.covers_from - ONE_DAY) for file in files} <= before


@pytest.mark.parametrize("name", NEEDED)
def test_every_office_asked_for_has_a_calendar(name: str) -> None:
    assert calendar(name).rule == f"calendars.{name}"


@pytest.mark.parametrize("office", ["US", "us", "CN", "cn", "EP"])
def test_an_office_is_known_by_its_code_in_either_case(office: str) -> None:
    assert calendar_of(office).name in {"us_office", office.lower()}


def test_an_unknown_calendar_names_the_nearest() -> None:
    with pytest.raises(UnknownRule, match=r"calendars\.us_offise.*calendars\.us_office"):
        calendar("us_offise")


@pytest.mark.parametrize("name", calendar_names())
def test_every_holiday_of_the_library_has_its_chinese_name(name: str) -> None:
    """A new name after an upgrade of the library is looked at before it closes an office."""
    file = calendar_file(name)
    first = file.covers_from.year
    missing = {
        str(title)
        for entry in file.public_holidays
        for year in range(first, file.known_until.year + 10)
        for _, title in public_holidays(entry, year)
        if isinstance(title, Text) and title.zh and title.msgid not in entry.named
    }
    assert missing == set()


def test_names_of_one_year_lose_what_stands_in_brackets() -> None:
    assert base_name("Day off (substituted from 02/17/2007)") == "Day off"


@pytest.mark.parametrize("year", [2007, 2008, 2023, 2024, 2025, 2026])
def test_make_up_days_of_the_notices_are_those_of_the_library(year: int) -> None:
    """Those of December are left out where they belong to the notice of the year after."""
    file = calendar_file("cn")
    (entry,) = file.public_holidays
    read = {day for one in file.open for day in one.all if day.year == year}
    assert read == {day for day in make_up_days(entry, year) if day in read or day.month < 12}


@pytest.mark.parametrize(
    ("name", "day", "english", "in_chinese"),
    [
        pytest.param(
            "us_office",
            date(2025, 11, 27),
            "2025-11-27 is a public holiday: Thanksgiving Day",
            "2025-11-27 is a public holiday: 感恩节",
            id="holiday",
        ),
        pytest.param(
            "us_office",
            date(2021, 6, 18),
            "2021-06-18 is a public holiday: Juneteenth National Independence Day, day in lieu",
            "2021-06-18 is a public holiday: 六月节, day in lieu",
            id="in lieu",
        ),
        pytest.param(
            "us_office",
            date(2003, 2, 18),
            "On 2003-02-18 the office is closed: closing of the federal offices in Washington",
            "On 2003-02-18 the office is closed: 华盛顿联邦机关关闭",
            id="closing",
        ),
        pytest.param(
            "us_office",
            date(2025, 11, 29),
            "2025-11-29 is a Saturday",
            "2025-11-29 is a Saturday",
            id="weekend",
        ),
    ],
)
def test_the_reason_is_said_in_both_languages(
    name: str, day: date, english: str, in_chinese: str
) -> None:
    why = calendar(name).why_closed(day)
    assert why is not None
    assert str(why) == english
    assert why.render(chinese) == in_chinese


def test_an_open_day_has_no_reason() -> None:
    assert calendar("cn").why_closed(date(2026, 2, 14)) is None


def test_a_day_before_the_file_begins_is_refused_by_every_question() -> None:
    found = calendar("us_office")
    for ask in (found.is_open, found.why_closed, found.next_open, found.previous_open):
        with pytest.raises(NotCovered, match=r"calendars\.us_office gives no answer"):
            ask(date(1970, 12, 31))


def test_closings_not_published_yet_are_not_known_but_weekends_and_holidays_count() -> None:
    found = calendar("us_office")
    assert not found.knows(date(2031, 11, 27))
    assert not found.is_open(date(2031, 11, 27))
    assert not found.is_open(date(2031, 11, 29))


@pytest.mark.parametrize(
    ("name", "day", "why"),
    [
        pytest.param("ep", date(2031, 3, 3), "Closing days after 2027-01-01", id="to come"),
        pytest.param("ep", date(2017, 3, 3), "2016-01-01 to 2019-12-31", id="not found"),
        pytest.param("ep", date(2015, 3, 3), "None", id="known"),
        pytest.param("jp", date(2026, 3, 3), "None", id="known by law"),
    ],
)
def test_what_may_be_missing_is_said(name: str, day: date, why: str) -> None:
    found = calendar(name)
    assert why in str(found.why_not_known(day))
    assert found.knows(day) == (why == "None")


@pytest.mark.parametrize(
    ("name", "instant", "day"),
    [
        ("us_office", datetime(2026, 3, 1, 4, 59, tzinfo=UTC), date(2026, 2, 28)),
        ("us_office", datetime(2026, 7, 1, 4, 0, tzinfo=UTC), date(2026, 7, 1)),
        ("cn", datetime(2026, 2, 28, 16, 0, tzinfo=UTC), date(2026, 3, 1)),
    ],
)
def test_today_is_the_day_at_the_office(name: str, instant: datetime, day: date) -> None:
    assert calendar(name).today(instant) == day


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="says no time zone"):
        calendar("cn").today(datetime(2026, 1, 1))  # noqa: DTZ001 - the fault under test


@FIRST_LOOK_IS_SLOW
@given(NAMES, DAYS)
def test_the_next_open_day_is_open_and_not_earlier(name: str, day: date) -> None:
    found = calendar(name)
    following = found.next_open(day)
    assert following >= day
    assert found.is_open(following)
    assert not any(found.is_open(day + ONE_DAY * n) for n in range((following - day).days))


@FIRST_LOOK_IS_SLOW
@given(NAMES, DAYS)
def test_the_previous_open_day_is_open_and_not_later(name: str, day: date) -> None:
    found = calendar(name)
    assert found.previous_open(day) <= day
    assert found.is_open(found.previous_open(day))


@FIRST_LOOK_IS_SLOW
@given(NAMES, DAYS, st.integers(-30, 30))
def test_business_days_there_and_back_again(name: str, day: date, n: int) -> None:
    found = calendar(name)
    start = found.next_open(day)
    end = found.add_business_days(start, n)
    assert found.is_open(end)
    assert found.add_business_days(end, -n) == start


@FIRST_LOOK_IS_SLOW
@given(NAMES, DAYS)
def test_a_closed_day_has_a_reason_and_an_open_one_has_none(name: str, day: date) -> None:
    found = calendar(name)
    assert (found.why_closed(day) is None) == found.is_open(day)


def test_a_hundred_thousand_days_take_less_than_a_second() -> None:
    found = calendar("ep")
    days = [date(2020, 1, 1) + ONE_DAY * (n % 3650) for n in range(100_000)]
    found.next_open(days[0])
    started = process_time()
    for day in days:
        found.next_open(day)
    assert process_time() - started < 1


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        pytest.param(("timezone",), "America/Newyork", "no time zone", id="zone"),
        pytest.param(("weekend",), ["saterday"], "weekend", id="weekday"),
        pytest.param(("closed", 0, "days"), ["1970-01-02"], "covers_from", id="too early"),
        pytest.param(("closed", 0, "days"), ["2099-01-02"], "known_until", id="too late"),
        pytest.param(("closed", 0, "to"), "1987-01-27", "needs a 'from'", id="no start"),
        pytest.param(("closed", 0, "until"), "1987-01-27", "Extra inputs", id="unknown key"),
        pytest.param(("checked", "by"), "li.lawyer", "nobody has read", id="unread but signed"),
    ],
)
def test_a_file_out_of_form_is_refused(
    path: tuple[str | int, ...], value: object, message: str
) -> None:
    document = law("us_office")
    document["sources"].append({"cite": "nobody read this"})
    inner = document
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    with pytest.raises(ValidationError, match=message):
        CalendarFile.model_validate(document)


def test_a_day_cannot_be_both_open_and_closed() -> None:
    document = law("us_office")
    document["open"] = [dict(document["closed"][0])]
    with pytest.raises(ValidationError, match="under closed and under open"):
        CalendarFile.model_validate(document)


def test_a_holiday_that_never_counts_leaves_the_office_open() -> None:
    document = law("us_office")
    every = {"country": "US", "subdivision": "DC", "named": {"Labor Day": "劳动节"}}
    document["public_holidays"] = [every | {"never": ["Emancipation Day"]}]
    days = closings(CalendarFile.model_validate(document), 2025)
    assert date(2025, 4, 16) not in days
    assert date(2025, 9, 1) in days


def test_a_day_said_to_be_worked_is_open_even_on_a_holiday() -> None:
    document = law("us_office")
    source = document["closed"][0]
    document["open"] = [source | {"days": ["2003-11-11", "2003-11-15"]}]
    file = CalendarFile.model_validate(document)
    assert date(2003, 11, 11) not in closings(file, 2003)
    assert date(2003, 11, 15) in open_days(file, 2003)


def test_no_file_lies_alone() -> None:
    stems = {path.name.removesuffix(".cases.yaml") for path in FOLDER.glob("*.cases.yaml")}
    assert stems == set(calendar_names())
    assert all(Path(FOLDER / f"{name}.yaml").is_file() for name in stems)
