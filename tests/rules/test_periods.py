"""Periods and the rules of time that every kind of rule shares."""

import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, given, reject, settings
from hypothesis import strategies as st

from maodun.domain.calendar import ONE_DAY, add_months, is_month_end, month_end
from maodun.domain.errors import (
    DateMissing,
    FactMissing,
    ImpossibleDates,
    LawError,
    NotCovered,
    OutsideCalendar,
    WrongKind,
)
from maodun.rules.calendars import calendar, calendar_names, calendar_of
from maodun.rules.cases import answered, cases_of
from maodun.rules.facts import DAY_NAMES, Facts, facts
from maodun.rules.files import rule_names, rule_of, rules, version_of
from maodun.rules.forms.lengths import (
    EarlierPeriod,
    LaterPeriod,
    PeriodLength,
    SetPeriod,
    TermLength,
)
from maodun.rules.forms.rule import AnyRule, Dated, PeriodRule, TermRule, Version
from maodun.rules.graces import grace
from maodun.rules.periods import Period, period
from maodun.rules.renewals import windows
from maodun.rules.terms import term

MAIL_OF_2026 = date(2026, 1, 30)
unhurried = settings(deadline=None)  # the first question to a calendar reads a year
PERIODS = tuple(rule for rule in rules().values() if isinstance(rule, PeriodRule))
DATED = tuple(rule for rule in rules().values() if isinstance(rule, Dated))
QUESTIONS: Mapping[str, Callable[[AnyRule, Facts], object]] = {
    "term": term,
    "period": period,
    "renewals": windows,
    "grace": grace,
}
CHANGED = tuple(name for name, rule in rules().items() if len(rule.versions) > 1)
LAST_DAY = date(2045, 12, 31)


def all_days(day: date) -> Facts:
    """A case in which everything happens on one day and the office sets three months."""
    return Facts(dict.fromkeys(DAY_NAMES, day), months=3)


def lengths(rule: PeriodRule, day: date) -> tuple[PeriodLength, ...]:
    """The lengths that count on a day; none for a period that the office sets."""
    value = version_of(rule, day).value
    if isinstance(value, LaterPeriod):
        return value.later_of
    if isinstance(value, EarlierPeriod):
        return value.earlier_of
    return () if isinstance(value, SetPeriod) else (value,)


def is_forward(rule: PeriodRule, day: date) -> bool:
    value = version_of(rule, day).value
    if isinstance(value, SetPeriod):
        return value.set.counted == "forward"
    return all(length.counted == "forward" for length in lengths(rule, day))


def versions_used(found: Period) -> tuple[date, ...]:
    return tuple(one.version_from for one in (found.applied, *found.also))


@st.composite
def rules_with_two_days(draw: st.DrawFn) -> tuple[PeriodRule, date, date]:
    """A rule and two days that it covers, in order."""
    rule = draw(st.sampled_from(PERIODS))
    days = st.dates(rule.covers_from, LAST_DAY)
    first, second = sorted((draw(days), draw(days)))
    return rule, first, second


@unhurried
@given(rules_with_two_days())
def test_a_period_ends_in_its_own_direction(asked: tuple[PeriodRule, date, date]) -> None:
    rule, day, _ = asked
    try:
        found = period(rule, all_days(day))
    except NotCovered:
        reject()
    forward = is_forward(rule, day)
    assert found.last_day >= day if forward else found.last_day <= day


@unhurried
@given(rules_with_two_days())
def test_a_later_start_never_ends_earlier_within_one_version(
    asked: tuple[PeriodRule, date, date],
) -> None:
    rule, first, second = asked
    try:
        earlier, later = period(rule, all_days(first)), period(rule, all_days(second))
    except NotCovered:
        reject()
    assume(versions_used(earlier) == versions_used(later))
    assert earlier.last_day <= later.last_day
    assert earlier.nominal <= later.nominal


@unhurried
@given(rules_with_two_days())
def test_the_last_day_moves_to_the_nearest_open_one_or_not_at_all(
    asked: tuple[PeriodRule, date, date],
) -> None:
    rule, day, _ = asked
    try:
        ways, found = lengths(rule, day), period(rule, all_days(day))
    except NotCovered:
        reject()
    assume(len(ways) == 1 and not ways[0].day_after)
    (length,) = ways
    name = length.calendar
    office = calendar(name) if name else calendar_of(rule.applies_to.office or "US")
    if length.roll == "none":
        assert found.last_day == found.nominal
        return
    step = ONE_DAY if length.roll == "forward" else -ONE_DAY
    assert office.is_open(found.last_day)
    between = found.nominal
    while between != found.last_day:
        assert not office.is_open(between)
        between += step


