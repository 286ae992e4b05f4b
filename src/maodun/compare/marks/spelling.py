"""How two marks look: letters and characters in order, beginnings first."""

import math
from functools import lru_cache

from rapidfuzz.distance import OSA, JaroWinkler

from maodun.compare.marks.parts import Agreement, Part, agreement, core, joined
from maodun.compare.marks.recipe import MARKS_1, Recipe
from maodun.compare.marks.sounds import pinyin_readings
from maodun.compare.wording import has_han
from maodun.domain.evidence import Compared, Evidence, NotCompared
from maodun.domain.text import T

_OTHER_FORM = 0.95
"""Of a likeness for which a traditional character is taken for a simplified one."""


def letters_alike(one: str, other: str) -> float:
    """Return how alike two words without spaces are spelt, 0.0 to 1.0.

    Score: 1.0 the same letters; letters that changed places count as one step; the same
    beginning counts more than the same end. Han words are compared by their characters, where
    the traditional form of a character nearly counts as the simplified one.
    """
    if one == other:
        return 1.0
    first, second = sorted((one, other))
    steps = float(OSA.normalized_similarity(first, second))
    if has_han(one) or has_han(other):
        same = float(OSA.normalized_similarity(first, _in_forms_of(first, second)))
        return max(steps, _OTHER_FORM * same)
    opening = float(JaroWinkler.normalized_similarity(first, second, prefix_weight=0.1))
    return (1 - MARKS_1.beginning) * steps + MARKS_1.beginning * opening * math.sqrt(steps)


def _in_forms_of(one: str, other: str) -> str:
    """Return the other word with characters of the one where they are forms of the same."""
    if all(map(_is_simplified, one + other)):
        return other
    return "".join(
        next((form for form in one if _are_forms(character, form)), character)
        for character in other
    )


@lru_cache(maxsize=1 << 14)
def _are_forms(one: str, other: str) -> bool:
    """Whether two characters may be the traditional and the simplified form of one.

    They are if only one of them is in the set of simplified characters, the other is in that
    of traditional ones, and they are read alike; a few more than the true pairs are.
    """
    if _is_simplified(one) == _is_simplified(other):
        return False
    older = other if _is_simplified(one) else one
    if not _has(older, "big5hkscs"):
        return False
    readings, others = pinyin_readings(one), pinyin_readings(other)
    return bool(readings and others and readings[0] & others[0])


@lru_cache(maxsize=1 << 14)
def _is_simplified(character: str) -> bool:
    return _has(character, "gb2312")


def _has(character: str, charset: str) -> bool:
    try:
        character.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


def mark_spelling_similarity(
    mark: tuple[Part, ...], other: tuple[Part, ...], *, words: str, other_words: str
) -> Evidence:
    """Compare how two marks are written.

    Score: 1.0 for the same letters whatever the spaces; otherwise the greater of the whole
    marks' likeness and that of their telling parts, where a mark held wholly in the other is
    near. Signs of different scripts are not compared by sight.
    """
    if not mark or not other:
        return NotCompared(T("One of the signs has no words."))
    if has_han(joined(mark)) != has_han(joined(other)):
        return NotCompared(T("The signs are written in different scripts."))
    agreed = agreement(mark, other, letters_alike, least=MARKS_1.alike_from)
    score = max(_whole(mark, other), of_parts(agreed, MARKS_1))
    return Compared(
        score,
        T("Spelling: {percent}% alike.", percent=round(100 * score)),
        words,
        other_words,
    )


def of_parts(agreed: Agreement, recipe: Recipe) -> float:
    """Return the likeness that the agreeing parts alone give, 0.0 to 1.0."""
    place = 1.0 if agreed.opens else recipe.behind
    held = agreed.held * agreed.telling * place
    return (1 - recipe.held) * agreed.shared + recipe.held * held


def whole(
    mark: tuple[Part, ...],
    other: tuple[Part, ...],
    *,
    of_core: float,
    of_all: float,
    recipe: Recipe,
) -> float:
    """Return the likeness of whole marks from that of their cores and of all their letters.

    Words that all describe or praise set nothing apart: less than the same letters is then
    less than it looks.
    """
    likeness = recipe.core * of_core + (1 - recipe.core) * of_all
    most = max(part.weight for part in (*mark, *other))
    return likeness if most > recipe.plain or likeness == 1 else likeness * recipe.weak


def _whole(mark: tuple[Part, ...], other: tuple[Part, ...]) -> float:
    """Return the likeness of the whole words, most of it that of what sets goods apart."""
    of_core = letters_alike(core(mark), core(other))
    of_all = letters_alike(joined(mark), joined(other))
    return whole(mark, other, of_core=of_core, of_all=of_all, recipe=MARKS_1)
