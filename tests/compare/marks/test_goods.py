"""Goods against goods, by class and by words."""

import pytest

from maodun.compare.marks.goods import (
    goods_similarity,
    goods_text_overlap,
    nice_class_overlap,
)
from maodun.compare.marks.lists import class_words
from maodun.compare.marks.recipe import MARKS_1
from maodun.compare.marks.sides import MarkSide
from maodun.domain.evidence import Compared, NotCompared


def score(mark: MarkSide, other: MarkSide) -> float:
    found = goods_similarity(mark, other)
    assert isinstance(found, Compared)
    return found.score


@pytest.mark.parametrize(
    ("goods", "others", "expected"),
    [
        pytest.param("shoes", "Shoes, belts", 1.0, id="one item is the same"),
        pytest.param("shoes", "shirts", MARKS_1.same_class, id="two things of one class"),
        pytest.param("shoes", "handbags", MARKS_1.near_class, id="often sold together"),
        pytest.param("shoes", "cement", MARKS_1.far_class, id="far apart"),
        pytest.param("鞋", "shoes", MARKS_1.same_class, id="one class in two languages"),
        pytest.param("widgets", "gizmos", MARKS_1.words_apart, id="no class known"),
    ],
)
def test_goods_given_in_words(goods: str, others: str, expected: float) -> None:
    assert score(MarkSide("X", goods), MarkSide("X", others)) == pytest.approx(expected)


def test_classes_given_go_before_classes_found_in_words() -> None:
    mark = MarkSide("X", "shoes", (25,))
    assert score(mark, MarkSide("X", "shoe polish", (3,))) < 1.0
    assert score(mark, MarkSide("X", "", (25,))) == MARKS_1.same_class


def test_goods_of_one_side_alone_are_not_compared() -> None:
    assert isinstance(goods_similarity(MarkSide("X", "shoes"), MarkSide("X")), NotCompared)
    assert isinstance(goods_text_overlap("shoes", ""), NotCompared)
    assert isinstance(nice_class_overlap(frozenset({25}), frozenset()), NotCompared)


def test_the_nearest_two_items_are_shown() -> None:
    found = goods_text_overlap("umbrellas; leather belts", "belts; rice")
    assert isinstance(found, Compared)
    assert (found.in_right, found.in_product) == ("leather belts", "belts")


def test_every_class_of_the_agreement_has_words_and_real_neighbours() -> None:
    words = class_words()
    assert sorted(words) == list(range(1, 46))
    assert all(near in words for one in words.values() for near in one.near)


def test_a_class_that_does_not_exist_is_near_nothing() -> None:
    found = nice_class_overlap(frozenset({99}), frozenset({25}))
    assert isinstance(found, Compared)
    assert found.score == MARKS_1.far_class
