import gzip
import io
import json
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maodun.domain.errors import BadRecord
from maodun.domain.records import Read
from maodun.domain.rights import Right, Stage
from maodun.sources.epo_ops.document import publications, what_it_is
from maodun.sources.epo_ops.parse import parse, sniff

GOLDEN = Path(__file__).parents[1] / "golden" / "epo_ops" / "one_publication.raw.jsonl"


def read(data: bytes, start: int = 0) -> list[Read]:
    return list(parse(io.BytesIO(data), file="ops.jsonl", start=start, sample=False))


def right() -> Right:
    (found,) = (
        one.record for one in read(GOLDEN.read_bytes()) if isinstance(one.record, Right)
    )
    return found


def test_biblio_and_claims_of_one_publication_make_one_right() -> None:
    found = right()
    assert found.title == "Foldable bowl"
    assert [claim.text for claim in found.claims] == [
        "A bowl comprising a wall of 3. 5 mm and a ring.",
        "The bowl of claim 1, wherein the ring is steel.",
    ]
    assert found.language == "en"


def test_dates_and_numbers_are_the_office_s() -> None:
    found = right()
    assert (found.publication_number, found.stage) == ("EP9999999B1", Stage.GRANT)
    assert found.grant_date == found.publication_date == date(2099, 1, 7)
    assert (found.application_number, found.filing_date) == ("EP95999999.1", date(2095, 3, 2))
    (priority,) = found.priorities
    assert (priority.country, priority.number, priority.kind) == (
        "US",
        "62/999,999",
        "provisional",
    )


def test_the_application_itself_is_none_of_its_priorities() -> None:
    own = GOLDEN.read_bytes().replace(b"US209462999999P", b"EP20950999999")
    (found,) = (one.record for one in read(own) if isinstance(one.record, Right))
    assert found.priorities == ()


def test_names_are_as_printed_with_the_country_of_the_database() -> None:
    assert [(one.name, one.country, one.role) for one in right().parties] == [
        ("Quillox Example GmbH", "DE", "applicant"),
        ("Max Muster", "DE", "inventor"),
    ]


def test_a_cited_us_publication_gets_its_zero_back() -> None:
    assert right().citations[0].cited == "US20900999999A1"


def test_refusals_and_entities_are_said_and_searches_are_no_documents() -> None:
    bad = [one.record for one in read(GOLDEN.read_bytes()) if isinstance(one.record, BadRecord)]
    assert len(bad) == 2
    assert "This request has been rejected" in str(bad[0])
    assert "document type" in str(bad[1])


def test_a_recording_is_one_unit_and_is_finished_at_its_end() -> None:
    data = GOLDEN.read_bytes()
    offsets = [one.next_offset for one in read(data)]
    assert offsets[-1] == len(data)
    assert set(offsets[:-1]) == {0}
    assert read(data, start=len(data)) == []


def test_claims_alone_say_what_is_missing() -> None:
    claims = json.loads(GOLDEN.read_text().splitlines()[1])["body"].encode()
    assert sniff("saved.xml", claims)
    (found,) = read(claims)
    assert isinstance(found.record, BadRecord)
    assert "save the biblio answer" in str(found.record)
    assert found.record.number == "EP9999999B1"


def test_a_saved_search_says_that_it_is_none() -> None:
    search = json.loads(GOLDEN.read_text().splitlines()[2])["body"].encode()
    (found,) = read(search)
    assert "search result" in str(found.record)


def test_nothing_of_a_local_file_gets_into_a_record() -> None:
    attack = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a xmlns="http://ops.epo.org">&x;</a>'
    for data in (attack, attack.decode().encode("utf-16")):
        assert all("root:" not in str(found.record) for found in read(data))


@given(st.lists(st.tuples(st.integers(0, 6000), st.binary(max_size=6)), max_size=8))
@settings(deadline=None)
def test_damaged_answers_never_stop_reading(damage: list[tuple[int, bytes]]) -> None:
    data = bytearray(GOLDEN.read_bytes())
    for place, piece in damage:
        data[place % len(data) : place % len(data) + len(piece)] = piece
    assert all(isinstance(one.record, Right | BadRecord) for one in read(bytes(data)))


@pytest.mark.real
@pytest.mark.skipif("MAODUN_DATA" not in os.environ, reason="MAODUN_DATA is not set")
def test_every_recorded_answer_is_a_right_or_bad_or_plainly_no_document() -> None:
    path = Path(os.environ["MAODUN_DATA"]) / "captured" / "ops.epo.org.jsonl.gz"
    data = gzip.decompress(path.read_bytes())
    found = [one.record for one in read(data)]
    numbers = {one.publication_number for one in found if isinstance(one, Right)}
    bad = {one.offset for one in found if isinstance(one, BadRecord)}
    said = {one.number for one in found if isinstance(one, BadRecord)}
    offset = 0
    for line in data.splitlines(keepends=True):
        if offset not in bad:
            body = json.loads(line)["body"].encode()
            keys = ["".join(one.key) for one in publications(body)]
            if not keys:
                assert what_it_is(body) != "no patent document"
            for key in keys:
                assert key in said or any(number.startswith(key) for number in numbers), key
        offset += len(line)
    assert len(numbers) == 17
