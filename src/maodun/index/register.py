"""The register as others read it: one state at a time, whatever a writer does meanwhile."""

import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
from tantivy import Searcher

from maodun.domain.clearance import Window
from maodun.domain.errors import BadRecord, RegisterDamaged, UnknownRight
from maodun.domain.lives import Fate
from maodun.domain.marks import RegisteredWords
from maodun.domain.numbers import RightNumber
from maodun.domain.pictures import LOOK_OF, LookKind
from maodun.domain.ports import Coverage, Hit, Pictured, Query, Scope, StoredRight
from maodun.domain.text import T
from maodun.index.coverage import coverage_of
from maodun.index.deriving import circumstances, is_pending, life_of
from maodun.index.folding import application_key, folded_name, holder_names, mark_key
from maodun.index.lexicon.keeping import FOLDER, SIGN_KINDS, read_list, sign_rows, signs_in
from maodun.index.lexicon.looking import RegisterLexicon, load_segments, owners, tell
from maodun.index.lexicon.segments import Segment, SignRow, build
from maodun.index.pictures.keeping import BLOBS
from maodun.index.pictures.looking import Here, RegisterGallery, Shelves
from maodun.index.pictures.telling import Views, files_named, views_in
from maodun.index.querying import find
from maodun.index.ranking import Near, Reach
from maodun.index.schema import PICTURED, WORDS_ALONE
from maodun.index.scoping import Scoping
from maodun.index.storage.blobs import Blobs
from maodun.index.storage.content import ContentReader
from maodun.index.storage.entries import (
    Entry,
    entries_in,
    entries_named,
    entries_where,
    entry_of,
    numbers_in,
    rows_of,
    rows_relying_on,
)
from maodun.index.storage.facts import Facts, Mask
from maodun.index.storage.happenings import suits_by, suits_naming
from maodun.index.storage.packing import Unpacker
from maodun.index.storage.readings import bad_records
from maodun.index.storage.tables import open_database, read_state
from maodun.index.storage.vocabulary import all_names
from maodun.index.words import read_words
from maodun.index.writing import CONTENT

MASKS_KEPT = 16
"""Scopes whose mask is kept while the register does not change: one clearance asks for few."""

MOST_MADE_READY = 50_000
"""Marks whose words a reader makes ready himself: some seconds. More is work for a writer."""

PAGE = 1000
"""Rights whose records are read at once."""

TOKENS_KEPT = 200_000
"""Tokens whose rarity is kept likewise; about 40 MB."""


def open_register(folder: Path) -> "LocalRegister":
    """Open the register in ``folder`` for reading.

    Raises:
        RegisterMissing: There is none.
        RegisterDamaged: It was made by another version of the program.
    """
    return LocalRegister(folder)


