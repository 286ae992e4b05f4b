"""A table of status events to values. Pure: bytes in, values out."""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from maodun.domain.errors import BadNumber, BadRecord
from maodun.domain.numbers import parse_number
from maodun.domain.records import EventKind, Read, StatusEvent
from maodun.domain.rights import Origin
from maodun.domain.text import T, Text
from maodun.sources.days import day
from maodun.sources.tables import HEAD, Row, text_dialect, text_rows

SOURCE = "events"
PARSER = "1"

COLUMNS = {
    "number": ("number", "publication number", "patent", "专利号", "公告号"),
    "event": ("event", "status", "事件", "法律状态"),
    "date": ("date", "on", "effective date", "日期", "生效日"),
    "value": ("value", "note", "remark", "备注"),
}
NEEDED = ("number", "event")
WORDS = tuple(word for words in COLUMNS.values() for word in words)
KINDS = {
    EventKind.LAPSED: ("lapsed", "expired", "abandoned", "失效", "终止", "放弃"),
    EventKind.REINSTATED: ("reinstated", "revived", "恢复"),
    EventKind.WITHDRAWN: ("withdrawn", "撤回"),
    EventKind.REVOKED: ("revoked", "cancelled", "无效", "撤销"),
    EventKind.FEE_PAID: ("fee_paid", "fee paid", "缴费"),
    EventKind.OWNER: ("owner", "assigned", "转让", "变更"),
    EventKind.DISCLAIMED: ("disclaimed", "disclaimer", "部分放弃"),
}
SPELLINGS = {spelling: kind for kind, spellings in KINDS.items() for spelling in spellings}


def sniff(name: str, head: bytes) -> bool:
    """Return whether this is a table whose first line names a number and an event."""
    if not name.lower().endswith((".csv", ".tsv", ".txt")):
        return False
    dialect = text_dialect(head, words=WORDS)
    line = head.decode(dialect.encoding, errors="replace").lstrip("\ufeff").partition("\n")[0]
    places = _places([cell.strip(' "\r') for cell in line.split(dialect.delimiter)])
    return all(name in places for name in NEEDED)


def parse(stream: BinaryIO, *, file: str, start: int, sample: bool) -> Iterator[Read]:
    """Yield one event per row, or what is wrong with the row.

    ``start`` and ``Read.next_offset`` count bytes of the file.
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
        yield Read(_event(row, places, origin), row.end)


def _places(header: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for index, cell in enumerate(header):
        folded = " ".join(cell.casefold().replace("_", " ").split())
        for name, spellings in COLUMNS.items():
            if folded in spellings:
                found.setdefault(name, index)
    return found


def _event(row: Row, places: dict[str, int], origin: Origin) -> StatusEvent | BadRecord:
    if row.problem:
        return _bad(origin, row.problem)
    cells = {name: row.cells[at] for name, at in places.items() if at < len(row.cells)}
    spelling = cells.get("event", "")
    kind = SPELLINGS.get(spelling.casefold())
    if kind is None:
        known = ", ".join(kind.value for kind in KINDS)
        reason = T("{event} is not an event; there are {known}", event=spelling, known=known)
        return _bad(origin, reason)
    number = cells.get("number", "")
    try:
        return StatusEvent(
            publication_number=str(parse_number(number)),
            kind=kind,
            on=day(cells.get("date", "")),
            value=cells.get("value", ""),
            origin=origin,
        )
    except BadNumber as error:
        return _bad(origin, error.text)
    except ValueError:
        wrong = T("{value} is no day; write it as 2027-01-31", value=cells["date"][:40])
        return _bad(origin, wrong, number)


def _bad(origin: Origin, reason: Text, number: str | None = None) -> BadRecord:
    return BadRecord(
        source=SOURCE, file=origin.file, offset=origin.offset, reason=reason, number=number
    )
