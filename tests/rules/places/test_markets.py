from datetime import date

import pytest
from pydantic import ValidationError

from maodun.domain.errors import UnknownMarket
from maodun.domain.rights import RightKind
from maodun.rules.files import LAW
from maodun.rules.forms.documents import MarketsFile, markets_file, routes_file
from maodun.rules.forms.plain_yaml import load
from maodun.rules.places.markets import market, market_codes, routes
from maodun.rules.places.unseeable import unseeable

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("code", "offices"),
    [
        ("US", {"US"}),
        ("us", {"US"}),
        ("EU", {"EM", "EP", "DE", "FR", "BX"}),
        ("GB", {"GB", "EP"}),
        ("CN", {"CN"}),
    ],
)
def test_the_offices_that_count(code: str, offices: set[str]) -> None:
    assert offices <= set(market(code).offices)


def test_an_eu_design_does_not_count_in_the_united_kingdom() -> None:
    assert "EM" not in market("GB").offices


def test_an_unknown_market_lists_those_that_are_known() -> None:
    with pytest.raises(UnknownMarket, match=r"market XX\. Known are: US, EU"):
        market("XX")


@pytest.mark.parametrize("code", market_codes())
def test_every_market_has_both_names_and_a_language(code: str) -> None:
    found = market(code)
    assert found.title_en
    assert found.title_zh
    assert found.languages
    assert len(set(found.offices)) == len(found.offices)


@pytest.mark.parametrize(
    ("code", "name", "kind", "earliest_from"),
    [
        pytest.param("US", "paris", RightKind.PATENT, date(2025, 5, 22), id="12 + 6 months"),
        pytest.param("US", "paris", RightKind.DESIGN, date(2024, 11, 22), id="6 + 18 months"),
        pytest.param("US", "pct", RightKind.PATENT, date(2023, 11, 22), id="30 + 6 months"),
        pytest.param("EU", "pct", RightKind.PATENT, date(2023, 10, 22), id="31 at the EPO"),
        pytest.param("US", "hague", RightKind.DESIGN, date(2023, 5, 22), id="30 + 12 months"),
    ],
)
def test_a_route_stays_open_until_its_last_entry_is_published(
    code: str, name: str, kind: RightKind, earliest_from: date
) -> None:
    found = routes(market(code), date(2027, 1, 1), TODAY)
    assert [r.earliest_from for r in found if r.name == name and kind in r.kinds] == [
        earliest_from
    ]


def test_a_window_that_began_earlier_opens_the_routes_wider() -> None:
    early = routes(market("US"), date(2026, 1, 1), TODAY)
    late = routes(market("US"), date(2027, 1, 1), TODAY)
    assert all(a.earliest_from < b.earliest_from for a, b in zip(early, late, strict=True))


def test_no_patent_comes_by_hague_and_no_design_by_pct() -> None:
    by_name = {entry.name: entry for entry in routes_file().routes}
    assert RightKind.DESIGN not in by_name["pct"].kinds
    assert by_name["hague"].kinds == {RightKind.DESIGN}
    assert routes(market("US"), TODAY, TODAY)[-1].offices == frozenset({"WO"})


def test_what_nobody_can_see_is_listed_for_each_office_in_both_languages() -> None:
    rows = unseeable(market("EU").offices)
    assert {"EM", "EP", "DE"} <= {row.office for row in rows}
    assert all(row.title_en and row.title_zh and row.rule for row in rows)
    (shared, *_) = [row for row in rows if "," in row.office]
    assert "AT" in shared.office
    assert "DE" not in shared.office.split(", ")


def test_unpublished_designs_of_the_united_states_are_among_them() -> None:
    assert any("Design applications" in row.title_en for row in unseeable(["US"]))


def test_unread_documents_are_drafts() -> None:
    assert markets_file().checked.by == "draft"
    assert routes_file().checked.by == "draft"


def test_an_unknown_key_in_the_markets_is_an_error() -> None:
    document = load((LAW / "markets.yaml").read_text("utf-8"))
    document["markets"][0]["currency"] = "USD"
    with pytest.raises(ValidationError, match=r"markets\.0\.currency"):
        MarketsFile.model_validate(document)
