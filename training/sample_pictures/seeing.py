"""A thing seen from one side: which part each pixel shows, how far it is, how it is turned."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.sample_pictures.solids import Floats, Part

STEPS = 70
NEAR = 0.02
"""Centimetres from a surface at which a ray has met it."""

NOTHING = -1


@dataclass(frozen=True)
class View:
    """From where: degrees around the upright axis, and upward."""

    turn: float
    rise: float


FRONT, BACK, LEFT, RIGHT = View(0, 0), View(180, 0), View(-90, 0), View(90, 0)
TOP, BOTTOM, PERSPECTIVE = View(0, 89.9), View(0, -89.9), View(32, 18)
SEVEN = (PERSPECTIVE, FRONT, BACK, LEFT, RIGHT, TOP, BOTTOM)


@dataclass(frozen=True)
class Sight:
    """What was seen.

    Attributes:
        part: Number of the part at each pixel, -1 for none.
        depth: Centimetres along the ray.
        normal: Of the surface, pointing to the eye where z is positive.
        place: Where the ray met it, in the thing's own coordinates.
    """

    part: NDArray[np.int16]
    depth: Floats
    normal: Floats
    place: Floats


def seen(parts: Sequence[Part], view: View, *, side: int, reach: float, middle: float) -> Sight:
    """Look at a thing in parallel rays.

    Args:
        parts: Of the thing.
        view: From where.
        side: Pixels of the square.
        reach: Centimetres of its half.
        middle: Height at its centre.
    """
    right, up, back = _axes(view)
    lines = np.linspace(-reach, reach, side, dtype=np.float32)
    across, upward = np.meshgrid(lines, -lines)
    start = across[..., None] * right + upward[..., None] * up + back * reach * 2
    start[..., 1] += middle
    rays = start.reshape(-1, 3)
    travelled, met = _travel(parts, rays, back, reach * 4)
    places = rays - travelled[:, None] * back
    owner = np.full(len(rays), NOTHING, np.int16)
    normal = np.zeros_like(rays)
    if met.any():
        owner[met], normal[met] = _surface(parts, places[met])
    facing = np.stack([normal @ right, normal @ up, normal @ back], axis=-1)
    square = (side, side)
    return Sight(
        owner.reshape(square),
        travelled.reshape(square),
        facing.reshape(*square, 3).astype(np.float32),
        places.reshape(*square, 3),
    )


def _axes(view: View) -> tuple[Floats, Floats, Floats]:
    turn, rise = np.radians(view.turn), np.radians(view.rise)
    back = np.float32([np.sin(turn) * np.cos(rise), np.sin(rise), np.cos(turn) * np.cos(rise)])
    right = np.float32([np.cos(turn), 0, -np.sin(turn)])
    return right, np.cross(back, right).astype(np.float32), back


def _travel(
    parts: Sequence[Part], rays: Floats, back: Floats, farthest: float
) -> tuple[Floats, NDArray[np.bool_]]:
    travelled = np.zeros(len(rays), np.float32)
    met = np.zeros(len(rays), bool)
    going = np.arange(len(rays))
    for _ in range(STEPS):
        points = rays[going] - travelled[going, None] * back
        gap = np.minimum.reduce([part.solid(points.copy()) for part in parts])
        met[going[gap < NEAR]] = True
        travelled[going] += np.maximum(gap, 0)
        going = going[(gap >= NEAR) & (travelled[going] < farthest)]
        if not len(going):
            break
    return travelled, met


def _surface(parts: Sequence[Part], points: Floats) -> tuple[NDArray[np.int16], Floats]:
    gaps = np.stack([part.solid(points.copy()) for part in parts])
    owner = gaps.argmin(axis=0).astype(np.int16)
    step, slopes = np.float32(0.05), []
    for axis in range(3):
        shift = np.zeros(3, np.float32)
        shift[axis] = step
        ahead = np.minimum.reduce([part.solid(points + shift) for part in parts])
        behind = np.minimum.reduce([part.solid(points - shift) for part in parts])
        slopes.append(ahead - behind)
    slope = np.stack(slopes, axis=-1)
    return owner, slope / np.maximum(np.linalg.norm(slope, axis=-1, keepdims=True), 1e-6)
