"""A product on its way to market: what its seller says about it before it goes online."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from enum import StrEnum

from maodun.domain.text import Text

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


class Shows(StrEnum):
    """What a showing made known; everything, as long as nobody says less."""

    LOOK = "look"
    FEATURES = "features"  # how it works
    BOTH = "both"
    UNKNOWN = "unknown"  # the look at least


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
        planned: The seller wrote it down as something to come.
    """

    on: date
    act: Act
    by: By = By.OWN
    where: str | None = None
    how: str = ""
    official: bool = False
    launch: bool = False
    source: str = ""
    shows: Shows = Shows.BOTH
    planned: bool = False


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
        size: Of the applicant, where an office asks less of the small: ``large``, ``small``,
            ``micro``; None: as the plan assumes.
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
    size: str | None = None

    @property
    def markets(self) -> tuple[str, ...]:
        """Where it is to be sold, in the seller's order."""
        return tuple(outlook.market for outlook in self.outlooks)
