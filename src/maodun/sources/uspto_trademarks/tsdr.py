"""Status records of TSDR, in WIPO ST.66 and ST.96, to drafts of their marks.

Elements are looked for by their local names: the namespaces changed with every version.
"""

import re
from collections.abc import Iterator
from datetime import date

from maodun.domain.rights import Priority
from maodun.sources.days import day
from maodun.sources.uspto_trademarks import codes, statements
from maodun.sources.uspto_trademarks.draft import Change, MarkDraft, Owner
from maodun.sources.uspto_xml.parties import country_code
from maodun.sources.uspto_xml.texts import fold
from maodun.sources.uspto_xml.trees import Element

MARK_66, MARK_96 = "TradeMark", "Trademark"
MOST_CHANGES = 200
_DAY = len("2010-02-15")
_TIME_ZONE = re.compile(r"(?<=\d)(?:Z|[+-]\d\d:\d\d)$")
_DESIGN_CODE = re.compile(r"\d{6}", re.ASCII)
_ATTORNEY = "attorney of record"
_FIGURES = (
    "NationalDesignSearchCodeBag",
    "NationalDesignClassificationBag",
    "DesignSearchCode",
)


def read_records(root: Element) -> Iterator[MarkDraft]:
    """Yield what each mark in the document says; its elements lose their namespaces."""
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.rpartition("}")[2]
    for data in root.iter("TransactionData"):
        for mark in data.iter(MARK_66, MARK_96):
            yield _mark(mark, data if mark.tag == MARK_66 else mark)


def _mark(mark: Element, applicants: Element) -> MarkDraft:
    draft = MarkDraft(
        serial=_first(mark, "ApplicationNumber//ApplicationNumberText", "ApplicationNumber"),
        registration=_first(mark, "RegistrationNumber"),
        filed=_on(mark, "ApplicationDate"),
        registered=_on(mark, "RegistrationDate"),
        published=_on(mark, ".//PublicationDate"),
        status=_status(mark),
        status_on=_on(mark, "MarkCurrentStatusDate"),
        renewed=_on(mark, ".//RenewalDate"),
        words=_first(mark, ".//MarkVerbalElementText"),
        drawing=_first(mark, ".//MarkFeatureCode"),
        standard_characters=_first(mark, ".//MarkStandardCharacterIndicator") == "true",
        description=_first(mark, ".//MarkDescriptionText", ".//MarkDescription"),
    )
    _sign(draft, mark)
    _goods(draft, mark)
    draft.owners += _owners(applicants)
    draft.agents += _agents(mark)
    draft.priorities += _priorities(mark)
    draft.changes += _changes(mark)
    return draft


def _status(mark: Element) -> str:
    code = _first(mark, "MarkCurrentStatusCode")
    words = _first(mark, ".//MarkCurrentStatusExternalDescriptionText")
    return f"{code} {words}".strip() if code else ""


def _sign(draft: MarkDraft, mark: Element) -> None:
    for text in _texts(mark, "MarkDisclaimerText", "MarkDisclaimer"):
        draft.disclaimed += statements.disclaimed(text)
    for text in _texts(mark, "MarkTransliteration"):
        draft.transliteration, draft.translation = statements.transliteration(text)
    for text in _texts(mark, "MarkTranslationText", "MarkTranslation"):
        draft.translation = statements.translation(text)
    for text in _texts(mark, "NamePortraitText", "NameConsentText", "NamePortraitConsent"):
        draft.names_person = statements.names_person(text)
    for text in _texts(mark, *_FIGURES):
        draft.design_codes += _DESIGN_CODE.findall(text)


def _goods(draft: MarkDraft, mark: Element) -> None:
    for one in mark.iter("GoodsServices"):
        nice = [
            _first(element, "ClassNumber")
            for element in one.iter("GoodsServicesClassification")
            if _first(element, "ClassificationKindCode") == "Nice"
        ]
        for element in one.iter("ClassDescription"):
            text = _first(element, "GoodsServicesDescriptionText", "GoodsServicesDescription")
            number = _first(element, "ClassNumber")
            if number and text:
                draft.goods.setdefault(number, []).append(statements.goods_text(text))
            if number and element.find("ClassDescriptionExt") is not None:
                nice.append(number)
        draft.nice.update({number: (number,) for number in nice if number})


def _owners(applicants: Element) -> Iterator[Owner]:
    for one in applicants.iter("Applicant"):
        printed = _first(one, ".//PartyTypeCode") or _numbered(one)
        name = _first(one, ".//EntityName", ".//FreeFormatNameLine")
        country = _first(one, ".//CountryCode", ".//FormattedAddressCountryCode")
        nation = _first(one, ".//IncorporationCountryCode", "ApplicantIncorporationCountryCode")
        if name and printed.isascii() and printed.isdigit() and len(printed) <= 2:  # noqa: PLR2004 - of two digits
            yield Owner(int(printed), name, country_code(country) or country_code(nation))


def _numbered(applicant: Element) -> str:
    """Return the attribute that ST.96 keeps the party type in."""
    names = (name for name in applicant.attrib if str(name).endswith("sequenceNumber"))
    return str(applicant.get(next(names, ""), ""))


def _agents(mark: Element) -> Iterator[str]:
    for one in mark.iter("RecordAttorney"):
        if name := _first(one, ".//PersonFullName", ".//EntityName"):
            yield name
    for one in mark.iter("Representative"):
        name = _first(one, ".//FreeFormatNameLine")
        if name and _first(one, "Comment").casefold() == _ATTORNEY:
            yield name


def _priorities(mark: Element) -> Iterator[Priority]:
    for one in mark.iter("Priority"):
        country = country_code(_first(one, "PriorityCountryCode"))
        number = _first(
            one,
            "ApplicationNumber//ApplicationNumberText",
            "ApplicationNumber",
            "PriorityNumber",
        )
        filed = _on(one, "PriorityApplicationFilingDate") or _on(one, "PriorityDate")
        if country:
            yield Priority(country, number, filed, "national")


def _changes(mark: Element) -> list[Change]:
    found: list[Change] = []
    for one in mark.iter("Assignment"):
        conveyed = _first(one, "AssignmentConveyanceCategory").upper()
        assignee = next(one.iter("Assignee"), None)
        name = "" if assignee is None else _first(assignee, ".//EntityName")
        if name and conveyed.startswith(codes.CHANGES_OWNER):
            days = ("AssignmentExecutedDate", ".//AssignmentExecutionDate")
            executed = _on(one, days[0]) or _on(one, days[1])
            found.append(Change(executed or _on(one, "AssignmentRecordedDate"), name))
    return found[:MOST_CHANGES]


def _first(element: Element, *paths: str) -> str:
    """Return the text of the first of these that has any."""
    for path in paths:
        for found in element.iterfind(path):
            if text := fold(found.text or ""):
                return text
    return ""


def _texts(element: Element, *names: str) -> Iterator[str]:
    """Yield the whole text of each element with one of these names, where there is any."""
    for found in element.iter(*names):
        text = " ".join("".join(map(str, found.itertext(with_tail=True))).split())
        if text:
            yield text


def _on(element: Element, path: str) -> date | None:
    text = _TIME_ZONE.sub("", _first(element, path))[:_DAY]
    try:
        return day(text)
    except (ValueError, OverflowError):
        return None
