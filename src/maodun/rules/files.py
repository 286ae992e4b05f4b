"""Read law files. Unknown keys, gaps and disorder are errors, never warnings."""

from collections.abc import Mapping
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, HttpUrl, model_validator

from maodun.domain.errors import UnknownRule
from maodun.domain.lives import LawSource
from maodun.domain.rights import RightKind
from maodun.rules.plain_yaml import load

LAW = Path(__file__).parent.parent / "law"
DRAFT = "draft"
DateName = Literal[
    "filing_date", "grant_date", "publication_date", "earliest_filing_date", "priority_date"
]
RelationKind = Literal["continuation", "continuation_in_part", "division", "national_stage"]
Sentence = Annotated[str, Field(min_length=1)]


class Closed(BaseModel):
    """A model that refuses keys it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Bilingual(Closed):
    """One sentence or name in both languages of the project."""

    en: Sentence
    zh: Sentence


class Source(Closed):
    """Where the law says so, in a form a reviewer can open and compare.

    ``url`` and ``says`` are filled only from a text that somebody opened; ``says`` repeats its
    words. A page that is not the office's or the legislator's own is ``kind: secondary``.
    """

    cite: Sentence
    url: HttpUrl | None = None
    says: Sentence | None = None
    kind: Literal["official", "secondary"] = "official"

    @model_validator(mode="after")
    def _words_come_from_somewhere(self) -> Self:
        if self.says is not None and self.url is None:
            raise ValueError("words without the address they were read at")
        return self

    @property
    def plain(self) -> LawSource:
        """The source as an answer carries it."""
        return LawSource(
            self.cite,
            str(self.url or ""),
            self.says or "",
            secondary=self.kind == "secondary",
        )


class Length(Closed):
    """A period in exactly one unit, and where it starts if not where the rule says.

    Attributes:
        family: How months are counted; other families come with the rules that need them.
    """

    years: Annotated[int, Field(gt=0)] | None = None
    months: Annotated[int, Field(gt=0)] | None = None
    counts_from: DateName | None = None
    family: Literal["clamp"] = "clamp"

    @model_validator(mode="after")
    def _one_unit(self) -> Self:
        if (self.years is None) == (self.months is None):
            raise ValueError("give years or months, not both and not neither")
        return self

    @cached_property
    def in_months(self) -> int:
        """The period in months."""
        return self.months if self.months is not None else (self.years or 0) * 12


class LaterOf(Closed):
    """Several periods of which the one that ends last counts."""

    later_of: tuple[Length, ...] = Field(min_length=2)


class Fees(Closed):
    """When fees fall due to keep a right, in months, and how long they may be late."""

    due_months: tuple[Annotated[int, Field(gt=0)], ...] = Field(min_length=1)
    late_months: Annotated[int, Field(ge=0)]


class Version(Closed):
    """The rule as it stood from one day on; a value and its sources are one node."""

    from_: date = Field(alias="from")
    value: Length | LaterOf | Fees | Bilingual
    sources: tuple[Source, ...] = Field(min_length=1)

    @cached_property
    def lengths(self) -> tuple[Length, ...]:
        """The periods of a term; empty for rules of another kind."""
        if isinstance(self.value, LaterOf):
            return self.value.later_of
        return (self.value,) if isinstance(self.value, Length) else ()

    @cached_property
    def law_sources(self) -> tuple[LawSource, ...]:
        """The sources as an answer carries them."""
        return tuple(source.plain for source in self.sources)


class Scope(Closed):
    """What a rule is about.

    Attributes:
        kind_codes: The office's kind codes it is limited to; empty: all of ``kinds``.
    """

    office: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    kinds: frozenset[RightKind] = Field(min_length=1)
    kind_codes: frozenset[str] = frozenset()


class Checked(Closed):
    """Who last compared the file with its sources, and when."""

    day: date
    by: Sentence


class ReliedOn(Closed):
    """Earlier filings from whose day a term counts; others never move it."""

    relations: frozenset[RelationKind]
    sources: tuple[Source, ...] = Field(min_length=1)


class Extension(Closed):
    """Days printed on the grant that a term is lengthened by."""

    adds: Literal["term_extension_days"]
    sources: tuple[Source, ...] = Field(min_length=1)


class Rule(Closed):
    """One rule of law: one file.

    Attributes:
        kind: ``term``: how long a right lasts; ``fees``: what keeps it; ``statement``: what the
            law says, for rules from which nothing is computed.
        counts_from: Day the count starts, where a length names no other.
        chosen_by: Day of the case that selects the version.
        covers_from: Earlier days get no answer.
    """

    rule: Annotated[str, Field(pattern=r"^[a-z0-9_]+(\.[a-z0-9_]+)+$")]
    kind: Literal["term", "fees", "statement"]
    title: Bilingual
    applies_to: Scope
    counts_from: DateName
    chosen_by: DateName
    covers_from: date
    versions: tuple[Version, ...] = Field(min_length=1)
    relied_on: ReliedOn | None = None
    extension: Extension | None = None
    checked: Checked

    @model_validator(mode="after")
    def _no_gaps(self) -> Self:
        starts = [version.from_ for version in self.versions]
        if starts != sorted(set(starts)):
            raise ValueError("versions must be in order of 'from', each day once")
        if starts[0] != self.covers_from:
            raise ValueError("the first version must start on covers_from")
        return self

    @model_validator(mode="after")
    def _values_fit_the_kind(self) -> Self:
        fits = {"term": (Length, LaterOf), "fees": (Fees,), "statement": (Bilingual,)}
        if not all(isinstance(version.value, fits[self.kind]) for version in self.versions):
            raise ValueError(f"a rule of kind {self.kind} has a value of another kind")
        return self

    @model_validator(mode="after")
    def _unread_is_draft(self) -> Self:
        sources = [source for version in self.versions for source in version.sources]
        if not self.draft and any(source.says is None for source in sources):
            raise ValueError("a rule with an unread source stays 'by: draft'")
        return self

    @cached_property
    def draft(self) -> bool:
        """Nobody with a name has checked the rule against its sources."""
        return self.checked.by == DRAFT


@cache
def rules() -> Mapping[str, Rule]:
    """Return every rule of law, by id; markets and lists of the unseeable are not rules."""
    found = {}
    for path in sorted(LAW.glob("*/*/*.yaml")):
        if path.name.endswith(".cases.yaml"):
            continue
        rule = Rule.model_validate(load(path.read_text("utf-8")))
        if rule.rule != rule_id(path):
            raise ValueError(f"{path.name} calls itself {rule.rule}, not {rule_id(path)}")
        found[rule.rule] = rule
    return found


@cache
def rule_of(name: str) -> Rule:
    """Return one rule.

    Raises:
        UnknownRule: No rule has this name.
    """
    try:
        return rules()[name]
    except KeyError:
        raise UnknownRule(name) from None


@cache
def rule_for(subject: str, office: str, right: RightKind, kind_code: str = "") -> Rule | None:
    """Return the rule on ``subject`` (last part of its id) for this kind of right, or None."""
    return next(
        (
            rule
            for rule in rules().values()
            if rule.rule.endswith(f".{subject}")
            and rule.applies_to.office == office
            and right in rule.applies_to.kinds
            and (not rule.applies_to.kind_codes or kind_code in rule.applies_to.kind_codes)
        ),
        None,
    )


def rule_id(path: Path) -> str:
    """Return the id that the file at ``path`` must carry: its place below ``law``."""
    return ".".join(path.relative_to(LAW).with_suffix("").parts)
