"""What an office's own words for where a right stands mean for its end: a table per office."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Literal, Self

from pydantic import Field, model_validator

from maodun.domain.lives import Applied, Confidence
from maodun.domain.records import EventKind, StatusEvent
from maodun.domain.rights import Right, RightKind
from maodun.domain.text import T, Text
from maodun.rules.files import STATUS_CODES, law_folder, per_folder
from maodun.rules.forms.basics import (
    DRAFT,
    Bilingual,
    Checked,
    Closed,
    Scope,
    Sentence,
    Source,
)
from maodun.rules.forms.documents import read_table
from maodun.rules.lives.endings import when


class Standing(StrEnum):
    """What one status means for whether the right counts."""

    REGISTERED = "registered"
    PENDING = "pending"  # applied for; nothing ended it
    LIVE = "live"  # the office says live, and not which of the two
    LAPSED = "lapsed"  # abandoned, expired, surrendered, or something was left undone
    REVOKED = "revoked"  # a court, a tribunal or the office cancelled it
    OPEN = "open"  # neither live nor dead, or dead and its revival is being decided


MEANINGS = {
    Standing.REGISTERED: T("registered"),
    Standing.PENDING: T("applied for"),
    Standing.LIVE: T("live"),
    Standing.LAPSED: T("ended"),
    Standing.REVOKED: T("cancelled by a tribunal or the office"),
    Standing.OPEN: T("neither live nor dead"),
}
BECOMES = {
    Standing.REGISTERED: EventKind.REINSTATED,
    Standing.PENDING: EventKind.REINSTATED,
    Standing.LIVE: EventKind.REINSTATED,
    Standing.LAPSED: EventKind.LAPSED,
    Standing.REVOKED: EventKind.REVOKED,
    Standing.OPEN: EventKind.OTHER,
}
"""A live status takes back an earlier end; one that says nothing makes it doubtful."""


class StatusCodesFile(Closed):
    """What the statuses of one office mean.

    Attributes:
        begins_with_code: An event's value begins with the code, and only that counts; else the
            whole of it is looked for, among keys and words alike.
        as_of: Day of the office's own table.
        use_accepted: Codes that say that the office accepted a declaration of use.
        means: By meaning, the office's words by its code. Where the office has no codes, both
            are its words. Capitals, underscores and blanks do not count.
    """

    rule: Sentence
    kind: Literal["status_codes"]
    title: Bilingual
    applies_to: Scope
    begins_with_code: bool = False
    as_of: date
    means: Mapping[Standing, Mapping[Sentence, Sentence]] = Field(min_length=1)
    use_accepted: tuple[Sentence, ...] = ()
    sources: tuple[Source, ...] = Field(min_length=1)
    checked: Checked

    @model_validator(mode="after")
    def _each_status_once(self) -> Self:
        found: dict[str, Standing] = {}
        for standing, words in self.means.items():
            for one in {folded(word) for pair in words.items() for word in pair}:
                if found.setdefault(one, standing) is not standing:
                    raise ValueError(f"the status {one} has two meanings")
        return self


@dataclass(frozen=True, slots=True)
class Statuses:
    """The events of a right with its statuses as what they mean.

    Attributes:
        told: The table that was used, with the newest status.
        notes: What it leaves open.
        use_accepted: The newest status that says a declaration of use was accepted, or "".
    """

    events: tuple[StatusEvent, ...]
    told: tuple[Applied, ...] = ()
    notes: tuple[Text, ...] = ()
    use_accepted: str = ""


def read_statuses(right: Right, events: Sequence[StatusEvent]) -> Statuses:
    """Return ``events`` with each status in its office's words as an end, a return or neither.

    A status that no table knows ends nothing, makes an earlier end doubtful and is noted.
    """
    stated = [event for event in events if event.kind is EventKind.STATUS]
    if not stated:
        return Statuses(tuple(events))
    table = status_table(right.office, right.kind)
    if table is None:
        others = tuple(event for event in events if event.kind is not EventKind.STATUS)
        return Statuses(others, notes=(_no_table(stated[-1], right.office),))
    ordered = in_order(stated, table)
    accepted = (
        one.value for one in reversed(ordered) if _key(table, one.value) in _used(table)
    )
    return Statuses(
        tuple(_as_meant(event, table) for event in events),
        (_applied(table, ordered[-1]),),
        _left_open(table, ordered[-1]),
        words_of(table, next(accepted, "")),
    )


def in_order(stated: Sequence[StatusEvent], table: StatusCodesFile) -> list[StatusEvent]:
    """Return statuses from the oldest to the newest, in the order in which they count."""
    return sorted(stated, key=lambda event: when(_as_meant(event, table)))


def standing_of(table: StatusCodesFile, value: str) -> Standing | None:
    """Return what the value of an event means; None: the table does not have it."""
    return _lookup(table.rule).get(_key(table, value))


def words_of(table: StatusCodesFile, value: str) -> str:
    """Return the office's words for the value of an event: its own where it has any."""
    code, _, words = value.partition(" ")
    if not table.begins_with_code or words:
        return value
    found = (pairs[code] for pairs in table.means.values() if code in pairs)
    return f"{code} {next(found, '')}".strip()


