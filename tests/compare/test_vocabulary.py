import pytest

from maodun.compare.vocabulary import FACT, in_claim_words
from maodun.domain.products import Fact, Product


def told(text: str, language: str = "en") -> str:
    product = in_claim_words(
        Product("P", text, (Fact("title", text, language, "test"),), "test")
    )
    return next((fact.text for fact in product.facts if fact.name == FACT), "")


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        pytest.param("Airless tyre", "en", "non-pneumatic; solid.", id="a trade word"),
        pytest.param(
            "Two Power Banks", "en", "portable battery charger", id="plural, capitals"
        ),
        pytest.param("10寸免充气轮胎", "zh-Hans", "非充气轮胎", id="Chinese"),
    ],
)
def test_trade_words_are_said_as_claims_say_them(text: str, language: str, words: str) -> None:
    assert words in told(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("A plain thing", "en", id="nothing known"),
        pytest.param("Unzippered bag", "en", id="inside another word"),
        pytest.param("Airless tyre", "de", id="no list in this language"),
    ],
)
def test_nothing_is_added_without_reason(text: str, language: str) -> None:
    assert told(text, language) == ""


def test_the_source_of_an_added_word_is_told() -> None:
    product = in_claim_words(Product("P", "x", (Fact("t", "zipper", "en", "shop"),), "shop"))
    assert [fact.source for fact in product.facts] == ["shop", "trade_words.yaml"]
