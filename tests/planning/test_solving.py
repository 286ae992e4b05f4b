from decimal import Decimal
from itertools import chain, combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from maodun.planning.solving import (
    Choice,
    Month,
    Problem,
    complete,
    cost,
    merged,
    protected,
    solve,
)

KEYS = "abcdefg"


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    count = draw(st.integers(1, len(KEYS)))
    choices = []
    for place, key in enumerate(KEYS[:count]):
        earlier = draw(st.sets(st.sampled_from(KEYS[:place]))) if place else set()
        price = Decimal(draw(st.integers(0, 40))) * 50
        forced = not earlier and price == 0
        choices.append(Choice(key, price, tuple(sorted(earlier)), forced))
    worths = st.dictionaries(
        st.sampled_from(KEYS[:count]), st.sampled_from([Decimal(n) / 20 for n in range(21)])
    )
    months = st.builds(Month, st.integers(0, 9000).map(Decimal), worths)
    return Problem(
        tuple(choices),
        tuple(draw(st.lists(months, max_size=6))),
        Decimal(draw(st.integers(0, 60))) * 50,
        draw(st.sampled_from([Decimal(0), Decimal("0.5"), Decimal(1)])),
    )


def gain(problem: Problem, chosen: tuple[str, ...]) -> Decimal:
    return protected(problem.months, chosen) - problem.least_return * cost(problem, chosen)


def best_by_trying_all(problem: Problem) -> Decimal:
    keys = [choice.key for choice in problem.choices]
    sets = chain.from_iterable(combinations(keys, n) for n in range(len(keys) + 1))
    return max(gain(problem, chosen) for chosen in sets if complete(problem, chosen))


@settings(max_examples=150, deadline=None)
@given(problems())
def test_the_solver_finds_what_trying_every_set_finds(problem: Problem) -> None:
    chosen = solve(problem)
    assert complete(problem, chosen)
    assert abs(gain(problem, chosen) - best_by_trying_all(problem)) <= Decimal("0.01")


@given(st.lists(st.sampled_from(["0.2", "0.4"]).map(Decimal), max_size=20))
def test_equal_months_are_counted_together_and_none_is_lost(worths: list[Decimal]) -> None:
    months = [Month(Decimal(100), {"a": worth, "b": Decimal(0)}) for worth in worths]
    assert len(merged(months)) <= 2
    assert protected(merged(months), "a") == protected(months, "a")


def test_a_month_counts_once_by_the_strongest_right() -> None:
    month = Month(Decimal(1000), {"a": Decimal("0.5"), "b": Decimal("0.3")})
    assert protected([month], ("a", "b")) == 500


def test_a_designation_is_not_bought_without_the_application_it_needs() -> None:
    month = Month(Decimal(1000), {"designation": Decimal("0.9")})
    choices = (Choice("base", Decimal(400)), Choice("designation", Decimal(50), ("base",)))
    assert solve(Problem(choices, (month,), Decimal(449))) == ()
    assert solve(Problem(choices, (month,), Decimal(450))) == ("base", "designation")


def test_money_is_not_spent_on_what_another_right_protects_already() -> None:
    month = Month(Decimal(1000), {"held": Decimal("0.5"), "new": Decimal("0.5")})
    choices = (Choice("held", Decimal(0), forced=True), Choice("new", Decimal(1)))
    assert solve(Problem(choices, (month,), Decimal(100))) == ("held",)


def test_of_two_alike_the_one_that_stands_alone_wins() -> None:
    month = Month(Decimal(1000), {"direct": Decimal("0.5"), "later": Decimal("0.5")})
    first = Month(Decimal(1000), {"first": Decimal("0.5")})
    for keys in (("direct", "later"), ("later", "direct")):
        either = (Choice(k, Decimal(10), ("first",) if k == "later" else ()) for k in keys)
        choices = (Choice("first", Decimal(10)), *either)
        assert solve(Problem(choices, (month, first), Decimal(100))) == ("first", "direct")


def test_nothing_to_choose_from_is_an_empty_plan() -> None:
    assert solve(Problem((), (), Decimal(0))) == ()


def test_the_worked_table_of_the_documentation() -> None:
    design, mark = ("design", Decimal("0.5")), ("mark", Decimal("0.2"))
    early = Month(Decimal(1000), dict((design, mark)))
    late = Month(Decimal(1000), dict((design, mark, ("patent", Decimal("0.8")))))
    prices = {"design": 300, "patent": 500, "mark": 200}
    choices = tuple(Choice(key, Decimal(price)) for key, price in prices.items())
    problem = Problem(choices, (early, early, late), Decimal(900), Decimal(1))
    assert solve(problem) == ("design",)
    assert protected(problem.months, ("design", "patent")) == 1800
