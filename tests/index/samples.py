"""Made-up rights, events and suits, and ways to put them into a register."""

from collections.abc import Callable, Generator, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

from maodun.domain.errors import BadRecord
from maodun.domain.records import EventKind, PublishedFile, Read, Record, StatusEvent, Suit
from maodun.domain.rights import (
    Claim,
    Classification,
    Origin,
    Paragraph,
    Party,
    Right,
    RightKind,
    Stage,
)
from maodun.domain.text import T
from maodun.index.adding import AddReport, add

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
RECORD_BYTES = 100
PLACE = Origin("uspto_grants", "week.xml", 0, "1")

Result = TypeVar("Result")


def right(number: str = "US11427642B2", **changes: object) -> Right:
    """A utility grant; ``changes`` overrides any field."""
    values: dict[str, object] = {
        "publication_number": number,
        "office": number[:2],
        "kind": RightKind.PATENT,
        "stage": Stage.GRANT,
        "kind_code": number[-2:],
        "language": "en",
        "title": "Airless tyre",
        "origin": PLACE,
        "publication_date": date(2022, 8, 30),
        "application_number": f"US{number[2:-2]}",
        "filing_date": date(2019, 3, 1),
        "grant_date": date(2022, 8, 30),
        "abstract": "A tyre without air for a scooter.",
        "claims": (Claim(1, "A tyre comprising spokes of rubber."),),
        "classes": (Classification("cpc", "B60C 7/10", main=True),),
        "parties": (Party("Wheel Works, Inc.", "US", "assignee"),),
        "description": (Paragraph("[0001]", "Tyres puncture."),),
        "term_extension_days": 0,
    }
    return Right(**{**values, **changes})  # type: ignore[arg-type]  # checked by the tests


def application(number: str = "US20210012345A1", **changes: object) -> Right:
    """A published application."""
    stage = {"stage": Stage.APPLICATION, "grant_date": None}
    return right(number, **{**stage, **changes})


def event(number: str, kind: EventKind, on: date | None = None, value: str = "") -> StatusEvent:
    """Something that happened."""
    return StatusEvent(number, kind, on, value, PLACE)


def suit(plaintiff: str, *rights: str, number: str = "1:22-cv-1") -> Suit:
    """A case in a made-up court."""
    return Suit("N.D. Ill.", number, date(2023, 1, 2), plaintiff, rights, PLACE)


def bad(offset: int) -> BadRecord:
    """A record that could not be read."""
    reason = T("no number in it")
    return BadRecord(source=PLACE.source, file=PLACE.file, offset=offset, reason=reason)


def finish(steps: Generator[object, None, Result]) -> Result:
    """Run long work to its end and return its result."""
    while True:
        try:
            next(steps)
        except StopIteration as stop:
            return stop.value  # type: ignore[no-any-return]  # what the generator returns


def week(records: Sequence[Record], name: str = "week.xml", head: str = "") -> PublishedFile:
    """A published file of so many records, each 100 bytes long."""
    return PublishedFile(Path(name), "", PLACE.source, len(records) * RECORD_BYTES, head)


def stream(records: Sequence[Record]) -> Callable[[int], Iterator[Read]]:
    """The records as a source yields them, from any earlier offset on."""

    def start_at(start: int) -> Iterator[Read]:
        for index in range(start // RECORD_BYTES, len(records)):
            yield Read(records[index], (index + 1) * RECORD_BYTES)

    return start_at


def put(folder: Path, *records: Record, name: str = "week.xml", head: str = "") -> AddReport:
    """Add these records as one file."""
    file = week(records, name, head)
    return finish(add(folder, file, stream(records), now=NOW, memory_mb=32))
