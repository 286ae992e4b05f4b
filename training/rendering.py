"""Views of a shape: as the line drawing of an office's figure, or as a photo might show it."""

from dataclasses import dataclass

import cv2
import numpy as np
from embreex import rtcore_scene
from embreex.mesh_construction import TriangleMesh
from numpy.typing import NDArray

from training.shapes import Floats, Mesh

Pixels = NDArray[np.uint8]

_SIZE = 176  # pixels of the square that is rendered
_SMOOTH = 0.5  # radians: faces that meet at less than this are one surface


@dataclass(frozen=True, slots=True)
class Seen:
    """What each pixel of a view shows; ``surface`` and ``part`` are -1 where nothing is."""

    depth: Floats
    normal: Floats
    surface: NDArray[np.int64]
    part: NDArray[np.int64]
    place: Floats


class Scene:
    """A shape ready to be looked at from many sides."""

    def __init__(self, parts: list[Mesh]) -> None:
        shift = np.cumsum([0] + [len(part.corners) for part in parts])
        self._corners = np.vstack([part.corners for part in parts])
        self._faces = np.vstack(
            [part.triangles + by for part, by in zip(parts, shift[:-1], strict=True)]
        )
        self._part = np.repeat(np.arange(len(parts)), [len(part.triangles) for part in parts])
        flat = self._corners[self._faces]
        normal = np.cross(flat[:, 1] - flat[:, 0], flat[:, 2] - flat[:, 0])
        size = np.linalg.norm(normal, axis=1)
        kept = size > 1e-12
        self._faces, self._part = self._faces[kept], self._part[kept]
        self._normal = normal[kept] / size[kept, None]
        self._surface = self._surfaces()
        self._smooth = self._smooth_normals(size[kept])
        self._scene = rtcore_scene.EmbreeScene()
        TriangleMesh(self._scene, self._corners[self._faces].astype(np.float32))

    def seen(self, *, elevation: float, azimuth: float, distance: float) -> Seen:
        """Look at the shape; angles in degrees, distance 0 for a parallel projection."""
        origins, ways = _rays(elevation, azimuth, distance)
        hit = self._scene.run(origins.astype(np.float32), ways.astype(np.float32), output=1)
        face = hit["primID"].astype(np.int64)
        known = face >= 0
        face_or_first = np.where(known, face, 0)
        u, v = hit["u"][:, None], hit["v"][:, None]
        corner = self._smooth[face_or_first]
        normal = corner[:, 0] * (1 - u - v) + corner[:, 1] * u + corner[:, 2] * v
        normal /= np.maximum(1e-9, np.linalg.norm(normal, axis=1, keepdims=True))
        depth = np.where(known, hit["tfar"], 10.0)
        square = (_SIZE, _SIZE)
        return Seen(
            depth.reshape(square),
            _towards(normal, ways).reshape(*square, 3),
            np.where(known, self._surface[face_or_first], -1).reshape(square),
            np.where(known, self._part[face_or_first], -1).reshape(square),
            (origins + ways * np.where(known, depth, 0)[:, None]).reshape(*square, 3),
        )

    def _surfaces(self) -> NDArray[np.int64]:
        """Number the smooth surfaces: faces joined over edges that hardly bend."""
        from scipy.sparse import coo_array  # noqa: PLC0415 - only the generator needs scipy
        from scipy.sparse.csgraph import connected_components  # noqa: PLC0415 - as above

        edges = np.sort(self._faces[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2), axis=1)
        owner = np.repeat(np.arange(len(self._faces)), 3)
        key = edges[:, 0] * (self._corners.shape[0] + 1) + edges[:, 1]
        order = np.argsort(key, kind="stable")
        same = key[order][1:] == key[order][:-1]
        one, other = owner[order][:-1][same], owner[order][1:][same]
        bend = np.einsum("ij,ij->i", self._normal[one], self._normal[other])
        smooth = bend > np.cos(_SMOOTH)
        count = len(self._faces)
        joined = coo_array(
            (np.ones(smooth.sum()), (one[smooth], other[smooth])), (count, count)
        )
        return np.asarray(connected_components(joined)[1], np.int64)

    def _smooth_normals(self, size: Floats) -> Floats:
        key = self._faces * (int(self._surface.max()) + 1) + self._surface[:, None]
        _, place = np.unique(key, return_inverse=True)
        place = place.reshape(self._faces.shape)
        summed = np.zeros((int(place.max()) + 1, 3))
        weighted = self._normal * size[:, None]
        for corner in range(3):
            np.add.at(summed, place[:, corner], weighted)
        summed /= np.maximum(1e-12, np.linalg.norm(summed, axis=1, keepdims=True))
        return np.asarray(summed[place])


