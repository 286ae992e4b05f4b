"""What rules other than lengths hold: renewals, fees, grace, ranges, statements."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from maodun.domain.calendar import Family
from maodun.domain.rights import RightKind
from maodun.rules.facts import DayName
from maodun.rules.forms.basics import Bilingual, Closed, RuleName, Sentence
from maodun.rules.forms.lengths import Count, Span

Amount = Annotated[Decimal, Field(ge=0)]
ItemName = Annotated[str, Field(pattern=r"^[a-z0-9_]+$")]


class Counted(Span):
    """A length beside a day that is known, with the way months are counted.

    Attributes:
        first_day: What opens a window: the day itself, the next one, or the first of the month
            after a month's last day.
    """

    family: Family = "clamp"
    first_day: Literal["same", "next", "month_start"] = "same"

    @model_validator(mode="after")
    def _no_business_days(self) -> Self:
        if self.business_days is not None:
            raise ValueError("a window is not counted in business days")
        return self


class Renewals(Closed):
    """When fees fall due that keep a right, and how long each may be paid.

    Attributes:
        at: Each due day, from the start; or ``first``, ``every`` and ``last``.
        last: None with ``every``: without end.
        numbered_from: Number of the first; an office may call it the 3rd year's fee.
        windows_from: Where ``opens`` and ``late`` are counted; ``start``: from the day that the
            due day is counted from (37 CFR 1.362: 3 years to 4 years after grant).
        opens: How long before the due day it may be paid.
        opens_first: The same for the first one, where it differs.
        free: How long after the due day it costs no more.
        late: Last day with a surcharge, from the due day; None: none.
        moves: Whether payment may still be made on the next open day; the due day never moves.
        fee: The schedule with the amounts.
    """

    at: tuple[Span, ...] = ()
    first: Span | None = None
    every: Span | None = None
    last: Span | None = None
    numbered_from: Count = 1
    due: Literal["day", "month_end", "day_before"] = "day"
    windows_from: Literal["due", "start"] = "due"
    opens: Counted | None = None
    opens_first: Counted | None = None
    free: Counted | None = None
    late: Counted | None = None
    moves: Literal["payment", "none"]
    fee: RuleName | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if bool(self.at) == (self.first is not None):
            raise ValueError("give either 'at' or 'first'")
        if self.last is not None and self.every is None:
            raise ValueError("'last' needs 'every'")
        spans = (*self.at, self.first, self.every, self.last)
        if any(span is not None and span.in_months is None for span in spans):
            raise ValueError("renewals are counted in years or months")
        return self


class GraceValue(Closed):
    """How long after a disclosure an application is still in time.

    Attributes:
        before: The day that must come within the time: the filing itself or the priority.
        forgives: Disclosures that do not count; ``own``: by the maker or through them.
        excludes: Of those, what counts all the same; ``gazette``: an office's publication.
        statement: Whether and when the applicant must say that it claims the time.
        proof_days: Days after filing to hand in the proof, or ``proof_months``.
        proof_of: Whether each disclosure is claimed and proved, or the earliest for all.
    """

    months: Count | None = None
    days: Count | None = None
    family: Family = "clamp"
    roll: Literal["forward", "none"]
    before: DayName
    forgives: frozenset[
        Literal["own", "abuse", "official_exhibition", "academic_meeting", "emergency"]
    ] = Field(min_length=1)
    excludes: frozenset[Literal["gazette", "sale"]] = Field(frozenset(), alias="except")
    statement: Literal["none", "at_filing", "on_request", "unknown"] = "unknown"
    proof_days: Count | None = None
    proof_months: Count | None = None
    proof_of: Literal["each", "earliest"] = "each"

    @model_validator(mode="after")
    def _one_unit(self) -> Self:
        if (self.months is None) == (self.days is None):
            raise ValueError("give months or days, not both and not neither")
        return self


class NoGrace(Closed):
    """No disclosure is forgiven, or the question does not arise."""

    none: Bilingual


class PendencyValue(Closed):
    """How long an office takes, as a range from filing (``from`` says otherwise)."""

    months: tuple[Decimal, Decimal] | None = None
    days: tuple[Decimal, Decimal] | None = None
    from_: Literal["filing", "request", "publication"] = Field("filing", alias="from")
    until: Literal["grant", "registration", "first_action"]
    year: Sentence

    @model_validator(mode="after")
    def _one_range(self) -> Self:
        given = self.months or self.days
        if given is None or (self.months is not None and self.days is not None):
            raise ValueError("give months or days, not both and not neither")
        if given[0] > given[1]:
            raise ValueError("the range ends before it begins")
        return self


class Tier(Closed):
    """Units up to a number, the price of each, or one amount for all."""

    up_to: Count | None = None
    each: Amount | None = None
    amount: Amount | None = None


class Item(Closed):
    """One fee of a schedule.

    Attributes:
        amount: A fixed amount for large entities; ``small`` and ``micro`` where they pay less.
        each: The price of one unit, of which the first ``over`` are free.
        minimum: What is owed at least.
        tiers: Each unit costs what its tier says.
        bands: One amount for all, by how many they are. Above the last nothing is known.
    """

    title: Bilingual
    amount: Amount | None = None
    each: Amount | None = None
    small: Amount | None = None
    micro: Amount | None = None
    over: Annotated[int, Field(ge=0)] = 0
    minimum: Amount | None = None
    unit: Sentence | None = None
    tiers: tuple[Tier, ...] = ()
    bands: tuple[Tier, ...] = ()

    @model_validator(mode="after")
    def _one_price(self) -> Self:
        ways = [
            self.amount is not None,
            self.each is not None,
            bool(self.tiers),
            bool(self.bands),
        ]
        if sum(ways) != 1:
            raise ValueError("give exactly one of amount, each, tiers, bands")
        return self

    @model_validator(mode="after")
    def _rows_have_their_price(self) -> Self:
        if any(tier.each is None or tier.amount is not None for tier in self.tiers):
            raise ValueError("each tier gives 'each', the price of one unit")
        if any(band.amount is None or band.each is not None for band in self.bands):
            raise ValueError("each band gives 'amount', one for all")
        tops = [row.up_to for row in (*self.tiers, *self.bands)]
        known = [top for top in tops if top is not None]
        if known != sorted(set(known)) or None in tops[:-1]:
            raise ValueError("rows go up by 'up_to', and only the last may have none")
        if (self.tiers or self.bands) and (self.small or self.micro):
            raise ValueError("'small' and 'micro' stand beside amount or each")
        return self


class ScheduleValue(Closed):
    """A table of official fees; amounts are in units of the currency.

    Attributes:
        as_of: The day for which the table was read.
        totals: Named sums of items of one payment.
    """

    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    as_of: date
    items: Mapping[ItemName, Item] = Field(min_length=1)
    totals: Mapping[ItemName, tuple[ItemName, ...]] = {}

    @model_validator(mode="after")
    def _totals_are_of_items(self) -> Self:
        for name, parts in self.totals.items():
            missing = [part for part in parts if part not in self.items]
            if missing or name in self.items:
                raise ValueError(f"the total {name} does not fit the items: {missing}")
        return self


class ProtectionValue(Closed):
    """Whether an office has this right, how it is examined, what it protects and needs."""

    exists: bool
    examined: Literal["substantive", "formal", "none"] | None = None
    protects: Bilingual | None = None
    needs: Bilingual | None = None

    @model_validator(mode="after")
    def _said_if_it_exists(self) -> Self:
        if self.exists and (self.examined is None or self.protects is None):
            raise ValueError("a right that exists says how it is examined and what it protects")
        return self


class AdjustmentValue(Closed):
    """How many days a term is lengthened: kinds of delay that add and that take away.

    The sum is never below zero. A kind that a case does not give is none.
    """

    adds: tuple[ItemName, ...] = Field(min_length=1)
    subtracts: tuple[ItemName, ...] = ()
    names: Mapping[ItemName, Bilingual]

    @model_validator(mode="after")
    def _each_has_a_name(self) -> Self:
        if set(self.names) != {*self.adds, *self.subtracts}:
            raise ValueError("each kind of delay has a name, and nothing else has one")
        return self


class AcceptanceValue(Closed):
    """Which rights a platform acts on, and what a notice to it needs.

    Attributes:
        rights: From what stage on: ``registered``; ``pending``: already when filed; ``any``:
            also unregistered; ``court_order``, ``programme``: only through those.
        at_most: Listings in one notice; ``unit`` says of what.
    """

    rights: Mapping[
        RightKind,
        Literal["registered", "pending", "any", "court_order", "programme", "no", "unknown"],
    ]
    fields: tuple[Bilingual, ...] = ()
    at_most: Count | None = None
    unit: Bilingual | None = None
    statement: Bilingual | None = None
