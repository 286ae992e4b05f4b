"""A record of the EUIPO's trade mark search service, and one of its open data, to a right."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from maodun.domain.errors import SourceError
from maodun.domain.records import EventKind, StatusEvent
from maodun.domain.rights import Origin, Party, Priority, Right, RightKind, Stage
from maodun.domain.signs import Sign, SignKind
from maodun.domain.text import T
from maodun.sources.days import day
from maodun.sources.euipo_marks.goods import PREFERRED, goods_of
from maodun.sources.marks.numbers import mark_number
from maodun.sources.marks.signs import class_numbers, nice_classes, sign_kind, vienna_codes

OFFICE = "EM"
EXPIRED = "EXPIRED"
"""The one status whose day follows from another field where the record gives none."""

Record = Mapping[str, Any]


def answered(record: Record, origin: Origin) -> Iterator[Right | StatusEvent]:
    """Yield the mark in a record of the search service, and its status if it has one.

    Raises:
        SourceError: It has no number, or a day that is none.
    """
    number = mark_number(_text(record, "applicationNumber"), office=OFFICE)
    yield _right(number, record, origin)
    if status := _text(record, "status"):
        on = _day(record, "statusDate")
        if on is None and status == EXPIRED:
            on = _day(record, "expiryDate")
        yield StatusEvent(number, EventKind.STATUS, on, status, origin)


def listed(printed: str, record: Record, origin: Origin) -> Right:
    """Return the mark of an entry of the open data on figures: number, day, words, codes.

    It does not say whether the mark was registered, nor for what.

    Raises:
        SourceError: The name of the entry is no number, or the day is none.
    """
    words = _text(record, "Text")
    number = mark_number(printed, office=OFFICE)
    return Right(
        publication_number=number,
        office=OFFICE,
        kind=RightKind.MARK,
        stage=Stage.UNKNOWN,
        kind_code="",
        language=PREFERRED,
        title=words,
        origin=origin,
        publication_date=None,
        application_number=f"{OFFICE}TM{printed}",
        filing_date=_day(record, "Date"),
        sign=Sign(
            words=words,
            kind=SignKind.COMBINED if words else SignKind.FIGURE,
            vienna=vienna_codes([str(code) for code in _list(record, "Codes")]),
        ),
    )


def _right(number: str, record: Record, origin: Origin) -> Right:
    words = _text(_mapping(record, "wordMarkSpecification"), "verbalElement")
    registered = _day(record, "registrationDate")
    goods, language = goods_of(_described(record), _text(record, "applicationLanguage"))
    return Right(
        publication_number=number,
        office=OFFICE,
        kind=RightKind.MARK,
        stage=Stage.GRANT if registered else Stage.APPLICATION,
        kind_code="",
        language=language,
        title=words,
        origin=origin,
        publication_date=_published(record),
        application_number=f"{OFFICE}TM{_text(record, 'applicationNumber')}",
        filing_date=_day(record, "applicationDate"),
        grant_date=registered,
        parties=(
            *_parties(record, "applicants", role="assignee"),
            *_parties(record, "representatives", role="agent"),
        ),
        classes=nice_classes(goods),
        priorities=tuple(_priorities(record)),
        sign=_sign(record, words),
        goods=goods,
    )


def _sign(record: Record, words: str) -> Sign:
    codes = _list(_mapping(record, "markImage"), "viennaClasses") or _list(
        record, "viennaClasses"
    )
    return Sign(
        words=words,
        kind=sign_kind(_text(record, "markFeature"), words=words),
        disclaimed=tuple(_worded(record, "disclaimers")),
        vienna=vienna_codes([str(code) for code in codes]),
    )


def _described(record: Record) -> dict[int, dict[str, str]]:
    found = {
        number: _by_language(one)
        for one in _list(record, "goodsAndServices")
        if isinstance(one, dict)
        for number in class_numbers(str(one.get("classNumber", "")))
    }
    for printed in _list(record, "niceClasses"):
        for number in class_numbers(str(printed)):
            found.setdefault(number, {})
    return found


def _by_language(described: Record) -> dict[str, str]:
    """Return the description of a class by language; "" where none is named."""
    found: dict[str, str] = {}
    description = described.get("description")
    for one in description if isinstance(description, list) else [description]:
        if isinstance(one, str) and one.strip():
            found[""] = "; ".join(filter(None, (found.get("", ""), one.strip())))
        elif isinstance(one, dict):
            terms = [str(term) for term in _list(one, "terms") if term] or [_text(one, "text")]
            found[_text(one, "language").lower()] = "; ".join(terms)
    return {language: text for language, text in found.items() if text}


def _parties(record: Record, name: str, *, role: str) -> Iterator[Party]:
    for one in _list(record, name):
        if isinstance(one, dict) and (named := _text(one, "name")):
            country = _text(_mapping(one, "address"), "country").upper()
            yield Party(named, country if len(country) == len("EM") else None, role)


def _priorities(record: Record) -> Iterator[Priority]:
    for one in _list(record, "priorities"):
        if isinstance(one, dict):
            country = _text(one, "priorityCountry") or _text(one, "country")
            number = _text(one, "priorityNumber") or _text(one, "number")
            on = _day(one, "priorityDate") or _day(one, "date")
            if country:
                yield Priority(country.upper(), number, on, "national")


def _published(record: Record) -> date | None:
    """Return the day of the first publication, which opens the time for oppositions."""
    days = [
        on
        for one in _list(record, "publications")
        if isinstance(one, dict) and (on := _day(one, "publicationDate"))
    ]
    return min(days, default=None)


def _worded(record: Record, name: str) -> Iterator[str]:
    for one in _list(record, name):
        text = one if isinstance(one, str) else _text(one, "text")
        if text:
            yield text


def _text(record: Any, name: str) -> str:
    value = record.get(name) if isinstance(record, dict) else None
    return " ".join(value.split()) if isinstance(value, str) else ""


def _list(record: Any, name: str) -> list[Any]:
    value = record.get(name) if isinstance(record, dict) else None
    return value if isinstance(value, list) else []


def _mapping(record: Record, name: str) -> Record:
    value = record.get(name)
    return value if isinstance(value, dict) else {}


def _day(record: Record, name: str) -> date | None:
    text = _text(record, name)
    try:
        return day(text[:10])
    except (ValueError, OverflowError):
        raise SourceError(T("{value} is not a day like 2027-01-31", value=text[:40])) from None
