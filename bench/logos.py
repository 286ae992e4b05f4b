"""Does a logo find its look-alikes?

    python -m bench.logos --json [--data DIR]

Every picture of a group is held against all other pictures; right is any other of its group.
``--data`` names a folder with one folder for each group; without it, groups are drawn here
(``bench.logos_drawing``), among logos that belong to none. All pictures pass one normaliser
(grey, size, margin, JPEG) before either method sees them; intervals are drawn by group.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import process_time

import cv2
import numpy as np

from bench.logos_drawing import drawn_groups, drawn_others
from bench.looks import (
    Looks,
    Pixels,
    Shown,
    asked,
    colour_file,
    contact_sheet,
    hog,
    recalls,
    styled,
)
from maodun.domain.pictures import PictureKind
from maodun.encoders.signs.encoding import SignEncoder

GROUPS, ALIKE, OTHERS = 200, 4, 1000
TUNED, REPORTED = 1, 2
"""Seeds of the drawn logos: those looked at while the encoder was made, and the others."""

FILES = frozenset({".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp", ".tif", ".tiff"})
GREY = 2
"""Directions of a picture without colours."""

FLAT = 8
"""Steps of grey within which a pixel at the edge belongs to the ground."""


def logos_of(data: Path) -> Iterator[Shown]:
    """Yield every picture of every group, group by group."""
    for folder in sorted(path for path in data.iterdir() if path.is_dir()):
        for path in sorted(folder.rglob("*")):
            if path.suffix.lower() in FILES:
                yield _shown(folder.name, f"{folder.name}/{path.name}", colour_file(path))


def drawn(seed: int, *, groups: int, others: int) -> Iterator[Shown]:
    """Yield drawn logos: groups of look-alikes, then those of no group."""
    for name, pictures in drawn_groups(groups, alike=ALIKE, seed=seed):
        for number, pixels in enumerate(pictures):
            yield _shown(name, f"{name} {number}", pixels)
    for number, pixels in enumerate(drawn_others(others, seed=seed)):
        yield _shown(f"other {number}", f"other {number}", pixels)


def as_shown(pixels: Pixels) -> Pixels:
    """Return a logo in the one style that both methods see."""
    grey = pixels if pixels.ndim == GREY else cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    return styled(_trimmed(np.asarray(grey, np.uint8)), PictureKind.PHOTO)


def _shown(thing: str, name: str, pixels: Pixels) -> Shown:
    return Shown(thing, name, PictureKind.DRAWING, as_shown(pixels))


def _trimmed(grey: Pixels) -> Pixels:
    """Return the picture without most of the empty ground around it, on a square of it."""
    edge = np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]])
    ground = int(np.median(edge))
    ink = np.abs(grey.astype(int) - ground) > FLAT
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if not rows.size:
        return grey
    cut = grey[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    side = round(max(cut.shape) * 1.12)
    square = np.full((side, side), ground, np.uint8)
    top, left = (side - cut.shape[0]) // 2, (side - cut.shape[1]) // 2
    square[top : top + cut.shape[0], left : left + cut.shape[1]] = cut
    return square


def told(shown: Sequence[Shown], looks: Looks, sheet: Path | None = None) -> dict[str, object]:
    """Return the recall of every picture whose group has another."""
    things = [one.thing for one in shown]
    queries = [place for place, thing in enumerate(things) if things.count(thing) > 1]
    found = asked(queries, shown, looks, range(len(shown)))
    if sheet:
        contact_sheet(sheet, found, shown)
    return recalls(found)


def main() -> int:
    """Print one JSON object."""
    parser = argparse.ArgumentParser(prog="python -m bench.logos", description=__doc__)
    parser.add_argument("--data", type=Path, help="folder with one folder for each group")
    parser.add_argument("--seed", type=int, default=REPORTED, help="of the drawn logos")
    parser.add_argument("--groups", type=int, default=GROUPS, help="that are drawn")
    parser.add_argument("--others", type=int, default=OTHERS, help="drawn besides")
    parser.add_argument("--sheet", type=Path, help="PNG of the ten best and ten worst")
    parser.add_argument("--json", action="store_true", help="one JSON object (the default)")
    given = parser.parse_args()
    shown = list(
        logos_of(given.data)
        if given.data
        else drawn(given.seed, groups=given.groups, others=given.others)
    )
    encoder = SignEncoder()
    start = process_time()
    looks = encoder.looks([one.pixels for one in shown], [one.kind for one in shown])
    seconds = process_time() - start
    answer = {
        "maodun": told(shown, looks, given.sheet),
        "floor": told(shown, hog(shown)),
        "encoder": encoder.name,
        "logos": len(shown),
        "cpu_ms_each": round(1000 * seconds / max(1, len(shown)), 2),
    }
    print(json.dumps(answer, indent=2))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
