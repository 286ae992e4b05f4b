"""A table of registered works to rights. Pure: bytes in, values out."""

import io
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import BinaryIO

from maodun.domain.errors import BadRecord, SourceError
from maodun.domain.records import Read
from maodun.domain.rights import Figure, Origin, Party, Right, RightKind, Stage
from maodun.domain.text import T, Text
from maodun.sources.days import day
from maodun.sources.languages import language_of
from maodun.sources.sheets import Entry, entries, header_in, is_table
from maodun.sources.works.columns import WORDS, is_header, places
from maodun.sources.works.numbers import work_number

SOURCE = "works"
PARSER = "1"

ROLES = (("owner", "assignee"), ("author", "inventor"))
NOTHING = frozenset({"", "-", "--", "/", "无", "n/a", "none"})
_SEVERAL = re.compile(r"\s*[;；|\n]\s*")

Cells = Mapping[str, str]


def sniff(name: str, head: bytes) -> bool:
    """Return whether this is a table with the columns of registered works."""
    return (
        is_table(name, head) and header_in(io.BytesIO(head), is_header, words=WORDS) is not None
    )


def parse(stream: BinaryIO, *, file: str, start: int, sample: bool) -> Iterator[Read]:
    """Yield one work, or one complaint, per row.

    ``start`` and ``Read.next_offset`` are bytes, in workbooks numbers of rows. Pictures are
    named, not opened: they lie where the table lies.
    """
    header = header_in(stream, is_header, words=WORDS)
    if header is None:
        origin = Origin(SOURCE, file, start, PARSER, sample)
        reason = T("no row names the columns of works, as registration number and title")
        yield Read(_bad(origin, reason), start)
        return
    at = places(header.cells)
    done = start
    try:
        for entry in entries(stream, header, start=start, words=WORDS):
            origin = Origin(SOURCE, file, entry.row.offset, PARSER, sample)
            yield Read(_record(entry, at, origin), entry.row.end)
            done = entry.row.end
    except SourceError as error:
        yield Read(_bad(Origin(SOURCE, file, done, PARSER, sample), error.text), done)


def _record(entry: Entry, at: Mapping[str, int], origin: Origin) -> Right | BadRecord:
    place = T("{file}, {place}", file=origin.file, place=entry.place)
    if entry.row.problem is not None:
        return _bad(origin, entry.row.problem, place=place)
    texts = {name: entry.row.cells[i] for name, i in at.items() if i < len(entry.row.cells)}
    cells = {name: text for name, text in texts.items() if text.casefold() not in NOTHING}
    try:
        return _work(cells, origin)
    except SourceError as error:
        return _bad(origin, error.text, cells.get("number"), place=place)


def _work(cells: Cells, origin: Origin) -> Right:
    number, office = work_number(
        cells.get("number", ""), office=cells.get("office", "").strip().upper()
    )
    title = " ".join(cells.get("title", "").split())
    if not title:
        raise SourceError(T("it has no title"))
    described = cells.get("description", "")
    registered = _day(cells, "registered")
    return Right(
        publication_number=number,
        office=office,
        kind=RightKind.WORK,
        stage=Stage.GRANT,
        kind_code="",
        language=language_of(f"{title} {described}"),
        title=title,
        origin=origin,
        publication_date=_day(cells, "published"),
        application_number=None,
        filing_date=None,
        grant_date=registered,
        parties=tuple(
            Party(name, None, role) for field, role in ROLES for name in _several(cells, field)
        ),
        abstract=described,
        figures=tuple(
            Figure(str(place), file)
            for place, file in enumerate(_several(cells, "pictures"), start=1)
        ),
    )


def _several(cells: Cells, name: str) -> list[str]:
    return [one for one in _SEVERAL.split(cells.get(name, "")) if one.casefold() not in NOTHING]


def _day(cells: Cells, name: str) -> date | None:
    text = cells.get(name, "")
    try:
        return day(text)
    except (ValueError, OverflowError):
        raise SourceError(T("{value} is not a day like 2027-01-31", value=text[:40])) from None


def _bad(
    origin: Origin, reason: Text, number: str | None = None, *, place: Text | None = None
) -> BadRecord:
    return BadRecord(
        source=SOURCE,
        file=origin.file,
        offset=origin.offset,
        reason=reason,
        number=number,
        place=place,
    )
