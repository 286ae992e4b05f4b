"""The parts of a mark, weighed by how much each sets the goods apart, and how parts agree."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from maodun.compare.marks.recipe import MARKS_1, Recipe
from maodun.compare.marks.words import (
    is_bare,
    is_descriptive,
    is_place,
    is_plain,
    parts_of_compound,
    plain_words,
    zipf,
)
from maodun.compare.wording import has_han

Alike = Callable[[str, str], float]
_MOST = 0.85
"""Of the most telling word's weight: from here a word belongs to what sets goods apart."""
_HYPHEN = re.compile(r"(?<=\b[^\W\d_])[-’'/](?=[^\W\d_])|(?<=\b[^\W\d_]{2})-(?=[^\W\d_])")
"""Behind one or two letters: the word goes on, as in *X-Seed*."""


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a mark, folded.

    Attributes:
        weight: Above 0.0, at most 1.0: how much it sets the goods apart.
        glued: Whether it is written in one with the other words of the mark, as telling
            words of Han characters are.
    """

    text: str
    weight: float
    glued: bool = False


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far the parts of two marks agree.

    Attributes:
        shared: 0.0 to 1.0: weight of the parts that agree, of all parts of both marks.
        held: 0.0 to 1.0: the same of the mark that has less of it.
        telling: Greatest weight among the parts that agree; 0.0: none does.
        opens: Whether what agrees opens both marks.
    """

    shared: float
    held: float
    telling: float
    opens: bool


@lru_cache(maxsize=1 << 14)
def parts(words: str, goods: str) -> tuple[Part, ...]:
    """Return the words of a mark in order, each with its weight for these goods."""
    found = plain_words(_HYPHEN.sub("", words))
    glued = parts_of_compound(found[0]) if len(found) == 1 else found
    weighed = ((word, _weight(word, goods, MARKS_1)) for word in glued)
    return tuple(
        Part(word, weight, glued=len(found) == 1 or (has_han(word) and weight > MARKS_1.plain))
        for word, weight in weighed
    )


def joined(of: Sequence[Part]) -> str:
    """Return the whole mark as one word."""
    return "".join(part.text for part in of)


def core(of: Sequence[Part]) -> str:
    """Return what sets the goods apart most as one word; of words alike in that, all."""
    most = max((part.weight for part in of), default=0.0)
    return "".join(part.text for part in of if part.glued or part.weight >= _MOST * most)


def agreement(
    ours: Sequence[Part], theirs: Sequence[Part], alike: Alike, *, least: float
) -> Agreement:
    """Return how far the parts agree; each part agrees with at most one other."""
    pairs = sorted(
        (
            (alike(our.text, their.text), our.weight + their.weight, here, there)
            for here, our in enumerate(ours)
            for there, their in enumerate(theirs)
        ),
        key=lambda pair: (-pair[0] * pair[1], abs(pair[2] - pair[3]), pair[2] + pair[3]),
    )
    taken: list[tuple[float, int, int]] = []
    for likeness, _, here, there in pairs:
        free = all(here != one and there != other for _, one, other in taken)
        if likeness >= least and free:
            taken.append((likeness, here, there))
    return _told(ours, theirs, taken)


def _told(
    ours: Sequence[Part], theirs: Sequence[Part], taken: Sequence[tuple[float, int, int]]
) -> Agreement:
    if not taken:
        return Agreement(0.0, 0.0, 0.0, opens=False)
    our = sum(likeness * ours[here].weight for likeness, here, _ in taken)
    their = sum(likeness * theirs[there].weight for likeness, _, there in taken)
    all_ours, all_theirs = _sum(ours), _sum(theirs)
    telling = max(min(ours[here].weight, theirs[there].weight) for _, here, there in taken)
    return Agreement(
        shared=min(1.0, (our + their) / (all_ours + all_theirs)),
        held=min(1.0, max(our / all_ours, their / all_theirs)),
        telling=telling,
        opens=any(
            here <= _opening(ours) and there <= _opening(theirs) for _, here, there in taken
        ),
    )


def _opening(of: Sequence[Part]) -> int:
    """Return the place of the first word that is more than an article."""
    return next((at for at, part in enumerate(of) if part.weight > MARKS_1.bare), 0)


def _sum(of: Sequence[Part]) -> float:
    return sum(part.weight for part in of)


def _weight(word: str, goods: str, recipe: Recipe) -> float:
    if is_bare(word):
        return recipe.bare
    if is_descriptive(word, goods):
        return recipe.descriptive
    if is_plain(word) or is_place(word):
        return recipe.plain
    return recipe.common if (zipf(word) or 0.0) >= recipe.common_from else 1.0
