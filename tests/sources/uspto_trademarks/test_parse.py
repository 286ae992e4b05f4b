"""Case files and status records, whole and damaged; how far one reads after a crash."""

import io
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maodun.domain.errors import BadRecord
from maodun.domain.records import EventKind, PublishedFile, Read, StatusEvent
from maodun.domain.rights import Right
from maodun.sources.published import published, records
from maodun.sources.uspto_trademarks.cutting import CHUNK_BYTES, cases
from maodun.sources.uspto_trademarks.parse import SOURCE, parse, sniff

GOLDEN = Path(__file__).parents[1] / "golden" / "uspto_trademarks"
DAILY = (GOLDEN / "daily.raw.xml").read_bytes()
ST66 = (GOLDEN / "status_st66.raw.xml").read_bytes()
ST96 = (GOLDEN / "status_st96.raw.xml").read_bytes()
HEAD, CASE = DAILY[: DAILY.index(b"<case-file>")], b"<case-file>"
TAIL = (
    b"</action-keys></file-segments></application-information></trademark-applications-daily>"
)
ONE = CASE + DAILY.split(CASE)[1]


def read(content: bytes, *, start: int = 0) -> list[Read]:
    return list(parse(io.BytesIO(content), file="x.xml", start=start, sample=False))


def rights(content: bytes) -> list[Right]:
    return [one.record for one in read(content) if isinstance(one.record, Right)]


def bad(content: bytes) -> list[str]:
    return [
        str(one.record.reason) for one in read(content) if isinstance(one.record, BadRecord)
    ]


def told(reads: list[Read]) -> list[tuple[object, int]]:
    return [(r.record if not_bad(r) else str(r.record), r.next_offset) for r in reads]


def not_bad(read: Read) -> bool:
    return not isinstance(read.record, BadRecord)


def numbered(number: int) -> bytes:
    return ONE.replace(b"99912345", str(number).encode())


def test_every_mark_follows_what_happened_to_it() -> None:
    found = [one.record for one in read(DAILY)]
    events = [one for one in found if isinstance(one, StatusEvent)]
    assert [(e.publication_number, e.kind, e.on, e.value) for e in events][:3] == [
        ("USTM99912345", EventKind.STATUS, date(2022, 4, 11), "800"),
        ("USTM99912345", EventKind.FEE_PAID, date(2022, 3, 6), "renewal"),
        ("USTM99923456", EventKind.STATUS, date(2026, 9, 10), "630"),
    ]
    for before, after in pairwise(found):
        if isinstance(before, StatusEvent):
            assert isinstance(after, Right | StatusEvent)
            assert before.publication_number == after.publication_number


def test_the_same_text_with_another_status_is_the_same_right() -> None:
    later = ONE.replace(b"<status-code>800<", b"<status-code>710<")
    later = later.replace(b"<transaction-date>20261120<", b"<transaction-date>20270101<")
    (before,), (after,) = rights(HEAD + ONE + TAIL), rights(HEAD + later + TAIL)
    assert before == after
    status = read(HEAD + later + TAIL)[0].record
    assert isinstance(status, StatusEvent)
    assert status.value == "710"


def test_a_class_of_the_old_schedule_becomes_the_international_one() -> None:
    (thimble,) = (r for r in rights(DAILY) if r.title == "GRANDMOTHER'S THIMBLE")
    assert [(g.text, g.nice_class) for g in thimble.goods] == [("Thimbles", 26)]


def test_a_case_file_across_chunks_is_read_whole() -> None:
    filler = b"<case-file-statements><case-file-statement><type-code>GS0301</type-code><text>"
    long = ONE.replace(
        b"<case-file-statements>",
        filler + b"a" * (CHUNK_BYTES + 77) + b"</text></case-file-statement>",
    )
    content = HEAD + numbered(99900001) + long + numbered(99900002) + TAIL
    assert [r.publication_number for r in rights(content)] == [
        "USTM99900001",
        "USTM99912345",
        "USTM99900002",
    ]


