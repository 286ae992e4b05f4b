# ruff: noqa: ARG002 - a made-up law answers without looking at everything it is told
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from maodun.domain.launches import Act, Event, Launch, Money, Newness, OwnRight, Sort
from maodun.domain.plans import Option, Plan, Way
from maodun.domain.text import T
from maodun.planning.assumptions import shipped
from maodun.planning.book import LawBook
from maodun.planning.deadlines import deadlines
from maodun.planning.law import Law, Unknown
from maodun.planning.making import Order, plan
from maodun.planning.words import option_name
from tests.planning.offices import TODAY, MadeUpLaw, launch

LAW = MadeUpLaw()


def made(one: Launch, law: Law = LAW) -> Plan:
    return plan(Order((one,), shipped(), Money(Decimal(8000), "USD"), TODAY), law)


def by(way: Way, one: Launch, law: Law = LAW) -> dict[str, Option]:
    """Return the options of a route by the end of their key."""
    found = made(one, law).products[0].options
    return {o.key.partition("/")[2]: o for o in found if o.way is way}


def test_an_office_is_named_on_the_day_of_the_application_or_not_at_all() -> None:
    """Sixty days to prepare, three days until BB is lost: AA, which forgives, can be named."""
    sale = Event(date(2026, 11, 25), Act.SALE, launch=True)
    found = by(Way.PCT, launch(sale, home="DD"))
    base, late, named = (found[f"patent/{office}/pct"] for office in ("WO", "BB", "AA"))
    assert base.filed_on == named.filed_on == date(2027, 1, 21)
    assert named.blocked is None
    assert str(late.blocked) == (
        "The international application is ready on 2027-01-21; it would have to be filed by "
        "2026-11-24"
    )


@pytest.mark.parametrize("way", [Way.PCT, Way.HAGUE, Way.MADRID])
def test_the_application_is_due_with_the_first_of_its_offices(way: Way) -> None:
    mark = OwnRight("BB 3", Sort.MARK, "BB", granted_on=date(2026, 1, 5))
    fair = Event(date(2027, 6, 1), Act.FAIR)
    found = list(by(way, launch(fair, home="BB", held=(mark,))).values())
    bases = {o.key: o for o in found if o.office == "WO"}
    assert bases
    for one in found:
        if one.office != "WO" and one.blocked is None:
            base = bases[one.needs[0]]
            assert one.filed_on == base.filed_on
            if one.file_by is not None:
                assert base.file_by is not None
                assert base.filed_on is not None
                assert base.filed_on <= base.file_by <= one.file_by


def first_filed(**fields: object) -> Launch:
    """Return a product filed at home in June and shown in a video in October."""
    first = OwnRight("CC 5", Sort.PATENT, "CC", filed_on=date(2026, 6, 1))
    video = Event(date(2026, 10, 20), Act.VIDEO)
    return launch(video, held=(first,), home="CC", **fields)  # type: ignore[arg-type]  # a table


def test_an_application_with_priority_reaches_what_a_showing_destroyed_meanwhile() -> None:
    found = by(Way.PCT, first_filed())
    assert "patent/BB/pct" not in found
    named, base = found["patent/BB/pct/priority"], found["patent/WO/pct/priority"]
    assert (base.needs, named.needs) == (("P-1/held/CC 5",), (base.key,))
    assert base.filed_on == named.filed_on == date(2027, 1, 21)
    assert base.file_by == named.file_by == date(2027, 6, 1)
    assert str(option_name(named)) == "Invention patent, BB, through the PCT, with priority"
    assert named.enter_by == date(2028, 12, 1)  # thirty months from the first filing
    assert named.blocked is None


def test_a_priority_that_ends_before_the_application_is_ready_is_not_claimed() -> None:
    first = OwnRight("CC 5", Sort.PATENT, "CC", filed_on=date(2026, 1, 20))
    shown = launch(Event(date(2026, 10, 20), Act.VIDEO), held=(first,), home="CC")
    assert not [key for key in by(Way.PCT, shown) if key.endswith("priority")]


