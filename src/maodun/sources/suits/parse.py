"""A table of court cases to suits. Pure: bytes in, values out."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from maodun.domain.errors import BadNumber, BadRecord
from maodun.domain.numbers import parse_number
from maodun.domain.records import Read, Suit
from maodun.domain.rights import Origin
from maodun.domain.text import T, Text
from maodun.sources.days import day
from maodun.sources.tables import HEAD, Row, text_dialect, text_rows

SOURCE = "suits"
PARSER = "1"

COLUMNS = {
    "court": ("court", "court name", "法院", "审理法院", "受理法院"),
    "number": ("number", "case number", "docket number", "docket", "案号", "案件号"),
    "date": (
        *("date", "filed", "filed on", "filing date", "date filed"),
        *("日期", "立案日期", "起诉日期"),
    ),
    "plaintiff": ("plaintiff", "plaintiffs", "holder", "原告", "权利人"),
    "rights": (
        *("rights", "patents", "patent numbers", "rights in suit"),
        *("专利号", "涉案专利", "权利"),
    ),
}
NEEDED = ("court", "number", "plaintiff")
WORDS = tuple(word for words in COLUMNS.values() for word in words)
BETWEEN = re.compile(r"[;|；\n]")


def sniff(name: str, head: bytes) -> bool:
    """Return whether this is a CSV whose header names court, number and plaintiff."""
    if not name.lower().endswith((".csv", ".tsv", ".txt")):
        return False
    dialect = text_dialect(head, words=WORDS)
    line = head.decode(dialect.encoding, errors="replace").lstrip("\ufeff").partition("\n")[0]
    return _is_header(_places([cell.strip(' "\r') for cell in line.split(dialect.delimiter)]))


def parse(stream: BinaryIO, *, file: str, start: int, sample: bool) -> Iterator[Read]:
    """Yield one suit per row; a number that cannot be read is a complaint beside its suit.

    ``start`` and ``Read.next_offset`` are bytes of the file.
    """
    dialect = text_dialect(stream.read(HEAD), words=WORDS)
    stream.seek(0)
    header = next(text_rows(stream, dialect), None)
    if header is None:
        return
    places = _places(header.cells)
    stream.seek(0)
    for row in text_rows(stream, dialect, start=max(start, header.end)):
        origin = Origin(SOURCE, file, row.offset, PARSER, sample)
        yield from _records(row, places, origin)


def _places(header: tuple[str, ...] | list[str]) -> dict[str, int]:
    folded = [" ".join(cell.casefold().replace("_", " ").split()) for cell in header]
    return {
        name: next(index for index, cell in enumerate(folded) if cell in spellings)
        for name, spellings in COLUMNS.items()
        if any(cell in spellings for cell in folded)
    }


def _is_header(places: dict[str, int]) -> bool:
    return all(name in places for name in NEEDED)


def _records(row: Row, places: dict[str, int], origin: Origin) -> Iterator[Read]:
    cells = {name: row.cells[at] for name, at in places.items() if at < len(row.cells)}
    numbers, unread = _numbers(cells.get("rights", ""))
    for number in unread:
        reason = T("{number} is not a number of a right", number=number)
        yield Read(_bad(origin, reason, number), row.offset)
    yield Read(
        (row.problem and _bad(origin, row.problem)) or _suit(cells, numbers, origin), row.end
    )


def _suit(cells: dict[str, str], numbers: tuple[str, ...], origin: Origin) -> Suit | BadRecord:
    for name in NEEDED:
        if not cells.get(name):
            return _bad(origin, T("the row has no {name}", name=name))
    try:
        filed_on = day(cells.get("date", ""))
    except ValueError:
        return _bad(origin, T("{value} is not a day like 2027-01-31", value=cells["date"][:40]))
    return Suit(
        court=cells["court"],
        number=cells["number"],
        filed_on=filed_on,
        plaintiff=cells["plaintiff"],
        rights=numbers,
        origin=origin,
    )


def _numbers(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    numbers, unread = [], []
    for spelling in filter(None, map(str.strip, BETWEEN.split(text))):
        try:
            numbers.append(str(parse_number(spelling)))
        except BadNumber:
            unread.append(spelling)
    return tuple(numbers), tuple(unread)


def _bad(origin: Origin, reason: Text, number: str | None = None) -> BadRecord:
    return BadRecord(
        source=SOURCE, file=origin.file, offset=origin.offset, reason=reason, number=number
    )
