"""A table of marks to rights and where they stand. Pure: bytes in, values out."""

import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, BinaryIO

from maodun.domain.errors import BadRecord, SourceError
from maodun.domain.records import Read, StatusEvent
from maodun.domain.rights import Origin, Right
from maodun.domain.text import T, Text
from maodun.sources.lines import lines
from maodun.sources.marks_table.columns import COLUMNS, WORDS, is_chinese, is_header, places
from maodun.sources.marks_table.rows import (
    Cells,
    number_of,
    office_of,
    plain,
    records_of,
)
from maodun.sources.sheets import entries, header_in, is_table
from maodun.sources.tables import Row

SOURCE = "marks_table"
PARSER = "1"

MOST_ROWS = 200
"""Rows about one mark that are taken together; it has at most 45 classes."""

MOST_MARKS = 200_000
"""Marks of one table that are remembered, so that rows that stand apart are noticed."""

FULL = T(
    "the table has very many marks: from here on, rows of one mark that do not follow each "
    "other are not noticed, and the later ones replace the first; sort the table by number"
)

LINES = (".jsonl", ".ndjson")


def sniff(name: str, head: bytes) -> bool:
    """Return whether this is a table, a workbook or lines of JSON with columns of marks."""
    if name.lower().endswith(LINES):
        return is_header(tuple(_first_record(head)))
    return is_table(name, head) and _header(io.BytesIO(head)) is not None


