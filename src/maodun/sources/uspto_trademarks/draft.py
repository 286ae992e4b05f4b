"""A mark while its parts come in, from whichever form was used, and the records it gives."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from maodun.domain.errors import SourceError
from maodun.domain.numbers import RightNumber
from maodun.domain.records import EventKind, StatusEvent
from maodun.domain.rights import (
    Origin,
    Party,
    Priority,
    Relation,
    Right,
    RightKind,
    Stage,
)
from maodun.domain.signs import Goods, Sign, SignKind
from maodun.domain.text import T
from maodun.sources.marks.signs import HIGHEST_CLASS, nice_classes, vienna_codes
from maodun.sources.uspto_trademarks.codes import DRAWINGS, FIRST_OWNER, LAST_OWNER

OFFICE = "US"
LANGUAGE = "en"
SERIAL_DIGITS = 8
RENEWED = "renewal"
"""Value of the payment that a day of renewal stands for."""


class Owner(NamedTuple):
    """Somebody who owns or owned the mark.

    Attributes:
        party_type: The office's number: the higher, the later.
    """

    party_type: int
    name: str
    country: str | None


class Change(NamedTuple):
    """A recorded change of owner."""

    on: date | None
    to: str


@dataclass(slots=True)
class MarkDraft:
    """What was found so far.

    Attributes:
        registration: Digits as printed; zeros or nothing: not registered.
        published: For opposition.
        status: Code and, where the record prints them, words.
        goods: Texts by the class they are printed under.
        nice: International classes by the class the goods are printed under; a class that is
            not in it is international itself.
    """

    serial: str = ""
    registration: str = ""
    filed: date | None = None
    registered: date | None = None
    published: date | None = None
    status: str = ""
    status_on: date | None = None
    renewed: date | None = None
    words: str = ""
    drawing: str = ""
    standard_characters: bool = False
    disclaimed: list[str] = field(default_factory=list)
    transliteration: str = ""
    translation: str = ""
    names_person: bool | None = None
    description: str = ""
    design_codes: list[str] = field(default_factory=list)
    goods: dict[str, list[str]] = field(default_factory=dict)
    nice: dict[str, tuple[str, ...]] = field(default_factory=dict)
    owners: list[Owner] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)
    priorities: list[Priority] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)

    def records(self, origin: Origin) -> tuple[Right | StatusEvent, ...]:
        """Return what happened to the mark, then the mark itself.

        In this order its life is derived once where it is new.

        Raises:
            SourceError: It has no serial number.
        """
        serial = self.serial.strip()
        if len(serial) != SERIAL_DIGITS or not (serial.isascii() and serial.isdigit()):
            raise SourceError(
                T("the record has no serial number of eight digits: {text}", text=serial[:40])
            )
        number = str(RightNumber(OFFICE, f"TM{serial}"))
        return (*self._events(number, origin), self._right(number, serial, origin))

    def _right(self, number: str, serial: str, origin: Origin) -> Right:
        sign, goods = self._sign(), tuple(self._goods())
        registered = sign.registration_number is not None
        return Right(
            publication_number=number,
            office=OFFICE,
            kind=RightKind.MARK,
            stage=Stage.GRANT if registered else Stage.APPLICATION,
            kind_code="",
            language=LANGUAGE,
            title=sign.words,
            origin=origin,
            publication_date=self.published or self.registered,
            application_number=f"USTM{serial[:2]}/{serial[2:]}",
            filing_date=self.filed,
            grant_date=self.registered if registered else None,
            parties=tuple(self._parties()),
            classes=nice_classes(goods),
            priorities=tuple(self.priorities),
            relations=tuple(self.relations),
            abstract=self.description,
            sign=sign,
            goods=goods,
        )

    def _sign(self) -> Sign:
        kind = DRAWINGS.get(self.drawing[:1], SignKind.UNKNOWN)
        kind = SignKind.WORD if self.standard_characters else kind
        registration = self.registration.strip().lstrip("0")
        return Sign(
            words="" if kind is SignKind.FIGURE else self.words,
            kind=kind,
            disclaimed=tuple(dict.fromkeys(self.disclaimed)),
            transliteration=self.transliteration,
            translation=self.translation,
            vienna=vienna_codes(self.design_codes),
            registration_number=registration if registration.isdigit() else None,
            names_person=self.names_person,
        )

    def _goods(self) -> Iterator[Goods]:
        """Yield the goods of each class once, and a class of which nothing is said."""
        said: set[int] = set()
        for printed, texts in self.goods.items():
            number = _nice(printed, self.nice)
            said.add(number or 0)
            yield Goods("; ".join(filter(None, texts)), number)
        for classes in self.nice.values():
            for code in classes:
                number = _class(code)
                if number is not None and number not in said:
                    said.add(number)
                    yield Goods("", number)

    def _parties(self) -> Iterator[Party]:
        """Yield who owns it now, who applied for it, and who acts for them."""
        owners = [one for one in self.owners if FIRST_OWNER <= one.party_type <= LAST_OWNER]
        newest = max((one.party_type for one in owners), default=0)
        for one in owners:
            if one.party_type == newest:
                yield Party(one.name, one.country, "assignee")
        for one in owners:
            if one.party_type == FIRST_OWNER < newest:
                yield Party(one.name, one.country, "applicant")
        for name in dict.fromkeys(self.agents):
            yield Party(name, None, "agent")

    def _events(self, number: str, origin: Origin) -> Iterator[StatusEvent]:
        if self.status:
            yield StatusEvent(number, EventKind.STATUS, self.status_on, self.status, origin)
        if self.renewed is not None:
            yield StatusEvent(number, EventKind.FEE_PAID, self.renewed, RENEWED, origin)
        for change in self.changes:
            yield StatusEvent(number, EventKind.OWNER, change.on, change.to, origin)


def _nice(printed: str, nice: Mapping[str, tuple[str, ...]]) -> int | None:
    """Return the Nice class of goods printed under a class that may be of the US schedule."""
    classes = nice.get(printed)
    if classes is None:
        return _class(printed) if not nice else None
    if printed in classes:
        return _class(printed)
    return _class(classes[0]) if len(classes) == 1 else None


@lru_cache(maxsize=256)
def _class(code: str) -> int | None:
    plain = code.strip()
    if not (plain.isascii() and plain.isdigit()) or len(plain) > len("045"):
        return None
    return int(plain) if 1 <= int(plain) <= HIGHEST_CLASS else None
