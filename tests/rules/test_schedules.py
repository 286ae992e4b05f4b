"""Fees: every table answers for every item, more units never cost less, sums add up."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maodun.domain.errors import DateMissing, FactMissing, NotCovered, WrongKind
from maodun.rules.facts import Facts, Size, facts
from maodun.rules.files import FORM, rule_of, rules
from maodun.rules.forms.rule import AnyRule, ScheduleRule, Version
from maodun.rules.forms.values import ScheduleValue
from maodun.rules.schedules import amount

TABLES = tuple(rule for rule in rules().values() if isinstance(rule, ScheduleRule))
SIZES: tuple[Size, ...] = ("large", "small", "micro")


def case(version: Version[ScheduleValue], rule: ScheduleRule, **asked: Any) -> Facts:
    """A case on the first day of a version."""
    return Facts({rule.chosen_by: version.from_}, **asked)


def table(**item: Any) -> AnyRule:
    """A table of one fee."""
    value = {
        "currency": "EUR",
        "as_of": "2026-01-01",
        "items": {"fee": {"title": {"en": "Fee", "zh": "费用"}, **item}},
    }
    return FORM.validate_python(
        {
            "rule": "xx.design.fees",
            "kind": "schedule",
            "title": {"en": "Fees", "zh": "费用"},
            "applies_to": {"office": "EM", "kinds": ["design"]},
            "chosen_by": "payment_date",
            "covers_from": "2026-01-01",
            "versions": [{"from": "2026-01-01", "value": value, "sources": [{"cite": "x"}]}],
            "checked": {"day": "2026-01-01", "by": "draft"},
        }
    )


def price(rule: AnyRule, units: int | None = None, size: Size = "large") -> Decimal:
    day = {"payment_date": date(2026, 1, 2)}
    return amount(rule, "fee", Facts(day, units=units, size=size)).amount


@pytest.mark.parametrize("rule", TABLES, ids=lambda rule: rule.rule)
def test_every_fee_of_every_table_has_a_price_and_sums_add_up(rule: ScheduleRule) -> None:
    for version in rule.versions:
        prices = {}
        for name in version.value.items:
            found = amount(rule, name, case(version, rule))
            prices[name] = found.amount
            assert found.amount >= 0
            assert (found.currency, found.as_of) == (
                version.value.currency,
                version.value.as_of,
            )
        for name, parts in version.value.totals.items():
            assert amount(rule, name, case(version, rule)).amount == sum(
                prices[part] for part in parts
            )


@pytest.mark.parametrize("rule", TABLES, ids=lambda rule: rule.rule)
def test_smaller_payers_never_pay_more(rule: ScheduleRule) -> None:
    for version in rule.versions:
        for name in version.value.items:
            large, small, micro = (
                amount(rule, name, case(version, rule, size=size)).amount for size in SIZES
            )
            assert large >= small
            assert large >= micro


@settings(deadline=None)
@given(st.sampled_from(TABLES), st.data())
def test_more_units_never_cost_less(rule: ScheduleRule, data: st.DataObject) -> None:
    version = data.draw(st.sampled_from(rule.versions))
    name = data.draw(st.sampled_from(sorted(version.value.items)))
    few = data.draw(st.integers(1, 120))
    more = data.draw(st.integers(few, 160))
    try:
        cheap = amount(rule, name, case(version, rule, units=few)).amount
        dear = amount(rule, name, case(version, rule, units=more)).amount
    except FactMissing:
        return
    assert cheap <= dear


@pytest.mark.parametrize(
    ("item", "units", "expected"),
    [
        pytest.param({"amount": "350"}, 7, 350, id="fixed, however many"),
        pytest.param({"each": "200", "over": "20", "unit": "claim"}, 20, 0, id="all free"),
        pytest.param({"each": "200", "over": "20", "unit": "claim"}, 22, 400, id="two above"),
        pytest.param({"each": "7", "minimum": "70", "unit": "design"}, 3, 70, id="minimum"),
        pytest.param({"each": "7", "minimum": "70", "unit": "design"}, 11, 77, id="above it"),
        pytest.param(
            {"tiers": [{"up_to": "1", "each": "350"}, {"each": "125"}]}, 3, 600, id="tiers"
        ),
        pytest.param(
            {"bands": [{"up_to": "5", "amount": "0"}, {"amount": "80"}]}, 6, 80, id="bands"
        ),
        pytest.param({"each": "30"}, None, 30, id="one where nobody says how many"),
    ],
)
def test_a_price_by_its_form(item: dict[str, Any], units: int | None, expected: int) -> None:
    assert price(table(**item), units) == expected


def test_a_size_without_a_price_of_its_own_pays_the_large_one() -> None:
    rule = table(amount="300", small="120")
    assert [price(rule, size=size) for size in SIZES] == [300, 120, 300]


def test_a_question_about_no_fee_is_an_error() -> None:
    rule = table(amount="300")
    day = facts(payment_date=date(2026, 1, 1))
    with pytest.raises(FactMissing, match="the nearest is fee"):
        amount(rule, "fees", day)
    with pytest.raises(NotCovered):
        amount(rule, "fee", facts(payment_date=date(2025, 12, 31)))
    with pytest.raises(DateMissing):
        amount(rule, "fee", facts())
    with pytest.raises(WrongKind):
        amount(rule_of("us.design.term"), "fee", day)
