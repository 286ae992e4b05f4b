"""Which ink of a sheet belongs to which figure: by distance, as many groups as labels."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

import cv2
import numpy as np
from numpy.typing import NDArray

from maodun.encoders.figures.ink import Bools, Ink, Ints
from maodun.encoders.figures.labels import Label

SMALL = 400  # pixels of the longer side on which distances are measured
MAJOR = 0.15  # share of the largest group's diagonal from which a group may be a figure
MANY = 6  # labels up to which every way to give them out is tried


@dataclass(frozen=True, slots=True)
class Groups:
    """The ink of a sheet in groups.

    Attributes:
        of: Number of the group of each piece of ink, -1 where it is in none.
        labels: The label of each group, None where it has none.
    """

    of: Ints
    labels: tuple[Label | None, ...]


@dataclass(frozen=True, slots=True)
class _Cluster:
    box: tuple[float, float, float, float]

    @property
    def diagonal(self) -> float:
        return float(np.hypot(self.box[2] - self.box[0], self.box[3] - self.box[1]))


def groups_of(ink: Ink, *, drawn: Bools, labels: Sequence[Label]) -> Groups:
    """Return the figures of a sheet.

    Args:
        ink: Of the sheet.
        drawn: Which pieces are neither label nor frame nor header.
        labels: A sheet with one label, or none, has one figure, however many its parts.
    """
    of = np.full(len(ink.areas), -1, np.int32)
    if not drawn.any():
        return Groups(of, ())
    if len(labels) <= 1:
        of[drawn] = 0
        return Groups(of, (labels[0] if labels else None,))
    places, pieces = _small(ink, drawn)
    map_, clusters = _apart(places, wanted=len(labels))
    scale = max(ink.size) / max(places.shape)
    given = _given([_scaled(one, scale) for one in clusters], labels)
    cluster_of = _joined(map_, clusters, given)
    of[pieces[:, 0]] = cluster_of[pieces[:, 1], pieces[:, 2]]
    return Groups(of, tuple(labels[place] for _, place in sorted(given.items())))


def _small(ink: Ink, drawn: Bools) -> tuple[NDArray[np.uint8], NDArray[np.intp]]:
    """Return the drawn ink made small, and where each drawn piece lies on it."""
    step = max(1, -(-max(ink.size) // SMALL))
    height, width = (-(-side // step) for side in ink.size)
    inside = drawn[ink.owners]
    rows, columns = np.divmod(ink.places[inside], ink.pieces.shape[1])
    small = np.zeros((height, width), np.uint8)
    small[rows // step, columns // step] = 1
    numbers = ink.owners[inside]
    first = np.zeros(len(drawn), np.intp)
    first[numbers] = np.arange(len(numbers))
    pieces = np.flatnonzero(drawn)
    at = first[pieces]
    return small, np.stack([pieces, rows[at] // step, columns[at] // step], 1)


def _apart(small: NDArray[np.uint8], *, wanted: int) -> tuple[Ints, list[_Cluster]]:
    """Return the clusters at the widest distance at which as many large ones stand apart."""
    away = cv2.distanceTransform(1 - small, cv2.DIST_L2, cv2.DIST_MASK_3)
    distances = np.asarray(away, np.float32)
    rows, columns = np.nonzero(small)
    low, high = 0, max(small.shape) // 4
    found = _clusters(distances, rows, columns, reach=0)
    while low < high:
        middle = (low + high + 1) // 2
        tried = _clusters(distances, rows, columns, reach=middle)
        if len(_majors(tried[1])) >= wanted:
            low, found = middle, tried
        else:
            high = middle - 1
    return found


def _clusters(
    distances: NDArray[np.float32],
    rows: NDArray[np.intp],
    columns: NDArray[np.intp],
    *,
    reach: int,
) -> tuple[Ints, list[_Cluster]]:
    """Return the cluster of each place, and the clusters of the ink at rows and columns."""
    near = (distances <= reach).astype(np.uint8)
    count, joined = cv2.connectedComponents(near, None, 8, cv2.CV_32S)
    places = np.asarray(joined, np.int32)
    numbers = places[rows, columns]
    ends = np.zeros((4, count), np.float64)
    ends[:2] = np.inf
    np.minimum.at(ends[0], numbers, columns)
    np.minimum.at(ends[1], numbers, rows)
    np.maximum.at(ends[2], numbers, columns + 1)
    np.maximum.at(ends[3], numbers, rows + 1)
    boxes = [tuple(float(value) for value in one) for one in ends.T[1:]]
    return places, [_Cluster((one[0], one[1], one[2], one[3])) for one in boxes]


def _majors(clusters: Sequence[_Cluster]) -> list[int]:
    largest = max((one.diagonal for one in clusters), default=0.0)
    return [place for place, one in enumerate(clusters) if one.diagonal >= MAJOR * largest]


def _scaled(cluster: _Cluster, scale: float) -> _Cluster:
    left, top, right, bottom = (value * scale for value in cluster.box)
    return _Cluster((left, top, right, bottom))


def _given(clusters: Sequence[_Cluster], labels: Sequence[Label]) -> dict[int, int]:
    """Return which label (place) each labelled cluster has."""
    majors = sorted(_majors(clusters), key=lambda one: -clusters[one].diagonal)[
        : 2 * len(labels)
    ]
    best: dict[int, int] = {}
    least = np.inf
    for side in range(4):
        costs = np.array(
            [[_cost(clusters[one], label, side) for label in labels] for one in majors]
        )
        chosen = _cheapest(costs)
        total = sum(costs[row, column] for row, column in chosen.items())
        if total < least:
            least = total
            best = {majors[row]: column for row, column in chosen.items()}
    return best


def _cost(cluster: _Cluster, label: Label, side: int) -> float:
    """Return how far a label is from one side (left, top, right, bottom) of a cluster."""
    left, top, right, bottom = cluster.box
    middle = ((label.box[0] + label.box[2]) / 2, (label.box[1] + label.box[3]) / 2)
    edge = (left, top, right, bottom)[side]
    along, span = (1, (top, bottom)) if side % 2 == 0 else (0, (left, right))
    across = abs(middle[1 - along] - edge)
    outside = max(span[0] - middle[along], 0.0, middle[along] - span[1])
    aside = abs(middle[along] - sum(span) / 2)
    return float(across + 2 * outside + 0.3 * aside)


def _cheapest(costs: NDArray[np.float64]) -> dict[int, int]:
    """Return a row for each column, each row once, with the least sum."""
    rows, columns = costs.shape
    if columns <= MANY and rows <= MANY and rows >= columns:
        ways = list(permutations(range(rows), columns))
        sums = [sum(costs[row, column] for column, row in enumerate(way)) for way in ways]
        best = ways[int(np.argmin(sums))]
        return {row: column for column, row in enumerate(best)}
    chosen: dict[int, int] = {}
    for flat in np.argsort(costs, axis=None, kind="stable"):
        row, column = divmod(int(flat), columns)
        if row not in chosen and column not in chosen.values():
            chosen[row] = column
    return chosen


def _joined(places: Ints, clusters: Sequence[_Cluster], given: dict[int, int]) -> Ints:
    """Return the map with every cluster without a label joined to the nearest that has one."""
    named = sorted(given)
    numbers = np.full(len(clusters) + 1, -1, np.int32)
    for place, cluster in enumerate(clusters):
        nearest = min(named, key=lambda one: _gap(clusters[one], cluster)) if named else 0
        numbers[place + 1] = named.index(place if place in given else nearest) if named else 0
    return numbers[places]


def _gap(one: _Cluster, other: _Cluster) -> float:
    across = max(one.box[0] - other.box[2], other.box[0] - one.box[2], 0.0)
    down = max(one.box[1] - other.box[3], other.box[1] - one.box[3], 0.0)
    return float(np.hypot(across, down))
