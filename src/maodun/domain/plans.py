"""What to file for a product before it goes online: the words of the filing plan."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from maodun.domain.launches import Event, Launch, Money, Sort
from maodun.domain.lives import Applied
from maodun.domain.text import Text


class Way(StrEnum):
    """By which route a right comes into being at an office."""

    DIRECT = "direct"  # filed at the office itself, national or regional
    PARIS = "paris"  # there, with the priority of a first filing elsewhere
    PCT = "pct"
    HAGUE = "hague"
    MADRID = "madrid"
    NO_FILING = "no_filing"  # arises by itself: unregistered designs
    HELD = "held"  # filed or granted already


class Standing(StrEnum):
    """Whether a right can still be had at an office."""

    OPEN = "open"  # nothing was shown that counts: file before it is
    RUNNING = "running"  # something was shown and is forgiven until a day
    LOST = "lost"
    NO_RIGHT = "no_right"  # the office has no such right
    NOT_NEW = "not_new"  # the seller says that nothing of the kind is new
    NEEDS_NO_NOVELTY = "needs_no_novelty"  # marks, rights that arise by showing
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class EventEffect:
    """What one event does to one right.

    Attributes:
        file_by: Last day to file where the event is forgiven, or the day before it where it
            is not and is still to come; None: lost, or unknown.
        counts: The day that must not be later than ``file_by``: ``filing_date``,
            ``priority_date``, ``effective_filing_date``.
        forgiven: None: the law's answer is not known.
        proof_of: Whether each showing is claimed and proved, or the ``earliest`` for all.
    """

    event: Event
    forgiven: bool | None
    file_by: date | None
    counts: str
    because: Text
    statement: str = "none"
    proof: Text | None = None
    applied: tuple[Applied, ...] = ()
    proof_of: str = "each"


@dataclass(frozen=True, slots=True)
class Clock:
    """One kind of right at one office: what is lost already, and what will be, when.

    Attributes:
        file_by: Last day of the safest kind: the filing at this office itself; None: lost,
            unknown, or no day threatens it.
        effects: Of every event, planned ones included.
    """

    office: str
    sort: Sort
    standing: Standing
    file_by: date | None
    because: Text
    effects: tuple[EventEffect, ...] = ()
    applied: tuple[Applied, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """A day that is not certain: earliest, likely and latest."""

    low: date
    likely: date
    high: date


@dataclass(frozen=True, slots=True)
class CostLine:
    """One part of what an option costs.

    Attributes:
        money: As charged, in the currency of the office or agent.
        worth: The same in the currency of the plan.
        source: Rule or table of assumptions it comes from.
        assumed: It rests on an assumption and not on a schedule of fees.
    """

    what: Text
    money: Money
    worth: Money
    source: str
    assumed: bool


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a product's revenue in a market falls into months with the right in force."""

    sku: str
    market: str
    low: Decimal
    likely: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Use:
    """What a right can be used for on a platform.

    Attributes:
        before: Answer of the platform's rule while the right is pending.
        after: Answer once it is granted or registered: ``registered``, ``programme``, ...
        strength: Assumed share of copies it stops there once in force.
    """

    platform: str
    sku: str
    market: str
    before: bool
    after: str
    strength: Decimal
    applied: tuple[Applied, ...] = ()


@dataclass(frozen=True, slots=True)
class RenewalDay:
    """A renewal within or near the selling life."""

    number: int
    opens: date | None
    due: date
    late_until: date | None


