"""A clearance: one product against everybody's rights in one market, as data.

Complete in itself: a past clearance renders without the register.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from maodun.domain.calendar import add_months
from maodun.domain.claims import ClaimReading, Limitation
from maodun.domain.lives import Life
from maodun.domain.marks import Sighting
from maodun.domain.pictures import Album, Resemblance
from maodun.domain.products import Product
from maodun.domain.rights import Right, RightKind
from maodun.domain.rulings import Answer, Decision, SamplePlan, Waiver
from maodun.domain.text import Text


@dataclass(frozen=True, slots=True)
class Window:
    """The days on which the product will be sold; both ends count."""

    starts_on: date
    ends_on: date

    @classmethod
    def of_months(cls, starts_on: date, months: int) -> "Window":
        """Return the days of so many months of sale."""
        return cls(starts_on, add_months(starts_on, months) - timedelta(days=1))


class Ruling(StrEnum):
    """How one right in scope ended."""

    OUT_BY_FACT = "out_by_fact"
    OUT_BY_ANSWER = "out_by_answer"
    OUT_BY_PERSON = "out_by_person"
    OPEN = "open"
    OPEN_MAY_CHANGE = "open_may_change"
    CLOSE = "close"
    NOT_COMPARED = "not_compared"
    BELOW_CUT = "below_cut"


class Flag(StrEnum):
    """What a reviewer must still see although a right is out literally, or beside it."""

    EQUIVALENT = "equivalent"
    PART_OR_USE = "part_or_use"
    CONTINUATION_OPEN = "continuation_open"
    IN_SUIT = "in_suit"
    HOLDER_SUES = "holder_sues"
    LATER_THAN_OUR_SALE = "later_than_our_sale"
    PROVISIONAL_RIGHTS = "provisional_rights"
    CHANGED_SINCE = "changed_since"
    PLANTED = "planted"


@dataclass(frozen=True, slots=True)
class Flagged:
    """A flag and the sentence that explains it."""

    flag: Flag
    because: Text


@dataclass(frozen=True, slots=True)
class SuitSeen:
    """A court case shown beside a right."""

    court: str
    number: str
    filed_on: date | None
    plaintiff: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One right in scope, what was compared, and how it ended.

    Attributes:
        right: As read, without description and citations.
        content_sha256: Of the whole record in the register.
        life: When it can bite, with the law applied.
        ruling: How it ended.
        because: Why, one sentence.
        readings: Its claims against the product, independent claims first; empty where
            nothing was compared.
        separating: The limitation that keeps the nearest claim away, or None.
        flags: What stays visible whatever the ruling.
        suits: Cases about this right or its holder.
        paths: Which ways of searching found it: ``text``, ``class``, ``vector``, ``planted``.
        rank: 1 is nearest; None where it was not ranked.
        decision: The reviewer's word, if there is one.
        sightings: Of a mark or work: where its words are in the listing, weightiest first.
        resemblance: Its pictures against the product's; None: not compared.
    """

    right: Right
    content_sha256: str
    life: Life
    ruling: Ruling
    because: Text
    readings: tuple[ClaimReading, ...] = ()
    separating: Limitation | None = None
    flags: tuple[Flagged, ...] = ()
    suits: tuple[SuitSeen, ...] = ()
    paths: tuple[str, ...] = ()
    rank: int | None = None
    decision: Decision | None = None
    sightings: tuple[Sighting, ...] = ()
    resemblance: Resemblance | None = None

    @property
    def nearest(self) -> ClaimReading | None:
        """The claim that comes nearest to the product."""
        return max(self.readings, key=lambda reading: reading.rank, default=None)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the funnel.

    Attributes:
        name: Stable: ``register``, ``offices``, ``alive``, ``portfolio``, ``candidates``,
            ``compared``, ``waiting``.
        left: Rights left after the step.
        removed: Why others went, and how many, largest first.
    """

    name: str
    title: Text
    left: int
    removed: tuple[tuple[Text, int], ...] = ()


class GateState(StrEnum):
    """May the product go on sale, as far as was looked: from best to worst."""

    NOTHING_OPEN = "nothing_open"
    CHANGE = "change"
    HOLD = "hold"
    CANNOT_SAY = "cannot_say"


class GateKind(StrEnum):
    """Kinds of right that the gate speaks of."""

    PATENTS = "patents"
    DESIGNS = "designs"
    MARKS = "marks"
    WORKS = "works"


GATE_OF: dict[RightKind, GateKind] = {
    RightKind.PATENT: GateKind.PATENTS,
    RightKind.UTILITY_MODEL: GateKind.PATENTS,
    RightKind.PLANT: GateKind.PATENTS,
    RightKind.DESIGN: GateKind.DESIGNS,
    RightKind.MARK: GateKind.MARKS,
    RightKind.WORK: GateKind.WORKS,
}


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that was not looked at.

    Attributes:
        what: Stable code, used to waive it: ``marks``, ``designs:pictures``, ``office:CN``,
            ``language:zh-Hans``, ``age:US:patents``, ``since:US:patents``, ``records:bad``.
        kind: The gate it holds back; None: all of them.
        because: One sentence.
        waiver: Who accepted it, or None.
    """

    what: str
    kind: GateKind | None
    because: Text
    waiver: Waiver | None = None


