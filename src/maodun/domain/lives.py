"""When a right can bite: from when, until when, and the law that says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from maodun.domain.rights import Stage
from maodun.domain.text import Text


class Fate(StrEnum):
    """Where a publication stands, as far as its record says."""

    IN_FORCE = "in_force"  # granted; fees may be unknown, then said in the notes
    PENDING = "pending"  # application, nothing says it ended
    EXPIRED = "expired"  # the longest possible term is over
    LAPSED = "lapsed"  # ended early: fees, abandonment, surrender
    WITHDRAWN = "withdrawn"  # the office took the publication back
    REPLACED = "replaced"  # its grant, or its reissue, is published instead
    REVOKED = "revoked"  # cancelled by a tribunal or the office
    UNKNOWN = "unknown"  # a date is missing or no rule covers the office


@dataclass(frozen=True, slots=True)
class LawSource:
    """Where the law says so; ``url`` and ``says`` are "" until somebody has read the text.

    ``secondary``: the page is not the office's or the legislator's own.
    """

    cite: str
    url: str = ""
    says: str = ""
    secondary: bool = False


def official_first(sources: Sequence[LawSource]) -> tuple[LawSource, ...]:
    """Return the sources with the best evidence first, otherwise in their order.

    First what the office or the legislator publishes itself, then pages of others that were
    read, then texts that nobody has opened.
    """
    return tuple(sorted(sources, key=_rank))


def _rank(source: LawSource) -> int:
    if not source.url:
        return 2
    return 1 if source.secondary else 0


class Confidence(StrEnum):
    """Whether somebody opened the texts that a version of a rule rests on."""

    READ = "read"  # every source
    PARTLY = "partly"  # some
    UNREAD = "unread"  # none: from memory


@dataclass(frozen=True, slots=True)
class Conflict:
    """What another source says instead; shown beside the value that was used."""

    value: Text
    source: LawSource


@dataclass(frozen=True, slots=True)
class Applied:
    """One rule that was applied, with each step of the calculation.

    Attributes:
        rule: Its id: ``us.patent.term``.
        version_from: First day of the version used.
        steps: The calculation, one sentence each.
        draft: Nobody with a name has checked this rule against its sources.
        confidence: Whether the sources of this version were read.
        note: What a reader must know beside the value.
    """

    rule: str
    version_from: date
    sources: tuple[LawSource, ...]
    steps: tuple[Text, ...]
    draft: bool
    confidence: Confidence = Confidence.UNREAD
    conflicts: tuple[Conflict, ...] = ()
    note: Text | None = None


class Payment(StrEnum):
    """What is known of one fee that keeps a right."""

    PAID = "paid"
    UNPAID = "unpaid"  # and so the right lapsed
    DOUBTFUL = "doubtful"  # entered as unpaid; a later entry may have undone that
    REVIVED = "revived"  # unpaid, lapsed, and taken back by the office
    UNKNOWN = "unknown"  # nothing says either


@dataclass(frozen=True, slots=True)
class FeeWindow:
    """One fee that keeps a right: when it can be paid, and what is known of it.

    Attributes:
        number: As its office counts; the first is 1 where it does not count by years.
        opens: First day on which it can be paid; None: not said.
        due: Last day without a surcharge, as counted.
        late_until: Last day with a surcharge, as counted; None: there is none.
        payment: UNKNOWN never counts against the right.
        paid_on: Day it was paid, if that is known.
        lapsed_on: Last day before the right lapsed because of it.
        revived_on: Day the office took that back, if known.
    """

    number: int
    opens: date | None
    due: date
    late_until: date | None
    payment: Payment = Payment.UNKNOWN
    paid_on: date | None = None
    lapsed_on: date | None = None
    revived_on: date | None = None


@dataclass(frozen=True, slots=True)
class Life:
    """The longest time in which a right can be enforced, and why. Independent of today.

    Attributes:
        stage: Application or grant.
        begins_on: First day it can be enforced: grant or registration; None: not yet granted,
            or unknown.
        ends_on: Last day of the longest possible term, or the last day before it ended early;
            None: cannot be said, which never rules a right out.
        ends_by: What it is after ``ends_on``; None with ``ends_on`` None.
        applied: The rules behind the dates.
        notes: What could change them: fees unknown, disclaimer, provisional rights.
        may_return_until: Day until which a lapse is taken to be undone; None: nothing lapsed.
        nominal_on: Last day of the term by what is printed, whether or not days are added that
            are not known; None: no term was computed.
        fees: The fees that keep it, in order; empty: none are owed, or not computed.
    """

    stage: Stage
    begins_on: date | None
    ends_on: date | None
    ends_by: Fate | None
    applied: tuple[Applied, ...] = ()
    notes: tuple[Text, ...] = ()
    may_return_until: date | None = None
    nominal_on: date | None = None
    fees: tuple[FeeWindow, ...] = ()

    @property
    def out_after(self) -> date | None:
        """The last day on which the right counts; None: it is never ruled out by its dates.

        Later than ``ends_on`` where a lapse may still be undone.
        """
        if self.ends_on is None or self.ends_by is None:
            return None
        return max(self.ends_on, self.may_return_until or self.ends_on)

    def fate_on(self, day: date) -> Fate:
        """Return where the right stands on ``day``, as far as the record says."""
        if self.ends_on is not None and self.ends_by is not None and day > self.ends_on:
            return self.ends_by
        if self.stage is Stage.APPLICATION:
            return Fate.PENDING
        return Fate.UNKNOWN if self.begins_on is None else Fate.IN_FORCE