@pytest.mark.parametrize("size", [1, 7, 11, 12, 13, 256, 5000])
def test_where_chunks_end_does_not_matter(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    everything = told(read(DAILY))
    monkeypatch.setattr("maodun.sources.uspto_trademarks.cutting.CHUNK_BYTES", size)
    assert told(read(DAILY)) == everything


@pytest.mark.parametrize(
    ("content", "kept", "says"),
    [
        pytest.param(ONE[:-40] + numbered(99900001), 1, "cut off before its end", id="no end"),
        pytest.param(ONE[20:] + numbered(99900001), 1, "has no beginning", id="no beginning"),
        pytest.param(
            ONE.replace(b"<serial-number>", b"<serial>") + numbered(99900001),
            1,
            "not well-formed",
            id="not well-formed",
        ),
        pytest.param(
            ONE.replace(b"99912345", b"9991234") + ONE, 1, "no serial number", id="seven digits"
        ),
        pytest.param(CASE + b"</case-file>" + ONE, 1, "no serial number", id="empty"),
    ],
)
def test_a_damaged_case_file_is_told_and_the_next_one_read(
    content: bytes, kept: int, says: str
) -> None:
    assert len(rights(HEAD + content + TAIL)) == kept
    (reason,) = bad(HEAD + content + TAIL)
    assert says in reason


def test_a_file_that_is_cut_off_says_so() -> None:
    assert "cut off" in bad((HEAD + ONE + numbered(99900001))[:-60])[0]
    assert "cut off" in bad(HEAD + ONE + b"<case-fi")[0]
    assert bad(HEAD + ONE + TAIL + b"\n\n") == []


def test_a_case_file_that_never_ends_is_refused_in_bounded_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("maodun.sources.uspto_trademarks.cutting.CHUNK_BYTES", 100)
    content = HEAD + CASE + b"x" * 500_000 + ONE + TAIL
    found = list(cases(io.BytesIO(content), start=0, limit=20_000))
    assert "larger than 20000 bytes" in str(found[0].problem)
    assert found[-1].content == ONE.strip()


@pytest.mark.parametrize(
    "prolog",
    [
        pytest.param(b'<!DOCTYPE a [<!ENTITY b "c">]>', id="entity"),
        pytest.param(b'<!DOCTYPE a SYSTEM "http://example.org/a.dtd">', id="foreign DTD"),
        pytest.param(b'<?xml version="1.0" encoding="utf-16"?>', id="encoding"),
    ],
)
def test_a_prolog_that_does_more_than_name_itself_is_refused(prolog: bytes) -> None:
    (reason,) = bad(prolog + b"<trademark-applications-daily>" + ONE + TAIL)
    assert "refused" in reason or "not read" in reason
    assert bad(prolog + ST96[ST96.index(b"<ns2:") :])


def test_both_forms_of_a_status_record_are_recognised_and_other_offices_are_not() -> None:
    for content in (DAILY, ST66, ST96):
        assert sniff("any.xml", content)
        assert not sniff(
            "any.xml", content.replace(b"OfficeCode>US<", b"OfficeCode>EM<")[-2000:]
        )
    assert not sniff("any.xml", ST66.replace(b"OfficeCode>US<", b"OfficeCode>EM<"))
    assert not sniff("any.xml", b"<Transaction xmlns='http://example.org'>")


def test_an_archive_of_tsdr_gives_the_mark(tmp_path: Path) -> None:
    path = tmp_path / "sn99978901.zip"
    with ZipFile(path, "w") as packed:
        packed.writestr("status_st66.xml", ST66)
        packed.writestr("status.html", "<html></html>")
        packed.writestr("markImage.jpg", b"\xff\xd8")
    (file,) = published([path])
    assert isinstance(file, PublishedFile)
    assert file.source == SOURCE
    assert [type(one.record) for one in records(file)] == [StatusEvent, StatusEvent, Right]


def test_a_document_without_a_mark_and_one_too_large_are_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert "no trademark" in bad(ST66.replace(b"TradeMark>", b"Other>"))[0]
    monkeypatch.setattr("maodun.sources.uspto_trademarks.parse.STATUS_BYTES", 1000)
    assert "larger than 1000" in bad(ST66)[0]


@settings(deadline=timedelta(seconds=5))
@given(
    st.sampled_from([DAILY, ST66, ST96]),
    st.integers(0, len(DAILY)),
    st.integers(0, 300),
    st.binary(max_size=12),
)
def test_mutated_bytes_never_crash(raw: bytes, at: int, cut: int, noise: bytes) -> None:
    at %= len(raw)
    content = raw[:at] + noise + raw[at + cut :]
    found = read(content)
    assert [one.next_offset for one in found] == sorted(one.next_offset for one in found)
    for one in found:
        if isinstance(one.record, Right):
            assert len(one.record.publication_number) == len("USTM99912345")


@settings(deadline=timedelta(seconds=5))
@given(st.integers(0, len(DAILY) + 10))
def test_reading_from_any_byte_never_crashes(start: int) -> None:
    assert isinstance(read(DAILY, start=start), list)
