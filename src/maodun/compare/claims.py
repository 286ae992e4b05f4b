"""Claims against products: trees, states of limitations, closeness, coverage and rank.

The public door of comparing claims; ``docs/comparing-claims.md`` explains each step.
"""

from collections.abc import Mapping

from maodun.compare.claims_reading import read_limitation
from maodun.compare.claims_scoring import score_claim
from maodun.compare.claims_trees import claim_trees, independent_trees
from maodun.compare.prepared import PreparedProduct, prepare
from maodun.compare.recipe import CLAIMS_1
from maodun.domain.claims import ClaimReading, ClaimTree
from maodun.domain.evidence import NotCompared
from maodun.domain.rights import Right
from maodun.domain.rulings import Reply
from maodun.domain.text import T

__all__ = ["RECIPE", "PreparedProduct", "claim_trees", "prepare", "read_claim", "read_right"]

RECIPE = CLAIMS_1.name
"""Name of the recipe every reading carries."""

_NO_ANSWERS: Mapping[str, Reply] = {}


def read_claim(
    tree: ClaimTree, product: PreparedProduct, answers: Mapping[str, Reply] = _NO_ANSWERS
) -> ClaimReading:
    """Return how each limitation of the claim meets the product, and the claim's figures.

    ``answers`` holds what people said of the product, by ``Limitation.key``: ``no`` rules the
    limitation absent, ``yes`` makes it met, ``unknown`` settles nothing.
    """
    return score_claim(
        tree,
        [
            read_limitation(limitation, product, answers.get(limitation.key))
            for limitation in tree.limitations
        ],
        product,
    )


def read_right(
    right: Right,
    product: PreparedProduct,
    answers: Mapping[str, Reply] = _NO_ANSWERS,
    *,
    all_claims: bool = False,
) -> tuple[ClaimReading, ...] | NotCompared:
    """Return the readings of the right's independent claims, or of all its claims.

    Independent claims come first. Cancelled claims and claims without words are left out.
    """
    if right.language.split("-")[0] != product.language.split("-")[0]:
        return NotCompared(
            T(
                "the right is in {right}, the product's facts were prepared in {product}",
                right=right.language,
                product=product.language,
            )
        )
    found = claim_trees(right) if all_claims else independent_trees(right)
    trees = sorted((t for t in found if t.limitations), key=lambda tree: not tree.independent)
    if not trees:
        return NotCompared(T("right {number} has no claims", number=right.publication_number))
    return tuple(read_claim(tree, product, answers) for tree in trees)
