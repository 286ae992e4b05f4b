"""The writer of pictures that the tests kill: small batches, joins, replaced sheets.

python -m tests.index.pictures.killing FOLDER [--die list:3]
"""

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from maodun.domain.pictures import LookKind
from maodun.index.pictures import keeping
from maodun.index.pictures.keeping import Keeper
from maodun.index.storage.blobs import Blobs
from tests.index.pictures.sheets import SHAPES, sheet, vectors

NUMBERS = tuple(f"USD{900_000 + n}S1" for n in range(8))
SHEETS = 3
BATCH = 4
DEAD = 9
POINTS = ("picture", "columns", "list")
"""Where it can be made to die: before a picture, a segment or the list is on the disk."""


def write(folder: Path) -> None:
    """Keep the sheets, those that are here already left out, then corrected ones."""
    with keeping.keeping(folder, SHAPES) as keeper:
        for version in ("first", "corrected"):
            for n, number in enumerate(NUMBERS):
                for place in range(SHEETS):
                    if version == "first" or place == n % 5:
                        _one(keeper, number, place, version)
        keeper.commit()


def _one(keeper: Keeper, number: str, place: int, version: str) -> None:
    sha256 = f"{version} {place}"
    if keeper.holds(LookKind.SHAPE, number, sha256):
        return
    seed = int(number[3:-2]) * 100 + place * 10 + (version == "corrected")
    looks = vectors(seed, 1 + place)
    keeper.add(LookKind.SHAPE, sheet(keeper, number, f"{place}.tif", looks, sha256))
    if len(keeper) >= BATCH:
        keeper.commit()


def _die_before(point: str, time: int) -> None:
    """Make the process end, without any goodbye, the given time it comes to a point."""
    left = [time]

    def dying(step: Callable[..., Any]) -> Callable[..., Any]:
        def one(*given: Any) -> Any:
            left[0] -= 1
            if left[0] == 0:
                os._exit(DEAD)
            return step(*given)

        return one

    if point == "picture":
        Blobs.put = dying(Blobs.put)  # type: ignore[method-assign]  # a seeded death
    else:
        name = {"columns": "save", "list": "write_listing"}[point]
        setattr(keeping, name, dying(getattr(keeping, name)))


def main() -> None:
    """Write, and die where it is said."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--die", default="", help="POINT:TIME, such as list:3")
    given = arguments.parse_args()
    if given.die:
        point, _, time = given.die.partition(":")
        _die_before(point, int(time))
    write(given.folder)


if __name__ == "__main__":
    main()
