"""Does a drawing of a registered design find the other drawings of the same design?

    python -m bench.designs --data $MAODUN_DATA/uspto/designs-2021 \
        --distractors $MAODUN_DATA/uspto/designs-2007 --json

Sheets are cut into figures as the register does it (labels and frames out, front page left
out). Each figure is held against all others and against one view each of a thousand other
designs; right is any other figure of its design. Designs of screens and icons, and those of
games with dozens of nearly equal pieces, stand apart: ``gui`` and ``games``. Both methods see
the same pixels; intervals are drawn by design.
"""

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from bench.looks import Asked, Shown, asked, contact_sheet, grey_file, hog, recalls, styled
from maodun.domain.pictures import PictureKind
from maodun.encoders.figures.cutting import cut_sheet
from maodun.encoders.figures.names import is_front_page
from maodun.encoders.looks.encoding import LooksEncoder

GROUPS = (
    ("gui", re.compile(r"graphical user interface|display screen|icon\b", re.IGNORECASE)),
    ("games", re.compile(r"\bgame\b", re.IGNORECASE)),
)
GROUPS_LEFT = "designs"


def figures_of(folder: Path) -> Iterator[Shown]:
    """Yield the figures of one design, its front page left out."""
    for sheet in sorted(folder.glob("*.TIF")):
        if is_front_page(sheet.name):
            continue
        for number, cut in enumerate(cut_sheet(grey_file(sheet))):
            name = f"{sheet.stem} {cut.label or number}"
            kind = PictureKind.DRAWING
            yield Shown(folder.name, name, kind, styled(cut.pixels, kind))


def group_of(folder: Path) -> str:
    """Return which group the title puts a design in."""
    tree = etree.parse(
        next(folder.glob("*.XML")), etree.XMLParser(load_dtd=False, resolve_entities=False)
    )
    title = tree.findtext(".//invention-title") or ""
    return next((name for name, words in GROUPS if words.search(title)), GROUPS_LEFT)


def main() -> int:
    """Print one JSON object."""
    parser = argparse.ArgumentParser(prog="python -m bench.designs", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="one folder per design")
    parser.add_argument(
        "--distractors", type=Path, required=True, help="designs, one view each"
    )
    parser.add_argument("--sheet", type=Path, help="PNG of the ten best and ten worst")
    parser.add_argument("--json", action="store_true", help="one JSON object (the default)")
    arguments = parser.parse_args()
    folders = sorted(path for path in arguments.data.iterdir() if path.is_dir())
    group = {folder.name: group_of(folder) for folder in folders}
    shown = [figure for folder in folders for figure in figures_of(folder)]
    queries = range(len(shown))
    kind = PictureKind.DRAWING
    for path in sorted((arguments.distractors / "images").glob("*.png")):
        shown.append(Shown(path.stem, path.stem, kind, styled(grey_file(path), kind)))
    encoder = LooksEncoder()
    pixels, kinds = [one.pixels for one in shown], [one.kind for one in shown]
    everywhere = range(len(shown))
    found = {
        "maodun": asked(queries, shown, encoder.looks(pixels, kinds), everywhere),
        "floor": asked(queries, shown, hog(shown), everywhere),
    }
    if arguments.sheet:
        apart = [one for one in found["maodun"] if group[one.query.thing] == GROUPS_LEFT]
        contact_sheet(arguments.sheet, apart, shown)
    told: dict[str, object] = {}
    for name in (GROUPS_LEFT, *(name for name, _ in GROUPS)):
        told[name] = {
            method: recalls([one for one in answers if group[one.query.thing] == name])
            for method, answers in found.items()
        } | _counts(name, found["maodun"], group)
    told |= {"encoder": encoder.name, "distractors": len(shown) - len(queries)}
    print(json.dumps(told, indent=2))
    return 0


def _counts(name: str, found: list[Asked], group: dict[str, str]) -> dict[str, int]:
    here = [one.query.thing for one in found if group[one.query.thing] == name]
    return {"queries": len(here), "of_designs": len(set(here))}


if __name__ == "__main__":
    raise SystemExit(main())
