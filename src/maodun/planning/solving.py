"""The best set of options under a budget, as a mixed-integer program.

Source: maximal covering with costs (uncapacitated facility location); docs/planning.md.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

import highspy

ZERO = Decimal(0)
NEARLY_ONE = 0.5
"""A binary variable above it is taken as chosen; HiGHS keeps them within 1e-6 of 0 or 1."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be bought once.

    Attributes:
        needs: Keys of which at least one must be chosen with it; empty: none.
        forced: It is there already and takes part whatever it brings.
    """

    key: str
    cost: Decimal
    needs: tuple[str, ...] = ()
    forced: bool = False


@dataclass(frozen=True, slots=True)
class Month:
    """Revenue of one product, market and month, and what part of it each choice protects.

    Attributes:
        worths: By key, 0 to 1: strength times chance of grant times chance of being in force.
    """

    revenue: Decimal
    worths: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Problem:
    """Choices, months and money; ``least_return`` is the price of one unit of budget."""

    choices: tuple[Choice, ...]
    months: tuple[Month, ...]
    budget: Decimal
    least_return: Decimal = ZERO


def solve(problem: Problem) -> tuple[str, ...]:
    """Return the keys of the best set, in the order of the choices.

    A month counts once, by the choice that protects most of it. Choices that add nothing are
    left out, forced ones stay.
    """
    if not problem.choices:
        return ()
    months = merged(problem.months)
    worthwhile = replace(problem, choices=tuple(_undominated(problem, months)), months=months)
    solver, bought = _program(worthwhile)
    if not bought:
        return ()
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        raise ArithmeticError(solver.modelStatusToString(solver.getModelStatus()))
    chosen = [key for key, one in bought.items() if solver.val(one) > NEARLY_ONE]
    return _without_idle(problem, chosen)


class Sums:
    """Protected revenue of sets that differ a little, without looking at every month again."""

    def __init__(self, months: Iterable[Month]) -> None:
        self._months = merged(months)
        self._places: dict[str, list[int]] = {}
        for place, month in enumerate(self._months):
            for key in month.worths:
                self._places.setdefault(key, []).append(place)

    def gain(self, old: Iterable[str], new: Iterable[str]) -> Decimal:
        """Return how much more ``new`` protects than ``old``."""
        before, after = set(old), set(new)
        places = {place for key in before ^ after for place in self._places.get(key, ())}
        touched = [self._months[place] for place in sorted(places)]
        return protected(touched, after) - protected(touched, before)


def protected(months: Iterable[Month], chosen: Iterable[str]) -> Decimal:
    """Return the revenue that the chosen protect together, each month counted once."""
    keys = set(chosen)
    return sum(
        (
            month.revenue
            * max((w for key, w in month.worths.items() if key in keys), default=ZERO)
            for month in months
        ),
        ZERO,
    )


def cost(problem: Problem, chosen: Iterable[str]) -> Decimal:
    """Return what the chosen cost together."""
    keys = set(chosen)
    return sum((choice.cost for choice in problem.choices if choice.key in keys), ZERO)


def merged(months: Iterable[Month]) -> tuple[Month, ...]:
    """Return the months with those that every choice protects alike put together."""
    sums: dict[frozenset[tuple[str, Decimal]], Decimal] = {}
    for month in months:
        worths = frozenset((key, worth) for key, worth in month.worths.items() if worth)
        if worths and month.revenue:
            sums[worths] = sums.get(worths, ZERO) + month.revenue
    return tuple(Month(revenue, dict(sorted(worths))) for worths, revenue in sums.items())


def complete(problem: Problem, chosen: Iterable[str]) -> bool:
    """Return whether every chosen one has what it needs and the budget is kept."""
    keys = set(chosen)
    return cost(problem, keys) <= problem.budget and all(
        choice.forced <= (choice.key in keys)
        and (choice.key not in keys or not choice.needs or bool(keys & set(choice.needs)))
        for choice in problem.choices
    )


def _program(problem: Problem) -> tuple[highspy.Highs, dict[str, highspy.highs_var]]:
    solver = highspy.Highs()  # type: ignore[no-untyped-call]  # the library leaves it so
    for option, value in (("output_flag", False), ("threads", 1), ("mip_rel_gap", 0.0)):
        solver.setOptionValue(option, value)
    bought = {
        choice.key: solver.addBinary(obj=-float(problem.least_return * choice.cost))
        for choice in problem.choices
    }
    for choice in problem.choices:
        if choice.forced:
            solver.addConstr(bought[choice.key] >= 1)
        if choice.needs:
            solver.addConstr(
                bought[choice.key]
                <= sum((bought[key] for key in choice.needs), 0 * bought[choice.key])
            )
    spent = [float(choice.cost) * bought[choice.key] for choice in problem.choices]
    if spent:
        solver.addConstr(sum(spent[1:], spent[0]) <= float(problem.budget))
    for month in problem.months:
        _share(solver, month, bought)
    solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
    return solver, bought


def _share(
    solver: highspy.Highs, month: Month, bought: Mapping[str, highspy.highs_var]
) -> None:
    """Add the shares of one month: each within its choice, together at most the month."""
    shares = []
    for key, worth in month.worths.items():
        if key not in bought:
            continue  # another choice can always take its place
        share = solver.addVariable(0, 1, obj=float(month.revenue * worth))
        solver.addConstr(share <= bought[key])
        shares.append(share)
    if shares:
        solver.addConstr(sum(shares[1:], 1 * shares[0]) <= 1)


def _without_idle(problem: Problem, chosen: list[str]) -> tuple[str, ...]:
    """Drop, dearest first, what can go without loss of revenue."""
    kept = list(chosen)
    free = [c for c in problem.choices if c.key in chosen and not c.forced]
    sums = Sums(problem.months)
    for choice in sorted(free, key=lambda c: (-c.cost, c.key)):
        rest = [key for key in kept if key != choice.key]
        if complete(problem, rest) and not sums.gain(kept, rest):
            kept = rest
    return tuple(choice.key for choice in problem.choices if choice.key in kept)


def _undominated(problem: Problem, months: tuple[Month, ...]) -> Iterator[Choice]:
    """Yield the choices but for those that another one, no dearer, can always replace.

    Of two alike, the one that stands alone is kept.
    """
    worths: dict[str, dict[int, Decimal]] = {choice.key: {} for choice in problem.choices}
    for place, month in enumerate(months):
        for key, worth in month.worths.items():
            worths[key][place] = worth
    order = {choice.key: place for place, choice in enumerate(problem.choices)}
    needed = {key for choice in problem.choices for key in choice.needs}
    for choice in problem.choices:
        if choice.forced or choice.key in needed:
            yield choice
            continue
        mine = worths[choice.key]
        rivals = months[next(iter(mine))].worths if mine else ()
        if mine and not any(
            _replaces(problem.choices[order[key]], choice, order)
            and all(worths[key].get(place, ZERO) >= worth for place, worth in mine.items())
            for key in rivals
        ):
            yield choice


def _replaces(one: Choice, other: Choice, order: Mapping[str, int]) -> bool:
    """Return whether ``one`` can be bought wherever ``other`` can, for no more."""
    if one.key == other.key or one.needs not in ((), other.needs):
        return False
    rank, least = (
        (choice.cost, len(choice.needs), order[choice.key]) for choice in (one, other)
    )
    return rank < least
