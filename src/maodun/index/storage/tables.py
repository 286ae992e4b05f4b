"""The tables of the register: who is who, what happened, what was read. They decide."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from maodun.domain.errors import RegisterDamaged, RegisterMissing
from maodun.domain.text import T
from maodun.index.storage.content import End

FORMAT = 1
"""Of everything on disk; another number is refused, and the files are added again."""

DATABASE = "register.sqlite3"
CACHE_KIB = 64 * 1024

FILES = """
CREATE TABLE files (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    run INTEGER NOT NULL,
    done INTEGER NOT NULL,
    finished INTEGER NOT NULL DEFAULT 0,
    complete INTEGER NOT NULL,
    rights INTEGER NOT NULL,
    first_on INTEGER,
    last_on INTEGER,
    read_at TEXT NOT NULL,
    run_rights INTEGER NOT NULL,
    run_first_on INTEGER,
    run_last_on INTEGER,
    head TEXT NOT NULL DEFAULT '',
    UNIQUE (source, name, size, head)
)
"""

SCHEMA = """
CREATE TABLE state (
    id INTEGER PRIMARY KEY CHECK (id = 0),
    format INTEGER NOT NULL,
    marker INTEGER NOT NULL,
    next_row INTEGER NOT NULL,
    segment INTEGER NOT NULL,
    length INTEGER NOT NULL,
    sample INTEGER
);
CREATE TABLE names (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE rights (
    row INTEGER PRIMARY KEY,
    number TEXT NOT NULL,
    key TEXT NOT NULL,
    kind_code TEXT NOT NULL,
    is_grant INTEGER NOT NULL,
    application TEXT,
    reissue_of TEXT,
    published INTEGER NOT NULL,
    richness INTEGER NOT NULL,
    sha256 BLOB NOT NULL,
    segment INTEGER NOT NULL,
    offset INTEGER NOT NULL,
    head INTEGER NOT NULL,
    body INTEGER NOT NULL,
    file INTEGER NOT NULL,
    file_offset INTEGER NOT NULL,
    parser TEXT NOT NULL,
    sample INTEGER NOT NULL,
    superseded_by INTEGER
);
CREATE UNIQUE INDEX rights_number ON rights (number) WHERE superseded_by IS NULL;
CREATE INDEX rights_key ON rights (key);
CREATE INDEX rights_application ON rights (application) WHERE application IS NOT NULL;
CREATE INDEX rights_reissue_of ON rights (reissue_of) WHERE reissue_of IS NOT NULL;
CREATE INDEX rights_superseded ON rights (number) WHERE superseded_by IS NOT NULL;
CREATE TABLE parents (
    application TEXT NOT NULL,
    row INTEGER NOT NULL,
    PRIMARY KEY (application, row)
) WITHOUT ROWID;
CREATE TABLE holders (id INTEGER PRIMARY KEY, names TEXT NOT NULL UNIQUE);
CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    digest BLOB NOT NULL UNIQUE,
    key TEXT NOT NULL,
    kind_code TEXT NOT NULL,
    number TEXT NOT NULL,
    kind TEXT NOT NULL,
    on_day INTEGER,
    value TEXT NOT NULL,
    file INTEGER NOT NULL,
    file_offset INTEGER NOT NULL,
    parser TEXT NOT NULL,
    sample INTEGER NOT NULL
);
CREATE INDEX events_key ON events (key);
CREATE TABLE suits (
    id INTEGER PRIMARY KEY,
    digest BLOB NOT NULL UNIQUE,
    court TEXT NOT NULL,
    number TEXT NOT NULL,
    filed_on INTEGER,
    plaintiff TEXT NOT NULL,
    holder TEXT NOT NULL,
    rights TEXT NOT NULL,
    file INTEGER NOT NULL,
    file_offset INTEGER NOT NULL,
    parser TEXT NOT NULL,
    sample INTEGER NOT NULL
);
CREATE INDEX suits_holder ON suits (holder);
CREATE TABLE suit_rights (
    key TEXT NOT NULL,
    suit INTEGER NOT NULL,
    kind_code TEXT NOT NULL,
    PRIMARY KEY (key, suit, kind_code)
) WITHOUT ROWID;
CREATE TABLE bad (
    file INTEGER NOT NULL,
    file_offset INTEGER NOT NULL,
    number TEXT,
    reason BLOB NOT NULL,
    run INTEGER NOT NULL,
    PRIMARY KEY (file, file_offset)
) WITHOUT ROWID;
CREATE TABLE facts (chunk INTEGER PRIMARY KEY, marker INTEGER NOT NULL, data BLOB NOT NULL);
CREATE TABLE symbols (id INTEGER PRIMARY KEY, symbol TEXT NOT NULL UNIQUE);
CREATE TABLE classes (
    chunk INTEGER PRIMARY KEY, marker INTEGER NOT NULL, counts BLOB NOT NULL, ids BLOB NOT NULL
);
CREATE TABLE stale (row INTEGER PRIMARY KEY);
"""

WIDEN_FILES = """
ALTER TABLE files RENAME TO files_before;
{files};
INSERT INTO files (id, source, name, size, run, done, finished, complete, rights, first_on,
    last_on, read_at, run_rights, run_first_on, run_last_on)
    SELECT id, source, name, size, run, done, finished, complete, rights, first_on,
    last_on, read_at, run_rights, run_first_on, run_last_on FROM files_before;
