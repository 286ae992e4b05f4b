"""Which published files were read, how far, and what in them could not be read."""

import sqlite3
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import msgspec

from maodun.domain.clearance import DataFile
from maodun.domain.errors import BadRecord
from maodun.domain.records import PublishedFile
from maodun.domain.text import Text


@dataclass(slots=True)
class Reading:
    """One pass through one file, as it goes on.

    Attributes:
        run: Number of the pass; a file read again starts a new one.
        done: Bytes read and committed in this pass, or about to be.
        rights: Publications seen in this pass.
        complete: Some pass reached the end.
    """

    file: int
    size: int
    run: int
    done: int
    complete: bool
    rights: int = 0
    first_on: int | None = None
    last_on: int | None = None

    def saw(self, published: int) -> None:
        """Count a publication of this day (an ordinal, 0 for unknown)."""
        self.rights += 1
        if published:
            self.first_on = min(self.first_on or published, published)
            self.last_on = max(self.last_on or published, published)


def start_reading(
    connection: sqlite3.Connection, file: PublishedFile, now: datetime
) -> Reading:
    """Return where reading this file goes on: at its start, or where it was interrupted.

    A file of the same name and size that begins otherwise is another one.
    """
    key = (file.source, file.name, file.size, file.head)
    connection.execute(
        "INSERT OR IGNORE INTO files (source, name, size, head, run, done, complete, rights, "
        "read_at, run_rights) VALUES (?, ?, ?, ?, 1, 0, 0, 0, ?, 0)",
        (*key, now.isoformat()),
    )
    found = connection.execute(
        "SELECT id, size, run, done, complete, run_rights, run_first_on, run_last_on "
        "FROM files WHERE source = ? AND name = ? AND size = ? AND head = ?",
        key,
    ).fetchone()
    reading = Reading(*found)
    if not _finished(connection, reading):
        return reading
    return Reading(reading.file, file.size, reading.run + 1, 0, complete=True)


def save_reading(connection: sqlite3.Connection, reading: Reading, now: datetime) -> None:
    """Note how far the pass is; until a first pass is complete, its counts are shown."""
    connection.execute(
        "UPDATE files SET run = ?, done = ?, run_rights = ?, run_first_on = ?, "
        "run_last_on = ?, finished = 0 WHERE id = ?",
        (
            reading.run,
            reading.done,
            reading.rights,
            reading.first_on,
            reading.last_on,
            reading.file,
        ),
    )
    if not reading.complete:
        _show(connection, reading, now)


def finish_reading(connection: sqlite3.Connection, reading: Reading, now: datetime) -> None:
    """Note that the end was reached; bad records of earlier passes that are good now go."""
    reading.done, reading.complete = reading.size, True
    save_reading(connection, reading, now)
    _show(connection, reading, now)
    connection.execute("UPDATE files SET finished = 1 WHERE id = ?", (reading.file,))
    connection.execute(
        "DELETE FROM bad WHERE file = ? AND run < ?", (reading.file, reading.run)
    )
    _replace_shorter(connection, reading.file)


def insert_bad(connection: sqlite3.Connection, bad: BadRecord, reading: Reading) -> None:
    """Keep a record that could not be read, once per place."""
    connection.execute(
        "INSERT OR REPLACE INTO bad VALUES (?, ?, ?, ?, ?)",
        (
            reading.file,
            bad.offset,
            bad.number,
            msgspec.msgpack.encode(bad.reason),
            reading.run,
        ),
    )


def bad_records(connection: sqlite3.Connection) -> list[BadRecord]:
    """Return what could not be read, by file and place."""
    found = connection.execute(
        "SELECT files.source, files.name, bad.file_offset, bad.number, bad.reason "
        "FROM bad JOIN files ON files.id = bad.file "
        "ORDER BY files.source, files.name, files.size, bad.file_offset"
    )
    return [
        BadRecord(
            source=source,
            file=name,
            offset=offset,
            reason=msgspec.msgpack.decode(reason, type=Text),
            number=number,
        )
        for source, name, offset, number, reason in found
    ]


def data_files(connection: sqlite3.Connection) -> list[DataFile]:
    """Return every file that was read, by source and name."""
    found = connection.execute(
        "SELECT name, source, rights, (SELECT count(*) FROM bad WHERE bad.file = files.id), "
        "first_on, last_on, read_at, complete FROM files ORDER BY source, name, size"
    )
    return [_data_file(row) for row in found]


def _data_file(row: tuple[Any, ...]) -> DataFile:
    name, source, rights, bad, first_on, last_on, read_at, complete = row
    first, last = (None if on is None else date.fromordinal(on) for on in (first_on, last_on))
    return DataFile(name, source, rights, bad, first, last, read_at, bool(complete))


def _replace_shorter(connection: sqlite3.Connection, file: int) -> None:
    """Let a file that was read to its end stand for shorter ones that begin as it does.

    Those are the same publication cut off, and what was bad in them was read here.
    """
    shorter = connection.execute(
        "SELECT other.id FROM files AS other JOIN files AS this USING (source, name, head) "
        "WHERE this.id = ? AND this.head <> '' AND other.size < this.size",
        (file,),
    ).fetchall()
    for (other,) in shorter:
        for table in ("rights", "events", "suits"):
            connection.execute(
                f"UPDATE {table} SET file = ? WHERE file = ?",  # noqa: S608 - ours
                (file, other),
            )
        connection.execute("DELETE FROM bad WHERE file = ?", (other,))
        connection.execute("DELETE FROM files WHERE id = ?", (other,))


def _finished(connection: sqlite3.Connection, reading: Reading) -> bool:
    found = connection.execute("SELECT finished FROM files WHERE id = ?", (reading.file,))
    return bool(found.fetchone()[0])


def _show(connection: sqlite3.Connection, reading: Reading, now: datetime) -> None:
    connection.execute(
        "UPDATE files SET rights = ?, first_on = ?, last_on = ?, read_at = ?, complete = ? "
        "WHERE id = ?",
        (
            reading.rights,
            reading.first_on,
            reading.last_on,
            now.isoformat(),
            reading.complete,
            reading.file,
        ),
    )