@dataclass(frozen=True, slots=True)
class Unseeable:
    """What nobody can look at in this market, by law: unpublished applications and the like."""

    office: str
    title_en: str
    title_zh: str
    rule: str


@dataclass(frozen=True, slots=True)
class GateRow:
    """The gate for one kind of right.

    Attributes:
        because: Why it stands where it stands, most weighty first.
        would_change: What would move it: a limitation, a day, an owner to ask, a gap to fill.
    """

    kind: GateKind
    state: GateState
    because: tuple[Text, ...]
    would_change: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Settles:
    """What one answer about the product would settle.

    Attributes:
        claims: Claims that ``no`` would rule out literally.
        rights: Rights of which every compared claim would then be out.
    """

    claims: int
    rights: int


@dataclass(frozen=True, slots=True)
class Question:
    """A question about the product, asked before any claim is shown.

    Attributes:
        limitation: The text asked about; identical text in other claims is settled with it.
        asked_about: Number of the right the text is shown from.
        settles: What ``no`` settles; questions come in this order.
        proposed: Other wordings that need the same thing: (right, limitation); an answer is
            proposed for them, never applied.
        settles_with_proposed: What ``no`` would settle if every proposal were accepted.
    """

    limitation: Limitation
    asked_about: str
    settles: Settles
    proposed: tuple[tuple[str, Limitation], ...] = ()
    settles_with_proposed: Settles = Settles(claims=0, rights=0)


@dataclass(frozen=True, slots=True)
class Reused:
    """An earlier answer at work in this clearance.

    Attributes:
        settled: (right, limitation id) pairs that it settled.
        lapsed: The facts it rested on changed, so that it was not used.
    """

    answer: Answer
    settled: tuple[tuple[str, str], ...]
    lapsed: bool = False


@dataclass(frozen=True, slots=True)
class Elusion:
    """How much may have been missed below the cut.

    Attributes:
        plan: The sample.
        judged: How many of it were judged so far.
        found: How many of them a reviewer called close.
        low: Lower bound of the rate (95 %, exact).
        high: Upper bound of the rate (95 %, exact).
    """

    plan: SamplePlan
    judged: int
    found: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class DataFile:
    """One file of the register that stands behind the answer.

    Attributes:
        file: As published.
        source: Name of the source.
        rights: Publications read from it.
        bad: Records that could not be read.
        first_on: Earliest publication in it.
        last_on: Latest publication in it.
        read_at: ISO 8601 instant.
        complete: False: only part of the file was read so far.
    """

    file: str
    source: str
    rights: int
    bad: int
    first_on: date | None
    last_on: date | None
    read_at: str
    complete: bool


@dataclass(frozen=True, slots=True)
class Planted:
    """A known right, planted to test the search.

    Attributes:
        number: Canonical.
        paths: Ways of searching that found it by themselves; empty: none did.
        rank: Its rank, or None.
        because: What became of it.
    """

    number: str
    paths: tuple[str, ...]
    rank: int | None
    because: Text


@dataclass(frozen=True, slots=True)
class Clearance:
    """Everything one clearance found, and everything it rests on.

    Attributes:
        made_on: Day of the clearance.
        findings: Rights that were ruled on one by one, nearest first.
        pile: How many rights lie below the cut.
        pile_numbers: Their numbers, sorted; what the sample is drawn from.
        data_files: What the register was read from.
        sample_data: The register holds fictional rights.
        counsel: "prepared at the request of counsel: NAME", or "".
        album: The product's pictures, seen and unseen.
    """

    product: Product
    market: str
    offices: tuple[str, ...]
    window: Window
    made_on: date
    recipe: str
    gate: tuple[GateRow, ...]
    overall: GateState
    gaps: tuple[Gap, ...]
    unseeable: tuple[Unseeable, ...]
    funnel: tuple[Step, ...]
    findings: tuple[Finding, ...]
    questions: tuple[Question, ...]
    reused: tuple[Reused, ...]
    pile: int
    pile_numbers: tuple[str, ...]
    elusion: Elusion | None
    planted: tuple[Planted, ...]
    data_files: tuple[DataFile, ...]
    sample_data: bool
    counsel: str = ""
    album: Album = field(default_factory=Album)
