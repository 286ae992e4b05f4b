import io
import json
import os
from dataclasses import asdict
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from maodun.domain.errors import BadRecord
from maodun.domain.records import EventKind, StatusEvent
from maodun.sources.events.parse import parse, sniff

RAW = Path(__file__).parents[1] / "golden" / "events" / "seven_rows.raw.csv"
ROWS = RAW.read_bytes()
SUITS = b"court,number,date,plaintiff,rights\nN.D. Ill.,1:27-cv-1,,Example LLC,\n"


def read(content: bytes, start: int = 0) -> list[StatusEvent | BadRecord]:
    return [
        read.record
        for read in parse(io.BytesIO(content), file="x.csv", start=start, sample=True)
        if isinstance(read.record, StatusEvent | BadRecord)
    ]


def test_the_golden_rows_give_the_stored_records() -> None:
    """Rewrite with UPDATE_GOLDEN=1, then read the diff."""
    parsed = [
        {"bad_record": str(one)} if isinstance(one, BadRecord) else asdict(one)
        for one in read(ROWS)
    ]
    text = json.dumps(parsed, indent=1, ensure_ascii=False, default=str) + "\n"
    golden = RAW.with_name("seven_rows.parsed.json")
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


def test_events_are_read_in_both_languages_and_any_spelling() -> None:
    events = [record for record in read(ROWS) if isinstance(record, StatusEvent)]
    assert [(event.publication_number, event.kind, event.on) for event in events] == [
        ("US99000007", EventKind.LAPSED, date(2023, 12, 11)),
        ("US99000036B2", EventKind.LAPSED, date(2021, 8, 9)),
        ("US99000036B2", EventKind.REINSTATED, date(2022, 3, 1)),
        ("CN199900002B", EventKind.FEE_PAID, None),
    ]
    assert all(event.origin.sample for event in events)


def test_a_row_that_cannot_be_read_says_why_and_stops_nothing() -> None:
    bad = [str(record.reason) for record in read(ROWS) if isinstance(record, BadRecord)]
    assert len(bad) == 3
    assert "not a number" in bad[0]
    assert "burnt is not an event; there are lapsed" in bad[1]
    assert "yesterday is no day" in bad[2]


def test_reading_goes_on_where_it_stopped() -> None:
    stops = [one.next_offset for one in parse(io.BytesIO(ROWS), file="x", start=0, sample=True)]
    whole = [str(record) for record in read(ROWS)]
    for done, stop in enumerate(stops, start=1):
        assert [str(record) for record in read(ROWS, stop)] == whole[done:]


def test_a_table_of_suits_is_not_one_of_events() -> None:
    assert sniff("events.csv", ROWS)
    assert not sniff("suits.csv", SUITS)
    assert not sniff("events.xml", ROWS)


@given(st.binary(max_size=300))
def test_mutated_rows_never_crash(tail: bytes) -> None:
    assert isinstance(read(ROWS[:60] + tail), list)
