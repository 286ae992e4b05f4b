"""Grants and applications of 2005 and later (XML v4.0 to v4.7) to rights."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from maodun.domain.errors import SourceError
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
from maodun.sources.uspto_xml import citations, claims, classes, family, parties, texts
from maodun.sources.uspto_xml.days import day
from maodun.sources.uspto_xml.inline import make_readable
from maodun.sources.uspto_xml.splitting import Document
from maodun.sources.uspto_xml.trees import Element, tree

GRANT, APPLICATION = "us-patent-grant", "us-patent-application"


@dataclass(slots=True)
class _Draft:
    """What was found so far; each element adds to it once."""

    taken: list[Citation]
    publication: dict[str, str] = field(default_factory=dict)
    application: dict[str, str] = field(default_factory=dict)
    application_type: str = ""
    series: str = ""
    title: str = ""
    botanic: bool = False
    parties: list[Party] = field(default_factory=list)
    classes: list[Classification] = field(default_factory=list)
    priorities: list[Priority] = field(default_factory=list)
    related: list[Element] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    extension_days: int | None = None
    disclaimer: bool = False
    term_years: int | None = None
    abstract: str = ""
    description: tuple[Paragraph, ...] = ()
    claims: tuple[Claim, ...] = ()
    figures: tuple[Figure, ...] = ()


def read_current(document: Document, origin: Origin) -> Right:
    """Return the right that a document of 2005 or later publishes.

    Raises:
        SourceError: It is not well-formed, lacks a number, or prints a date that is no day.
    """
    body, taken = citations.take_out(document.content[document.body :])
    root = tree(document, body)
    if not citations.all_marked(root, taken):
        root, taken = tree(document, document.content[document.body :]), []
    make_readable(root)
    draft = _Draft(taken)
    for child in root:
        visit = _VISITS.get(child.tag)
        if visit is not None:
            visit(draft, child)
        elif child.tag.startswith("us-bibliographic-data"):
            for fact in child:
                if (visit := _VISITS.get(fact.tag)) is not None:
                    visit(draft, fact)
    return _finished(draft, root, origin)


def _finished(draft: _Draft, root: Element, origin: Origin) -> Right:
    named = draft.publication
    published = day(named.get("date", ""), what="publication date")
    if not named.get("doc-number") or published is None:
        raise SourceError(T("the document has no publication number and date"))
    granted = root.tag == GRANT
    kind_code = named.get("kind", "").strip()
    kind = _kind(draft, kind_code)
    own = _own_application(draft)
    relations = _relations(draft, own)
    return Right(
        publication_number=family.publication(named),
        office=named.get("country", "US").strip(),
        kind=kind,
        stage=Stage.GRANT if granted else Stage.APPLICATION,
        kind_code="S1" if kind_code == "S" else kind_code,
        language=root.get("lang", "EN").lower(),
        title=draft.title,
        origin=origin,
        publication_date=published,
        application_number=own,
        filing_date=day(draft.application.get("date", ""), what="filing date"),
        grant_date=published if granted and not kind_code.startswith("H") else None,
        parties=tuple(draft.parties),
        classes=classes.once(draft.classes),
        priorities=(*draft.priorities, *_provisional(relations)),
        relations=relations,
        abstract=draft.abstract,
        description=draft.description,
        claims=draft.claims,
        figures=draft.figures,
        citations=tuple(draft.citations),
        term_extension_days=_extension(draft, kind_code) if granted else None,
        terminal_disclaimer=draft.disclaimer if granted else None,
        term_of_grant_years=draft.term_years,
        reissue_of=_original(relations) if kind_code.startswith("E") else None,
    )


def _extension(draft: _Draft, kind_code: str) -> int | None:
    """Patents and plants print an extension where there is one; others never do."""
    if draft.extension_days is None and kind_code[:1] in ("B", "P"):
        return 0
    return draft.extension_days


def _relations(draft: _Draft, own: str | None) -> tuple[Relation, ...]:
    related = (family.relations(element, own=own) for element in draft.related)
    return (*(relation for found in related for relation in found), *draft.relations)


def _provisional(relations: tuple[Relation, ...]) -> Iterator[Priority]:
    for relation in relations:
        if relation.kind == "provisional":
            number, filed = relation.application_number, relation.filing_date
            yield Priority("US", number, filed, "provisional")


def _original(relations: tuple[Relation, ...]) -> str | None:
    found = (r.patent_number for r in relations if r.kind == "reissue" and r.patent_number)
    return next(found, None)


def _own_application(draft: _Draft) -> str | None:
    named = draft.application
    if not named.get("doc-number"):
        return None
    if named.get("country", "US") == "US":
        return us_application(named["doc-number"], series=draft.series)
    return family.application(named)


def _kind(draft: _Draft, kind_code: str) -> RightKind:
    """A reissue keeps the kind of what it reissues, which only its other parts tell."""
    designed = any(symbol.scheme == "locarno" for symbol in draft.classes)
    if kind_code.startswith("S") or draft.application_type == "design" or designed:
        return RightKind.DESIGN
    if kind_code.startswith("P") or draft.application_type == "plant" or draft.botanic:
        return RightKind.PLANT
    return RightKind.PATENT


def _publication(draft: _Draft, element: Element) -> None:
    draft.publication = next((texts.facts(d) for d in element.iter("document-id")), {})


def _application(draft: _Draft, element: Element) -> None:
    draft.application = next((texts.facts(d) for d in element.iter("document-id")), {})
    draft.application_type = element.get("appl-type", "")


def _series(draft: _Draft, element: Element) -> None:
    draft.series = (element.text or "").strip()


def _title(draft: _Draft, element: Element) -> None:
    draft.title = draft.title or texts.plain(element)


def _botanic(draft: _Draft, _element: Element) -> None:
    draft.botanic = True


def _parties(draft: _Draft, element: Element) -> None:
    draft.parties += parties.parties(element)


def _cpc(draft: _Draft, element: Element) -> None:
    draft.classes += classes.cpc(element)


def _ipcr(draft: _Draft, element: Element) -> None:
    draft.classes += classes.ipcr(element)


def _ipc(draft: _Draft, element: Element) -> None:
    draft.classes += classes.ipc(element)


def _uspc(draft: _Draft, element: Element) -> None:
    draft.classes += classes.uspc(element)


def _locarno(draft: _Draft, element: Element) -> None:
    draft.classes += classes.locarno(element)


def _priorities(draft: _Draft, element: Element) -> None:
    draft.priorities += family.priority_claims(element)


def _related(draft: _Draft, element: Element) -> None:
    draft.related.append(element)


def _national_stage(draft: _Draft, element: Element) -> None:
    draft.relations += family.national_stage(element)


def _hague(draft: _Draft, element: Element) -> None:
    draft.relations += family.hague(element)


def _citations(draft: _Draft, element: Element) -> None:
    draft.citations += citations.citations(element, draft.taken)


def _term(draft: _Draft, element: Element) -> None:
    for child in element:
        text = (child.text or "").strip()
        if child.tag == "us-term-extension" and text.isdigit():
            draft.extension_days = int(text)
        elif child.tag == "length-of-grant" and text.isdigit():
            draft.term_years = int(text)
        elif child.tag == "disclaimer":
            draft.disclaimer = True


def _abstract(draft: _Draft, element: Element) -> None:
    found = "\n".join(text for piece in element.iter("p") if (text := texts.plain(piece)))
    draft.abstract = draft.abstract or found or texts.plain(element)


def _description(draft: _Draft, element: Element) -> None:
    draft.description = texts.paragraphs(element)


def _claims(draft: _Draft, element: Element) -> None:
    draft.claims = tuple(claims.claims(element))


def _figures(draft: _Draft, element: Element) -> None:
    draft.figures = texts.figures(element)


_VISITS: dict[str, Callable[[_Draft, Element], None]] = {
    "publication-reference": _publication,
    "application-reference": _application,
    "us-application-series-code": _series,
    "invention-title": _title,
    "us-botanic": _botanic,
    "parties": _parties,
    "us-parties": _parties,
    "assignees": _parties,
    "examiners": _parties,
    "classifications-cpc": _cpc,
    "classifications-ipcr": _ipcr,
    "classification-ipc": _ipc,
    "classification-national": _uspc,
    "classification-locarno": _locarno,
    "priority-claims": _priorities,
    "us-related-documents": _related,
    "pct-or-regional-filing-data": _national_stage,
    "hague-agreement-data": _hague,
    "us-references-cited": _citations,
    "references-cited": _citations,
    "us-term-of-grant": _term,
    "abstract": _abstract,
    "description": _description,
    "claims": _claims,
    "drawings": _figures,
}
