"""The law files as the planner asks them; ``Unknown`` where a rule is missing."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import count
from types import MappingProxyType
from typing import TypeVar

from maodun.domain.errors import BadLawFile, FactMissing, LawError, UnknownRule, WrongKind
from maodun.domain.launches import Money, Sort
from maodun.domain.plans import RenewalDay
from maodun.domain.rights import RightKind
from maodun.domain.text import T
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
from maodun.rules.calendars import calendar_of
from maodun.rules.facts import DAY_NAMES, Facts, Size
from maodun.rules.files import per_folder, rule_names, rule_of, version_on
from maodun.rules.forms.rule import AcceptanceRule, AnyRule, RenewalsRule, ScheduleRule
from maodun.rules.forms.values import ScheduleValue
from maodun.rules.graces import grace
from maodun.rules.periods import period
from maodun.rules.places.markets import grants, market
from maodun.rules.renewals import RenewalWindow, windows
from maodun.rules.schedules import amount
from maodun.rules.statements import acceptance, pendency, protection, said
from maodun.rules.terms import term

Answer = TypeVar("Answer")

KINDS = {
    Sort.PATENT: RightKind.PATENT,
    Sort.UTILITY_MODEL: RightKind.UTILITY_MODEL,
    Sort.DESIGN: RightKind.DESIGN,
    Sort.UNREGISTERED_DESIGN: RightKind.DESIGN,
    Sort.MARK: RightKind.MARK,
}
TO_GRANT = (("filing_total", "filing"), ("issue_total", "issue", "registration", "grant"))
"""Items of a schedule that are owed until grant: of each row the first that there is."""

BEST_FIRST = ("pending", "any", "registered", "programme", "court_order", "no", "unknown")
"""Answers of a platform, the most useful first; several rules may speak of one right."""

NATIONAL_PHASE = "national_phase"


class LawBook:
    """Answers from the files in ``law/``; an answer that they do not give is ``Unknown``."""

    def offices(self, code: str) -> tuple[str, ...]:
        """Return the offices of a market about whose rights there is any rule."""
        return _offices(code)

    def within(self, code: str, place: str) -> bool:
        """Return whether ``markets.yaml`` counts the place to the market."""
        return place == code or place in market(code).offices

    def grants(self, office: str, sort: Sort) -> bool:
        """Return what ``markets.yaml`` says about offices with some kinds only."""
        return grants(office, KINDS[sort])

    def existing(self, office: str, sort: Sort, *, on: date) -> Existing | Unknown:
        """Return what ``<office>.<sort>.protection`` says."""

        def ask() -> Existing:
            value, used = protection(_rule(_id(office, sort, "protection")), _case(on))
            return Existing(
                value.exists,
                value.examined,
                used,
                None if value.protects is None else value.protects.words,
                None if value.needs is None else value.needs.words,
                sort is not Sort.UNREGISTERED_DESIGN or _id(office, sort, "term") in _names(),
            )

        return _answered(ask)

    def forgiveness(
        self, office: str, sort: Sort, *, shown_on: date, on: date
    ) -> Forgiveness | Unknown:
        """Return what ``<office>.<sort>.grace`` says to a filing on ``on``."""

        def ask() -> Forgiveness:
            case = _case(max(on, shown_on), {"disclosure_date": shown_on})
            found = grace(_rule(_id(office, sort, "grace")), case)
            return Forgiveness(
                found.forgives,
                found.excludes,
                found.file_by,
                found.before,
                found.statement,
                found.proof,
                found.applied,
                found.proof_of,
            )

        return _answered(ask)

    def priority_end(self, office: str, sort: Sort, *, first_on: date) -> Until | Unknown:
        """Return what ``<office>.<sort>.priority`` says."""
        return _answered(lambda: _until(_id(office, sort, "priority"), first_on))

    def publication(self, office: str, sort: Sort, *, filed_on: date) -> Until | Unknown:
        """Return what ``<office>.<sort>.publication`` says."""
        return _answered(lambda: _until(_id(office, sort, "publication"), filed_on))

    def waiting(self, office: str, sort: Sort, *, on: date) -> Waiting | Unknown:
        """Return what ``<office>.<sort>.pendency`` says."""

        def ask() -> Waiting:
            found = pendency(_rule(_id(office, sort, "pendency")), _case(on))
            return Waiting(
                found.low_months, found.high_months, found.since, found.until, found.applied
            )

        return _answered(ask)

    def term_end(
        self, office: str, sort: Sort, *, filed_on: date, granted_on: date
    ) -> Until | Unknown:
        """Return what ``<office>.<sort>.term`` says."""

        def ask() -> Until:
            case = _granted(filed_on, granted_on)
            found = term(_rule(_id(office, sort, "term")), case)
            return Until(found.ends_on, found.applied)

        return _answered(ask)

    def renewing(
        self, office: str, sort: Sort, *, filed_on: date, granted_on: date, until: date
    ) -> Renewing | Unknown:
        """Return what ``<office>.<sort>.renewals`` says."""

        def ask() -> Renewing:
            case = _granted(filed_on, granted_on)
            found = tuple(_windows(_rule(_id(office, sort, "renewals")), case, until))
            days = (RenewalDay(w.number, w.opens, w.due, w.late_until) for w in found)
            return Renewing(tuple(days), tuple(window.applied for window in found[:1]))

        return _answered(ask)

    def fees(
        self, office: str, sort: Sort, *, on: date, payer: Payer
    ) -> tuple[FeeLine, ...] | Unknown:
        """Return the items of ``<office>.<sort>.fees`` that are owed until grant."""
        units = {Sort.MARK: payer.classes, Sort.DESIGN: 1}.get(sort, payer.claims)
        return _answered(lambda: tuple(_fees(_id(office, sort, "fees"), on, payer, units)))

    def route_fees(
        self, route: str, office: str | None, *, on: date, payer: Payer
    ) -> tuple[FeeLine, ...] | Unknown:
        """Return the basic fees of a route, or those of designating one office."""
        return _answered(lambda: tuple(_route_fees(route, office, on, payer)))

    def route_publication(self, route: str, *, filed_on: date) -> Until | Unknown:
        """Return what ``wo.<route>.publication`` says."""
        return _answered(lambda: _until(f"wo.{route}.publication", filed_on))

    def refusal_end(
        self, route: str, office: str, sort: Sort, *, counted_from: date
    ) -> Until | Unknown:
        """Return what ``<office>.<sort>.<route>_refusal`` says.

        Of an office without such a rule, the longer time of ``wo.<route>.refusal_declared``:
        which offices declared it is nowhere read in full.
        """
        own = _id(office, sort, f"{route}_refusal")
        name = own if own in _names() else f"wo.{route}.refusal_declared"
        return _answered(lambda: _until(name, counted_from))

    def next_open(self, office: str, day: date) -> date:
        """Return the day itself where no calendar is kept, or it does not reach so far."""
        try:
            return calendar_of(office).next_open(day)
        except LawError:
            return day

    def national_phase_end(self, office: str, *, first_on: date) -> Until | Unknown:
        """Return what ``<office>.patent.national_phase`` says: many offices give more time."""
        return _answered(lambda: _until(_id(office, Sort.PATENT, NATIONAL_PHASE), first_on))

    def route_priority_end(self, route: str, *, first_on: date) -> Until | Unknown:
        """Return what ``wo.<route>.priority`` says."""
        return _answered(lambda: _until(f"wo.{route}.priority", first_on))

    def barred(self, route: str, office: str, sort: Sort, *, on: date) -> Unknown | None:
        """Return what ``<office>.<sort>.no_<route>`` says."""
        closed = _id(office, sort, f"no_{route}")
        if closed in _names():
            found = _answered(lambda: said(_rule(closed), _case(on))[0])
            return found if isinstance(found, Unknown) else Unknown(found)
        return None

    def barred_at_home(self, route: str, home: str, sort: Sort, *, on: date) -> Unknown | None:
        """Return the same; of the PCT, whose closed offices are members, whether it is one.

        A member has a rule about the national phase, or one that says why it has none.
        """
        if route != "pct":
            return self.barred(route, home, sort, on=on)
        wanted = _id(home, sort, NATIONAL_PHASE)
        if {wanted, _id(home, sort, "no_pct")} & _names():
            return None
        return Unknown(
            T(
                "No rule says that {office} takes part in the PCT: {rule}",
                office=home,
                rule=wanted,
            )
        )

    def going_abroad(self, country: str, *, on: date) -> Said | Unknown:
        """Return what ``<country>.patent.foreign_filing`` or ``..._licence`` says."""
        names = [_id(country, Sort.PATENT, f"foreign_filing{end}") for end in ("", "_licence")]
        found = next((name for name in names if name in _names()), names[0])
        return _answered(lambda: Said(*said(_rule(found), _case(on))))

    def accepting(self, platform: str, sort: Sort, *, on: date) -> Accepting | Unknown:
        """Return the most useful answer of the platform's rules on this kind of right."""
        found = list(_accepting(platform, KINDS[sort], on))
        if not found:
            return Unknown(
                T("No rule says whether {platform} takes such rights", platform=platform)
            )
        return min(found, key=lambda one: BEST_FIRST.index(one.answer))


