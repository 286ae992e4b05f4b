"""Judged cases, one left out at a time."""

import os
from pathlib import Path

import pytest

from bench.cases import Case, answer, balanced, cases_of, left_out, likeness

HEAD = (
    "target_content,label,registration_name,service_description,slogan,merchant_name,"
    "merchant_industry_category,trademark_name,trademark_industry_category,ecommerce_type,"
    "reasoning_trace\n"
)


def test_a_row_is_read_without_its_reasoning(tmp_path: Path) -> None:
    file = tmp_path / "cases.csv"
    row = "云朵专卖店,1,云朵专卖店,,,某公司,'零售业',云朵,\"['制造业', '批发业']\",,因为\n"
    file.write_text(HEAD + row, "utf-8")
    assert cases_of(file) == [
        Case("云朵专卖店", "云朵", ("零售业", "制造业；批发业"), confusable=True)
    ]


@pytest.mark.parametrize("cell", ["[nan]", "''", ""])
def test_an_empty_trade_is_not_known(tmp_path: Path, cell: str) -> None:
    file = tmp_path / "cases.csv"
    file.write_text(f"{HEAD}云朵专卖店,1,,,,,{cell},云朵,[nan],,\n", "utf-8")
    assert cases_of(file)[0].trades == ("", "")


def test_a_text_that_claims_to_be_an_outlet_is_nearer() -> None:
    shop = Case("碑林区云朵手机专卖店", "云朵", ("", ""), confusable=True)
    other = Case("碑林区云朵手机小吃店", "云朵", ("", ""), confusable=False)
    assert likeness(shop) > likeness(other)


def test_thresholds_come_from_the_other_cases() -> None:
    """The label of a case does not move its own score."""
    cases = [
        Case("云朵专卖店", "云朵", ("", ""), confusable=True),
        Case("云朵授权店", "云朵", ("零售业", "零售业"), confusable=True),
        Case("青山小吃城", "云朵", ("", ""), confusable=False),
        Case("白鹭照相", "云朵", ("", ""), confusable=False),
    ]
    turned = [*cases[:3], Case(cases[3].text, cases[3].mark, cases[3].trades, confusable=True)]
    scores = [0.9, 0.8, 0.2, 0.1]
    assert left_out(cases, scores)[3] == pytest.approx(left_out(turned, scores)[3])
    assert balanced(cases, left_out(cases, [0.9, 0.9, 0.2, 0.1])) == 1.0


@pytest.mark.real
@pytest.mark.skipif("MAODUN_DATA" not in os.environ, reason="MAODUN_DATA is not set")
def test_judged_cases_come_out_better_than_always_yes() -> None:
    """Better than edit distance they do not: docs/comparing-marks.md has both figures."""
    folder = Path(os.environ["MAODUN_DATA"])
    found = answer(cases_of(folder / "marks" / "confusion-cases-zh.csv"))
    figure, nothing = found["balanced_accuracy"], found["always_yes"]
    assert isinstance(figure, float)
    assert isinstance(nothing, float)
    assert figure >= 0.65 > nothing
