"""How much may have been missed: a sample below the cut, and its exact interval.

The draw needs no random numbers: numbers are ordered by a keyed hash, so anybody can repeat
it with the seed and ``sha256sum``.
"""

from collections.abc import Callable, Sequence
from hashlib import sha256
from math import exp, lgamma, log, log1p

from maodun.domain.clearance import Elusion
from maodun.domain.errors import BadRequest
from maodun.domain.rulings import Decision, SamplePlan, Verdict
from maodun.domain.text import T

CONFIDENCE = 0.95
BISECTIONS = 60


def pile_sha256(numbers: Sequence[str]) -> str:
    """Return the fingerprint of a pile, whatever the order of its numbers."""
    return sha256("\n".join(sorted(numbers)).encode()).hexdigest()


def draw(pile: Sequence[str], *, size: int, seed: int) -> SamplePlan:
    """Return a simple random sample of the pile; the same pile and seed give the same one.

    Raises:
        BadRequest: The size is not between 1 and the size of the pile.
    """
    if not 1 <= size <= len(pile):
        raise BadRequest(
            T(
                "A sample of {size} cannot be drawn from {pile} rights below the cut.",
                size=size,
                pile=len(pile),
            )
        )
    order = sorted(pile, key=lambda number: sha256(f"{seed}\n{number}".encode()).digest())
    return SamplePlan(
        size=size,
        seed=seed,
        pile=len(pile),
        pile_sha256=pile_sha256(pile),
        numbers=tuple(order[:size]),
    )


def elusion(plan: SamplePlan, decisions: Sequence[Decision]) -> Elusion:
    """Return the share of the pile that people would have wanted to see, with its interval.

    Until the whole sample is judged the interval says nothing (0 to 1): stopping when the
    count looks good would bias it.

    Source: C. J. Clopper, E. S. Pearson, Biometrika 26 (1934) 404-413.
    """
    verdicts = judged(plan, decisions)
    found = sum(verdict is Verdict.CLOSE for verdict in verdicts.values())
    low, high = exact_interval(found, plan.size) if len(verdicts) == plan.size else (0.0, 1.0)
    return Elusion(plan=plan, judged=len(verdicts), found=found, low=low, high=high)


def judged(plan: SamplePlan, decisions: Sequence[Decision]) -> dict[str, Verdict]:
    """Return the last word on each drawn right; one left open is not judged."""
    last = {
        decision.publication_number: decision.verdict
        for decision in sorted(decisions, key=lambda decision: decision.at)
        if decision.publication_number in plan.numbers
    }
    return {number: verdict for number, verdict in last.items() if verdict is not Verdict.OPEN}


def plan_of(plans: Sequence[SamplePlan], pile: Sequence[str]) -> SamplePlan | None:
    """Return the sample that was drawn from this very pile, if there is one."""
    if not plans:
        return None
    print_of_pile = pile_sha256(pile)
    return next((plan for plan in plans if plan.pile_sha256 == print_of_pile), None)


def exact_interval(
    found: int, size: int, confidence: float = CONFIDENCE
) -> tuple[float, float]:
    """Return the exact two-sided interval of a rate after ``found`` in ``size`` draws.

    Args:
        found: 0 to ``size``.
        size: Draws, at least 1.
        confidence: Between 0 and 1.
    """
    tail = (1 - confidence) / 2
    low = (
        0.0
        if found == 0
        else _rate_where(lambda rate: 1 - _at_most(found - 1, size, rate), tail)
    )
    high = (
        1.0
        if found == size
        else _rate_where(lambda rate: 1 - _at_most(found, size, rate), 1 - tail)
    )
    return low, high


def _rate_where(rising: Callable[[float], float], level: float) -> float:
    low, high = 0.0, 1.0
    for _ in range(BISECTIONS):
        middle = (low + high) / 2
        if rising(middle) < level:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _at_most(found: int, size: int, rate: float) -> float:
    """Probability of at most ``found`` in ``size`` draws; in logs, so large sizes work."""
    if rate <= 0.0:
        return 1.0
    if rate >= 1.0:
        return 1.0 if found >= size else 0.0
    return min(
        1.0,
        sum(
            exp(_log_choose(size, count) + count * log(rate) + (size - count) * log1p(-rate))
            for count in range(found + 1)
        ),
    )


def _log_choose(size: int, count: int) -> float:
    return lgamma(size + 1) - lgamma(count + 1) - lgamma(size - count + 1)