@per_folder
def _offices(code: str) -> tuple[str, ...]:
    known = {name.partition(".")[0].upper() for name in _names()}
    return tuple(office for office in market(code).offices if office in known)


@per_folder
def _names_of(place: str) -> tuple[str, ...]:
    return tuple(sorted(name for name in _names() if name.startswith(f"{place}.")))


@per_folder
def _names() -> frozenset[str]:
    return frozenset(rule_names())


def _rule(name: str) -> AnyRule:
    """Return a rule; a missing one is an everyday answer here: nothing near is looked for."""
    if name not in _names():
        raise UnknownRule(name)
    return rule_of(name)


def _id(office: str, sort: Sort, subject: str) -> str:
    return f"{office.lower()}.{sort.value}.{subject}"


def _answered(ask: Callable[[], Answer]) -> Answer | Unknown:
    try:
        return ask()
    except UnknownRule as missing:
        return Unknown(T("There is no rule {rule}", rule=missing.rule))
    except BadLawFile:
        raise
    except LawError as error:
        return Unknown(error.text)


def _case(on: date, days: Mapping[str, date] = MappingProxyType({})) -> Facts:
    """Return a case whose days are all ``on``, but for those named."""
    return Facts({**dict.fromkeys(DAY_NAMES, on), **days})


