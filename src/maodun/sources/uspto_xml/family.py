"""Earlier filings: priority, continuity, provisional, international and Hague."""

from collections.abc import Iterator

from maodun.domain.errors import BadNumber
from maodun.domain.numbers import parse_number, us_application
from maodun.domain.rights import Priority, Relation
from maodun.sources.uspto_xml.days import day_or_none
from maodun.sources.uspto_xml.texts import facts
from maodun.sources.uspto_xml.trees import Element

KINDS = {
    "continuation": "continuation",
    "continuation-in-part": "continuation_in_part",
    "division": "division",
    "us-divisional-reissue": "reissue",
    "continuing-reissue": "reissue",
    "reissue": "reissue",
    "reexamination": "reexamination",
    "us-reexamination-reissue-merger": "reexamination",
    "substitution": "substitution",
    "us-provisional-application": "provisional",
    "correction": "correction",
    "related-publication": "publication",
}
"""Other elements (``addition``, ``utility-model-basis``) become ``other``."""
_US_DIGITS, _US_SLASHED = 8, len("2021/0012345")


def priority_claims(element: Element) -> Iterator[Priority]:
    """Yield the foreign filings of ``priority-claims``."""
    for claim in element.iterchildren("priority-claim"):
        named = facts(claim)
        yield Priority(
            country=named.get("country", "").strip(),
            number=" ".join(named.get("doc-number", "").split()),
            filing_date=day_or_none(named.get("date", "")),
            kind=claim.get("kind", "national"),
        )


def relations(element: Element, *, own: str | None) -> Iterator[Relation]:
    """Yield what ``us-related-documents`` names; ``own`` is the application itself."""
    for child in element:
        kind = KINDS.get(child.tag, "other")
        if child.tag in ("us-provisional-application", "related-publication", "correction"):
            for document in child.iter("document-id"):
                yield _named_alone(document, kind, own)
        else:
            for parent in child.iter("parent-doc"):
                yield from _parent(parent, kind)


def national_stage(element: Element) -> Iterator[Relation]:
    """Yield the international application of ``pct-or-regional-filing-data``."""
    for document in element.iterchildren("document-id"):
        named = facts(document)
        number = application(named)
        yield Relation("national_stage", number, day_or_none(named.get("date", "")))


def hague(element: Element) -> Iterator[Relation]:
    """Yield the international registration of a design, with its filing date."""
    number = filed = None
    for child in element:
        if child.tag == "international-registration-number":
            number = canonical(child.text or "", "WO", "")
        elif child.tag == "international-filing-date":
            filed = day_or_none(facts(child).get("date", ""))
    if number:
        yield Relation("other", number, filed)


def application(named: dict[str, str]) -> str:
    """Return the canonical number of the application that a ``document-id`` names."""
    country, number = named.get("country", "").strip(), named.get("doc-number", "").strip()
    try:
        if country == "US" and not number.upper().startswith("PCT"):
            return us_application(number)
        return str(parse_number(number, office=country or "US"))
    except BadNumber:
        return f"{country}{number}"


def publication(named: dict[str, str]) -> str:
    """Return the canonical number of the publication that a ``document-id`` names."""
    return canonical(
        named.get("doc-number", ""), named.get("country", "").strip(), named.get("kind", "")
    )


def canonical(number: str, country: str, kind: str) -> str:
    """Return the canonical number of a publication; as printed where no spelling fits."""
    plain, code = number.strip(), kind.strip()
    if country == "US" and (usual := _us_as_usual(plain, code)):
        return usual
    code = code if code[:1].isalpha() else ""
    try:
        return str(parse_number(f"{plain}{code}", office=country or "US"))
    except BadNumber:
        return f"{country}{plain}{code}"


def _us_as_usual(plain: str, code: str) -> str:
    """Return what ``parse_number`` would for the spellings of nearly all citations, or ""."""
    if not plain.isascii():
        return ""
    if plain.isdigit() and len(plain) <= _US_DIGITS and plain[0] != "0":
        return f"US{plain}{code}"
    if plain[:1] == "D" and plain[1:].isdigit() and plain[1] != "0" and code == "S":
        return f"US{plain}S1"
    if (
        plain[:2] == "20"
        and plain[4:5] == "/"
        and plain[5:].isdigit()
        and len(plain) == _US_SLASHED
    ):
        return f"US{plain[:4]}{plain[5:]}{code}"
    return ""


def _named_alone(document: Element, kind: str, own: str | None) -> Relation:
    named = facts(document)
    filed = day_or_none(named.get("date", ""))
    if kind == "provisional":
        return Relation(kind, application(named), filed)
    return Relation(kind, own or "", None, patent_number=publication(named))


def _parent(parent: Element, kind: str) -> Iterator[Relation]:
    number, filed, status, patent = "", None, None, None
    pct: dict[str, str] = {}
    for child in parent:
        if child.tag == "document-id":
            named = facts(child)
            number, filed = application(named), day_or_none(named.get("date", ""))
        elif child.tag == "parent-status":
            status = (child.text or "").strip() or None
        elif child.tag == "parent-grant-document":
            patent = next((publication(facts(d)) for d in child.iter("document-id")), None)
        elif child.tag == "parent-pct-document":
            pct = next((facts(d) for d in child.iter("document-id")), {})
    yield Relation(kind, number, filed, patent, status)
    if pct.get("doc-number", "").upper().startswith("PCT"):
        yield Relation(kind, application(pct), day_or_none(pct.get("date", "")))