@dataclass(frozen=True, slots=True)
class Option:
    """One right at one office by one route.

    Attributes:
        key: Stable within a plan: ``SKU/design/EM/paris``; marks carry the brand.
        skus: Products it protects; several for a mark.
        filed_on: Day on which it would be filed, allowing for preparation.
        file_by: Last day on which it can be filed; None: no day threatens it.
        in_force: When it would be granted or registered; None: unknown.
        ends_on: Last day of its longest term, or None where that is not known.
        published_on: When the application is published before it is granted, or None.
        chance: That it is granted at all, assumed.
        needs: Keys of which at least one must be chosen too; empty: it stands alone.
        cost: None: not known, and then it takes no part in the plan.
        blocked: Why it takes no part, or None.
        first_by: Last day of the first filing it rests on, where that is still to be made.
        first_at: Office of that filing.
        enter_by: Last day to enter the office's own procedure, after an international filing.
    """

    key: str
    skus: tuple[str, ...]
    sort: Sort
    office: str
    way: Way
    filed_on: date | None
    file_by: date | None
    in_force: Span | None
    ends_on: date | None
    chance: Decimal
    cost: Money | None
    lines: tuple[CostLine, ...] = ()
    needs: tuple[str, ...] = ()
    shares: tuple[Share, ...] = ()
    uses: tuple[Use, ...] = ()
    renewals: tuple[RenewalDay, ...] = ()
    published_on: date | None = None
    blocked: Text | None = None
    notes: tuple[Text, ...] = ()
    applied: tuple[Applied, ...] = ()
    first_by: date | None = None
    first_at: str | None = None
    enter_by: date | None = None

    @property
    def act_by(self) -> date | None:
        """The last day on which nothing has to be filed yet; None: no day threatens it."""
        days = [day for day in (self.file_by, self.first_by) if day is not None]
        return min(days, default=None)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why an option is in the plan or not.

    Attributes:
        adds: Protected revenue lost without it (chosen), or won by adding it (not chosen);
            None: it takes no part.
        per_cost: ``adds`` for one unit of cost; None where it costs nothing.
    """

    key: str
    chosen: bool
    adds: Money | None
    per_cost: Decimal | None
    because: Text


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day on which something must have happened, and the rule that says so."""

    sku: str
    on: date
    what: Text
    office: str
    sort: Sort
    chosen: bool
    rules: tuple[str, ...] = ()


class Holding(StrEnum):
    """A cell of the gap: what there is, or could be, for a product in a market."""

    HELD = "held"
    PENDING = "pending"
    POSSIBLE = "possible"
    LOST = "lost"
    UNKNOWN = "unknown"
    NONE = "none"  # no such right in this market, or nothing new to protect


@dataclass(frozen=True, slots=True)
class Cell:
    """One product, market and kind of right.

    Attributes:
        by: Last day on which it is possible whatever else is done; of a right, its end.
        then: Last day where a first filing elsewhere is made in time; None: no later one.
        first_at: Office of that first filing.
        first_by: Last day of that first filing.
    """

    sku: str
    market: str
    sort: Sort
    holding: Holding
    because: Text
    by: date | None = None
    then: date | None = None
    first_at: str | None = None
    first_by: date | None = None


@dataclass(frozen=True, slots=True)
class ProductPlan:
    """One product in a plan."""

    launch: Launch
    clocks: tuple[Clock, ...]
    options: tuple[Option, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a set of options does."""

    chosen: tuple[str, ...]
    spent: Money
    protected: Money


@dataclass(frozen=True, slots=True)
class NextStep:
    """What more money would buy."""

    more: Money
    outcome: Outcome
    added: tuple[str, ...]
    dropped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assumed:
    """One editable number of a plan."""

    name: str
    value: str
    source: str


@dataclass(frozen=True, slots=True)
class AssumedTable:
    """A table of assumptions as printed."""

    name: str
    title: Text
    rows: tuple[Assumed, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The filing plan for one or more products under one budget.

    Attributes:
        forecast: Revenue expected of all products and markets.
        held_only: What the rights held already protect.
        next_step: None: the budget is no limit.
        drafts: Rules used that no lawyer has checked.
    """

    made_on: date
    budget: Money
    products: tuple[ProductPlan, ...]
    outcome: Outcome
    held_only: Outcome
    forecast: Money
    verdicts: tuple[Verdict, ...]
    deadlines: tuple[Deadline, ...]
    next_step: NextStep | None
    tables: tuple[AssumedTable, ...]
    notes: tuple[Text, ...] = ()
    drafts: tuple[str, ...] = ()

    def option(self, key: str) -> Option:
        """Return the option with this key."""
        return next(o for p in self.products for o in p.options if o.key == key)

    def verdict(self, key: str) -> Verdict:
        """Return why this option is chosen or not."""
        return next(verdict for verdict in self.verdicts if verdict.key == key)


@dataclass(frozen=True, slots=True)
class Changed:
    """A plan beside the same plan with some numbers changed."""

    changes: tuple[str, ...]
    before: Plan
    after: Plan
    added: tuple[str, ...]
    dropped: tuple[str, ...]
