from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from maodun.company.models import AnswerGiven, DecisionMade, WaiverGiven
from maodun.company.reviews.reporting import reports_write
from maodun.company.reviews.selectors import (
    StoredReview,
    remembered_for,
    review_get,
    review_list,
)
from maodun.company.reviews.services import (
    Word,
    answer_give,
    contradicted_confirm,
    decision_make,
    waiver_give,
)
from maodun.company.reviews.undoing import answer_undo, decision_undo, last_undo, waiver_undo
from maodun.domain.claims import State
from maodun.domain.clearance import Flag, GateState, Ruling
from maodun.domain.errors import BadRequest, NothingToUndo, NotInReview, UnknownReview
from maodun.domain.products import Fact, Product
from maodun.domain.rulings import Reply, Verdict
from maodun.screening.gate import waits_for_review

pytestmark = pytest.mark.django_db

Clear = Callable[..., StoredReview]
NOW = datetime(2026, 12, 1, 13, 0, tzinfo=UTC)
BARE = Product(
    sku="LAMP-2",
    title="Desk lamp",
    facts=(
        Fact("title", "Desk lamp", "en", "lamp.yaml"),
        Fact("body", "The desk lamp has a base.", "en", "lamp.yaml"),
    ),
    source="lamp.yaml",
)
BATTERY = "a rechargeable battery in the base"
WITH_BATTERY = {"US99000001B2", "US99000002B2"}


def battery(review: StoredReview) -> str:
    """Key of the limitation that two rights share word for word."""
    keys = {
        reading.limitation.key
        for finding in review.now.findings
        for claim in finding.readings
        for reading in claim.readings
        if BATTERY in reading.limitation.text
    }
    assert len(keys) == 1
    return keys.pop()


def rulings(review: StoredReview) -> dict[str, Ruling]:
    return {f.right.publication_number: f.ruling for f in review.now.findings}


def no_battery(review: StoredReview, *, minutes: int = 0) -> None:
    answer_give(
        review=review.number,
        key=battery(review),
        reply=Reply.NO,
        by="Ada",
        now=NOW + timedelta(minutes=minutes),
    )


def test_one_answer_settles_every_claim_with_the_same_words(clear: Clear) -> None:
    review = clear(BARE)
    effect = answer_give(
        review=review.number, key=battery(review), reply=Reply.NO, by="Ada", now=NOW
    )
    assert effect.settled == 2
    assert {fell.number for fell in effect.fell} == WITH_BATTERY
    assert {fell.after for fell in effect.fell} == {Ruling.OUT_BY_ANSWER}


def test_the_next_clearance_reuses_the_answer_and_says_so(clear: Clear) -> None:
    no_battery(clear(BARE))
    again = clear(BARE, days=30)
    (reused,) = again.as_made.reused
    assert {number for number, _ in reused.settled} == WITH_BATTERY
    assert not reused.lapsed
    assert rulings(again)["US99000001B2"] is Ruling.OUT_BY_ANSWER


def test_what_is_said_later_makes_the_same_as_what_was_said_before(clear: Clear) -> None:
    review = clear(BARE)
    no_battery(review)
    made_after = clear(BARE).as_made
    revised = review_get(number=review.number).now
    assert revised == replace(made_after, made_on=revised.made_on)


def test_undo_brings_back_what_was_and_keeps_the_history(clear: Clear) -> None:
    review = clear(BARE)
    no_battery(review)
    undone = answer_undo(review=review.number, key=battery(review), by="Bo", now=NOW)
    assert undone.effect.review.now == review.now
    assert undone.effect.settled == -2
    assert [(row.by, row.undoes_id is None) for row in AnswerGiven.objects.order_by("pk")] == [
        ("Ada", True),
        ("Bo", False),
    ]


def test_undoing_the_second_answer_brings_back_the_first(clear: Clear) -> None:
    review = clear(BARE)
    no_battery(review)
    answer_give(
        review=review.number,
        key=battery(review),
        reply=Reply.YES,
        by="Ada",
        now=NOW + timedelta(minutes=1),
    )
    last_undo(review=review.number, by="Ada", now=NOW + timedelta(minutes=2))
    assert rulings(review_get(number=review.number))["US99000001B2"] is Ruling.OUT_BY_ANSWER


def test_an_answer_lapses_when_the_fact_it_rests_on_changes(clear: Clear) -> None:
    supply = Fact("supply", "The battery is sold apart.", "en", "lamp.yaml")
    product = replace(BARE, facts=(*BARE.facts, supply))
    no_battery(clear(product))
    changed = replace(supply, text="A battery lies in the base of the newer lamp.")
    again = clear(replace(product, facts=(*BARE.facts, changed)), days=30)
    (reused,) = again.now.reused
    assert (reused.lapsed, reused.settled) == (True, ())
    assert rulings(again)["US99000001B2"] is not Ruling.OUT_BY_ANSWER


