"""Grants of 2001 to 2004 (ST.32, ``PATDOC`` v2.4 and v2.5) to rights."""

import re
from collections.abc import Iterator

from maodun.domain.rights import (
    Citation,
    Claim,
    ClaimPart,
    Classification,
    Figure,
    Origin,
    Party,
    Priority,
    Relation,
    Right,
)
from maodun.sources.uspto_xml import classes, family
from maodun.sources.uspto_xml.claims import (
    by_level,
    is_canceled,
    named_claims,
    whole,
    without_number,
)
from maodun.sources.uspto_xml.days import day_or_none
from maodun.sources.uspto_xml.drafts import Draft, count_or_none
from maodun.sources.uspto_xml.inline import make_readable
from maodun.sources.uspto_xml.parties import country_code
from maodun.sources.uspto_xml.splitting import Document
from maodun.sources.uspto_xml.texts import paragraphs, plain
from maodun.sources.uspto_xml.trees import Element, tree

ROOT = "PATDOC"
ROLES = {
    "B721": "inventor",
    "B731": "assignee",
    "B741": "agent",
    "B746": "examiner",
    "B747": "examiner",
}
RELATIONS = {
    "B620": "division",
    "B631": "continuation",
    "B632": "continuation_in_part",
    "B633": "reissue",
    "B640": "reissue",
    "B641US": "reissue",
    "B645": "reexamination",
    "B646US": "reexamination",
    "B660": "substitution",
    "B610": "other",
}
STATUS = {"00": "PENDING", "01": "GRANTED", "03": "ABANDONED", "04": "SIR"}
"""Parent status codes as the DTD lists them."""
FIVE_YEARS = "5 years"
_DAYS_OF_FIVE_YEARS = 1827
"""Printed in place of a number; as many days as five years can have."""
_EMPTY = re.compile(
    rb"<(B221US|B473US|B597US|CHEMCDX|CHEMMOL|CITED-BY-EXAMINER|CITED-BY-OTHER|CLREF|CRF"
    rb"|CUSTOM-CHARACTER|DEL-[ES]|DFREF|EMI|EMR|FOR|INS-[ES]|LSTREF|MATHEMATICA|PAREF|SEQREF"
    rb"|TBLREF|colspec|spanspec)((?:\s[^<>]*?)?)\s*/?>"
)
"""Elements that the DTD of v2.4 declares empty."""
_NAME = ("TTL", "FNM", "SNM", "SFX")


def read_st32(document: Document, origin: Origin) -> Right:
    """Return the right that a grant of 2001 to 2004 publishes.

    Raises:
        SourceError: It is not well-formed, lacks a number, or prints a date that is no day.
    """
    root = tree(document, _well_formed(document))
    make_readable(root)
    draft = Draft(granted=True)
    draft.publication = {
        "country": _text(root, "SDOBI/B100/B190") or "US",
        "doc-number": _text(root, "SDOBI/B100/B110"),
        "kind": _text(root, "SDOBI/B100/B130"),
        "date": _text(root, "SDOBI/B100/B140"),
    }
    draft.application = {
        "doc-number": _text(root, "SDOBI/B200/B210"),
        "date": _text(root, "SDOBI/B200/B220"),
    }
    draft.series = _text(root, "SDOBI/B200/B211US")
    draft.title = _text(root, "SDOBI/B500/B540")
    draft.botanic = root.find("SDOBI/B500/BOTANIC") is not None
    _term(draft, root)
    draft.classes = list(_classes(root))
    draft.priorities = list(_priorities(root))
    draft.relations = list(_relations(root, draft.own_application() or ""))
    draft.parties = list(_parties(root))
    draft.citations = list(_citations(root))
    draft.abstract = "\n".join(map(plain, root.iterfind("SDOAB//PARA")))
    draft.description = tuple(
        paragraph
        for part in root.iterfind("SDODE")
        for paragraph in paragraphs(part, tags=("PARA", "H"))
    )
    draft.claims = tuple(_claims(root))
    draft.figures = tuple(
        Figure(_label(image.get("ID", "")), image.get("FILE", ""))
        for image in root.iterfind("SDODR/EMI")
    )
    return draft.right(origin)


def _well_formed(document: Document) -> bytes:
    """Return the body; in SGML (v2.4) empty elements have no end, so one is put in."""
    body = document.content[document.body :]
    is_xml = document.content.startswith(b"<?xml")
    return body if is_xml else _EMPTY.sub(rb"<\1\2/>", body)


def _text(element: Element, path: str) -> str:
    found = element.find(path)
    return plain(found) if found is not None else ""


def _raw(element: Element) -> str:
    """Return the text with its blanks, which count places in class symbols."""
    return "".join(piece.text or "" for piece in element.iter("PDAT"))


def _label(name: str) -> str:
    return name.removeprefix("EMI-D").lstrip("0") or "0"


