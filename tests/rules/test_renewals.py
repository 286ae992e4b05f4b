"""Renewals: windows in order, each day in its place, versions chosen by the window."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from maodun.domain.errors import DateMissing, FactMissing, NotCovered, WrongKind
from maodun.rules.calendars import calendar_of
from maodun.rules.facts import Facts, facts
from maodun.rules.files import rule_of, rules
from maodun.rules.forms.rule import RenewalsRule
from maodun.rules.renewals import CHOSEN_BY_WINDOW, RenewalWindow, windows

unhurried = settings(deadline=None)  # the first question to a calendar reads a year
RENEWALS = tuple(rule for rule in rules().values() if isinstance(rule, RenewalsRule))


def case(rule: RenewalsRule, start: date, number: int | None = None) -> Facts:
    """A case in which the right starts on one day; its windows choose their own version."""
    names = {rule.counts_from, rule.chosen_by}
    if rule.chosen_by != rule.counts_from:
        names -= {rule.chosen_by} & set(CHOSEN_BY_WINDOW)
    return Facts(dict.fromkeys(names, start), number=number)


@st.composite
def asked(draw: st.DrawFn) -> tuple[RenewalsRule, date]:
    """A rule and a day on which a right starts."""
    rule = draw(st.sampled_from(RENEWALS))
    return rule, draw(st.dates(rule.covers_from, date(2035, 12, 31)))


def found(rule: RenewalsRule, start: date) -> tuple[RenewalWindow, ...]:
    try:
        return windows(rule, case(rule, start))
    except NotCovered:
        return reject()


@unhurried
@given(asked())
def test_windows_come_in_order_and_are_numbered_so(of: tuple[RenewalsRule, date]) -> None:
    for one, following in pairwise(found(*of)):
        assert following.number == one.number + 1
        assert one.due < following.due
        assert (one.opens or one.due) <= (following.opens or following.due)


@unhurried
@given(asked())
def test_a_window_opens_before_it_is_due_and_ends_after(of: tuple[RenewalsRule, date]) -> None:
    for one in found(*of):
        assert one.opens is None or one.opens <= one.due
        assert one.due <= one.pay_by
        if one.late_until is not None:
            assert one.late_from is not None
            assert one.late_pay_by is not None
            assert one.late_from <= one.late_until <= one.late_pay_by


@unhurried
@given(asked())
def test_a_later_start_is_never_due_earlier(of: tuple[RenewalsRule, date]) -> None:
    rule, start = of
    earlier, later = found(rule, start), found(rule, start.replace(day=28))
    for one, other in zip(earlier, later, strict=False):
        if one.applied.version_from == other.applied.version_from and start.day <= 28:
            assert one.due <= other.due


@unhurried
@given(asked())
def test_payment_moves_to_an_open_day_or_not_at_all(of: tuple[RenewalsRule, date]) -> None:
    rule, start = of
    office = calendar_of(rule.applies_to.office or "US")
    for one in found(rule, start)[:5]:
        value = next(v for v in rule.versions if v.from_ == one.applied.version_from).value
        if value.moves == "payment":
            assert office.is_open(one.pay_by)
        elif value.free is None:
            assert one.pay_by == one.due


@unhurried
@given(asked(), st.integers(0, 3))
def test_one_window_asked_for_is_that_of_the_list(
    of: tuple[RenewalsRule, date], place: int
) -> None:
    rule, start = of
    every = found(rule, start)
    one = every[min(place, len(every) - 1)]
    assert windows(rule, case(rule, start, number=one.number)) == (one,)


@pytest.mark.parametrize("rule", RENEWALS, ids=lambda rule: rule.rule)
def test_every_rule_names_a_schedule_that_exists(rule: RenewalsRule) -> None:
    for version in rule.versions:
        fee = version.value.fee
        assert fee is None or rule_of(fee).kind == "schedule"


@pytest.mark.parametrize(
    ("number", "opens", "due", "late_until"),
    [
        (1, date(2025, 8, 31), date(2026, 2, 28), date(2026, 8, 31)),
        (2, date(2029, 8, 31), date(2030, 2, 28), date(2030, 8, 31)),
    ],
)
def test_windows_of_a_us_patent_are_counted_from_the_grant(
    number: int, opens: date, due: date, late_until: date
) -> None:
    grant = facts(filing_date=date(2020, 3, 2), grant_date=date(2022, 8, 31))
    one = windows(rule_of("us.patent.renewals"), grant)[number - 1]
    assert (one.opens, one.due, one.late_until) == (opens, due, late_until)


def test_the_first_day_of_the_window_chooses_the_version() -> None:
    rule = rule_of("em.design.renewals")
    (old,) = windows(rule, Facts({"filing_date": date(2020, 9, 20)}, number=1))
    (new,) = windows(rule, Facts({"filing_date": date(2020, 10, 20)}, number=1))
    assert (old.due, new.due) == (date(2025, 9, 30), date(2025, 10, 20))
    assert old.applied.version_from < new.applied.version_from


@unhurried
@given(asked())
def test_the_surcharge_is_owed_from_the_day_after_the_last_free_one(
    of: tuple[RenewalsRule, date],
) -> None:
    for one in found(*of):
        owed = None if one.late_until is None else one.pay_by + timedelta(days=1)
        assert one.surcharge_from == owed


def test_a_payment_moved_by_a_holiday_moves_the_surcharge_and_not_the_nominal_day() -> None:
    grant = facts(filing_date=date(2014, 3, 3), grant_date=date(2016, 7, 5))
    one = windows(rule_of("us.patent.renewals"), grant)[0]
    assert (one.due, one.pay_by) == (date(2020, 1, 5), date(2020, 1, 6))
    assert (one.late_from, one.surcharge_from) == (date(2020, 1, 6), date(2020, 1, 7))


@pytest.mark.parametrize(
    ("rule", "day", "said"),
    [
        pytest.param("cn.patent.renewals", "filing_date", "The fee of year 3 is due", id="CN"),
        pytest.param("ep.patent.renewals", "filing_date", "The fee of year 3 is due", id="EP"),
        pytest.param("em.design.renewals", "filing_date", "Number 3 is due", id="each 5 years"),
    ],
)
def test_a_fee_owed_each_year_is_called_by_its_year(rule: str, day: str, said: str) -> None:
    (one,) = windows(rule_of(rule), Facts({day: date(2020, 3, 2)}, number=3))
    assert str(one.applied.steps[0]).startswith(said)


def test_a_mark_of_29_february_is_due_on_the_last_day_of_february() -> None:
    registered = Facts({"registration_date": date(2024, 2, 29)})
    first, _, third, *_ = windows(rule_of("cn.mark.renewals"), registered)
    assert (first.due, third.due) == (date(2034, 2, 28), date(2054, 2, 28))


def test_a_question_about_no_renewal_is_an_error() -> None:
    grant = {"filing_date": date(2020, 3, 2), "grant_date": date(2022, 8, 31)}
    with pytest.raises(FactMissing, match="no renewal of number 9"):
        windows(rule_of("us.patent.renewals"), Facts(grant, number=9))
    with pytest.raises(DateMissing):
        windows(rule_of("us.patent.renewals"), facts())
    with pytest.raises(WrongKind):
        windows(rule_of("us.design.term"), facts())
