import io
import json

from hypothesis import given
from hypothesis import strategies as st

from maodun.domain.errors import BadRecord
from maodun.domain.records import Read
from maodun.domain.rights import ClaimPart, Right
from maodun.sources.jsonl.parse import DEEPEST, parse, sniff

LEAST = {
    "publication_number": "EP 9999999 B1",
    "title": "Foldable bowl",
    "kind": "patent",
    "stage": "grant",
    "language": "en",
}


def read(data: bytes, start: int = 0) -> list[Read]:
    return list(parse(io.BytesIO(data), file="r.jsonl", start=start, sample=False))


def one(**fields: object) -> Right | BadRecord:
    (found,) = read(json.dumps(LEAST | fields).encode())
    assert isinstance(found.record, Right | BadRecord)
    return found.record


def test_office_and_kind_code_come_from_the_number() -> None:
    right = one()
    assert isinstance(right, Right)
    assert (right.publication_number, right.office, right.kind_code) == (
        "EP9999999B1",
        "EP",
        "B1",
    )


def test_the_nesting_of_a_claim_is_kept() -> None:
    nested = {"text": "A bowl", "parts": [{"text": "a wall"}]}
    right = one(claims=[{"number": 1, "text": "A bowl a wall", "nested": nested}])
    assert isinstance(right, Right)
    assert right.claims[0].nested == ClaimPart("A bowl", (ClaimPart("a wall"),))


def test_a_misspelt_field_says_what_was_meant() -> None:
    bad = one(filing_dat="2020-01-01", claims=[{"number": 1, "txt": "A bowl"}])
    assert isinstance(bad, BadRecord)
    assert "filing_dat is not a field; did you mean filing_date?" in str(bad)
    assert "claims[1].txt is not a field; did you mean text?" in str(bad)
    assert bad.number == "EP 9999999 B1"


def test_a_word_out_of_the_list_says_the_list() -> None:
    assert "stage is granted; it can be 'application', 'grant'" in str(one(stage="granted"))


def test_a_bad_line_does_not_hide_the_next() -> None:
    good = json.dumps(LEAST).encode()
    first, second, third = read(b"{\n" + good + b"\n[1]\n")
    assert isinstance(first.record, BadRecord)
    assert isinstance(second.record, Right)
    assert isinstance(third.record, BadRecord)


def test_a_bad_line_is_numbered_also_where_reading_resumes() -> None:
    good = json.dumps(LEAST).encode() + b"\n"
    for start in (0, len(good)):
        assert "line 3: " in str(read(good + b"\n{}\n", start=start)[-1].record)


def test_reading_resumes_at_the_offset_of_an_earlier_read() -> None:
    good = json.dumps(LEAST).encode() + b"\n"
    whole = read(good * 3)
    assert read(good * 3, start=whole[0].next_offset) == whole[1:]
    assert whole[-1].next_offset == len(good) * 3


def test_deep_brackets_are_a_complaint() -> None:
    (found,) = read(b'{"claims": ' + b"[" * (DEEPEST * 2000) + b"\n")
    assert "deeper" in str(found.record)


def test_only_lines_that_name_a_publication_are_ours() -> None:
    assert sniff("rights.jsonl", json.dumps(LEAST).encode())
    assert not sniff("answers.jsonl", b'{"uri": "x"}')


@given(st.lists(st.tuples(st.integers(0, 4000), st.binary(max_size=4)), max_size=8))
def test_damaged_lines_never_stop_reading(damage: list[tuple[int, bytes]]) -> None:
    data = bytearray(
        (json.dumps(LEAST | {"claims": [{"number": 1, "text": "x"}]}) + "\n").encode()
    )
    for place, piece in damage:
        data[place % len(data) : place % len(data) + len(piece)] = piece
    for found in read(bytes(data)):
        assert isinstance(found.record, Right | BadRecord)
