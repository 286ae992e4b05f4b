"""How alike words are written, above all in the two forms of Chinese characters."""

import pytest

from maodun.compare.marks.comparing import compare_marks
from maodun.compare.marks.sides import MarkSide
from maodun.compare.marks.spelling import letters_alike


@pytest.mark.parametrize(
    ("mark", "other"),
    [
        ("云朵貓", "云朵猫"),
        ("雲朵貓", "云朵猫"),
        ("發財", "发财"),
        ("臺灣", "台湾"),
        ("葉", "叶"),
    ],
)
def test_traditional_and_simplified_forms_of_a_name_are_nearly_the_same(
    mark: str, other: str
) -> None:
    assert letters_alike(mark, other) == letters_alike(other, mark) == 0.95
    assert 0.95 < compare_marks(MarkSide(mark), MarkSide(other)).marks < 1.0


@pytest.mark.parametrize(
    ("mark", "other", "most"),
    [
        pytest.param("云朵帽", "云朵猫", 0.67, id="both simplified, spoken alike"),
        pytest.param("云朵狗", "云朵貓", 0.67, id="spoken otherwise"),
        pytest.param("雲朵貓", "雲朵龜", 0.67, id="both traditional"),
    ],
)
def test_other_characters_stay_others(mark: str, other: str, most: float) -> None:
    assert letters_alike(mark, other) <= most


@pytest.mark.parametrize(("mark", "other"), [("", "猫"), ("\ud800猫", "貓"), ("猫a", "貓a")])
def test_strange_words_are_compared_too(mark: str, other: str) -> None:
    assert 0.0 <= letters_alike(mark, other) < 1.0
