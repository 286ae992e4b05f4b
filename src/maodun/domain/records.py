"""What sources yield: rights, events in their lives, and what could not be read."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from maodun.domain.errors import BadRecord
from maodun.domain.rights import Origin, Right


class EventKind(StrEnum):
    """What happened to a right after it was published."""

    LAPSED = "lapsed"
    REINSTATED = "reinstated"
    WITHDRAWN = "withdrawn"
    FEE_PAID = "fee_paid"
    OWNER = "owner"
    DISCLAIMED = "disclaimed"
    REVOKED = "revoked"
    SUIT = "suit"
    FEE_UNPAID = "fee_unpaid"  # a fee that keeps it in force; the day is that of the entry
    STATUS = "status"  # the office's own code and words for where it stands, from this day on
    OTHER = "other"  # entered by its office; what that means here is not known


@dataclass(frozen=True, slots=True)
class StatusEvent:
    """Something that happened to a right, apart from its text; never edited, only added to.

    Attributes:
        publication_number: Canonical number of the right concerned, kind code optional.
        on: Day it took effect, or for ``FEE_UNPAID`` and ``OTHER`` was entered; None: the
            source does not say.
        value: What belongs to the kind: new owner, court and number of a suit, fee code,
            status code and its words with a space between.
    """

    publication_number: str
    kind: EventKind
    on: date | None
    value: str
    origin: Origin


def fee_value(number: int, code: str) -> str:
    """Return the value of a ``FEE_PAID`` event that says which of several fees was paid.

    Numbers are those of the rule that says when fees fall due: the first is 1.
    """
    return f"fee_{number} {code}"


def fee_number(value: str) -> int | None:
    """Return which fee such a value names, None where it names none."""
    found = _FEE.match(value)
    return None if found is None else int(found[1])


_FEE = re.compile(r"fee_(\d{1,3})\b", re.ASCII)


@dataclass(frozen=True, slots=True)
class Suit:
    """A court case about rights.

    Attributes:
        court: As printed.
        number: Docket number.
        filed_on: Day filed, or None.
        plaintiff: As printed.
        rights: Canonical numbers of the rights in suit; may be empty (then only the holder
            is known to sue).
    """

    court: str
    number: str
    filed_on: date | None
    plaintiff: str
    rights: tuple[str, ...]
    origin: Origin


Record = Right | StatusEvent | Suit | BadRecord
"""One thing a source yields. A source never raises for one bad record; it yields it."""


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """One file as a source publishes it; the unit of adding, resuming and coverage.

    Attributes:
        path: Where it lies.
        member: Name inside the archive at ``path``, or "" for a bare file.
        source: Name of the source that reads it.
        size: Unpacked bytes.
        head: Hash of how the unpacked file begins, which tells another file of the same name
            and size from this one; "": not known.
    """

    path: Path
    member: str
    source: str
    size: int
    head: str = ""

    @property
    def name(self) -> str:
        """Its published name, without folders."""
        return (self.member or self.path.name).rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Read:
    """One record and where reading goes on after it.

    Attributes:
        next_offset: Bytes of the unpacked file that are done; reading may resume there.
    """

    record: Record
    next_offset: int
