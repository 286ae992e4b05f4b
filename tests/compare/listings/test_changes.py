"""What a listing says in place of somebody else's sign."""

import pytest

from maodun.compare.listings.changes import diff, rewrite
from maodun.compare.listings.lexicon import WordList
from maodun.compare.listings.scanning import scan
from maodun.domain.marks import RegisteredWords
from maodun.domain.products import Fact, Product

SIGNS = ("VORTAXO", "Velcro", "Querblatt")


def product(title: str, brand: str | None = None) -> Product:
    return Product("A1", title, (Fact("title", title, "en", "test"),), "test", brand=brand)


def rewritten(title: str, brand: str | None = None) -> str:
    one = product(title, brand)
    words = [
        RegisteredWords(f"USTM{n:08}", sign, "mark", holder=sign)
        for n, sign in enumerate(SIGNS * 4)
    ]
    changes = rewrite(one, scan([one], WordList(words))[0])
    return changes[0].new if changes else title


@pytest.mark.parametrize(
    ("title", "new"),
    [
        pytest.param("Vortaxo® lamp for the desk", "lamp for the desk", id="left out"),
        pytest.param("Bag with velcro", "Bag with hook-and-loop fastener", id="plain word"),
        pytest.param("A lamp like Vortaxo, white", "A lamp, white", id="compared"),
        pytest.param("A Vortaxo style lamp", "A lamp", id="style"),
        pytest.param("Vortaxo风台灯", "台灯", id="Chinese style"),
        pytest.param("A lamp for the desk", "A lamp for the desk", id="nothing found"),
    ],
)
def test_a_sign_leaves_the_listing(title: str, new: str) -> None:
    assert rewritten(title) == new


def test_the_own_brand_stays() -> None:
    assert rewritten("Vortaxo lamp", "Vortaxo") == "Vortaxo lamp"


def test_the_diff_names_the_field() -> None:
    one = product("Vortaxo lamp")
    changes = rewrite(one, scan([one], WordList([RegisteredWords("N1", "VORTAXO", "mark")]))[0])
    assert diff(one, changes).splitlines() == [
        "--- A1/title",
        "+++ A1/title",
        "@@ -1 +1 @@",
        "-Vortaxo lamp",
        "+lamp",
    ]
    assert diff(one, ()) == ""
