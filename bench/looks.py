"""What the benchmarks of looks share: one style for every picture, a floor, recall, sheets.

Every picture passes ``styled`` before either method sees it, so that nobody wins by the size,
the compression or the stroke width of a file. The floor is HOG (Dalal and Triggs 2005) with
its usual cells, on the same pixels.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from maodun.domain.pictures import PictureKind

Pixels = NDArray[np.uint8]
Looks = NDArray[np.float32]

SIDE = 256
"""Pixels of the longer side of what is drawn, in a square of ``SIDE + 2 * MARGIN``."""

MARGIN = 16
STROKE = 2
SOLID = 4
"""Pixels from its edge to its middle from which ink is an area, not a stroke."""

JPEG = 85
HOG_SIDE = 128
HOG_CELL = 16
DEPTHS = (1, 10)
RESAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Shown:
    """One picture of a benchmark.

    Attributes:
        thing: What it shows; pictures of one thing are to be found by each other.
        name: For the contact sheet.
    """

    thing: str
    name: str
    kind: PictureKind
    pixels: Pixels


@dataclass(frozen=True, slots=True)
class Asked:
    """One query: where the first right answer came, and the likest pictures.

    Attributes:
        rank: 1 is best.
        nearest: Places in the gallery, best first, the query itself left out.
        first_right: Place of the best right answer.
        margin: How much likelier the best right answer is than the best wrong one.
    """

    query: Shown
    rank: int
    nearest: tuple[int, ...]
    first_right: int
    margin: float

    def moved(self, by: int) -> "Asked":
        """Return the same where the pictures stand ``by`` places further on."""
        nearest = tuple(place + by for place in self.nearest)
        return replace(self, nearest=nearest, first_right=self.first_right + by)


def grey_file(path: Path) -> Pixels:
    """Return a picture file in grey; transparent parts are white."""
    read = cv2.imdecode(np.fromfile(path, np.uint8), cv2.IMREAD_GRAYSCALE)
    if read is None:
        raise SystemExit(f"{path} is no picture")
    return np.asarray(read, np.uint8)


def colour_file(path: Path) -> Pixels:
    """Return a picture file in RGB."""
    read = cv2.imdecode(np.fromfile(path, np.uint8), cv2.IMREAD_COLOR_RGB)
    if read is None:
        raise SystemExit(f"{path} is no picture")
    return np.asarray(read, np.uint8)


def styled(pixels: Pixels, kind: PictureKind) -> Pixels:
    """Return the picture in the one style of all benchmarks, in grey (RGB for photos).

    Drawings are cropped to their ink, drawn with one stroke width and set on a white square;
    both kinds are compressed once.
    """
    square = _drawn(pixels) if kind is PictureKind.DRAWING else _fitted(pixels)
    coded = cv2.imencode(".jpg", square[..., ::-1] if square.ndim == 3 else square, [1, JPEG])[
        1
    ]
    flag = cv2.IMREAD_COLOR_RGB if square.ndim == 3 else cv2.IMREAD_GRAYSCALE
    return np.asarray(cv2.imdecode(coded, flag), np.uint8)


def _drawn(pixels: Pixels) -> Pixels:
    ink = pixels < 160
    rows, columns = np.flatnonzero(ink.any(1)), np.flatnonzero(ink.any(0))
    canvas = np.full((SIDE + 2 * MARGIN, SIDE + 2 * MARGIN), 255, np.uint8)
    if not rows.size:
        return canvas
    cut = pixels[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    scale = SIDE / max(cut.shape)
    wide, high = (max(1, round(side * scale)) for side in (cut.shape[1], cut.shape[0]))
    small = cv2.resize(cut, (wide, high), interpolation=cv2.INTER_AREA)
    lines = (small < 200).astype(np.uint8)
    even = cv2.dilate(_thinned(lines), np.ones((STROKE, STROKE), np.uint8))
    top, left = (canvas.shape[0] - high) // 2, (canvas.shape[1] - wide) // 2
    canvas[top : top + high, left : left + wide] = np.where(even > 0, 0, 255)
    return canvas


def _thinned(lines: Pixels) -> Pixels:
    """Return strokes by their middles, and solid areas by their outlines."""
    depth = cv2.distanceTransform(lines, cv2.DIST_L2, 3)
    highest = cv2.dilate(depth, np.ones((3, 3), np.uint8))
    middles = (depth > 0) & (depth >= highest - 0.5)
    thick = cv2.dilate((depth > SOLID).astype(np.uint8), np.ones((9, 9), np.uint8)) > 0
    outline = (depth > 0) & (depth < 1.5)
    return np.where(thick, outline, middles).astype(np.uint8)


def _fitted(pixels: Pixels) -> Pixels:
    scale = (SIDE + 2 * MARGIN) / max(pixels.shape[:2])
    wide, high = (max(1, round(side * scale)) for side in (pixels.shape[1], pixels.shape[0]))
    return np.asarray(cv2.resize(pixels, (wide, high), interpolation=cv2.INTER_AREA), np.uint8)


def hog(pictures: Sequence[Shown]) -> Looks:
    """Return the floor's looks: HOG of the picture on a square, unit length."""
    looks = np.asarray([_gradients(one.pixels) for one in pictures], np.float32)
    return np.asarray(looks / np.maximum(np.linalg.norm(looks, axis=1, keepdims=True), 1e-9))


