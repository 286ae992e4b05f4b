"""Tables of marks: encodings, workbooks, rows of one mark, what is refused."""

import io
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maodun.domain.errors import BadRecord
from maodun.domain.numbers import parse_number
from maodun.domain.records import PublishedFile, Read, StatusEvent
from maodun.domain.rights import Right, Stage
from maodun.domain.signs import Goods, SignKind
from maodun.sources.marks.numbers import mark_number
from maodun.sources.marks_table import parse as module
from maodun.sources.marks_table.parse import parse, sniff
from maodun.sources.marks_table.rows import goods_in
from maodun.sources.published import published, records

HEADER = ("商标名称", "注册号/申请号", "国际分类", "申请人", "申请日期", "商标状态")
ROW = ("奎洛", "99000001", "21", "奎洛示例有限公司", "2097-01-05", "注册公告")


def table(*rows: Sequence[str], encoding: str = "utf-8") -> bytes:
    return "\r\n".join(",".join(row) for row in (HEADER, *rows)).encode(encoding)


def read(data: bytes, *, file: str = "marks.csv", start: int = 0) -> list[Read]:
    return list(parse(io.BytesIO(data), file=file, start=start, sample=False))


def mark(data: bytes, *, file: str = "marks.csv") -> Right:
    (right,) = (one.record for one in read(data, file=file) if isinstance(one.record, Right))
    return right


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_chinese_export_is_read_in_every_encoding(encoding: str) -> None:
    data = table(ROW, encoding=encoding)
    assert sniff("marks.csv", data)
    right = mark(data)
    assert (right.publication_number, right.title) == ("CNTM99000001", "奎洛")
    assert (right.office, right.language) == ("CN", "zh-Hans")


def _workbook(*rows: Sequence[str]) -> bytes:
    book = openpyxl.Workbook()
    for row in (("商标检索结果",), HEADER, *rows):
        book.worksheets[0].append(list(row))
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def test_a_workbook_of_marks_is_told_from_one_of_patents(tmp_path: Path) -> None:
    path = tmp_path / "export.xlsx"
    path.write_bytes(_workbook(ROW))
    (file,) = published([path])
    assert isinstance(file, PublishedFile)
    assert file.source == "marks_table"
    right, status = (one.record for one in records(file))
    assert isinstance(right, Right)
    assert isinstance(status, StatusEvent)
    assert (right.publication_number, status.value) == ("CNTM99000001", "注册公告")


def test_rows_of_one_number_are_one_mark_with_the_goods_of_all() -> None:
    rows = [(*ROW[:2], number, *ROW[3:]) for number in ("21", "18", "35")]
    right = mark(table(*rows, (*ROW[:1], "99000002", *ROW[2:])).replace(b"99000002", b""))
    assert [one.nice_class for one in right.goods] == [21, 18, 35]
    assert [one.symbol for one in right.classes] == ["NICE21", "NICE18", "NICE35"]


OTHER = ("折灯", "99000002", *ROW[2:])
APART = (ROW, OTHER, (*ROW[:2], "18", *ROW[3:]))


def test_rows_of_one_number_that_stand_apart_are_told_and_replace_nothing() -> None:
    found = [one.record for one in read(table(*APART))]
    rights = [one for one in found if isinstance(one, Right)]
    assert [one.publication_number for one in rights] == ["CNTM99000001", "CNTM99000002"]
    (bad,) = (one for one in found if isinstance(one, BadRecord))
    assert str(bad).startswith("marks.csv, row 4: CNTM99000001 stands at row 2 already")
    assert "sort the table by number" in str(bad)


def test_rows_apart_are_noticed_where_reading_goes_on_in_between() -> None:
    data = table(*APART)
    for one in read(data):
        rest = read(data, start=one.next_offset)
        known = [other.record for other in rest if isinstance(other.record, Right)]
        assert all(right.goods[0].nice_class == 21 for right in known)


def test_a_row_that_says_the_same_again_is_left_out_without_a_word() -> None:
    found = [one.record for one in read(table(ROW, OTHER, ROW))]
    assert not any(isinstance(one, BadRecord) for one in found)
    assert sum(isinstance(one, Right) for one in found) == 2


def test_that_no_more_marks_are_remembered_is_told_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "MOST_MARKS", 1)
    found = [one.record for one in read(table(OTHER, *APART[:1], ("灯", "99000003", *ROW[2:])))]
    (bad,) = (one for one in found if isinstance(one, BadRecord))
    assert "are not noticed" in str(bad)
    assert sum(isinstance(one, Right) for one in found) == 3


def test_reading_goes_on_behind_any_mark() -> None:
    data = table(ROW, (*ROW[:2], "18", *ROW[3:]), ("折灯", "99000002", *ROW[2:]))
    whole = read(data)
    (rest,) = (one.next_offset for one in whole[1:2])
    again = read(data, start=rest)
    assert [one.record for one in again] == [one.record for one in whole[2:]]


def test_a_number_with_other_signs_is_refused() -> None:
    (bad,) = read(table((ROW[0], "99-1x?", *ROW[2:])))
    assert str(bad.record) == "marks.csv, row 2: 99-1x? is not the number of a trademark"