def _term(draft: Draft, root: Element) -> None:
    printed = _text(root, "SDOBI/B400/B472/B474US")
    draft.extension_days = (
        _DAYS_OF_FIVE_YEARS if printed == FIVE_YEARS else count_or_none(printed)
    )
    draft.term_years = count_or_none(_text(root, "SDOBI/B400/B472/B474"))
    disclaimed = (root.find(f"SDOBI/B400/B472/{tag}") for tag in ("B473", "B473US"))
    draft.disclaimer = any(element is not None for element in disclaimed)


def _classes(root: Element) -> Iterator[Classification]:
    for tag, main in (("B511", True), ("B512", False)):
        for element in root.iterfind(f"SDOBI/B500/B510/{tag}"):
            printed = _raw(element)
            if (symbol := classes.locarno_symbol(printed)) is not None:
                yield Classification("locarno", symbol, main)
            elif (symbol := classes.ipc_places(printed)) is not None:
                yield Classification("ipc", symbol, main)
    for tag, main in (("B521", True), ("B522", False), ("B522US", False)):
        for element in root.iterfind(f"SDOBI/B500/B520/{tag}"):
            if (symbol := classes.uspc_symbol(_raw(element))) is not None:
                yield Classification("uspc", symbol, main)


def _priorities(root: Element) -> Iterator[Priority]:
    for element in root.iterfind("SDOBI/B300"):
        columns = (
            [plain(e) for e in element.iterfind(tag)] for tag in ("B310", "B320", "B330")
        )
        for number, filed, country in zip(*columns, strict=False):
            yield Priority(country, number, day_or_none(filed), "national")


def _document(element: Element | None) -> dict[str, str]:
    """Return a ``DOC`` in the words of later forms."""
    if element is None:
        return {}
    named = {
        "country": _text(element, "CTRY") or "US",
        "doc-number": _text(element, "DNUM"),
        "kind": _text(element, "KIND"),
        "date": _text(element, "DATE"),
    }
    return named if named["doc-number"] else {}


def _relations(root: Element, own: str) -> Iterator[Relation]:
    for element in root.iterfind("SDOBI/B600//*"):
        if element.tag == "B680US" and (named := _document(element.find("DOC"))):
            filed = day_or_none(named["date"])
            yield Relation("provisional", family.application(named), filed)
        elif element.tag in ("B690US", "B650") and (named := _document(element.find("DOC"))):
            yield Relation("publication", own, None, family.publication(named))
        elif element.tag in RELATIONS:
            yield from _parents(element, RELATIONS[element.tag])
    if named := _document(root.find("SDOBI/B800/B860/B861/DOC")):
        filed = day_or_none(named["date"])
        yield Relation("national_stage", family.application(named), filed)


def _parents(element: Element, kind: str) -> Iterator[Relation]:
    for parent in element.iterfind("PARENT-US"):
        if named := _document(parent.find("PDOC/DOC")):
            patent = _document(parent.find("PPUB/DOC"))
            printed = _text(parent, "PSTA")
            yield Relation(
                kind,
                family.application(named),
                day_or_none(named["date"]),
                family.publication(patent) if patent else None,
                STATUS.get(printed, printed) or None,
            )


def _parties(root: Element) -> Iterator[Party]:
    for element in root.iterfind("SDOBI/B700//PARTY-US"):
        within = element.getparent()
        role = ROLES.get(str(within.tag)) if within is not None else None
        given = (_text(element, f"NAM/{tag}") for tag in _NAME)
        name = _text(element, "NAM/ONM") or " ".join(part for part in given if part)
        if role and name:
            country = country_code(_text(element, "ADR/CTRY"))
            if country is None and element.find("ADR/STATE") is not None:
                country = "US"
            yield Party(name, country, role)


def _citations(root: Element) -> Iterator[Citation]:
    for element in root.iterfind("SDOBI/B500/B560/*"):
        by = "unknown"
        if element.find("CITED-BY-EXAMINER") is not None:
            by = "examiner"
        elif element.find("CITED-BY-OTHER") is not None:
            by = "other"
        named = _document(element.find("PCIT/DOC"))
        if named:
            dated = day_or_none(named["date"])
            yield Citation(family.publication(named), is_patent=True, by=by, dated=dated)
        elif text := _text(element, "NCIT"):
            yield Citation(text, is_patent=False, by=by)


def _claims(root: Element) -> Iterator[Claim]:
    for position, element in enumerate(root.iterfind("SDOCL/CL/CLM"), start=1):
        number = count_or_none(element.get("ID", "").removeprefix("CLM-")) or position
        nested = _tree(element, number)
        references: dict[int, None] = {}
        for reference in element.iter("CLREF"):
            named = named_claims(reference.get("ID", ""), plain(reference), own=number)
            references |= dict.fromkeys(other for other in named if other != number)
        claim = Claim(number, whole(nested), tuple(references), nested)
        if not is_canceled(claim.text):
            yield claim


def _tree(claim: Element, number: int) -> ClaimPart:
    """Return the claim's nesting from the levels that its steps print (``LVL``)."""
    pieces = [(plain(piece), count_or_none(piece.get("LVL", "")) or 0) for piece in claim]
    if not pieces:
        return ClaimPart(plain(claim))
    first = without_number(pieces[0][0], number)
    return ClaimPart(first, by_level(pieces[1:]))
