import pytest

from maodun.screening.naming.goods import goods_meant, guesses
from maodun.screening.naming.tables import nice_classes


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        pytest.param("camping lantern", [11], id="one word of two"),
        pytest.param("phone case", [9], id="a longer entry wins over the phone in it"),
        pytest.param("Wedding Dresses", [25], id="plural and capitals"),
        pytest.param("scarves and knives", [25, 8], id="irregular plurals; both once"),
        pytest.param("瑜伽裤、瑜伽垫", [25, 27], id="chinese, two classes"),
        pytest.param("瑜伽裤, 运动文胸, 瑜伽垫", [25, 27], id="most words first"),
        pytest.param("zzz", [], id="nothing known is no class"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_words_of_the_seller_speak_for_classes(text: str, classes: list[int]) -> None:
    found = [guess.nice_class for guess in guesses(text)]
    assert sorted(found) == sorted(classes)
    assert found[:1] == classes[:1] or len(set(map(len, (g.words for g in guesses(text))))) == 1


def test_a_guess_says_what_it_rests_on() -> None:
    (guess,) = guesses("one electric scooter")
    assert guess.words == ("electric scooter",)


def test_classes_that_are_named_take_the_place_of_guesses() -> None:
    goods = goods_meant("camping lantern", [25])
    assert goods.numbers == (25,)
    assert goods.classes[0].words == ()


def test_every_class_has_words_in_both_languages() -> None:
    assert list(nice_classes()) == list(range(1, 46))
    assert all(one.en and one.zh for one in nice_classes().values())
