"""EU trade marks: going on behind any mark, forms of XML, damage, the whole open data."""

import io
import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maodun.domain.errors import BadRecord
from maodun.domain.records import EventKind, PublishedFile, Read, StatusEvent
from maodun.domain.rights import Right
from maodun.domain.signs import Goods, SignKind
from maodun.sources.euipo_marks import cutting
from maodun.sources.euipo_marks.parse import parse, sniff
from maodun.sources.published import published, records

GOLDEN = Path(__file__).parents[1] / "golden" / "euipo_marks"
XML = (GOLDEN / "changes.raw.xml").read_bytes()
FIGURES = (GOLDEN / "figures.raw.json").read_bytes()
MARK = json.loads((GOLDEN / "one_mark.raw.json").read_text("utf-8"))


def read(data: bytes, *, file: str = "marks.json", start: int = 0) -> list[Read]:
    return list(parse(io.BytesIO(data), file=file, start=start, sample=False))


def mark(**changed: object) -> Right:
    right = read(json.dumps({**MARK, **changed}).encode())[0].record
    assert isinstance(right, Right)
    return right


@pytest.mark.parametrize("data", [XML, FIGURES], ids=["xml", "open data"])
def test_reading_goes_on_behind_any_mark(data: bytes) -> None:
    whole = read(data)
    for place, one in enumerate(whole):
        rest = read(data, start=one.next_offset)
        behind = [other.record for other in whole[place + 1 :]]
        again = [str(other.record) for other in rest]
        assert again[-len(behind) :] == [str(other) for other in behind] if behind else True


def test_an_answer_that_was_read_to_its_end_gives_nothing_more() -> None:
    data = json.dumps(MARK).encode()
    assert read(data, start=read(data)[-1].next_offset) == []


def test_a_list_of_marks_is_read_one_by_one() -> None:
    data = json.dumps([MARK, {**MARK, "applicationNumber": "099000009"}]).encode()
    found = read(data)
    numbers = [one.record.publication_number for one in found if isinstance(one.record, Right)]
    assert numbers == ["EMTM099000001", "EMTM099000009"]
    assert len(read(data, start=found[1].next_offset)) == len(found) - 2


def test_goods_are_taken_in_the_language_that_describes_most() -> None:
    german = [{"language": "de", "terms": ["Hüte"]}]
    both = [*german, {"language": "en", "terms": ["Hats", "caps"]}]
    described = [
        {"classNumber": 25, "description": german},
        {"classNumber": 26, "description": both},
    ]
    right = mark(goodsAndServices=described, niceClasses=[25, 26, 35])
    assert right.language == "de"
    assert right.goods == (Goods("Hüte", 25), Goods("Hüte", 26), Goods("", 35))


def test_plain_descriptions_are_goods_too() -> None:
    described = [{"classNumber": "09", "description": "Computer software"}]
    assert mark(goodsAndServices=described, niceClasses=[]).goods == (
        Goods("Computer software", 9),
    )


@pytest.mark.parametrize(
    ("feature", "words", "kind"),
    [
        ("WORD", "X", SignKind.WORD),
        ("FIGURATIVE", "X", SignKind.COMBINED),
        ("FIGURATIVE", "", SignKind.FIGURE),
        ("SHAPE_3D", "X", SignKind.OTHER),
        ("", "X", SignKind.UNKNOWN),
    ],
)
def test_features_of_marks(feature: str, words: str, kind: SignKind) -> None:
    sign = mark(markFeature=feature, wordMarkSpecification={"verbalElement": words}).sign
    assert sign is not None
    assert (sign.kind, sign.words) == (kind, words)


def test_an_expired_mark_without_a_day_expired_when_its_time_was_over() -> None:
    expired = {**MARK, "status": "EXPIRED", "statusDate": None}
    event = read(json.dumps(expired).encode())[1].record
    assert isinstance(event, StatusEvent)
    assert (event.kind, str(event.on)) == (EventKind.STATUS, "2108-01-15")


def test_small_pieces_of_the_file_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = [str(one.record) for one in read(XML)]
    monkeypatch.setattr(cutting, "CHUNK", 200)
    assert [str(one.record) for one in read(XML)] == whole


def test_a_prefix_of_names_does_not_matter() -> None:
    bare = [str(one.record) for one in read(XML)]
    named = XML.replace(b"<TradeMark", b"<tm:TradeMark").replace(
        b"</TradeMark", b"</tm:TradeMark"
    )
    assert sniff("changes.xml", named)
    assert [type(one.record) for one in read(named)] == [type(one.record) for one in read(XML)]
    assert len(bare) == len(read(named))


def test_a_mark_that_is_cut_off_is_said() -> None:
    found = read(XML[: XML.index(b"<MarkFeature>")])
    assert [str(one.record) for one in found] == [
        "euipo_marks: marks.json at byte 511: the file is cut off within this mark"
    ]


def test_declared_entities_are_never_expanded() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "boom"><!ENTITY c "&b;&b;">]>'
    named = XML.replace(b"QUILLOX &amp; CO", b"&c;")
    head, _, rest = named.partition(b"?>")
    for one in read(head + b"?>" + bomb + rest):
        assert "boom" not in str(one.record)


def test_a_status_record_of_another_office_is_left_to_its_source() -> None:
    assert sniff("changes.xml", XML)
    assert not sniff("data.xml", b"<us-patent-grant><TradeMarks/></us-patent-grant>")


@given(st.lists(st.tuples(st.integers(0, 5000), st.binary(max_size=6)), max_size=6))
@settings(deadline=None, max_examples=60)
def test_damaged_files_give_marks_or_complaints(damage: list[tuple[int, bytes]]) -> None:
    for whole in (XML, FIGURES, json.dumps(MARK).encode(), json.dumps([MARK, MARK]).encode()):
        data = bytearray(whole)
        for place, piece in damage:
            data[place % len(data) : place % len(data) + len(piece)] = piece
        for one in read(bytes(data)):
            assert isinstance(one.record, Right | StatusEvent | BadRecord)
            assert 0 <= one.next_offset <= len(data)


@pytest.mark.real
@pytest.mark.skipif("MAODUN_DATA" not in os.environ, reason="MAODUN_DATA is not set")
def test_every_real_figurative_mark_is_read() -> None:
    folder = Path(os.environ["MAODUN_DATA"]) / "marks" / "euipo-figurative-2020"
    (file,) = published([folder / "Trademark2020_validation.json"])
    assert isinstance(file, PublishedFile)
    found = [one.record for one in records(file)]
    assert all(isinstance(one, Right) for one in found)
    assert len({one.publication_number for one in found if isinstance(one, Right)}) == 20_000
    assert sum(1 for one in found if isinstance(one, Right) and one.title) == 17_981
