"""The USPTO's maintenance fee events and their descriptions to values. Pure."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import BinaryIO

from maodun.domain.errors import BadNumber, BadRecord
from maodun.domain.numbers import parse_number
from maodun.domain.records import EventKind, Read, StatusEvent
from maodun.domain.rights import Origin
from maodun.domain.text import T, Text
from maodun.sources.lines import Line, lines
from maodun.sources.uspto_fee_events.codes import MEANINGS, Meaning

SOURCE = "uspto_fee_events"
PARSER = "1"

MAX_LINE = 400
"""Bytes; a line of events has 57, one of descriptions less than 200."""

DESCRIPTIONS = "maintfeeeventsdesc"
"""How the file that describes the codes is called, in any case."""

_AFTER_NUMBER = (
    rb" (?P<application>[0-9A-Z ]{8}) (?P<size>[A-Z ?]) (?P<filed>[0-9 ]{8})"
    rb" (?P<granted>[0-9 ]{8}) (?P<entered>[0-9 ]{8}) (?P<code>[!-~]{1,5}) *"
)
WIDE = re.compile(rb"(?P<number>[0-9A-Z ]{13})" + _AFTER_NUMBER)
"""The layout of today: a number of 13 characters, padded with zeros on the left."""

NARROW = re.compile(rb"(?P<number>[0-9A-Z ]{7})" + _AFTER_NUMBER)
"""The layout of earlier files: a number of 7 characters, all else the same."""

_DESCRIBED = re.compile(rb"(?P<code>[0-9A-Z./]{1,5})\s+(?P<says>\S.*)")


def sniff(name: str, head: bytes) -> bool:
    """Return whether the first line is an event in either layout, or describes a code."""
    first = head.partition(b"\n")[0].rstrip(b"\r")
    if WIDE.fullmatch(first) or NARROW.fullmatch(first):
        return True
    return _describes(name) and _DESCRIBED.fullmatch(first) is not None


def parse(stream: BinaryIO, *, file: str, start: int, sample: bool) -> Iterator[Read]:
    """Yield the lines that bear on whether a right is in force, and what cannot be read.

    Of the description file, the codes not known here are yielded, as bad records: it is where
    they are told once, while each of their events is kept. ``start`` and ``Read.next_offset``
    count bytes.
    """
    if _describes(file):
        yield from _descriptions(stream, file=file, start=start)
        return
    for line in lines(stream, start=start, limit=MAX_LINE):
        if line.content is not None and not line.content.strip():
            continue
        record = _record(line, Origin(SOURCE, file, line.offset, PARSER, sample))
        if record is not None:
            yield Read(record, line.end)


def _describes(name: str) -> bool:
    return name.rsplit("/", 1)[-1].lower().startswith(DESCRIPTIONS)


def _record(line: Line, origin: Origin) -> StatusEvent | BadRecord | None:
    content = line.content or b""
    found = WIDE.fullmatch(content) or NARROW.fullmatch(content)
    if found is None:
        return _bad(origin, T("the line has neither layout of the fee events"))
    code = found["code"].decode("ascii")
    meaning = MEANINGS.get(code) or Meaning(EventKind.OTHER, code)
    if meaning.kind is None:
        return None
    return _event(found, meaning.kind, meaning.value, origin)


def _event(
    found: re.Match[bytes], kind: EventKind, value: str, origin: Origin
) -> StatusEvent | BadRecord:
    digits = found["number"].decode("ascii").strip().lstrip("0")
    try:
        return StatusEvent(_number(digits), kind, _day(found["entered"]), value, origin)
    except BadNumber as error:
        return _bad(origin, error.text)
    except ValueError:
        wrong = found["entered"].decode("ascii")
        return _bad(origin, T("{value} is no day; days are written as 20270131", value=wrong))


@lru_cache(maxsize=1_024)
def _number(digits: str) -> str:
    return str(parse_number(f"US{digits}"))


@lru_cache(maxsize=65_536)
def _day(text: bytes) -> date | None:
    if not text.strip(b" 0"):
        return None
    if not text.isdigit():
        raise ValueError(text)
    return date(int(text[:4]), int(text[4:6]), int(text[6:]))


def _descriptions(stream: BinaryIO, *, file: str, start: int) -> Iterator[Read]:
    for line in lines(stream, start=start, limit=MAX_LINE):
        found = _DESCRIBED.fullmatch((line.content or b"").strip())
        if found is None or found["code"].decode("ascii") in MEANINGS:
            continue
        reason = T(
            "the code {code} is not known here: its events are kept, end nothing and make an "
            "earlier lapse doubtful; the office describes it as: {says}",
            code=found["code"].decode("ascii"),
            says=found["says"].decode("latin-1"),
        )
        yield Read(_bad(Origin(SOURCE, file, line.offset, PARSER), reason), line.end)


def _bad(origin: Origin, reason: Text) -> BadRecord:
    return BadRecord(source=SOURCE, file=origin.file, offset=origin.offset, reason=reason)
