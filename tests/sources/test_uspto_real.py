"""Every file of the office that MAODUN_DATA holds is read, or says why not."""

import os
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maodun.domain.errors import BadRecord
from maodun.domain.rights import Right, RightKind, Stage
from maodun.sources.published import SOURCES, published, records

DATA = os.environ.get("MAODUN_DATA", "")
pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not DATA, reason="MAODUN_DATA names no folder of real data"),
]


@pytest.fixture(scope="module")
def read() -> tuple[dict[str, Right], list[BadRecord]]:
    everything = list(_records(Path(DATA) / "uspto"))
    rights = {r.publication_number: r for r in everything if isinstance(r, Right)}
    return rights, [r for r in everything if isinstance(r, BadRecord)]


@settings(max_examples=40, deadline=timedelta(seconds=20))
@given(st.data())
def test_damaged_real_documents_are_no_crash(data: st.DataObject) -> None:
    paths = sorted((Path(DATA) / "uspto" / "samples").rglob("US*.xml"))
    content = data.draw(st.sampled_from(paths)).read_bytes()
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(content)))
        piece = data.draw(st.sampled_from([b"", b"<", b"&", b"</p>", b"\xff", b"<claim-text>"]))
        content = content[:at] + piece + content[at + data.draw(st.integers(0, 5000)) :]
    for source in SOURCES[:2]:
        for read_one in source.parse(BytesIO(content), file="x", start=0, sample=False):
            assert isinstance(read_one.record, Right | BadRecord)


def _records(folder: Path) -> Iterator[object]:
    for file in published([folder]):
        if isinstance(file, BadRecord):
            yield file
        else:
            yield from (read.record for read in records(file))


def test_all_designs_are_read_whole(read: tuple[dict[str, Right], list[BadRecord]]) -> None:
    designs = [r for n, r in read[0].items() if n.startswith("USD90") or n.startswith("USD91")]
    for design in designs:
        assert design.kind is RightKind.DESIGN
        assert design.term_of_grant_years == 15
        assert any(symbol.scheme == "locarno" for symbol in design.classes)
        assert len(design.claims) == 1
        assert design.figures
    assert sum(r.kind is RightKind.DESIGN for r in read[0].values()) >= 30


def test_every_complaint_has_a_reason(read: tuple[dict[str, Right], list[BadRecord]]) -> None:
    no_office_files = {"claims.jsonl.gz", "design-titles-2021.csv", "metadata_2007.txt"}
    assert no_office_files <= {record.file for record in read[1]}
    for record in read[1]:
        assert str(record.reason)
        assert record.source == "published", str(record)


def test_a_utility_grant_as_the_office_prints_it(
    read: tuple[dict[str, Right], list[BadRecord]],
) -> None:
    right = read[0]["US11147202B2"]
    assert (right.title, right.stage) == ("Wheeled hand truck", Stage.GRANT)
    assert right.application_number == "US16/232658"
    assert right.term_extension_days == 408
    assert [claim.refers_to for claim in right.claims][:3] == [(), (1,), (1,)]
    assert right.citations[0].cited == "US554139A"
    assert right.citations[0].by == "applicant"
    assert {"A01B 1/243", "B62B 5/06"} <= {c.symbol for c in right.classes}


def test_a_division_names_its_parent(read: tuple[dict[str, Right], list[BadRecord]]) -> None:
    right = read[0]["US7272630B2"]
    parent = next(r for r in right.relations if r.kind == "division")
    assert (parent.application_number, str(parent.filing_date)) == ("US09/876376", "2001-06-06")


def test_an_application_relies_on_the_international_filing(
    read: tuple[dict[str, Right], list[BadRecord]],
) -> None:
    right = read[0]["US20220160114A2"]
    assert right.stage is Stage.APPLICATION
    stage = next(r for r in right.relations if r.kind == "national_stage")
    assert stage.application_number == "WOPCT/CA2019/051575"
    assert str(stage.filing_date) == "2019-11-05"


@pytest.mark.parametrize(
    ("number", "application", "claims", "first_class"),
    [
        ("US6336130B1", "US09/413215", 22, "G06F 15/16"),
        ("USD435854S1", "US29/116510", 1, "14-02"),
        ("US20010009014A1", "US09/777392", 55, "G06F 15/16"),
        ("US20010000943A1", "US09/727454", 13, None),
    ],
)
def test_publications_of_2001_to_2004_are_read_alike(
    read: tuple[dict[str, Right], list[BadRecord]],
    number: str,
    application: str,
    claims: int,
    first_class: str | None,
) -> None:
    right = read[0][number]
    assert right.application_number == application
    assert [claim.number for claim in right.claims] == list(range(1, claims + 1))
    assert first_class in (None, right.classes[0].symbol)
