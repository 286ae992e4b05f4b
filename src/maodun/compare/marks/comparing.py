"""Mark against mark: the door of this package, and how the evidences make one score."""

from collections.abc import Sequence
from itertools import product

from maodun.compare.marks.goods import goods_similarity
from maodun.compare.marks.meaning import mark_meaning_similarity
from maodun.compare.marks.outlets import outlet_claim
from maodun.compare.marks.parts import Part, joined, parts
from maodun.compare.marks.recipe import MARKS_1, Recipe
from maodun.compare.marks.sides import MarkComparison, MarkSide
from maodun.compare.marks.sounding import mark_sound_similarity
from maodun.compare.marks.spelling import mark_spelling_similarity
from maodun.domain.evidence import Compared, Evidence
from maodun.domain.marks import Tier
from maodun.domain.text import T, Text

LONGEST = 200
"""Characters of a sign's words that are read."""


def compare_marks(mark: MarkSide, other: MarkSide) -> MarkComparison:
    """Return how near two marks are in sight, sound and meaning, and for near goods.

    The same whichever side comes first.

    Score: 0.0 nothing in common; 1.0 the same words for the same goods. A comparison that
    could not be made takes no part: it is neither a likeness nor a difference.
    """
    recipe = MARKS_1
    goods_words = " ; ".join(sorted((mark.goods, other.goods)))
    ours, theirs = _parts(mark, goods_words), _parts(other, goods_words)
    sight = mark_spelling_similarity(ours, theirs, words=mark.words, other_words=other.words)
    sound = _sound(mark, other, goods_words)
    meaning = mark_meaning_similarity(
        ours, theirs, translation=mark.translation, other_translation=other.translation
    )
    goods = goods_similarity(mark, other)
    same = bool(ours) and joined(ours) == joined(theirs)
    outlet = outlet_claim(ours, theirs, words=mark.words, other_words=other.words)
    marks = 1.0 if same else max(_marks(sight, sound, meaning, recipe), _of(outlet))
    score = _score(marks, goods, recipe)
    return MarkComparison(
        score=score,
        marks=marks,
        sight=sight,
        sound=sound,
        meaning=meaning,
        goods=goods,
        outlet=outlet,
        tier=_tier(score, recipe),
        because=_because(mark, other, (sight, sound, meaning, outlet)),
        recipe=recipe.name,
    )


def _parts(side: MarkSide, goods: str) -> tuple[Part, ...]:
    return parts(side.words[:LONGEST], goods)


def _sound(mark: MarkSide, other: MarkSide, goods: str) -> Evidence:
    """Return how alike they are spoken, as written or as the office writes them in Latin."""
    heard = [
        mark_sound_similarity(
            parts(one, goods), parts(two, goods), words=mark.words, other_words=other.words
        )
        for one, two in product(_spoken(mark), _spoken(other))
    ]
    return max(heard, key=lambda one: one.score if isinstance(one, Compared) else -1.0)


def _spoken(side: MarkSide) -> tuple[str, ...]:
    """Return the forms under which a sign is spoken, the words themselves first."""
    forms = (side.words[:LONGEST], side.transliteration[:LONGEST])
    return tuple(form for at, form in enumerate(forms) if form or not at)


def _marks(sight: Evidence, sound: Evidence, meaning: Evidence, recipe: Recipe) -> float:
    """Return the likeness of the words alone."""
    seen = [one.score for one in (sight, sound) if isinstance(one, Compared)]
    likeness = 0.0
    if seen:
        likeness = recipe.nearer * max(seen) + (1 - recipe.nearer) * min(seen)
    if not isinstance(meaning, Compared):
        return likeness
    if meaning.score > likeness:
        return likeness + recipe.meaning * (meaning.score - likeness)
    return likeness if meaning.score > 0 else likeness * recipe.other_meaning


def _score(marks: float, goods: Evidence, recipe: Recipe) -> float:
    near = goods.score if isinstance(goods, Compared) else recipe.goods_unknown
    return float(marks**recipe.marks_power * near**recipe.goods_power)


def _tier(score: float, recipe: Recipe) -> Tier:
    if score >= recipe.strong:
        return Tier.STRONG
    return Tier.MEDIUM if score >= recipe.medium else Tier.WEAK


def _of(one: Evidence) -> float:
    return one.score if isinstance(one, Compared) else 0.0


def _because(mark: MarkSide, other: MarkSide, found: Sequence[Evidence]) -> Text:
    """Return the sentence that names the nearest."""
    by = [(one.score, one.because) for one in found if isinstance(one, Compared)]
    if not by:
        return T(
            "“{one}” and “{other}” have no words to compare.", one=mark.words, other=other.words
        )
    nearest = max(by, key=lambda one: one[0])[1]
    return T(
        "“{one}” and “{other}”: {nearest}", one=mark.words, other=other.words, nearest=nearest
    )
