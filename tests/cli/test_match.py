import json
from pathlib import Path

import openpyxl
import pytest

from maodun.cli.door import Door
from maodun.company.register.services import Writing, register_add
from tests.cli.conftest import Maodun
from tests.conftest import NOW

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples" / "listings"
LISTINGS = str(EXAMPLES / "listings.csv")
MARK = ("--right", "USTM99000201")
PATENT = ("--right", "US99000001B2")


@pytest.fixture
def ours(lamp_door: Door, maodun: Maodun) -> Maodun:
    """``maodun`` with patents on lamps and the marks of the example in its register."""
    writing = Writing(lamp_door.settings.register, 64)
    for _ in register_add(paths=[EXAMPLES / "marks.csv"], writing=writing, now=NOW):
        pass
    return maodun


def test_listings_are_ranked_by_words_and_by_claims_apart(ours: Maodun) -> None:
    result = ours("match", *MARK, *PATENT, LISTINGS, "--json")
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert [one["by"] for one in found["rankings"]] == ["words", "claims"]
    assert {row["sku"] for row in found["rankings"][0]["rows"]} == {"BL-1", "BL-2"}
    assert found["match_version"] == 1


def test_the_table_warns_before_a_right_is_used(ours: Maodun) -> None:
    result = ours("match", *MARK, LISTINGS)
    said = " ".join(result.stdout.replace("|", " ").split())
    assert "A ranking says where to look first, not that anybody infringes" in said
    assert "Sellers: By the words of our marks and works" in said
    assert "not in the portfolio" in result.stderr


def test_without_a_number_the_whole_portfolio_is_matched(ours: Maodun) -> None:
    assert ours("portfolio", "add", "USTM99000202").exit_code == 0
    found = json.loads(ours("match", LISTINGS, "--json").stdout)
    assert [right["number"] for right in found["rights"]] == ["USTM99000202"]
    assert found["rights"][0]["in_portfolio"] is True


def test_listings_of_our_own_shop_are_left_out(ours: Maodun) -> None:
    argv = ("match", *MARK, LISTINGS, "--json", "--our-seller", "hellmoor example store")
    found = json.loads(ours(*argv).stdout)
    assert found["ours"] == 2
    assert [row["sku"] for row in found["rankings"][0]["rows"]] == ["BL-2"]


def test_only_so_many_are_kept(ours: Maodun) -> None:
    found = json.loads(ours("match", *MARK, LISTINGS, "--top", "1", "--json").stdout)
    assert (found["rankings"][0]["near"], len(found["rankings"][0]["rows"])) == (2, 1)


def test_a_product_of_ours_is_sought_too(ours: Maodun, tmp_path: Path) -> None:
    file = tmp_path / "our.yaml"
    file.write_text("sku: OUR\ntitle:\n  en: Lumi velo bicycle lamp set of two\n", "utf-8")
    argv = ("match", *MARK, LISTINGS, "--product", str(file), "--json")
    same = json.loads(ours(*argv).stdout)["rankings"][-1]
    assert same["by"] == "product"
    assert same["rows"][0]["sku"] == "BL-4"
    assert same["rows"][0]["same"]["because"]["text"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_workbook_and_page_hold_the_rankings(
    ours: Maodun, tmp_path: Path, language: str
) -> None:
    book, page = tmp_path / "near.xlsx", tmp_path / "near.html"
    for file in (book, page):
        argv = ("match", *MARK, *PATENT, LISTINGS, "--output", str(file), "--lang", language)
        assert ours(*argv).exit_code == 0
    first = openpyxl.load_workbook(book).worksheets[0]
    assert [row[1] for row in first.iter_rows(min_row=2, values_only=True)] == ["BL-1", "BL-2"]
    assert first.auto_filter.ref
    assert "<mark>Vaxxorio</mark>" in page.read_text("utf-8")


def test_where_a_listing_was_read_is_told_in_the_language_asked_for(
    ours: Maodun, tmp_path: Path
) -> None:
    table, page = tmp_path / "their.csv", tmp_path / "near.html"
    table.write_text("sku,title\nXX-1,Vaxorio lamp\n", "utf-8")
    argv = ("match", *MARK, str(table), "--output", str(page), "--lang", "zh")
    assert ours(*argv).exit_code == 0
    assert "their.csv，第 2 行" in page.read_text("utf-8")


def test_a_number_nobody_knows_is_told_with_a_near_one(ours: Maodun) -> None:
    result = ours("match", "--right", "US99000009B2", LISTINGS)
    assert result.exit_code == 1
    assert "no right with the number US99000009B2" in result.stderr


def test_an_empty_portfolio_needs_a_number(ours: Maodun) -> None:
    result = ours("match", LISTINGS)
    assert result.exit_code == 1
    assert "--right NUMBER" in result.stderr


def test_a_portfolio_that_the_register_does_not_know_says_what_to_add(ours: Maodun) -> None:
    assert ours("portfolio", "add", "US98765432B2").exit_code == 0
    result = ours("match", LISTINGS)
    assert result.exit_code == 1
    assert "maodun register add" in result.stderr


def test_a_product_that_cannot_be_read_is_an_error(ours: Maodun, tmp_path: Path) -> None:
    file = tmp_path / "our.yaml"
    file.write_text("sku: [", "utf-8")
    assert ours("match", *MARK, LISTINGS, "--product", str(file)).exit_code == 1
