"""A scan of listings for other people's words, as data that renders without the register."""

from dataclasses import dataclass
from datetime import date

from maodun.domain.clearance import DataFile, Gap, Window
from maodun.domain.marks import Sighting, Tier
from maodun.domain.rights import RightKind, Stage
from maodun.domain.text import Text


@dataclass(frozen=True, slots=True)
class SignSeen:
    """A mark or work that words of a listing come near, as the register holds it.

    Attributes:
        words: Of the mark, or the title of the work.
        owners: As printed; empty: the record names none.
        classes: Nice classes, sorted; empty: not known.
        stage: Registered, or applied for.
        since: Day of registration, else of filing; None: not known.
        until: Last day it is known to live; None: no end is known.
        suits: How many court cases name it or were brought by its owner, as far as known.
    """

    number: str
    words: str
    kind: RightKind
    office: str
    owners: tuple[str, ...]
    classes: tuple[int, ...]
    stage: Stage
    since: date | None
    until: date | None
    suits: int


@dataclass(frozen=True, slots=True)
class Seen:
    """A sighting with the words of the listing around it, so that it is read in its place.

    Attributes:
        picture: File of the picture that the words are written in; "": the listing says them.
    """

    sighting: Sighting
    before: str
    after: str
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Rewording:
    """What to write in one field in place of what stands there."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ScannedListing:
    """One listing in which something was seen.

    Attributes:
        source: File and place, or address, it was read from.
        seen: Weightiest first.
        rewordings: What to change so that none of its alarms is left, field by field.
    """

    sku: str
    title: str
    source: str
    url: str | None
    seller: str | None
    brand: str | None
    seen: tuple[Seen, ...]
    rewordings: tuple[Rewording, ...]


@dataclass(frozen=True, slots=True)
class LookedAt:
    """How many rights with what dates stand behind a scan, of one office and kind.

    Attributes:
        rights: In the register, dead ones too.
        first_on: Earliest publication, or None.
        last_on: Latest publication, or None.
    """

    office: str
    kind: RightKind
    rights: int
    first_on: date | None
    last_on: date | None


@dataclass(frozen=True, slots=True)
class Scan:
    """Everything one scan found, and everything it rests on.

    Attributes:
        what: File, folder or address that was scanned.
        made_on: Day of the scan.
        listings: How many were read.
        alarming: How many of them have an alarm.
        signs: Live marks and works with words that every listing was held against.
        held: How many publications of them are own or licensed.
        pictures: How many pictures of listings were read.
        found: Listings in which something was seen, weightiest first.
        signs_seen: Every mark and work named in ``found``, in order of number.
        tiers: How many sightings of each tier, those not shown too, strongest first.
        complete: False: it was stopped before the last listing.
        bad: What could not be read: listings, then pictures of listings, one sentence each.
    """

    what: str
    market: str
    offices: tuple[str, ...]
    window: Window
    made_on: date
    recipe: str
    listings: int
    alarming: int
    signs: int
    held: int
    found: tuple[ScannedListing, ...]
    signs_seen: tuple[SignSeen, ...]
    tiers: tuple[tuple[Tier, int], ...]
    looked_at: tuple[LookedAt, ...]
    gaps: tuple[Gap, ...]
    bad: tuple[Text, ...]
    complete: bool
    data_files: tuple[DataFile, ...]
    sample_data: bool
    pictures: int = 0

    @property
    def holds_marks(self) -> bool:
        """Whether the register holds marks of any office that counts in the market."""
        return any(row.kind is RightKind.MARK and row.rights for row in self.looked_at)
