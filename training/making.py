"""Make the generated part of the training set: shapes, their views, normalised, in shards.

``python -m training.making OUT FIRST LAST`` writes ``OUT/shapes-<number>.npy`` of shape
(shapes, views, 2, side, side). Views are in the order of ``VIEWS``.
"""

import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from maodun.domain.pictures import PictureKind
from maodun.encoders.looks.normalising import normalised
from training.rendering import Scene, line_drawing, photo
from training.shapes import shape

SHARD = 50  # shapes in a file
MEMBERS = 2  # shapes of one family, told apart by their measures
VIEWS = (
    "front",
    "side",
    "top",
    "turned",
    "mirrored",
    "behind",
    "photo",
    "photo",
    PictureKind.PHOTO,
)


def main(arguments: list[str]) -> None:
    """Write the shards from FIRST up to, not including, LAST; existing ones stay."""
    out, first, last = Path(arguments[0]), int(arguments[1]), int(arguments[2])
    out.mkdir(parents=True, exist_ok=True)
    for shard in range(first, last):
        file = out / f"shapes-{shard:04d}.npy"
        if not file.exists():
            numbers = range(shard * SHARD, (shard + 1) * SHARD)
            np.save(file, np.stack([views_of(number) for number in numbers]))


def views_of(number: int) -> NDArray[np.uint8]:
    """Return every view of one shape, each drawn in its own style."""
    scene = Scene(shape(number // MEMBERS, number % MEMBERS))
    dice = np.random.default_rng([number, 3])
    views = []
    for name in VIEWS:
        elevation, azimuth, distance = _camera(name, dice)
        seen = scene.seen(elevation=elevation, azimuth=azimuth, distance=distance)
        if name == "photo":
            views.append(normalised(photo(seen, dice), PictureKind.PHOTO))
        else:
            views.append(normalised(line_drawing(seen, dice), PictureKind.DRAWING))
    return np.stack(views)


def _camera(name: str, dice: np.random.Generator) -> tuple[float, float, float]:
    """Return elevation and azimuth in degrees, and the distance; 0 is a parallel projection."""
    square = {"front": (0.0, 0.0), "side": (0.0, 90.0), "top": (90.0, 0.0)}
    if name in square:
        return (*square[name], 0.0)
    far = 0.0 if dice.random() < 0.4 else float(dice.uniform(2.0, 5.0))
    if name == "turned":
        return float(dice.uniform(20, 40)), float(dice.uniform(20, 50)), far
    if name == "mirrored":
        return float(dice.uniform(15, 45)), float(dice.uniform(-60, -20)), far
    if name == "behind":
        return float(dice.uniform(-20, 45)), float(dice.uniform(120, 240)), far
    return float(dice.uniform(5, 60)), float(dice.uniform(0, 360)), max(2.0, far)


if __name__ == "__main__":
    main(sys.argv[1:])