def test_madrid_rests_on_a_mark_of_the_office_of_origin_that_is_alive() -> None:
    abroad = OwnRight("CC 1", Sort.MARK, "CC", granted_on=date(2026, 1, 5))
    assert not by(Way.MADRID, launch(held=(abroad,), home="BB"))
    own = replace(abroad, number="BB 1", office="BB")
    assert by(Way.MADRID, launch(held=(own,), home="BB"))["mark/WO/madrid"].needs == (
        "P-1/held/BB 1",
    )
    ended = replace(own, ends_on=date(2026, 11, 30))
    assert not by(Way.MADRID, launch(held=(ended,), home="BB"))


class Closed(MadeUpLaw):
    def barred(self, route: str, office: str, sort: Sort, *, on: date) -> Unknown | None:
        return Unknown(T("No fees, no party")) if office == "AA" else None

    def barred_at_home(self, route: str, home: str, sort: Sort, *, on: date) -> Unknown | None:
        return Unknown(T("Not from here")) if route == "pct" else None


def test_who_takes_no_part_in_a_route_is_not_reached_by_it() -> None:
    found = by(Way.HAGUE, launch(home="BB"), Closed())
    assert str(found["design/AA/hague"].blocked) == "No fees, no party"
    assert found["design/CC/hague"].blocked is None
    found = by(Way.PCT, launch(home="BB"), Closed())
    assert str(found["patent/WO/pct"].blocked) == "Not from here"
    assert all(one.blocked is not None for one in found.values())


def test_the_day_to_enter_the_national_phase_is_a_deadline_of_what_is_planned() -> None:
    found = made(launch())
    keys = ("P-1/patent/WO/pct", "P-1/patent/AA/pct")
    assert not [one for one in deadlines(found) if "national phase" in str(one.what)]
    chosen = replace(found, outcome=replace(found.outcome, chosen=keys))
    (last,) = [one for one in deadlines(chosen) if "national phase" in str(one.what)]
    assert str(last.what) == "Last day to enter the national phase: Invention patent, AA"
    assert (last.on, last.chosen) == (date(2029, 7, 21), True)
    assert "wo.pct.national_phase" in last.rules


def real(*events: Event, markets: Sequence[str], **fields: object) -> dict[str, Option]:
    one = launch(*events, markets=tuple(markets), **fields)
    return {o.key.partition("/")[2]: o for o in made(one, LawBook()).products[0].options}


def test_europe_is_reached_through_the_pct_within_a_year_of_the_first_filing() -> None:
    first = OwnRight("CN 2026105", Sort.PATENT, "CN", filed_on=date(2026, 6, 1))
    video = Event(date(2026, 10, 20), Act.VIDEO)
    found = real(video, markets=("EU",), home="CN", held=(first,), look_new=Newness.NO)
    named = found["patent/EP/pct/priority"]
    assert (named.blocked, named.file_by) == (None, date(2027, 6, 1))
    assert named.enter_by == date(2029, 1, 2)  # 31 months (EPC R. 159), and a holiday


def test_no_national_phase_where_the_law_has_closed_it_or_no_rule_tells_its_end() -> None:
    found = real(markets=("EU", "US", "GB", "AU"), home="CN")
    assert "only through a European patent" in str(found["patent/FR/pct"].blocked)
    for office in ("US", "GB", "DE", "EP"):
        assert found[f"patent/{office}/pct"].enter_by is not None
    assert "not a member" in str(found["design/AU/hague"].blocked)
    assert "no fee for GB" in str(found["mark/GB/madrid"].blocked)
    assert "wo.madrid.individual_fees" in str(found["mark/GB/madrid"].blocked)


def test_nobody_files_an_application_from_an_office_of_which_nothing_is_known() -> None:
    found = real(markets=("US",), home="TW")
    assert "tw.patent.national_phase" in str(found["patent/WO/pct"].blocked)
