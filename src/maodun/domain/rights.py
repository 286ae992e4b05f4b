"""Rights as the offices publish them: patents, designs, marks, works; granted or pending.

Dates and numbers are the office's own, raw; what follows from them (when a right ends) is
computed by ``rules`` and never stored here.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from maodun.domain.signs import Goods, Sign


class RightKind(StrEnum):
    """What a right protects, in words every office shares."""

    PATENT = "patent"
    UTILITY_MODEL = "utility_model"
    DESIGN = "design"
    PLANT = "plant"
    MARK = "mark"
    WORK = "work"


class Stage(StrEnum):
    """How far the publication is on its way to a right."""

    APPLICATION = "application"
    GRANT = "grant"
    UNKNOWN = "unknown"  # a source may not say whether a mark is registered; it counts as one


@dataclass(frozen=True, slots=True)
class Party:
    """A person or company named in the publication.

    Attributes:
        name: As printed; family name last for people.
        country: ST.3 code, or None where the office prints none.
        role: ``applicant``, ``assignee``, ``inventor``, ``agent`` or ``examiner``.
    """

    name: str
    country: str | None
    role: str


@dataclass(frozen=True, slots=True)
class ClaimPart:
    """One piece of a claim's text and the pieces nested under it, in reading order."""

    text: str
    parts: tuple["ClaimPart", ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim as published.

    Attributes:
        number: As printed, from 1.
        text: The whole text without the leading number, white space folded.
        refers_to: Numbers of the claims it names (``claim-ref``), in order; empty if it
            stands alone or the source does not mark references.
        nested: The office's own nesting, or None where the source has plain text only.
    """

    number: int
    text: str
    refers_to: tuple[int, ...] = ()
    nested: ClaimPart | None = None


@dataclass(frozen=True, slots=True)
class Classification:
    """One class symbol.

    Attributes:
        scheme: ``cpc``, ``ipc``, ``uspc``, ``locarno`` or ``nice``.
        symbol: Folded: ``A63C 17/12``, ``28-03``, ``D28/47``, ``NICE25``.
        main: Whether the office names it first.
    """

    scheme: str
    symbol: str
    main: bool


@dataclass(frozen=True, slots=True)
class Citation:
    """An earlier document named in the publication.

    Attributes:
        cited: Canonical number of a patent document (``domain.numbers``), or the text of
            other literature.
        is_patent: Which of the two ``cited`` is.
        by: ``examiner``, ``applicant``, ``other`` or ``unknown``.
        dated: Day (first of the month where only the month is printed), or None.
    """

    cited: str
    is_patent: bool
    by: str
    dated: date | None = None


@dataclass(frozen=True, slots=True)
class Priority:
    """An earlier filing whose date is claimed (Paris Convention, 35 USC 119).

    Attributes:
        country: ST.3 code.
        number: As printed.
        filing_date: Day of that filing, or None where the record has none.
        kind: ``national``, ``regional``, ``international`` or ``provisional``.
    """

    country: str
    number: str
    filing_date: date | None
    kind: str


@dataclass(frozen=True, slots=True)
class Relation:
    """An earlier application of the same family that this one relies on (continuity).

    Attributes:
        kind: ``continuation``, ``continuation_in_part``, ``division``, ``reissue``,
            ``national_stage``, ``provisional``, ``reexamination``, ``substitution``,
            ``correction``, ``publication`` or ``other``.
        application_number: The parent's, as printed with its country: ``US13/123456``.
        filing_date: The parent's, or None where the record has none.
        patent_number: Canonical number of the parent's grant, or None.
        parent_status: As printed (``PENDING``, ``ABANDONED``, ``GRANTED``), or None.
    """

    kind: str
    application_number: str
    filing_date: date | None
    patent_number: str | None = None
    parent_status: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One drawing sheet or picture: its name in the publication and its file."""

    label: str
    file: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the description.

    Attributes:
        number: ``[0012]``-style number as printed, or ``""`` where the office prints none.
        text: White space folded.
        heading: Whether the office marks it as a heading.
    """

    number: str
    text: str
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record was read.

    Attributes:
        source: Name of the source: ``uspto_grants``.
        file: Name of the published file (no folder).
        offset: Bytes from the start of the (unpacked) file to the record.
        parser: Version of the parser that read it.
        sample: True only for the fictional records this project ships.
    """

    source: str
    file: str
    offset: int
    parser: str
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Right:
    """One publication of a patent, application, plant patent, design or mark, or a work.

    A mark's title is its words; a work's title is that of the registration.

    Attributes:
        publication_number: Canonical: ``US11427642B2``, ``USD1066113S1``.
        office: ST.3 code of the office that published it.
        kind_code: The office's own kind: ``B2``, ``S1``, ``E1``, ``P3``, ``A1``.
        language: BCP 47 tag of title, abstract, claims and description.
        term_extension_days: Days of adjustment or extension printed on the grant; None: the
            source does not say.
        terminal_disclaimer: Whether one is printed; None: the source does not say.
        term_of_grant_years: Term printed on the publication (designs), or None.
        reissue_of: Canonical number of the patent that this one reissues, or None.
        sign: Of a mark; None for every other kind.
        goods: What the mark is registered for, in the office's order.
    """

    publication_number: str
    office: str
    kind: RightKind
    stage: Stage
    kind_code: str
    language: str
    title: str
    origin: Origin
    publication_date: date | None
    application_number: str | None
    filing_date: date | None
    grant_date: date | None = None
    parties: tuple[Party, ...] = ()
    classes: tuple[Classification, ...] = ()
    priorities: tuple[Priority, ...] = ()
    relations: tuple[Relation, ...] = ()
    abstract: str = ""
    description: tuple[Paragraph, ...] = ()
    claims: tuple[Claim, ...] = ()
    figures: tuple[Figure, ...] = ()
    citations: tuple[Citation, ...] = ()
    term_extension_days: int | None = None
    terminal_disclaimer: bool | None = None
    term_of_grant_years: int | None = None
    reissue_of: str | None = None
    sign: Sign | None = None
    goods: tuple[Goods, ...] = ()

    def named(self, role: str) -> tuple[Party, ...]:
        """Return the parties with this role, in printed order."""
        return tuple(party for party in self.parties if party.role == role)

    @property
    def owners(self) -> tuple[Party, ...]:
        """Assignees, else applicants, else inventors, as far as the publication says."""
        return self.named("assignee") or self.named("applicant") or self.named("inventor")

    @property
    def nice_classes(self) -> tuple[int, ...]:
        """Classes of goods that the record names, with goods or alone, sorted."""
        alone = (c.symbol.removeprefix("NICE") for c in self.classes if c.scheme == "nice")
        found = {int(number) for number in alone if number.isascii() and number.isdigit()}
        found.update(one.nice_class for one in self.goods if one.nice_class is not None)
        return tuple(sorted(found))


def words_of(right: Right) -> str:
    """Return the words by which a mark or work is sought; "" where it has none."""
    return right.title if right.sign is None else right.sign.words
