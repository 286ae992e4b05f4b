"""What of a right can be searched, and in which form."""

import pytest

from maodun.domain.rights import Classification, Paragraph
from maodun.index.schema import (
    DESCRIPTION_CHARACTERS,
    character_pairs,
    class_steps,
    document,
    english,
    is_cjk,
)
from tests.index.samples import right


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        pytest.param("滑板车", ["滑板", "板车"], id="overlapping"),
        pytest.param("轮", ["轮"], id="one character alone"),
        pytest.param("LED灯，5V", ["led", "灯", "5v"], id="Latin words and full stops between"),
        pytest.param("ＬＥＤ", ["led"], id="full width"),
        pytest.param("バッテリー", ["バッ", "ッテ", "テリ", "リー"], id="Japanese"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_texts_without_spaces_become_pairs(text: str, pairs: list[str]) -> None:
    assert character_pairs(text) == pairs


@pytest.mark.parametrize(
    ("symbol", "steps"),
    [
        pytest.param("A63C 17/12", ["A63C17/12", "A63C17", "A63C"], id="CPC"),
        pytest.param("28-03", ["28-03", "28"], id="Locarno"),
        pytest.param("D28/47", ["D28/47", "D28"], id="USPC design"),
        pytest.param("B60C", ["B60C"], id="a subclass alone"),
    ],
)
def test_a_class_is_also_found_by_what_it_stands_under(symbol: str, steps: list[str]) -> None:
    assert class_steps(symbol) == steps


def test_word_forms_meet_and_little_words_go() -> None:
    assert english().analyze("The Wheels of wheeled vehicles") == ["wheel", "wheel", "vehicl"]


def test_only_the_start_of_the_description_is_indexed() -> None:
    first = Paragraph("1", "tyre " * ((DESCRIPTION_CHARACTERS - 5) // 5))
    indexed = document(right(description=(first, Paragraph("2", "b" * 20))), 7).to_dict()
    words = " ".join(str(text) for texts in indexed.values() for text in texts).split()
    assert "bbbbb" in words
    assert "b" * 20 not in words


def test_a_class_given_twice_is_indexed_once() -> None:
    twice = (Classification("cpc", "A63C 17/12", main=True),) * 2
    (classes,) = document(right(classes=twice), 7).to_dict()["classes"]
    assert classes == "A63C17/12 A63C17 A63C"


@pytest.mark.parametrize("language", ["zh-Hans", "ja", "ko-KR"])
def test_languages_written_without_spaces(language: str) -> None:
    assert is_cjk(language)
    assert not is_cjk("en-GB")