def test_an_answer_holds_in_every_market_and_for_no_other_product(clear: Clear) -> None:
    no_battery(clear(BARE))
    assert len(remembered_for(sku="LAMP-2", market="EU").answers) == 1
    assert remembered_for(sku="LAMP-3", market="US").answers == ()


def test_dont_know_is_remembered_and_settles_nothing(clear: Clear) -> None:
    review = clear(BARE)
    effect = answer_give(
        review=review.number, key=battery(review), reply=Reply.UNKNOWN, by="Ada", now=NOW
    )
    assert (effect.settled, effect.fell) == (0, ())
    assert len(effect.review.now.reused) == 1


def test_a_yes_is_a_met_limitation(clear: Clear) -> None:
    review = clear(BARE)
    effect = answer_give(
        review=review.number, key=battery(review), reply=Reply.YES, by="Ada", now=NOW
    )
    states = {
        reading.state
        for finding in effect.review.now.findings
        for claim in finding.readings
        for reading in claim.readings
        if reading.limitation.key == battery(review)
    }
    assert states == {State.MET}


def test_a_decision_is_kept_with_the_content_that_was_seen(clear: Clear) -> None:
    review = clear(BARE)
    word = Word(Verdict.CLOSE, "too near", "no pump")
    effect = decision_make(
        review=review.number, number="us 99000003", word=word, by="Ada", now=NOW
    )
    assert rulings(effect.review)["US99000003B2"] is Ruling.CLOSE
    row = DecisionMade.objects.get()
    finding = next(
        f for f in review.now.findings if f.right.publication_number == "US99000003B2"
    )
    assert row.content_sha256 == finding.content_sha256
    assert (row.by, row.at, row.product_change) == ("Ada", NOW, "no pump")


def test_a_decision_can_be_taken_back_by_number(clear: Clear) -> None:
    review = clear(BARE)
    word = Word(Verdict.OUT)
    decision_make(review=review.number, number="US99000003B2", word=word, by="Ada", now=NOW)
    undone = decision_undo(review=review.number, number="US 99,000,003", by="Ada", now=NOW)
    assert undone.effect.review.now == review.now
    with pytest.raises(NothingToUndo):
        decision_undo(review=review.number, number="US99000003B2", by="Ada", now=NOW)


def test_a_gate_opens_when_everything_is_ruled_on_and_waived(clear: Clear) -> None:
    review = clear(BARE)
    for gap in review.now.gaps:
        waiver_give(review=review.number, what=gap.what, reason="seen", by="Li Wei", now=NOW)
    for finding in review.now.findings:
        if waits_for_review(finding):
            decision_make(
                review=review.number,
                number=finding.right.publication_number,
                word=Word(Verdict.OUT),
                by="Ada",
                now=NOW,
            )
    assert review_get(number=review.number).now.overall is GateState.NOTHING_OPEN
    (line,) = review_list()
    assert (line.overall, line.to_rule) == (GateState.NOTHING_OPEN, 0)


def test_a_waiver_holds_in_its_market_only_and_can_be_taken_back(clear: Clear) -> None:
    review = clear(BARE)
    waiver_give(review=review.number, what="marks", reason="none", by="Li Wei", now=NOW)
    assert len(remembered_for(sku="LAMP-2", market="US").waivers) == 1
    assert remembered_for(sku="LAMP-2", market="EU").waivers == ()
    waiver_undo(review=review.number, what="marks", by="Li Wei", now=NOW)
    assert remembered_for(sku="LAMP-2", market="US").waivers == ()


def test_a_waiver_taken_back_opens_the_gap_in_later_reviews_too(clear: Clear) -> None:
    first = clear(BARE)
    waiver_give(review=first.number, what="marks", reason="none", by="Li Wei", now=NOW)
    later = clear(BARE, days=1)
    assert [gap.what for gap in later.as_made.gaps if gap.waiver] == ["marks"]
    waiver_undo(review=first.number, what="marks", by="Li Wei", now=NOW)
    assert [gap.what for gap in review_get(number=later.number).now.gaps if gap.waiver] == []


def test_what_the_products_words_contradict_is_confirmed_in_one_go(clear: Clear) -> None:
    review = clear()
    effect = contradicted_confirm(review=review.number, note="seen", by="Ada", now=NOW)
    ruled = {fell.number for fell in effect.fell}
    literally = {
        f.right.publication_number
        for f in review.now.findings
        if f.ruling is Ruling.OPEN and f.readings and all(r.literally_out for r in f.readings)
    }
    assert ruled == literally
    assert {row.verdict for row in DecisionMade.objects.all()} <= {"out"}


def test_lists_tell_the_latest_review_of_each_market(clear: Clear) -> None:
    clear(BARE)
    clear(BARE, days=1)
    assert [(line.number, line.latest) for line in review_list(sku="LAMP-2")] == [
        (review_list()[0].number, True),
        (review_list()[1].number, False),
    ]


