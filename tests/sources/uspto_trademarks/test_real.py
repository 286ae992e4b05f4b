"""The status records of TSDR that MAODUN_DATA holds."""

import os
from datetime import date
from pathlib import Path

import pytest

from maodun.domain.errors import BadRecord
from maodun.domain.records import EventKind, Record, StatusEvent
from maodun.domain.rights import Right
from maodun.sources.published import published, records

DATA = os.environ.get("MAODUN_DATA", "")
pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not DATA, reason="MAODUN_DATA names no folder of real data"),
]


def read_all() -> list[Record]:
    found: list[Record] = []
    for file in published([Path(DATA) / "marks" / "uspto-tsdr"]):
        if isinstance(file, BadRecord):
            found.append(file)
        else:
            found += [one.record for one in records(file)]
    return found


def test_every_status_record_is_read_and_both_standards_agree() -> None:
    found = read_all()
    marks = [one for one in found if isinstance(one, Right)]
    assert [m.title for m in marks] == ["JAVA", "JAVA", "PYTHON", "PYTHON"]
    first, second = marks[:2]
    assert (first.sign, first.goods, first.parties) == (
        second.sign,
        second.goods,
        second.parties,
    )
    assert first.sign is not None
    assert (first.publication_number, first.sign.registration_number) == (
        "USTM74631225",
        "2178784",
    )
    assert (first.filing_date, first.grant_date) == (date(1995, 2, 7), date(1998, 8, 4))
    assert [goods.nice_class for goods in marks[2].goods] == [9, 42]


def test_their_statuses_owners_and_renewals_come_with_days() -> None:
    events = {
        (e.publication_number, e.kind, e.on, e.value.partition(" ")[0])
        for e in read_all()
        if isinstance(e, StatusEvent)
    }
    assert events == {
        ("USTM74631225", EventKind.STATUS, date(2008, 8, 11), "800"),
        ("USTM74631225", EventKind.FEE_PAID, date(2008, 8, 4), "renewal"),
        ("USTM74631225", EventKind.OWNER, date(2010, 2, 15), "ORACLE"),
        ("USTM76044902", EventKind.STATUS, date(2010, 9, 8), "702"),
        ("USTM76044902", EventKind.OWNER, date(2003, 8, 6), "PYTHON"),
    }
