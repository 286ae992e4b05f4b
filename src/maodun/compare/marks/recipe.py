"""The recipe ``marks-1``: every weight and threshold of comparing marks, in one table.

It is frozen: another number here is another name.
"""

from dataclasses import dataclass

RECIPE = "marks-1"


@dataclass(frozen=True, slots=True)
class Recipe:
    """Weights and thresholds under a name.

    Attributes:
        bare, plain, descriptive, common: Weight of a part of a mark, beside 1 for a part that
            sets goods apart: kind of company; praise; said of the goods; frequent in language.
        common_from: Zipf frequency from which a word is frequent.
        alike_from: Likeness of two parts from which they are taken for the same part.
        beginning: Share of the spelling that the beginning makes up (Jaro-Winkler).
        core: Share of the telling parts in the likeness of the whole words.
        weak: Factor on the likeness of the whole words where all of both marks is weak.
        held: Share that a mark held wholly in the other has, beside what both share.
        behind: Factor where what is shared does not open both marks.
        nearer: Weight of the nearer of sight and sound; the other has the rest.
        meaning: Share of the way to a likeness in meaning that goes beyond sight and sound.
        other_meaning: Factor where both mean something known and nothing in common.
        outlet: Of the share of a brand that stands in a sign that claims to be its outlet.
        same_class, near_class, far_class: Goods of the same class, of classes that are often
            sold together, of others, where their words say nothing more.
        words_apart: Goods that have no word in common where no class is known.
        goods_unknown: Stands for the goods where nothing is known of one side.
        marks_power, goods_power: Powers of the two in the score.
        strong, medium: Scores from which a pair is of that tier.
    """

    name: str
    bare: float
    plain: float
    descriptive: float
    common: float
    common_from: float
    alike_from: float
    beginning: float
    core: float
    weak: float
    held: float
    behind: float
    nearer: float
    meaning: float
    other_meaning: float
    outlet: float
    same_class: float
    near_class: float
    far_class: float
    words_apart: float
    goods_unknown: float
    marks_power: float
    goods_power: float
    strong: float
    medium: float


MARKS_1 = Recipe(
    name=RECIPE,
    bare=0.05,
    plain=0.35,
    descriptive=0.2,
    common=0.8,
    common_from=4.6,
    alike_from=0.65,
    beginning=0.35,
    core=0.85,
    weak=0.6,
    held=0.5,
    behind=0.9,
    nearer=0.55,
    meaning=0.85,
    other_meaning=0.65,
    outlet=0.95,
    same_class=0.75,
    near_class=0.5,
    far_class=0.1,
    words_apart=0.35,
    goods_unknown=0.6,
    marks_power=1.0,
    goods_power=0.6,
    strong=0.75,
    medium=0.5,
)
