"""Fit the encoder of signs on drawn logos: what look-alikes keep and others have not.

    python -m bench.logos_training --output src/maodun/encoders/signs/weights/signs_1.npz

A linear discriminant (Fisher 1936; Rao 1948) over ``encoders.signs.describing``: main
directions of all logos, then those of them in which groups differ much and look-alikes little.
Nothing but logos of ``bench.logos_drawing`` is used, of a seed that no figure is reported on.
"""

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.logos import ALIKE, TUNED
from bench.logos_drawing import drawn_groups
from maodun.encoders.signs.describing import Floats, described

SEED = 11
GROUPS = 300
MAIN = 320
"""Main directions that are looked at."""

DIMS = 160
SHRINK = 0.1
"""Share of an even spread in that of the look-alikes, of which there are few."""


def fitted(rows: Floats, per_group: int) -> tuple[Floats, Floats]:
    """Return the mean of the rows, and the turn to the kept directions.

    Args:
        rows: Descriptions, group by group.
        per_group: Pictures of each group.
    """
    usual = rows.mean(axis=0)
    centred = rows - usual
    _, directions = np.linalg.eigh(centred.T @ centred)
    main = directions[:, ::-1][:, :MAIN]
    groups = (centred @ main).reshape(-1, per_group, MAIN)
    middles = groups.mean(axis=1)
    apart = (groups - middles[:, None]).reshape(-1, MAIN)
    turn = main @ _telling(np.cov(middles.T), apart.T @ apart / len(apart))
    return usual, np.asarray(turn, np.float32)


def _telling(
    between: NDArray[np.floating], within: NDArray[np.floating]
) -> NDArray[np.floating]:
    """Return the directions that tell groups apart, each as long as it tells."""
    even = np.eye(MAIN) * np.trace(within) / MAIN
    spread, ways = np.linalg.eigh((1 - SHRINK) * within + SHRINK * even)
    white = ways / np.sqrt(spread)
    strength, turned = np.linalg.eigh(white.T @ between @ white)
    kept = np.sqrt(np.maximum(strength[::-1][:DIMS], 0))
    return np.asarray(white @ turned[:, ::-1][:, :DIMS] * kept)


def main() -> int:
    """Write the weights."""
    parser = argparse.ArgumentParser(prog="python -m bench.logos_training", description=__doc__)
    parser.add_argument("--output", type=Path, required=True, help="file that is written")
    given = parser.parse_args()
    assert SEED != TUNED
    drawn = drawn_groups(GROUPS, alike=ALIKE, seed=SEED)
    rows = np.stack([described(pixels) for _, group in drawn for pixels in group])
    usual, turn = fitted(rows, ALIKE + 1)
    half = turn / np.linalg.norm(turn, axis=0).mean()
    given.output.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        given.output, usual=usual.astype(np.float16), turn=half.astype(np.float16)
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
