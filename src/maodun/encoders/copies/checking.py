"""Lay one picture over the other point by point: is one made from the other?

Points that look alike are paired, the one movement that most pairs agree with is sought
(turned, stretched, slanted, mirrored), and then what lies on top of each other is compared,
block by block. How sure the answer is comes from how many points agree and how much of either
picture is covered, by weights fitted on pictures attacked on purpose.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from maodun.encoders.copies.patches import Floats, Pixels
from maodun.encoders.copies.points import Points, pairs_of, points_of

Transform = tuple[tuple[float, float, float], tuple[float, float, float]]

_NEAR = 5.0  # pixels: pairs that a movement brings this close agree with it
_FEWEST = 5  # pairs below which no slanting movement is believed; three always have one
_ROUNDS = 1000
_STRETCH = (0.12, 8.0)  # how much smaller or larger a copy may be shown
_SLANT = 2.5  # how unevenly it may be stretched
_BLOCK = 16  # pixels, side of the blocks that are compared
_ALIKE = 0.5  # correlation from which a block agrees
_WHOLLY = 250  # of 255: blocks that lie wholly on both pictures
_FLAT = 2.0  # grey levels: blocks that vary less say nothing
_WEIGHTS = (-12.503, 1.608, 7.742, 4.159)  # of 1, log inliers, cover, agreement


@dataclass(frozen=True, slots=True)
class CopyCheck:
    """What was found when two pictures were laid over each other.

    Attributes:
        score: How sure it is that one is made from the other, 0 to 1.
        inliers: Pairs of points that agree with one movement.
        transform: From shares of the first picture's width and height to those of the second
            (mirrored first where ``mirrored``); None where nothing agrees.
        mirrored: The second shows it the other way round.
        cover: Share of either picture, of the one that is covered more, in which blocks agree.
        agreement: Share of the blocks with any pattern, where both lie, that agree.
    """

    score: float
    inliers: int
    transform: Transform | None
    mirrored: bool
    cover: float = 0.0
    agreement: float = 0.0


def same_picture(one: Pixels, other: Pixels) -> CopyCheck:
    """Return how sure it is that one picture is made from the other, whichever is first."""
    return same_points(points_of(one), points_of(other))


def same_points(one: Points, other: Points) -> CopyCheck:
    """Return the same from points found earlier: for one picture against many."""
    plain = _checked(one, other, turned=one)
    turned = _checked(one, other, turned=one.mirrored())
    return max(plain, turned, key=lambda check: (check.score, check.inliers))


def _checked(one: Points, other: Points, *, turned: Points) -> CopyCheck:
    """Return the best of the movements found one way round."""
    mirrored = turned is not one
    pairs = pairs_of(turned, other)
    best = CopyCheck(0.0, 0, None, mirrored)
    for moved, inliers in _movements(turned.places[pairs[:, 0]], other.places[pairs[:, 1]]):
        cover, agreement = _agreement(turned.grey, other.grey, moved)
        score = _score(inliers=inliers, cover=cover, agreement=agreement)
        if score > best.score:
            shares = _in_shares(moved, turned.grey.shape, other.grey.shape)
            best = CopyCheck(score, inliers, shares, mirrored, cover, agreement)
    return best


def _movements(start: Floats, end: Floats) -> list[tuple[NDArray[np.float64], int]]:
    """Return the movements that most pairs agree with, and how many different points do.

    One may slant, the other only turn and scale: of that two pairs are enough to try it, so
    that it is found among many wrong pairs, as patterns repeated often and collages give.
    """
    found = []
    for seek, fewest in (
        (cv2.estimateAffine2D, _FEWEST),
        (cv2.estimateAffinePartial2D, _FEWEST - 1),
    ):
        if len(start) < fewest:
            continue
        cv2.setRNGSeed(1)
        moved, agreeing = seek(
            start, end, method=cv2.RANSAC, ransacReprojThreshold=_NEAR, maxIters=_ROUNDS
        )
        if moved is None or not _is_plausible(np.asarray(moved, np.float64)):
            continue
        kept = agreeing.ravel().astype(bool)
        inliers = len(np.unique(np.round(end[kept] / 2), axis=0))
        if inliers >= fewest:
            found.append((np.asarray(moved, np.float64), inliers))
    return found


def _is_plausible(moved: NDArray[np.float64]) -> bool:
    stretch = np.linalg.svd(moved[:, :2], compute_uv=False)
    right_way_round = float(np.linalg.det(moved[:, :2])) > 0
    within = _STRETCH[0] < stretch[1] and stretch[0] < _STRETCH[1]
    return right_way_round and within and bool(stretch[0] < _SLANT * stretch[1])


def _agreement(one: Pixels, other: Pixels, moved: NDArray[np.float64]) -> tuple[float, float]:
    """Return the share of a picture that agrees, and of what lies on both that agrees."""
    height, width = other.shape
    laid = np.asarray(
        cv2.warpAffine(one, moved, (width, height), flags=cv2.INTER_AREA), np.uint8
    )
    there = cv2.warpAffine(np.full(one.shape, 255, np.uint8), moved, (width, height))
    likeness, telling = _blocks(laid, other)
    whole = cv2.blur(there, (_BLOCK, _BLOCK))[:: _BLOCK // 2, :: _BLOCK // 2] > _WHOLLY
    told = whole & telling
    if not told.any():
        return 0.0, 0.0
    agreeing = told & (likeness > _ALIKE)
    share = float(agreeing.sum() / told.sum())
    scale = abs(float(np.linalg.det(moved[:, :2])))
    overlap = float((there > 0).mean())
    of_one = overlap * other.size / max(1.0, scale * one.size)
    return share * min(1.0, max(overlap, of_one)), share


def _blocks(one: Pixels, other: Pixels) -> tuple[Floats, NDArray[np.bool_]]:
    """Return how like each block of two pictures is, and whether both have a pattern there."""
    size = (_BLOCK, _BLOCK)
    first, second = (_smooth(grey) for grey in (one, other))
    mean_first, mean_second = cv2.blur(first, size), cv2.blur(second, size)
    spread_first = np.maximum(cv2.blur(first * first, size) - mean_first**2, 0)
    spread_second = np.maximum(cv2.blur(second * second, size) - mean_second**2, 0)
    both = cv2.blur(first * second, size) - mean_first * mean_second
    step = _BLOCK // 2
    likeness = both / np.sqrt(spread_first * spread_second + 1e-3)
    telling = np.minimum(spread_first, spread_second) > _FLAT**2
    return likeness[::step, ::step].astype(np.float32), telling[::step, ::step]


def _smooth(grey: Pixels) -> Floats:
    return np.asarray(cv2.GaussianBlur(grey, (5, 5), 0), np.float32)


def _score(*, inliers: int, cover: float, agreement: float) -> float:
    seen = np.array([1.0, np.log(inliers), cover, agreement])
    odds = float(np.dot(_WEIGHTS, seen))
    return float(1 / (1 + np.exp(-np.clip(odds, -30, 30))))


def _in_shares(
    moved: NDArray[np.float64], one: tuple[int, ...], other: tuple[int, ...]
) -> Transform:
    """Return the movement from shares of one picture's sides to shares of the other's."""
    start = np.diag([one[1], one[0], 1.0])
    end = np.diag([1 / other[1], 1 / other[0]])
    rows = (end @ moved @ start).tolist()
    return (
        (rows[0][0], rows[0][1], rows[0][2]),
        (rows[1][0], rows[1][1], rows[1][2]),
    )