def parse(stream: BinaryIO, *, file: str, start: int, sample: bool) -> Iterator[Read]:
    """Yield one right per mark, and its status where the table has one.

    Rows that follow each other and have one number are one mark in several classes. Such rows
    further down are refused: the mark would lose the classes of the first ones.
    ``start`` and ``Read.next_offset`` are bytes, in workbooks numbers of rows.
    """
    at = Origin(SOURCE, file, start, PARSER, sample)
    if file.lower().endswith(LINES):
        seen = _Seen.before(start, _lines(stream, 0), "")
        yield from _grouped(_lines(stream, start), "", at, seen)
        return
    header = _header(stream)
    if header is None:
        reason = T("no row names the columns of marks, as 商标名称 and 注册号/申请号")
        yield Read(_bad(at, reason), start)
        return
    if "office" not in places(header.cells) and not is_chinese(header.cells):
        reason = T("the table names no office: add a column office with CN, US, EM, ...")
        yield Read(_bad(at, reason), start)
        return
    default = "CN" if is_chinese(header.cells) else ""
    try:
        seen = _Seen.before(start, _entries(stream, header, 0), default)
        yield from _grouped(_entries(stream, header, start), default, at, seen)
    except SourceError as error:
        yield Read(_bad(at, error.text), start)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One row: its cells by our names, or what is wrong with it."""

    offset: int
    end: int
    place: Text
    cells: Cells
    problem: Text | None = None


@dataclass(frozen=True, slots=True)
class _Mark:
    """Which mark a row is about."""

    number: str
    office: str


def _header(stream: BinaryIO) -> Row | None:
    return header_in(stream, is_header, words=WORDS)


def _entries(stream: BinaryIO, header: Row, start: int) -> Iterator[_Entry]:
    at = places(header.cells)
    for entry in entries(stream, header, start=start, words=WORDS):
        row = entry.row
        cells = {name: row.cells[at[name]] for name in at if at[name] < len(row.cells)}
        yield _Entry(row.offset, row.end, entry.place, plain(cells), row.problem)


def _lines(stream: BinaryIO, start: int) -> Iterator[_Entry]:
    for line in lines(stream, start=start):
        place = T("byte {at}", at=line.offset)
        if line.content is None:
            reason = T("the line is longer than any mark")
            yield _Entry(line.offset, line.end, place, {}, reason)
        elif line.content.strip():
            cells = _cells(_loaded(line.content))
            problem = None if cells else T("the line is no record of a mark")
            yield _Entry(line.offset, line.end, place, plain(cells), problem)


def _grouped(rows: Iterator[_Entry], default: str, at: Origin, seen: "_Seen") -> Iterator[Read]:
    """Yield the marks, each from the rows that name it one after the other."""
    for held, found in _groups(rows, default):
        origin = Origin(SOURCE, at.file, held[0].offset, PARSER, at.sample)
        if isinstance(found, Text):
            yield Read(_bad(origin, found, held[0]), held[-1].end)
            continue
        first, said = seen.first(found), _said(held)
        if first is None:
            if seen.is_last(found, _First(held[0].place, said)):
                yield Read(_bad(origin, FULL, held[0]), held[0].offset)
            yield from _reads(held, found, origin)
        elif first.said != said:
            reason = _apart(found, first)
            yield Read(_bad(origin, reason, held[0], found.number), held[-1].end)


def _groups(
    rows: Iterator[_Entry], default: str
) -> Iterator[tuple[list[_Entry], "_Mark | Text"]]:
    """Yield the rows of each mark that follow each other, or one row of which none is known."""
    held: list[_Entry] = []
    mark: _Mark | None = None
    for entry in rows:
        found = _mark(entry, default)
        if held and mark is not None and (found != mark or len(held) >= MOST_ROWS):
            yield held, mark
            held = []
        if isinstance(found, _Mark):
            held, mark = [*held, entry], found
        else:
            yield [entry], found
    if held and mark is not None:
        yield held, mark


@dataclass(frozen=True, slots=True)
class _First:
    """Where the rows of a mark stand that are read, and a number for what they say."""

    place: Text
    said: int


class _Seen:
    """The marks of a table up to a row, as many as are remembered."""

    def __init__(self) -> None:
        self._marks: dict[_Mark, _First] = {}

    @classmethod
    def before(cls, start: int, rows: Iterator[_Entry], default: str) -> "_Seen":
        """Return the marks above ``start``, where reading goes on in between."""
        seen = cls()
        above = takewhile(lambda entry: entry.offset < start, rows if start else iter(()))
        for held, found in _groups(above, default):
            if isinstance(found, _Mark) and seen.first(found) is None:
                seen.is_last(found, _First(held[0].place, _said(held)))
        return seen

    def first(self, mark: _Mark) -> _First | None:
        """Return the rows of this mark further up, if any are remembered."""
        return self._marks.get(mark)

    def is_last(self, mark: _Mark, first: _First) -> bool:
        """Remember the mark, and return whether it is the last one that can be."""
        if len(self._marks) >= MOST_MARKS:
            return False
        self._marks[mark] = first
        return len(self._marks) == MOST_MARKS


def _said(held: Sequence[_Entry]) -> int:
    return hash(tuple(tuple(sorted(entry.cells.items())) for entry in held))


def _apart(mark: _Mark, first: _First) -> Text:
    return T(
        "{number} stands at {place} already, and only the rows there are read; sort the table "
        "by number, so that the rows of one mark follow each other",
        number=mark.number,
        place=first.place,
    )


def _mark(entry: _Entry, default: str) -> _Mark | Text:
    """Return the mark a row is about, or why that cannot be told."""
    if entry.problem is not None:
        return entry.problem
    try:
        office = office_of(entry.cells, default)
        if not office:
            return T("it names no office; write office: CN, US, EM, ...")
        return _Mark(number_of(entry.cells, office), office)
    except SourceError as error:
        return error.text


def _reads(held: Sequence[_Entry], mark: _Mark, origin: Origin) -> Iterator[Read]:
    rows = [entry.cells for entry in held]
    try:
        records: list[Right | StatusEvent] = list(
            records_of(rows, number=mark.number, office=mark.office, origin=origin)
        )
    except SourceError as error:
        yield Read(_bad(origin, error.text, held[0], mark.number), held[-1].end)
        return
    for record in records[:-1]:
        yield Read(record, held[0].offset)
    yield Read(records[-1], held[-1].end)


def _first_record(head: bytes) -> dict[str, Any]:
    found = _loaded(head.removeprefix(b"\xef\xbb\xbf").partition(b"\n")[0])
    return found if isinstance(found, dict) and "publication_number" not in found else {}


def _loaded(content: bytes) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None


def _cells(record: Any) -> dict[str, str]:
    """Return a record of JSON as cells; goods by class are written ``25: Clothing``."""
    if not isinstance(record, dict):
        return {}
    names = tuple(record)
    at = places(names)
    values = {field: record[names[index]] for field, index in at.items()}
    return {field: _text(value) for field, value in values.items() if field in COLUMNS}


def _text(value: Any) -> str:
    if isinstance(value, dict):
        return "\n".join(f"{name}: {_text(said)}" for name, said in value.items())
    if isinstance(value, list):
        return "; ".join(_text(one) for one in value if not isinstance(one, dict | list))
    return "" if value is None or isinstance(value, bool) else str(value)


def _bad(
    origin: Origin, reason: Text, entry: _Entry | None = None, number: str | None = None
) -> BadRecord:
    place = T("{file}, {place}", file=origin.file, place=entry.place) if entry else None
    return BadRecord(
        source=SOURCE,
        file=origin.file,
        offset=origin.offset,
        reason=reason,
        number=number,
        place=place,
    )
