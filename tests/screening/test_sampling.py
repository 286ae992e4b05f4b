from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maodun.domain.errors import BadRequest
from maodun.domain.rulings import Decision, Verdict
from maodun.screening.sampling import draw, elusion, exact_interval, plan_of

PILE = [f"US{number}B2" for number in range(99_000_001, 99_000_301)]
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def judged(number: str, verdict: Verdict) -> Decision:
    return Decision(number, "sha", verdict, "Li Wei", NOON)


@pytest.mark.parametrize(
    ("found", "size", "low", "high"),
    [
        # Rule of three, exact form: 1 - (0.025) ** (1 / n)
        pytest.param(0, 100, 0.0, 0.0362167, id="none in a hundred"),
        pytest.param(0, 1, 0.0, 0.975, id="one draw says little"),
        pytest.param(1, 10, 0.0025286, 0.4450161, id="one in ten"),
        pytest.param(5, 10, 0.1870860, 0.8129140, id="half"),
        pytest.param(10, 10, 0.6915029, 1.0, id="all"),
    ],
)
def test_interval_is_the_exact_one(found: int, size: int, low: float, high: float) -> None:
    assert exact_interval(found, size) == pytest.approx((low, high), abs=1e-6)


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_interval_holds_the_rate_seen(case: tuple[int, int]) -> None:
    found, size = case
    low, high = exact_interval(found, size)
    assert 0.0 <= low <= found / size <= high <= 1.0


def test_the_same_seed_draws_the_same_sample_whatever_the_order_of_the_pile() -> None:
    assert draw(PILE, size=20, seed=7) == draw(PILE[::-1], size=20, seed=7)
    assert draw(PILE, size=20, seed=7).numbers != draw(PILE, size=20, seed=8).numbers


def test_a_smaller_sample_is_the_start_of_a_larger_one() -> None:
    assert draw(PILE, size=50, seed=7).numbers[:20] == draw(PILE, size=20, seed=7).numbers


@pytest.mark.parametrize("size", [0, -1, 301])
def test_a_size_that_cannot_be_drawn_is_refused(size: int) -> None:
    with pytest.raises(BadRequest, match="300 rights below the cut"):
        draw(PILE, size=size, seed=1)


def test_no_interval_before_the_whole_sample_is_judged() -> None:
    plan = draw(PILE, size=3, seed=1)
    some = [judged(number, Verdict.OUT) for number in plan.numbers[:2]]
    assert (elusion(plan, some).low, elusion(plan, some).high) == (0.0, 1.0)


def test_the_interval_speaks_when_all_are_judged() -> None:
    plan = draw(PILE, size=100, seed=1)
    result = elusion(plan, [judged(number, Verdict.OUT) for number in plan.numbers])
    assert (result.judged, result.found) == (100, 0)
    assert result.high == pytest.approx(0.0362167, abs=1e-6)


def test_close_rights_of_the_sample_are_counted_and_others_are_not() -> None:
    plan = draw(PILE, size=2, seed=1)
    outside = next(number for number in PILE if number not in plan.numbers)
    result = elusion(
        plan,
        [
            judged(plan.numbers[0], Verdict.CLOSE),
            judged(plan.numbers[1], Verdict.OUT),
            judged(outside, Verdict.CLOSE),
        ],
    )
    assert result.found == 1


def test_the_last_word_on_a_right_counts_and_open_is_no_judgement() -> None:
    plan = draw(PILE, size=1, seed=1)
    close = judged(plan.numbers[0], Verdict.CLOSE)
    later = replace(judged(plan.numbers[0], Verdict.OPEN), at=NOON + timedelta(minutes=1))
    assert (elusion(plan, [later, close]).judged, elusion(plan, [later, close]).found) == (0, 0)


def test_of_several_samples_the_one_of_this_pile_speaks() -> None:
    plans = [draw(PILE[:50], size=2, seed=1), draw(PILE, size=2, seed=1)]
    assert plan_of(plans, PILE[49::-1]) == plans[0]
    assert plan_of(plans, PILE[1:]) is None