def _gradients(pixels: Pixels) -> Looks:
    """Return 9 directions in cells of 16 pixels, each block of 2 x 2 cells of one length."""
    grey = pixels if pixels.ndim == 2 else cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    size = (HOG_SIDE, HOG_SIDE)
    square = cv2.resize(grey, size, interpolation=cv2.INTER_AREA).astype(np.float32)
    down, across = np.gradient(square)
    strength = np.hypot(across, down)
    direction = (np.degrees(np.arctan2(down, across)) % 180 / 20).astype(int) % 9
    count = HOG_SIDE // HOG_CELL
    cells = np.zeros((count, count, 9), np.float32)
    place = np.arange(HOG_SIDE) // HOG_CELL
    np.add.at(cells, (place[:, None], place[None, :], direction), strength)
    blocks = np.concatenate(
        [cells[:-1, :-1], cells[:-1, 1:], cells[1:, :-1], cells[1:, 1:]], axis=2
    )
    lengths = np.linalg.norm(blocks, axis=2, keepdims=True)
    clipped = np.minimum(blocks / np.maximum(lengths, 1e-6), 0.2)
    again = np.maximum(np.linalg.norm(clipped, axis=2, keepdims=True), 1e-6)
    return np.asarray(clipped / again, np.float32).ravel()


def asked(
    queries: Sequence[int], pictures: Sequence[Shown], looks: Looks, gallery: Sequence[int]
) -> list[Asked]:
    """Return where each query's first right answer came among the gallery, itself left out."""
    places = np.asarray(gallery)
    things = np.asarray([pictures[place].thing for place in gallery])
    likeness = looks[np.asarray(queries)] @ looks[places].T
    found = []
    for scores, query in zip(likeness, queries, strict=True):
        row = np.where(places == query, -np.inf, scores)
        right = (things == pictures[query].thing) & (places != query)
        if not right.any():
            continue
        best = float(row[right].max())
        others = row[~right & (places != query)]
        order = np.argsort(-row, kind="stable")[:10]
        found.append(
            Asked(
                query=pictures[query],
                rank=1 + int((others >= best).sum()),
                nearest=tuple(int(places[place]) for place in order),
                first_right=int(places[np.flatnonzero(right)[row[right].argmax()]]),
                margin=best - float(others.max()) if others.size else 0.0,
            )
        )
    return found


def recalls(found: Sequence[Asked], *, seed: int = 7) -> dict[str, object]:
    """Return recall at each depth with a 95 % interval, drawn by thing."""
    by_thing: dict[str, list[Asked]] = {}
    for one in found:
        by_thing.setdefault(one.query.thing, []).append(one)
    groups = list(by_thing.values())
    return {f"recall@{depth}": _interval(groups, depth, seed=seed) for depth in DEPTHS}


def _interval(groups: Sequence[Sequence[Asked]], depth: int, *, seed: int) -> dict[str, float]:
    hits = [sum(one.rank <= depth for one in group) for group in groups]
    sizes = [len(group) for group in groups]
    random_source = random.Random(seed)
    drawn = []
    for _ in range(RESAMPLES):
        picks = random_source.choices(range(len(groups)), k=len(groups))
        drawn.append(sum(hits[n] for n in picks) / max(1, sum(sizes[n] for n in picks)))
    drawn.sort()
    return {
        "value": round(sum(hits) / max(1, sum(sizes)), 4),
        "low": round(drawn[int(0.025 * RESAMPLES)], 4),
        "high": round(drawn[int(0.975 * RESAMPLES) - 1], 4),
    }


CELL = 150
BESIDE = 5
TEN = 10


def contact_sheet(path: Path, found: Sequence[Asked], pictures: Sequence[Shown]) -> None:
    """Draw the ten best and the ten worst queries: query, right answer, then the nearest."""
    order = sorted(found, key=lambda one: (one.rank, -one.margin))
    rows = [_row(one, pictures) for one in (*order[:TEN], *order[-TEN:])]
    cv2.imencode(".png", np.vstack(rows)[..., ::-1])[1].tofile(path)


def _row(one: Asked, pictures: Sequence[Shown]) -> Pixels:
    shown = [one.query, pictures[one.first_right]]
    shown += [pictures[place] for place in one.nearest[:BESIDE]]
    cells = [_cell(picture) for picture in shown]
    for place, picture in zip(cells[2:], shown[2:], strict=True):
        colour = (0, 140, 60) if picture.thing == one.query.thing else (200, 40, 40)
        cv2.rectangle(place, (0, 0), (CELL - 1, CELL - 1), colour, 2)
    note = f"{one.query.name} rank {one.rank}"[-24:]
    cv2.putText(cells[0], note, (2, CELL - 4), cv2.FONT_HERSHEY_SIMPLEX, 0.33, (0, 0, 160), 1)
    return np.hstack(cells)


def _cell(picture: Shown) -> Pixels:
    pixels = picture.pixels
    if pixels.ndim == 2:
        pixels = np.repeat(pixels[..., None], 3, axis=2)
    scale = (CELL - 8) / max(pixels.shape[:2])
    size = (max(1, int(pixels.shape[1] * scale)), max(1, int(pixels.shape[0] * scale)))
    cell = np.full((CELL, CELL, 3), 255, np.uint8)
    cell[4 : 4 + size[1], 4 : 4 + size[0]] = cv2.resize(
        pixels, size, interpolation=cv2.INTER_AREA
    )
    return cell