def _rays(elevation: float, azimuth: float, distance: float) -> tuple[Floats, Floats]:
    up, around = np.radians(min(elevation, 89.9)), np.radians(azimuth)
    back = np.array([np.sin(around) * np.cos(up), -np.cos(around) * np.cos(up), np.sin(up)])
    right = np.array([np.cos(around), np.sin(around), 0.0])
    above = np.cross(back, right)
    steps = (np.arange(_SIZE) + 0.5) / _SIZE - 0.5
    across, down = np.meshgrid(steps, -steps)
    spread = across[..., None] * right + down[..., None] * above
    if distance <= 0:
        origins = (spread * 1.04 + back * 2).reshape(-1, 3)
        return origins, np.broadcast_to(-back, origins.shape).copy()
    ways = spread * (1.25 / distance) - back
    ways = ways.reshape(-1, 3) / np.linalg.norm(ways, axis=-1).reshape(-1, 1)
    return np.broadcast_to(back * distance, ways.shape).copy(), ways


def _towards(normal: Floats, ways: Floats) -> Floats:
    facing = np.einsum("ij,ij->i", normal, ways)
    return np.where(facing[:, None] > 0, -normal, normal)


def line_drawing(seen: Seen, dice: np.random.Generator) -> Pixels:
    """Return black lines on white: outlines, creases, hidden edges' ends, shading strokes."""
    lines = _lines(seen, bend=float(dice.uniform(0.35, 0.9)))
    if dice.random() < 0.25:
        lines &= ~_broken(seen, dice)
    if dice.random() < 0.3:
        lines |= _strokes(seen, dice)
    thick = int(dice.integers(1, 4))
    if thick > 1:
        lines = cv2.dilate(lines.astype(np.uint8), np.ones((thick, thick))) > 0
    return np.where(lines, 0, 255).astype(np.uint8)


def _lines(seen: Seen, bend: float) -> NDArray[np.bool_]:
    lines = np.zeros(seen.depth.shape, bool)
    for axis in (0, 1):
        near, far = _neighbours(axis)
        lines[near] |= seen.surface[near] != seen.surface[far]
        turned = np.einsum("ijk,ijk->ij", seen.normal[near], seen.normal[far])
        lines[near] |= (turned < np.cos(bend)) & (seen.surface[near] >= 0)
        step = np.zeros_like(seen.depth)
        second = np.abs(np.diff(seen.depth, n=2, axis=axis))
        step[(slice(1, -1), slice(None)) if axis == 0 else (slice(None), slice(1, -1))] = second
        lines |= (step > 0.03) & (seen.surface >= 0)
    return lines


def _neighbours(axis: int) -> tuple[tuple[slice, ...], tuple[slice, ...]]:
    whole = slice(None)
    if axis == 0:
        return (slice(None, -1), whole), (slice(1, None), whole)
    return (whole, slice(None, -1)), (whole, slice(1, None))


def _broken(seen: Seen, dice: np.random.Generator) -> NDArray[np.bool_]:
    """Return where the lines of some parts are interrupted."""
    rows, columns = np.indices(seen.depth.shape)
    gap = dice.integers(5, 12)
    dashes = ((rows + columns) % gap < gap * 0.4) & ((rows - columns) % gap < gap * 0.8)
    parts = np.unique(seen.part)
    chosen = parts[dice.random(len(parts)) < dice.uniform(0.3, 1.0)]
    return dashes & np.isin(seen.part, chosen)


