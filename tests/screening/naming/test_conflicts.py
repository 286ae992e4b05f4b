import pytest

from maodun.compare.listings.lexicon import WordList
from maodun.domain.marks import Tier
from maodun.screening.naming import conflicts
from maodun.screening.naming.conflicts import left_out, near_marks, senses_of
from maodun.screening.naming.goods import goods_meant
from tests.screening.naming.marks import words

GOODS = goods_meant("")
MARKS = WordList(words("Quillox", "Cloud Cat", "Mondwolf", "华为", "Lunarbear", "Cat"))


@pytest.mark.parametrize(
    ("form", "mark"),
    [
        pytest.param("QUILLOX", "Quillox", id="capitals do not count"),
        pytest.param("Quilox", "Quillox", id="a letter left out"),
        pytest.param("Kwilloks", "Quillox", id="spoken alike"),
        pytest.param("CloudCat", "Cloud Cat", id="joined"),
        pytest.param("Huawei", "华为", id="the same in another script"),
        pytest.param("云猫", "Cloud Cat", id="the same sense in Chinese"),
        pytest.param("SuperCat", "Cat", id="a mark held within the name"),
    ],
)
def test_finds_marks_by_sight_sound_and_sense(form: str, mark: str) -> None:
    found = near_marks([form], GOODS, MARKS, language="en")
    assert mark in {one.sign.words for one in found.near if one.tier is not Tier.QUIET}


@pytest.mark.parametrize("form", ["云朵貓", "雲朵貓"])
def test_traditional_characters_find_the_simplified_mark(form: str) -> None:
    (near,) = near_marks([form], GOODS, WordList(words("云朵猫")), language="zh-Hans").near
    assert near.closeness > 0.9
    assert near.tier is Tier.STRONG


def test_what_shares_nothing_is_not_compared() -> None:
    assert near_marks(["Brantavo"], GOODS, MARKS, language="en").near == ()


def test_an_identical_mark_is_compared_however_crowded_its_words_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(conflicts, "JUDGED", 3)
    crowd = WordList(words(*(f"Sun {n}" for n in range(20)), "Sun Peak"))
    found = near_marks(["Sun Peak"], GOODS, crowd, language="en")
    assert found.near[0].sign.words == "Sun Peak"
    assert left_out(found, crowd) == 18


def test_marks_of_a_crowded_word_are_counted_as_not_compared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(conflicts, "CROWD", 5)
    crowd = WordList(words(*(f"Sun {n}{n}" for n in range(20)), "Sun Peak"))
    found = near_marks(["Sun Peak"], GOODS, crowd, language="en")
    assert len(found.near) + left_out(found, crowd) == 21
    assert left_out(found, crowd) > 15


def test_a_mark_judged_for_one_form_is_not_left_out_for_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(conflicts, "JUDGED", 1)
    both = WordList(words("Quillox", "Quillocks"))
    found = near_marks(["Quillox", "Quillocks"], GOODS, both, language="en")
    assert (len(found.near), left_out(found, both)) == (2, 0)


def test_each_mark_stands_once_with_its_nearest_form() -> None:
    found = near_marks(["云猫", "CloudCat"], GOODS, MARKS, language="en")
    numbers = [one.sign.number for one in found.near]
    assert len(numbers) == len(set(numbers))
    assert found.near[0].form == "CloudCat"


def test_senses_come_in_every_language_of_the_lists() -> None:
    assert "猫" in senses_of("cat")
    assert senses_of("quillox") == ()
