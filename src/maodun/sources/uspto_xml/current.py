"""Grants and applications of 2005 and later (XML v4.0 to v4.7) to rights."""

from collections.abc import Callable

from maodun.domain.rights import Origin, Right
from maodun.sources.uspto_xml import citations, claims, classes, family, parties, texts
from maodun.sources.uspto_xml.drafts import Draft, count_or_none
from maodun.sources.uspto_xml.inline import make_readable
from maodun.sources.uspto_xml.splitting import Document
from maodun.sources.uspto_xml.trees import Element, tree

GRANT, APPLICATION = "us-patent-grant", "us-patent-application"


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
    draft = Draft(root.tag == GRANT, root.get("lang", "EN").lower(), taken=taken)
    for child in root:
        visit = _VISITS.get(child.tag)
        if visit is not None:
            visit(draft, child)
        elif child.tag.startswith("us-bibliographic-data"):
            for fact in child:
                if (visit := _VISITS.get(fact.tag)) is not None:
                    visit(draft, fact)
    return draft.right(origin)


def _publication(draft: Draft, element: Element) -> None:
    draft.publication = next((texts.facts(d) for d in element.iter("document-id")), {})


def _application(draft: Draft, element: Element) -> None:
    draft.application = next((texts.facts(d) for d in element.iter("document-id")), {})
    draft.application_type = element.get("appl-type", "")


def _series(draft: Draft, element: Element) -> None:
    draft.series = (element.text or "").strip()


def _title(draft: Draft, element: Element) -> None:
    draft.title = draft.title or texts.plain(element)


def _botanic(draft: Draft, _element: Element) -> None:
    draft.botanic = True


def _parties(draft: Draft, element: Element) -> None:
    draft.parties += parties.parties(element)


def _cpc(draft: Draft, element: Element) -> None:
    draft.classes += classes.cpc(element)


def _ipcr(draft: Draft, element: Element) -> None:
    draft.classes += classes.ipcr(element)


def _ipc(draft: Draft, element: Element) -> None:
    draft.classes += classes.ipc(element)


def _uspc(draft: Draft, element: Element) -> None:
    draft.classes += classes.uspc(element)


def _locarno(draft: Draft, element: Element) -> None:
    draft.classes += classes.locarno(element)


def _priorities(draft: Draft, element: Element) -> None:
    draft.priorities += family.priority_claims(element)


def _related(draft: Draft, element: Element) -> None:
    draft.relations += family.relations(element, own=draft.own_application())


def _national_stage(draft: Draft, element: Element) -> None:
    draft.relations += family.national_stage(element)


def _hague(draft: Draft, element: Element) -> None:
    draft.relations += family.hague(element)


def _citations(draft: Draft, element: Element) -> None:
    draft.citations += citations.citations(element, draft.taken)


def _term(draft: Draft, element: Element) -> None:
    for child in element:
        if child.tag == "us-term-extension":
            draft.extension_days = count_or_none(child.text or "")
        elif child.tag == "length-of-grant":
            draft.term_years = count_or_none(child.text or "")
        elif child.tag == "disclaimer":
            draft.disclaimer = True


def _abstract(draft: Draft, element: Element) -> None:
    found = "\n".join(text for piece in element.iter("p") if (text := texts.plain(piece)))
    draft.abstract = draft.abstract or found or texts.plain(element)


def _description(draft: Draft, element: Element) -> None:
    draft.description = texts.paragraphs(element)


def _claims(draft: Draft, element: Element) -> None:
    draft.claims = tuple(claims.claims(element))


def _figures(draft: Draft, element: Element) -> None:
    draft.figures = texts.figures(element)


_VISITS: dict[str, Callable[[Draft, Element], None]] = {
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
