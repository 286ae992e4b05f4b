"""What is known of single words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maodun.compare.marks.words import (
    classes_of,
    is_bare,
    is_descriptive,
    is_place,
    is_plain,
    is_surname,
    parts_of_compound,
    plain_words,
    zipf,
)


@pytest.mark.parametrize(
    ("word", "low", "high"),
    [
        pytest.param("the", 7.0, 8.0, id="the most frequent"),
        pytest.param("Gold", 4.5, 6.0, id="capitals do not count"),
        pytest.param("爱", 5.0, 7.0, id="Chinese"),
    ],
)
def test_frequency_is_logarithmic(word: str, low: float, high: float) -> None:
    found = zipf(word)
    assert found is not None
    assert low <= found <= high


def test_a_word_in_no_list_has_no_frequency() -> None:
    assert zipf("zqxvarnik") is None
    assert zipf("海尔", ("en",)) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("L'Oréal™ Paris", ("loreal", "paris"), id="accents and signs go"),
        pytest.param("海尔牌", ("海尔", "牌"), id="a kind of word behind a name"),
        pytest.param("美的", ("美的",), id="a name that ends like grammar"),
        pytest.param(
            "百雀羚生活馆", ("百雀羚", "生活", "馆"), id="an unknown name stays whole"
        ),
        pytest.param("ＰＲＯ１０", ("pro10",), id="full width"),
        pytest.param("—", (), id="nothing"),
    ],
)
def test_text_is_cut_into_words(text: str, words: tuple[str, ...]) -> None:
    assert plain_words(text) == words


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        pytest.param("lonelyshoes", ("lonely", "shoes"), id="two ordinary words"),
        pytest.param("adidas", ("adidas",), id="a known word stays"),
        pytest.param("kestrella", ("kestrella",), id="no two words"),
        pytest.param("pro10", ("pro10",), id="digits"),
    ],
)
def test_a_compound_falls_into_its_words(word: str, parts: tuple[str, ...]) -> None:
    assert parts_of_compound(word) == parts


@pytest.mark.parametrize(
    ("word", "goods", "descriptive"),
    [
        pytest.param("Shoe", "sandals; shoes", True, id="stands in the goods"),
        pytest.param("Boots", "sandals; shoes", True, id="stands in the class of the goods"),
        pytest.param("Apple", "computers", False, id="arbitrary"),
        pytest.param("茶叶", "茶", True, id="Chinese, a character more"),
        pytest.param("云朵", "茶", False, id="Chinese, arbitrary"),
        pytest.param("shoes", "", False, id="no goods known"),
        pytest.param("", "shoes", False, id="no word"),
    ],
)
def test_a_word_of_the_goods_describes_them(
    word: str, goods: str, *, descriptive: bool
) -> None:
    assert is_descriptive(word, goods) is descriptive


def test_places_and_names_come_from_lists() -> None:
    assert is_place("New York")
    assert is_place("Germany")
    assert is_place("深圳")
    assert not is_place("Novarin")
    assert is_surname("Smith")
    assert is_surname("王")
    assert not is_surname("Novarin")


def test_weak_words_are_told_apart() -> None:
    assert is_bare("inc")
    assert is_bare("有限公司")
    assert is_plain("premium")
    assert not is_bare("premium")
    assert not is_plain("novarin")


@pytest.mark.parametrize(
    ("goods", "classes"),
    [
        pytest.param("running shoes", {25}, id="a word of the trade"),
        pytest.param("Wine glasses", {21}, id="the longest term, not a word within it"),
        pytest.param("电子烟", {34}, id="Chinese, the longest term"),
        pytest.param("shoes; wine", {25, 33}, id="two items"),
        pytest.param("hoodies", {25}, id="plural in -ies of -ie"),
        pytest.param("Class 9: shoes", {9}, id="a class named goes before its words"),
        pytest.param("第9类", {9}, id="a class named in Chinese"),
        pytest.param("Class 99", set(), id="no such class"),
        pytest.param("zqx", set(), id="no word known"),
    ],
)
def test_classes_are_found_in_text(goods: str, classes: set[int]) -> None:
    assert classes_of(goods) == classes


@given(st.text(max_size=40))
def test_words_are_folded_and_never_empty(text: str) -> None:
    assert all(plain_words(text))
