"""One OPS answer (DOCDB exchange XML, full text) to what it says of each publication."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from lxml import etree

from maodun.domain.errors import SourceError, UnsafeInput
from maodun.domain.rights import (
    Citation,
    Claim,
    Classification,
    Paragraph,
    Party,
    Priority,
)
from maodun.domain.text import T
from maodun.sources.claim_texts import claims_in
from maodun.sources.languages import language_of

SPACE = re.compile(r"\s+")
SCHEMES = (("CPC", "cpc"), ("UC", "uspc"), ("LOC", "locarno"))
IPC = re.compile(r"([A-H]\d{2}[A-Z])\s*(\d{1,4})\s*/\s*(\d{2,6})")
LOCARNO = re.compile(r"\d{2}-\d{2}")
NUMBERED = re.compile(r"(\[\d{3,5}\])\s*(.*)", re.S)
TRADITIONAL = ("TW", "HK", "MO")
COUNTRY = re.compile(r"^(.*?)[\s,]*\[([A-Z]{2})\]$", re.S)
NO_DOCUMENT = {
    "biblio-search": "search result",
    "meta": "number conversion",
    "document-inquiry": "list of images",
    "register-search": "search in the register",
    "patent-family": "list of family members",
}


@dataclass(frozen=True, slots=True)
class Publication:
    """What one answer says of one publication; empty where it does not say.

    Attributes:
        titles: By language tag; abstracts, claims and descriptions likewise.
    """

    country: str
    number: str
    kind: str
    published_on: date | None = None
    application_number: str | None = None
    filed_on: date | None = None
    titles: tuple[tuple[str, str], ...] = ()
    abstracts: tuple[tuple[str, str], ...] = ()
    claims: tuple[tuple[str, tuple[Claim, ...]], ...] = ()
    description: tuple[tuple[str, tuple[Paragraph, ...]], ...] = ()
    parties: tuple[Party, ...] = ()
    classes: tuple[Classification, ...] = ()
    priorities: tuple[Priority, ...] = ()
    citations: tuple[Citation, ...] = ()

    @property
    def key(self) -> tuple[str, str, str]:
        """What publications of one number share."""
        return self.country, self.number, self.kind

    def joined(self, later: "Publication") -> "Publication":
        """Return both answers as one; where both speak, the later one is taken."""
        filled = {
            name: getattr(later, name)
            for name in self.__slots__
            if getattr(later, name) not in (None, ())
        }
        return replace(self, **filled)


def publications(answer: bytes) -> Iterator[Publication]:
    """Yield every publication that an answer describes; none for lists and conversions.

    Raises:
        SourceError: It is no XML, or the office's own refusal.
        UnsafeInput: It declares a document type; OPS never does.
    """
    root = _tree(answer)
    name = _local(root)
    if name in ("fault", "error"):
        message = _text(_first(root, "message")) or name
        raise SourceError(T("the office answered: {message}", message=message[:300]))
    for element in root.iter("{*}exchange-document", "{*}fulltext-document"):
        yield _publication(element)


def what_it_is(answer: bytes) -> str:
    """Return what an answer without publications is, in a few words."""
    root = _tree(answer)
    first = next(iter(root), None)
    return NO_DOCUMENT.get(_local(first) if first is not None else "", "no patent document")


def _tree(answer: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    if b"<!DOCTYPE" in answer or b"<!ENTITY" in answer:
        raise UnsafeInput(T("it declares a document type, which such a file never does"))
    try:
        root = etree.fromstring(answer, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(T("it is no XML: {reason}", reason=str(error)[:200])) from error
    if getattr(root.getroottree().docinfo, "doctype", ""):
        raise UnsafeInput(T("it declares a document type, which such a file never does"))
    return root


def _publication(element: etree._Element) -> Publication:
    reference = _document_id(_first(element, "publication-reference"), "docdb")
    if reference is None or not _child(reference, "doc-number"):
        raise SourceError(T("it does not say which publication it is"))
    country = _child(reference, "country")
    kind = _child(reference, "kind")
    filing = _first(element, "application-reference")
    number, filed_on = _application(filing)
    return Publication(
        country=country,
        number=_number(country, _child(reference, "doc-number"), kind),
        kind=kind,
        published_on=_day(_child(reference, "date")),
        application_number=number,
        filed_on=filed_on,
        titles=_by_language(element, "invention-title"),
        abstracts=_by_language(element, "abstract"),
        claims=tuple(_claims(element)),
        description=tuple(_description(element)),
        parties=(*_parties(element, "applicant"), *_parties(element, "inventor")),
        classes=_once(_classes(element)),
        priorities=tuple(_priorities(element, filing)),
        citations=tuple(_citations(element)),
    )


def _number(country: str, number: str, kind: str) -> str:
    """Return the number as the office prints it: DOCDB drops a zero of US publications."""
    if country == "US" and kind.startswith("A") and len(number) == len("2002040394"):
        return f"{number[:4]}0{number[4:]}"
    return number


def _application(filing: etree._Element | None) -> tuple[str | None, date | None]:
    if filing is None:
        return None, None
    docdb = _document_id(filing, "docdb")
    country = _child(docdb, "country")
    original = _child(_document_id(filing, "original"), "doc-number")
    number = original or _child(docdb, "doc-number")
    days = (_day(_text(day)) for day in filing.iter("{*}date"))
    if _child(docdb, "kind") == "W":
        number = f"PCT/{number}"
    elif country and not number.startswith(country):
        number = f"{country}{number}"
    return number or None, next(filter(None, days), None)


def _parties(element: etree._Element, role: str) -> Iterator[Party]:
    """Yield the parties of one role, named as printed, with the country of the database."""
    named: dict[str, dict[str, str]] = {"epodoc": {}, "original": {}}
    for party in element.iter(f"{{*}}{role}"):
        name = _text(_first(party, "name")).strip(", ")
        form = party.get("data-format", "epodoc")
        if name and form in named:
            named[form].setdefault(party.get("sequence", str(len(named[form]))), name)
    for sequence in named["epodoc"] or named["original"]:
        database = COUNTRY.match(named["epodoc"].get(sequence, ""))
        name = named["original"].get(sequence) or (
            database[1] if database else named["epodoc"][sequence]
        )
        person = role == "inventor"
        yield Party(
            _given_first(name) if person else name, database[2] if database else None, role
        )


def _given_first(name: str) -> str:
    family, comma, given = name.partition(",")
    return f"{given.strip()} {family.strip()}" if comma and given.strip() else name


def _classes(element: etree._Element) -> Iterator[Classification]:
    ipc = [_text(one) for one in element.iterfind(".//{*}classification-ipcr/{*}text")]
    old = [_text(one) for one in element.iterfind(".//{*}classification-ipc/{*}text")]
    for index, text in enumerate(ipc or old):
        if match := IPC.match(text):
            yield Classification("ipc", f"{match[1]} {match[2]}/{match[3]}", index == 0)
        elif match := LOCARNO.search(text):
            yield Classification("locarno", match[0], index == 0)
    seen: set[str] = set()
    for one in element.iter("{*}patent-classification"):
        scheme = _scheme(one)
        if scheme:
            yield Classification(scheme, _symbol(one), scheme not in seen)
            seen.add(scheme)


def _once(classes: Iterator[Classification]) -> tuple[Classification, ...]:
    first: dict[tuple[str, str], Classification] = {}
    for one in classes:
        first.setdefault((one.scheme, one.symbol), one)
    return tuple(first.values())


def _scheme(one: etree._Element) -> str | None:
    found = _first(one, "classification-scheme")
    name = found.get("scheme", "") if found is not None else ""
    return next((ours for theirs, ours in SCHEMES if name.startswith(theirs)), None)


def _symbol(one: etree._Element) -> str:
    if symbol := _child(one, "classification-symbol"):
        return symbol
    parts = [_child(one, name) for name in ("section", "class", "subclass")]
    return f"{''.join(parts)} {_child(one, 'main-group')}/{_child(one, 'subgroup')}"


def _priorities(element: etree._Element, filing: etree._Element | None) -> Iterator[Priority]:
    """Yield the priorities, without the application itself, which DOCDB lists for the US."""
    own = _child(_document_id(filing, "epodoc"), "doc-number")
    for claim in element.iter("{*}priority-claim"):
        database = _document_id(claim, "epodoc")
        number = _child(database, "doc-number")
        printed = _child(_document_id(claim, "original"), "doc-number") or number
        if number and number != own:
            yield Priority(
                number[:2], printed, _day(_child(database, "date")), _kind_of(number)
            )


def _kind_of(number: str) -> str:
    if number.startswith("WO"):
        return "international"
    if number.startswith(("EP", "EM", "EA", "AP", "OA")):
        return "regional"
    return "provisional" if number.startswith("US") and number.endswith("P") else "national"


def _citations(element: etree._Element) -> Iterator[Citation]:
    for one in element.iter("{*}citation"):
        by = one.get("cited-by", "unknown")
        said = (
            by if by in ("examiner", "applicant") else "other" if by == "other" else "unknown"
        )
        docdb = _document_id(_first(one, "patcit"), "docdb")
        if docdb is not None:
            country, kind = _child(docdb, "country"), _child(docdb, "kind")
            number = _number(country, _child(docdb, "doc-number"), kind)
            yield Citation(f"{country}{number}{kind}", True, said, _day(_child(docdb, "date")))  # noqa: FBT003 - a value, named by its field
        elif literature := _text(_first(one, "nplcit")):
            yield Citation(literature, False, said)  # noqa: FBT003 - as above


def _by_language(element: etree._Element, name: str) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for one in element.iter(f"{{*}}{name}"):
        if text := _text(one):
            found.setdefault(_language(one, text), text)
    return tuple(found.items())


def _claims(element: etree._Element) -> Iterator[tuple[str, tuple[Claim, ...]]]:
    for one in element.iter("{*}claims"):
        text = "\n".join(_words(part) for part in one.iter("{*}claim-text"))
        if claims := claims_in(text):
            yield _language(one, text), claims


def _description(element: etree._Element) -> Iterator[tuple[str, tuple[Paragraph, ...]]]:
    for one in element.iter("{*}description"):
        texts = [text for paragraph in one.iter("{*}p") if (text := _text(paragraph))]
        if texts:
            yield _language(one, texts[0]), tuple(_paragraph(text) for text in texts)


def _paragraph(text: str) -> Paragraph:
    match = NUMBERED.match(text)
    return Paragraph(match[1], match[2]) if match else Paragraph("", text)


def _language(element: etree._Element, text: str) -> str:
    """Return the language; ``ol`` (the original one) and none at all are told from the text."""
    tag = element.get("lang", "").lower()
    if tag not in ("", "ol", "zh"):
        return tag
    found = language_of(text)
    return "zh-Hant" if found == "zh-Hans" and _country(element) in TRADITIONAL else found


def _country(element: etree._Element) -> str:
    around = next(element.iterancestors("{*}exchange-document", "{*}fulltext-document"), None)
    return "" if around is None else around.get("country", "")


def _document_id(element: etree._Element | None, form: str) -> etree._Element | None:
    if element is None:
        return None
    ids = list(element.iter("{*}document-id"))
    named = (one for one in ids if one.get("document-id-type") == form)
    untyped = (one for one in ids if form == "docdb" and not one.get("document-id-type"))
    return next(named, next(untyped, None))


def _first(element: etree._Element, name: str) -> etree._Element | None:
    return next(element.iter(f"{{*}}{name}"), None)


def _child(element: etree._Element | None, name: str) -> str:
    return _text(element.find(f"{{*}}{name}")) if element is not None else ""


def _text(element: etree._Element | None) -> str:
    if element is None:
        return ""
    return SPACE.sub(" ", _words(element)).replace("\ufeff", "").strip()


def _words(element: etree._Element) -> str:
    return "".join(str(text) for text in element.itertext())


def _day(text: str) -> date | None:
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:8])) if len(text) == 8 else None  # noqa: PLR2004 - yyyymmdd
    except ValueError:
        return None


def _local(element: etree._Element) -> str:
    return str(etree.QName(element).localname) if isinstance(element.tag, str) else ""
