"""Romanised text, pinyin and codes of sound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maodun.compare.marks.sounds import pinyin_syllables, romanised, sound_keys


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        pytest.param("Häagen-Dazs", "haagendazs", id="accents and signs go"),
        pytest.param("海尔", "haier", id="Han as pinyin"),
        pytest.param("绿城", "lucheng", id="u with two dots is u"),
        pytest.param("银行", "yinhang", id="read as the phrase is read"),
        pytest.param("海尔 Smart", "haiersmart", id="two scripts in order"),
        pytest.param("Адидас", "adidas", id="Cyrillic"),
        pytest.param("ＮＩＫＥ", "nike", id="full width"),
        pytest.param("7-11", "", id="no letters"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_any_script_becomes_latin_letters(text: str, letters: str) -> None:
    assert romanised(text) == letters


@pytest.mark.parametrize(
    ("text", "syllables"),
    [
        pytest.param("小米", ("xiao", "mi"), id="Han"),
        pytest.param("Xiao Mi", ("xiao", "mi"), id="pinyin in two words"),
        pytest.param("XIAOMI", ("xiao", "mi"), id="pinyin in one"),
        pytest.param("xian", ("xian",), id="fewest syllables"),
        pytest.param("xi'an", ("xi", "an"), id="apostrophe divides"),
        pytest.param("banana", ("ba", "na", "na"), id="syllables begin with consonants"),
        pytest.param("lvcheng", ("lu", "cheng"), id="v for u with two dots"),
        pytest.param("Lenovo", (), id="not pinyin"),
        pytest.param("小米 Home", (), id="a mixture"),
        pytest.param("123", (), id="no letters"),
    ],
)
def test_pinyin_is_cut_into_syllables(text: str, syllables: tuple[str, ...]) -> None:
    assert pinyin_syllables(text) == syllables


@pytest.mark.parametrize(
    ("word", "other"),
    [
        pytest.param("light", "lite", id="gh and final e"),
        pytest.param("quick", "kwik", id="qu and ck"),
        pytest.param("phone", "fone", id="ph"),
        pytest.param("Xerox", "Zerox", id="x at the start"),
        pytest.param("adidas", "Addidass", id="doubled letters"),
        pytest.param("adidas", "Adeedas", id="vowels"),
        pytest.param("blue", "blew", id="ue and ew"),
        pytest.param("knife", "nife", id="silent k"),
        pytest.param("wait", "weight", id="eigh"),
        pytest.param("tyre", "tire", id="y as i"),
        pytest.param("action", "akshun", id="tion"),
        pytest.param("Porsche", "Porsha", id="final e spoken"),
        pytest.param("Nike", "耐克", id="Han that renders a Latin word"),
        pytest.param("Haier", "海尔", id="pinyin of Han"),
        pytest.param("牛栏", "流岚", id="n and l"),
        pytest.param("长城", "藏层", id="ch and c, ang and an"),
        pytest.param("张力", "脏丽", id="zh and z"),
        pytest.param("金山", "京衫", id="in and ing"),
    ],
)
def test_words_spoken_alike_share_a_code(word: str, other: str) -> None:
    assert set(sound_keys(word)) & set(sound_keys(other))


@pytest.mark.parametrize(
    ("word", "other"),
    [
        pytest.param("neck", "knock", id="one vowel keeps its kind"),
        pytest.param("Puma", "Prada", id="other consonants"),
        pytest.param("海尔", "海信", id="one syllable differs"),
        pytest.param("Shein", "Temu", id="nothing in common"),
        pytest.param("Tide", "Ride", id="first consonant"),
    ],
)
def test_words_spoken_otherwise_share_none(word: str, other: str) -> None:
    assert not set(sound_keys(word)) & set(sound_keys(other))


@given(st.text(max_size=40))
def test_any_text_has_up_to_three_codes(text: str) -> None:
    keys = sound_keys(text)
    assert len(keys) <= 3
    assert bool(keys) == bool(romanised(text))
    assert all(keys)


@given(st.text(max_size=40))
def test_only_small_letters_come_out(text: str) -> None:
    assert romanised(text).isascii()
    assert all("a" <= letter <= "z" for letter in romanised(text))
