"""A brand name before anybody uses it: what it was held against, and what it may call to mind.

Complete in itself: what was found about a name is shown without the register.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from maodun.domain.clearance import DataFile
from maodun.domain.evidence import Evidence
from maodun.domain.lives import Applied
from maodun.domain.marks import Tier
from maodun.domain.text import Text

WEIGHTS = {Tier.STRONG: 1.0, Tier.MEDIUM: 0.3, Tier.WEAK: 0.05, Tier.QUIET: 0.0}
"""What a mark near a name counts for against it, times its score."""


class NameState(StrEnum):
    """What was found about a name in one market, nearest first; never that it is free."""

    NEAR = "near"  # a mark that comes near
    MEDIUM = "medium"  # marks that come half near
    FAR = "far"  # only marks that share something with it
    NONE_IN_PART = "none_in_part"  # none among the marks looked at, which are not all
    CANNOT_SAY = "cannot_say"  # no mark of this market was looked at


class HintKind(StrEnum):
    """Why an office may not register a name, whoever has a mark."""

    DESCRIPTIVE = "descriptive"
    DECEPTIVE = "deceptive"
    PRAISE = "praise"
    PLACE = "place"
    SURNAME = "surname"
    COMMON_WORD = "common_word"
    SHORT = "short"
    FIGURES = "figures"
    BARRED = "barred"


class RemarkKind(StrEnum):
    """What a name says to somebody who hears or reads it."""

    READING = "reading"
    SENSE = "sense"
    UNLUCKY = "unlucky"
    HARD = "hard"
    FORMS = "forms"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name somebody thinks of, in the forms in which it would be used.

    Attributes:
        forms: As written, the first one first: ``云朵猫``, ``CloudCat``.
    """

    forms: tuple[str, ...]

    @property
    def name(self) -> str:
        """All forms in one line."""
        return " / ".join(self.forms)


@dataclass(frozen=True, slots=True)
class NiceGuess:
    """A class of goods, and why it is taken.

    Attributes:
        words: What in the text speaks for it; empty: the reader named the class.
        title: What the class holds, in short.
    """

    nice_class: int
    title: Text
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoodsMeant:
    """What the name is for, and the classes in which it would be registered."""

    text: str
    classes: tuple[NiceGuess, ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        """The classes, sorted."""
        return tuple(sorted(guess.nice_class for guess in self.classes))


@dataclass(frozen=True, slots=True)
class NameConflict:
    """A mark that comes near one form of the name.

    Attributes:
        form: Which form of the name.
        number: Publication of the mark.
        words: Of the mark, as registered.
        holder: Name of the owner, or "" where the register has none.
        classes: Nice classes of the mark; empty: not known.
        stands: How the mark stands today: in force, pending, unknown.
        score: 0.0 to 1.0, of the recipe; the words alone where no goods were compared.
        suits: How many court cases its holder brought, as far as the register knows.
        notes: What to know beside the comparison.
    """

    form: str
    number: str
    office: str
    words: str
    holder: str
    classes: tuple[int, ...]
    stands: Text
    tier: Tier
    score: float
    sight: Evidence
    sound: Evidence
    meaning: Evidence
    goods: Evidence
    because: Text
    suits: int = 0
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class OfficeSeen:
    """How many marks of an office the register holds that may be in force.

    Attributes:
        last_on: Latest publication among them; None: no day is known.
        stale: The latest is older than the set age, or its day is not known.
    """

    office: str
    marks: int
    last_on: date | None = None
    stale: bool = False


@dataclass(frozen=True, slots=True)
class NameMarket:
    """One name in one market.

    Attributes:
        market: Code, as ``US``.
        title: Its name.
        seen: Offices whose marks were looked at.
        unseen: Offices that count there and of which the register holds no mark.
        judged: How many marks were compared one by one.
        conflicts: Nearest first; of tier ``quiet`` only counted.
        unshown: How many more came as near as ``far`` or nearer and are not among them.
        quiet: How many were compared and are farther than that.
        left: How many share something with the name and were not compared.
        sought: How many live marks have words by which they can be found.
        unsought: How many have none, as figures do; no name is held against these.
    """

    market: str
    title: Text
    state: NameState
    because: Text
    seen: tuple[OfficeSeen, ...]
    unseen: tuple[str, ...]
    judged: int
    conflicts: tuple[NameConflict, ...]
    unshown: int = 0
    quiet: int = 0
    left: int = 0
    sought: int = 0
    unsought: int = 0


@dataclass(frozen=True, slots=True)
class NameHint:
    """Something for which an office may refuse the name.

    Attributes:
        office: ST.3 code of the office of the market.
        found: The part of the name it is about.
        applied: The rule of law behind it; None: no law file of this office says it.
    """

    kind: HintKind
    market: str
    office: str
    found: str
    because: Text
    applied: Applied | None = None


@dataclass(frozen=True, slots=True)
class NameRemark:
    """How a form of the name reads, sounds, or what it calls to mind.

    Attributes:
        language: ``zh`` or ``en``: who hears it so.
        heavy: It may hurt the brand by itself.
    """

    kind: RemarkKind
    language: str
    form: str
    because: Text
    heavy: bool = False


@dataclass(frozen=True, slots=True)
class LookAlike:
    """A domain label that somebody could take for the name's own.

    Attributes:
        how: What was done to the letters.
    """

    label: str
    how: Text


@dataclass(frozen=True, slots=True)
class NameFinding:
    """Everything found about one name.

    Attributes:
        markets: In the order asked for.
        domains: Spellings near its own domain label; nothing was looked up.
        label: Its own domain label, or "" where it has no letters.
    """

    candidate: Candidate
    markets: tuple[NameMarket, ...]
    hints: tuple[NameHint, ...]
    remarks: tuple[NameRemark, ...]
    label: str
    domains: tuple[LookAlike, ...]

    @property
    def weight(self) -> float:
        """How much speaks against it, added up; orders the names of one answer only."""
        return sum(
            WEIGHTS[one.tier] * one.score for market in self.markets for one in market.conflicts
        )


@dataclass(frozen=True, slots=True)
class NameProposal:
    """Another name that was made from a candidate and checked the same way.

    Attributes:
        instead_of: The candidate.
        how: How it was made.
    """

    instead_of: Candidate
    how: Text
    finding: NameFinding


@dataclass(frozen=True, slots=True)
class NameGap:
    """Something that was not looked at.

    Attributes:
        what: Stable: ``office:CN``, ``age:EM``, ``unregistered``, ``domains``.
    """

    what: str
    because: Text


@dataclass(frozen=True, slots=True)
class NameReport:
    """The answer to "is this name free?", as far as it can be answered.

    Attributes:
        findings: In order: the name with least against it first.
        tried: How many other names were made and checked.
        recipe: Of the comparison of marks.
        sample_data: The register holds fictional marks.
    """

    made_on: date
    goods: GoodsMeant
    findings: tuple[NameFinding, ...]
    proposals: tuple[NameProposal, ...]
    tried: int
    gaps: tuple[NameGap, ...]
    recipe: str
    data_files: tuple[DataFile, ...] = ()
    sample_data: bool = False
