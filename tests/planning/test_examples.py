"""The three products of the documentation, against the law files that come with the program."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from maodun.domain.launches import Launch, Money, Sort
from maodun.domain.plans import Holding, Plan, Standing, Way
from maodun.planning.assumptions import shipped
from maodun.planning.book import LawBook
from maodun.planning.making import Order, plan
from maodun.rules.files import law_folder, reading
from maodun.sources.shops.product_yaml.launches import parse_launches

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples" / "plan"
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def plans() -> dict[str, Plan]:
    return {file.stem: of(file) for file in sorted(EXAMPLES.glob("*.yaml"))}


def of(*files: Path) -> Plan:
    launches = [
        one for file in files for one in parse_launches(file.read_text("utf-8"), file=file.name)
    ]
    ready = tuple(one for one in launches if isinstance(one, Launch))
    assert len(ready) == len(launches)
    order = Order(ready, shipped(), Money(Decimal(8000), "USD"), TODAY)
    return plan(order, LawBook())


@pytest.mark.parametrize(
    ("name", "office", "sort", "standing", "file_by"),
    [
        pytest.param(
            "shown-yesterday", "US", Sort.DESIGN, Standing.RUNNING, date(2027, 11, 22), id="us"
        ),
        pytest.param(
            "shown-yesterday", "EM", Sort.DESIGN, Standing.RUNNING, date(2027, 11, 21), id="em"
        ),
        pytest.param("shown-yesterday", "CN", Sort.DESIGN, Standing.LOST, None, id="cn, own"),
        pytest.param("shown-yesterday", "EP", Sort.PATENT, Standing.LOST, None, id="ep, none"),
        pytest.param(
            "shown-13-months-ago", "US", Sort.PATENT, Standing.LOST, None, id="us, year over"
        ),
        pytest.param(
            "shown-13-months-ago", "EM", Sort.DESIGN, Standing.LOST, None, id="em, year over"
        ),
        pytest.param(
            "shown-13-months-ago", "JP", Sort.DESIGN, Standing.LOST, None, id="jp, year over"
        ),
        pytest.param(
            "not-shown-yet", "CN", Sort.UTILITY_MODEL, Standing.OPEN, date(2027, 1, 11), id="cn"
        ),
        pytest.param(
            "not-shown-yet", "EP", Sort.PATENT, Standing.OPEN, date(2027, 1, 11), id="ep"
        ),
        pytest.param(
            "not-shown-yet", "JP", Sort.DESIGN, Standing.OPEN, date(2028, 1, 12), id="jp"
        ),
        pytest.param(
            "shown-yesterday",
            "US",
            Sort.UNREGISTERED_DESIGN,
            Standing.NO_RIGHT,
            None,
            id="us has none as such",
        ),
        pytest.param(
            "not-shown-yet", "US", Sort.UTILITY_MODEL, Standing.NO_RIGHT, None, id="um"
        ),
    ],
)
def test_each_office_keeps_its_own_time(
    plans: dict[str, Plan],
    name: str,
    office: str,
    sort: Sort,
    standing: Standing,
    file_by: date | None,
) -> None:
    """US: 2027-11-21 is a Sunday, and the year of grace moves to the Monday (Ex parte Olah)."""
    (clock,) = [
        clock
        for clock in plans[name].products[0].clocks
        if (clock.office, clock.sort) == (office, sort)
    ]
    assert (clock.standing, clock.file_by) == (standing, file_by)
    assert clock.applied


def test_thirteen_months_after_the_showing_only_marks_are_left(plans: dict[str, Plan]) -> None:
    found = plans["shown-13-months-ago"]
    possible = {c.sort for c in found.products[0].cells if c.holding is Holding.POSSIBLE}
    assert possible == {Sort.MARK}
    chosen = [found.option(key) for key in found.outcome.chosen]
    assert {option.sort for option in chosen} == {Sort.MARK}
    assert [option.office for option in chosen if option.way is Way.HELD] == ["US"]


def test_in_japan_the_earliest_showing_of_a_design_is_proved_for_all() -> None:
    file = EXAMPLES / "not-shown-yet.yaml"
    text = file.read_text("utf-8").replace(
        "markets:",
        "disclosures:\n  - {on: 2026-10-01, how: a}\n  - {on: 2026-11-01, how: b}\nmarkets:",
    )
    (found,) = parse_launches(text, file=file.name)
    assert isinstance(found, Launch)
    order = Order((found,), shipped(), Money(Decimal(8000), "USD"), TODAY)
    (design,) = [
        o
        for o in plan(order, LawBook()).products[0].options
        if o.key == "FS-1/design/JP/direct"
    ]
    assert len([note for note in design.notes if "proof" in str(note)]) == 1


def test_an_invention_in_the_union_is_possible_until_the_fair_unless_filed_at_home(
    plans: dict[str, Plan],
) -> None:
    (cell,) = [
        one
        for one in plans["not-shown-yet"].products[0].cells
        if (one.market, one.sort) == ("EU", Sort.PATENT)
    ]
    assert (cell.by, cell.then) == (date(2027, 1, 11), date(2027, 12, 14))
    assert (cell.first_at, cell.first_by) == ("CN", date(2027, 1, 11))


def test_the_union_can_refuse_for_six_months_after_the_hague_publication(
    plans: dict[str, Plan],
) -> None:
    (found,) = [
        one
        for one in plans["not-shown-yet"].products[0].options
        if (one.office, one.way) == ("EM", Way.HAGUE)
    ]
    assert found.in_force is not None
    assert found.filed_on == date(2026, 12, 7)  # the 6th is a Sunday
    assert found.in_force.low == date(2027, 6, 7)
    assert found.in_force.high == date(2028, 6, 7)
    assert "em.design.hague_refusal" in [one.rule for one in found.applied]
    german = plans["not-shown-yet"].option("FS-1/design/DE/hague")
    assert german.in_force is not None
    assert german.in_force.low == date(2027, 12, 7)  # twelve months: nobody said six
    assert "longest time to refuse" in str(german.notes[-1])


def test_the_budget_is_kept_and_every_cost_is_made_of_lines(plans: dict[str, Plan]) -> None:
    for found in plans.values():
        assert found.outcome.spent.amount <= 8000
        for key in found.outcome.chosen:
            option = found.option(key)
            assert option.cost is not None
            assert option.cost.amount == sum(line.worth.amount for line in option.lines)


def test_what_rests_on_unchecked_rules_says_so(plans: dict[str, Plan]) -> None:
    assert "us.design.grace" in plans["shown-yesterday"].drafts


def test_several_products_share_one_budget() -> None:
    found = of(*sorted(EXAMPLES.glob("*.yaml")))
    assert len(found.products) == 3
    assert 0 < found.outcome.spent.amount <= 8000
    skus = {sku for key in found.outcome.chosen for sku in found.option(key).skus}
    assert skus == {"CL-3", "FS-1", "WF-8"}


def test_a_plan_asks_the_law_that_is_read_and_not_the_law_that_was(tmp_path: Path) -> None:
    law = LawBook()
    before = law.offices("EU")
    (tmp_path / "em" / "design").mkdir(parents=True)
    for name in ("markets.yaml", "em/design/grace.yaml"):
        (tmp_path / name).write_text((law_folder() / name).read_text("utf-8"), "utf-8")
    with reading(tmp_path):
        assert law.offices("EU") == ("EM",)
    assert law.offices("EU") == before