@pytest.mark.parametrize(
    ("number", "error"),
    [
        pytest.param(999, UnknownReview, id="no review"),
        pytest.param(None, NotInReview, id="no such limitation"),
    ],
)
def test_an_answer_to_nothing_is_refused(
    clear: Clear, number: int | None, error: type[Exception]
) -> None:
    review = clear(BARE)
    with pytest.raises(error):
        answer_give(
            review=number or review.number, key="a pony", reply=Reply.NO, by="Ada", now=NOW
        )
    assert not AnswerGiven.objects.exists()


def test_the_list_takes_one_query_however_many_reviews(
    clear: Clear, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for days in range(3):
        clear(BARE, days=days)
    with django_assert_num_queries(1):
        assert len(review_list()) == 3


def test_a_ruling_does_not_outlive_the_product_it_was_made_on(clear: Clear) -> None:
    first = clear(BARE)
    word = Word(Verdict.OUT)
    decision_make(review=first.number, number="US99000003B2", word=word, by="Ada", now=NOW)
    pump = Fact("pump", "A pump stands in the base.", "en", "lamp.yaml")
    again = clear(replace(BARE, facts=(*BARE.facts, pump)), days=1)
    (reopened,) = [
        f for f in again.now.findings if f.right.publication_number == "US99000003B2"
    ]
    assert reopened.ruling is not Ruling.OUT_BY_PERSON
    assert waits_for_review(reopened)
    assert [str(one.because) for one in reopened.flags if one.flag is Flag.CHANGED_SINCE] == [
        "the product changed since this right was reviewed"
    ]
    past = review_get(number=first.number)
    assert rulings(past)["US99000003B2"] is Ruling.OUT_BY_PERSON


def test_a_ruling_holds_wherever_the_same_words_are_read_from(clear: Clear) -> None:
    word = Word(Verdict.OUT)
    number = clear(BARE).number
    decision_make(review=number, number="US99000003B2", word=word, by="Ada", now=NOW)
    moved = tuple(replace(fact, source="shop.csv") for fact in BARE.facts)
    again = clear(replace(BARE, facts=moved, source="shop.csv"), days=1)
    assert rulings(again)["US99000003B2"] is Ruling.OUT_BY_PERSON


def test_past_reviews_keep_what_was_said_of_their_own_record(clear: Clear) -> None:
    review = clear(BARE)
    close = Word(Verdict.CLOSE)
    decision_make(review=review.number, number="US99000003B2", word=close, by="Ada", now=NOW)
    row = DecisionMade.objects.get()
    row.pk, row.content_sha256, row.verdict = None, "0" * 64, "out"
    row.at += timedelta(days=1)
    row.save(force_insert=True)
    assert rulings(review_get(number=review.number))["US99000003B2"] is Ruling.CLOSE


def test_a_waiver_lapses_when_the_gap_is_no_longer_the_same(clear: Clear) -> None:
    first = clear(BARE)
    what = next(gap.what for gap in first.now.gaps if gap.because.values)
    waiver_give(review=first.number, what=what, reason="seen", by="Li Wei", now=NOW)
    row = WaiverGiven.objects.get()
    assert [gap.waiver is not None for gap in clear(BARE).now.gaps if gap.what == what] == [
        True
    ]
    assert row.because is not None
    row.because["values"][0][1] = "another"
    row.save()
    assert [gap.waiver for gap in clear(BARE).now.gaps if gap.what == what] == [None]


@pytest.mark.parametrize("nobody", ["", "  "])
def test_nobody_in_particular_waives_nothing(clear: Clear, nobody: str) -> None:
    with pytest.raises(BadRequest, match="named person"):
        waiver_give(review=clear().number, what="marks", reason="none", by=nobody, now=NOW)
    assert not WaiverGiven.objects.exists()


def test_the_store_takes_no_waiver_without_a_name(clear: Clear) -> None:
    waiver_give(review=clear().number, what="marks", reason="none", by="Li Wei", now=NOW)
    with pytest.raises(IntegrityError, match="waiver_is_by_somebody"), transaction.atomic():
        WaiverGiven.objects.update(by="")


@pytest.mark.parametrize("verdict", [Verdict.OUT, Verdict.OPEN])
def test_a_change_of_the_product_is_told_of_close_rights_only(
    clear: Clear, verdict: Verdict
) -> None:
    word = Word(verdict, product_change="no pump")
    with pytest.raises(BadRequest, match="close"):
        decision_make(
            review=clear(BARE).number, number="US99000003B2", word=word, by="Ada", now=NOW
        )
    assert not DecisionMade.objects.exists()


def test_two_products_never_share_a_report_file(clear: Clear, tmp_path: Path) -> None:
    skus = ("A/B", "A-B", "A B", "/", "*")
    numbers = [clear(replace(BARE, sku=sku)).number for sku in skus]
    files = list(reports_write(reviews=numbers, forms=["text"], language="en", folder=tmp_path))
    assert len({file.name for file in files}) == len(skus)
    assert tmp_path / "A-B-US.en.txt" in files
