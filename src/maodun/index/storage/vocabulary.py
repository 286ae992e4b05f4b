"""Words that recur in many rows, kept once and referred to by a small number."""

import sqlite3
from collections.abc import Iterable


class Vocabulary:
    """Ids of the words in one table of (id, word); words are only ever added."""

    def __init__(self, connection: sqlite3.Connection, table: str, column: str) -> None:
        self._connection = connection
        self._find = f"SELECT id FROM {table} WHERE {column} = ?"  # noqa: S608 - our own names
        self._add = f"INSERT INTO {table} ({column}) VALUES (?)"  # noqa: S608 - our own names
        self._known: dict[str, int] = {}

    def id_of(self, word: str) -> int:
        """Return the id of ``word``, which is added if it is new."""
        if word not in self._known:
            found = self._connection.execute(self._find, (word,)).fetchone()
            self._known[word] = found[0] if found else self._insert(word)
        return self._known[word]

    def _insert(self, word: str) -> int:
        added = self._connection.execute(self._add, (word,)).lastrowid
        assert added is not None  # noqa: S101 - an insert of one row always has it
        return added


def known_ids(connection: sqlite3.Connection, words: Iterable[str]) -> list[int]:
    """Return the ids of those words that occur in the register at all."""
    found = (
        connection.execute("SELECT id FROM names WHERE name = ?", (word,)).fetchone()
        for word in words
    )
    return [row[0] for row in found if row is not None]


def all_names(connection: sqlite3.Connection) -> dict[int, str]:
    """Return every recurring word by its id."""
    return dict(connection.execute("SELECT id, name FROM names"))
