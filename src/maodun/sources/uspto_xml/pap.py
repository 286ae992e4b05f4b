"""Applications of 2001 to 2004 (``patent-application-publication`` v1.5, v1.6) to rights."""

from collections.abc import Iterator

from maodun.domain.rights import (
    Classification,
    Figure,
    Origin,
    Party,
    Priority,
    Relation,
    Right,
)
from maodun.sources.uspto_xml import classes, family
from maodun.sources.uspto_xml.claims import claims
from maodun.sources.uspto_xml.days import day_or_none
from maodun.sources.uspto_xml.drafts import Draft
from maodun.sources.uspto_xml.inline import make_readable
from maodun.sources.uspto_xml.parties import country_code
from maodun.sources.uspto_xml.splitting import Document
from maodun.sources.uspto_xml.texts import paragraphs, plain
from maodun.sources.uspto_xml.trees import Element, tree

ROOT = "patent-application-publication"
RELATIONS = {
    "continuation-of": "continuation",
    "continuation-in-part-of": "continuation_in_part",
    "division-of": "division",
    "a-371-of-international": "national_stage",
    "reissue-of": "reissue",
    "a-substitute-for": "substitution",
}
_NAME = ("name-prefix", "given-name", "middle-name", "family-name", "name-suffix")


def read_pap(document: Document, origin: Origin) -> Right:
    """Return the application that a document of 2001 to 2004 publishes.

    Raises:
        SourceError: It is not well-formed, lacks a number, or prints a date that is no day.
    """
    root = tree(document, document.content[document.body :])
    _as_later(root)
    make_readable(root)
    draft = Draft(granted=False)
    known = root.find("subdoc-bibliographic-information")
    if known is not None:
        _known(draft, known)
    draft.abstract = "\n".join(map(plain, root.iterfind("subdoc-abstract//paragraph")))
    for part in root.iterfind("subdoc-description"):
        draft.description += paragraphs(part, tags=("paragraph", "heading"))
    for part in root.iterfind("subdoc-claims"):
        draft.claims += tuple(claims(part))
    draft.figures = tuple(
        Figure(_label(figure.get("id", "")), image.get("file", ""))
        for figure in root.iterfind("subdoc-drawings/figure")
        for image in figure.iter("image")
    )
    return draft.right(origin)


def _as_later(root: Element) -> None:
    """Name references and paragraph numbers as the later form does, so that they read alike."""
    for reference in root.iter("dependent-claim-reference"):
        reference.text = plain(reference)
        reference.set("idref", reference.get("depends_on", ""))
        for child in list(reference):
            reference.remove(child)
        reference.tag = "claim-ref"
    for claim in root.iterfind("subdoc-claims//claim"):
        claim.set("num", claim.get("id", "").removeprefix("CLM-"))
    for paragraph in root.iter("paragraph"):
        number = paragraph.find("number")
        if number is not None:
            paragraph.set("num", plain(number).strip("[]. "))
            number.text = ""


def _known(draft: Draft, known: Element) -> None:
    draft.publication = {
        "country": "US",
        "doc-number": _text(known, "document-id/doc-number"),
        "kind": _text(known, "document-id/kind-code"),
        "date": _text(known, "document-id/document-date"),
    }
    draft.application = {
        "doc-number": _text(known, "domestic-filing-data/application-number/doc-number"),
        "date": _text(known, "domestic-filing-data/filing-date"),
    }
    draft.series = _text(known, "domestic-filing-data/application-number-series-code")
    draft.title = _text(known, "technical-information/title-of-invention")
    draft.classes = list(_classes(known))
    draft.priorities = list(_priorities(known))
    draft.relations = list(_relations(known))
    draft.parties = list(_parties(known))


def _text(element: Element, path: str) -> str:
    found = element.find(path)
    return plain(found) if found is not None else ""


def _label(name: str) -> str:
    return name.removeprefix("figure-D").lstrip("0") or "0"


def _classes(known: Element) -> Iterator[Classification]:
    for element in known.iter("ipc"):
        within = element.getparent()
        main = within is not None and within.tag == "classification-ipc-primary"
        if (symbol := classes.ipc_symbol(plain(element))) is not None:
            yield Classification("ipc", symbol, main)
    for element in known.iter("uspc"):
        within = element.getparent()
        main = within is not None and within.tag == "classification-us-primary"
        places = f"{_text(element, 'class'):>3}{_text(element, 'subclass')}"
        if (symbol := classes.uspc_symbol(places)) is not None:
            yield Classification("uspc", symbol, main)


def _priorities(known: Element) -> Iterator[Priority]:
    for element in known.iterfind("foreign-priority-data"):
        yield Priority(
            country=_text(element, "country-code"),
            number=_text(element, "priority-application-number/doc-number"),
            filing_date=day_or_none(_text(element, "filing-date")),
            kind="national",
        )


def _relations(known: Element) -> Iterator[Relation]:
    for element in known.iterfind("continuity-data//*"):
        if element.tag == "non-provisional-of-provisional":
            for document in element.iterfind("document-id"):
                named = _document(document)
                filed = day_or_none(named["date"])
                yield Relation("provisional", family.application(named), filed)
        elif element.tag == "parent-child":
            above = element.getparent()
            kind = RELATIONS.get(str(above.tag), "other") if above is not None else "other"
            yield from _parent(element, kind)


def _parent(element: Element, kind: str) -> Iterator[Relation]:
    document = element.find("parent/document-id")
    if document is None:
        return
    named = _document(document)
    patent = element.find("parent-patent/document-id")
    yield Relation(
        kind,
        family.application(named),
        day_or_none(named["date"]),
        family.publication(_document(patent)) if patent is not None else None,
        _text(element, "parent-status") or None,
    )


def _document(element: Element) -> dict[str, str]:
    return {
        "country": _text(element, "country-code") or "US",
        "doc-number": _text(element, "doc-number"),
        "kind": _text(element, "kind-code"),
        "date": _text(element, "document-date"),
    }


def _parties(known: Element) -> Iterator[Party]:
    for element in known.iterfind("inventors/*"):
        name = " ".join(part for tag in _NAME if (part := _text(element, f"name/{tag}")))
        country = next(
            (country_code(c.text) for c in element.iterfind("residence/*/country-code")), None
        )
        if name:
            yield Party(name, country, "inventor")
    for element in known.iterfind("assignee"):
        given = " ".join(part for tag in _NAME if (part := _text(element, f"name/{tag}")))
        country = country_code(_text(element, "address/country/country-code"))
        if name := _text(element, "organization-name") or given:
            yield Party(name, country, "assignee")
