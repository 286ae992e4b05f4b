"""Fit the encoder of signs on drawn logos: what look-alikes keep and others have not.

    python -m bench.logos_training --output src/maodun/encoders/signs/weights/signs_1.npz

A linear discriminant (Fisher 1936; Rao 1948) over ``encoders.signs.describing``: main
directions of all logos, then those of them in which groups differ much and look-alikes little.
Nothing but logos drawn by ``bench.logos_drawing`` and ``bench.logos_varied`` is used, of seeds
that no figure is reported on.
"""

import argparse
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.logos import ALIKE, TUNED, as_shown
from bench.logos_drawing import drawn_groups
from bench.logos_varied import varied_groups
from maodun.encoders.signs.describing import Floats, described

SEED, VARIED_SEED = 11, 21
GROUPS, VARIED = 250, 1050
MAIN, BESIDE, ROUNDS = 600, 60, 3
"""Main directions that are looked at; found among a few more, in so many rounds."""

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
    main = _main(centred)
    groups = (centred @ main).reshape(-1, per_group, MAIN)
    middles = groups.mean(axis=1)
    apart = (groups - middles[:, None]).reshape(-1, MAIN)
    turn = main @ _telling(np.cov(middles.T), apart.T @ apart / len(apart))
    return usual, np.asarray(turn, np.float32)


def _main(rows: NDArray[np.floating]) -> NDArray[np.floating]:
    """Return the directions in which rows differ most (Halko, Martinsson, Tropp 2011)."""
    dice = np.random.default_rng(SEED)
    ways = dice.standard_normal((rows.shape[1], min(MAIN + BESIDE, rows.shape[1])))
    for _ in range(ROUNDS):
        ways, _ = np.linalg.qr(rows.T @ (rows @ ways.astype(rows.dtype)))
    seen = rows @ ways
    _, turned = np.linalg.eigh(seen.T @ seen)
    return np.asarray(ways @ turned[:, ::-1][:, :MAIN])


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
    varied = varied_groups(VARIED, alike=ALIKE, seed=VARIED_SEED)
    drawn = (group for _, group in drawn_groups(GROUPS, alike=ALIKE, seed=SEED))
    rows = [described(as_shown(one)) for group in chain(varied, drawn) for one in group]
    usual, turn = fitted(np.stack(rows), ALIKE + 1)
    half = turn / np.linalg.norm(turn, axis=0).mean()
    given.output.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        given.output, usual=usual.astype(np.float16), turn=half.astype(np.float16)
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
