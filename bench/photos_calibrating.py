"""Fit the four numbers that say how sure a closer look is.

    python -m bench.photos_calibrating --data DIR [--distractors N] [--photos N]

Photos of ``train/`` are attacked and laid over their originals, and over those other pictures
of the register that are nearest by their vectors. A logistic curve over the logarithm of the
agreeing points, the cover and the agreement is fitted to which was which, with the targets
drawn in from 0 and 1 as Platt (1999) does, so that a few clean pairs do not make it certain.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.photos_asking import Register, register, spread
from bench.photos_attacks import ATTACKS
from maodun.encoders.copies.checking import CopyCheck, same_points
from maodun.encoders.copies.encoding import CopyEncoder
from maodun.encoders.copies.points import points_of

WRONG_EACH = 3
ROUNDS = 100
_RIDGE = 1e-2


@dataclass(frozen=True, slots=True)
class Laid:
    """One closer look of which it is known whether it is a copy."""

    check: CopyCheck
    is_copy: bool


def laid(held: Register, photo: int) -> list[Laid]:
    """Return closer looks at one photo after each attack."""
    original, found = points_of(held.pixels(photo)), []
    for attack in ATTACKS:
        pixels = held.query(photo, attack)
        points = points_of(pixels)
        near = (CopyEncoder().asked(pixels)[1] @ held.vectors.copies.T).max(axis=0)
        near[held.holding(photo, attack)] = -1
        found.append(Laid(same_points(points, original), is_copy=True))
        for wrong in np.argsort(-near)[:WRONG_EACH]:
            other = points_of(held.pixels(int(wrong)))
            found.append(Laid(same_points(points, other), is_copy=False))
    return found


def curve(every: Sequence[Laid]) -> list[float]:
    """Return the weights of 1, log inliers, cover and agreement (Newton's method)."""
    told = [one for one in every if one.check.transform is not None]
    seen = np.array([_seen(one.check) for one in told])
    is_copy = np.array([one.is_copy for one in told])
    copies, others = int(is_copy.sum()), int((~is_copy).sum())
    target = np.where(is_copy, (copies + 1) / (copies + 2), 1 / (others + 2))
    weights: NDArray[np.float64] = np.zeros(4)
    for _ in range(ROUNDS):
        share = 1 / (1 + np.exp(-np.clip(seen @ weights, -30, 30)))
        slope = seen.T @ (share - target) + _RIDGE * weights
        bend = (seen * (share * (1 - share))[:, None]).T @ seen + _RIDGE * np.eye(4)
        weights = weights - np.linalg.solve(bend, slope)
    return [round(float(one), 3) for one in weights]


def _seen(check: CopyCheck) -> list[float]:
    return [1.0, float(np.log(check.inliers)), check.cover, check.agreement]


def _spans(every: Sequence[Laid], *, is_copy: bool) -> dict[str, list[float]]:
    """Return the quantiles of what was seen: lowest, 1 %, half, 99 %, highest."""
    seen = np.array(
        [_seen(one.check)[1:] for one in every if one.is_copy is is_copy and one.check.inliers]
    )
    if not len(seen):
        return {}
    rows = np.quantile(seen, (0, 0.01, 0.5, 0.99, 1), axis=0).round(3).T.tolist()
    return dict(zip(("log_inliers", "cover", "agreement"), rows, strict=True))


def main() -> int:
    """Print the weights and what they rest on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the real data")
    parser.add_argument("--distractors", type=int, default=10_000)
    parser.add_argument("--photos", type=int, default=60)
    arguments = parser.parse_args()
    held = register(arguments.data, arguments.distractors)
    photos = held.split("train", most=arguments.photos)
    every = [one for found in spread(partial(laid, held), photos) for one in found]
    moved = [one for one in every if one.check.transform is not None]
    shown = {
        "weights": curve(every),
        "copies": sum(one.is_copy for one in every),
        "others": sum(not one.is_copy for one in every),
        "copies_with_a_movement": sum(one.is_copy for one in moved),
        "others_with_a_movement": sum(not one.is_copy for one in moved),
        "of_copies": _spans(moved, is_copy=True),
        "of_others": _spans(moved, is_copy=False),
    }
    print(json.dumps(shown, indent=2))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
