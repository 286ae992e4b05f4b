"""From the product of two vectors to a likeness that is comparable: scales, made by ``bench``.

Each encoder spreads its products differently, and drawings beside photos differently again.
The numbers and the encoder they were set for stand in ``scales.json``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from pydantic import BaseModel, ConfigDict, TypeAdapter

from maodun.domain.pictures import Closeness, LookKind, PictureKind

FILE = Path(__file__).parent / "scales.json"
ANY = ""
"""The encoder of scales that are used where none were set for the one at work."""

Numbers = npt.NDArray[np.float64]
Between = tuple[PictureKind, PictureKind]
"""How the product's picture was made, and how the right's figure was."""


class Scale(BaseModel):
    """What the product of two vectors means between pictures of two kinds.

    Attributes:
        picture: Of the product.
        figure: Of the right.
        chance: Product that two things with nothing in common often reach: likeness 0.
        some: Product from which there is some likeness.
        near: Product from which two are near.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    look: LookKind
    encoder: str
    picture: PictureKind
    figure: PictureKind
    chance: float
    some: float
    near: float


@dataclass(frozen=True, slots=True)
class Looks:
    """The recipe by which likenesses of pictures are weighed.

    Attributes:
        checked: Who set the numbers, and on what.
        some, near: Likeness from which two pictures have something in common, and are near.
        further: How much a further pair of views adds to the nearest one.
        further_from: Likeness from which a further pair adds anything.
    """

    name: str
    checked: str
    some: float
    near: float
    further: float
    further_from: float
    scales: tuple[Scale, ...]

    def closeness(self, score: float) -> Closeness:
        """Return the step that a likeness stands on."""
        if score >= self.near:
            return Closeness.NEAR
        return Closeness.SOME if score >= self.some else Closeness.FAR

    def set_for(self, look: LookKind, encoder: str) -> bool:
        """Whether the scales were measured with this very encoder."""
        return any(one.look is look and one.encoder == encoder for one in self.scales)

    def likeness(self, products: Numbers, between: Between, *, of: "Seen") -> Numbers:
        """Return products of vectors as likenesses, 0 to 1, by straight lines between steps."""
        scale = _scales(self, of)[between]
        known = (scale.chance, scale.some, scale.near, 1.0)
        found: Numbers = np.interp(products, known, (0.0, self.some, self.near, 1.0))
        return found


@dataclass(frozen=True, slots=True)
class Seen:
    """How both sides were looked at."""

    look: LookKind
    encoder: str


@cache
def looks_1() -> Looks:
    """Return the scales of the recipe ``looks-1``, as its file has them."""
    return TypeAdapter(Looks).validate_json(FILE.read_bytes())


@cache
def _scales(recipe: Looks, of: Seen) -> Mapping[Between, Scale]:
    """Return those of this model, else of its other weights, else those for any model."""
    mine = [one for one in recipe.scales if one.look is of.look]
    stem = of.encoder.partition(":")[0]
    for fits in (of.encoder.__eq__, lambda name: name.partition(":")[0] == stem, ANY.__eq__):
        found = {(one.picture, one.figure): one for one in mine if fits(one.encoder)}
        if found:
            return found
    return {}
