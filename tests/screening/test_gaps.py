from datetime import date

from maodun.domain.clearance import GateKind
from maodun.rules.markets import market
from maodun.screening.gaps import gaps
from tests.screening.rights import TODAY, product, register, right

TYRE = product("Airless tyre")


def codes(where: str, on: date = TODAY) -> set[str]:
    found = gaps(
        register(right("US99000001B2", "A tyre.")).coverage(),
        market=market(where),
        product=TYRE,
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
    newest = date(2026, 11, 17)
    assert "register:age" not in codes("US", newest.replace(month=12))
    assert "register:age" in codes("US", date(2026, 12, 18))
