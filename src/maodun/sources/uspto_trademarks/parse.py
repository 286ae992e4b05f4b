"""US trademarks to rights and where they stand. Pure: bytes in, values out."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

from maodun.domain.errors import BadRecord, MaodunError, SourceError
from maodun.domain.records import Read, Record
from maodun.domain.rights import Origin
from maodun.domain.text import T, Text
from maodun.sources.uspto_trademarks.case_files import read_case_file
from maodun.sources.uspto_trademarks.cutting import Case, cases
from maodun.sources.uspto_trademarks.draft import MarkDraft
from maodun.sources.uspto_trademarks.tsdr import read_records
from maodun.sources.uspto_xml.trees import Element, check_prolog, declared_encoding, element_of

SOURCE = "uspto_trademarks"
PARSER = "1"

HEAD_BYTES = 65_536
STATUS_BYTES = 16 << 20
"""Of one status record; those of busy marks have less than 1 MB."""

_DAILY = re.compile(rb"<trademark-applications-daily[\s>]")
_STATUS = re.compile(
    rb"<(?:[A-Za-z][\w.-]{0,30}:)?(?:Transaction|TrademarkTransaction)\s[^<>]{0,2000}?"
    rb"www\.wipo\.int/standards/XMLSchema/(?:trademarks|Trademark/|ST96/Trademark)"
)
_OFFICE = re.compile(rb"RegistrationOfficeCode>\s*US\s*<")
_HISTORY = (b"<case-file-event-statements>", b"</case-file-event-statements>")
_NUMBER = re.compile(rb"<serial-number>\s*(\d{1,12})")


def sniff(name: str, head: bytes) -> bool:  # noqa: ARG001 - how it begins says enough
    """Return whether it is a file of case files, or a status record of this office."""
    if _DAILY.search(head):
        return True
    return _STATUS.search(head) is not None and _OFFICE.search(head) is not None


def parse(stream: BinaryIO, *, file: str, start: int, sample: bool) -> Iterator[Read]:
    """Yield what happened to each mark, then the mark; all of one case file in a row."""
    stream.seek(0)
    head = stream.read(HEAD_BYTES)
    at = Origin(SOURCE, file, start, PARSER, sample)
    root = _DAILY.search(head)
    if root is None:
        yield from _status_record(stream, at)
        return
    try:
        encoding = _encoding(head[: root.start()])
    except SourceError as error:
        size = stream.seek(0, 2)
        if start < size:
            yield Read(_bad(at, error.text), size)
        return
    for case in cases(stream, start=start):
        yield from _case(case, Origin(SOURCE, file, case.offset, PARSER, sample), encoding)


def _case(case: Case, origin: Origin, encoding: str) -> Iterator[Read]:
    if case.problem is not None:
        if not case.done:
            yield Read(_bad(origin, case.problem), case.end)
        return
    found = _NUMBER.search(case.content, 0, 400)
    number = found[1].decode("ascii") if found else None

    def drafts() -> Iterator[MarkDraft]:
        yield read_case_file(element_of(_without_history(case.content), encoding))

    yield from _reads(_records(drafts, origin, number), case)


def _without_history(content: bytes) -> bytes:
    """Return a case file without its prosecution history, half of it, which is never read."""
    begin = content.find(_HISTORY[0])
    end = content.find(_HISTORY[1], begin)
    return (
        content if begin < 0 or end < 0 else content[:begin] + content[end + len(_HISTORY[1]) :]
    )


def _status_record(stream: BinaryIO, at: Origin) -> Iterator[Read]:
    """Yield the marks of one document; each record but the last is done one byte further."""
    stream.seek(0)
    content = stream.read(STATUS_BYTES + 1)
    size = stream.seek(0, 2)
    origin = Origin(SOURCE, at.file, 0, PARSER, at.sample)
    if at.offset >= size:
        return
    if len(content) > STATUS_BYTES:
        reason = T("the document is larger than {limit} bytes", limit=STATUS_BYTES)
        yield Read(_bad(origin, reason), size)
        return

    def drafts() -> Iterator[MarkDraft]:
        yield from read_records(_document(content))

    case = Case(0, size, at.offset)
    yield from _reads(_records(drafts, origin, None), case)


def _document(content: bytes) -> Element:
    found = _STATUS.search(content, 0, HEAD_BYTES)
    if found is None:
        raise SourceError(T("the document is no status record of a trademark"))
    return element_of(content[found.start() :], _encoding(content[: found.start()]))


def _encoding(prolog: bytes) -> str:
    check_prolog(prolog)
    return declared_encoding(prolog)


def _records(
    drafts: Callable[[], Iterable[MarkDraft]], origin: Origin, number: str | None
) -> list[Record]:
    try:
        found: list[Record] = [one for draft in drafts() for one in draft.records(origin)]
    except MaodunError as error:
        return [_bad(origin, error.text, number)]
    return found or [_bad(origin, T("the document holds no trademark"))]


def _reads(records: list[Record], case: Case) -> Iterator[Read]:
    last = min(len(records), case.end - case.offset) - 1
    for place, record in enumerate(records):
        if place >= case.done:
            yield Read(record, case.end if place >= last else case.offset + place + 1)


def _bad(origin: Origin, reason: Text, number: str | None = None) -> BadRecord:
    return BadRecord(
        source=SOURCE, file=origin.file, offset=origin.offset, reason=reason, number=number
    )
