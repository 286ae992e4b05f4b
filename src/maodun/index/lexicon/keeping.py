"""Writing the lexicon behind the register's commits.

It is derived: what it lacks is made from the texts, so that it never has to be part of a
commit. A list names the segments that count; it is replaced in one step, after their files
are on the disk. What no list names is swept by the next writer.
"""

import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from maodun.compare.listings.keys import mark_keys
from maodun.domain.progress import Progress
from maodun.domain.rights import RightKind, words_of
from maodun.domain.text import T
from maodun.index.lexicon.segments import (
    ARRAYS,
    Segment,
    SignRow,
    build,
    load,
    merged,
    save,
)
from maodun.index.storage.content import ContentReader
from maodun.index.storage.entries import entries_in
from maodun.index.storage.facts import Facts
from maodun.index.storage.packing import Unpacker
from maodun.index.storage.vocabulary import known_ids
from maodun.index.writing import Session

FOLDER = "lexicon"
LIST = "segments.json"
SIGNS_AT_ONCE = 100_000
"""Signs of one new segment: what is held in memory while it is made, some 300 MB."""

PAGE = 1000
PROBE = "Maodun 矛盾 Wächter-Phönix 1000 kuicksilver"
"""Words of every sort: where their keys are others than before, all keys are made anew."""

SIGN_KINDS = (RightKind.MARK, RightKind.WORK)


@dataclass(frozen=True, slots=True)
class Kept:
    """The segments that count.

    Attributes:
        covered: Rows below it are in a segment, or have no words.
        names: Folders of the segments, in order of row.
    """

    covered: int = 0
    names: tuple[str, ...] = ()


def catch_up(session: Session, folder: Path) -> Generator[Progress, None, None]:
    """Take into the lexicon every sign that was committed and is not in it yet."""
    home = folder / FOLDER
    kept = read_list(home)
    facts = Facts()
    facts.update(session.connection, session.state.marker)
    rows = sign_rows(session.connection, facts, kept.covered)
    for start in range(0, len(rows), SIGNS_AT_ONCE):
        some = rows[start : start + SIGNS_AT_ONCE]
        segment = yield from _build(session, some)
        upto = some[-1] + 1
        name = f"{some[0]:09d}-{upto:09d}"
        save(segment, home / name)
        kept = _with(home, Kept(upto, (*kept.names, name)))
    if kept.covered < session.state.next_row:
        _write_list(home, Kept(session.state.next_row, kept.names))
    _sweep(home)


def read_list(home: Path) -> Kept:
    """Return the segments that count; none where they were made with other keys."""
    try:
        told = json.loads((home / LIST).read_bytes())
    except (OSError, ValueError):
        return Kept()
    if told.get("keys") != _way_of_making():
        return Kept()
    return Kept(int(told["covered"]), tuple(map(str, told["names"])))


def sign_rows(connection: sqlite3.Connection, facts: Facts, start: int) -> list[int]:
    """Return the rows of marks and works from ``start`` on, those of older texts left out."""
    kinds = known_ids(connection, SIGN_KINDS)
    mask = facts.current() & facts.among("kind", kinds)
    mask[:start] = False
    return [int(row) for row in mask.nonzero()[0]]


def signs_in(
    connection: sqlite3.Connection, rows: Sequence[int], *, texts: ContentReader
) -> Iterator[SignRow]:
    """Yield what the lexicon keeps of the marks and works in these rows."""
    unpacker = Unpacker()
    entries = entries_in(connection, rows)
    there = [entries[row] for row in rows if row in entries]
    heads = texts.read([entry.place for entry in there], bodies=False)
    for entry, (head, _) in zip(there, heads, strict=True):
        right = unpacker.head(head, entry.origin)
        yield SignRow(entry.row, words_of(right), right.nice_classes)


def _build(session: Session, rows: list[int]) -> Generator[Progress, None, Segment]:
    signs: list[SignRow] = []
    for start in range(0, len(rows), PAGE):
        what = T("Keeping the words of marks")
        yield Progress(start, len(rows), "marks", what)
        page = rows[start : start + PAGE]
        signs += signs_in(session.connection, page, texts=session.reader)
    return build(signs)


def _with(home: Path, kept: Kept) -> Kept:
    """Note the segments; the last ones become one while each is not twice the next."""
    names = list(kept.names)
    while len(names) > 1:
        last, before = load(home / names[-1]), load(home / names[-2])
        if len(before) > 2 * len(last):
            break
        name = f"{names[-2].partition('-')[0]}-{names[-1].partition('-')[2]}"
        save(merged([before, last]), home / name)
        names[-2:] = [name]
    together = Kept(kept.covered, tuple(names))
    _write_list(home, together)
    return together


def _write_list(home: Path, kept: Kept) -> None:
    home.mkdir(parents=True, exist_ok=True)
    told = {"keys": _way_of_making(), "covered": kept.covered, "names": kept.names}
    draft = home / f"{LIST}.new"
    with draft.open("w", encoding="utf-8") as file:
        json.dump(told, file)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(home / LIST)


@cache
def _way_of_making() -> str:
    """Return what tells columns and keys made in one way from those made in another."""
    return hashlib.sha256(repr((ARRAYS, mark_keys(PROBE))).encode()).hexdigest()


def _sweep(home: Path) -> None:
    """Remove segments that no list names; one that a reader holds open may stay for now."""
    named = set(read_list(home).names)
    for path in _folders(home):
        if path.name not in named:
            with suppress(OSError):
                shutil.rmtree(path)


def _folders(home: Path) -> Iterable[Path]:
    return [path for path in home.iterdir() if path.is_dir()] if home.is_dir() else []
