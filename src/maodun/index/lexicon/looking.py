"""Looking words up: every segment, and the rows that no segment holds yet, as one lexicon."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import cast

import numpy as np

from maodun.compare.listings.keys import Keys, Places
from maodun.compare.listings.lexicon import owners_per_key
from maodun.domain.errors import RegisterDamaged
from maodun.domain.marks import RegisteredWords
from maodun.domain.text import T
from maodun.index.folding import BETWEEN_HOLDERS, folded_name
from maodun.index.lexicon.keeping import Kept
from maodun.index.lexicon.segments import Segment, SignRow, load
from maodun.index.storage.entries import numbers_in
from maodun.index.storage.facts import Facts, Mask
from maodun.index.storage.happenings import suits_per_holder
from maodun.index.storage.vocabulary import all_names

NOBODY = -1
NOTHING = (np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.uint64))
_ONE = np.uint64(1)

Tell = Callable[[Sequence[SignRow]], Sequence[RegisteredWords]]


class RegisterLexicon:
    """The words of the marks and works of one scope; implements ``domain.ports.Lexicon``.

    A sign is named by its row. Holds one state of the register, whatever is added meanwhile.
    """

    def __init__(
        self, segments: Sequence[Segment], within: Mask, *, owners: Places, tell: Tell
    ) -> None:
        self._segments = segments
        self._within = within
        self._owners = owners
        self._tell = tell
        inside = [self._inside(one.rows.astype(np.int64)) for one in segments]
        self._signs = sum(int(rows.sum()) for rows in inside)
        self._sought = sum(
            int((rows & one.sought).sum()) for rows, one in zip(inside, segments, strict=True)
        )

    def __len__(self) -> int:
        """Return how many signs within the scope are sought in a listing's words."""
        return self._sought

    def find(self, keys: Sequence[int]) -> Sequence[tuple[int, int]]:
        """Return every pair (place in ``keys``, row of a sign) that agrees, as an array."""
        wanted = np.asarray(keys, np.uint64)
        order = np.argsort(wanted)
        found = [self._found(one, wanted[order]) for one in self._segments]
        places = np.concatenate([order[place] for place, _ in found] or [np.zeros(0, int)])
        rows = np.concatenate([row for _, row in found] or [np.zeros(0, int)])
        by_place = np.lexsort((rows, places))
        pairs = np.stack((places[by_place], rows[by_place]), 1)
        return cast("Sequence[tuple[int, int]]", pairs)

    def crowds(self, keys: Sequence[int]) -> Sequence[int]:
        """Return by how many owners in the whole register, of dead signs too, each key is held.

        An owner is the holder as the tables know him; who is not known counts by his wording.
        """
        wanted = np.asarray(keys, np.uint64)
        found = [segment.wordings_at(wanted) for segment in self._segments]
        places, rows, wordings = (
            np.concatenate([part, *parts]) for part, *parts in zip(NOTHING, *found, strict=True)
        )
        known = rows < len(self._owners)
        holders = np.where(known, self._owners[np.where(known, rows, 0)], NOBODY)
        owners = np.where(holders != NOBODY, holders, -1 - (wordings >> _ONE).astype(np.int64))
        pairs = np.stack((places, rows), 1)
        return cast("Sequence[int]", owners_per_key(pairs, owners, len(wanted)))

    def total(self) -> int:
        """Return how many signs the register holds, dead ones too."""
        return sum(map(len, self._segments))

    def unsought(self) -> int:
        """Return how many signs within the scope no words of a listing can bring up."""
        return self._signs - self._sought

    def signs(self, signs: Sequence[int]) -> Sequence[RegisteredWords]:
        """Return what is known of each sign, in this order."""
        rows = np.asarray(signs, np.int64)
        found: dict[int, SignRow] = {}
        for segment in self._segments:
            places = segment.places_of(rows)
            asked = np.flatnonzero(places >= 0)
            found.update(zip(asked.tolist(), segment.signs(places[asked]), strict=True))
        if len(found) < len(rows):
            missing = next(row for n, row in enumerate(rows.tolist()) if n not in found)
            raise RegisterDamaged(T("The lexicon has no words for row {row}", row=missing))
        return self._tell([found[n] for n in range(len(rows))])

    def _found(self, segment: Segment, keys: Keys) -> tuple[Places, Places]:
        places, rows = segment.find(keys)
        inside = self._inside(rows)
        return places[inside], rows[inside]

    def _inside(self, rows: Places) -> Mask:
        """Return which rows are within the scope; those of a later commit are not."""
        known = rows < len(self._within)
        known[known] = self._within[rows[known]]
        return np.asarray(known, bool)


def load_segments(home: Path, kept: Kept) -> list[Segment]:
    """Map every segment that counts.

    Raises:
        RegisterDamaged: A file of one is missing or cut short.
    """
    segments: list[Segment] = []
    for name in kept.names:
        try:
            segments.append(load(home / name))
        except (OSError, ValueError) as error:
            raise RegisterDamaged(
                T(
                    "{path} cannot be read; remove the folder {folder}, it is made anew",
                    path=str(home / name),
                    folder=str(home),
                )
            ) from error
    return segments


def owners(connection: sqlite3.Connection, facts: Facts) -> Places:
    """Return the holder of each row, or ``NOBODY`` where the record names none."""
    found = connection.execute("SELECT id FROM holders WHERE names = ''").fetchone()
    holders = facts.column("holder").astype(np.int64)
    return holders if found is None else np.where(holders == found[0], NOBODY, holders)


def tell(
    connection: sqlite3.Connection, facts: Facts, signs: Sequence[SignRow]
) -> list[RegisteredWords]:
    """Return the signs with what the tables know of their holders."""
    numbers = numbers_in(connection, [sign.row for sign in signs])
    names, suits = all_names(connection), suits_per_holder(connection)
    kinds = facts.column("kind")
    holders = _holders(connection, facts.column("holder")[[sign.row for sign in signs]])
    found: list[RegisteredWords] = []
    for sign, holder in zip(signs, holders, strict=True):
        folded = [folded_name(name) for name in holder.split(BETWEEN_HOLDERS)]
        found.append(
            RegisteredWords(
                number=numbers[sign.row],
                words=sign.words,
                kind=names[int(kinds[sign.row])],
                classes=sign.classes,
                holder=folded[0],
                suits=sum(suits.get(name, 0) for name in folded if name),
            )
        )
    return found


def _holders(connection: sqlite3.Connection, ids: Places) -> Iterable[str]:
    wanted = sorted({int(one) for one in ids})
    named: dict[int, str] = {}
    for start, stop in pairwise([*range(0, len(wanted), 500), len(wanted)]):
        part = wanted[start:stop]
        marks = ",".join("?" * len(part))
        named.update(
            connection.execute(
                f"SELECT id, names FROM holders WHERE id IN ({marks})",  # noqa: S608 - marks
                part,
            )
        )
    return [named.get(int(one), "") for one in ids]
