"""Lives of real documents against the term the law gives them, worked out by hand."""

import os
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from maodun.domain.errors import BadRecord
from maodun.domain.lives import Life
from maodun.domain.rights import Right
from maodun.rules.lives.life import life
from maodun.sources.published import published, records

DATA = os.environ.get("MAODUN_DATA")
pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not DATA, reason="MAODUN_DATA does not name the real data"),
]


@cache
def lives() -> Mapping[str, Life]:
    folder = Path(DATA or "") / "uspto"
    found = {}
    for file in published([folder / "samples", folder / "designs-2021"]):
        if isinstance(file, BadRecord):
            continue
        for one in records(file):
            if isinstance(one.record, Right):
                found[one.record.publication_number] = life(one.record)
    return found


@pytest.mark.parametrize(
    ("number", "ends_on"),
    [
        pytest.param("US11147202B2", date(2040, 2, 7), id="2018-12-26, 20 years, 408 days"),
        pytest.param("US6857133B2", date(2023, 1, 30), id="2002-05-07, 20 years, 268 days"),
        pytest.param("US7272630B2", date(2021, 7, 12), id="division of 2001-06-06, 36 days"),
        pytest.param("US8927118B2", date(2028, 10, 17), id="continuation of 2008-10-17"),
        pytest.param("US11147203B2", date(2034, 6, 2), id="in part of 2014-06-02"),
        pytest.param("USD907292S1", date(2036, 1, 5), id="design, 15 years from grant"),
        pytest.param("US20220159901A1", None, id="application of 2039-09-19, if granted"),
    ],
)
def test_the_last_day_is_the_one_the_law_gives(number: str, ends_on: date | None) -> None:
    assert lives()[number].ends_on == ends_on


def test_whatever_has_no_last_day_says_why() -> None:
    assert len(lives()) > 40
    assert all(found.notes for found in lives().values() if found.ends_on is None)
