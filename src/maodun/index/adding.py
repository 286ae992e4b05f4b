"""Adding published files: a stream in, bounded memory, one commit after each batch."""

from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from maodun.domain.progress import Progress
from maodun.domain.records import PublishedFile, Read
from maodun.domain.text import T
from maodun.index.lexicon.keeping import catch_up
from maodun.index.storage.readings import (
    Reading,
    finish_reading,
    save_reading,
    start_reading,
)
from maodun.index.taking import Taking, settle
from maodun.index.writing import Session, Settings, writing

BATCH_BYTES = 512_000_000
"""A commit after so many unpacked bytes, if the records are few and large."""

TELL_EVERY = 100
"""Records between two steps of progress."""

Records = Callable[[int], Iterator[Read]]


@dataclass(frozen=True, slots=True)
class AddReport:
    """What adding one file changed; the meaning of each count is that of ``Tally``."""

    added: int
    replaced: int
    unchanged: int
    withdrawn: int
    bad: int
    events: int
    suits: int


def add(
    folder: Path,
    file: PublishedFile,
    records: Records,
    *,
    now: datetime,
    memory_mb: int = 256,
    sample: bool = False,
) -> Generator[Progress, None, AddReport]:
    """Add one file to the register in ``folder``; interrupted, it goes on where it was.

    What was read is searchable after each batch. Closing the generator keeps what was read so
    far; a crash loses at most the batch under way, which is read again.

    Args:
        folder: Of the register; made where there is none.
        file: What coverage will name; name, size and head tell whether it was read before.
        records: Opens the stream at an offset.
        now: Instant noted as the time of reading.
        memory_mb: For the word index.
        sample: The records are fictional; they never share a register with real ones.

    Raises:
        RegisterBusy: Somebody else is writing.
        MixedRegister: Fictional and real rights would meet.
    """
    settings = Settings(memory_mb, sample)
    reports = yield from add_all(folder, [(file, records)], now=now, settings=settings)
    return reports[0]


def add_all(
    folder: Path,
    files: Iterable[tuple[PublishedFile, Records]],
    *,
    now: datetime,
    settings: Settings,
) -> Generator[Progress, None, tuple[AddReport, ...]]:
    """Add several files in one session, which is much quicker where they are small.

    Raises:
        RegisterBusy: Somebody else is writing.
        MixedRegister: Fictional and real rights would meet.
    """
    reports: list[AddReport] = []
    with writing(folder, settings) as session:
        batch = _Batch(session, now)
        try:
            for file, records in files:
                reports.append((yield from _add_file(batch, file, records)))
        except GeneratorExit:
            batch.commit()
            raise
        batch.commit()
        yield from catch_up(session, folder)
    return tuple(reports)


class _Batch:
    """What was taken since the last commit, in one file or several."""

    def __init__(self, session: Session, now: datetime) -> None:
        self.session, self.now = session, now
        self.reading: Reading | None = None
        self._records = 0
        self._bytes = 0

    def grow(self, length: int) -> None:
        """Count one more record; commit where the batch is full."""
        self._records += 1
        self._bytes += length
        if self._records >= self.session.settings.batch_records or self._bytes >= BATCH_BYTES:
            self.commit()

    def commit(self) -> None:
        """Make the batch true, and with it how far the open file was read."""
        settle(self.session)
        if self.reading is not None:
            save_reading(self.session.connection, self.reading, self.now)
        self.session.commit()
        self._records = self._bytes = 0


def _add_file(
    batch: _Batch, file: PublishedFile, records: Records
) -> Generator[Progress, None, AddReport]:
    session = batch.session
    reading = start_reading(session.connection, file, batch.now)
    batch.reading = reading
    taking = Taking(session, reading)
    what = T("Reading {file}", file=file.name)
    for count, read in enumerate(records(reading.done)):
        if count % TELL_EVERY == 0:
            yield Progress(reading.done, file.size, "bytes", what)
        taking.take(read.record)
        length, reading.done = read.next_offset - reading.done, read.next_offset
        batch.grow(length)
    batch.reading = None
    finish_reading(session.connection, reading, batch.now)
    yield Progress(file.size, file.size, "bytes", what)
    return AddReport(**asdict(taking.tally))
