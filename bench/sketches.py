"""Does a person's sketch find the product it was drawn from?

    python -m bench.sketches --data $MAODUN_DATA/sketches --json

Each human sketch is held against the edge maps of every photo of its own set (shoes, chairs,
handbags); right is the one it was drawn from. Nothing of the project is trained on these
pictures. Both methods see the same pixels (``bench.looks.styled``); intervals are drawn by
sketch. ``recall@1`` and ``recall@10`` are means over all sketches of all sets.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from bench.looks import (
    Asked,
    Looks,
    Shown,
    asked,
    contact_sheet,
    grey_file,
    hog,
    recalls,
    styled,
)
from maodun.domain.pictures import PictureKind
from maodun.encoders.looks.encoding import LooksEncoder

SKETCH, EDGES = "_sketch", "_edge"


def pairs_of(folder: Path) -> list[Shown]:
    """Return sketch and edge map of each pair, one behind the other."""
    shown = []
    for sketch in sorted(folder.glob(f"*{SKETCH}.png")):
        edges = sketch.with_name(sketch.name.replace(SKETCH, EDGES))
        for path in (sketch, edges):
            kind = PictureKind.DRAWING
            pixels = styled(grey_file(path), kind)
            thing = f"{folder.name} {sketch.stem.removesuffix(SKETCH)}"
            shown.append(Shown(thing, path.stem, kind, pixels))
    return shown


def searched(shown: Sequence[Shown], looks: Looks) -> list[Asked]:
    """Return how every sketch fared among the edge maps of its set."""
    return asked(range(0, len(shown), 2), shown, looks, range(1, len(shown), 2))


def main() -> int:
    """Print one JSON object."""
    parser = argparse.ArgumentParser(prog="python -m bench.sketches", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the sets")
    parser.add_argument("--sheet", type=Path, help="PNG of the ten best and ten worst")
    parser.add_argument("--json", action="store_true", help="one JSON object (the default)")
    arguments = parser.parse_args()
    encoder = LooksEncoder()
    ours: list[Asked] = []
    floor: list[Asked] = []
    everything: list[Shown] = []
    sets: dict[str, object] = {}
    for folder in sorted(path for path in arguments.data.iterdir() if path.is_dir()):
        shown = pairs_of(folder)
        looks = encoder.looks([one.pixels for one in shown], [one.kind for one in shown])
        found = searched(shown, looks)
        sets[folder.name] = {"sketches": len(found), **recalls(found)}
        start = len(everything)
        everything += shown
        ours += [one.moved(start) for one in found]
        floor += searched(shown, hog(shown))
    if arguments.sheet:
        contact_sheet(arguments.sheet, ours, everything)
    told = {
        "maodun": recalls(ours),
        "floor": recalls(floor),
        "sets": sets,
        "encoder": encoder.name,
        "sketches": len(ours),
    }
    print(json.dumps(told, indent=2))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
