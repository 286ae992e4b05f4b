"""Columns of facts: what filters ask, one fixed-width row per right, kept in chunks.

Chunks are values in a table, so that they change with the commit and not beside it; a reader
holds them as arrays and answers a filter over a million rights in milliseconds.
"""

import sqlite3
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

CHUNK = 8192
"""Rights per chunk: a change to one rewrites about 300 kB."""

UNKNOWN_DAY = 0
"""In place of the ordinal of a day that nobody knows."""

ROW = np.dtype(
    [
        ("current", "?"),
        ("office", "<u2"),
        ("kind", "<u2"),
        ("stage", "<u2"),
        ("language", "<u2"),
        ("published", "<i4"),
        ("earliest", "<i4"),
        ("begins", "<i4"),
        ("ends", "<i4"),
        ("ends_by", "<u2"),
        ("rules", "<u2"),
        ("holder", "<u4"),
    ]
)

Mask = NDArray[np.bool_]
Ints = NDArray[np.int64]


class Fact(NamedTuple):
    """One row, in the order of ``ROW``; days are ordinals, words are ids of ``names``."""

    current: bool
    office: int
    kind: int
    stage: int
    language: int
    published: int
    earliest: int
    begins: int
    ends: int
    ends_by: int
    rules: int
    holder: int


class FactsWriter:
    """Collects changed rows and writes their chunks once per commit."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._changed: dict[int, Fact] = {}
        self._retired: set[int] = set()
        self._classes: dict[int, tuple[int, ...]] = {}

    def put(self, row: int, fact: Fact) -> None:
        """Set all facts of one row."""
        self._changed[row] = fact

    def put_classes(self, row: int, symbols: tuple[int, ...]) -> None:
        """Set the class symbols of a new row; rows come in order."""
        self._classes[row] = symbols

    def retire(self, row: int) -> None:
        """Say that the row is no longer the current text of its number."""
        self._retired.add(row)

    def write(self, marker: int) -> None:
        """Write every chunk that changed, marked with the coming commit."""
        touched = self._changed.keys() | self._retired
        for chunk in sorted({row // CHUNK for row in touched}):
            self._write_chunk(chunk, marker, [row for row in touched if row // CHUNK == chunk])
        for chunk in sorted({row // CHUNK for row in self._classes}):
            self._write_classes(chunk, marker)
        self._changed.clear()
        self._retired.clear()
        self._classes.clear()

    def _write_chunk(self, chunk: int, marker: int, rows: list[int]) -> None:
        found = self._connection.execute(
            "SELECT data FROM facts WHERE chunk = ?", (chunk,)
        ).fetchone()
        old = np.frombuffer(found[0] if found else b"", ROW)
        data = np.zeros(max(len(old), max(rows) - chunk * CHUNK + 1), ROW)
        data[: len(old)] = old
        changed = [row for row in rows if row in self._changed]
        if changed:
            places = np.array(changed) - chunk * CHUNK
            data[places] = np.array([tuple(self._changed[row]) for row in changed], ROW)
        retired = [row - chunk * CHUNK for row in rows if row in self._retired]
        data["current"][retired] = False
        self._connection.execute(
            "INSERT OR REPLACE INTO facts VALUES (?, ?, ?)", (chunk, marker, data.tobytes())
        )

    def _write_classes(self, chunk: int, marker: int) -> None:
        found = self._connection.execute(
            "SELECT counts, ids FROM classes WHERE chunk = ?", (chunk,)
        ).fetchone()
        counts, ids = found or (b"", b"")
        new = [s for row, s in sorted(self._classes.items()) if row // CHUNK == chunk]
        counts += np.array([len(symbols) for symbols in new], "<u2").tobytes()
        ids += np.array([i for symbols in new for i in symbols], "<u4").tobytes()
        self._connection.execute(
            "INSERT OR REPLACE INTO classes VALUES (?, ?, ?, ?)", (chunk, marker, counts, ids)
        )


class Facts:
    """The columns as one reader holds them; brought up to date chunk by chunk."""

    def __init__(self) -> None:
        self.rows = 0
        self._chunks: dict[int, NDArray[np.void]] = {}
        self._classes: dict[int, tuple[NDArray[np.uint16], NDArray[np.uint32]]] = {}
        self._columns: dict[str, NDArray[np.int64]] = {}
        self._marker = -1
        self._classes_marker = -1

    def update(self, connection: sqlite3.Connection, marker: int) -> None:
        """Read the chunks that changed since the last call; ``marker`` is the state now."""
        changed = connection.execute(
            "SELECT chunk, data FROM facts WHERE marker > ?", (self._marker,)
        )
        for chunk, data in changed:
            self._chunks[chunk] = np.frombuffer(data, ROW)
        self._marker = marker
        self._columns.clear()
        self.rows = sum(len(chunk) for chunk in self._chunks.values())

    def column(self, name: str) -> NDArray[np.int64]:
        """Return one column as a contiguous array, by row."""
        if name not in self._columns:
            parts = [self._chunks[chunk][name] for chunk in sorted(self._chunks)]
            self._columns[name] = np.concatenate(parts) if parts else np.zeros(0, ROW[name])
        return self._columns[name]

    def fact(self, row: int) -> Fact:
        """Return all facts of one row."""
        return Fact(*self._chunks[row // CHUNK][row % CHUNK].item())

    def current(self) -> Mask:
        """Return which rows hold the text of their number that counts today."""
        return np.asarray(self.column("current"), bool)

    def known(self, name: str) -> Mask:
        """Return which rows have a day in this column."""
        return np.asarray(self.column(name) != UNKNOWN_DAY, bool)

    def before(self, name: str, day: date) -> Mask:
        """Return which rows have a day in this column, and an earlier one."""
        earlier = self.column(name) < day.toordinal()
        return np.asarray(self.known(name) & earlier, bool)

    def after(self, name: str, day: date) -> Mask:
        """Return which rows have a day in this column, and a later one."""
        return np.asarray(self.column(name) > day.toordinal(), bool)

    def among(self, name: str, values: Iterable[int]) -> Mask:
        """Return which rows have one of these values in a column."""
        column = self.column(name)
        return np.asarray(np.isin(column, list(values)), bool)

    def counts(self, name: str, mask: Mask) -> dict[int, int]:
        """Return how often each id occurs in a column of words, within a mask."""
        counts = np.bincount(self.column(name)[mask])
        return {int(i): int(counts[i]) for i in np.flatnonzero(counts)}

    def having_class(self, connection: sqlite3.Connection, symbols: Ints) -> Mask:
        """Return which rows have one of these class symbols."""
        self._update_classes(connection)
        if not self._classes or not len(symbols):
            return np.zeros(self.rows, bool)
        order = sorted(self._classes)
        counts = np.concatenate([self._classes[chunk][0] for chunk in order])
        ids = np.concatenate([self._classes[chunk][1] for chunk in order])
        wanted = np.zeros(max(int(ids.max(initial=0)), int(symbols.max())) + 1, bool)
        wanted[symbols] = True
        before = np.concatenate(([0], np.cumsum(wanted[ids])))
        ends = np.cumsum(counts.astype(np.int64))
        return np.asarray(before[ends] > before[ends - counts], bool)

    def _update_classes(self, connection: sqlite3.Connection) -> None:
        changed = connection.execute(
            "SELECT chunk, counts, ids FROM classes WHERE marker > ?", (self._classes_marker,)
        )
        for chunk, counts, ids in changed:
            self._classes[chunk] = (np.frombuffer(counts, "<u2"), np.frombuffer(ids, "<u4"))
        self._classes_marker = self._marker
