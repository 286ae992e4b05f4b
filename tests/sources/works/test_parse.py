"""Registered works: their numbers, folders of pictures, workbooks, damage."""

import io
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maodun.domain.errors import BadRecord, SourceError
from maodun.domain.numbers import parse_number
from maodun.domain.records import PublishedFile, Read
from maodun.domain.rights import Right, RightKind
from maodun.sources.published import published, records
from maodun.sources.works.numbers import work_number
from maodun.sources.works.parse import parse

HEADER = ["Registration Number", "Title", "Claimant", "Pictures"]
ROW = ["VA 9-990-001", "Quilted moon", "Quillox Example Inc.", "moon.jpg"]
TABLE = "\n".join(",".join(row) for row in (HEADER, ROW, ["VA 9-990-002", *ROW[1:]])).encode()


def read(data: bytes, *, start: int = 0) -> list[Read]:
    return list(parse(io.BytesIO(data), file="works.csv", start=start, sample=False))


@pytest.mark.parametrize(
    ("printed", "office", "number"),
    [
        ("VA 2-345-678", "", "USWKVA0002345678"),
        ("VA0002345678", "", "USWKVA0002345678"),
        ("va 2–345–678", "US", "USWKVA0002345678"),
        ("VAu 345-678", "", "USWKVAU0000345678"),
        ("TX 9-990-001", "", "USWKTX0009990001"),
        ("国作登字-2020-F-00123456", "", "CNWK国作登字2020F00123456"),
        ("粤作登字-2020-F-123456", "", "CNWK粤作登字2020F00123456"),
        ("作登字2020F00123456号", "CN", "CNWK作登字2020F00123456"),
        ("R 12/345", "DE", "DEWKR12345"),
    ],
)
def test_one_number_has_one_form(printed: str, office: str, number: str) -> None:
    assert work_number(printed, office=office) == (number, number[:2])
    assert str(parse_number(number)) == number


@pytest.mark.parametrize(
    ("printed", "office", "said"),
    [
        ("R 12345", "", "add a column office"),
        ("R 12345", "Germany", "add a column office"),
        ("moon", "DE", "is not the number of a registered work"),
        ("", "US", "- is not the number"),
        ("V" * 61, "US", "is not the number"),
    ],
)
def test_what_is_no_number_says_so(printed: str, office: str, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        work_number(printed, office=office)


def test_a_folder_of_pictures_is_read_by_its_table(tmp_path: Path) -> None:
    (tmp_path / "works.csv").write_bytes(TABLE)
    for name in ("moon.jpg", "other.webp"):
        (tmp_path / name).write_bytes(b"no picture")
    (file,) = published([tmp_path])
    assert isinstance(file, PublishedFile)
    work, _ = (one.record for one in records(file))
    assert isinstance(work, Right)
    assert (work.kind, work.title) == (RightKind.WORK, "Quilted moon")
    assert [one.file for one in work.figures] == ["moon.jpg"]
    assert [one.name for one in work.owners] == ["Quillox Example Inc."]


def test_a_workbook_of_works_is_told_from_one_of_patents(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (HEADER, ROW):
        book.worksheets[0].append(row)
    path = tmp_path / "works.xlsx"
    book.save(path)
    (file,) = published([path])
    assert isinstance(file, PublishedFile)
    assert file.source == "works"
    assert [type(one.record) for one in records(file)] == [Right]


def test_reading_goes_on_behind_any_work() -> None:
    first, second = read(TABLE)
    assert [one.record for one in read(TABLE, start=first.next_offset)] == [second.record]


def test_a_table_of_something_else_is_said_to_be_one() -> None:
    (bad,) = read(b"number,title\nVA 9-990-001,Moon\n")
    assert "no row names the columns of works" in str(bad.record)


@given(st.lists(st.tuples(st.integers(0, 400), st.binary(max_size=6)), max_size=6))
@settings(deadline=None, max_examples=60)
def test_damaged_tables_give_works_or_complaints(damage: list[tuple[int, bytes]]) -> None:
    data = bytearray(TABLE)
    for place, piece in damage:
        data[place % len(data) : place % len(data) + len(piece)] = piece
    for one in read(bytes(data)):
        assert isinstance(one.record, Right | BadRecord)