class LocalRegister:
    """The register in one folder; implements ``domain.ports.Register``.

    Every call sees one committed state, the newest there is. Calls from several threads wait
    for each other.
    """

    def __init__(self, folder: Path) -> None:
        self._connection = open_database(folder)
        self._index = read_words(folder)
        self._content = ContentReader(folder / CONTENT)
        self._lexicon = folder / FOLDER
        self._segments: list[Segment] | None = None
        self._shelves = Shelves(folder)
        self._blobs = Blobs(folder / BLOBS)
        self._unpacker = Unpacker()
        self._lock = threading.RLock()
        self._marker = -1
        self._facts = Facts()
        self._searcher: Searcher = self._index.searcher()
        self._masks: dict[Scope, Mask] = {}
        self._rareness: dict[tuple[str, str], float] = {}
        with self._state():
            pass

    def close(self) -> None:
        """Let go of the files."""
        self._connection.close()

    def coverage(self) -> Coverage:
        """Return what is here, from which files."""
        with self._state() as connection:
            return coverage_of(connection, self._facts)

    def bad_records(self) -> Sequence[BadRecord]:
        """Return the records that adding could not read, in order of file and place."""
        with self._state() as connection:
            return bad_records(connection)

    def search(self, query: Query, scope: Scope, *, limit: int) -> Sequence[Hit]:
        """Return the nearest rights within ``scope``, best first, ties in order of number."""
        with self._state() as connection:
            reach = Reach(
                searcher=self._searcher,
                schema=self._index.schema,
                allowed=self._mask(scope),
                known=self._mask(_knowledge(scope)),
                read=partial(self._nearest, connection),
                kept=self._rareness,
            )
            found = find(query, reach, limit=limit)
            if len(self._rareness) > TOKENS_KEPT:
                self._rareness.clear()
            numbers = numbers_in(connection, [item.row for item in found])
        hits = [Hit(numbers[item.row], item.score, item.paths) for item in found]
        return sorted(hits, key=lambda hit: (-hit.score, hit.publication_number))[:limit]

    def count(self, scope: Scope) -> int:
        """Return how many rights are within ``scope``."""
        with self._state():
            return int(self._mask(scope).sum())

    def fates(self, scope: Scope, window: Window) -> Mapping[Fate, int]:
        """Return how many rights within ``scope`` are out over the whole window, by fate.

        A right that begins only after the window counts as pending.
        """
        with self._state() as connection:
            scoping, mask = Scoping(connection, self._facts), self._mask(scope)
            over = scoping.over(window, scope)
            counts = self._facts.counts("ends_by", mask & over)
            names = all_names(connection)
            later = int((mask & ~over & scoping.out(window, scope)).sum())
        found = {Fate(names[i]): count for i, count in counts.items()}
        if later:
            found[Fate.PENDING] = found.get(Fate.PENDING, 0) + later
        return found

    def numbers(self, scope: Scope) -> Iterator[str]:
        """Yield the publication numbers within ``scope``, sorted."""
        with self._state() as connection:
            rows = np.flatnonzero(self._mask(scope)).tolist()
            numbers = sorted(numbers_in(connection, rows).values())
        yield from numbers

    def get(self, publication_numbers: Sequence[str]) -> Sequence[StoredRight]:
        """Return these rights in this order.

        Raises:
            UnknownRight: One of them is not here.
        """
        with self._state() as connection:
            entries = [_known(connection, number) for number in publication_numbers]
            parts = self._content.read([entry.place for entry in entries], bodies=True)
            return [
                self._stored(connection, entry, part)
                for entry, part in zip(entries, parts, strict=True)
            ]

    def find(self, number: RightNumber) -> tuple[str, ...]:
        """Return every publication with this number, whatever its kind, or of this application.

        The digits of an application of the US may be those of somebody's patent; so only a
        spelling that names an application is looked up among applications, and among marks
        where there is none. A registration leads to the mark that has it.
        """
        with self._state() as connection:
            if number.is_application:
                application = application_key(number.body, number.office)
                found = entries_where(connection, "application", application)
                found = found or entries_where(connection, "key", mark_key(number))
            else:
                named = entries_named(connection, number.key)
                found = [one for one in named if one.kind_code == number.kind] or named
        return tuple(entry.number for entry in found)

    def continuations(self, application_number: str) -> tuple[str, ...]:
        """Return publications that rely on this application and are still pending."""
        with self._state() as connection:
            key = application_key(application_number, "US")
            rows = rows_relying_on(connection, key)
            entries = list(entries_in(connection, rows).values())
            heads = self._content.read([entry.place for entry in entries], bodies=False)
            pending = [
                entry.number
                for entry, (head, _) in zip(entries, heads, strict=True)
                if self._is_pending(connection, entry, head)
            ]
        return tuple(sorted(pending))

    def lexicon(self, scope: Scope) -> RegisterLexicon:
        """Return the words of the marks and works within ``scope``.

        Words that were committed and not yet taken into the lexicon's files are made ready
        here, once for each state of the register.

        Raises:
            RegisterDamaged: A file of the lexicon is missing or cut short, or was made in
                another way for more marks than can be made ready at once.
        """
        kinds = frozenset(SIGN_KINDS) & (scope.kinds or frozenset(SIGN_KINDS))
        with self._state() as connection:
            if self._segments is None:
                self._segments = self._all_segments(connection)
            mask = self._mask(replace(scope, kinds=kinds))
            return RegisterLexicon(
                self._segments,
                mask,
                owners=owners(connection, self._facts),
                tell=self._tell,
            )

    def pictured(self, scope: Scope, kind: LookKind) -> Pictured:
        """Return how many rights of this kind within ``scope`` have pictures, or should."""
        with self._state():
            due = self._mask(_compared_by(kind, scope))
            unsaid = np.zeros_like(due)
            if kind is LookKind.SIGN:
                words, pictured = (
                    self._mask(Scope(classes=(told,))) for told in (WORDS_ALONE, PICTURED)
                )
                due, unsaid = due & pictured, due & ~words & ~pictured
        return self.gallery(scope, kind).pictured(due, unsaid=unsaid)

    def gallery(self, scope: Scope, kind: LookKind) -> RegisterGallery:
        """Return the figures of the rights within ``scope`` that are compared in this way.

        Raises:
            RegisterDamaged: A file of the pictures is missing or cut short.
        """
        with self._state() as connection:
            held = self._shelves.held(kind, connection, self._facts, marker=self._marker)
            mask = self._mask(_compared_by(kind, scope))
            return RegisterGallery(held, mask, Here(self._views, self._row_of))

    def figure_files(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield each right that is compared by pictures, and the files its record names."""
        scope = Scope(kinds=frozenset(LOOK_OF))
        with self._state():
            rows = np.flatnonzero(self._mask(scope)).tolist()
        for start in range(0, len(rows), PAGE):
            with self._state() as connection:
                page = rows[start : start + PAGE]
                yield from files_named(connection, page, texts=self._content)

    def picture(self, sha256: str) -> bytes | None:
        """Return a kept picture (PNG or JPEG); None where the register does not have it.

        Raises:
            PictureDamaged: It is no longer what was kept.
        """
        return self._blobs.get(sha256)

    @contextmanager
    def _state(self) -> Iterator[sqlite3.Connection]:
        """Hold one committed state: tables, facts and word index belong together in it."""
        with self._lock:
            connection = self._connection
            connection.execute("BEGIN")
            try:
                self._catch_up()
                yield connection
            finally:
                connection.execute("ROLLBACK")

    def _catch_up(self) -> None:
        """Bring facts and word index to the newest commit.

        The word index is committed before the tables, so that it may be ahead by a batch whose
        rows no table knows; those are ignored. If the tables moved on while it was opened, it
        may be ahead by two and lack what this state still needs: then look again.
        """
        connection = self._connection
        state = read_state(connection)
        while state.marker != self._marker:
            self._index.reload()
            self._searcher = self._index.searcher()
            connection.execute("ROLLBACK")
            connection.execute("BEGIN")
            again = read_state(connection)
            if again.marker == state.marker:
                self._facts.update(connection, state.marker)
                self._masks.clear()
                self._rareness.clear()
                self._segments = None
                self._marker = state.marker
            state = again

    def _mask(self, scope: Scope) -> Mask:
        if scope not in self._masks:
            if len(self._masks) >= MASKS_KEPT:
                self._masks.clear()
            self._masks[scope] = Scoping(self._connection, self._facts).mask(scope)
        return self._masks[scope]

    def _nearest(
        self, connection: sqlite3.Connection, scores: Mapping[int, float], count: int
    ) -> list[Near]:
        numbers = numbers_in(connection, list(scores))
        rows = sorted(scores, key=lambda row: (-scores[row], numbers[row]))[:count]
        entries = entries_in(connection, rows)
        parts = self._content.read([entries[row].place for row in rows], bodies=True)
        return [
            Near(self._unpacker.whole(*part, entries[row].origin), scores[row])
            for row, part in zip(rows, parts, strict=True)
        ]

    def _stored(
        self, connection: sqlite3.Connection, entry: Entry, part: tuple[bytes, bytes]
    ) -> StoredRight:
        right = self._unpacker.whole(*part, entry.origin)
        known = circumstances(connection, entry)
        about = suits_naming(connection, entry.names)
        holders = {folded_name(name) for name in holder_names(right, known.events)}
        brought = suits_by(connection, sorted(holders))
        return StoredRight(
            right=right,
            content_sha256=entry.sha256.hex(),
            events=known.events,
            life=life_of(right, known),
            suits=tuple(about.values()),
            holder_suits=tuple(suit for n, suit in brought.items() if n not in about),
        )

    def _all_segments(self, connection: sqlite3.Connection) -> list[Segment]:
        kept = read_list(self._lexicon)
        later = sign_rows(connection, self._facts, kept.covered)
        if len(later) > MOST_MADE_READY:
            raise RegisterDamaged(
                T(
                    "The words of {count} marks are not kept as this version looks for them; "
                    "run: maodun register refresh",
                    count=len(later),
                )
            )
        newest = build(signs_in(connection, later, texts=self._content))
        return [*load_segments(self._lexicon, kept), newest]

    def _tell(self, signs: Sequence[SignRow]) -> list[RegisteredWords]:
        with self._state() as connection:
            return tell(connection, self._facts, signs)

    def _views(self, publication_numbers: Sequence[str]) -> Mapping[str, Views]:
        with self._state() as connection:
            return views_in(connection, publication_numbers, texts=self._content)

    def _row_of(self, publication_number: str) -> int | None:
        with self._state() as connection:
            return next(iter(rows_of(connection, [publication_number])), None)

    def _is_pending(self, connection: sqlite3.Connection, entry: Entry, head: bytes) -> bool:
        right = self._unpacker.head(head, entry.origin)
        return is_pending(life_of(right, circumstances(connection, entry)))


def _knowledge(scope: Scope) -> Scope:
    """Return the scope of what may tell about a question: as of its day, less what it omits."""
    return Scope(published_before=scope.published_before, without=scope.without)


def _compared_by(kind: LookKind, scope: Scope) -> Scope:
    kinds = frozenset(right for right, look in LOOK_OF.items() if look is kind)
    return replace(scope, kinds=kinds if scope.kinds is None else kinds & scope.kinds)


def _known(connection: sqlite3.Connection, number: str) -> Entry:
    entry = entry_of(connection, number)
    if entry is None:
        raise UnknownRight(
            T("No right in this register has the number {number}", number=number)
        )
    return entry
