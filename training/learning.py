"""Teach the network: views of one thing lie close together, everything else apart.

``python -m training.learning SHAPES FIGURES OUT MINUTES [START [BESIDE]]`` writes ``OUT`` (a
torch checkpoint) every minute. START is an earlier one to go on from; BESIDE is what another
run from the same start writes, and the two meet half way every minute.
"""

import sys
import time
from collections import deque
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import count
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from training.augmenting import changed
from training.network import LooksNetwork

_FAMILIES = 20  # in a batch; both members, so that measures must be told apart
_VIEWS = 4  # of each shape in a batch
_FIGURES = 36  # published designs in a batch, two pictures of each
_SHARP = 0.07  # temperature of the loss
_RATE = 1.5e-3  # highest rate of learning
_KEEP_EVERY = 60.0  # seconds
_AHEAD = 4  # batches made before they are asked for


class Pictures:
    """What is learned from; new shards are taken in as they appear."""

    def __init__(self, shapes: Path, figures: Path, dice: np.random.Generator) -> None:
        self._folder, self._dice = shapes, dice
        self._shards: dict[Path, NDArray[np.uint8]] = {}
        with np.load(figures) as kept:
            self._looks, owners = kept["looks"], kept["owners"]
        self._of = [np.flatnonzero(owners == owner) for owner in np.unique(owners)]
        self.look_again()

    def look_again(self) -> None:
        """Take in the shards written since."""
        for file in sorted(self._folder.glob("shapes-*.npy")):
            if file not in self._shards and time.time() - file.stat().st_mtime > 5:
                self._shards[file] = np.load(file, mmap_mode="r")

    def batch(self) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
        """Return pictures as bytes and the number of the thing each of them shows."""
        looks, things = [], []
        shards = list(self._shards.values())
        for family in range(_FAMILIES):
            shard = shards[int(self._dice.integers(len(shards)))]
            place = 2 * int(self._dice.integers(len(shard) // 2))
            for member in (0, 1):
                views = self._dice.choice(shard.shape[1], _VIEWS, replace=False)
                looks += [self._change(shard[place + member, view]) for view in views]
                things += [2 * family + member] * _VIEWS
        for number, owner in enumerate(
            self._dice.choice(len(self._of), _FIGURES, replace=False)
        ):
            views = self._dice.choice(self._of[owner], 2, replace=len(self._of[owner]) < 2)
            looks += [self._change(self._looks[view]) for view in views]
            things += [2 * _FAMILIES + number] * 2
        return np.stack(looks), np.array(things)

    def _change(self, look: NDArray[np.uint8]) -> NDArray[np.uint8]:
        return changed(look, self._dice, rough=bool(self._dice.random() < 0.3))


class Batches:
    """Batches made ahead by another process, so that the teaching one never waits for them."""

    _of: Pictures

    @classmethod
    def open(cls, shapes: Path, figures: Path, seed: int) -> None:
        """Begin, in the process that makes them."""
        cls._of = Pictures(shapes, figures, np.random.default_rng(seed))

    @classmethod
    def make(cls, number: int) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
        """Return one; shards written since are taken in now and then."""
        if number % 100 == 0:
            cls._of.look_again()
        return cls._of.batch()


def batches(shapes: Path, figures: Path, seed: int) -> Iterator[tuple[Tensor, Tensor]]:
    """Give pictures as bytes and the number of the thing each shows, without end."""
    with ProcessPoolExecutor(
        1, initializer=Batches.open, initargs=(shapes, figures, seed)
    ) as by:
        waiting = deque(by.submit(Batches.make, number) for number in range(_AHEAD))
        for number in count(_AHEAD):
            looks, things = waiting.popleft().result()
            waiting.append(by.submit(Batches.make, number))
            yield torch.from_numpy(looks), torch.from_numpy(things)


def loss_of(vectors: Tensor, things: Tensor) -> Tensor:
    """Return how far the vectors are from order.

    Half asks that every view of a thing be near, half that the nearest one be: a search needs
    one good view only.
    """
    likeness = vectors @ vectors.T / _SHARP
    itself = torch.eye(len(vectors), dtype=torch.bool)
    chance = torch.log_softmax(likeness.masked_fill(itself, -1e9), dim=1)
    same = (things[:, None] == things[None, :]) & ~itself
    every = -(chance.masked_fill(~same, 0).sum(1) / same.sum(1))
    nearest = -torch.logsumexp(chance.masked_fill(~same, -1e9), dim=1)
    return (0.5 * every + 0.5 * nearest).mean()


def meet(network: LooksNetwork, beside: Path) -> None:
    """Go half way towards the weights of another run."""
    try:
        other = torch.load(beside)
    except (EOFError, OSError, RuntimeError):
        return  # it is being written
    with torch.no_grad():
        for name, value in network.state_dict().items():
            if value.is_floating_point():
                value.lerp_(other[name], 0.5)


def main(arguments: list[str]) -> None:
    """Learn for the time given; the rate follows the time, so that it always ends low."""
    shapes, figures, out, minutes = arguments[:4]
    torch.manual_seed(1)
    torch.set_num_threads(1)  # two would wait for each other beside other work
    network = LooksNetwork().to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    start, beside = [*arguments[4:], "", ""][:2]
    if start:
        network.load_state_dict(torch.load(start))
    taught = batches(Path(shapes), Path(figures), seed=int(time.time()))
    learner = torch.optim.AdamW(network.parameters(), lr=_RATE, weight_decay=0.02)
    began = kept = time.monotonic()
    step, smooth = 0, 0.0
    while (share := (time.monotonic() - began) / (60 * float(minutes))) < 1:
        for group in learner.param_groups:
            group["lr"] = _RATE * min(1, (step + 1) / 15) * (0.5 + 0.5 * np.cos(np.pi * share))
        looks, things = next(taught)
        loss = loss_of(network(looks.to(torch.float32) / 255), things)
        learner.zero_grad(set_to_none=True)
        loss.backward()
        learner.step()
        step, smooth = step + 1, loss.item() if not step else 0.95 * smooth + 0.05 * loss.item()
        if step % 20 == 0:
            sys.stdout.write(f"{step} {share:.3f} {smooth:.3f}\n")
            sys.stdout.flush()
        if time.monotonic() - kept > _KEEP_EVERY:
            torch.save(network.state_dict(), out)
            if beside and Path(beside).exists():
                meet(network, Path(beside))
            kept = time.monotonic()
    torch.save(network.state_dict(), out)


if __name__ == "__main__":
    main(sys.argv[1:])
