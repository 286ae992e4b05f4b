"""The writer that ``bench.faults`` kills: made-up weeks, small batches, many commits.

python -m bench.faults_writer FOLDER --seed 1 [--die words:3]
"""

import argparse
import os
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from maodun.domain.errors import BadRecord
from maodun.domain.records import EventKind, PublishedFile, Read, Record, StatusEvent, Suit
from maodun.domain.rights import Claim, Origin, Party, Relation, Right, RightKind, Stage
from maodun.domain.text import T
from maodun.index import writing
from maodun.index.adding import add_all
from maodun.index.storage.content import ContentWriter
from maodun.index.storage.tables import write_state
from maodun.index.writing import Session, Settings

NOW = datetime(2026, 11, 22, tzinfo=UTC)
SOURCE = "uspto_grants"
RECORD_BYTES = 100
BATCH = 16
SIZE = 240
"""Rights in the first file; a whole run then makes about forty commits."""

WORDS = ("tyre", "pump", "wheel", "deck", "brake", "lamp", "frame", "motor", "grip", "chain")
EVERYWHERE = "scooter"
"""A word in every right, so that one search must find all that is visible."""

POINTS = ("texts", "words", "tables")
"""Where a writer can be made to die on purpose: after each step of a commit."""

READY = "ready"
DEAD = 9
FIRST_DAY = date(2010, 1, 5)

Week = tuple[PublishedFile, Callable[[int], Iterator[Read]]]


def weeks(seed: int, size: int) -> list[Week]:
    """Return rights, what happened to them, and a week of corrections and late comers."""
    chance = random.Random(seed)
    first = [_record(chance, n, "week-1.xml") for n in range(size)]
    status = [_happening(chance, n, size) for n in range(size // 2)]
    again = [_record(chance, n, "week-2.xml") for n in range(size // 2, size + size // 2)]
    named = (("week-1.xml", first), ("status.csv", status), ("week-2.xml", again))
    return [(_file(name, records), _stream(records)) for name, records in named]


def _file(name: str, records: Sequence[Record]) -> PublishedFile:
    return PublishedFile(Path(name), "", SOURCE, len(records) * RECORD_BYTES)


def _stream(records: Sequence[Record]) -> Callable[[int], Iterator[Read]]:
    def start_at(start: int) -> Iterator[Read]:
        for index in range(start // RECORD_BYTES, len(records)):
            yield Read(records[index], (index + 1) * RECORD_BYTES)

    return start_at


def _record(chance: random.Random, n: int, file: str) -> Record:
    place = Origin(SOURCE, file, n * RECORD_BYTES, "1")
    if n % 29 == 0:
        reason = T("no number at {place}", place=n)
        return BadRecord(source=SOURCE, file=file, offset=place.offset, reason=reason)
    is_grant = n % 3 > 0
    text = " ".join(chance.choices(WORDS, k=60))
    return Right(
        publication_number=f"US{11_000_000 + n}B2" if is_grant else f"US2021{n:07d}A1",
        office="US",
        kind=RightKind.PATENT,
        stage=Stage.GRANT if is_grant else Stage.APPLICATION,
        kind_code="B2" if is_grant else "A1",
        language="en",
        title=f"{EVERYWHERE} {chance.choice(WORDS)}",
        origin=place,
        publication_date=FIRST_DAY + timedelta(days=n),
        application_number=f"US15/{n // 3:06d}",
        filing_date=FIRST_DAY,
        abstract=text,
        parties=(Party(f"Holder {n % 7} Inc.", "US", "assignee"),),
        claims=(Claim(1, text[:200]),),
        relations=(Relation("continuation", f"US15/{n // 9:06d}", FIRST_DAY),),
    )


def _happening(chance: random.Random, n: int, size: int) -> Record:
    place = Origin(SOURCE, "status.csv", n * RECORD_BYTES, "1")
    number = f"US{11_000_000 + chance.randrange(2 * size)}"
    if n % 10 == 0:
        return Suit("N.D. Ill.", f"22-{n}", FIRST_DAY, f"Holder {n % 7}", (number,), place)
    kind = chance.choice([EventKind.LAPSED, EventKind.WITHDRAWN, EventKind.OWNER])
    return StatusEvent(number, kind, FIRST_DAY + timedelta(days=4000), "Holder 3", place)


def _die_at(point: str, time: int) -> None:
    """Make the process end, without any goodbye, the given time it passes a point."""
    left = [time]

    def count_down() -> None:
        left[0] -= 1
        if left[0] == 0:
            os._exit(DEAD)

    sync, commit = ContentWriter.sync, Session.commit

    def syncing(self: ContentWriter) -> object:
        end = sync(self)
        count_down()
        return end

    def writing_state(*given: Any) -> None:
        count_down()
        write_state(*given)

    def committing(self: Session) -> None:
        commit(self)
        count_down()

    if point == "texts":
        ContentWriter.sync = syncing  # type: ignore[method-assign, assignment]  # a seeded death
    elif point == "words":
        setattr(writing, "write_state", writing_state)  # noqa: B010 - not exported from there
    else:
        Session.commit = committing  # type: ignore[method-assign]  # as above


def main() -> None:
    """Add the weeks to a register; say when the work begins."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--die", default="", help="POINT:TIME, such as words:3")
    arguments.add_argument("--size", type=int, default=SIZE)
    given = arguments.parse_args()
    if given.die:
        point, _, time = given.die.partition(":")
        _die_at(point, int(time))
    files = weeks(given.seed, given.size)
    sys.stdout.write(READY + "\n")
    sys.stdout.flush()
    settings = Settings(memory_mb=32, sample=False, batch_records=BATCH)
    for _ in add_all(given.folder, files, now=NOW, settings=settings):
        pass


if __name__ == "__main__":
    main()
