"""Fit the weights by which copies are looked up, from pictures attacked on purpose.

    python -m bench.photos_training --data DIR --out FILE

Read are the photos of ``train/`` and distractors made of them alone, with numbers from 10^6 on,
which the bench does not reach. First kinds of patches are told (main directions, then 64
words by k-means); then what each picture gathers is held against what is left of it after an
attack, and those directions are kept in which pictures differ much and attacks change little
(linear discriminant analysis, 384 directions). Same data, same file. See ``weights/README.md``.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from bench.photos_asking import spread
from bench.photos_attacks import ATTACKS, Pixels, attacked
from bench.photos_distractors import Workshop, read
from maodun.encoders.copies.encoding import PARTS, Recipe, within
from maodun.encoders.copies.patches import LENGTH, Floats, Patches, patches_of

DIRECTIONS, WORDS, DIMS = 48, 64, 384
PICTURES, PATCHES_EACH = 2_500, 100
FIRST = 1_000_000  # number of the first distractor that is used here
ROUNDS = 15
_STEADY = 0.02  # of the first direction's spread, added to each before it is divided by
_RIDGE = 1.0  # of the mean spread within a picture's copies


@dataclass(frozen=True)
class Fitting:
    """What is fitted on: photos, then distractors made of them."""

    shop: Workshop
    pictures: int

    def pixels(self, number: int) -> Pixels:
        """Return one picture."""
        if number < len(self.shop.photos):
            return self.shop.photos[number]
        return self.shop.make(FIRST + number).pixels

    def attacks(self, number: int) -> list[str]:
        """Return the attacks on one picture: all on a photo, two on a distractor."""
        if number < len(self.shop.photos):
            return list(ATTACKS)
        return list(np.random.default_rng(number).choice(list(ATTACKS), 2, replace=False))

    def patches(self, number: int) -> Floats:
        """Return some patches of one picture, more of those in which much happens."""
        found = patches_of(self.pixels(number))
        odds = found.weights / found.weights.sum()
        rng = np.random.default_rng(number)
        return found.vectors[rng.choice(len(odds), PATCHES_EACH, p=odds)]

    def gathered(self, words: Recipe, number: int) -> tuple[Floats, list[Floats]]:
        """Return what one picture gathers, and the same after each attack."""
        pixels = self.pixels(number)
        original = words.gathered(patches_of(pixels))
        other = self.shop.photos[(number * 31 + 7) % len(self.shop.photos)]
        changed = []
        for attack in self.attacks(number):
            copy = attacked(pixels, attack, name=f"fit {number}", other=other)
            changed.append(_as_asked(words, patches_of(copy), attack, original))
        return original, changed


def _as_asked(words: Recipe, copy: Patches, attack: str, original: Floats) -> Floats:
    """Return what the copy gathers, in the part and the way round in which it is found."""
    if attack == "mirror":
        copy = copy.mirrored()
    if attack != "two_in_one":
        return words.gathered(copy)
    halves = [words.gathered(within(copy, part)) for part in PARTS[1:5]]
    return max(halves, key=lambda half: float(half @ original))


def words_of(fitting: Fitting) -> Recipe:
    """Return a recipe that gathers, but does not project yet."""
    rows = np.concatenate(spread(fitting.patches, range(fitting.pictures)))
    middle = rows.mean(axis=0)
    spreads, turn = np.linalg.eigh(np.cov((rows - middle).T))
    spreads, turn = spreads[::-1][:DIRECTIONS], turn[:, ::-1][:, :DIRECTIONS]
    turn = (turn / np.sqrt(spreads + _STEADY * spreads[0])).astype(np.float32)
    words = _means((rows - middle) @ turn)
    none = np.zeros((0, 0), np.float32)
    return Recipe(middle.astype(np.float32), turn, words, none, none)


def _means(rows: Floats) -> Floats:
    """Return the words: means of k-means after some rounds."""
    rng = np.random.default_rng(0)
    words = rows[rng.choice(len(rows), WORDS, replace=False)].copy()
    for _ in range(ROUNDS):
        nearest = np.argmax(rows @ words.T - (words**2).sum(axis=1) / 2, axis=1)
        for word in np.unique(nearest):
            words[word] = rows[nearest == word].mean(axis=0)
    return words.astype(np.float32)


def directions(
    originals: Floats, copies: Floats, of: NDArray[np.intp]
) -> tuple[Floats, NDArray[np.float64]]:
    """Return the mean original, and the directions kept, best first.

    ``of`` says for each copy which original it is of.
    """
    usual = originals.mean(axis=0)
    changes = (copies - originals[of]).astype(np.float64)
    within_one = changes.T @ changes / len(changes)
    apart = (originals - usual).astype(np.float64)
    between = apart.T @ apart / len(apart)
    ridge = _RIDGE * np.trace(within_one) / len(within_one)
    lower = np.linalg.inv(np.linalg.cholesky(within_one + ridge * np.eye(len(within_one))))
    ratio, turned = np.linalg.eigh(lower @ between @ lower.T)
    ratio, turned = ratio[::-1][:DIMS], turned[:, ::-1][:, :DIMS]
    ratio = np.maximum(ratio, 1e-9)
    return usual, lower.T @ turned / np.sqrt(ratio) * np.sqrt(ratio / (1 + ratio))


def fitted(fitting: Fitting) -> dict[str, NDArray[np.generic]]:
    """Return the arrays of the weights' file."""
    words = words_of(fitting)
    rows = spread(partial(fitting.gathered, words), range(fitting.pictures))
    originals = np.stack([original for original, _ in rows])
    copies = np.stack([copy for _, changed in rows for copy in changed])
    of = np.array([at for at, (_, changed) in enumerate(rows) for _ in changed])
    usual, kept = directions(originals, copies, of)
    scale = np.abs(kept).max(axis=0) / 127
    return {
        "middle": words.middle,
        "turn": words.turn,
        "words": words.words,
        "usual": usual.astype(np.float32),
        "kept": np.round(kept / scale).astype(np.int8),
        "scale": scale.astype(np.float32),
    }


def photos_of(data: Path) -> Sequence[Pixels]:
    """Return the photos of ``train/``."""
    paths = sorted((data / "photos" / "clothing-cc0" / "train").rglob("*.jpg"))
    return [read(path) for path in paths]


def main() -> int:
    """Write the file of weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the real data")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--pictures", type=int, default=PICTURES)
    arguments = parser.parse_args()
    cv2.setNumThreads(1)  # its threads do not survive a fork
    shop = Workshop(tuple(photos_of(arguments.data)), arguments.data)
    arrays = fitted(Fitting(shop, arguments.pictures))
    np.savez_compressed(arguments.out, allow_pickle=False, **arrays)
    print(f"{arguments.out}: {arguments.out.stat().st_size:,} bytes, patches of {LENGTH}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
