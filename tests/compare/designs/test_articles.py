"""Which article a product is, and whether a design is for the same."""

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maodun.compare.designs.articles import (
    UNTOLD,
    Article,
    article_of,
    class_symbols,
    locarno_of_us,
    same_article,
)
from maodun.compare.designs.lists import locarno_classes, us_classes
from maodun.compare.designs.titles import likely
from maodun.domain.evidence import Compared, NotCompared
from maodun.domain.products import Fact, Product
from maodun.domain.rights import Classification, Right, RightKind
from tests.screening.rights import product, right

DESIGN = right("USD1000001S1", kind=RightKind.DESIGN)


def filed(scheme: str, symbol: str) -> Right:
    return replace(DESIGN, classes=(Classification(scheme, symbol, main=True),))


def said_in_chinese(title: str) -> Product:
    return replace(product("X-100"), facts=(Fact("title", title, "zh-Hans", "test"),))


@pytest.mark.parametrize(
    ("listing", "main"),
    [
        pytest.param(product("Electric kick scooter, 350 W"), "12", id="what-it-is-is-first"),
        pytest.param(product("Charger for electric scooters"), "13", id="what-it-fits-is-less"),
        pytest.param(product("Women's lace wedding dress"), "02", id="several-words"),
        pytest.param(said_in_chinese("便携式榨汁机 充电款"), "31", id="chinese"),
        pytest.param(said_in_chinese("适用于苹果15的手机壳"), "03", id="chinese-last-name"),
        pytest.param(
            replace(product("X-100"), category="Home > Lighting > Desk Lamps"),
            "26",
            id="only-the-category-tells",
        ),
        pytest.param(
            replace(
                product("Zqx wvvk"), facts=(Fact("body", "A desk lamp for beds", "en", "t"),)
            ),
            "26",
            id="other-texts-where-the-title-tells-nothing",
        ),
        pytest.param(replace(product("Thing"), locarno=("28-03",)), "28", id="given-by-seller"),
    ],
)
def test_the_class_of_a_product_is_told_by_its_texts(listing: Product, main: str) -> None:
    assert article_of(listing).classes[0][0] == main


def test_unknown_words_tell_nothing() -> None:
    assert article_of(product("Zqx wvvk")) == UNTOLD


def test_designs_that_look_alike_tell_the_class_where_words_do_not() -> None:
    beside = [
        (filed("locarno", "12-14").classes, 0.90),
        (filed("locarno", "12-11").classes, 0.88),
        (filed("locarno", "28-03").classes, 0.60),
        ((), 0.95),
    ]
    found = article_of(product("Zqx wvvk"), beside)
    assert found.classes[0][0] == "12"
    assert found.designs == 3
    said = same_article(filed("locarno", "28-03"), found)
    assert isinstance(said, Compared)
    assert "by its pictures" in str(said.because)


def test_a_clear_title_outweighs_designs_that_look_alike() -> None:
    beside = [(filed("locarno", "28-03").classes, 0.9)] * 9
    assert article_of(product("Electric kick scooter"), beside).classes[0][0] == "12"


@pytest.mark.parametrize(
    ("design", "score"),
    [
        pytest.param(filed("locarno", "28-03"), 1.0, id="same-by-locarno"),
        pytest.param(filed("uspc", "D28/47"), 1.0, id="same-by-us-class"),
        pytest.param(filed("locarno", "12-14"), 0.0, id="another"),
    ],
)
def test_a_design_of_the_same_class_scores_what_is_likely(design: Right, score: float) -> None:
    found = same_article(design, Article((("28", 1.0),), ("28-03",)))
    assert isinstance(found, Compared)
    assert found.score == score


def test_without_a_class_on_either_side_nothing_is_compared() -> None:
    bare = replace(DESIGN, classes=())
    assert isinstance(same_article(bare, Article((("28", 1.0),), ())), NotCompared)
    named = filed("locarno", "28-03")
    assert isinstance(same_article(named, UNTOLD), NotCompared)


@pytest.mark.parametrize(
    ("symbol", "main"),
    [
        pytest.param("D28/47", "28", id="plain"),
        pytest.param("D11/231", "02", id="belt-buckle-within-a-range"),
        pytest.param("D11/241", "11", id="behind-the-range"),
        pytest.param("D32/31", "15", id="last-of-a-range"),
        pytest.param("D98/1", None, id="no-such-class"),
        pytest.param("LOC", None, id="no-us-symbol"),
    ],
)
def test_us_classes_lead_to_main_classes(symbol: str, main: str | None) -> None:
    assert locarno_of_us(symbol) == main


def test_a_filter_takes_both_ways_of_writing_a_class() -> None:
    symbols = class_symbols(Article((("15", 0.9),), ()))
    assert set(symbols) == {"15-", "D15/", "D32/"}


def test_every_us_class_leads_to_a_class_that_has_a_title() -> None:
    mains = {
        main for one in us_classes().values() for main in (one.main, *(b.main for b in one.but))
    }
    assert mains - {"99"} <= locarno_classes().keys()
    assert len(locarno_classes()) == 32


@given(st.text(max_size=60), st.text(alphabet="灯椅手机壳无线 -LED", max_size=30))
def test_whatever_a_title_says_the_shares_are_shares(title: str, chinese: str) -> None:
    shares = likely([(title, 1.0), (chinese, 0.5)])
    assert not shares or sum(shares.values()) == pytest.approx(1.0)


@pytest.mark.real
@pytest.mark.skipif("MAODUN_DATA" not in os.environ, reason="MAODUN_DATA names no real data")
def test_the_us_classes_agree_with_what_grants_of_2021_print() -> None:
    files = sorted(Path(os.environ["MAODUN_DATA"]).glob("uspto/designs-2021/**/*.XML"))
    found = [_printed(file.read_text("utf-8", "replace")) for file in files]
    assert len(found) == 30
    agree = sum(locarno_of_us(us) == locarno[:2] for locarno, us in found)
    assert agree == 29


def _printed(text: str) -> tuple[str, str]:
    symbols = [
        re.search(rf"<classification-{scheme}>.*?<main-classification>(.*?)<", text, re.S)
        for scheme in ("locarno", "national")
    ]
    locarno, us = (found[1] if found else "" for found in symbols)
    return locarno, f"D{us[1:3].strip()}/{us[3:6].strip()}"
