"""The sample register reads without a bad record, and each right lives as it was meant to."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

import pytest

from maodun import sample
from maodun.domain.errors import BadRecord
from maodun.domain.lives import Fate, Life
from maodun.domain.numbers import parse_number
from maodun.domain.records import Record, StatusEvent, Suit
from maodun.domain.rights import Right, Stage
from maodun.rules.lives.life import life
from maodun.sources.published import published, records

LAUNCH = date(2027, 1, 1)


@cache
def read() -> tuple[Record, ...]:
    found: list[Record] = []
    for file in published(sample.files()):
        assert not isinstance(file, BadRecord), file
        found += (one.record for one in records(file, sample=True))
    return tuple(found)


@cache
def rights() -> Mapping[str, Right]:
    return {r.publication_number: r for r in read() if isinstance(r, Right)}


def lived(number: str) -> Life:
    right = rights()[number]
    events = [
        event
        for event in read()
        if isinstance(event, StatusEvent)
        and parse_number(event.publication_number).key == parse_number(number).key
    ]
    grants = [
        other.publication_number
        for other in rights().values()
        if other.stage is Stage.GRANT and other.application_number == right.application_number
    ]
    reissues = [
        other.publication_number
        for other in rights().values()
        if other.reissue_of and parse_number(other.reissue_of).key == parse_number(number).key
    ]
    return life(
        right,
        events,
        granted_as=grants[0] if grants and right.stage is Stage.APPLICATION else None,
        reissued_as=reissues[0] if reissues else None,
    )


def test_every_record_reads() -> None:
    assert [str(record) for record in read() if isinstance(record, BadRecord)] == []
    assert len(rights()) == 76
    assert sum(isinstance(record, Suit) for record in read()) == 4
    assert all(not isinstance(r, BadRecord) and r.origin.sample for r in read())


@pytest.mark.parametrize(
    ("number", "fate", "ends_on"),
    [
        pytest.param("US99000001B2", Fate.IN_FORCE, date(2039, 3, 12), id="own filing"),
        pytest.param(
            "US99000005B2", Fate.EXPIRED, date(2023, 9, 4), id="20 years from a parent"
        ),
        pytest.param(
            "US99000006B2", Fate.IN_FORCE, date(2027, 7, 14), id="adjustment saves it"
        ),
        pytest.param("US99000007B2", Fate.LAPSED, date(2023, 12, 10), id="fee not paid"),
        pytest.param("US99000008B2", Fate.IN_FORCE, date(2033, 6, 26), id="disclaimer, parent"),
        pytest.param("US99000009B2", Fate.WITHDRAWN, date(2024, 3, 11), id="withdrawn"),
        pytest.param("US99000010B2", Fate.REPLACED, date(2015, 4, 14), id="reissued"),
        pytest.param(
            "USRE99001E1", Fate.IN_FORCE, None, id="the original's days are not on it"
        ),
        pytest.param("US20239900001A1", Fate.REPLACED, date(2023, 1, 5), id="granted"),
        pytest.param("US99000014B2", Fate.IN_FORCE, date(2041, 11, 24), id="its grant"),
        pytest.param("US20229900002A1", Fate.LAPSED, date(2023, 5, 1), id="abandoned"),
        pytest.param("US20269900004A1", Fate.PENDING, None, id="continuation"),
        pytest.param("US99000024B2", Fate.IN_FORCE, date(2036, 10, 5), id="national stage"),
        pytest.param(
            "US99000026B1", Fate.IN_FORCE, date(2027, 3, 16), id="17 years from grant"
        ),
        pytest.param("US99000036B2", Fate.IN_FORCE, date(2035, 4, 20), id="reinstated"),
        pytest.param("US99000044B2", Fate.EXPIRED, date(2024, 7, 8), id="20 years, own filing"),
        pytest.param("US99000047B2", Fate.REVOKED, date(2025, 2, 17), id="revoked"),
        pytest.param("USPP99001P2", Fate.IN_FORCE, date(2044, 10, 2), id="plant"),
        pytest.param("USD9900003S1", Fate.EXPIRED, date(2026, 2, 14), id="design of 14 years"),
        pytest.param(
            "USD9900004S1", Fate.IN_FORCE, date(2030, 9, 6), id="last day of 14 years"
        ),
        pytest.param(
            "USD9900005S1", Fate.IN_FORCE, date(2031, 9, 6), id="first day of 15 years"
        ),
        pytest.param("USD9900008S1", Fate.IN_FORCE, date(2028, 6, 10), id="ends in the window"),
        pytest.param("CN199900002B", Fate.IN_FORCE, None, id="may have been lengthened"),
        pytest.param("WO2026990001A1", Fate.PENDING, None, id="may still come"),
        pytest.param("USTM96990001", Fate.IN_FORCE, None, id="a mark is renewed"),
        pytest.param("USTM96990003", Fate.PENDING, None, id="a mark applied for"),
        pytest.param("USTM96990004", Fate.LAPSED, date(2011, 10, 27), id="a mark cancelled"),
        pytest.param("USTM96990010", Fate.PENDING, None, id="a mark published"),
        pytest.param("USWKVA0009990001", Fate.IN_FORCE, None, id="a work"),
    ],
)
def test_each_right_lives_as_meant(number: str, fate: Fate, ends_on: date | None) -> None:
    found = lived(number)
    assert (found.fate_on(LAUNCH), found.ends_on) == (fate, ends_on)


def test_the_numbers_are_from_ranges_nobody_has_issued() -> None:
    for number in rights():
        digits = re.sub(r"^(?:[A-Z]{2})(?:20\d\d)?[A-Z]*", "", number)
        assert re.match(r"0*[1-9]?99|9699", digits), number


def test_registrations_of_marks_are_from_a_range_nobody_has_issued() -> None:
    signs = [right.sign for right in rights().values() if right.sign]
    printed = [sign.registration_number for sign in signs if sign.registration_number]
    assert len(printed) > 5
    assert all(number.startswith("99000") and len(number) == 7 for number in printed)


@pytest.mark.parametrize("prefix", ["v4.2", "v4.4", "v4.5", "v4.6", "v4.7"])
def test_several_forms_of_the_office_are_shown(prefix: str) -> None:
    texts = [
        path.read_text("utf-8") for path in sample.files() if path.suffix.lower() == ".xml"
    ]
    assert any(f'dtd-version="{prefix} ' in text for text in texts)


def test_the_office_itself_nests_the_claims_and_marks_references() -> None:
    latch = rights()["US99000008B2"].claims
    assert latch[0].nested is not None
    assert [len(part.parts) for part in latch[0].nested.parts] == [0, 0, 4]
    assert latch[2].refers_to[0] == 1
