"""Going through a register: is all still what it was, and are its dates by today's rules?"""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import zstandard
from tantivy import FieldType, Query

from maodun.domain.progress import Progress
from maodun.domain.text import T, Text
from maodun.index.deriving import circumstances, fact_of
from maodun.index.lexicon.checking import lexicon_faults
from maodun.index.lexicon.keeping import catch_up
from maodun.index.pictures.checking import picture_faults
from maodun.index.schema import ROW
from maodun.index.storage.entries import Entry, entries_from
from maodun.index.storage.facts import Fact, Facts, Ints
from maodun.index.storage.tables import open_database
from maodun.index.writing import Session, Settings, writing

PAGE = 1000
"""Rights read at once."""

COMMIT_EVERY = 100 * PAGE
ROWS_AT_ONCE = 100_000
MOST_NAMED = 20
"""Rights named one by one in a report; how many more there are is counted."""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What going through the register found.

    Attributes:
        rights: How many were read and compared.
        problems: What contradicts; empty is good.
        notes: What is untidy and harmless, or would be better after something.
    """

    rights: int
    problems: tuple[Text, ...]
    notes: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class RefreshReport:
    """What deriving all dates anew changed.

    Attributes:
        changed: Rights whose facts are different now.
    """

    rights: int
    changed: int


def check(folder: Path) -> Generator[Progress, None, CheckReport]:
    """Read everything and hold it against its hash, the word index and the counts.

    Nothing is changed; nobody can write meanwhile.

    Raises:
        RegisterMissing: There is none.
        RegisterBusy: Somebody is writing.
        RegisterDamaged: A file of it cannot even be opened or ends too early.
    """
    open_database(folder).close()
    with writing(folder, Settings()) as session:
        facts = _facts(session)
        problems, outdated, done = list(_tables(session, facts)), 0, 0
        for entries in _pages(session):
            problems += _texts(session, entries)
            outdated += len(_changed(session, facts, entries))
            done += len(entries)
            what = T("Comparing texts with their hashes")
            yield Progress(done, int(facts.current().sum()), "rights", what)
        missing, left_over = _words(session, facts)
        problems += missing
        problems += lexicon_faults(session, folder, facts)
        pictures, unused = yield from picture_faults(session.connection, folder)
        problems += pictures
        notes = (
            *_note_outdated(outdated),
            *_note_left_over(left_over),
            *_note_unused(unused),
        )
        return CheckReport(done, tuple(problems), notes)


def refresh(folder: Path) -> Generator[Progress, None, RefreshReport]:
    """Derive the dates of all rights by today's rules; no text is read whole or rewritten.

    The lexicon of marks is made anew where it was made with other keys.

    Raises:
        RegisterMissing: There is nothing to refresh.
        RegisterBusy: Somebody else is writing.
    """
    open_database(folder).close()
    with writing(folder, Settings()) as session:
        facts = _facts(session)
        changed = done = 0
        for entries in _pages(session):
            for row, fact in _changed(session, facts, entries):
                session.facts.put(row, fact)
                changed += 1
            done += len(entries)
            if done % COMMIT_EVERY == 0:
                session.commit()
            what = T("Deriving dates by today's rules")
            yield Progress(done, int(facts.current().sum()), "rights", what)
        if changed:
            session.commit()
        yield from catch_up(session, folder)
        return RefreshReport(done, changed)


def _facts(session: Session) -> Facts:
    facts = Facts()
    facts.update(session.connection, session.state.marker)
    return facts


def _pages(session: Session) -> Iterator[list[Entry]]:
    entries = entries_from(session.connection, 0, PAGE)
    while entries:
        yield entries
        entries = entries_from(session.connection, entries[-1].row + 1, PAGE)


def _changed(
    session: Session, facts: Facts, entries: Sequence[Entry]
) -> list[tuple[int, Fact]]:
    heads = session.reader.read([entry.place for entry in entries], bodies=False)
    found: list[tuple[int, Fact]] = []
    for entry, (head, _) in zip(entries, heads, strict=True):
        right = session.unpacker.head(head, entry.origin)
        known = circumstances(session.connection, entry)
        fact = fact_of(right, known, names=session.names, holders=session.holders)
        if fact != facts.fact(entry.row):
            found.append((entry.row, fact))
    return found


def _texts(session: Session, entries: Sequence[Entry]) -> Iterator[Text]:
    parts = session.reader.read([entry.place for entry in entries], bodies=True)
    for entry, (head, body) in zip(entries, parts, strict=True):
        try:
            same = session.unpacker.sha256(head, body) == entry.sha256
        except zstandard.ZstdError:
            same = False
        if not same:
            yield T("The stored text of {number} does not have its hash", number=entry.number)


def _tables(session: Session, facts: Facts) -> Iterator[Text]:
    for (said,) in session.connection.execute("PRAGMA quick_check"):
        if said != "ok":
            yield T("The tables are damaged: {said}", said=said)
    counted = session.connection.execute(
        "SELECT count(*) FROM rights WHERE superseded_by IS NULL"
    ).fetchone()[0]
    current = int(facts.current().sum())
    if counted != current:
        yield T(
            "The tables name {counted} rights, the facts {current}",
            counted=counted,
            current=current,
        )


def _words(session: Session, facts: Facts) -> tuple[list[Text], int]:
    """Return what is missing from the word index or in it twice, and how much is left over."""
    problems: list[Text] = []
    current = facts.current()
    for start in range(0, facts.rows, ROWS_AT_ONCE):
        stop = min(start + ROWS_AT_ONCE, facts.rows)
        counts = np.bincount(_indexed(session, start, stop) - start, minlength=stop - start)
        wrong = np.flatnonzero((counts != 1) & current[start:stop]) + start
        problems += [_not_once(row, int(counts[row - start])) for row in wrong.tolist()]
    left_over = session.index.searcher().num_docs - int(current.sum())
    if len(problems) > MOST_NAMED:
        more = T("and {count} more like it", count=len(problems) - MOST_NAMED)
        problems = [*problems[:MOST_NAMED], more]
    return problems, max(left_over, 0)


def _not_once(row: int, times: int) -> Text:
    return T("Row {row} stands {times} times in the word index", row=row, times=times)


def _indexed(session: Session, start: int, stop: int) -> Ints:
    among = Query.range_query(
        session.index.schema, ROW, FieldType.Unsigned, start, stop, include_upper=False
    )
    searcher = session.index.searcher()
    hits = searcher.search(among, limit=2 * (stop - start), count=False).hits
    rows = searcher.fast_field_values(ROW, [place for _, place in hits])
    return np.array(rows, np.int64)


def _note_outdated(count: int) -> tuple[Text, ...]:
    if not count:
        return ()
    note = T(
        "The dates of {count} rights were derived by other rules than today's; "
        "run: maodun register refresh",
        count=count,
    )
    return (note,)


def _note_left_over(count: int) -> tuple[Text, ...]:
    if not count:
        return ()
    note = T("{count} replaced or unfinished texts wait to be cut from the index", count=count)
    return (note,)


def _note_unused(count: int) -> tuple[Text, ...]:
    if not count:
        return ()
    note = T(
        "{count} kept pictures belong to no figure; the next replaced sheet sweeps them",
        count=count,
    )
    return (note,)
