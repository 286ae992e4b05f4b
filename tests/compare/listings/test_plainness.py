"""Words that belong to everybody, and words that set goods apart."""

import pytest

from maodun.compare.listings.distinctness import Crowds, distinctness, sign_distinctness
from maodun.compare.listings.lexicon import WordList
from maodun.compare.listings.plainness import languages_of, name_likeness, plainness
from maodun.domain.marks import RegisteredWords

ENGLISH = ("en",)


def crowds(*signs: str) -> Crowds:
    return Crowds(signs, WordList([RegisteredWords(sign, sign, "mark") for sign in signs]))


@pytest.mark.parametrize(
    ("plainer", "rarer"),
    [
        pytest.param("bike", "nike", id="a name is counted alike in all languages"),
        pytest.param("shoes", "abacus", id="common and rare"),
        pytest.param("abacus", "vortaxo", id="rare and unknown"),
    ],
)
def test_plainness_orders_words(plainer: str, rarer: str) -> None:
    assert plainness(plainer) > plainness(rarer)


def test_a_word_is_plain_in_its_own_language() -> None:
    assert plainness("zapatos", ("es",)) > plainness("zapatos", ENGLISH)


def test_a_name_is_counted_alike_in_all_languages() -> None:
    assert name_likeness("samsung") > 0.9
    assert name_likeness("bike") < 0.2


def test_the_language_of_a_text_is_told_by_its_words() -> None:
    spanish = ["zapatos", "rojos", "para", "mujeres", "con", "cordones"]
    assert "es" in languages_of(spanish, ())
    assert languages_of((), ("de", "xx")) == ("de", "en")


def test_signs_between_letters_do_not_make_a_word_rare() -> None:
    one = sign_distinctness("b.e.s.t.", ENGLISH, crowds("b.e.s.t."))
    assert one == pytest.approx(sign_distinctness("best", ENGLISH, crowds("best")))


def test_a_word_many_signs_share_sets_nothing_apart() -> None:
    shared = crowds(*(f"Vortaxo {n}" for n in range(60)))
    assert distinctness(["Vortaxo"], ENGLISH, shared) < 0.2
    assert distinctness(["Vortaxo"], ENGLISH, crowds("Vortaxo")) == 1.0


def test_several_words_set_goods_apart_more_than_the_best_of_them() -> None:
    none = crowds("x")
    both = distinctness(["lucky", "strike"], ENGLISH, none)
    assert both >= distinctness(["lucky"], ENGLISH, none)
    assert distinctness(["Vortaxo", "lamp"], ENGLISH, none) >= 1.0
