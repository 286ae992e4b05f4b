"""Which spellings of names and numbers mean the same."""

import pytest

from maodun.index.folding import application_key, folded_name, right_key, split_number
from tests.index.samples import right


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        pytest.param("Wheel Works, Inc.", "wheel works", id="legal form"),
        pytest.param("WHEEL WORKS CO., LTD", "wheel works", id="two legal forms, capitals"),
        pytest.param("L'Oréal S.A.", "loreal", id="accent, dots and apostrophe"),
        pytest.param("深圳市车轮有限公司", "深圳市车轮", id="Chinese company"),
        pytest.param("The Limited", "the", id="a form is left out wherever it stands"),
        pytest.param("Company Limited", "company limited", id="nothing but forms stays"),
        pytest.param("", "", id="no name"),
    ],
)
def test_names_fold_to_who_it_is(name: str, folded: str) -> None:
    assert folded_name(name) == folded


@pytest.mark.parametrize(
    ("number", "key"),
    [
        pytest.param("13/123,456", "US13123456", id="as printed"),
        pytest.param("US13/123456", "US13123456", id="with its country"),
        pytest.param("us13123456", "US13123456", id="plain"),
        pytest.param("PCT/US2010/012345", "PCTUS2010012345", id="international"),
    ],
)
def test_applications_have_one_key(number: str, key: str) -> None:
    assert application_key(number, "US") == key


def test_a_number_splits_the_same_way_as_a_right() -> None:
    for number in ("US11427642B2", "USD1066113S1", "US20210012345A1", "USRE49889E1"):
        stored = right(number)
        assert split_number(number) == (right_key(stored), stored.kind_code)


def test_what_is_no_number_still_has_a_key() -> None:
    assert split_number("no. 7!") == ("NO7", "")
