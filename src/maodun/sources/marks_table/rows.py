"""Rows about one mark to a right and where it stands."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from maodun.domain.errors import SourceError
from maodun.domain.records import EventKind, StatusEvent
from maodun.domain.rights import Figure, Origin, Party, Right, RightKind, Stage
from maodun.domain.signs import Goods, Sign
from maodun.domain.text import T
from maodun.rules.lives.statuses import Standing, standing_of, status_table
from maodun.sources.days import day
from maodun.sources.languages import language_of
from maodun.sources.marks.numbers import US_REGISTRATION, mark_number, plain_number
from maodun.sources.marks.signs import class_numbers, nice_classes, sign_kind, vienna_codes

Cells = Mapping[str, str]
"""By our names of fields (``columns.COLUMNS``)."""

OFFICES = {
    "CN": ("中国", "中国大陆", "china", "cnipa", "国家知识产权局", "中国商标局", "prc"),
    "US": ("美国", "united states", "usa", "uspto", "united states of america"),
    "EM": ("欧盟", "eu", "euipo", "european union", "欧盟知识产权局"),
    "GB": ("英国", "uk", "ukipo", "united kingdom"),
    "WO": ("国际", "wipo", "madrid", "马德里", "international"),
    "JP": ("日本", "japan", "jpo"),
    "KR": ("韩国", "korea", "kipo", "south korea", "republic of korea"),
    "DE": ("德国", "germany", "dpma"),
    "FR": ("法国", "france", "inpi"),
    "CA": ("加拿大", "canada", "cipo"),
    "AU": ("澳大利亚", "australia"),
    "MX": ("墨西哥", "mexico"),
    "HK": ("香港", "中国香港", "hong kong"),
    "TW": ("台湾", "中国台湾", "taiwan"),
}
_BY_NAME = {name: code for code, names in OFFICES.items() for name in names}
CHINESE = {"CN": "zh-Hans", "TW": "zh-Hant", "HK": "zh-Hant"}
PARTIES = (
    ("owner", "assignee"), ("applicant", "applicant"), ("applicant_latin", "applicant"),
    ("agent", "agent"),
)  # fmt: skip
ENDED_BY_TIME = ("expired", "not renewed", "未续展", "过期", "到期", "期满")
"""In a status whose day is the last of the term, where the row gives no other."""

NOTHING = frozenset({"", "-", "--", "/", "无", "暂无", "n/a", "none", "null"})
_SEVERAL = re.compile(r"\s*[;；|\n]\s*")
_UNTIL = re.compile(r"\s*(?:至|到|~|～|—|–|\bto\b|\bbis\b)\s*")
_OF_CLASS = re.compile(
    r"(?:^|[;；|\n])\s*(?:class\s*|第\s*)?(\d{1,2})\s*[类類]?\s*[:：]\s*", re.I | re.ASCII
)


def office_of(cells: Cells, default: str) -> str:
    """Return the office (ST.3) that a row names, else ``default``.

    Raises:
        SourceError: The row names one that is not known here.
    """
    printed = cells.get("office", "").strip()
    names = (printed, *printed.split(" - "))
    named = next(filter(None, (_BY_NAME.get(name.strip().casefold()) for name in names)), None)
    if named is None and re.fullmatch(r"[A-Za-z]{2}", printed, re.ASCII):
        return printed.upper()
    if named is None and printed:
        raise SourceError(
            T("the office {office} is not known; write two letters: CN, US, EM", office=printed)
        )
    return named or default


def number_of(cells: Cells, office: str) -> str:
    """Return the canonical number of the mark in a row: that of its application, if it has it.

    Raises:
        SourceError: It has none, or what stands there cannot be one.
    """
    return mark_number(cells.get("number") or cells.get("registration", ""), office=office)


def records_of(
    rows: Sequence[Cells], *, number: str, office: str, origin: Origin
) -> Iterator[Right | StatusEvent]:
    """Yield the mark that all ``rows`` are about, one for each class, and its status.

    Raises:
        SourceError: A day is none.
    """
    cells = {
        name: next((row[name] for row in rows if row.get(name)), "")
        for name in dict.fromkeys(name for row in rows for name in row)
    }
    goods = tuple(
        dict.fromkeys(
            one
            for row in rows
            for one in goods_in(row.get("goods", ""), row.get("classes", ""))
        )
    )
    yield _right(cells, goods, number=number, origin=origin, office=office)
    if status := cells.get("status"):
        on = _day(cells, "status_date")
        if on is None and any(word in status.casefold() for word in ENDED_BY_TIME):
            on = _last_day(cells.get("term", ""))
        yield StatusEvent(number, EventKind.STATUS, on, status, origin)


def goods_in(text: str, classes: str) -> tuple[Goods, ...]:
    """Return goods by class: from ``25: Clothing; 35: Retail``, or all of one class.

    What cannot be told apart stands after its classes, without one.
    """
    found = list(_OF_CLASS.finditer(text))
    ends = [*(match.start() for match in found[1:]), len(text)]
    if found and not text[: found[0].start()].strip():
        pieces = zip(found, ends, strict=True)
        told = [Goods(_goods(text[m.end() : end]), int(m[1])) for m, end in pieces]
        missing = [Goods("", n) for n in class_numbers(classes) if n not in _numbers(told)]
        return (*told, *missing)
    numbers = class_numbers(classes)
    if len(numbers) == 1:
        return (Goods(_goods(text), numbers[0]),)
    bare = tuple(Goods("", number) for number in numbers)
    return (*bare, Goods(_goods(text), None)) if text.strip() else bare


def plain(cells: Mapping[str, str]) -> dict[str, str]:
    """Return the cells that say something."""
    folded = {name: text.strip() for name, text in cells.items()}
    return {name: text for name, text in folded.items() if text.casefold() not in NOTHING}


def _numbers(goods: Sequence[Goods]) -> set[int | None]:
    return {one.nice_class for one in goods}


def _goods(text: str) -> str:
    return " ".join(text.split()).strip(" ;；|")


def _right(
    cells: Cells, goods: tuple[Goods, ...], *, number: str, office: str, origin: Origin
) -> Right:
    words = " ".join(cells.get("words", "").split())
    registered = _day(cells, "registered")
    return Right(
        publication_number=number,
        office=office,
        kind=RightKind.MARK,
        stage=_stage(cells, number, office),
        kind_code="",
        language=_language(cells, office),
        title=words,
        origin=origin,
        publication_date=_day(cells, "published"),
        application_number=_application(number, office),
        filing_date=_day(cells, "filed"),
        grant_date=registered,
        parties=tuple(_parties(cells)),
        classes=nice_classes(goods),
        figures=tuple(
            Figure(str(place), file)
            for place, file in enumerate(_several(cells, "picture"), start=1)
        ),
        sign=_sign(cells, words, number=number, office=office),
        goods=goods,
    )


def _application(number: str, office: str) -> str | None:
    """Return the number of the application, told from those of patents by ``TM``."""
    if number.startswith(US_REGISTRATION):
        return None
    serial = number.removeprefix("USTM")
    return f"USTM{serial[:2]}/{serial[2:]}" if office == "US" else number


def _sign(cells: Cells, words: str, *, number: str, office: str) -> Sign:
    registration = cells.get("registration", "")
    apart = registration and cells.get("number", "") not in ("", registration)
    told = plain_number(registration, office=office) if apart else None
    alone = number.removeprefix(US_REGISTRATION)
    return Sign(
        words=words,
        kind=sign_kind(cells.get("kind", ""), words=words),
        disclaimed=tuple(_several(cells, "disclaimed")),
        transliteration=cells.get("transliteration", ""),
        translation=cells.get("translation", ""),
        vienna=vienna_codes(_several(cells, "vienna")),
        registration_number=told or (alone if alone != number else None),
    )


def _stage(cells: Cells, number: str, office: str) -> Stage:
    """Return whether it is registered, which a term or a number of registration shows too."""
    numbered = number.startswith(US_REGISTRATION) or (
        cells.get("registration") and office != "CN"
    )
    if cells.get("registered") or cells.get("term") or numbered:
        return Stage.GRANT
    table = status_table(office, RightKind.MARK)
    standing = standing_of(table, cells.get("status", "")) if table else None
    if standing is None:
        return Stage.UNKNOWN
    return Stage.GRANT if standing is Standing.REGISTERED else Stage.APPLICATION


def _parties(cells: Cells) -> Iterator[Party]:
    for name, role in PARTIES:
        for party in _several(cells, name):
            yield Party(party, None, role)


def _language(cells: Cells, office: str) -> str:
    text = f"{cells.get('words', '')} {cells.get('goods', '')[:1000]}"
    found = language_of(text, default=CHINESE.get(office, "en"))
    return CHINESE.get(office, found) if found.startswith("zh") else found


def _several(cells: Cells, name: str) -> list[str]:
    return [one for one in _SEVERAL.split(cells.get(name, "")) if one.casefold() not in NOTHING]


def _day(cells: Cells, name: str) -> date | None:
    text = cells.get(name, "")
    try:
        return day(text)
    except (ValueError, OverflowError):
        raise SourceError(T("{value} is not a day like 2027-01-31", value=text[:40])) from None


def _last_day(term: str) -> date | None:
    """Return the last day of ``2027-01-31 至 2037-01-30``, None where that cannot be told."""
    try:
        return day(_UNTIL.split(term)[-1])
    except (ValueError, OverflowError):
        return None
