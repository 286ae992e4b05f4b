from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from maodun.domain.errors import BadProduct
from maodun.domain.launches import Act, By, Launch, Newness, OwnRight, Platform, Shows, Sort
from maodun.rules.places.known import offices, platforms
from maodun.sources.shops.product_yaml import form
from maodun.sources.shops.product_yaml.launches import parse_launches

FULL = """\
sku: P-1
title: {en: Lamp, zh: 灯}
brand: Quillox
markets: [US]
disclosures:
  - {on: 2026-11-01, how: our shop, kind: listing, where: us}
plan:
  new_features: unknown
  new_look: yes
  launch: 2027-03-01
  months: 4
  forecast: {US: [1000, 2000], EU: 500}
  platforms: {US: {amazon: 75, Temu: 25}, EU: [ebay]}
  planned:
    - {on: 2027-01-12, how: stand, kind: fair, where: DE, official: true}
    - {on: 2027-02-01, how: catalogue, kind: catalogue, by: independent}
  held:
    - {number: US 1, kind: mark, office: us, filed: 2025-01-01, granted: 2026-01-01}
"""


def parsed(text: str) -> Launch:
    (found,) = parse_launches(text, file="p.yaml")
    assert isinstance(found, Launch)
    return found


def test_reads_all_that_a_plan_needs() -> None:
    found = parsed(FULL)
    assert (found.features_new, found.look_new) == (Newness.UNKNOWN, Newness.YES)
    assert found.title.render(str) == "Lamp"
    assert [one.market for one in found.outlooks] == ["US", "EU"]
    assert found.outlooks[0].revenue == (Decimal(1000), Decimal(2000)) + (Decimal(2000),) * 2
    assert found.outlooks[0].platforms == (
        Platform("amazon", Decimal("0.75")),
        Platform("temu", Decimal("0.25")),
    )
    assert found.held == (
        OwnRight("US 1", Sort.MARK, "US", date(2025, 1, 1), date(2026, 1, 1), None),
    )


def test_the_first_sale_is_an_event_like_the_others_in_order_of_day() -> None:
    found = parsed(FULL).events
    assert [event.act for event in found] == [Act.LISTING, Act.FAIR, Act.CATALOGUE, Act.SALE]
    assert found[1].official
    assert found[2].by is By.INDEPENDENT
    assert (found[3].launch, found[3].where, found[3].on) == (True, "US", date(2027, 3, 1))
    assert found[0].source == "p.yaml:6"


def test_what_a_showing_showed_and_whether_it_is_to_come_is_kept() -> None:
    text = FULL.replace("kind: fair", "kind: fair, shows: look").replace(
        "months: 4", "months: 4\n  size: small"
    )
    found = parsed(text)
    assert [(one.shows, one.planned) for one in found.events] == [
        (Shows.BOTH, False),
        (Shows.LOOK, True),
        (Shows.BOTH, True),
        (Shows.BOTH, False),
    ]
    assert found.size == "small"


@pytest.mark.parametrize(
    "shares",
    [
        pytest.param("{amazon: 0.33, temu: 0.33, ebay: 0.33}", id="rounded"),
        pytest.param("[amazon, temu, ebay]", id="equal"),
        pytest.param("{amazon: 50, temu: 25, ebay: 25}", id="in hundredths"),
    ],
)
def test_the_shares_of_platforms_make_a_whole(shares: str) -> None:
    found = parsed(FULL.replace("{amazon: 75, Temu: 25}", shares)).outlooks[0].platforms
    assert abs(sum((one.share for one in found), Decimal(-1))) < Decimal("1e-20")


def test_a_market_without_a_forecast_has_no_revenue() -> None:
    found = parsed(FULL.replace("markets: [US]", "markets: [US, JP]"))
    assert {one.market: one.total for one in found.outlooks}["JP"] == 0


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        pytest.param("{amazon: 75", "{amazn: 75", "did you mean amazon?", id="no platform"),
        pytest.param("amazon: 75", "amazon: 1.45", "shares add up to 26.45", id="not a whole"),
        pytest.param("plan:\n", "plan:\n  home: XX\n", "XX is not known; there are", id="home"),
        pytest.param("kind: fair", "kind: fair, shows: all", "shows", id="no part of it"),
        pytest.param("months: 4", "months: 4\n  size: tiny", "size", id="no size"),
        pytest.param("plan:\n", "plans:\n", "did you mean plan?", id="misspelt part"),
        pytest.param("launch: 2027-03-01", "launch: soon", "line 10", id="no day"),
        pytest.param("kind: fair", "kind: fare", "fare", id="no kind of event"),
        pytest.param("EU: 500", "EU: -1", "line 12", id="negative revenue"),
        pytest.param("months: 4", "months: 0", "months", id="no month"),
        pytest.param("EU: 500", "EU: 1e30", "line 12", id="more than there is"),
        pytest.param(
            "granted: 2026-01-01",
            "granted: 2024-12-31",
            "granted 2024-12-31 lies before filed 2025-01-01",
            id="granted before it was filed",
        ),
        pytest.param(
            "granted: 2026-01-01",
            "until: 2024-12-31",
            "until 2024-12-31 lies before filed 2025-01-01",
            id="ended before it was filed",
        ),
        pytest.param("kind: mark", "kind: brand", "brand", id="no kind of right"),
        pytest.param("new_look: yes", "new_look: maybe", "maybe", id="no answer"),
    ],
)
def test_a_fault_is_named_with_its_line(old: str, new: str, says: str) -> None:
    (found,) = parse_launches(FULL.replace(old, new), file="p.yaml")
    assert isinstance(found, BadProduct)
    assert says in str(found)
    assert "p.yaml, line" in str(found)


def test_a_product_without_a_plan_says_what_to_write() -> None:
    (found,) = parse_launches("sku: A\ntitle: Lamp\n", file="p.yaml")
    assert isinstance(found, BadProduct)
    assert "p.yaml:1: A has no plan: part; write at least plan: {launch:" in str(found)


def test_the_names_that_the_form_knows_are_told_where_it_is_explained() -> None:
    fields = Path(form.__file__).with_name("FIELDS.md").read_text("utf-8")
    assert ", ".join(offices()) in fields
    assert ", ".join(platforms()) in fields