DROP TABLE files_before
"""
"""For registers made before files were told apart by how they begin."""


@dataclass(frozen=True, slots=True)
class StoreState:
    """What the last commit said.

    Attributes:
        marker: Number of the commit, from 0.
        next_row: Rows from here on belong to nobody yet, whatever the word index holds.
        end: Bytes of content beyond it belong to nobody either.
        sample: Fictional rights (True), real ones (False), or none yet.
    """

    marker: int
    next_row: int
    end: End
    sample: bool | None


def create_database(folder: Path) -> sqlite3.Connection:
    """Open the tables for writing; lay them out where there are none."""
    connection = sqlite3.connect(folder / DATABASE, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    connection.execute("BEGIN IMMEDIATE")
    if not _is_laid_out(connection):
        for statement in (FILES, *SCHEMA.split(";")):
            connection.execute(statement)
        connection.execute("INSERT INTO state VALUES (0, ?, 0, 0, 0, 0, NULL)", (FORMAT,))
    elif not _keeps_heads(connection):
        for statement in WIDEN_FILES.split(";"):
            connection.execute(statement.format(files=FILES))
    connection.execute("COMMIT")
    return connection


def open_database(folder: Path) -> sqlite3.Connection:
    """Open the tables for reading.

    Raises:
        RegisterMissing: There are none, or an interrupted writer had not laid them out yet.
    """
    path = folder / DATABASE
    missing = RegisterMissing(
        T(
            "There is no register in {folder}; make one with: maodun register add FILE",
            folder=str(folder),
        )
    )
    if not path.exists():
        raise missing
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA query_only = ON")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    if not _is_laid_out(connection):
        connection.close()
        raise missing
    return connection


def read_state(connection: sqlite3.Connection) -> StoreState:
    """Return what the last commit said, as this connection's transaction sees it.

    Raises:
        RegisterDamaged: The register was made by another version of the program.
    """
    version, marker, next_row, segment, length, sample = connection.execute(
        "SELECT format, marker, next_row, segment, length, sample FROM state"
    ).fetchone()
    if version != FORMAT:
        raise RegisterDamaged(
            T(
                "This register has format {found}, and this program reads {known}; "
                "add the files again to a new folder",
                found=version,
                known=FORMAT,
            )
        )
    return StoreState(
        marker, next_row, End(segment, length), None if sample is None else bool(sample)
    )


def write_state(connection: sqlite3.Connection, state: StoreState) -> None:
    """Note the state that the next commit makes true."""
    connection.execute(
        "UPDATE state SET marker = ?, next_row = ?, segment = ?, length = ?, sample = ?",
        (state.marker, state.next_row, state.end.segment, state.end.length, state.sample),
    )


def _is_laid_out(connection: sqlite3.Connection) -> bool:
    found = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'state'").fetchone()
    return found is not None


def _keeps_heads(connection: sqlite3.Connection) -> bool:
    columns = connection.execute("SELECT name FROM pragma_table_info('files')")
    return ("head",) in columns.fetchall()
