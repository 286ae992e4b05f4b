"""Which publications are here, under which numbers, and where their texts lie."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from maodun.domain.rights import Origin
from maodun.index.storage.content import Place

COLUMNS = (
    "rights.row, rights.number, rights.key, rights.kind_code, rights.is_grant, "
    "rights.application, rights.reissue_of, rights.published, rights.richness, rights.sha256, "
    "rights.segment, rights.offset, rights.head, rights.body, "
    "files.source, files.name, rights.file_offset, rights.parser, rights.sample"
)
_CURRENT = (
    f"SELECT {COLUMNS} FROM rights JOIN files ON files.id = rights.file "  # noqa: S608 - constant
    "WHERE rights.superseded_by IS NULL AND "
)
REGISTRATION = "RN"
"""Stands behind the office in the number of a mark's registration."""
PARAMETERS = 500
"""Values per statement; well below every build's limit."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One publication as the tables know it.

    Attributes:
        row: Its place in the columns of facts and in the word index.
        key: Its number without the kind code.
        application: Key of its application, or None; of a mark, that of its registration, if
            that has a number of its own.
        reissue_of: Key of the patent that it reissues, or None.
        published: Ordinal of the day, or 0.
        richness: How many of claims and description the text has; for choosing between
            sources.
    """

    row: int
    number: str
    key: str
    kind_code: str
    is_grant: bool
    application: str | None
    reissue_of: str | None
    published: int
    richness: int
    sha256: bytes
    place: Place
    origin: Origin

    @property
    def names(self) -> tuple[tuple[str, str], ...]:
        """The numbers, with kind codes, by which an event or a suit may name it."""
        own = (self.key, self.kind_code)
        if self.application is None or not is_registration(self.application):
            return (own,)
        return own, (self.application, "")


def is_registration(key: str) -> bool:
    """Whether the number is that of a mark's registration, apart from that of the mark."""
    return key[2 : 2 + len(REGISTRATION)] == REGISTRATION


def insert_entry(connection: sqlite3.Connection, entry: Entry, file: int) -> None:
    """Add a publication; the number's earlier text must have been superseded before."""
    connection.execute(
        "INSERT INTO rights VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,NULL)",
        (
            entry.row,
            entry.number,
            entry.key,
            entry.kind_code,
            entry.is_grant,
            entry.application,
            entry.reissue_of,
            entry.published,
            entry.richness,
            entry.sha256,
            entry.place.segment,
            entry.place.offset,
            entry.place.head,
            entry.place.body,
            file,
            entry.origin.offset,
            entry.origin.parser,
            entry.origin.sample,
        ),
    )


def supersede_entry(connection: sqlite3.Connection, old: int, new: int) -> None:
    """Say that row ``new`` holds the text of this publication from now on."""
    connection.execute("UPDATE rights SET superseded_by = ? WHERE row = ?", (new, old))
    connection.execute("DELETE FROM parents WHERE row = ?", (old,))
    connection.execute("INSERT INTO stale VALUES (?)", (old,))


def was_superseded(connection: sqlite3.Connection, number: str, sha256: bytes) -> bool:
    """Whether exactly this text was here before and has been replaced."""
    found = connection.execute(
        "SELECT 1 FROM rights WHERE number = ? AND superseded_by IS NOT NULL AND sha256 = ?",
        (number, sha256),
    ).fetchone()
    return found is not None


def entry_of(connection: sqlite3.Connection, number: str) -> Entry | None:
    """Return the publication with exactly this number."""
    found = connection.execute(_CURRENT + "rights.number = ?", (number,)).fetchone()
    return None if found is None else _entry(found)


def entries_where(connection: sqlite3.Connection, column: str, value: str) -> list[Entry]:
    """Return publications by ``key``, ``application`` or ``reissue_of``, sorted by number."""
    found = connection.execute(
        _CURRENT + f"rights.{column} = ? ORDER BY rights.number", (value,)
    )
    return [_entry(row) for row in found]


def entries_named(connection: sqlite3.Connection, key: str) -> list[Entry]:
    """Return publications with this number, or marks with this number of registration."""
    found = entries_where(connection, "key", key)
    if found or not is_registration(key):
        return found
    return entries_where(connection, "application", key)


def entries_in(connection: sqlite3.Connection, rows: Sequence[int]) -> dict[int, Entry]:
    """Return the publications in these rows, by row."""
    found: dict[int, Entry] = {}
    for part in _parts(rows):
        marks = ",".join("?" * len(part))
        for row in connection.execute(_CURRENT + f"rights.row IN ({marks})", part):
            found[row[0]] = _entry(row)
    return found


def entries_from(connection: sqlite3.Connection, row: int, limit: int) -> list[Entry]:
    """Return up to ``limit`` publications from ``row`` on, in order of row."""
    found = connection.execute(
        _CURRENT + "rights.row >= ? ORDER BY rights.row LIMIT ?", (row, limit)
    )
    return [_entry(values) for values in found]


def numbers_in(connection: sqlite3.Connection, rows: Sequence[int]) -> dict[int, str]:
    """Return the publication numbers in these rows, by row."""
    found: dict[int, str] = {}
    for part in _parts(rows):
        marks = ",".join("?" * len(part))
        found.update(
            connection.execute(
                f"SELECT row, number FROM rights WHERE row IN ({marks})",  # noqa: S608 - marks
                part,
            )
        )
    return found


def rows_of(connection: sqlite3.Connection, numbers: Iterable[str]) -> list[int]:
    """Return the rows of those numbers that are here."""
    found = (
        connection.execute(
            "SELECT row FROM rights WHERE number = ? AND superseded_by IS NULL", (number,)
        ).fetchone()
        for number in numbers
    )
    return [row[0] for row in found if row is not None]


def insert_parents(connection: sqlite3.Connection, row: int, parents: Iterable[str]) -> None:
    """Note the applications that a publication relies on."""
    connection.executemany(
        "INSERT OR IGNORE INTO parents VALUES (?, ?)", [(parent, row) for parent in parents]
    )


def rows_relying_on(connection: sqlite3.Connection, application: str) -> list[int]:
    """Return the rows of publications that rely on this application."""
    found = connection.execute("SELECT row FROM parents WHERE application = ?", (application,))
    return [row[0] for row in found]


def _parts(rows: Sequence[int]) -> Iterable[list[int]]:
    for start in range(0, len(rows), PARAMETERS):
        yield [int(row) for row in rows[start : start + PARAMETERS]]


def _entry(row: tuple[Any, ...]) -> Entry:
    source, name, offset, parser, sample = row[14:]
    return Entry(
        row=row[0],
        number=row[1],
        key=row[2],
        kind_code=row[3],
        is_grant=bool(row[4]),
        application=row[5],
        reissue_of=row[6],
        published=row[7],
        richness=row[8],
        sha256=row[9],
        place=Place(*row[10:14]),
        origin=Origin(source, name, offset, parser, bool(sample)),
    )
