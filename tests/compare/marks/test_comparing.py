"""Mark against mark: what holds of every comparison, and what single ones say."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from maodun.compare.marks.comparing import compare_marks
from maodun.compare.marks.recipe import MARKS_1, RECIPE
from maodun.compare.marks.sides import MarkSide
from maodun.compare.marks.sounding import sounds_alike
from maodun.domain.evidence import Compared, Evidence, NotCompared
from maodun.domain.marks import Tier

RENDERINGS = Path(__file__).parent / "renderings.yaml"
_WORDS = st.text(
    st.one_of(
        st.sampled_from("abcdeiklmnorstuz -'&3"),
        st.sampled_from("海尔耐克小米金红龙的牌店ßéЖソ"),
        st.characters(),
    ),
    max_size=24,
)
_GOODS = st.sampled_from(
    ("", "shoes", "clothing; shoes", "鞋", "wine", "xyz", "software, apps")
)
_CLASSES = st.sampled_from(((), (25,), (9, 42), (99,)))
_SIDES = st.builds(MarkSide, words=_WORDS, goods=_GOODS, nice_classes=_CLASSES)


def score_of(evidence: Evidence) -> float:
    assert isinstance(evidence, Compared), evidence
    return evidence.score


@given(_SIDES, _SIDES)
@settings(max_examples=150, deadline=None)
@example(MarkSide("GOLD", "wine"), MarkSide("PALL MALL GOLD", "wine"))
def test_the_order_of_the_sides_does_not_count(mark: MarkSide, other: MarkSide) -> None:
    one, turned = compare_marks(mark, other), compare_marks(other, mark)
    assert one.score == pytest.approx(turned.score)
    assert one.tier is turned.tier


@given(_SIDES, _SIDES)
@settings(max_examples=150, deadline=None)
def test_every_score_lies_between_nothing_and_the_same(mark: MarkSide, other: MarkSide) -> None:
    found = compare_marks(mark, other)
    assert 0.0 <= found.score <= 1.0
    for evidence in (found.sight, found.sound, found.meaning, found.goods):
        assert isinstance(evidence, NotCompared) or 0.0 <= evidence.score <= 1.0


@given(_SIDES, _SIDES)
@settings(max_examples=150, deadline=None)
def test_nothing_is_nearer_than_the_mark_itself(mark: MarkSide, other: MarkSide) -> None:
    same = compare_marks(mark, mark)
    assert compare_marks(mark, other).marks <= same.marks or not same.marks
    renamed = replace(other, goods=mark.goods, nice_classes=mark.nice_classes)
    assert compare_marks(mark, renamed).score <= same.score or not same.marks


def test_only_the_same_words_for_the_same_goods_are_a_whole_one() -> None:
    whole = compare_marks(
        MarkSide("Pall Mall", "cigarettes"), MarkSide("PALLMALL", "cigarettes")
    )
    longer = compare_marks(
        MarkSide("PALL MALL", "cigarettes"), MarkSide("PALL MALL GOLD", "cigarettes")
    )
    assert whole.score == 1.0
    assert MARKS_1.strong <= longer.score < 1.0


def test_unknown_goods_are_not_far_goods() -> None:
    mark = MarkSide("NOVARIN", "shoes")
    unknown = compare_marks(mark, MarkSide("NOVARIN"))
    far = compare_marks(mark, MarkSide("NOVARIN", "cement"))
    near = compare_marks(mark, MarkSide("NOVARIN", "shoes"))
    assert isinstance(unknown.goods, NotCompared)
    assert far.score < unknown.score < near.score


def test_signs_without_words_are_not_compared() -> None:
    found = compare_marks(MarkSide("", "shoes"), MarkSide("NOVARIN", "shoes"))
    assert isinstance(found.sight, NotCompared)
    assert isinstance(found.sound, NotCompared)
    assert isinstance(found.meaning, NotCompared)
    assert str(found.because) == "“” and “NOVARIN” have no words to compare."


def test_two_scripts_are_compared_by_sound_alone() -> None:
    found = compare_marks(MarkSide("云朵集", "服装"), MarkSide("YUNDUOJI", "clothing"))
    assert isinstance(found.sight, NotCompared)
    assert score_of(found.sound) == 1.0


@pytest.mark.parametrize(
    ("mark", "other", "least"),
    [
        pytest.param("ISHINE", "ICE SHINE", 0.6, id="words run together"),
        pytest.param("Nike", "耐克", 0.75, id="Han that renders sound"),
        pytest.param("BOSE", "BOZE", 0.95, id="z for s"),
        pytest.param("牛栏山", "流岚山", 0.9, id="n and l"),
        pytest.param("美的", "MEIDI", 1.0, id="second reading of a character"),
    ],
)
def test_marks_spoken_alike_are_near_in_sound(mark: str, other: str, least: float) -> None:
    assert score_of(compare_marks(MarkSide(mark), MarkSide(other)).sound) >= least


@pytest.mark.parametrize(
    ("mark", "other", "score"),
    [
        pytest.param("LUPO", "WOLF", 1.0, id="two languages"),
        pytest.param("SEAHORSE", "海马", 1.0, id="one meaning of two words"),
        pytest.param("GOLDEN LION", "金狮", 1.0, id="word by word"),
        pytest.param("APPLE", "苹果", 1.0, id="one meaning in two scripts"),
        pytest.param("HORSE", "LEMON", 0.0, id="both known, nothing in common"),
    ],
)
def test_known_meanings_are_compared(mark: str, other: str, score: float) -> None:
    assert score_of(compare_marks(MarkSide(mark), MarkSide(other)).meaning) == score


@pytest.mark.parametrize(
    ("mark", "other"),
    [
        pytest.param("NOVARIN", "WOLF", id="one side is a coined word"),
        pytest.param("NOVARIN", "NOVARIN PLUS", id="a shared word without a known meaning"),
        pytest.param("RED NOVARIN", "BLUE", id="a part is not known"),
    ],
)
def test_what_has_no_known_meaning_is_not_compared(mark: str, other: str) -> None:
    assert isinstance(compare_marks(MarkSide(mark), MarkSide(other)).meaning, NotCompared)


def test_a_translation_given_by_the_office_is_used() -> None:
    found = compare_marks(
        MarkSide("KURT", "shirts", translation="wolf"), MarkSide("WOLF", "shirts")
    )
    assert score_of(found.meaning) == 1.0


def test_what_the_office_writes_in_latin_letters_is_heard() -> None:
    """A sign of letters that the reading of characters does not give: 卡地亚 from Cantonese."""
    sign = MarkSide("卡地亚", "珠宝", transliteration="Kartier")
    bare = compare_marks(replace(sign, transliteration=""), MarkSide("CARTIER", "jewelry"))
    told = compare_marks(MarkSide("CARTIER", "jewelry"), sign)
    assert score_of(bare.sound) < 0.5
    assert score_of(told.sound) > 0.9
    assert told.score > bare.score


def test_what_the_office_writes_in_latin_letters_takes_nothing_away() -> None:
    sign = MarkSide("海尔", transliteration="qqq")
    assert score_of(compare_marks(sign, MarkSide("HAIER")).sound) == 1.0


def test_no_name_of_a_company_is_known_by_heart() -> None:
    """What a name is in another script comes from the register, never from this package."""
    found = compare_marks(MarkSide("BMW", "cars"), MarkSide("宝马", "汽车"))
    assert isinstance(found.meaning, NotCompared)
    said = MarkSide("宝马", "汽车", translation="bmw")
    assert score_of(compare_marks(MarkSide("BMW", "cars"), said).meaning) == 1.0


def test_what_describes_the_goods_counts_little() -> None:
    shared_kind = compare_marks(
        MarkSide("KORBA PIZZA", "restaurant"), MarkSide("MILANTO PIZZA", "restaurant")
    )
    shared_name = compare_marks(
        MarkSide("KORBA PIZZA", "restaurant"), MarkSide("KORBA PIZZERIA", "restaurant")
    )
    assert shared_kind.tier is Tier.WEAK
    assert shared_name.score > shared_kind.score + 0.3


def test_an_arbitrary_word_for_other_goods_is_no_description() -> None:
    for_computers = compare_marks(
        MarkSide("APPLE ZORAN", "computers"), MarkSide("APPLE", "computers")
    )
    for_fruit = compare_marks(
        MarkSide("APPLE ZORAN", "fresh apples"), MarkSide("APPLE", "fresh apples")
    )
    assert for_fruit.score < for_computers.score


def test_words_in_another_order_stay_near() -> None:
    found = compare_marks(MarkSide("RED ANVIL", "tools"), MarkSide("ANVIL RED", "tools"))
    assert MARKS_1.strong <= found.score < 1.0


def test_beginnings_count_more_than_ends() -> None:
    begins = compare_marks(MarkSide("MARVENTO"), MarkSide("MARVELTA"))
    ends = compare_marks(MarkSide("TARVENTO"), MarkSide("MILVENTO"))
    assert score_of(begins.sight) > score_of(ends.sight)


def test_the_answer_names_its_recipe_and_its_reason() -> None:
    found = compare_marks(MarkSide("海尔", "冰箱"), MarkSide("HAIER", "fridges"))
    assert found.recipe == RECIPE == "marks-1"
    assert str(found.because) == "“海尔” and “HAIER”: Sound: 100% alike."


def test_sound_alone_finds_many_renderings_and_few_other_names() -> None:
    """Every brand of the list against its own Chinese name and a third of the others."""
    listed = yaml.safe_load(RENDERINGS.read_text("utf-8"))
    brands = [(words[0].replace(" ", ""), words[1]) for words in listed]
    own = [sounds_alike(latin, han) for latin, han in brands]
    others = [
        sounds_alike(latin, han)
        for at, (latin, _) in enumerate(brands)
        for place, (_, han) in enumerate(brands)
        if at != place and (at + place) % 3 == 0
    ]
    near = 0.6
    assert sum(score >= near for score in own) / len(own) > 0.4
    assert sum(score >= near for score in others) / len(others) < 0.01


def test_a_long_row_of_known_characters_is_read_in_good_time() -> None:
    """Each rest of the row is read once, not once for every way to come there."""
    found = compare_marks(MarkSide("金银" * 100), MarkSide("goldsilver" * 20))
    assert isinstance(found.meaning, Compared)
