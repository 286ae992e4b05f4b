"""Find points that can be found again in a copy, and pair those of two pictures."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from maodun.encoders.copies.patches import Floats, Pixels, fitted, grey_of

SIDE = 256  # pixels, long side at which points are sought
MOST = 400  # points kept of a picture
_CONTRAST = 0.015  # of SIFT; low, as plain cloth has few strong corners
_RATIO = 0.85  # a pair is kept where the second nearest is farther than this
_LENGTH = 128
_FEWEST = 2  # points in a picture: the nearest is held against the second nearest
_LEAST_SIDE = 16  # pixels; a narrower picture has no points


@dataclass(frozen=True, slots=True)
class Points:
    """The points of one picture.

    Attributes:
        grey: The picture at the size at which points were sought.
        places: Of the points, in pixels of ``grey``.
        vectors: What each looks like, one row of length 1 for each.
    """

    grey: Pixels
    places: Floats
    vectors: Floats

    def mirrored(self) -> "Points":
        """Return the points of the same picture with left and right turned around."""
        width = self.grey.shape[1]
        places = self.places * np.array([-1, 1], np.float32)
        places = places + np.array([width - 1, 0], np.float32)
        return Points(self.grey[:, ::-1], places, self.vectors[:, _MIRRORED])


def points_of(pixels: Pixels) -> Points:
    """Return the points of a picture; a blank or very narrow one has none."""
    grey = fitted(grey_of(pixels), SIDE)
    none = Points(grey, np.zeros((0, 2), np.float32), np.zeros((0, _LENGTH), np.float32))
    if min(grey.shape) < _LEAST_SIDE:
        return none
    sift = cv2.SIFT.create(nfeatures=MOST, contrastThreshold=_CONTRAST)
    found, vectors = sift.detectAndCompute(grey, None)
    if vectors is None or not len(vectors):
        return none
    places = np.array([point.pt for point in found], np.float32)
    rooted = np.sqrt(vectors / np.maximum(vectors.sum(axis=1, keepdims=True), 1.0))
    return Points(grey, places[:MOST], rooted[:MOST].astype(np.float32))


def pairs_of(one: Points, other: Points) -> NDArray[np.intp]:
    """Return pairs (point of ``one``, point of ``other``) that look alike, as rows of two.

    A pair is kept where the other picture has no second point nearly as like.
    """
    if min(len(one.vectors), len(other.vectors)) < _FEWEST:
        return np.zeros((0, 2), np.intp)
    likeness = one.vectors @ other.vectors.T
    rows = np.arange(len(likeness))
    nearest = likeness.argmax(axis=1)
    best = likeness[rows, nearest]
    likeness[rows, nearest] = -1
    second = likeness.max(axis=1)
    kept = _distance(best) < _RATIO * _distance(second)
    return np.stack([rows[kept], nearest[kept]], axis=1)


def _distance(likeness: Floats) -> Floats:
    return np.sqrt(np.maximum(0, 2 - 2 * likeness))


def _mirror_order() -> NDArray[np.intp]:
    order = np.arange(_LENGTH).reshape(4, 4, 8)
    turned = [(8 - one) % 8 for one in range(8)]
    return order[::-1][:, :, turned].ravel()


_MIRRORED = _mirror_order()
