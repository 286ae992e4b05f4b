from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from maodun.company.reviews.sampling import (
    sample_draw,
    sample_inspect,
    sample_judge,
    sample_left,
)
from maodun.company.reviews.selectors import StoredReview, review_get
from maodun.company.reviews.services import Word
from maodun.company.reviews.undoing import decision_undo
from maodun.domain.clearance import Ruling
from maodun.domain.errors import NotInReview, SampleFixed
from maodun.domain.rulings import Verdict

pytestmark = pytest.mark.django_db

Clear = Callable[..., StoredReview]
NOW = datetime(2026, 12, 1, 13, 0, tzinfo=UTC)


@pytest.fixture
def drawn(clear: Clear) -> StoredReview:
    """A review with all but one right below the cut, and two of them drawn."""
    review = clear(cut=1)
    return sample_draw(review=review.number, size=2, seed=7, by="Ada", now=NOW)


def test_the_sample_is_of_the_size_that_was_fixed(drawn: StoredReview) -> None:
    assert drawn.now.elusion is not None
    plan = drawn.now.elusion.plan
    assert (plan.size, plan.seed, plan.pile) == (2, 7, len(drawn.now.pile_numbers))
    assert set(plan.numbers) <= set(drawn.now.pile_numbers)


def test_no_second_sample_is_drawn_from_one_pile(drawn: StoredReview, clear: Clear) -> None:
    with pytest.raises(SampleFixed):
        sample_draw(review=drawn.number, size=3, seed=8, by="Ada", now=NOW)
    again = clear(cut=1, days=1)
    with pytest.raises(SampleFixed):
        sample_draw(review=again.number, size=3, seed=8, by="Ada", now=NOW)


def test_judging_counts_and_ends(drawn: StoredReview, lamp_register: Path) -> None:
    for number, verdict in zip(sample_left(drawn), (Verdict.OUT, Verdict.CLOSE), strict=True):
        seen = sample_inspect(review=drawn.number, number=number, register=lamp_register)
        assert seen.right.publication_number == number
        sample_judge(
            review=drawn.number,
            number=number,
            register=lamp_register,
            word=Word(verdict),
            by="Ada",
            now=NOW,
        )
    now = review_get(number=drawn.number)
    assert sample_left(now) == ()
    assert now.now.elusion is not None
    assert (now.now.elusion.judged, now.now.elusion.found) == (2, 1)
    assert 0 < now.now.elusion.low < now.now.elusion.high < 1


def test_only_drawn_rights_are_judged(drawn: StoredReview, lamp_register: Path) -> None:
    with pytest.raises(NotInReview):
        sample_inspect(review=drawn.number, number="US99999999B2", register=lamp_register)


def test_without_a_sample_nothing_is_left_to_judge(clear: Clear) -> None:
    with pytest.raises(NotInReview, match="maodun review sample"):
        sample_left(clear())


def judge(review: StoredReview, register: Path, verdict: Verdict, *, minutes: int = 0) -> str:
    """Say ``verdict`` of the first right of the sample; return its number."""
    assert review.now.elusion is not None
    number = review.now.elusion.plan.numbers[0]
    sample_judge(
        review=review.number,
        number=number,
        register=register,
        word=Word(verdict),
        by="Ada",
        now=NOW + timedelta(minutes=minutes),
    )
    return number


def test_a_close_right_found_by_the_sample_holds_the_gate_of_its_review(
    drawn: StoredReview, lamp_register: Path
) -> None:
    number = judge(drawn, lamp_register, Verdict.CLOSE)
    now = review_get(number=drawn.number).now
    assert now.findings[-1].right.publication_number == number
    assert now.findings[-1].ruling is Ruling.CLOSE
    said = [str(text) for row in now.gate for text in row.because]
    assert f"{number} is close and nothing is done about it." in said
    steps = {step.name: step for step in now.funnel}
    gone = sum(count for _, count in steps["waiting"].removed)
    assert steps["compared"].left == steps["waiting"].left + gone == len(now.findings)


def test_a_close_right_of_the_sample_can_be_taken_back(
    drawn: StoredReview, lamp_register: Path
) -> None:
    number = judge(drawn, lamp_register, Verdict.CLOSE)
    undone = decision_undo(review=drawn.number, number=number, by="Ada", now=NOW)
    assert undone.effect.review.now == drawn.now
    (fell,) = undone.effect.fell
    assert (fell.before, fell.after) == (Ruling.CLOSE, Ruling.BELOW_CUT)


def test_what_is_left_open_is_not_judged(drawn: StoredReview, lamp_register: Path) -> None:
    judge(drawn, lamp_register, Verdict.CLOSE)
    number = judge(drawn, lamp_register, Verdict.OPEN, minutes=1)
    now = review_get(number=drawn.number)
    assert now.now.elusion is not None
    assert (now.now.elusion.judged, now.now.elusion.found) == (0, 0)
    assert number in sample_left(now)


def test_another_sample_elsewhere_leaves_this_one_as_it_is(
    drawn: StoredReview, clear: Clear
) -> None:
    other = clear(cut=2, days=1)
    sample_draw(review=other.number, size=1, seed=9, by="Bo", now=NOW)
    now = review_get(number=drawn.number)
    assert now.now.elusion == drawn.now.elusion
    with pytest.raises(SampleFixed):
        sample_draw(review=drawn.number, size=3, seed=8, by="Ada", now=NOW)
    assert [(seen.review, seen.plan.size, seen.by) for seen in now.samples] == [
        (drawn.number, 2, "Ada"),
        (other.number, 1, "Bo"),
    ]