@unhurried
@given(rules_with_two_days())
def test_extensions_only_ever_lengthen(asked: tuple[PeriodRule, date, date]) -> None:
    rule, day, _ = asked
    try:
        found = period(rule, all_days(day))
    except NotCovered:
        reject()
    assert list(found.extended) == sorted(set(found.extended))
    assert all(end > found.last_day for end in found.extended)


@unhurried
@given(st.sampled_from(DATED), st.dates(), st.integers(0, 10**7))
def test_any_day_there_is_gets_an_answer_or_an_error_of_ours(
    rule: Dated, day: date, days: int
) -> None:
    case = replace(all_days(day), term_extension_days=days)
    with suppress(LawError):
        assert QUESTIONS[rule.kind](rule, case)


@pytest.mark.parametrize("name", CHANGED)
def test_on_the_day_of_a_change_each_side_is_exact(name: str) -> None:
    rule = rule_of(name)
    versions: tuple[Version[Any], ...] = rule.versions
    for before, after in pairwise(versions):
        assert version_of(rule, after.from_) is after
        eve = after.from_ - ONE_DAY
        if before.until is None or before.until >= eve:
            assert version_of(rule, eve) is before
        else:
            with pytest.raises(NotCovered):
                version_of(rule, eve)


@pytest.mark.parametrize("name", rule_names())
def test_the_day_before_a_rule_begins_gets_no_answer(name: str) -> None:
    rule = rule_of(name)
    with pytest.raises(NotCovered) as caught:
        version_of(rule, rule.covers_from - ONE_DAY)
    assert (caught.value.rule, caught.value.covers_from) == (name, rule.covers_from)


