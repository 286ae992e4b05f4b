"""Whose rights count in a market, and by which routes others may still arrive there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from maodun.domain.calendar import add_months
from maodun.domain.errors import UnknownMarket
from maodun.domain.ports import Route
from maodun.domain.rights import RightKind
from maodun.domain.text import T
from maodun.rules.files import per_folder
from maodun.rules.forms.documents import RouteEntry, markets_file, routes_file


@dataclass(frozen=True, slots=True)
class Market:
    """A place where products are sold.

    Attributes:
        code: ST.3 code of the country, or ``EU``.
        offices: ST.3 codes of the offices whose rights are enforced there.
        languages: BCP 47 tags of the languages those offices publish in.
    """

    code: str
    title_en: str
    title_zh: str
    offices: tuple[str, ...]
    languages: tuple[str, ...]


OFTEN_SAID = {"UK": "GB", "EM": "EU", "EP": "EU", "EUROPE": "EU", "USA": "US"}
"""Codes and names that people use of a market which has another code here."""


@per_folder
def market(code: str) -> Market:
    """Return the market with this code, in capital or small letters.

    Raises:
        UnknownMarket: There is no data about it.
    """
    for entry in markets_file().markets:
        if entry.code == code.strip().upper():
            return Market(
                entry.code, entry.title.en, entry.title.zh, entry.offices, entry.languages
            )
    raise UnknownMarket(
        T(
            "There is no data about the market {code}. Known are: {known}.",
            code=code,
            known=", ".join(market_codes()),
        )
    )


def market_meant(said: str) -> str | None:
    """Return the code of the market that a name or another code means: ``UK`` is ``GB``."""
    folded = said.strip().upper()
    named = {
        title.upper(): entry.code
        for entry in markets_file().markets
        for title in (entry.title.en, entry.title.zh)
    }
    meant = {**named, **OFTEN_SAID}.get(folded)
    return meant if meant in market_codes() else None


def joined(markets: Sequence[Market]) -> Market:
    """Return several markets as one, whose offices are those of each."""
    if len(markets) == 1:
        return markets[0]
    return Market(
        code=", ".join(one.code for one in markets),
        title_en=", ".join(one.title_en for one in markets),
        title_zh="、".join(one.title_zh for one in markets),
        offices=tuple(dict.fromkeys(office for one in markets for office in one.offices)),
        languages=tuple(dict.fromkeys(said for one in markets for said in one.languages)),
    )


def grants(office: str, kind: RightKind) -> bool:
    """Return whether the office grants or registers rights of this kind at all."""
    only = markets_file().grants_only.get(office)
    return only is None or kind in only.kinds


def reaches_back_years(kind: RightKind) -> int:
    """Return how many years back publications of this kind may lie and still be in force."""
    return markets_file().reaches_back[kind].years


def market_codes() -> tuple[str, ...]:
    """Return the codes of all markets, in the order of the file."""
    return tuple(entry.code for entry in markets_file().markets)


def routes(market: Market, window_start: date, today: date) -> tuple[Route, ...]:
    """Return how rights of other offices may still come to ``market``.

    A route stays open for a publication until its last day to enter has passed, and then for as
    long as an entry could stay unpublished. Counted back from the earlier of both days.
    """
    day = min(window_start, today)
    return tuple(_route(entry, market, day) for entry in routes_file().routes)


def _route(entry: RouteEntry, market: Market, day: date) -> Route:
    months = max([entry.months, *(entry.months_at.get(o, 0) for o in market.offices)])
    return Route(
        name=entry.name,
        offices=None if entry.offices == "any" else frozenset(entry.offices),
        kinds=entry.kinds,
        earliest_from=add_months(day, -(months + entry.unseen_months)),
    )
