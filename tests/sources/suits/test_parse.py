import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maodun.domain.errors import BadRecord
from maodun.domain.records import Read, Suit
from maodun.sources.suits.parse import parse, sniff

HEADER = "court,number,date,plaintiff,rights\n"
CHINESE = (
    "法院,案号,立案日期,原告,涉案专利\n"
    "甲法院,(2099)民初1号,2099年1月4日,示例公司,CN301234567S\n"
)


def read(data: bytes, start: int = 0) -> list[Read]:
    return list(parse(io.BytesIO(data), file="s.csv", start=start, sample=False))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_chinese_table_reads_in_every_usual_encoding(encoding: str) -> None:
    data = CHINESE.encode(encoding)
    assert sniff("s.csv", data)
    (found,) = read(data)
    assert isinstance(found.record, Suit)
    assert found.record.court == "甲法院"
    assert found.record.rights == ("CN301234567S",)


def test_rights_are_separated_by_semicolon_or_bar() -> None:
    (found,) = read(
        (HEADER + "X,1,2099-01-04,P,US99999999B2; USD9999991S1|US99999998B1\n").encode()
    )
    assert isinstance(found.record, Suit)
    assert len(found.record.rights) == 3


def test_a_suit_keeps_its_readable_rights_and_the_other_is_said() -> None:
    bad, suit = read((HEADER + "X,1,2099-01-04,P,US99999999B2;see complaint\n").encode())
    assert isinstance(bad.record, BadRecord)
    assert "see complaint" in str(bad.record)
    assert isinstance(suit.record, Suit)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        pytest.param("X,1,04/05/2099,P,", "04/05/2099", id="two possible days"),
        pytest.param(",1,2099-01-04,P,", "no court", id="no court"),
        pytest.param("X,1", "no plaintiff", id="cut off"),
    ],
)
def test_a_row_that_cannot_be_read_says_why(row: str, said: str) -> None:
    (found,) = read((HEADER + row + "\n").encode())
    assert isinstance(found.record, BadRecord)
    assert said in str(found.record)
    assert found.record.offset == len(HEADER)


def test_reading_resumes_after_a_row_with_a_line_feed_in_a_cell() -> None:
    data = (HEADER + '"X\nY",1,,P,\nZ,2,,Q,\n').encode()
    first, second = read(data)
    assert read(data, start=first.next_offset) == [second]


@given(st.integers(0, 200), st.binary(max_size=6))
def test_damaged_tables_never_stop_reading(place: int, piece: bytes) -> None:
    data = (HEADER + '"X, Y",1,2099-01-04,P,US99999999B2\n').encode()
    damaged = data[: place % len(data)] + piece + data[place % len(data) + len(piece) :]
    sniff("s.csv", damaged)
    assert all(isinstance(found.record, Suit | BadRecord) for found in read(damaged))
