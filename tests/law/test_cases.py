"""Run every law file against its form and its cases."""

from datetime import date

import pytest

from maodun.rules.checking import check_law, rule_faults
from maodun.rules.files import rule_names

CHECKED_FROM = date(2026, 11, 22)


@pytest.mark.parametrize("name", rule_names())
def test_a_rule_keeps_its_form_and_its_cases(name: str) -> None:
    found = rule_faults(name, CHECKED_FROM)
    assert [f"{fault.file}: {fault.because}" for fault in found] == []


def test_no_cases_lack_their_rule_and_our_answers_to_known_bad_values_hold() -> None:
    assert list(check_law(CHECKED_FROM, only=("known_bad", "calendars"))) == []
