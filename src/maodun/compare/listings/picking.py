"""Which of the signs found in a listing are said of it, and which of them raise an alarm."""

from collections.abc import Iterable, Iterator, Sequence

from maodun.compare.listings.folding import letters
from maodun.compare.listings.judging import (
    LISTINGS_1,
    SAME,
    Recipe,
    Weighed,
    raised,
    repeated,
    second,
    tier_of,
)
from maodun.compare.listings.reading import BRAND, TITLE
from maodun.domain.marks import ALARMS, Use

_BLOCK = 64
"""Letters of a text that are looked through together for what overlaps."""
_READ_FIRST = (BRAND, TITLE)
Group = list[Weighed]
"""Registrations of the same words at one place, weightiest first."""


def picked(
    weighed: Iterable[Weighed], recipe: Recipe = LISTINGS_1
) -> list[tuple[Weighed, ...]]:
    """Return, weightiest first, the best sign of each stretch and what comes next to it.

    A sign that overlaps a weightier one counts less, and only a few are kept; but what
    stands there letter for letter, or is ours, is always said once.
    """
    texts: dict[tuple[str, str], _Text] = {}
    left = []
    for one in sorted(weighed, key=_order):
        said = one.place.said
        if not texts.setdefault((said.field, said.text), _Text(recipe)).take(one):
            left.append(one)
    groups = [group for text in texts.values() for group in text.groups]
    groups += _quiet(left, groups, recipe)
    found = [tuple(group) for group in _told_once(groups, recipe)]
    return sorted(found, key=lambda group: _order(group[0]))


class _Text:
    """What is taken of one text, by the place where it stands."""

    def __init__(self, recipe: Recipe) -> None:
        self.groups: list[Group] = []
        self._recipe = recipe
        self._blocks: dict[int, list[Group]] = {}

    def take(self, one: Weighed) -> bool:
        """Take it, if it is heavy enough and not too many stand there; say whether it was."""
        over = self._over(one)
        same = next((group for group in over if _same(group[0], one)), None)
        if same is not None:
            same.append(one)
        elif one.weight < self._recipe.kept and not _is_held(one):
            return False
        elif not over:
            self._add([one])
        elif len(over) <= self._recipe.seconds and not _repeated(over, one):
            self._add([second(one, self._recipe)])
        else:
            return False
        return True

    def _over(self, one: Weighed) -> list[Group]:
        found = {
            id(group): group
            for block in _blocks(one)
            for group in self._blocks.get(block, ())
            if _overlap(group[0], one)
        }
        return list(found.values())

    def _add(self, group: Group) -> None:
        self.groups.append(group)
        for block in _blocks(group[0]):
            self._blocks.setdefault(block, []).append(group)


def _blocks(one: Weighed) -> range:
    window = one.place.window
    return range(window.start // _BLOCK, window.end // _BLOCK + 1)


def _quiet(left: Iterable[Weighed], groups: Iterable[Group], recipe: Recipe) -> list[Group]:
    """Return what was left out although the listing says it, each sign once."""
    said = {_name(one) for group in groups for one in group}
    found: dict[tuple[str, str], Group] = {}
    others = 0
    for one in left:
        name, held = _name(one), _is_held(one)
        if name in found:
            if _same(found[name][0], one):
                found[name].append(one)
        elif name not in said and (held or (one.likeness in SAME and others < recipe.quiet)):
            found[name] = [second(one, recipe)]
            others += not held
    return list(found.values())


def _name(one: Weighed) -> tuple[str, str]:
    held = one.near.words.number if _is_held(one) else ""
    return letters(one.near.words.words), held


def _told_once(groups: Iterable[Group], recipe: Recipe) -> Iterator[Sequence[Weighed]]:
    """Yield all groups; what is like the listing's own brand raises one alarm per sign."""
    told = set()
    for group in sorted(groups, key=_reading_order):
        first, *more = group
        sign = letters(first.near.words.words)
        own = first.use.use is Use.OWN_BRAND
        if _is_held(first) or not (own or first.place.is_brand):
            yield group
        elif sign in told:
            yield [repeated(first), *more]
        elif own:
            told.add(sign)
            yield [raised(first, recipe), *more]
        else:
            told |= {sign} if tier_of(first, recipe) in ALARMS else set()
            yield group


def _reading_order(group: Group) -> tuple[int, str, int, str]:
    said, number = group[0].place.said, group[0].near.words.number
    early = _READ_FIRST.index(said.field) if said.field in _READ_FIRST else len(_READ_FIRST)
    return early, said.field, group[0].place.window.start, number


def _order(one: Weighed) -> tuple[float, float, str, int, str]:
    window = one.place.window
    longer = -len(window.form)
    return (-one.weight, longer, one.place.said.field, window.start, one.near.words.number)


def _overlap(one: Weighed, other: Weighed) -> bool:
    a, b = one.place.window, other.place.window
    return a.start < b.end and b.start < a.end


def _same(one: Weighed, other: Weighed) -> bool:
    a, b = one.place.window, other.place.window
    where = (a.start, a.end) == (b.start, b.end)
    return where and _is_held(one) == _is_held(other) and _repeated([[one]], other)


def _is_held(one: Weighed) -> bool:
    return one.use.use is Use.HELD


def _repeated(groups: Iterable[Sequence[Weighed]], one: Weighed) -> bool:
    words = letters(one.near.words.words)
    held = _is_held(one)
    return any(
        letters(group[0].near.words.words) == words and _is_held(group[0]) == held
        for group in groups
    )
