"""How far apart are pictures of one thing and of two, as the embedded encoders see them?

    python -m bench.looks_scales --data DIR [--write src/maodun/compare/looks/scales.json]

``DIR`` holds ``uspto/designs-2021``, ``uspto/designs-2007`` and ``objects``. Each picture is
held against the figures of every other design or object, the best of its views counting, as
``compare.looks`` does. For each pair of kinds (picture, figure) it prints the scale that
follows: ``chance`` is the median of other things, ``some`` what one in 20 other things or three
in four pictures of the same thing reach, whichever is lower, ``near`` what one in 100 other
things reach. ``same_some`` and ``same_near`` are the shares of pictures of the same thing that
come as near. Logos are those that ``bench.logos`` draws. With ``--write`` the scales of this
encoder take their place in the file.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

import numpy as np

from bench.designs import GROUPS_LEFT, figures_of, group_of
from bench.logos import TUNED, drawn
from bench.looks import Looks, Shown, grey_file, styled
from bench.objects import objects_of
from maodun.compare.looks.scales import FILE
from maodun.domain.pictures import LookKind, PictureKind
from maodun.domain.ports import PictureEncoder
from maodun.encoders.looks.encoding import LooksEncoder
from maodun.encoders.signs.encoding import SignEncoder

GROUPS, OTHERS = 60, 300
"""Groups of look-alikes that are drawn, and other logos."""

Row = dict[str, str | float]
DRAWING, PHOTO = PictureKind.DRAWING, PictureKind.PHOTO
FROM_OBJECTS = ((PHOTO, DRAWING), (DRAWING, PHOTO), (PHOTO, PHOTO))


def designs(data: Path) -> Iterator[Row]:
    """Yield one scale of designs for each pair of kinds."""
    encoder = LooksEncoder()
    of = (LookKind.SHAPE, encoder.name)
    shown = list(_designs(data / "uspto"))
    yield _scale(shown, _seen(shown, encoder), (DRAWING, DRAWING), of)
    shown = objects_of(data / "objects")
    looks = _seen(shown, encoder)
    for between in FROM_OBJECTS:
        yield _scale(shown, looks, between, of)


def signs() -> Iterator[Row]:
    """Yield the scale of logos; no photos of logos are at hand, so it stands for all kinds."""
    encoder = SignEncoder()
    shown = list(drawn(TUNED, groups=GROUPS, others=OTHERS))
    scale = _scale(
        shown, _seen(shown, encoder), (DRAWING, DRAWING), (LookKind.SIGN, encoder.name)
    )
    for kind, other in product((DRAWING, PHOTO), repeat=2):
        yield {**scale, "picture": kind.value, "figure": other.value}


def _designs(folder: Path) -> Iterator[Shown]:
    for one in sorted(path for path in (folder / "designs-2021").iterdir() if path.is_dir()):
        if group_of(one) == GROUPS_LEFT:
            yield from figures_of(one)
    for path in sorted((folder / "designs-2007" / "images").glob("*.png")):
        yield Shown(path.stem, path.stem, DRAWING, styled(grey_file(path), DRAWING))


def _seen(shown: Sequence[Shown], encoder: PictureEncoder) -> Looks:
    rows = encoder.looks([one.pixels for one in shown], [one.kind for one in shown])
    return np.asarray(rows, np.float32)


def _scale(
    shown: Sequence[Shown],
    looks: Looks,
    between: tuple[PictureKind, PictureKind],
    of: tuple[LookKind, str],
) -> Row:
    kind, other = between
    things = np.array([one.thing for one in shown])
    kinds = np.array([one.kind.value for one in shown])
    held = np.flatnonzero(kinds == other.value)
    same: list[float] = []
    others: list[float] = []
    for place in np.flatnonzero(kinds == kind.value):
        products = looks[held] @ looks[place]
        products[held == place] = -1.0
        best = {
            thing: float(products[things[held] == thing].max()) for thing in set(things[held])
        }
        own = best.pop(things[place], -1.0)
        if own > -1.0:
            same.append(own)
            others += best.values()
    chance, one_in_20, near = np.quantile(others, [0.5, 0.95, 0.99])
    some = min(float(one_in_20), float(np.quantile(same, 0.25)))
    return {
        "look": of[0].value,
        "encoder": of[1],
        "picture": kind.value,
        "figure": other.value,
        "chance": max(0.0, round(float(chance), 2)),
        "some": round(some, 2),
        "near": round(float(near), 2),
        "same_some": round(float(np.mean(np.array(same) >= some)), 3),
        "same_near": round(float(np.mean(np.array(same) >= near)), 3),
        "pictures": len(same),
    }


def written(rows: Sequence[Row], file: Path) -> None:
    """Put the scales of one encoder into the file, in place of those of its earlier weights."""
    kept = json.loads(file.read_text("utf-8"))
    name = str(rows[0]["encoder"])
    told = ("look", "encoder", "picture", "figure", "chance", "some", "near")
    look = rows[0]["look"]
    kind_of = name.partition(":")[0]
    scales = [
        one
        for one in kept["scales"]
        if one["look"] != look or one["encoder"].partition(":")[0] != kind_of
    ]
    scales += [{key: row[key] for key in told} for row in rows]
    scales.sort(key=lambda one: (one["look"], one["encoder"], one["picture"], one["figure"]))
    head = [f"  {json.dumps(key)}: {json.dumps(kept[key])}" for key in kept if key != "scales"]
    lines = ",\n".join(f"    {json.dumps(one)}" for one in scales)
    body = ",\n".join((*head, f'  "scales": [\n{lines}\n  ]'))
    file.write_text(f"{{\n{body}\n}}\n", encoding="utf-8")


def main() -> None:
    """Measure, print, and write where that is asked."""
    parser = argparse.ArgumentParser(prog="python -m bench.looks_scales", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--only", choices=("designs", "signs"), action="append")
    parser.add_argument("--write", type=Path, help=f"file of scales, such as {FILE.name}")
    parser.add_argument("--json", action="store_true", help="an object a kind (the default)")
    asked = parser.parse_args()
    found = {"designs": lambda: designs(asked.data), "signs": signs}
    for name in asked.only or found:
        rows = list(found[name]())
        if asked.write:
            written(rows, asked.write)
        sys.stdout.write(json.dumps({"scales": rows}) + "\n")


if __name__ == "__main__":
    main()
