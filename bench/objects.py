"""Does a photo find the line drawings of the thing it shows?

    python -m bench.objects --data $MAODUN_DATA/objects --json

Scanned household objects, rendered in colour from random sides and drawn in lines from six
fixed ones. Each photo-like picture is held against the drawings of all objects; right is any
drawing of its object. The encoder is not trained on any of these objects. ``views_together``
asks with all photos of an object at once, as a product is cleared: the mean of each photo's
best view. Both methods see the same pixels; intervals are drawn by object.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bench.looks import (
    Asked,
    Looks,
    Shown,
    asked,
    colour_file,
    contact_sheet,
    grey_file,
    hog,
    recalls,
    styled,
)
from maodun.domain.pictures import PictureKind
from maodun.encoders.looks.encoding import LooksEncoder


def objects_of(data: Path) -> list[Shown]:
    """Return every picture of the manifest."""
    shown = []
    for row in json.loads((data / "manifest.json").read_text("utf-8")):
        path = data / row["file"]
        photo = row["kind"] == "photo"
        kind = PictureKind.PHOTO if photo else PictureKind.DRAWING
        pixels = styled(colour_file(path) if photo else grey_file(path), kind)
        shown.append(Shown(row["object"], row["file"], kind, pixels))
    return shown


def searched(shown: Sequence[Shown], looks: Looks) -> list[Asked]:
    """Return how every photo fared among all drawings."""
    photos = [place for place, one in enumerate(shown) if one.kind is PictureKind.PHOTO]
    drawings = [place for place, one in enumerate(shown) if one.kind is PictureKind.DRAWING]
    return asked(photos, shown, looks, drawings)


def together(shown: Sequence[Shown], looks: Looks) -> dict[str, float]:
    """Return how often all photos of an object, asked at once, bring it up."""
    places: dict[tuple[str, PictureKind], list[int]] = defaultdict(list)
    for place, one in enumerate(shown):
        places[one.thing, one.kind].append(place)
    things = sorted({one.thing for one in shown})
    ranks = []
    for thing in things:
        photos = looks[places[thing, PictureKind.PHOTO]]
        scores = {
            other: float((photos @ looks[places[other, PictureKind.DRAWING]].T).max(1).mean())
            for other in things
        }
        ranks.append(sum(score > scores[thing] for score in scores.values()))
    return {
        f"recall@{depth}": round(float(np.mean(np.less(ranks, depth))), 4) for depth in (1, 10)
    }


def main() -> int:
    """Print one JSON object."""
    parser = argparse.ArgumentParser(prog="python -m bench.objects", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with manifest.json")
    parser.add_argument("--sheet", type=Path, help="PNG of the ten best and ten worst")
    parser.add_argument("--json", action="store_true", help="one JSON object (the default)")
    arguments = parser.parse_args()
    shown = objects_of(arguments.data)
    encoder = LooksEncoder()
    looks = encoder.looks([one.pixels for one in shown], [one.kind for one in shown])
    ours = searched(shown, looks)
    if arguments.sheet:
        contact_sheet(arguments.sheet, ours, shown)
    told = {
        "maodun": recalls(ours),
        "floor": recalls(searched(shown, hog(shown))),
        "views_together": together(shown, looks),
        "encoder": encoder.name,
        "photos": len(ours),
        "objects": len({one.thing for one in shown}),
    }
    print(json.dumps(told, indent=2))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
