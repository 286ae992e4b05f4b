"""Solids as distances: a function from points to how far each lies outside, in centimetres."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Solid = Callable[[Floats], Floats]
Triple = tuple[float, float, float]


@dataclass(frozen=True)
class Part:
    """One part of a thing.

    Attributes:
        colour: RGB, 0 to 255.
        claimed: False: drawn in broken lines.
        print_name: Picture that is printed on its front, or "".
    """

    name: str
    solid: Solid
    colour: tuple[int, int, int]
    claimed: bool = True
    print_name: str = ""


def box(centre: Triple, size: Triple, *, rounded: float = 0.3, slope: float = 0.0) -> Solid:
    """A box with round edges, leaning by ``slope`` (x for each y)."""
    middle, half = np.float32(centre), np.float32(size) / 2 - rounded

    def distance(points: Floats) -> Floats:
        moved = points - middle
        moved[..., 0] -= slope * moved[..., 1]
        outside = np.abs(moved) - half
        far = np.linalg.norm(np.maximum(outside, 0), axis=-1)
        return far + np.minimum(outside.max(axis=-1), 0) - rounded

    return distance


def rod(start: Triple, end: Triple, radius: float, *, end_radius: float | None = None) -> Solid:
    """A rod with round ends, thicker or thinner at its end."""
    first, along = np.float32(start), np.float32(end) - np.float32(start)
    other = radius if end_radius is None else end_radius

    def distance(points: Floats) -> Floats:
        share = np.clip((points - first) @ along / (along @ along), 0, 1)
        nearest = first + share[..., None] * along
        return np.linalg.norm(points - nearest, axis=-1) - (radius + share * (other - radius))

    return distance


def disc(
    centre: Triple, axis: int, *, radius: float, width: float, rounded: float = 0.2
) -> Solid:
    """A flat cylinder across one axis."""
    middle = np.float32(centre)
    across = [one for one in range(3) if one != axis]

    def distance(points: Floats) -> Floats:
        moved = points - middle
        beside = np.linalg.norm(moved[..., across], axis=-1) - radius + rounded
        along = np.abs(moved[..., axis]) - width / 2 + rounded
        outer = np.hypot(np.maximum(beside, 0), np.maximum(along, 0))
        return outer + np.minimum(np.maximum(beside, along), 0) - rounded

    return distance


def ring(centre: Triple, axis: int, *, radius: float, thick: float) -> Solid:
    """A ring around one axis."""
    middle = np.float32(centre)
    across = [one for one in range(3) if one != axis]

    def distance(points: Floats) -> Floats:
        moved = points - middle
        beside = np.linalg.norm(moved[..., across], axis=-1) - radius
        return np.hypot(beside, moved[..., axis]) - thick

    return distance


def around(solid: Solid, centre: Triple, axis: int, *, times: int) -> Solid:
    """The same solid many times around an axis, at equal angles."""
    middle = np.float32(centre)
    one, two = [place for place in range(3) if place != axis]
    step = 2 * np.pi / times

    def distance(points: Floats) -> Floats:
        moved = points - middle
        angle = np.arctan2(moved[..., two], moved[..., one])
        turned = angle - step * np.round(angle / step)
        reach = np.hypot(moved[..., one], moved[..., two])
        folded = moved.copy()
        folded[..., one], folded[..., two] = reach * np.cos(turned), reach * np.sin(turned)
        return solid(folded + middle)

    return distance


def without(solid: Solid, hole: Solid) -> Solid:
    """A solid with a hole in it."""
    return lambda points: np.maximum(solid(points), -hole(points))


def together(*solids: Solid) -> Solid:
    """Several solids as one."""
    return lambda points: np.minimum.reduce([solid(points) for solid in solids])


def turned(
    profile: Sequence[tuple[float, float]],
    *,
    flat: float = 0.75,
    folds: int = 0,
    depth: float = 0.0,
    open_above: bool = False,
) -> Solid:
    """A body of revolution about y, pressed flat front to back, with folds that grow downward.

    Args:
        profile: Height and radius, from the top down.
        flat: Depth for each width.
        folds: How many around.
        depth: Of the folds at the bottom, as a share of the radius.
        open_above: The upper rim dips in the middle, as a neckline does.
    """
    heights = np.float32([height for height, _ in profile])
    radii = np.float32([radius for _, radius in profile])
    top, bottom = float(heights[0]), float(heights[-1])

    def distance(points: Floats) -> Floats:
        x, y, z = points[..., 0], points[..., 1], points[..., 2] / flat
        reach = np.hypot(x, z)
        radius = np.interp(-y, -heights, radii).astype(np.float32)
        share = np.clip((top - y) / (top - bottom), 0, 1)
        radius = radius * (1 + depth * share * np.cos(folds * np.arctan2(z, x)))
        rim = top - 2.2 * np.exp(-((x / 3.0) ** 2)) if open_above else top
        return np.maximum(np.maximum((reach - radius) * 0.55, (y - rim) * 0.8), bottom - y)

    return distance
