"""What follows from a right, its events and its relatives: the facts that filters ask."""

import sqlite3
from dataclasses import dataclass
from datetime import date

from maodun.domain.lives import Fate, Life
from maodun.domain.records import EventKind, StatusEvent
from maodun.domain.rights import Right, Stage
from maodun.index.folding import BETWEEN_HOLDERS, folded_words, holder_names
from maodun.index.storage.entries import Entry, entries_where
from maodun.index.storage.facts import UNKNOWN_DAY, Fact
from maodun.index.storage.happenings import events_about
from maodun.index.storage.vocabulary import Vocabulary
from maodun.rules.lives.earliest import earliest_date
from maodun.rules.lives.life import life


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the register knows about a right beside its own text.

    Attributes:
        granted_as: Number of the grant that came out of this application.
        reissued_as: Number of the reissue that replaced this patent.
    """

    events: tuple[StatusEvent, ...]
    granted_as: str | None
    reissued_as: str | None


def circumstances(connection: sqlite3.Connection, entry: Entry) -> Circumstances:
    """Return what is known about a publication, as far as this transaction sees.

    A grant or reissue that the office took back replaces nothing.
    """
    granted_as = reissued_as = None
    if entry.is_grant:
        reissued_as = _successor(connection, "reissue_of", entry.key)
    elif entry.application is not None:
        granted_as = _successor(connection, "application", entry.application)
    return Circumstances(events_about(connection, entry.names), granted_as, reissued_as)


def life_of(right: Right, known: Circumstances) -> Life:
    """Return when the right can bite, by today's rules."""
    return life(right, known.events, granted_as=known.granted_as, reissued_as=known.reissued_as)


def fact_of(
    right: Right, known: Circumstances, *, names: Vocabulary, holders: Vocabulary
) -> Fact:
    """Return the row of facts; it needs nothing of the long texts."""
    lived = life_of(right, known)
    owners = (" ".join(folded_words(name)) for name in holder_names(right, known.events))
    return Fact(
        current=True,
        office=names.id_of(right.office),
        kind=names.id_of(right.kind),
        stage=names.id_of(right.stage),
        language=names.id_of(right.language),
        published=ordinal(right.publication_date),
        earliest=ordinal(earliest_date(right, parents=False)),
        begins=ordinal(lived.begins_on),
        ends=ordinal(lived.out_after),
        ends_by=names.id_of(lived.ends_by or ""),
        rules=names.id_of(rule_versions(lived)),
        holder=holders.id_of(BETWEEN_HOLDERS.join(owners)),
    )


def rule_versions(lived: Life) -> str:
    """Return the rules and versions behind the dates, as they are noted beside them."""
    return " ".join(f"{applied.rule}@{applied.version_from}" for applied in lived.applied)


def ordinal(day: date | None) -> int:
    """Return the day as the columns keep it."""
    return UNKNOWN_DAY if day is None else day.toordinal()


def is_pending(lived: Life) -> bool:
    """Whether it is an application that no grant, no event and no rule but time has ended."""
    return lived.stage is Stage.APPLICATION and lived.ends_by in (None, Fate.EXPIRED)


def _successor(connection: sqlite3.Connection, column: str, value: str) -> str | None:
    for other in entries_where(connection, column, value):
        if other.is_grant and not _is_withdrawn(connection, other):
            return other.number
    return None


def _is_withdrawn(connection: sqlite3.Connection, entry: Entry) -> bool:
    events = events_about(connection, entry.names)
    return any(event.kind is EventKind.WITHDRAWN for event in events)
