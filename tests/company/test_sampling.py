from collections.abc import Callable
from datetime import UTC, datetime
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
