"""A right while its parts come in, from whichever form the office used."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from maodun.domain.errors import BadNumber, SourceError
from maodun.domain.numbers import us_application
from maodun.domain.rights import (
    Citation,
    Claim,
    Classification,
    Figure,
    Origin,
    Paragraph,
    Party,
    Priority,
    Relation,
    Right,
    RightKind,
    Stage,
)
from maodun.domain.text import T
from maodun.sources.uspto_xml import classes, family
from maodun.sources.uspto_xml.days import day

_MOST_DIGITS = 5


@dataclass(slots=True)
class Draft:
    """What was found so far.

    Attributes:
        granted: The document is a grant, not the publication of an application.
        publication: ``country``, ``doc-number``, ``kind`` and ``date`` of the publication.
        application: The same of the application.
        application_type: ``utility``, ``design``, ``plant``, ``reissue``, or "".
        series: Series code of the application where its number has none.
        taken: Citations read before the rest.
        prints_extension: The form has a place for an extension of the term.
    """

    granted: bool
    language: str = "en"
    publication: dict[str, str] = field(default_factory=dict)
    application: dict[str, str] = field(default_factory=dict)
    application_type: str = ""
    series: str = ""
    title: str = ""
    botanic: bool = False
    taken: list[Citation] = field(default_factory=list)
    parties: list[Party] = field(default_factory=list)
    classes: list[Classification] = field(default_factory=list)
    priorities: list[Priority] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    extension_days: int | None = None
    disclaimer: bool = False
    term_years: int | None = None
    abstract: str = ""
    description: tuple[Paragraph, ...] = ()
    claims: tuple[Claim, ...] = ()
    figures: tuple[Figure, ...] = ()
    prints_extension: bool = True

    def own_application(self) -> str | None:
        """Return the canonical number of the application, None where none is printed."""
        named = self.application
        if not named.get("doc-number", "").strip():
            return None
        if named.get("country", "US") != "US":
            return family.application(named)
        try:
            return us_application(named["doc-number"], series=self.series)
        except BadNumber:
            return family.application(named)

    def right(self, origin: Origin) -> Right:
        """Return the right.

        Raises:
            SourceError: It lacks a number, or prints a date that is no day.
        """
        named = self.publication
        published = day(named.get("date", ""), what="publication date")
        if not named.get("doc-number", "").strip() or published is None:
            raise SourceError(T("the document has no publication number and date"))
        kind_code = named.get("kind", "").strip()
        kind_code = "S1" if kind_code == "S" else kind_code
        relations = tuple(self.relations)
        return Right(
            publication_number=family.publication(named),
            office=named.get("country", "US").strip(),
            kind=self._kind(kind_code),
            stage=Stage.GRANT if self.granted else Stage.APPLICATION,
            kind_code=kind_code,
            language=self.language,
            title=self.title,
            origin=origin,
            publication_date=published,
            application_number=self.own_application(),
            filing_date=day(self.application.get("date", ""), what="filing date"),
            grant_date=published if self.granted and not kind_code.startswith("H") else None,
            parties=tuple(self.parties),
            classes=classes.once(self.classes),
            priorities=(*self.priorities, *_provisional(relations)),
            relations=relations,
            abstract=self.abstract,
            description=self.description,
            claims=self.claims,
            figures=self.figures,
            citations=tuple(self.citations),
            term_extension_days=self._extension(kind_code) if self.granted else None,
            terminal_disclaimer=self.disclaimer if self.granted else None,
            term_of_grant_years=self.term_years,
            reissue_of=_original(relations) if kind_code.startswith("E") else None,
        )

    def _kind(self, kind_code: str) -> RightKind:
        """A reissue keeps the kind of what it reissues, which only its other parts tell."""
        designed = any(symbol.scheme == "locarno" for symbol in self.classes)
        if kind_code.startswith("S") or self.application_type == "design" or designed:
            return RightKind.DESIGN
        if kind_code.startswith("P") or self.application_type == "plant" or self.botanic:
            return RightKind.PLANT
        return RightKind.PATENT

    def _extension(self, kind_code: str) -> int | None:
        """Patents and plants print an extension where there is one; others never do."""
        printed_if_any = self.prints_extension and kind_code[:1] in ("B", "P")
        if self.extension_days is None and printed_if_any:
            return 0
        return self.extension_days


def count_or_none(text: str) -> int | None:
    """Return a printed count of days or years, None where it is none."""
    plain = text.strip()
    if len(plain) > _MOST_DIGITS or not (plain.isascii() and plain.isdigit()):
        return None
    return int(plain)


def _provisional(relations: tuple[Relation, ...]) -> Iterator[Priority]:
    for relation in relations:
        if relation.kind == "provisional":
            number, filed = relation.application_number, relation.filing_date
            yield Priority("US", number, filed, "provisional")


def _original(relations: tuple[Relation, ...]) -> str | None:
    found = (r.patent_number for r in relations if r.kind == "reissue" and r.patent_number)
    return next(found, None)
