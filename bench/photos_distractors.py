"""Pictures among which a copied photo has to be found: as like it as can be had without it.

Number ``n`` is always the same picture. Of every twenty, in this order:

- 7 are one photo of the set cut (25-70 % of each side), often turned round and recoloured;
- 4 are collages of two to four such cuttings of different photos;
- 3 are the middle of one photo blended into another;
- 2 are renders of scanned objects set upon a cutting of a photo or a plain ground;
- 2 are design drawings, one cut or two together, on paper of some colour;
- 2 are prints drawn here: a motif repeated, checks or stripes, sometimes with writing.

A distractor made with a photo counts neither as right nor as wrong where that photo is sought.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import cv2
import numpy as np

from bench.photos_attacks import Pixels, colour_shift, resized

SIDE = 224  # pixels, the long side of a distractor
RECIPES = "1"  # changes with what is drawn below, so that no stale cache is used
_WORDS = ("LOVE", "1987", "ROCK", "summer", "NY", "Paris", "dream", "77")


@dataclass(frozen=True, slots=True)
class Distractor:
    """One picture, and the photos of the set that are in it."""

    pixels: Pixels
    photos: frozenset[int]


@dataclass(frozen=True)
class Workshop:
    """What distractors are made of."""

    photos: tuple[Pixels, ...]
    data: Path

    @cached_property
    def renders(self) -> tuple[Pixels, ...]:
        """Return coloured renders of scanned objects."""
        found = _read(sorted((self.data / "objects").rglob("*.jpg")))
        return tuple(resized(one, 180 / max(one.shape[:2])) for one in found)

    @cached_property
    def drawings(self) -> tuple[Pixels, ...]:
        """Return design drawings of 2007."""
        found = sorted((self.data / "uspto" / "designs-2007" / "images").iterdir())
        return _read(found)

    def make(self, number: int) -> Distractor:
        """Return distractor ``number``."""
        rng = np.random.default_rng([11, number])
        pixels, photos = _RECIPES[number % len(_RECIPES)](self, rng)
        return Distractor(_fitted(pixels), frozenset(photos))

    def sources(self, number: int) -> frozenset[int]:
        """Return the photos in distractor ``number``."""
        return self.make(number).photos

    def pick(self, rng: np.random.Generator, count: int) -> list[int]:
        """Return different photos by chance."""
        return [int(one) for one in rng.choice(len(self.photos), count, replace=False)]


def read(path: Path) -> Pixels:
    """Return a picture as RGB."""
    found = cv2.imread(str(path), cv2.IMREAD_COLOR)
    if found is None:
        msg = f"No picture: {path}"
        raise SystemExit(msg)
    return np.ascontiguousarray(found[..., ::-1], np.uint8)


def _read(paths: list[Path]) -> tuple[Pixels, ...]:
    return tuple(
        read(path) for path in paths if path.suffix.lower() in (".jpg", ".png", ".jpeg", ".tif")
    )


def _fitted(pixels: Pixels) -> Pixels:
    return resized(pixels, SIDE / max(pixels.shape[:2]))


Made = tuple[Pixels, list[int]]


def _cut(photo: Pixels, rng: np.random.Generator) -> Pixels:
    height, width = photo.shape[:2]
    high, wide = (int(side * rng.uniform(0.25, 0.7)) for side in (height, width))
    top, left = int(rng.integers(0, height - high)), int(rng.integers(0, width - wide))
    piece = photo[top : top + high, left : left + wide]
    if rng.random() < 0.5:
        piece = piece[:, ::-1]
    return colour_shift(piece, rng) if rng.random() < 0.6 else piece.copy()


def _cutting(shop: Workshop, rng: np.random.Generator) -> Made:
    chosen = shop.pick(rng, 1)
    return _cut(shop.photos[chosen[0]], rng), chosen


def _collage(shop: Workshop, rng: np.random.Generator) -> Made:
    chosen = shop.pick(rng, int(rng.integers(2, 5)))
    pieces = [cv2.resize(_cut(shop.photos[one], rng), (150, 200)) for one in chosen]
    if len(pieces) == 4:
        rows = [np.concatenate(pieces[at : at + 2], axis=1) for at in (0, 2)]
        return np.asarray(np.concatenate(rows, axis=0), np.uint8), chosen
    return np.asarray(np.concatenate(pieces, axis=int(rng.integers(0, 2))), np.uint8), chosen


def _blended(shop: Workshop, rng: np.random.Generator) -> Made:
    chosen = shop.pick(rng, 2)
    front, back = (shop.photos[one] for one in chosen)
    size = (180, 225)
    front, back = (np.asarray(cv2.resize(one, size), np.uint8) for one in (front, back))
    front = colour_shift(front, rng)
    mask = np.zeros((size[1], size[0]), np.float32)
    axes = (int(rng.uniform(45, 71)), int(rng.uniform(60, 90)))
    cv2.ellipse(mask, (90, 112), axes, 0.0, 0.0, 360.0, 1.0, -1)
    mask = np.asarray(cv2.blur(mask, (21, 21)), np.float32)[..., None]
    back = back[:, ::-1].astype(np.float32)
    return np.asarray(back + (front - back) * mask, np.uint8), chosen


def _object(shop: Workshop, rng: np.random.Generator) -> Made:
    render = shop.renders[int(rng.integers(len(shop.renders)))]
    ground = np.empty(render.shape, np.uint8)
    ground[:] = rng.integers(120, 256, 3)
    chosen: list[int] = []
    if rng.random() < 0.6:
        chosen = shop.pick(rng, 1)
        piece = _cut(shop.photos[chosen[0]], rng)
        ground = np.asarray(cv2.resize(piece, render.shape[1::-1]), np.uint8)
    paper = render[0, 0].astype(np.int16)
    is_thing = np.abs(render - paper).max(axis=-1, keepdims=True) > 12
    render = colour_shift(render, rng) if rng.random() < 0.5 else render
    return np.asarray(np.where(is_thing, render, ground), np.uint8), chosen


def _drawing(shop: Workshop, rng: np.random.Generator) -> Made:
    chosen = [shop.drawings[int(one)] for one in rng.integers(0, len(shop.drawings), 2)]
    if rng.random() < 0.4:
        fitted = [np.asarray(cv2.resize(one, (200, 200)), np.uint8) for one in chosen]
        sheet = np.asarray(np.concatenate(fitted, axis=1), np.uint8)
    else:
        height, width = chosen[0].shape[:2]
        top, left = (int(rng.uniform(0, 0.3) * side) for side in (height, width))
        sheet = chosen[0][top : top + int(height * 0.7), left : left + int(width * 0.7)]
    paper = rng.integers(170, 256, 3).astype(np.uint16)
    return np.asarray(sheet * paper // 255, np.uint8), []


def _print(shop: Workshop, rng: np.random.Generator) -> Made:  # noqa: ARG001 - all are made alike
    sheet = np.empty((240, 192, 3), np.uint8)
    sheet[:] = rng.integers(0, 256, 3)
    kind = int(rng.integers(0, 3))
    if kind == 0:
        _motifs(sheet, rng)
    else:
        _stripes(sheet, rng, both=kind == 1)
    if rng.random() < 0.5:
        at = (int(rng.integers(5, 60)), int(rng.integers(60, 200)))
        _write(sheet, at, rng)
    grain = rng.integers(-8, 9, sheet.shape, np.int16)
    return np.asarray(np.clip(sheet + grain, 0, 255), np.uint8), []


def _motifs(sheet: Pixels, rng: np.random.Generator) -> None:
    size = int(rng.integers(16, 60))
    petals = int(rng.integers(3, 9))
    ink = [tuple(map(int, rng.integers(0, 256, 3))) for _ in range(3)]
    shift = int(rng.integers(0, size))
    for row, y in enumerate(range(0, 250, size)):
        for x in range((row % 2) * shift - size, 200, size + int(rng.integers(0, 3))):
            for petal in range(petals):
                turn = 360.0 * petal / petals
                cv2.ellipse(sheet, (x, y), (size // 3, size // 9 + 1), turn, 0, 360, ink[0], -1)
            cv2.circle(sheet, (x, y), max(1, size // 8), ink[1], -1)


def _stripes(sheet: Pixels, rng: np.random.Generator, *, both: bool) -> None:
    colours = rng.integers(0, 256, (4, 3)).astype(np.float32)
    widths = rng.integers(3, 30, 4)
    pattern = np.repeat(colours, widths, axis=0)
    across = np.tile(pattern, (300 // len(pattern) + 1, 1))
    mixed = np.broadcast_to(across[None, :192], sheet.shape).astype(np.float32)
    if both:
        mixed = (mixed + across[:240, None].astype(np.float32)) / np.float32(2)
    sheet[:] = mixed.astype(np.uint8)


def _write(sheet: Pixels, at: tuple[int, int], rng: np.random.Generator) -> None:
    word, ink = str(rng.choice(_WORDS)), tuple(map(int, rng.integers(0, 256, 3)))
    cv2.putText(sheet, word, at, cv2.FONT_HERSHEY_DUPLEX, rng.uniform(0.8, 2.5), ink, 3)


_RECIPES: tuple[Callable[[Workshop, np.random.Generator], Made], ...] = (
    *[_cutting] * 7,
    *[_collage] * 4,
    *[_blended] * 3,
    *[_object] * 2,
    *[_drawing] * 2,
    *[_print] * 2,
)
