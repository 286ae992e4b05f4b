"""Whether two listings sell the same product: a score, a tier, and a sentence why."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from maodun.compare.products.comparators import (
    attribute_agreement,
    brand_similarity,
    gtin_equality,
    measure_agreement,
    model_number_agreement,
    price_ratio,
    title_word_overlap,
)
from maodun.compare.products.figures import Figure, Subject, figures
from maodun.compare.products.rarity import Rarity
from maodun.compare.products.reading import ProductWords
from maodun.compare.products.recipe import Recipe, products_1
from maodun.compare.products.trees import share
from maodun.domain.evidence import Compared, Evidence
from maodun.domain.marks import Tier
from maodun.domain.text import T, Text

AGREES = 0.5
"""Score of a comparator from which it speaks for the same product."""

GENERAL = Rarity()
"""Weights of words that depend on no set of listings: the same pair, the same score."""

_COMPARATORS: tuple[tuple[str, Callable[[ProductWords, ProductWords], Evidence]], ...] = (
    ("gtin", gtin_equality),
    (Subject.CODE, model_number_agreement),
    (Subject.TITLE, title_word_overlap),
    (Subject.BRAND, brand_similarity),
    (Subject.MEASURE, measure_agreement),
    (Subject.ATTRIBUTE, attribute_agreement),
    (Subject.PRICE, price_ratio),
)
_SPEAKS_FOR: Mapping[str, str] = {Subject.TEXT: Subject.TITLE, Subject.NUMBER: Subject.TITLE}
"""Subjects without a comparator of their own, and the one whose sentence shows them."""


@dataclass(frozen=True, slots=True)
class Sameness:
    """What comparing two products gave.

    Attributes:
        score: 0.0 to 1.0: the share of such pairs that people called the same product, as far
            as the pairs of the recipe tell.
        because: One sentence or two: what weighs most for it, what weighs most against it.
        evidence: Subject and what was compared, weightiest first.
        recipe: Name of the recipe.
    """

    score: float
    tier: Tier
    because: Text
    evidence: tuple[tuple[str, Evidence], ...]
    recipe: str


def same_product(one: ProductWords, other: ProductWords) -> Sameness:
    """Return how likely both are the same product, with the reasons."""
    recipe = products_1()
    values = figures(one, other, GENERAL)
    score = _bounded(_share(values, recipe), one, other, recipe)
    weights = _weights(values, recipe)
    found = [(name, comparator(one, other)) for name, comparator in _COMPARATORS]
    found.sort(key=lambda item: -abs(weights.get(item[0], 0.0)))
    found.sort(key=lambda item: item[0] != "gtin")
    return Sameness(score, _tier(score, recipe), _because(found), tuple(found), recipe.name)


def same_product_score(one: ProductWords, other: ProductWords) -> float:
    """Return the score of ``same_product`` alone, for sorting many pairs."""
    recipe = products_1()
    return _bounded(_share(figures(one, other, GENERAL), recipe), one, other, recipe)


def _share(values: Sequence[Figure], recipe: Recipe) -> float:
    return share(recipe.trees.odds([value for _, _, value in values]))


def _bounded(score: float, one: ProductWords, other: ProductWords, recipe: Recipe) -> float:
    if not one.gtin or not other.gtin:
        return score
    if one.gtin == other.gtin:
        return max(score, recipe.gtin_same)
    return min(score, recipe.gtin_other)


def _tier(score: float, recipe: Recipe) -> Tier:
    if score >= recipe.strong:
        return Tier.STRONG
    if score >= recipe.medium:
        return Tier.MEDIUM
    return Tier.WEAK if score >= recipe.weak else Tier.QUIET


def _weights(values: Sequence[Figure], recipe: Recipe) -> Mapping[str, float]:
    """Return by how much each subject moved the score, in log-odds."""
    pushes = recipe.trees.pushes([value for _, _, value in values])
    weights: dict[str, float] = {}
    for subject, name, _ in values:
        shown = _SPEAKS_FOR.get(subject, subject)
        weights[shown] = weights.get(shown, 0.0) + pushes.get(f"{subject} {name}", 0.0)
    return weights


def _because(found: Sequence[tuple[str, Evidence]]) -> Text:
    compared = [evidence for _, evidence in found if isinstance(evidence, Compared)]
    pro = next((e.because for e in compared if e.score >= AGREES), None)
    contra = next((e.because for e in compared if e.score < AGREES), None)
    if pro is not None and contra is not None:
        return T("For it: {pro} Against it: {contra}", pro=pro, contra=contra)
    return pro or contra or T("The two have nothing that could be compared.")