def _strokes(seen: Seen, dice: np.random.Generator) -> NDArray[np.bool_]:
    """Return surface shading: parallel strokes on some surfaces, denser where it is dark."""
    rows, columns = np.indices(seen.depth.shape)
    gap = int(dice.integers(6, 14))
    slope = dice.uniform(-1, 1)
    ruled = (rows + (slope * columns).astype(int)) % gap == 0
    light = dice.normal(size=3)
    shade = seen.normal @ (light / np.linalg.norm(light))
    numbers = np.unique(seen.surface)
    chosen = numbers[(numbers >= 0) & (dice.random(len(numbers)) < 0.5)]
    noise = cv2.resize(dice.random((12, 12)), shade.shape[::-1]) > 0.45
    return ruled & np.isin(seen.surface, chosen) & (shade < 0.3) & noise


def photo(seen: Seen, dice: np.random.Generator) -> Pixels:
    """Return a colour picture under random light, before a random background."""
    there = seen.surface >= 0
    lights = np.zeros(there.shape)
    for _ in range(int(dice.integers(1, 4))):
        way = dice.normal(size=3) + np.array([0, -0.6, 1.0])
        way /= np.linalg.norm(way)
        facing = np.clip(seen.normal @ way, 0, 1)
        lights += dice.uniform(0.3, 0.8) * facing + dice.uniform(0, 0.5) * facing**20
    shaded = (dice.uniform(0.15, 0.5) + lights)[..., None] * _paint(seen, dice)
    picture = _background(dice, there)
    cover = cv2.GaussianBlur(there.astype(np.float32), (3, 3), 0)[..., None]
    picture = picture * (1 - cover) + np.clip(shaded, 0, 1.1) * cover
    picture = cv2.GaussianBlur(picture, (0, 0), float(dice.uniform(0.3, 1.1)))
    picture += dice.normal(size=picture.shape) * dice.uniform(0, 0.02)
    return np.asarray(np.clip(picture * 255, 0, 255), np.uint8)


def _paint(seen: Seen, dice: np.random.Generator) -> Floats:
    """Return each pixel's own colour: by part, sometimes with a print on it."""
    count = int(seen.part.max()) + 2
    grey = dice.uniform(0.1, 0.95)
    tint = np.clip(grey + dice.normal(size=3) * dice.choice([0.02, 0.2]), 0.05, 1)
    colours = np.repeat(tint[None], count, axis=0)
    if dice.random() < 0.5:
        colours = np.clip(colours + dice.normal(size=(count, 3)) * 0.25, 0.05, 1)
    paint = colours[seen.part]
    if dice.random() < 0.4:
        axis = dice.normal(size=(2, 3))
        wave = np.sin(seen.place @ axis[0] * dice.uniform(10, 60))
        other = np.sin(seen.place @ axis[1] * dice.uniform(10, 60))
        printed = (wave * other > dice.uniform(0.1, 0.7)) & (
            seen.part == dice.integers(0, count)
        )
        paint = np.where(printed[..., None], dice.uniform(0, 1, 3), paint)
    return np.asarray(paint)


def _background(dice: np.random.Generator, there: NDArray[np.bool_]) -> Floats:
    plain = dice.uniform(0.75, 1.0) if dice.random() < 0.8 else dice.uniform(0.05, 0.75)
    colour = np.clip(plain + dice.normal(size=3) * dice.choice([0.0, 0.05]), 0, 1)
    picture = np.ones((*there.shape, 3)) * colour
    rows, columns = np.indices(there.shape) / _SIZE
    slope = dice.normal(size=2) * dice.choice([0.0, 0.1])
    picture += (rows * slope[0] + columns * slope[1])[..., None]
    if dice.random() < 0.4:
        shift = np.float32([[1, 0, dice.uniform(-8, 8)], [0, 1, dice.uniform(0, 10)]])
        moved = cv2.warpAffine(there.astype(np.float32), shift, there.shape[::-1])
        shadow = cv2.GaussianBlur(moved, (0, 0), float(dice.uniform(3, 12)))
        picture *= 1 - dice.uniform(0.05, 0.4) * shadow[..., None]
    if dice.random() < 0.15:
        grain = cv2.resize(dice.random((int(dice.integers(4, 40)),) * 2), there.shape[::-1])
        picture += (grain[..., None] - 0.5) * dice.uniform(0.05, 0.3)
    return picture
