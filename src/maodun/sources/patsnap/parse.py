"""A PatSnap export to rights and what is known of their status. Pure: bytes in, values out."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import BinaryIO

from maodun.domain.errors import BadNumber, BadRecord, SourceError
from maodun.domain.numbers import RightNumber, parse_number
from maodun.domain.records import EventKind, Read, StatusEvent
from maodun.domain.rights import (
    Claim,
    Classification,
    Origin,
    Party,
    Priority,
    Right,
    RightKind,
    Stage,
)
from maodun.domain.text import T, Text
from maodun.sources import kinds
from maodun.sources.claim_texts import claims_in
from maodun.sources.days import day
from maodun.sources.languages import language_of
from maodun.sources.patsnap.columns import WORDS, is_header, places
from maodun.sources.patsnap.status import status_event
from maodun.sources.tables import HEAD, Row, text_dialect, text_rows
from maodun.sources.workbooks import MAGIC, workbook_rows

SOURCE = "patsnap"
PARSER = "1"

HEADER_WITHIN = 10
"""Rows in which the header is looked for; some exports begin with a title."""

BETWEEN = re.compile(r"\s*[|\n]\s*")
SYMBOL = re.compile(r"([A-H]\d{2}[A-Z])\s*(\d{1,4}/\d{2,6})")
NUMBERED = re.compile(r"(\d{1,3})\s*[.、．:：]\s*(?=\D)(.*)", re.S)
TYPES = (
    ("外观", RightKind.DESIGN, Stage.GRANT),
    ("design", RightKind.DESIGN, Stage.GRANT),
    ("实用新型", RightKind.UTILITY_MODEL, Stage.GRANT),
    ("utility model", RightKind.UTILITY_MODEL, Stage.GRANT),
    ("植物", RightKind.PLANT, Stage.GRANT),
    ("plant", RightKind.PLANT, Stage.GRANT),
    ("授权", RightKind.PATENT, Stage.GRANT),
    ("grant", RightKind.PATENT, Stage.GRANT),
    ("发明申请", RightKind.PATENT, Stage.APPLICATION),
    ("application", RightKind.PATENT, Stage.APPLICATION),
)
ROLES = (("owners", "assignee"), ("applicants", "applicant"), ("inventors", "inventor"))
PROVISIONAL = re.compile(r"US(60|61|62|63)/?\d{6}|US.*P$")
CHINESE = {"CN": "zh-Hans", "TW": "zh-Hant", "HK": "zh-Hant"}


def sniff(name: str, head: bytes) -> bool:
    """Return whether this is a workbook, or a CSV with the columns of an export."""
    lowered = name.lower()
    if lowered.endswith(".xlsx"):
        return head.startswith(MAGIC)
    if not lowered.endswith((".csv", ".tsv", ".txt")):
        return False
    dialect = text_dialect(head, words=WORDS)
    line = head.decode(dialect.encoding, errors="replace").lstrip("\ufeff").partition("\n")[0]
    return is_header([cell.strip(' "\r') for cell in line.split(dialect.delimiter)])


def parse(stream: BinaryIO, *, file: str, start: int, sample: bool) -> Iterator[Read]:
    """Yield one right per row, and an event where the row says that the right has ended.

    ``start`` and ``Read.next_offset`` are bytes in CSV, row numbers in XLSX.
    """
    origin = Origin(SOURCE, file, start, PARSER, sample)
    try:
        header = next(
            (row for row in islice(_rows(stream, 0), HEADER_WITHIN) if is_header(row.cells)),
            None,
        )
        if header is None:
            reason = T("no row names the columns of an export, as 公开(公告)号 and 标题")
            yield Read(_bad(origin, reason), start)
            return
        at = places(header.cells)
        for row in _rows(stream, max(start, header.end)):
            yield from _records(row, at, Origin(SOURCE, file, row.offset, PARSER, sample))
    except SourceError as error:
        yield Read(_bad(origin, error.text), start)


def _rows(stream: BinaryIO, start: int) -> Iterator[Row]:
    stream.seek(0)
    head = stream.read(HEAD)
    stream.seek(0)
    if head.startswith(MAGIC):
        return workbook_rows(stream, start=start)
    return text_rows(stream, text_dialect(head, words=WORDS), start=start)


def _records(row: Row, at: dict[str, int], origin: Origin) -> Iterator[Read]:
    if row.problem is not None:
        yield Read(_bad(origin, row.problem), row.end)
        return
    cells = {name: row.cells[index] for name, index in at.items() if index < len(row.cells)}
    try:
        number = parse_number(cells.get("number", ""))
        right = _right(number, cells, origin)
    except BadNumber as error:
        yield Read(_bad(origin, _in_row(row, error.text)), row.end)
        return
    except SourceError as error:
        yield Read(_bad(origin, _in_row(row, error.text), cells.get("number")), row.end)
        return
    found = status_event(cells.get("simple_status", ""), cells.get("status", ""))
    if found is None:
        yield Read(right, row.end)
        return
    yield Read(right, row.offset)
    yield Read(_event(right, found, cells, origin), row.end)


def _in_row(row: Row, reason: Text) -> Text:
    """Return the reason with the number of the row, where rows are what is counted."""
    counted = row.end == row.offset + 1
    return T("row {row}: {reason}", row=row.offset, reason=reason) if counted else reason


def _event(
    right: Right, found: tuple[EventKind, str], cells: dict[str, str], origin: Origin
) -> StatusEvent:
    kind, value = found
    return StatusEvent(right.publication_number, kind, _day(cells, "ended"), value, origin)


def _right(number: RightNumber, cells: dict[str, str], origin: Origin) -> Right:
    if not cells.get("title"):
        raise SourceError(T("it has no title"))
    kind, stage = _kind(number, cells.get("type", ""))
    published = _day(cells, "published")
    granted = published if kinds.granted_on_publication(number.office, number.kind) else None
    return Right(
        publication_number=str(number),
        office=number.office,
        kind=kind,
        stage=stage,
        kind_code=number.kind,
        language=_language(number.office, cells),
        title=cells["title"],
        origin=origin,
        publication_date=published,
        application_number=cells.get("application") or None,
        filing_date=_day(cells, "filed"),
        grant_date=(_day(cells, "granted") or granted) if stage is Stage.GRANT else None,
        parties=tuple(_parties(cells)),
        classes=tuple(dict.fromkeys(_classes(cells))),
        priorities=tuple(_priorities(cells)),
        abstract=cells.get("abstract", ""),
        claims=_claims(cells),
    )


def _kind(number: RightNumber, printed: str) -> tuple[RightKind, Stage]:
    """Return kind and stage by the kind code; without one, by the printed type."""
    if number.kind:
        return kinds.right_kind(number.office, number.kind), kinds.stage(
            number.office, number.kind
        )
    folded = printed.casefold()
    for word, kind, stage in TYPES:
        if word in folded:
            return kind, stage
    raise SourceError(T("neither kind code nor type says what {number} is", number=str(number)))


def _day(cells: dict[str, str], name: str) -> date | None:
    try:
        return day(cells.get(name, ""))
    except (ValueError, OverflowError):
        raise SourceError(
            T("{value} is not a day like 2027-01-31", value=cells[name][:40])
        ) from None


def _parties(cells: dict[str, str]) -> Iterator[Party]:
    for name, role in ROLES:
        for party in _several(cells, name):
            yield Party(party, None, role)


def _classes(cells: dict[str, str]) -> Iterator[Classification]:
    main = SYMBOL.search(cells.get("ipc_main", "").upper())
    for scheme in ("ipc", "cpc"):
        for index, text in enumerate(_several(cells, scheme)):
            if match := SYMBOL.search(text.upper()):
                symbol = f"{match[1]} {match[2]}"
                first = (
                    symbol == f"{main[1]} {main[2]}" if main and scheme == "ipc" else index == 0
                )
                yield Classification(scheme, symbol, first)
    for index, text in enumerate(_several(cells, "locarno")):
        yield Classification("locarno", text, index == 0)


def _priorities(cells: dict[str, str]) -> Iterator[Priority]:
    numbers = _several(cells, "priority_numbers")
    countries = _several(cells, "priority_countries")
    days = _several(cells, "priority_dates")
    for index, number in enumerate(numbers):
        named = countries[index] if len(countries) == len(numbers) else ""
        country = number[:2].upper() if number[:2].isalpha() else named.upper()
        when = _day({"day": days[index]}, "day") if len(days) == len(numbers) else None
        if country:
            yield Priority(country, number, when, _priority_kind(country, number))


def _priority_kind(country: str, number: str) -> str:
    if country == "WO" or "PCT" in number:
        return "international"
    if PROVISIONAL.search(number):
        return "provisional"
    return "regional" if country in ("EP", "EM", "EA") else "national"


def _claims(cells: dict[str, str]) -> tuple[Claim, ...]:
    if cells.get("claims"):
        return claims_in(cells["claims"].replace(" | ", "\n"))
    if cells.get("independent_claims"):
        return tuple(_independent(_several(cells, "independent_claims")))
    return claims_in(cells.get("first_claim", ""))[:1]


def _independent(texts: list[str]) -> Iterator[Claim]:
    for index, text in enumerate(texts, start=1):
        match = NUMBERED.match(text)
        yield Claim(int(match[1]), match[2].strip()) if match else Claim(index, text)


def _several(cells: dict[str, str], name: str) -> list[str]:
    return [text for text in BETWEEN.split(cells.get(name, "")) if text and text != "-"]


def _language(office: str, cells: dict[str, str]) -> str:
    """Return the language of the row's text; how Chinese is written is known by the office."""
    texts = (
        cells.get(name, "")[:2000] for name in ("title", "abstract", "claims", "first_claim")
    )
    found = language_of(" ".join(texts))
    return CHINESE.get(office, found) if found.startswith("zh") else found


def _bad(origin: Origin, reason: Text, number: str | None = None) -> BadRecord:
    return BadRecord(
        source=SOURCE,
        file=origin.file,
        offset=origin.offset,
        reason=reason,
        number=number or None,
    )
