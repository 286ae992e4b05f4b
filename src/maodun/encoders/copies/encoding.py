"""One vector for a registered picture; several for one that is looked up, for its parts too.

Patches are gathered by what they look like (64 words), each word keeps what its patches have
beside it, and a fitted projection keeps of all that what survives a copier's changes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from typing import ClassVar

import numpy as np

from maodun.domain.pictures import Look, LookKind, PictureKind
from maodun.encoders.copies.framing import Region, cut, inner_picture
from maodun.encoders.copies.patches import Floats, Patches, Pixels, patches_of

WHOLE: Region = (0.0, 0.0, 1.0, 1.0)
PARTS: tuple[Region, ...] = (
    WHOLE,
    (0.0, 0.0, 0.5, 1.0),
    (0.5, 0.0, 1.0, 1.0),
    (0.0, 0.0, 1.0, 0.5),
    (0.0, 0.5, 1.0, 1.0),
    (0.1, 0.1, 0.9, 0.9),
)
"""Looked up apart: a copy may share its picture with another one, or stand in a frame."""
_WEIGHTS = Path(__file__).parent / "weights" / "copies-1.npz"
_LEAST = 1e-9


@dataclass(frozen=True)
class Recipe:
    """Everything that was fitted (see ``weights/README.md``).

    Attributes:
        middle: Mean patch.
        turn: From a patch to its main directions.
        words: Kinds of patches.
        usual: Mean of what pictures gather.
        kept: From what a picture gathers to its vector.
    """

    middle: Floats
    turn: Floats
    words: Floats
    usual: Floats
    kept: Floats

    def gathered(self, patches: Patches) -> Floats:
        """Return what the patches gather, word by word, of length 1; zeros without patches."""
        seen = patches.vectors @ self.turn - self.middle @ self.turn
        nearest = np.argmax(seen @ self.words.T - (self.words**2).sum(axis=1) / 2, axis=1)
        share = np.zeros((len(seen), len(self.words)), np.float32)
        share[np.arange(len(seen)), nearest] = patches.weights
        beside = share.T @ seen - share.sum(axis=0)[:, None] * self.words
        beside = beside / np.sqrt(np.linalg.norm(beside, axis=1, keepdims=True) + _LEAST)
        rooted = np.sign(beside) * np.sqrt(np.abs(beside))
        return _unit(np.asarray(rooted.ravel(), np.float32))

    def vector(self, gathered: Floats) -> Floats:
        """Return vectors of length 1 from rows of what pictures gather."""
        return _unit(np.asarray((gathered - self.usual) @ self.kept, np.float32))


@cache
def recipe(path: Path = _WEIGHTS) -> Recipe:
    """Return what is kept in a file of weights."""
    with np.load(path) as file:
        kept = file["kept"].astype(np.float32) * file["scale"]
        return Recipe(file["middle"], file["turn"], file["words"], file["usual"], kept)


class CopyEncoder:
    """The vectors by which copies are looked up; the best of them are then laid over.

    A vector has 384 numbers, made from lightness alone. Pictures without any pattern have the
    vector of an empty sheet: they are like each other, and ``same_picture`` sees nothing.
    """

    kind: ClassVar[LookKind] = LookKind.COPY

    @cached_property
    def name(self) -> str:
        """``copies-1:`` and the beginning of the hash of what was fitted."""
        return f"copies-1:{sha256(_WEIGHTS.read_bytes()).hexdigest()[:8]}"

    @property
    def dims(self) -> int:
        """Numbers in each vector."""
        return int(recipe().kept.shape[1])

    def looks(self, pixels: Sequence[Pixels], kinds: Sequence[PictureKind]) -> Floats:  # noqa: ARG002 - drawings and photos are held against each other alike
        """Return one vector for each picture to be registered, in rows."""
        if not pixels:
            return np.zeros((0, self.dims), np.float32)
        fitted = recipe()
        return fitted.vector(np.stack([fitted.gathered(patches_of(one)) for one in pixels]))

    def sought(self, pixels: Pixels) -> tuple[Look, ...]:
        """Return how a picture is looked up: whole, in parts, in its frame; mirrored too."""
        regions, rows = self.asked(pixels)
        return tuple(
            Look(self.kind, self.name, tuple(map(float, row)), region)
            for region, row in zip(regions, rows, strict=True)
        )

    def asked(self, pixels: Pixels) -> tuple[tuple[Region, ...], Floats]:
        """Return the same as rows of numbers, with the region of each."""
        fitted, patches = recipe(), patches_of(pixels)
        asked = [(part, within(patches, part)) for part in PARTS]
        inner = inner_picture(pixels)
        if inner is not None:
            asked.append((inner, patches_of(cut(pixels, inner))))
        mirrored = patches.mirrored()
        asked += [(_mirrored(part), within(mirrored, part)) for part in PARTS]
        if inner is not None:
            asked.append((inner, asked[len(PARTS)][1].mirrored()))
        rows = np.stack([fitted.gathered(one) for _, one in asked])
        return tuple(region for region, _ in asked), fitted.vector(rows)


def within(patches: Patches, region: Region) -> Patches:
    """Return the patches whose middles lie within a region."""
    across, down = patches.places.T
    left, top, right, bottom = region
    inside = (across >= left) & (across <= right) & (down >= top) & (down <= bottom)
    return Patches(patches.vectors[inside], patches.weights[inside], patches.places[inside])


def _mirrored(region: Region) -> Region:
    left, top, right, bottom = region
    return (1 - right, top, 1 - left, bottom)


def _unit(rows: Floats) -> Floats:
    length = np.linalg.norm(rows, axis=-1, keepdims=True)
    return np.asarray(rows / np.maximum(length, _LEAST), np.float32)
