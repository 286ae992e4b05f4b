from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from maodun.domain.clearance import Gap, GateKind
from maodun.domain.ports import CoverageRow
from maodun.domain.rights import RightKind
from maodun.domain.rulings import Waiver
from maodun.domain.text import T
from maodun.rules.places.markets import market
from maodun.screening.gaps import gaps, waived
from tests.screening.rights import TODAY, product, register, right

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
TYRE = product("Airless tyre")


def codes(where: str, on: date = TODAY, *, routed: int = 0) -> set[str]:
    found = gaps(
        register(right("US99000001B2", "A tyre.")).coverage(),
        market=market(where),
        product=TYRE,
        routed=routed,
        on=on,
        max_age_days=30,
    )
    return {gap.what for gap in found}


def test_an_office_is_missed_only_for_the_kinds_it_grants() -> None:
    missing = codes("EU")
    assert {"office:EM:designs", "office:EP:patents", "office:DE:patents"} <= missing
    assert not {"office:EM:patents", "office:EP:designs", "office:BX:patents"} & missing


def test_what_the_register_holds_is_not_missed() -> None:
    assert "office:US:patents" not in codes("US")
    assert f"office:US:{GateKind.DESIGNS}" in codes("US")


def test_a_register_is_old_on_the_day_after_its_last_good_day() -> None:
    assert "age:US:patents" not in codes("US", date(2026, 12, 17))
    assert "age:US:patents" in codes("US", date(2026, 12, 18))


def test_a_young_file_of_another_office_makes_no_register_young() -> None:
    old = replace(register(right("US99000001B2", "A tyre.")), newest=date(2015, 1, 6))
    rows = (*old.coverage().rows, CoverageRow("CN", RightKind.PATENT, 1, TODAY, TODAY))
    found = gaps(
        replace(old.coverage(), rows=rows),
        market=market("US"),
        product=TYRE,
        routed=0,
        on=TODAY,
        max_age_days=30,
    )
    assert "age:US:patents" in {gap.what for gap in found}


def test_a_register_that_begins_late_says_what_it_cannot_know() -> None:
    assert "since:US:patents" not in codes("US", date(2026, 11, 22))
    assert "since:US:patents" in codes("US", date(2026, 11, 6))


@pytest.mark.parametrize(("routed", "missed"), [(0, False), (1, True)])
def test_rights_that_may_still_come_count_in_their_language(
    routed: int, *, missed: bool
) -> None:
    coverage = replace(
        register(right("US99000001B2", "A tyre.")).coverage(),
        languages=(("en", 1), ("zh-Hans", 7)),
    )
    found = gaps(
        coverage,
        market=market("US"),
        product=TYRE,
        routed=routed,
        on=TODAY,
        max_age_days=30,
    )
    assert ("language:zh-Hans" in {gap.what for gap in found}) is missed


def test_a_waiver_covers_the_gap_it_was_given_for_and_no_worse_one() -> None:
    few = Gap("records:bad", None, T("{count} records", count=2))
    many = Gap("records:bad", None, T("{count} records", count=20_000))
    given = Waiver("records:bad", "Li Wei", NOON, "two old designs", few.because)
    assert waived([few, many], [given]) == (replace(few, waiver=given), many)
    reworded = replace(few, because=T("{count} unread", count=2))
    assert waived([reworded], [given])[0].waiver == given


@pytest.mark.parametrize(
    ("applications", "missed"),
    [
        pytest.param(0, {"applications:US"}, id="grants only"),
        pytest.param(2, {"grants:US"}, id="applications only"),
        pytest.param(1, set(), id="both"),
    ],
)
def test_grants_and_applications_are_both_wanted(applications: int, missed: set[str]) -> None:
    row = CoverageRow("US", RightKind.PATENT, 2, date(2006, 1, 3), TODAY, applications)
    coverage = replace(register(right("US99000001B2", "A tyre.")).coverage(), rows=(row,))
    found = gaps(
        coverage, market=market("US"), product=TYRE, routed=0, on=TODAY, max_age_days=30
    )
    both = {"applications:US", "grants:US"}
    assert {gap.what for gap in found} & both == missed
