"""Run every case file against its law file."""

from datetime import timedelta

import pytest

from maodun.rules.cases import Case, answer, case_files
from maodun.rules.files import LAW, rules

CASES = [
    pytest.param(file.rule, case, id=f"{file.rule}: {case.name}")
    for file in case_files()
    for case in file.cases
]


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_case(rule: str, case: Case) -> None:
    assert answer(rule, case) == case.expect, case.why


@pytest.mark.parametrize("name", sorted(rules()))
def test_a_change_of_law_has_cases_on_its_first_day_and_the_day_before(name: str) -> None:
    rule = rules()[name]
    days = {
        getattr(case.given, rule.chosen_by)
        for file in case_files()
        if file.rule == name
        for case in file.cases
    }
    for version in rule.versions[1:]:
        assert {version.from_, version.from_ - timedelta(days=1)} <= days


@pytest.mark.parametrize("name", sorted(rules()))
def test_a_rule_has_a_case_the_day_before_it_begins(name: str) -> None:
    rule = rules()[name]
    refused = {
        getattr(case.given, rule.chosen_by)
        for file in case_files()
        if file.rule == name
        for case in file.cases
        if case.expect.error == "not_covered"
    }
    assert rule.covers_from - timedelta(days=1) in refused


def test_each_case_file_lies_beside_its_rule() -> None:
    for path in LAW.rglob("*.cases.yaml"):
        rule = ".".join(path.relative_to(LAW).with_name(path.name[: -len(".cases.yaml")]).parts)
        assert rule in rules()