@per_folder
def status_table(office: str, kind: RightKind) -> StatusCodesFile | None:
    """Return the table of one office and kind of right, or None where nobody has written it.

    Raises:
        BadLawFile: The file breaks the form.
    """
    name = f"{office.lower()}/{kind.value}/{STATUS_CODES}"
    if not (law_folder() / f"{name}.yaml").is_file():
        return None
    return read_table(StatusCodesFile, name)


@lru_cache(maxsize=4_096)
def folded(status: str) -> str:
    """Return a status in one spelling."""
    return " ".join(status.replace("_", " ").casefold().split())


@per_folder
def _lookup(rule: str) -> Mapping[str, Standing]:
    table = read_table(StatusCodesFile, rule.replace(".", "/"))
    return {
        folded(word): standing
        for standing, words in table.means.items()
        for pair in words.items()
        for word in (pair[:1] if table.begins_with_code else pair)
    }


def _key(table: StatusCodesFile, value: str) -> str:
    return folded(value.partition(" ")[0] if table.begins_with_code else value)


def _used(table: StatusCodesFile) -> frozenset[str]:
    return frozenset(map(folded, table.use_accepted))


def _as_meant(event: StatusEvent, table: StatusCodesFile) -> StatusEvent:
    if event.kind is not EventKind.STATUS:
        return event
    standing = standing_of(table, event.value) or Standing.OPEN
    return replace(event, kind=BECOMES[standing], value=words_of(table, event.value))


def _applied(table: StatusCodesFile, newest: StatusEvent) -> Applied:
    standing = standing_of(table, newest.value)
    status = words_of(table, newest.value)
    meaning = T("not in the table") if standing is None else MEANINGS[standing]
    step = T(
        "Status, of which day is not said: {status} ({meaning})", status=status, meaning=meaning
    )
    if newest.on is not None:
        step = T(
            "Status of {day}: {status} ({meaning})",
            day=newest.on,
            status=status,
            meaning=meaning,
        )
    return Applied(
        table.rule,
        table.as_of,
        tuple(source.plain for source in table.sources),
        (step,),
        table.checked.by == DRAFT,
        _confidence(table.sources),
    )


def _confidence(sources: Sequence[Source]) -> Confidence:
    opened = [source.url is not None for source in sources]
    if all(opened):
        return Confidence.READ
    return Confidence.PARTLY if any(opened) else Confidence.UNREAD


def _left_open(table: StatusCodesFile, newest: StatusEvent) -> tuple[Text, ...]:
    standing = standing_of(table, newest.value)
    if standing is None:
        return (
            T(
                "The status {status} is not in {rule}; it ends nothing",
                status=newest.value,
                rule=table.rule,
            ),
        )
    if standing is not Standing.OPEN:
        return ()
    status = words_of(table, newest.value)
    return (
        T("Its status, {status}, says neither live nor dead; it ends nothing", status=status),
    )


def _no_table(event: StatusEvent, office: str) -> Text:
    return T(
        "No table here says what the status {status} of office {office} means; it ends nothing",
        status=event.value,
        office=office,
    )