@pytest.fixture
def zone(request: pytest.FixtureRequest) -> Iterator[str]:
    """Live in another time zone for a while."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    time.tzset()
    yield request.param
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


@pytest.mark.parametrize(
    "zone", ["Pacific/Kiritimati", "Etc/GMT+12", "Asia/Shanghai"], indirect=True
)
def test_answers_do_not_depend_on_where_the_reader_lives(zone: str) -> None:
    for rule in PERIODS[::7]:
        for case in cases_of(rule.rule):
            expected = case.expect.model_dump(exclude_none=True)
            found = answered(rule.rule, case.given)
            assert {part: found.get(part) for part in expected} == expected, (zone, rule.rule)


@unhurried
@given(st.dates(date(1900, 1, 31), date(2200, 1, 1)), st.integers(1, 240))
def test_families_differ_only_where_a_month_ends(start: date, months: int) -> None:
    clamp, next_day, ultimo = (
        add_months(start, months, family) for family in ("clamp", "next_day", "ultimo")
    )
    assert next_day == ultimo
    if not is_month_end(start):
        assert clamp == next_day
    else:
        assert next_day == month_end(clamp)
    assert clamp.day == min(start.day, month_end(clamp).day)


@unhurried
@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(1, 240))
def test_counting_back_and_forth_never_gains_a_day(start: date, months: int) -> None:
    there = add_months(start, months)
    assert start - timedelta(days=3) <= add_months(there, -months) <= start


@unhurried
@given(st.sampled_from(calendar_names()), st.dates(date(2010, 1, 1), LAST_DAY))
def test_the_next_open_day_is_open_and_the_first_one(name: str, day: date) -> None:
    office = calendar(name)
    assume(day >= office.covers_from + timedelta(days=30))
    after, before = office.next_open(day), office.previous_open(day)
    assert before <= day <= after
    assert office.is_open(after)
    assert office.is_open(before)
    assert (before == after) == office.is_open(day)
    assert not any(
        office.is_open(before + timedelta(days=n)) for n in range(1, (after - before).days)
    )


@unhurried
@given(
    st.sampled_from(calendar_names()),
    st.dates(date(2012, 1, 1), LAST_DAY),
    st.integers(1, 40),
)
def test_business_days_forth_and_back_are_the_same_number(
    name: str, day: date, count: int
) -> None:
    office = calendar(name)
    assume(day >= office.covers_from + timedelta(days=90))
    start = office.next_open(day)
    end = office.add_business_days(start, count)
    assert office.is_open(end)
    assert office.add_business_days(end, -count) == start


@pytest.mark.parametrize(
    ("rule", "case", "error"),
    [
        pytest.param("us.design.term", facts(), WrongKind, id="another kind of rule"),
        pytest.param("us.patent.response", facts(), DateMissing, id="no day"),
        pytest.param(
            "us.patent.response",
            facts(document_date=date(9999, 12, 1)),
            OutsideCalendar,
            id="beyond the calendar",
        ),
        pytest.param(
            "us.office.counting",
            facts(document_date=date(2024, 1, 31), event_date=date(2024, 1, 31)),
            FactMissing,
            id="a length nobody set",
        ),
        pytest.param(
            "us.patent.response",
            facts(document_date=date(2024, 1, 31), receipt_date=date(2024, 1, 30)),
            ImpossibleDates,
            id="received before it was written",
        ),
    ],
)
def test_a_question_that_cannot_be_answered_is_an_error(
    rule: str, case: Facts, error: type[LawError]
) -> None:
    with pytest.raises(error):
        period(rule_of(rule), case)


def test_a_period_that_the_office_sets_is_counted_in_months_or_days() -> None:
    days = {"document_date": date(2024, 1, 31), "event_date": date(2024, 1, 31)}
    rule = rule_of("us.office.counting")
    assert period(rule, Facts(days, months=1)).last_day == date(2024, 2, 29)
    assert period(rule, Facts(days, length_days=30)).last_day == date(2024, 3, 1)


def test_an_answer_names_rule_version_sources_and_each_step() -> None:
    found = period(rule_of("us.court.answer"), facts(service_date=date(2025, 6, 13)))
    assert found.applied.rule == "us.court.answer"
    assert found.applied.version_from == date(2009, 12, 1)
    assert found.applied.sources
    assert found.applied.draft
    counted, moved = map(str, found.applied.steps[:2])
    assert counted.startswith("21 days from 2025-06-13")
    assert "Independence Day" in moved


def test_an_extension_in_another_unit_is_added_to_the_end() -> None:
    found = period(rule_of("kr.patent.appeal"), facts(notification_date=date(2023, 1, 2)))
    assert (found.nominal, found.extended) == (date(2023, 4, 2), (date(2023, 5, 2),))


def test_late_receipt_lengthens_extensions_too_and_is_told_once() -> None:
    days = {"document_date": date(2024, 3, 4), "receipt_date": date(2024, 3, 14)}
    found = period(rule_of("ep.patent.response"), Facts(days))
    assert (found.nominal, found.extended) == (date(2024, 7, 7), (date(2024, 9, 9),))
    assert sum(str(step).startswith("Received on") for step in found.applied.steps) == 1


@pytest.mark.parametrize(
    ("start", "years", "end"),
    [
        pytest.param(date(2024, 2, 29), 10, date(2034, 2, 28), id="February has no 29th"),
        pytest.param(date(2024, 2, 28), 10, date(2034, 2, 27), id="28 February"),
        pytest.param(date(2024, 2, 29), 20, date(2044, 2, 28), id="a leap year again"),
        pytest.param(date(2024, 3, 1), 10, date(2034, 2, 28), id="1 March"),
    ],
)
def test_a_term_that_begins_with_its_first_day(start: date, years: int, end: date) -> None:
    rule = rule_of("cn.mark.term")
    assert isinstance(rule, TermRule)
    length = TermLength(years=1, renewable_to=years, ends_day_before=True)
    version = rule.versions[-1].model_copy(update={"value": length})
    changed = rule.model_copy(update={"versions": (version,)})
    assert term(changed, Facts({"registration_date": start})).ends_on == end


def test_before_a_day_means_before_it_even_at_the_end_of_february() -> None:
    rule = rule_of("us.patent.third_party_submission")
    found = period(rule, Facts({"publication_date": date(2025, 8, 31)}))
    assert found.last_day == date(2026, 2, 27)


def test_a_period_of_no_days_is_told_as_the_day_itself() -> None:
    found = period(rule_of("cn.patent.notification"), Facts({"document_date": MAIL_OF_2026}))
    assert found.last_day == MAIL_OF_2026
    assert (
        str(found.applied.steps[0]) == "No days are added: 2026-01-30 (day the document bears)"
    )
