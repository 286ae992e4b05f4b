# ruff: noqa: ARG002 - a made-up law answers without looking at everything it is told
"""A law of four made-up offices, small enough to reason about by hand.

AA forgives what the maker shows, for twelve months before the priority. BB forgives nothing. CC
forgives for twelve months before its own filing, sales excepted. DD is an office without rules.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from maodun.domain.calendar import add_months
from maodun.domain.launches import Event, Launch, Money, Newness, Outlook, Platform, Sort
from maodun.domain.lives import Applied
from maodun.domain.text import T, bilingual
from maodun.planning.assumptions import Assumptions, Figure, shipped
from maodun.planning.law import (
    Accepting,
    Existing,
    FeeLine,
    Forgiveness,
    Payer,
    Renewing,
    Said,
    Unknown,
    Until,
    Waiting,
)

TODAY = date(2026, 11, 22)
OWN = frozenset({"own", "abuse"})
NOTHING = frozenset[str]()
GRACES = {
    "AA": (OWN, NOTHING, "priority_date"),
    "BB": (NOTHING, NOTHING, "priority_date"),
    "CC": (OWN, frozenset({"sale"}), "filing_date"),
}
WAITS = {
    Sort.PATENT: (24, 36),
    Sort.UTILITY_MODEL: (4, 8),
    Sort.DESIGN: (2, 6),
    Sort.MARK: (8, 8),
}
PRIORITY_MONTHS = {Sort.PATENT: 12, Sort.UTILITY_MODEL: 12, Sort.DESIGN: 6, Sort.MARK: 6}
MISSING = Unknown(T("There is no rule {rule}", rule="dd"))


def applied(rule: str) -> Applied:
    return Applied(rule, date(2020, 1, 1), (), (), draft=True)


class MadeUpLaw:
    def offices(self, market: str) -> tuple[str, ...]:
        return {"AB": ("AA", "BB")}.get(market, (market,))

    def within(self, market: str, place: str) -> bool:
        return place == market or place in self.offices(market)

    def grants(self, office: str, sort: Sort) -> bool:
        return not (office == "BB" and sort is Sort.MARK)

    def existing(self, office: str, sort: Sort, *, on: date) -> Existing | Unknown:
        if office not in GRACES:
            return MISSING
        has = sort is not Sort.UNREGISTERED_DESIGN or office == "AA"
        return Existing(has, "formal", applied(f"{office.lower()}.{sort.value}.protection"))

    def forgiveness(
        self, office: str, sort: Sort, *, shown_on: date, on: date
    ) -> Forgiveness | Unknown:
        if office not in GRACES:
            return MISSING
        forgives, excludes, before = GRACES[office]
        file_by = add_months(shown_on, 12) if forgives else None
        used = applied(f"{office.lower()}.{sort.value}.grace")
        statement = "at_filing" if office == "CC" else "none"
        return Forgiveness(forgives, excludes, file_by, before, statement, None, used)

    def priority_end(self, office: str, sort: Sort, *, first_on: date) -> Until | Unknown:
        day = add_months(first_on, PRIORITY_MONTHS[sort])
        return Until(day, applied(f"{office.lower()}.{sort.value}.priority"))

    def publication(self, office: str, sort: Sort, *, filed_on: date) -> Until | Unknown:
        if sort is not Sort.PATENT:
            return MISSING
        return Until(add_months(filed_on, 18), applied(f"{office.lower()}.patent.publication"))

    def waiting(self, office: str, sort: Sort, *, on: date) -> Waiting | Unknown:
        low, high = WAITS[sort]
        used = applied(f"{office.lower()}.{sort.value}.pendency")
        return Waiting(Decimal(low), Decimal(high), "filing", "grant", used)

    def term_end(
        self, office: str, sort: Sort, *, filed_on: date, granted_on: date
    ) -> Until | Unknown:
        months = 36 if sort is Sort.UNREGISTERED_DESIGN else 240
        return Until(
            add_months(filed_on, months), applied(f"{office.lower()}.{sort.value}.term")
        )

    def renewing(
        self, office: str, sort: Sort, *, filed_on: date, granted_on: date, until: date
    ) -> Renewing | Unknown:
        return MISSING

    def fees(
        self, office: str, sort: Sort, *, on: date, payer: Payer
    ) -> tuple[FeeLine, ...] | Unknown:
        if office not in GRACES:
            return MISSING
        used = applied(f"{office.lower()}.{sort.value}.fees")
        return (FeeLine(T("Official fees on filing"), Money(Decimal(300), "EUR"), used),)

    def route_fees(
        self, route: str, office: str | None, *, on: date, payer: Payer
    ) -> tuple[FeeLine, ...] | Unknown:
        used = applied(f"wo.{route}.fees")
        return (FeeLine(T("Official fees on filing"), Money(Decimal(100), "CHF"), used),)

    def route_publication(self, route: str, *, filed_on: date) -> Until | Unknown:
        return Until(add_months(filed_on, 12), applied(f"wo.{route}.publication"))

    def refusal_end(
        self, route: str, office: str, sort: Sort, *, counted_from: date
    ) -> Until | Unknown:
        return Until(add_months(counted_from, 9), applied(f"wo.{route}.refusal"))

    def next_open(self, office: str, day: date) -> date:
        return day

    def route_priority_end(self, route: str, *, first_on: date) -> Until | Unknown:
        months = {"pct": 12}.get(route, 6)
        return Until(add_months(first_on, months), applied(f"wo.{route}.priority"))

    def barred(self, route: str, office: str, sort: Sort, *, on: date) -> Unknown | None:
        return None

    def barred_at_home(self, route: str, home: str, sort: Sort, *, on: date) -> Unknown | None:
        return None

    def national_phase_end(self, office: str, *, first_on: date) -> Until | Unknown:
        return Until(add_months(first_on, 30), applied("wo.pct.national_phase"))

    def going_abroad(self, country: str, *, on: date) -> Said | Unknown:
        used = applied(f"{country.lower()}.patent.foreign_filing")
        return Said(T("Ask first"), used) if country == "BB" else MISSING

    def accepting(self, platform: str, sort: Sort, *, on: date) -> Accepting | Unknown:
        if platform == "nowhere":
            return MISSING
        answer = "pending" if sort is Sort.MARK else "registered"
        return Accepting(answer, applied(f"{platform}.reports"))


def with_figure(name: str, value: int) -> Assumptions:
    """Return the numbers that ship, with one more about an office that does not exist."""
    plain = shipped()
    figure = Figure(name, Decimal(value), "made up")
    return replace(plain, figures={**plain.figures, name: figure})


def launch(*events: Event, markets: tuple[str, ...] = ("AB", "CC"), **fields: object) -> Launch:
    """Return a product sold for 24 months from 2027-03-01, with these events before."""
    months = 24
    given: dict[str, object] = {
        "sku": "P-1",
        "title": bilingual("Lamp", zh="灯"),
        "brand": "Brandless",
        "features_new": Newness.YES,
        "look_new": Newness.YES,
        "starts_on": date(2027, 3, 1),
        "months": months,
        "currency": "USD",
        "home": "BB",
        "outlooks": tuple(
            Outlook(market, (Decimal(1000),) * months, (Platform("bazaar", Decimal(1)),))
            for market in markets
        ),
        "events": tuple(sorted(events, key=lambda event: event.on)),
        **fields,
    }
    return Launch(**given)  # type: ignore[arg-type]  # a table of fields
