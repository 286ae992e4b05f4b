"""Listings of others ranked against rights of our own, as data that renders by itself."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from maodun.domain.claims import ClaimReading
from maodun.domain.clearance import DataFile, Gap, SuitSeen
from maodun.domain.evidence import Compared
from maodun.domain.listings.scans import Seen
from maodun.domain.lives import Fate
from maodun.domain.marks import Tier
from maodun.domain.pictures import Resemblance
from maodun.domain.rights import RightKind
from maodun.domain.text import Text


class MatchedBy(StrEnum):
    """What a listing was compared by; strengths of different ones are not comparable."""

    WORDS = "words"  # of marks and works
    CLAIMS = "claims"
    PRODUCT = "product"  # the same product, by what is said of it
    PICTURES = "pictures"  # of designs, works and marks


@dataclass(frozen=True, slots=True)
class OwnRight:
    """A right that listings are matched against, and what to know before using it.

    Attributes:
        owners: As printed; empty: the record names none.
        fate: Where it stands on the day of the match.
        until: Last day it is known to live; None: no end is known.
        in_portfolio: Whether the portfolio lists it as own or licensed.
        warnings: What speaks against acting on it as it is.
        classes: Symbols of its classes, the main one first, with their scheme.
        suits: Cases that name it.
        lines_said: What the record of a design says of its broken lines; "" where nothing.
    """

    number: str
    kind: RightKind
    title: str
    office: str
    owners: tuple[str, ...]
    fate: Fate
    since: date | None
    until: date | None
    in_portfolio: bool
    warnings: tuple[Text, ...]
    classes: tuple[str, ...] = ()
    suits: tuple[SuitSeen, ...] = ()
    lines_said: str = ""


@dataclass(frozen=True, slots=True)
class ClaimMatch:
    """The claim of one right that comes nearest to a listing."""

    number: str
    reading: ClaimReading


@dataclass(frozen=True, slots=True)
class SameProduct:
    """Why a listing may sell a product of ours.

    Attributes:
        sku: Of our product.
        title: Of our product.
        score: 0.0 to 1.0, as the recipe of comparing products gives it.
        because: What weighs most for it and against it.
        evidence: What was compared, weightiest first.
    """

    sku: str
    title: str
    score: float
    tier: Tier
    because: Text
    evidence: tuple[Compared, ...]


@dataclass(frozen=True, slots=True)
class MatchedListing:
    """A listing that came near, with the evidence of one way of comparing.

    Attributes:
        source: File and place, or address, it was read from.
        strength: Orders the listings of one ranking; has no meaning beyond.
        seen: Where our words are in it, weightiest first; only of ``WORDS``.
        claims: The nearest claim of each patent, nearest first; only of ``CLAIMS``.
        same: Why it may be our product; only of ``PRODUCT``.
        resemblances: Our rights whose pictures are near its own, nearest first; only of
            ``PICTURES``.
    """

    sku: str
    title: str
    source: str
    url: str | None
    seller: str | None
    brand: str | None
    strength: float
    seen: tuple[Seen, ...] = ()
    claims: tuple[ClaimMatch, ...] = ()
    same: SameProduct | None = None
    resemblances: tuple[Resemblance, ...] = ()


@dataclass(frozen=True, slots=True)
class SellerCount:
    """How many listings of one seller came near; ``None`` stands for all that name nobody."""

    seller: str | None
    listings: int


@dataclass(frozen=True, slots=True)
class Ranking:
    """The listings that came nearest in one way of comparing, nearest first.

    Attributes:
        recipe: Name of the frozen recipe behind the strengths.
        compared: Listings that were compared so.
        passed_over: Listings that share so few words with any claim that none was read
            against them; only of ``CLAIMS``.
        near: How many of them came near: our words in them, a limitation met, probably the
            same product, pictures not far.
        out: How many were ruled out literally; only of ``CLAIMS``.
        rows: The nearest, also some that only share words where few came near; each listing
            once.
        sellers: Of all that came near, most listings first.
    """

    by: MatchedBy
    recipe: str
    compared: int
    passed_over: int
    near: int
    out: int
    rows: tuple[MatchedListing, ...]
    sellers: tuple[SellerCount, ...]


@dataclass(frozen=True, slots=True)
class Matches:
    """Everything one match found, and everything it rests on.

    Attributes:
        what: Files, folders or addresses that were read.
        listings: How many were read.
        ours: How many of them were left out as our own.
        gaps: What was not compared.
        bad: What could not be read: listings, then pictures of listings, one sentence each.
        complete: False: it was stopped before the last listing.
    """

    what: str
    made_on: date
    rights: tuple[OwnRight, ...]
    listings: int
    ours: int
    rankings: tuple[Ranking, ...]
    gaps: tuple[Gap, ...]
    bad: tuple[Text, ...]
    complete: bool
    data_files: tuple[DataFile, ...]
    sample_data: bool
