"""EU trade marks to rights and where they stand. Pure: bytes in, values out."""

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from maodun.domain.errors import BadRecord, SourceError
from maodun.domain.records import Read, StatusEvent
from maodun.domain.rights import Origin, Right
from maodun.domain.text import T, Text
from maodun.sources.euipo_marks.answers import answered, listed
from maodun.sources.euipo_marks.cutting import BEGIN, Piece, pieces
from maodun.sources.euipo_marks.tm_xml import marked
from maodun.sources.json_items import Item, json_items
from maodun.sources.uspto_xml.trees import declared_encoding, element_of

SOURCE = "euipo_marks"
PARSER = "1"

_OPEN_DATA = re.compile(
    rb'\s*\{\s*"[W\d]\d{8}[A-Z]?"\s*:\s*\{[^{}]{0,4000}"Date"\s*:', re.ASCII
)
_OF_USPTO = b"urn:us:gov:doc:uspto"
_TM_XML = re.compile(
    rb"<(?:[A-Za-z][\w.-]{0,30}:)?(?:TradeMarkTransactionBody|TradeMarkDetails)[\s>]"
)
_NUMBER = re.compile(r"[W\d]\d{8}[A-Z]?", re.ASCII)
_PAGE = "trademarks"
Found = Right | StatusEvent | BadRecord


def sniff(name: str, head: bytes) -> bool:
    """Return whether this is an answer of the search service, or one of the two open forms."""
    if name.lower().endswith(".json"):
        plain = head.removeprefix(b"\xef\xbb\xbf")
        return _is_answer(plain) or _OPEN_DATA.match(plain) is not None
    if _OF_USPTO in head:
        return False
    return _TM_XML.search(head) is not None and BEGIN.search(head) is not None


def parse(stream: BinaryIO, *, file: str, start: int, sample: bool) -> Iterator[Read]:
    """Yield one right per mark, each with a status where the record has one.

    A list and the open data go on behind any mark; an answer of the service is one unit.
    """
    stream.seek(0)
    head = stream.read(65_536).removeprefix(b"\xef\xbb\xbf").lstrip()
    at = Origin(SOURCE, file, start, PARSER, sample)
    if head.startswith(b"<"):
        yield from _of_xml(stream, head, at)
        return
    if head.startswith(b"{") and not _OPEN_DATA.match(head):
        yield from _answer(stream, at)
        return
    for item in json_items(stream, start=start):
        origin = Origin(SOURCE, file, item.offset, PARSER, sample)
        yield from _reads(_records(item, origin), before=item.offset, end=item.end)


def _of_xml(stream: BinaryIO, head: bytes, at: Origin) -> Iterator[Read]:
    try:
        encoding = declared_encoding(head)
    except SourceError as error:
        yield Read(_bad(at, error.text), at.offset)
        return
    for piece in pieces(stream, start=at.offset):
        origin = Origin(SOURCE, at.file, piece.offset, PARSER, at.sample)
        found = _of_element(piece, encoding, origin)
        yield from _reads(found, before=piece.offset, end=piece.end)


def _of_element(piece: Piece, encoding: str, origin: Origin) -> Iterator[Found]:
    if piece.problem is not None:
        yield _bad(origin, piece.problem)
        return
    try:
        yield from marked(element_of(piece.content, encoding), origin)
    except SourceError as error:
        yield _bad(origin, error.text)


def _is_answer(head: bytes) -> bool:
    named = b'"applicationNumber"' in head
    return named and any(
        name in head for name in (b'"markFeature"', b'"wordMarkSpecification"', b'"markBasis"')
    )


def _answer(stream: BinaryIO, at: Origin) -> Iterator[Read]:
    """Yield the marks of one page of results, or the one mark; nothing if that was done."""
    size = stream.seek(0, 2)
    if at.offset < size:
        origin = Origin(SOURCE, at.file, 0, PARSER, at.sample)
        yield from _reads(_of_answer(stream, origin), before=at.offset, end=size)


def _of_answer(stream: BinaryIO, origin: Origin) -> Iterator[Found]:
    whole: dict[str, Any] = {}
    for item in json_items(stream):
        if item.problem is not None:
            yield _bad(origin, item.problem)
            return
        if item.name == _PAGE and isinstance(item.value, list):
            yield from _of_page(item, origin)
            return
        whole[item.name] = item.value
    yield from _records(Item(0, 0, "", whole), origin)


def _of_page(page: Item, origin: Origin) -> Iterator[Found]:
    for number, one in enumerate(page.value, start=1):
        for record in _records(Item(page.offset, page.end, "", one), origin):
            if isinstance(record, BadRecord):
                place = T("{file}, mark {number}", file=origin.file, number=number)
                yield _bad(origin, record.reason, record.number, place=place)
            else:
                yield record


def _reads(found: Iterator[Found], *, before: int, end: int) -> Iterator[Read]:
    """Yield records that stand or fall together: only the last is behind them all."""
    last: Found | None = None
    for record in found:
        if last is not None:
            yield Read(last, before)
        last = record
    if last is not None:
        yield Read(last, end)


def _records(item: Item, origin: Origin) -> Iterator[Found]:
    if item.problem is not None:
        yield _bad(origin, item.problem)
    elif not isinstance(item.value, dict):
        yield _bad(origin, T("it is no record with named values"))
    else:
        yield from _of_record(item.name, item.value, origin)


def _of_record(name: str, record: dict[str, Any], origin: Origin) -> Iterator[Found]:
    try:
        if _NUMBER.fullmatch(name):
            yield listed(name, record, origin)
        else:
            yield from answered(record, origin)
    except SourceError as error:
        yield _bad(origin, error.text, name or _printed(record))


def _printed(record: dict[str, Any]) -> str | None:
    number = record.get("applicationNumber")
    return number if isinstance(number, str) else None


def _bad(
    origin: Origin, reason: Text, number: str | None = None, *, place: Text | None = None
) -> BadRecord:
    return BadRecord(
        source=SOURCE,
        file=origin.file,
        offset=origin.offset,
        reason=reason,
        number=number or None,
        place=place,
    )
