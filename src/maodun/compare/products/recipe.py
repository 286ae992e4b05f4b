"""The recipe ``products-1``: trees and thresholds, made by ``bench`` and frozen as a file.

Other numbers are another name. ``docs/same-product.md`` says how they came about.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter

from maodun.compare.products.trees import Trees

FILE = Path(__file__).parent / "products_1.json"


@dataclass(frozen=True, slots=True)
class Recipe:
    """How two products become one score, under a name.

    Attributes:
        strong, medium, weak: Scores from which a pair is in that tier; below: quiet.
        gtin_same: Score at least, where both have the same bar code number.
        gtin_other: Score at most, where they have different ones.
    """

    name: str
    strong: float
    medium: float
    weak: float
    gtin_same: float
    gtin_other: float
    trees: Trees


@cache
def products_1() -> Recipe:
    """Return the frozen recipe."""
    return TypeAdapter(Recipe).validate_json(FILE.read_bytes())
