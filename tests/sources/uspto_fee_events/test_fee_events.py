import io
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maodun.domain.errors import BadRecord
from maodun.domain.records import EventKind, PublishedFile, Read, StatusEvent, fee_number
from maodun.sources.published import SOURCES, published, records
from maodun.sources.uspto_fee_events.codes import MEANINGS, PAID
from maodun.sources.uspto_fee_events.parse import SOURCE, parse, sniff

GOLDEN = Path(__file__).parents[1] / "golden" / "uspto_fee_events"
RAWS = sorted(GOLDEN.glob("*.raw.txt"))
WIDE = (GOLDEN / "wide.raw.txt").read_bytes()
NARROW = (GOLDEN / "narrow.raw.txt").read_bytes()
DESCRIPTIONS = GOLDEN / "MaintFeeEventsDesc_20270104.raw.txt"


def read(content: bytes, *, file: str = "x.txt", start: int = 0) -> list[Read]:
    return list(parse(io.BytesIO(content), file=file, start=start, sample=True))


def events(content: bytes) -> list[StatusEvent]:
    return [one.record for one in read(content) if isinstance(one.record, StatusEvent)]


def bad(content: bytes, *, file: str = "x.txt") -> list[str]:
    found = [one.record for one in read(content, file=file)]
    return [str(record.reason) for record in found if isinstance(record, BadRecord)]


@pytest.mark.parametrize("raw", RAWS, ids=lambda raw: raw.name)
def test_only_this_source_recognises_its_files(raw: Path) -> None:
    head = raw.read_bytes()[:65_536]
    assert [source.SOURCE for source in SOURCES if source.sniff(raw.name, head)] == [SOURCE]


def test_what_bears_on_the_right_becomes_an_event() -> None:
    found = [(one.publication_number, one.kind, one.on, one.value) for one in events(WIDE)]
    assert found == [
        ("US99000001", EventKind.FEE_PAID, date(2021, 10, 8), "fee_1 M1551"),
        ("US99000001", EventKind.FEE_PAID, date(2025, 10, 20), "fee_2 M1552"),
        ("US99000002", EventKind.FEE_PAID, date(2015, 10, 7), "fee_1 M2551"),
        ("US99000002", EventKind.FEE_PAID, date(2019, 10, 31), "fee_2 M2552"),
        ("US99000002", EventKind.FEE_UNPAID, date(2024, 5, 27), "EXP."),
        ("US99000003", EventKind.FEE_UNPAID, date(2017, 7, 17), "EXP."),
        ("US99000003", EventKind.REINSTATED, date(2022, 1, 20), "EXPX"),
        ("USRE99001", EventKind.FEE_PAID, date(2008, 9, 2), "fee_1 M1551"),
        ("US99000005", EventKind.FEE_UNPAID, date(2020, 8, 10), "EXP."),
        ("US99000005", EventKind.OTHER, date(2021, 3, 1), "ZZ9."),
        ("US99000005", EventKind.OTHER, date(2021, 3, 2), "ZZ9."),
        ("US99000008", EventKind.FEE_UNPAID, None, "EXP."),
    ]
    assert all(one.origin.sample for one in events(WIDE))


def test_the_earlier_layout_has_a_shorter_number_and_may_lack_the_last_blank() -> None:
    found = [(one.publication_number, one.kind, one.value) for one in events(NARROW)]
    assert found == [
        ("USRE99001", EventKind.FEE_PAID, "fee_1 M1551"),
        ("USRE99002", EventKind.FEE_PAID, "fee_1 M273"),
        ("USRE99002", EventKind.FEE_UNPAID, "EXP."),
        ("USRE99002", EventKind.OTHER, "PMFP"),
    ]


def test_what_cannot_be_read_says_why_and_is_counted() -> None:
    wrong_day, broken = bad(WIDE)
    assert "20209910 is no day" in wrong_day
    assert "neither layout" in broken


def test_the_description_file_lists_each_code_not_known_here_once() -> None:
    (found,) = bad(DESCRIPTIONS.read_bytes(), file=DESCRIPTIONS.name)
    assert "ZZ9." in found
    assert "nobody has read about yet" in found


def test_an_archive_as_the_office_packs_it_gives_both_files(tmp_path: Path) -> None:
    path = tmp_path / "MaintFeeEvents.zip"
    with ZipFile(path, "w") as packed:
        packed.writestr("MaintFeeEvents_20270104.txt", WIDE)
        packed.writestr("MaintFeeEventsDesc_20270104.txt", DESCRIPTIONS.read_bytes())
        packed.writestr("MaintFeeEventsFileDocumentation.doc", b"\xd0\xcf\x11\xe0")
    files = list(published([path]))
    assert all(isinstance(file, PublishedFile) and file.source == SOURCE for file in files)
    found = [list(records(file)) for file in files if isinstance(file, PublishedFile)]
    assert [len(one) for one in found] == [1, len(read(WIDE))]


def test_each_payment_says_which_fee_and_no_code_stands_twice() -> None:
    codes = [code for several in PAID.values() for code in several.split()]
    assert len(set(codes)) == len(codes)
    for number, several in PAID.items():
        assert {fee_number(MEANINGS[code].value) for code in several.split()} == {number}


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        pytest.param("EXP.", EventKind.FEE_UNPAID, id="expired"),
        pytest.param("EXPX", EventKind.REINSTATED, id="expiry taken back"),
        pytest.param("PMFG", EventKind.REINSTATED, id="petition granted"),
        pytest.param("PMFP", EventKind.OTHER, id="petition filed"),
        pytest.param("M1558", EventKind.OTHER, id="fee for a petition"),
        pytest.param("REM.", None, id="reminder"),
        pytest.param("M3556", None, id="surcharge"),
        pytest.param("EXP", EventKind.OTHER, id="without its full stop: another code"),
    ],
)
def test_what_a_code_becomes(code: str, kind: EventKind | None) -> None:
    line = WIDE.splitlines(keepends=True)[0].replace(b"M1551", f"{code:<5}".encode())
    assert [one.kind for one in events(line)] == ([] if kind is None else [kind])


@pytest.mark.parametrize(
    ("name", "head"),
    [
        pytest.param("MaintFeeEventsDesc_20270104.txt", b"<?xml version='1.0'?>", id="markup"),
        pytest.param("notes.txt", b"EXP.  Patent expired", id="another name"),
        pytest.param("events.csv", b"number,event,date,value", id="our own events"),
        pytest.param("MaintFeeEvents.txt", b"", id="empty"),
    ],
)
def test_other_files_are_left_alone(name: str, head: bytes) -> None:
    assert not sniff(name, head)


@given(st.integers(0, len(WIDE) - 1), st.binary(min_size=1, max_size=80))
def test_mutated_lines_never_crash(at: int, noise: bytes) -> None:
    assert isinstance(read(WIDE[:at] + noise + WIDE[at + len(noise) :]), list)
