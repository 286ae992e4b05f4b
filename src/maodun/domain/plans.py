"""What to file for a product before it goes online: the words of the filing plan."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from enum import StrEnum

from maodun.domain.lives import Applied
from maodun.domain.text import Text, Words

CENT = Decimal("0.01")


class Sort(StrEnum):
    """A right that can be planned; the value is the name of its folder of law files."""

    PATENT = "patent"
    UTILITY_MODEL = "utility_model"
    DESIGN = "design"
    UNREGISTERED_DESIGN = "unregistered_design"
    MARK = "mark"


INVENTIONS = frozenset({Sort.PATENT, Sort.UTILITY_MODEL})
LOOKS = frozenset({Sort.DESIGN, Sort.UNREGISTERED_DESIGN})


class Way(StrEnum):
    """By which route a right comes into being at an office."""

    DIRECT = "direct"  # filed at the office itself, national or regional
    PARIS = "paris"  # there, with the priority of a first filing elsewhere
    PCT = "pct"
    HAGUE = "hague"
    MADRID = "madrid"
    NO_FILING = "no_filing"  # arises by itself: unregistered designs
    HELD = "held"  # filed or granted already


class Act(StrEnum):
    """How something becomes known to the public."""

    LISTING = "listing"
    VIDEO = "video"
    FAIR = "fair"
    CROWDFUNDING = "crowdfunding"
    CATALOGUE = "catalogue"
    SALE = "sale"
    MEETING = "meeting"
    GAZETTE = "gazette"  # published by an office, from an earlier filing of one's own
    OTHER = "other"


class By(StrEnum):
    """Whose knowledge was shown; the law forgives the one and not the other."""

    OWN = "own"  # the seller, or anybody with his consent (supplier, reviewer)
    WITHOUT_CONSENT = "without_consent"  # taken from the seller
    INDEPENDENT = "independent"  # somebody who made the same himself
    UNKNOWN = "unknown"


class Newness(StrEnum):
    """Whether the seller thinks that something about the product is new."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in one currency (ISO 4217); sums of two currencies do not exist."""

    amount: Decimal
    currency: str

    def __str__(self) -> str:
        """In whole units, as a plan shows it."""
        whole = self.amount.quantize(Decimal(1), ROUND_HALF_EVEN) + 0  # no minus zero
        return f"{whole:,} {self.currency}"

    @property
    def cents(self) -> "Money":
        """Rounded to hundredths, as it is stored."""
        return Money(self.amount.quantize(CENT, ROUND_HALF_EVEN), self.currency)


@dataclass(frozen=True, slots=True)
class Event:
    """A day on which the product became or will become public.

    Attributes:
        where: Market in which it happened, or None where nobody said.
        how: In the seller's words, may be empty.
        official: An exhibition or meeting that the law itself names or recognises.
        launch: The first day of sale, which every plan has.
        source: File and line it was read from.
    """

    on: date
    act: Act
    by: By = By.OWN
    where: str | None = None
    how: str = ""
    official: bool = False
    launch: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class OwnRight:
    """A right the seller has or has applied for.

    Attributes:
        number: As the seller writes it.
        granted_on: None: still pending.
        ends_on: None: not before the product's selling life ends, as far as is known.
    """

    number: str
    sort: Sort
    office: str
    filed_on: date | None = None
    granted_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Platform:
    """A place where the product is sold, and its share of a market's revenue."""

    name: str
    share: Decimal


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is expected of one market.

    Attributes:
        revenue: By month of the selling life, in the currency of the launch.
    """

    market: str
    revenue: tuple[Decimal, ...]
    platforms: tuple[Platform, ...] = ()

    @property
    def total(self) -> Decimal:
        """Revenue of the whole selling life."""
        return sum(self.revenue, Decimal(0))


@dataclass(frozen=True, slots=True)
class Launch:
    """A product on its way to market, as its seller describes it.

    Attributes:
        title: In English and Chinese where the seller gives both.
        starts_on: First day of sale.
        months: Length of the selling life.
        home: Office where a first filing is easiest, ST.3.
        events: What was shown or will be, the launch itself included, in order of day.
        made_in: ST.3 code of the country where it was invented, or None.
    """

    sku: str
    title: Text
    brand: str | None
    features_new: Newness
    look_new: Newness
    starts_on: date
    months: int
    currency: str
    home: str
    outlooks: tuple[Outlook, ...]
    events: tuple[Event, ...] = ()
    held: tuple[OwnRight, ...] = ()
    made_in: str | None = None
    source: str = ""

    @property
    def markets(self) -> tuple[str, ...]:
        """Where it is to be sold, in the seller's order."""
        return tuple(outlook.market for outlook in self.outlooks)


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
    """

    event: Event
    forgiven: bool | None
    file_by: date | None
    counts: str
    because: Text
    statement: str = "none"
    proof: Text | None = None
    applied: tuple[Applied, ...] = ()


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
    """One product, market and kind of right; ``by`` is the day until which it is possible."""

    sku: str
    market: str
    sort: Sort
    holding: Holding
    because: Text
    by: date | None = None


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
    title: Words
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
