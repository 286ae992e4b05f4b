"""What becomes of one record: a right, an event, a suit or a bad record, within a session."""

from dataclasses import dataclass

from maodun.domain.errors import BadRecord, MixedRegister
from maodun.domain.records import EventKind, Record, StatusEvent, Suit
from maodun.domain.rights import Right, RightKind, Stage
from maodun.domain.text import T
from maodun.index.deriving import Circumstances, circumstances, fact_of, ordinal
from maodun.index.folding import (
    application_key,
    folded_name,
    registration_key,
    right_key,
    split_number,
)
from maodun.index.schema import document, symbols_of
from maodun.index.storage.entries import (
    Entry,
    entries_in,
    entries_named,
    entries_where,
    entry_of,
    insert_entry,
    insert_parents,
    is_registration,
    supersede_entry,
    was_superseded,
)
from maodun.index.storage.happenings import KeyedSuit, events_about, insert_event, insert_suit
from maodun.index.storage.packing import Packed
from maodun.index.storage.readings import Reading, insert_bad
from maodun.index.writing import Session

NOT_RELIED_ON = frozenset({"publication", "correction", "reexamination"})
"""Relations that name another publication of the same filing, not an earlier filing."""


@dataclass(slots=True)
class Tally:
    """What came out so far.

    Attributes:
        added: Publications that were new.
        replaced: Publications whose text a correction replaced.
        unchanged: Publications that were here already, or in a newer form.
        withdrawn: Publications among these three that the office took back.
        bad: Records that could not be read.
        events: Events that were new.
        suits: Suits that were new.
    """

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    withdrawn: int = 0
    bad: int = 0
    events: int = 0
    suits: int = 0


class Taking:
    """Takes the records of one file into a session."""

    def __init__(self, session: Session, reading: Reading) -> None:
        self.tally = Tally()
        self._session = session
        self._reading = reading

    def take(self, record: Record) -> None:
        """Take one record in; it becomes true with the session's next commit.

        Raises:
            MixedRegister: A fictional record among real ones, or the other way round.
        """
        if isinstance(record, BadRecord):
            self.tally.bad += 1
            insert_bad(self._session.connection, record, self._reading)
            return
        self._refuse_mixing(record)
        if isinstance(record, Right):
            self._take_right(record)
        elif isinstance(record, StatusEvent):
            self._take_event(record)
        else:
            self._take_suit(record)

    def _take_right(self, right: Right) -> None:
        published = ordinal(right.publication_date)
        self._reading.saw(published)
        packed = self._session.packer.pack(right)
        held = entry_of(self._session.connection, right.publication_number)
        if held is None:
            self.tally.added += 1
            self._keep(right, packed)
        elif held.sha256 == packed.sha256 or not self._replaces(right, packed, held):
            self.tally.unchanged += 1
            self._count_withdrawn(events_about(self._session.connection, held.names))
        else:
            self.tally.replaced += 1
            self._keep(right, packed, instead_of=held)

    def _replaces(self, right: Right, packed: Packed, held: Entry) -> bool:
        """Whether a different text of the same number is the better one.

        Not if it was published earlier, was here before and was itself replaced, or comes from
        another source that has less of the text.
        """
        if ordinal(right.publication_date) < held.published:
            return False
        if right.origin.source != held.origin.source and _richness(right) < held.richness:
            return False
        return not was_superseded(self._session.connection, held.number, packed.sha256)

    def _keep(self, right: Right, packed: Packed, *, instead_of: Entry | None = None) -> None:
        session, row = self._session, self._session.next_row
        session.next_row += 1
        if instead_of is not None:
            supersede_entry(session.connection, instead_of.row, row)
            session.facts.retire(instead_of.row)
            self._session.again.discard(instead_of.row)
            self._relatives(instead_of)
        entry = self._entry(right, packed, row)
        insert_entry(session.connection, entry, self._reading.file)
        parents = (r for r in right.relations if r.kind not in NOT_RELIED_ON)
        insert_parents(
            session.connection,
            row,
            [application_key(parent.application_number, right.office) for parent in parents],
        )
        symbols = tuple(session.symbols.id_of(one) for one in symbols_of(right))
        session.facts.put_classes(row, symbols)
        session.words.add_document(document(right, row))
        known = derive(session, right, entry)
        self._relatives(entry)
        self._count_withdrawn(known.events)

    def _entry(self, right: Right, packed: Packed, row: int) -> Entry:
        original = right.reissue_of
        return Entry(
            row=row,
            number=right.publication_number,
            key=right_key(right),
            kind_code=right.kind_code,
            is_grant=right.stage is Stage.GRANT,
            application=_other_key(right),
            reissue_of=split_number(original)[0] if original else None,
            published=ordinal(right.publication_date),
            richness=_richness(right),
            sha256=packed.sha256,
            place=self._session.content.append(packed.head, packed.body),
            origin=right.origin,
        )

    def _relatives(self, entry: Entry) -> None:
        """Mark the rights whose end depends on this publication being here."""
        if not entry.is_grant:
            return
        connection = self._session.connection
        related: list[Entry] = []
        if entry.application is not None and not is_registration(entry.application):
            related += entries_where(connection, "application", entry.application)
        if entry.reissue_of is not None:
            related += entries_where(connection, "key", entry.reissue_of)
        self._session.again.update(other.row for other in related if other.row != entry.row)

    def _take_event(self, event: StatusEvent) -> None:
        connection = self._session.connection
        key, kind_code = split_number(event.publication_number)
        if not insert_event(connection, event, (key, kind_code), self._reading.file):
            return
        self.tally.events += 1
        for entry in entries_named(connection, key):
            if kind_code in ("", entry.kind_code):
                self._session.again.add(entry.row)
                if event.kind is EventKind.WITHDRAWN:
                    self._relatives(entry)

    def _take_suit(self, suit: Suit) -> None:
        keys = tuple(split_number(number) for number in suit.rights)
        keyed = KeyedSuit(suit, folded_name(suit.plaintiff), keys)
        if insert_suit(self._session.connection, keyed, self._reading.file):
            self.tally.suits += 1

    def _count_withdrawn(self, events: tuple[StatusEvent, ...]) -> None:
        self.tally.withdrawn += any(e.kind is EventKind.WITHDRAWN for e in events)

    def _refuse_mixing(self, record: Right | StatusEvent | Suit) -> None:
        if record.origin.sample != self._session.settings.sample:
            raise MixedRegister(
                T(
                    "{file} mixes fictional and real records; a register holds only one sort",
                    file=record.origin.file,
                )
            )


def settle(session: Session) -> None:
    """Derive again the facts of rights that something else in this batch changed."""
    session.content.flush()
    entries = list(entries_in(session.connection, sorted(session.again)).values())
    parts = session.reader.read([entry.place for entry in entries], bodies=False)
    for entry, (head, _) in zip(entries, parts, strict=True):
        derive(session, session.unpacker.head(head, entry.origin), entry)
    session.again.clear()


def derive(session: Session, right: Right, entry: Entry) -> Circumstances:
    """Set the facts of one publication from what is known now, and return that."""
    known = circumstances(session.connection, entry)
    fact = fact_of(right, known, names=session.names, holders=session.holders)
    session.facts.put(entry.row, fact)
    return known


def _other_key(right: Right) -> str | None:
    """Return the key of its application; of a mark, whose number is the same, registration."""
    if right.kind is RightKind.MARK:
        return registration_key(right)
    printed = right.application_number
    return application_key(printed, right.office) if printed else None


def _richness(right: Right) -> int:
    return 2 * bool(right.claims) + bool(right.description)
