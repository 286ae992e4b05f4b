import pytest

from maodun.compare.wording import has_han
from maodun.screening.naming.coining import MADE, coined
from maodun.screening.naming.findings import Candidate


@pytest.mark.parametrize(
    "forms",
    [
        pytest.param(("Nivora",), id="Latin"),
        pytest.param(("鹿屿",), id="Chinese"),
        pytest.param(("云猫", "CloudCat"), id="both"),
        pytest.param(("Supercalifragilistic",), id="long"),
    ],
)
def test_makes_other_names_in_the_same_order_none_twice(forms: tuple[str, ...]) -> None:
    made = coined(Candidate(forms))
    names = [one.name for one, _ in made]
    assert made == coined(Candidate(forms))
    assert len(names) == len(set(names)) <= MADE
    assert Candidate(forms) not in [one for one, _ in made]


def test_names_with_both_forms_get_names_with_both() -> None:
    for one, _ in coined(Candidate(("云猫", "CloudCat"))):
        chinese, latin = one.forms
        assert has_han(chinese)
        assert not has_han(latin)


def test_one_of_two_words_is_replaced_in_both_languages() -> None:
    names = [one.name for one, _ in coined(Candidate(("云猫", "CloudCat")))]
    assert "云狐 / CloudFox" in names


def test_a_latin_name_is_offered_a_chinese_form() -> None:
    names = [one.name for one, _ in coined(Candidate(("Lumina",)))]
    assert "Lumina / 露米娜" in names


@pytest.mark.parametrize("form", ["888", "!"])
def test_nothing_to_change_makes_nothing(form: str) -> None:
    assert coined(Candidate((form,))) == ()
