from datetime import date

import pytest

from maodun import sample
from maodun.domain.errors import BadRecord
from maodun.domain.records import PublishedFile
from maodun.domain.rights import Right
from maodun.domain.rulings import Verdict
from maodun.rules.places.markets import market
from maodun.sample.script import ScriptedAnswer, read_script
from maodun.sources.published import published, records
from maodun.sources.shops.reading import read_products

SCRIPT = read_script()
CLAIMS = {
    one.record.publication_number: " ".join(claim.text for claim in one.record.claims)
    for file in published(sample.files())
    if isinstance(file, PublishedFile)
    for one in records(file, sample=True)
    if isinstance(one.record, Right)
}
ANSWERS = [answer for review in SCRIPT.reviews for answer in review.answers]


def test_each_product_reads_in_both_languages_and_has_a_review() -> None:
    products = [one for path in sample.products() for one in read_products(str(path))]
    assert not any(isinstance(one, BadRecord) for one in products)
    skus = {one.sku for one in products if not isinstance(one, BadRecord)}
    assert skus == {review.sku for review in SCRIPT.reviews}
    for product in products:
        assert not isinstance(product, BadRecord)
        english, chinese = product.in_language("en"), product.in_language("zh-Hans")
        assert len(english) == len(chinese) > 10


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: answer.about)
def test_each_answer_is_about_words_of_a_claim(answer: ScriptedAnswer) -> None:
    assert answer.limitation in CLAIMS[answer.about]


def test_each_right_named_in_the_script_is_in_the_register() -> None:
    named = {held.number for held in SCRIPT.portfolio} | {
        decision.number for review in SCRIPT.reviews for decision in review.decisions
    }
    assert named <= set(CLAIMS)


def test_the_reviews_end_in_hold_change_and_nothing_open() -> None:
    close = {
        review.sku: [d.product_change for d in review.decisions if d.verdict is Verdict.CLOSE]
        for review in SCRIPT.reviews
    }
    assert "" in close["SC-10"]
    assert close["DR-7"]
    assert all(close["DR-7"])
    assert close["KG-3"] == []


def test_the_clearances_are_made_while_the_sample_is_fresh() -> None:
    assert date(2026, 11, 19) <= SCRIPT.on <= date(2026, 12, 19)
    assert market(SCRIPT.market).offices
