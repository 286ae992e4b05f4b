"""An element ``TradeMark`` of TM-XML (WIPO ST.66) to a right and where it stands."""

from collections.abc import Iterator
from datetime import date

from maodun.domain.errors import SourceError
from maodun.domain.records import EventKind, StatusEvent
from maodun.domain.rights import Figure, Origin, Party, Priority, Right, RightKind, Stage
from maodun.domain.signs import Sign
from maodun.domain.text import T
from maodun.rules.lives.statuses import Standing, standing_of, status_table
from maodun.sources.days import day
from maodun.sources.euipo_marks.goods import goods_of
from maodun.sources.marks.numbers import mark_number, plain_number
from maodun.sources.marks.signs import class_numbers, nice_classes, sign_kind, vienna_codes
from maodun.sources.uspto_xml.trees import Element

OFFICE = "EM"
"""Whose files name no office."""

PARTIES = (("Holder", "assignee"), ("Applicant", "assignee"), ("Representative", "agent"))
NAMES = ("FreeFormatNameLine", "OrganizationName", "FirstName", "MiddleName", "LastName")
EXPIRED = "expired"


def marked(element: Element, origin: Origin) -> Iterator[Right | StatusEvent]:
    """Yield the mark of an element and its status if it has one; of a deletion, that.

    Raises:
        SourceError: It has no number, or a day that is none.
    """
    office = _text(element, "RegistrationOfficeCode").upper() or OFFICE
    printed = _text(element, "ApplicationNumber") or _text(element, "RegistrationNumber")
    number = mark_number(printed, office=office)
    if (element.get("operationCode") or "").casefold() == "delete":
        yield StatusEvent(number, EventKind.OTHER, None, "operationCode Delete", origin)
        return
    status = _text(element, "MarkCurrentStatusCode")
    yield _right(element, origin, number=number, office=office, status=status)
    if status:
        on = _day(element, "MarkCurrentStatusDate")
        if on is None and status.casefold() == EXPIRED:
            on = _day(element, "ExpiryDate")
        yield StatusEvent(number, EventKind.STATUS, on, status, origin)


def _right(element: Element, origin: Origin, *, number: str, office: str, status: str) -> Right:
    words = _text(element, "WordMarkSpecification/MarkVerbalElementText")
    registered = _day(element, "RegistrationDate")
    goods, language = goods_of(_described(element), _text(element, "ApplicationLanguageCode"))
    printed = _text(element, "ApplicationNumber") or _text(element, "RegistrationNumber")
    return Right(
        publication_number=number,
        office=office,
        kind=RightKind.MARK,
        stage=_stage(element, office, status),
        kind_code="",
        language=language,
        title=words,
        origin=origin,
        publication_date=_published(element),
        application_number=f"{office}TM{plain_number(printed, office=office)}",
        filing_date=_day(element, "ApplicationDate"),
        grant_date=registered,
        parties=tuple(dict.fromkeys(_parties(element))),
        classes=nice_classes(goods),
        priorities=tuple(_priorities(element)),
        figures=_figures(element),
        sign=_sign(element, words),
        goods=goods,
    )


def _stage(element: Element, office: str, status: str) -> Stage:
    """Return whether it is registered: by its day, its own number, or the office's word."""
    if _text(element, "RegistrationDate") or _registration(element):
        return Stage.GRANT
    table = status_table(office, RightKind.MARK)
    standing = standing_of(table, status) if table else None
    if standing is None:
        return Stage.UNKNOWN
    return Stage.GRANT if standing is Standing.REGISTERED else Stage.APPLICATION


def _registration(element: Element) -> str | None:
    """Return the number of the registration where it is not that of the application."""
    number = _text(element, "RegistrationNumber")
    return number if number and number != _text(element, "ApplicationNumber") else None


def _sign(element: Element, words: str) -> Sign:
    return Sign(
        words=words,
        kind=sign_kind(_text(element, "MarkFeature"), words=words),
        disclaimed=tuple(_texts(element, "MarkDisclaimer")),
        transliteration=next(_texts(element, "MarkTransliteration"), ""),
        translation=next(_texts(element, "MarkTranslation"), ""),
        vienna=vienna_codes(list(_texts(element, "CategoryCode"))),
        registration_number=_registration(element),
    )


def _described(element: Element) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = {}
    for one in element.iter("ClassDescription"):
        for number in class_numbers(_text(one, "ClassNumber")):
            said = found.setdefault(number, {})
            for text in one.iter("GoodsServicesDescription"):
                if plain := _folded(text):
                    said.setdefault((text.get("languageCode") or "").lower(), plain)
    return found


def _parties(element: Element) -> Iterator[Party]:
    for tag, role in PARTIES:
        for one in element.iter(tag):
            lines = (_folded(part) for name in NAMES for part in one.iter(name))
            name = " ".join(dict.fromkeys(line for line in lines if line))
            country = next(_texts(one, "AddressCountryCode"), "").upper()
            if name:
                yield Party(name, country if len(country) == len(OFFICE) else None, role)


def _priorities(element: Element) -> Iterator[Priority]:
    for one in element.iter("Priority"):
        if country := _text(one, "PriorityCountryCode").upper():
            number, on = _text(one, "PriorityNumber"), _day(one, "PriorityDate")
            yield Priority(country, number, on, "national")


def _published(element: Element) -> date | None:
    """Return the day of the first publication."""
    found = (_day(one, "PublicationDate") for one in element.iter("Publication"))
    return min((on for on in found if on), default=None)


def _figures(element: Element) -> tuple[Figure, ...]:
    names = (*_texts(element, "MarkImageFilename"), *_texts(element, "MarkImageURI"))
    return tuple(
        Figure(str(place), file) for place, file in enumerate(dict.fromkeys(names), start=1)
    )


def _text(element: Element, path: str) -> str:
    found = element.find(path)
    return "" if found is None else _folded(found)


def _texts(element: Element, tag: str) -> Iterator[str]:
    yield from filter(None, map(_folded, element.iter(tag)))


def _folded(element: Element) -> str:
    text = element.text or "" if len(element) == 0 else "".join(map(str, element.itertext()))
    return " ".join(text.split())


def _day(element: Element, path: str) -> date | None:
    text = _text(element, path)
    try:
        return day(text[:10])
    except (ValueError, OverflowError):
        raise SourceError(T("{value} is not a day like 2027-01-31", value=text[:40])) from None
