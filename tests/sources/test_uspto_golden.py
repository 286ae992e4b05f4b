"""Each *.raw.* has a *.parsed.json. Rewrite with UPDATE_GOLDEN=1, then read the diff."""

import json
import os
from dataclasses import asdict
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from maodun.domain.errors import BadRecord
from maodun.domain.records import Read
from maodun.domain.rights import Right
from maodun.sources.published import SOURCES, Source

GOLDEN = Path(__file__).parent / "golden"
RAW = sorted(GOLDEN.glob("uspto_*/*.raw.*"))


def source_of(raw: Path) -> Source:
    return next(source for source in SOURCES if raw.parent.name == source.SOURCE)


def read_all(raw: Path, start: int = 0) -> list[Read]:
    content = BytesIO(raw.read_bytes())
    return list(source_of(raw).parse(content, file=raw.name, start=start, sample=False))


def as_json(read: Read) -> dict[str, Any]:
    record = read.record
    if isinstance(record, BadRecord):
        return {"bad_record": str(record), "next_offset": read.next_offset}
    return {**asdict(record), "next_offset": read.next_offset}


@pytest.mark.parametrize("raw", RAW, ids=lambda raw: f"{raw.parent.name}/{raw.name}")
def test_a_file_in_the_offices_form_gives_the_stored_records(raw: Path) -> None:
    parsed = [as_json(read) for read in read_all(raw)]
    text = json.dumps(parsed, indent=1, ensure_ascii=False, default=str) + "\n"
    golden = raw.with_name(raw.name.split(".raw.")[0] + ".parsed.json")
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


@pytest.mark.parametrize("raw", RAW, ids=lambda raw: f"{raw.parent.name}/{raw.name}")
def test_the_source_recognises_its_files(raw: Path) -> None:
    head = raw.read_bytes()[:65_536]
    claiming = [source.SOURCE for source in SOURCES if source.sniff(raw.name, head)]
    assert claiming == [raw.parent.name]


@pytest.mark.parametrize("raw", RAW, ids=lambda raw: f"{raw.parent.name}/{raw.name}")
def test_reading_resumes_after_every_record(raw: Path) -> None:
    everything = read_all(raw)
    for position, read in enumerate(everything):
        rest = read_all(raw, start=read.next_offset)
        assert [as_json(r) for r in rest] == [as_json(r) for r in everything[position + 1 :]]


@pytest.mark.parametrize("raw", RAW, ids=lambda raw: f"{raw.parent.name}/{raw.name}")
def test_a_record_says_where_it_lies(raw: Path) -> None:
    content, everything = raw.read_bytes(), read_all(raw)
    ends = {
        read.record.origin.offset: read.next_offset
        for read in everything
        if not isinstance(read.record, BadRecord)
    }
    for read in everything:
        if isinstance(read.record, Right) and read.record.title:
            offset = read.record.origin.offset
            first_word = read.record.title.split()[0].encode()
            assert first_word in content[offset : ends[offset]]
