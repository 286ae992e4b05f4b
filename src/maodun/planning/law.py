"""What the planner asks the law, and the answers; ``Unknown`` where no rule answers."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from maodun.domain.launches import Money, Sort
from maodun.domain.lives import Applied
from maodun.domain.plans import RenewalDay
from maodun.domain.text import Text


@dataclass(frozen=True, slots=True)
class Unknown:
    """The law files have no answer; the planner says so and does not guess."""

    because: Text


@dataclass(frozen=True, slots=True)
class Existing:
    """Whether an office has a right at all.

    Attributes:
        examined: ``substantive``, ``formal``, ``none``; None: not said.
        protects: What it protects, in the words of the rule; None: not said.
        needs: What it asks for.
        arises: An unregistered right that arises by showing, for a time the law files know.
    """

    exists: bool
    examined: str | None
    applied: Applied
    protects: Text | None = None
    needs: Text | None = None
    arises: bool = True


@dataclass(frozen=True, slots=True)
class Forgiveness:
    """Which disclosures an office forgives, and until when it must be filed.

    Attributes:
        forgives: ``own``, ``abuse``, ``official_exhibition``, ``academic_meeting``,
            ``emergency``; empty: nothing.
        excludes: ``gazette``, ``sale``: not forgiven all the same.
        file_by: Last day, for the disclosure asked about; None: nothing is forgiven.
        before: The day that must come in time: ``filing_date``, ``priority_date``, ...
        proof: Time after filing to hand in proof of the disclosure; None: none.
        proof_of: ``each`` disclosure is claimed and proved, or the ``earliest`` for all.
    """

    forgives: frozenset[str]
    excludes: frozenset[str]
    file_by: date | None
    before: str
    statement: str
    proof: Text | None
    applied: Applied
    proof_of: str = "each"


@dataclass(frozen=True, slots=True)
class Until:
    """A last day with the rule behind it."""

    day: date | None
    applied: Applied


@dataclass(frozen=True, slots=True)
class Waiting:
    """How long an office takes, from ``counts`` (``filing``, ``request``, ``publication``)."""

    low_months: Decimal
    high_months: Decimal
    counts: str
    until: str
    applied: Applied


@dataclass(frozen=True, slots=True)
class FeeLine:
    """One official fee."""

    what: Text
    money: Money
    applied: Applied


@dataclass(frozen=True, slots=True)
class Renewing:
    """The days on which a right must be renewed."""

    days: tuple[RenewalDay, ...]
    applied: tuple[Applied, ...]


@dataclass(frozen=True, slots=True)
class Accepting:
    """How a platform takes a kind of right: ``registered``, ``pending``, ``no``, ..."""

    answer: str
    applied: Applied


@dataclass(frozen=True, slots=True)
class Payer:
    """For whom and how much of it an official fee is asked."""

    size: str
    claims: int
    pictures: int
    classes: int


@dataclass(frozen=True, slots=True)
class Said:
    """What the law says where nothing is computed."""

    words: Text
    applied: Applied


class Law(Protocol):
    """The law as the planner needs it. Every answer carries the rule it comes from."""

    def offices(self, market: str) -> tuple[str, ...]:
        """Return the offices whose rights count in this market."""

    def within(self, market: str, place: str) -> bool:
        """Return whether ``place``, a market or a country, lies in the market."""

    def grants(self, office: str, sort: Sort) -> bool:
        """Return whether the office deals with rights of this kind at all."""

    def existing(self, office: str, sort: Sort, *, on: date) -> Existing | Unknown:
        """Return whether the office has this right."""

    def forgiveness(
        self, office: str, sort: Sort, *, shown_on: date, on: date
    ) -> Forgiveness | Unknown:
        """Return what the office forgives of a disclosure, by the law of the day ``on``."""

    def priority_end(self, office: str, sort: Sort, *, first_on: date) -> Until | Unknown:
        """Return the last day to file there with the priority of this first filing."""

    def publication(self, office: str, sort: Sort, *, filed_on: date) -> Until | Unknown:
        """Return the day on which the application is published, where that is before grant."""

    def waiting(self, office: str, sort: Sort, *, on: date) -> Waiting | Unknown:
        """Return how long the office takes."""

    def term_end(
        self, office: str, sort: Sort, *, filed_on: date, granted_on: date
    ) -> Until | Unknown:
        """Return the last day of the longest term; no day: endless."""

    def renewing(
        self, office: str, sort: Sort, *, filed_on: date, granted_on: date, until: date
    ) -> Renewing | Unknown:
        """Return when it must be renewed, until some day."""

    def fees(
        self, office: str, sort: Sort, *, on: date, payer: Payer
    ) -> tuple[FeeLine, ...] | Unknown:
        """Return the official fees until grant."""

    def route_fees(
        self, route: str, office: str | None, *, on: date, payer: Payer
    ) -> tuple[FeeLine, ...] | Unknown:
        """Return the fees of ``pct``, ``hague`` or ``madrid``: basic, or of one designation."""

    def route_publication(self, route: str, *, filed_on: date) -> Until | Unknown:
        """Return when an international registration is published, if nobody asks sooner."""

    def refusal_end(
        self, route: str, office: str, sort: Sort, *, counted_from: date
    ) -> Until | Unknown:
        """Return the last day on which a designated office can refuse; then it protects.

        Counted from publication (The Hague) or from when the office was told (Madrid).
        """

    def next_open(self, office: str, day: date) -> date:
        """Return the day, or the first one after it, on which the office is open."""

    def route_priority_end(self, route: str, *, first_on: date) -> Until | Unknown:
        """Return the last day for an application by the route to claim a priority."""

    def barred(self, route: str, office: str, sort: Sort, *, on: date) -> Unknown | None:
        """Return why an international application cannot name the office; None: it can."""

    def barred_at_home(self, route: str, home: str, sort: Sort, *, on: date) -> Unknown | None:
        """Return why nobody can file by the route from this office; None: one can."""

    def national_phase_end(self, office: str, *, first_on: date) -> Until | Unknown:
        """Return the last day to enter the national phase of an international application."""

    def going_abroad(self, country: str, *, on: date) -> Said | Unknown:
        """Return what a country wants before its inventions are filed elsewhere."""

    def accepting(self, platform: str, sort: Sort, *, on: date) -> Accepting | Unknown:
        """Return how a platform takes this right."""
