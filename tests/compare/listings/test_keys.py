"""The numbers under which signs are found."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from maodun.compare.listings.folding import letters, letters_of
from maodun.compare.listings.keys import (
    BITS,
    Form,
    hashed,
    mark_keys,
    near_keys,
    sign_keys,
    stretch_keys,
    word_key,
)
from maodun.compare.listings.lexicon import WordList
from maodun.domain.marks import RegisteredWords

WORDS = st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=9, max_size=14)


def test_keys_are_the_same_on_every_machine() -> None:
    assert word_key("Vortaxo") == 7739999682773089690
    assert mark_keys("Vortaxo") == tuple(sorted(mark_keys("VORTAXO")))


def test_many_signs_have_the_keys_they_have_alone() -> None:
    signs = ["Vortaxo", "", "红牛", "Querblatt Air", "Нива"]
    keys, places = sign_keys(signs)
    for place, sign in enumerate(signs):
        assert tuple(keys[places == place].tolist()) == mark_keys(sign)
        assert all(0 <= key < 1 << BITS for key in mark_keys(sign))


@given(WORDS, st.data())
def test_two_wrong_letters_leave_a_key_in_common(word: str, data: st.DataObject) -> None:
    wrong = word
    for _ in range(2):
        place = data.draw(st.integers(0, len(wrong) - 1))
        put = data.draw(st.sampled_from(("", "q", wrong[place] + "q")))
        wrong = wrong[:place] + put + wrong[place + 1 :]
    asked, _ = near_keys([wrong], edits=2)
    assert set(asked.tolist()) & set(mark_keys(word))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Häagen", "haagen", id="accent"),
        pytest.param("华为", "HUAWEI", id="pinyin"),
        pytest.param("Нива", "NIVA", id="Cyrillic read"),
        pytest.param("РОСА", "poca", id="Cyrillic seen"),
        pytest.param("ＶＯＲＴＡＸＯ", "vortaxo", id="wide"),
    ],
)
def test_other_letters_share_the_whole(one: str, other: str) -> None:
    whole = hashed([other.lower()], Form.WHOLE)[0]
    assert int(whole) in mark_keys(one)


def test_a_stretch_has_the_key_of_its_letters() -> None:
    text = "foldinglampshade"
    starts, ends = np.array([0, 7, 3, 0]), np.array([7, 11, 16, 16])
    cut = [text[a:b] for a, b in zip(starts, ends, strict=True)]
    found = stretch_keys(text, starts=starts, ends=ends)
    assert found.tolist() == hashed(cut, Form.WHOLE).tolist()


def test_a_word_is_counted_in_every_sign_that_holds_it() -> None:
    signs = ("Vortaxo Lamp", "LAMP", "Lamplight", "lamp lamp")
    words = WordList([RegisteredWords(sign, sign, "mark") for sign in signs])
    assert list(words.crowds([word_key("lamp"), word_key("desk")])) == [3, 0]
    assert len(words) == 4


def test_an_empty_register_finds_nothing() -> None:
    empty = WordList([])
    assert list(empty.find(mark_keys("Vortaxo"))) == []
    assert list(empty.crowds([word_key("lamp")])) == [0]


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param((), id="none"),
        pytest.param(("",), id="nothing but signs"),
        pytest.param(("NIKE 23", "Häagen-Dazs", "A\nB", "", "华为", "O'Neill\r"), id="mixed"),
    ],
)
def test_many_texts_have_the_letters_of_each(texts: tuple[str, ...]) -> None:
    assert letters_of(texts) == [letters(text) for text in texts]
