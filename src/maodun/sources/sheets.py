"""Tables that are text or a workbook, and the row in them that names the columns."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO

from maodun.domain.errors import SourceError
from maodun.domain.text import T, Text
from maodun.sources.tables import HEAD, Row, text_dialect, text_rows
from maodun.sources.workbooks import MAGIC, workbook_rows

TEXT = (".csv", ".tsv", ".txt")
WORKBOOK = ".xlsx"
HEADER_WITHIN = 10
"""Rows in which the header is looked for; some exports begin with a title."""

IsHeader = Callable[[Sequence[str]], bool]


@dataclass(frozen=True, slots=True)
class Entry:
    """One row under the header.

    Attributes:
        row: As read; its ``problem`` says why it has no cells.
        place: Which row it is, for people.
    """

    row: Row
    place: Text


def is_table(name: str, head: bytes) -> bool:
    """Return whether a file of this name that begins like this can be a table."""
    lowered = name.lower()
    return lowered.endswith(TEXT) or (lowered.endswith(WORKBOOK) and head.startswith(MAGIC))


def header_in(
    stream: BinaryIO, is_header: IsHeader, *, words: Collection[str] = ()
) -> Row | None:
    """Return the first row that ``is_header`` knows, None where there is none near the top.

    ``words`` are names of columns in other scripts, which tell encodings apart.
    """
    try:
        first = islice(_rows(stream, 0, words), HEADER_WITHIN)
        return next((row for row in first if is_header(row.cells)), None)
    except SourceError:
        return None


def entries(
    stream: BinaryIO, header: Row, *, start: int, words: Collection[str] = ()
) -> Iterator[Entry]:
    """Yield the rows under the header, from ``start`` on where that is further down.

    Raises:
        SourceError: The workbook cannot be read.
    """
    begin = max(start, header.end)
    above = header.number if begin == header.end else None
    for row in _rows(stream, begin, words):
        yield Entry(row, _place(row, above))


def _rows(stream: BinaryIO, start: int, words: Collection[str]) -> Iterator[Row]:
    stream.seek(0)
    head = stream.read(HEAD)
    stream.seek(0)
    if head.startswith(MAGIC):
        return workbook_rows(stream, start=start)
    return text_rows(stream, text_dialect(head, words=words), start=start)


def _place(row: Row, above: int | None) -> Text:
    """Return the number of the row, as far as it is known where reading began in between."""
    if row.end == row.offset + 1:
        return T("row {row}", row=row.offset)
    if above is None:
        return T("byte {at}", at=row.offset)
    return T("row {row}", row=row.number + above)