def _granted(filed_on: date, granted_on: date) -> Facts:
    names = ("grant_date", "registration_date", "publication_date", "expiry_date")
    later = {name: max(granted_on, filed_on) for name in names}
    return _case(filed_on, later)


def _windows(rule: AnyRule, case: Facts, until: date) -> Iterator[RenewalWindow]:
    """Yield the renewals due by ``until`` one by one: some rights have no last one."""
    if not isinstance(rule, RenewalsRule):
        raise WrongKind(rule.rule, kind=rule.kind, wanted="renewals")
    for number in count(rule.versions[-1].value.numbered_from):
        try:
            (window,) = windows(rule, replace(case, number=number))
        except FactMissing:
            return
        if window.due > until:
            return
        yield window


def _until(name: str, first_on: date) -> Until:
    found = period(_rule(name), _case(first_on))
    return Until(found.last_day, found.applied)


def _fees(name: str, on: date, payer: Payer, units: int) -> Iterator[FeeLine]:
    rule, table = _rule(name), _table(name, on)
    known = {*table.items, *table.totals}
    case = replace(_case(on), size=_size(payer), units=units)
    for row in TO_GRANT:
        item = next((one for one in row if one in known), None)
        if item is not None:
            fee = amount(rule, item, case)
            yield FeeLine(WHAT[row[0]], Money(fee.amount, fee.currency), fee.applied)


WHAT = {
    "filing_total": T("Official fees on filing"),
    "issue_total": T("Official fees on grant"),
}


def _table(name: str, on: date) -> ScheduleValue:
    """Return the table of fees that holds on a day, for its names only."""
    rule = _rule(name)
    if not isinstance(rule, ScheduleRule):
        raise WrongKind(rule.rule, kind=rule.kind, wanted="schedule")
    return version_on(name, rule.versions, on).value


def _size(payer: Payer) -> Size:
    return "small" if payer.size == "small" else "micro" if payer.size == "micro" else "large"


def _route_fees(route: str, office: str | None, on: date, payer: Payer) -> Iterator[FeeLine]:
    own = f"wo.{route}.individual_fees"
    name = own if office is not None and own in _names() else f"wo.{route}.fees"
    rule, table = _rule(name), _table(name, on)
    wanted = ROUTE_ITEMS if office is None else [part.format(office.lower()) for part in OF_ONE]
    found = [item for item in wanted if item in table.items]
    if not found:
        missing = own if office is not None else name
        raise FactMissing(
            T("{rule} has no fee for {office}", rule=missing, office=office or "WO")
        )
    for item in found:
        units = payer.pictures if item == "publication" else 1
        fee = amount(rule, item, replace(_case(on), size=_size(payer), units=units))
        what = T("Official fee: {item}", item=table.items[item].title.words)
        yield FeeLine(what, Money(fee.amount, fee.currency), fee.applied)


ROUTE_ITEMS = ("filing", "publication")
OF_ONE = ("{}", "{}_first", "{}_second")
"""Items of a table of individual fees that are owed for one office; some ask in two parts."""


def _accepting(platform: str, kind: RightKind, on: date) -> Iterator[Accepting]:
    for name in _names_of(platform):
        rule = _rule(name)
        if not isinstance(rule, AcceptanceRule):
            continue
        try:
            value, used = acceptance(rule, _case(on))
        except LawError:
            continue
        if kind in value.rights:
            yield Accepting(value.rights[kind], used)
