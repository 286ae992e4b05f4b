"""Rows of tables: CSV and tab files in any encoding, XLSX without evaluating anything."""

import csv
import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from maodun.domain.text import T, Text
from maodun.sources.decoding import encoding_of
from maodun.sources.lines import Line, lines

MAX_ROW = 4_000_000
"""Bytes of one row; a cell of a spreadsheet holds at most 32,767 characters."""

MAX_ROW_LINES = 20_000
MAX_WIDE = 64_000_000
"""Bytes of a UTF-16 table, which is held as a whole."""

DELIMITERS = ("\t", ",", ";")
HEAD = 65_536


@dataclass(frozen=True, slots=True)
class Row:
    """One row under the header.

    Attributes:
        offset: Where it begins: bytes in text, the number of the row in a workbook.
        end: Where the next begins, in the same unit.
        cells: As text, without white space around.
        problem: Why it has no cells, or None.
        number: Which row it is, from 1, as a spreadsheet counts, empty ones too; counted from
            where reading began.
    """

    offset: int
    end: int
    cells: tuple[str, ...]
    problem: Text | None = None
    number: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a text table is written."""

    encoding: str
    delimiter: str
    quoted: bool = True


def text_dialect(head: bytes, *, words: Collection[str] = ()) -> Dialect:
    """Return how the table beginning with ``head`` is written; ``words``: its column names."""
    encoding = encoding_of(head, words=words)
    first = head.decode(encoding, errors="replace").lstrip("\ufeff\r\n").partition("\n")[0]
    return Dialect(encoding, max(DELIMITERS, key=first.count))


def text_rows(stream: BinaryIO, dialect: Dialect, *, start: int = 0) -> Iterator[Row]:
    """Yield the rows of a text table from byte ``start`` on, the header first if it is 0.

    Bytes are those of the file; in UTF-16 those of the same text in UTF-8.
    """
    if dialect.encoding.startswith("utf-16"):
        wide = stream.read(MAX_WIDE + 1).decode(dialect.encoding, errors="replace")
        stream = io.BytesIO(wide.removeprefix("\ufeff").encode())
        dialect = Dialect("utf-8", dialect.delimiter, dialect.quoted)
    physical = lines(stream, start=start, limit=MAX_ROW)
    for number, whole in enumerate(_whole_rows(physical, quoted=dialect.quoted), start=1):
        if whole.content is None:
            reason = T("the row is longer than any real one")
            yield Row(whole.offset, whole.end, (), reason, number)
        elif whole.content.strip() and (
            (row := _row(whole, dialect)).problem or any(row.cells)
        ):
            yield replace(row, number=number)


def _row(whole: Line, dialect: Dialect) -> Row:
    text = (
        (whole.content or b"").decode(dialect.encoding, errors="replace").removeprefix("\ufeff")
    )
    try:
        cells = next(
            csv.reader(
                io.StringIO(text, newline=""),
                delimiter=dialect.delimiter,
                quoting=csv.QUOTE_MINIMAL if dialect.quoted else csv.QUOTE_NONE,
            )
        )
    except (csv.Error, StopIteration) as error:
        return Row(whole.offset, whole.end, (), T("the row is no CSV: {why}", why=str(error)))
    return Row(whole.offset, whole.end, tuple(cell.strip() for cell in cells))


def _whole_rows(physical: Iterator[Line], *, quoted: bool) -> Iterator[Line]:
    """Join lines until quotation marks are even: a cell may contain line feeds.

    A quotation mark that is never closed ends its row after ``MAX_ROW_LINES``.
    """
    held: list[Line] = []
    marks = size = 0
    for line in physical:
        held.append(line)
        marks += (line.content or b"").count(b'"') if quoted else 0
        size += line.end - line.offset
        if line.content is None or marks % 2 == 0:
            yield _joined(held)
        elif len(held) >= MAX_ROW_LINES or size > MAX_ROW:
            yield Line(held[0].offset, line.end, None)
        else:
            continue
        held, marks, size = [], 0, 0
    if held:
        yield _joined(held)


def _joined(held: list[Line]) -> Line:
    pieces = [line.content for line in held if line.content is not None]
    content = b"\n".join(pieces) if len(pieces) == len(held) else None
    return Line(held[0].offset, held[-1].end, content)
