"""From answers to figures: recall at precision 0.99, with intervals by photo."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

DRAWS = 1_000
PRECISION = 0.99
SHIPPED = 0.5  # of the score: what the product shows as the same picture

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Answer:
    """One attacked photo, asked in one way, with its original in the register and without.

    Attributes:
        right: Score of the original where it came first, else minus infinity.
        wrong: Score of the best other picture.
        first: Number of that picture in the register.
        is_near: Whether the original was among those looked at closely.
        own, other: Likeness of the vectors: to the original, and to the nearest other picture.
    """

    way: str
    photo: int
    attack: str
    right: float
    wrong: float
    first: int
    is_near: bool
    own: float
    other: float


def recall(asked: Sequence[Answer]) -> dict[str, float | None]:
    """Return the recall at the precision, its interval, and the score that gives it, if any."""
    photo, right, wrong = _columns(asked)
    value, cut = recall_at(right, wrong)
    rng = np.random.default_rng(1)
    rows_of = np.argsort(photo, kind="stable").reshape(len(np.unique(photo)), -1)
    drawn = []
    for _ in range(DRAWS):
        chosen = rng.integers(0, len(rows_of), len(rows_of))
        rows = rows_of[chosen].ravel()  # each photo was asked equally often
        drawn.append(recall_at(right[rows], wrong[rows])[0])
    low, high = np.quantile(drawn, (0.025, 0.975))
    score = _r(cut) if np.isfinite(cut) else None
    return {"value": _r(value), "low": _r(low), "high": _r(high), "score": score}


def recall_at(right: Scores, wrong: Scores) -> tuple[float, float]:
    """Return the most recall at the precision, and the score from which answers then count.

    ``right`` is the score of the original (-inf: did not come first), ``wrong`` that of the
    best other picture. Both lists hold one number for each attacked photo.
    """
    scores = np.concatenate([right, wrong])
    is_right = np.concatenate([np.ones(len(right), bool), np.zeros(len(wrong), bool)])
    order = np.lexsort((is_right, -scores))  # of equal scores the wrong ones first
    hits = np.cumsum(is_right[order])
    precise = hits >= PRECISION * np.arange(1, len(scores) + 1)
    precise &= is_right[order] & np.isfinite(scores[order])
    if not precise.any():
        return 0.0, float("inf")
    last = int(np.flatnonzero(precise)[-1])
    return float(hits[last] / len(right)), float(scores[order][last])


def shipped(asked: Sequence[Answer]) -> dict[str, float]:
    """Return recall and precision at the fixed score."""
    _, right, wrong = _columns(asked)
    hits, misses = int((right >= SHIPPED).sum()), int((wrong >= SHIPPED).sum())
    return {"recall": _r(hits / len(right)), "precision": _r(hits / max(1, hits + misses))}


def found(asked: Sequence[Answer]) -> float:
    """Return how often the original is among those that are looked at closely."""
    return _r(float(np.mean([one.is_near for one in asked])))


def likeness(asked: Sequence[Answer]) -> dict[str, list[float]]:
    """Return quantiles (1, 5, 50 %) of the originals' likeness, (50, 95, 99 %) of others'."""
    own, other = ([getattr(one, side) for one in asked] for side in ("own", "other"))
    return {
        "own": [_r(one) for one in np.quantile(own, (0.01, 0.05, 0.5))],
        "other": [_r(one) for one in np.quantile(other, (0.5, 0.95, 0.99))],
    }


def _columns(asked: Sequence[Answer]) -> tuple[NDArray[np.intp], Scores, Scores]:
    return (
        np.array([one.photo for one in asked]),
        np.array([one.right for one in asked], np.float64),
        np.array([one.wrong for one in asked], np.float64),
    )


def _r(value: float) -> float:
    return round(float(value), 4)