@pytest.mark.parametrize(
    ("office", "printed", "number"),
    [
        ("US", "76/044,902", "USTM76044902"),
        ("US", "2,178,784", "USRN2178784"),
        ("EM", "18123456", "EMTM018123456"),
        ("EM", "W01234567", "EMTMW01234567"),
        ("CN", "第12345678号", "CNTM12345678"),
        ("CN", "G1234567A", "CNTMG1234567A"),
        ("WO", "1234567", "WOTM1234567"),
        ("WO", "IR 840480", "WOTM840480"),
        ("GB", "UK00003123456", "GBTMUK00003123456"),
        ("DE", "30 2018 100 000", "DETM302018100000"),
    ],
)
def test_numbers_have_the_form_that_people_are_asked_for(
    office: str, printed: str, number: str
) -> None:
    assert mark_number(printed, office=office) == number
    assert str(parse_number(number)) == number


@pytest.mark.parametrize(
    ("printed", "office"),
    [("China - CNIPA", "CN"), ("EUIPO", "EM"), ("eu", "EM"), ("us", "US"), ("国际", "WO")],
)
def test_offices_are_known_by_their_usual_names(printed: str, office: str) -> None:
    header = "Trade mark office,Application number,Trade mark,Nice class,Applicant name"
    right = mark(f"{header}\n{printed},12345678,Quillox,21,A\n".encode())
    assert right.office == office


def test_a_bad_day_is_said_with_its_row_and_the_rest_is_read() -> None:
    found = read(table((*ROW[:4], "3/4/2097", ROW[5]), ("折灯", "99000002", *ROW[2:])))
    bad, *rest = (one.record for one in found)
    assert str(bad) == "marks.csv, row 2: 3/4/2097 is not a day like 2027-01-31"
    assert any(isinstance(one, Right) for one in rest)


def test_a_table_without_office_is_refused_once() -> None:
    data = b"number,words,nice classes,owner\n99000001,Quillox,21,A\n99000002,Quillox,21,A\n"
    (bad,) = read(data)
    assert "add a column office" in str(bad.record)


@pytest.mark.parametrize(
    ("text", "classes", "goods"),
    [
        pytest.param("Hats", "25", [("Hats", 25)], id="one class"),
        pytest.param("25: Hats; 35: Retail", "", [("Hats", 25), ("Retail", 35)], id="told"),
        pytest.param(
            "第25类：帽；第35类：零售", "25,35", [("帽", 25), ("零售", 35)], id="Chinese"
        ),
        pytest.param(
            "Hats; retail", "25 35", [("", 25), ("", 35), ("Hats; retail", None)], id="untold"
        ),
        pytest.param("25: Hats", "25; 35", [("Hats", 25), ("", 35)], id="one not described"),
        pytest.param("", "3", [("", 3)], id="class only"),
        pytest.param("", "99", [], id="no class"),
        pytest.param("Ratio 5:1", "9", [("Ratio 5:1", 9)], id="no class in the text"),
    ],
)
def test_goods_are_told_apart_by_class(
    text: str, classes: str, goods: list[tuple[str, int | None]]
) -> None:
    assert goods_in(text, classes) == tuple(Goods(*one) for one in goods)


@pytest.mark.parametrize(
    ("printed", "words", "kind"),
    [
        ("文字", "奎洛", SignKind.WORD),
        ("图形", "", SignKind.FIGURE),
        ("图文组合", "奎洛", SignKind.COMBINED),
        ("3-D", "", SignKind.OTHER),
        ("FIGURATIVE", "Quillox", SignKind.COMBINED),
        ("", "Quillox", SignKind.UNKNOWN),
    ],
)
def test_kinds_of_sign(printed: str, words: str, kind: SignKind) -> None:
    data = f"office,number,words,kind,class,owner\nDE,1234,{words},{printed},21,A\n".encode()
    sign = mark(data).sign
    assert sign is not None
    assert sign.kind is kind


def test_a_status_that_the_office_calls_registered_makes_it_registered() -> None:
    row = "office,number,words,class,owner,status\nEM,018123456,Quillox,21,A,{}\n"
    stages = [mark(row.format(status).encode()).stage for status in ("Registered", "REFUSED")]
    assert stages == [Stage.GRANT, Stage.APPLICATION]


def test_a_status_that_says_the_term_is_over_has_its_last_day() -> None:
    row = "office,number,words,class,owner,status,expiry date\nCN,1234567,奎洛,21,A,{},{}\n"
    rows = (
        ("期满未续展注销商标", "2087-01-02 至 2097-01-01"),
        ("驳回", "2097-01-01"),
        ("已过期", "?"),
    )
    found = [read(row.format(*one).encode())[-1].record for one in rows]
    assert all(isinstance(one, StatusEvent) for one in found)
    assert [str(one.on) for one in found if isinstance(one, StatusEvent)] == [
        "2097-01-01",
        "None",
        "None",
    ]


@given(st.lists(st.tuples(st.integers(0, 600), st.binary(max_size=6)), max_size=6))
@settings(deadline=None, max_examples=60)
def test_damaged_tables_never_crash(damage: list[tuple[int, bytes]]) -> None:
    data = bytearray(table(ROW, (*ROW[:2], "18", *ROW[3:]), ("折灯", "99000002", *ROW[2:])))
    for place, piece in damage:
        data[place % len(data) : place % len(data) + len(piece)] = piece
    sniff("marks.csv", bytes(data))
    for one in read(bytes(data)):
        assert isinstance(one.record, Right | StatusEvent | BadRecord)
