"""What happened to rights after their publication: events and suits, only ever added."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from maodun.domain.records import EventKind, StatusEvent, Suit
from maodun.domain.rights import Origin

Key = tuple[str, str]
"""Number of a right without kind code, and the code, or ""."""

_EVENT = (
    "SELECT events.number, events.kind, events.on_day, events.value, files.source, files.name, "
    "events.file_offset, events.parser, events.sample "
    "FROM events JOIN files ON files.id = events.file "
)
_SUIT = (
    "SELECT DISTINCT suits.id, suits.court, suits.number, suits.filed_on, suits.plaintiff, "
    "suits.rights, files.source, files.name, suits.file_offset, suits.parser, suits.sample "
    "FROM suits JOIN files ON files.id = suits.file "
)


@dataclass(frozen=True, slots=True)
class KeyedSuit:
    """A suit with what it is found by.

    Attributes:
        holder: Folded name of the plaintiff.
        keys: Of the rights in suit.
    """

    suit: Suit
    holder: str
    keys: tuple[Key, ...]


def insert_event(
    connection: sqlite3.Connection, event: StatusEvent, key: Key, file: int
) -> bool:
    """Add an event; return whether it was new."""
    digest = _digest(event.publication_number, event.kind, event.on, event.value)
    done = connection.execute(
        "INSERT OR IGNORE INTO events (digest, key, kind_code, number, kind, on_day, value, "
        "file, file_offset, parser, sample) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
        (
            digest,
            *key,
            event.publication_number,
            event.kind,
            _ordinal(event.on),
            event.value,
            file,
            event.origin.offset,
            event.origin.parser,
            event.origin.sample,
        ),
    )
    return done.rowcount > 0


def insert_suit(connection: sqlite3.Connection, keyed: KeyedSuit, file: int) -> bool:
    """Add a suit under its plaintiff and its rights; return whether it was new."""
    suit = keyed.suit
    rights = json.dumps(suit.rights)
    digest = _digest(suit.court, suit.number, suit.filed_on, suit.plaintiff, rights)
    done = connection.execute(
        "INSERT OR IGNORE INTO suits (digest, court, number, filed_on, plaintiff, holder, "
        "rights, file, file_offset, parser, sample) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
        (
            digest,
            suit.court,
            suit.number,
            _ordinal(suit.filed_on),
            suit.plaintiff,
            keyed.holder,
            rights,
            file,
            suit.origin.offset,
            suit.origin.parser,
            suit.origin.sample,
        ),
    )
    if done.rowcount <= 0:
        return False
    connection.executemany(
        "INSERT OR IGNORE INTO suit_rights VALUES (?, ?, ?)",
        [(key, done.lastrowid, kind_code) for key, kind_code in keyed.keys],
    )
    return True


def events_of(connection: sqlite3.Connection, key: Key) -> tuple[StatusEvent, ...]:
    """Return what happened to a right, oldest first; undated events stand first."""
    found = connection.execute(
        _EVENT + "WHERE events.key = ? AND events.kind_code IN (?, '') "
        "ORDER BY coalesce(events.on_day, 0), events.id",
        key,
    )
    return tuple(_event(row) for row in found)


def events_about(
    connection: sqlite3.Connection, names: Sequence[Key]
) -> tuple[StatusEvent, ...]:
    """Return what happened to a right that has several numbers, oldest first."""
    found = [event for key in names for event in events_of(connection, key)]
    if len(names) > 1:
        found.sort(key=_undated_first)
    return tuple(found)


def suits_about(connection: sqlite3.Connection, key: Key) -> dict[int, Suit]:
    """Return the suits that name a right, by their id."""
    found = connection.execute(
        _SUIT + "JOIN suit_rights ON suit_rights.suit = suits.id "
        "WHERE suit_rights.key = ? AND suit_rights.kind_code IN (?, '') "
        "ORDER BY coalesce(suits.filed_on, 0), suits.id",
        key,
    )
    return {row[0]: _suit(row) for row in found}


def suits_naming(connection: sqlite3.Connection, names: Sequence[Key]) -> dict[int, Suit]:
    """Return the suits that name a right by one of its numbers, by their id, oldest first."""
    found: dict[int, Suit] = {}
    for key in names:
        found |= suits_about(connection, key)
    return dict(sorted(found.items(), key=_filed))


def suits_by(connection: sqlite3.Connection, holders: Iterable[str]) -> dict[int, Suit]:
    """Return the suits brought by one of these folded names, by their id."""
    found: dict[int, Suit] = {}
    for holder in holders:
        rows = connection.execute(
            _SUIT + "WHERE suits.holder = ? ORDER BY coalesce(suits.filed_on, 0), suits.id",
            (holder,),
        )
        found.update((row[0], _suit(row)) for row in rows)
    return found


def suits_per_holder(connection: sqlite3.Connection) -> dict[str, int]:
    """Return how many suits each folded name brought."""
    return dict(connection.execute("SELECT holder, count(*) FROM suits GROUP BY holder"))


def count_suits(connection: sqlite3.Connection) -> int:
    """Return how many suits are known."""
    return int(connection.execute("SELECT count(*) FROM suits").fetchone()[0])


def _digest(*parts: object) -> bytes:
    return hashlib.sha256(json.dumps([str(part) for part in parts]).encode()).digest()


def _filed(item: tuple[int, Suit]) -> tuple[date, int]:
    number, suit = item
    return suit.filed_on or date.min, number


def _undated_first(event: StatusEvent) -> date:
    return event.on or date.min


def _ordinal(day: date | None) -> int | None:
    return None if day is None else day.toordinal()


def _day(ordinal: int | None) -> date | None:
    return None if ordinal is None else date.fromordinal(ordinal)


def _origin(row: tuple[Any, ...]) -> Origin:
    source, file, offset, parser, sample = row
    return Origin(source, file, offset, parser, bool(sample))


def _event(row: tuple[Any, ...]) -> StatusEvent:
    number, kind, on_day, value = row[:4]
    return StatusEvent(number, EventKind(kind), _day(on_day), value, _origin(row[4:]))


def _suit(row: tuple[Any, ...]) -> Suit:
    _, court, number, filed_on, plaintiff, rights = row[:6]
    named = tuple(json.loads(rights))
    return Suit(court, number, _day(filed_on), plaintiff, named, _origin(row[6:]))
