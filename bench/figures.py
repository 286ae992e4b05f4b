"""Are the sheets of real designs cut into their figures, and the labels read?

    python -m bench.figures --data DIR --json

``DIR`` holds ``uspto/designs-2021``: US design grants as XML with their drawing sheets. How
many figures a design has is the office's own count; which sheets carry more than one was
looked up by eye and is kept below (it adds up to the office's counts, and is checked). Labels
are those of the description, counted through the sheets.

``sheets`` is the share of sheets cut into the right number of figures. ``labels`` is the
share of figures whose label is right: read ``alone`` from the ink, ``known`` with the labels
of the description, ``settled`` with the order of the sheets too; ``wrong`` is the share that
has another figure's label, the rest has none. ``views`` is the share of figures for which the
description says something, and of those the share where it names one view: "another side
view" names none. Intervals are bootstrapped over designs. ``milliseconds`` is processor time of
one core for a sheet from pixels to figures, per million pixels.

Which lines are broken has no truth here: ``broken`` only gives, for designs whose text speaks
of broken lines and for the others, the share of drawn figures where some were found.
"""

import argparse
import json
import random
import re
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import fmean, median

import cv2
import numpy as np
from PIL import Image

from maodun.compare.designs.ordering import settled
from maodun.compare.designs.views import FigureSaid, broken_lines_said, views_of
from maodun.domain.pictures import View
from maodun.domain.rights import Right
from maodun.encoders.figures.cutting import CutFigure, cut_sheet
from maodun.encoders.figures.names import is_front_page
from maodun.sources.uspto_grants.parse import parse

RESAMPLES = 1000
MORE: dict[str, dict[int, int]] = {
    "USD907293S1": {4: 2, 5: 2},
    "USD908314S1": {2: 2, 3: 2, 4: 2},
    "USD911449S1": dict.fromkeys(
        [number for number in range(2, 64) if number % 5 in (2, 3)], 2
    ),
    "USD913175S1": {1: 2, 2: 2, 3: 2},
    "USD915081S1": {3: 2, 4: 2},
    "USD919445S1": {1: 2, 2: 3},
    "USD921834S1": {6: 2},
    "USD921835S1": {6: 2},
    "USD928144S1": {4: 2, 5: 2},
    "USD930095S1": {7: 2, 14: 2},
    "USD933283S1": {2: 2, 3: 2, 4: 2},
    "USD934827S1": {2: 2, 5: 2},
}
"""Figures on the sheets that carry more than one, by number of the sheet, from 1."""


@dataclass(frozen=True, slots=True)
class Design:
    """One design with the figures cut from its sheets.

    Attributes:
        counts: How many figures each sheet carries in truth.
        labels: Of the description, in order.
        said: What the description says of each figure.
        alone: Figures of each sheet, labels read from the ink alone.
        known: The same with the labels of the description known.
        milliseconds: Of each sheet, per million pixels.
        broken_said: Whether the text speaks of broken lines.
    """

    name: str
    counts: tuple[int, ...]
    labels: tuple[str, ...]
    said: tuple[FigureSaid, ...]
    alone: tuple[tuple[CutFigure, ...], ...]
    known: tuple[tuple[CutFigure, ...], ...]
    milliseconds: tuple[float, ...]
    broken_said: bool


def designs_of(folder: Path) -> list[Design]:
    """Return every design of the folder, cut."""
    return [_design(path) for path in sorted(folder.glob("*/*.XML"))]


def _design(path: Path) -> Design:
    with path.open("rb") as stream:
        (read,) = parse(stream, file=path.name, start=0, sample=False)
    right = read.record
    assert isinstance(right, Right)
    sheets = [one for one in sorted(path.parent.glob("*.TIF")) if not is_front_page(one.name)]
    more = MORE.get(right.publication_number, {})
    counts = tuple(more.get(number, 1) for number in range(1, len(sheets) + 1))
    stated = re.search(rb"<number-of-figures>(\d+)", path.read_bytes())
    assert stated is not None
    assert sum(counts) == int(stated[1]), right.publication_number
    said = views_of(right)
    labels = tuple(said)
    alone, known, spent = [], [], []
    for sheet in sheets:
        with Image.open(sheet) as image:
            pixels = np.asarray(image.convert("L"), np.uint8)
        begin = time.process_time()
        alone.append(_light(cut_sheet(pixels)))
        spent.append((time.process_time() - begin) * 1e9 / pixels.size)
        known.append(_light(cut_sheet(pixels, labels_expected=labels)))
    return Design(
        right.publication_number,
        counts,
        labels,
        tuple(said.values()),
        tuple(alone),
        tuple(known),
        tuple(spent),
        bool(broken_lines_said(right)),
    )


def _light(cuts: Sequence[CutFigure]) -> tuple[CutFigure, ...]:
    """Return the figures without their pixels, which would fill the memory."""
    nothing = np.zeros((0, 0), np.uint8)
    return tuple(replace(one, pixels=nothing, claimed_pixels=None) for one in cuts)


def sheet_marks(design: Design) -> list[float]:
    """Return for each sheet 1 where it is cut into the right number of figures."""
    return [
        float(len(cut) == count) for cut, count in zip(design.known, design.counts, strict=True)
    ]


def several_marks(design: Design) -> list[float]:
    """Return the same for the sheets that carry more than one figure."""
    marks = sheet_marks(design)
    return [mark for mark, count in zip(marks, design.counts, strict=True) if count > 1]


def label_marks(design: Design, sheets: Sequence[Sequence[str]], *, wrong: bool) -> list[float]:
    """Return for each figure 1 where its label is right; or, asked so, where it is wrong.

    The labels of a sheet are held against those that fall on it, in any order.
    """
    marks = []
    begin = 0
    for read, count in zip(sheets, design.counts, strict=True):
        truth = set(design.labels[begin : begin + count])
        begin += count
        if truth == {""}:
            continue
        right = len(truth & set(read))
        other = sum(1 for label in read if label and label not in truth)
        hits = min(count, other) if wrong else right
        marks.extend([1.0] * hits + [0.0] * (count - hits))
    return marks


def view_marks(design: Design) -> list[float]:
    """Return for each figure spoken of 1 where the words name one view."""
    return [float(one.view is not View.UNKNOWN) for one in design.said]


def said_marks(design: Design) -> list[float]:
    """Return for each figure 1 where the description speaks of it."""
    count = sum(design.counts)
    spoken = min(count, len(design.said))
    return [1.0] * spoken + [0.0] * (count - spoken)


def broken_marks(design: Design, *, said: bool) -> list[float]:
    """Return for each drawn figure 1 where broken lines were found."""
    if design.broken_said != said:
        return []
    drawn = [one for cut in design.known for one in cut if one.broken is not None]
    return [float((one.broken or 0) > 0) for one in drawn]


def interval(
    designs: Sequence[Design], marks: Callable[[Design], list[float]]
) -> dict[str, float | int]:
    """Return a share with its interval (95 %), bootstrapped over designs."""
    return _interval([marks(design) for design in designs])


def _interval(marks: Sequence[list[float]]) -> dict[str, float | int]:
    groups = [found for found in marks if found]
    draw = random.Random(1)
    drawn = sorted(_mean(draw.choices(groups, k=len(groups))) for _ in range(RESAMPLES))
    return {
        "of": sum(map(len, groups)),
        "value": round(_mean(groups), 4),
        "low": round(drawn[int(0.025 * RESAMPLES)], 4),
        "high": round(drawn[int(0.975 * RESAMPLES) - 1], 4),
    }


def _mean(groups: Sequence[Sequence[float]]) -> float:
    return fmean(mark for group in groups for mark in group)


def answer(designs: Sequence[Design]) -> dict[str, object]:
    """Return the figures under their published names."""
    ways: dict[str, list[Sequence[Sequence[str]]]] = {
        "alone": [_labels(one.alone) for one in designs],
        "known": [_labels(one.known) for one in designs],
        "settled": [settled(_labels(one.known), one.labels) for one in designs],
    }
    spent = [one for design in designs for one in design.milliseconds]
    return {
        "designs": len(designs),
        "sheets": interval(designs, sheet_marks),
        "sheets_with_several": interval(designs, several_marks),
        "labels": {
            name: {
                asked: _interval(
                    [
                        label_marks(one, sheets, wrong=asked == "wrong")
                        for one, sheets in zip(designs, read, strict=True)
                    ]
                )
                for asked in ("right", "wrong")
            }
            for name, read in ways.items()
        },
        "views": {
            "said": interval(designs, said_marks),
            "named": interval(designs, view_marks),
        },
        "broken": {
            "said": interval(designs, lambda one: broken_marks(one, said=True)),
            "not_said": interval(designs, lambda one: broken_marks(one, said=False)),
        },
        "milliseconds": {"median": round(median(spent), 1), "most": round(max(spent), 1)},
        "misses": [miss for design in designs for miss in _misses(design)],
    }


def _labels(sheets: Sequence[Sequence[CutFigure]]) -> list[list[str]]:
    return [[one.label for one in cut] for cut in sheets]


def _misses(design: Design) -> list[dict[str, object]]:
    sheets = settled(_labels(design.known), design.labels)
    return [
        {
            "design": design.name,
            "sheet": number,
            "figures": count,
            "cut": len(read),
            "labels": list(read),
        }
        for number, (read, count) in enumerate(zip(sheets, design.counts, strict=True), 1)
        if len(read) != count or ("" in read and design.labels != ("",))
    ]


def main() -> int:
    """Print one JSON object; without ``--json`` the misses as lines before it."""
    parser = argparse.ArgumentParser(prog="python -m bench.figures", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the real data")
    parser.add_argument("--json", action="store_true", help="one JSON object and nothing else")
    arguments = parser.parse_args()
    cv2.setNumThreads(1)
    found = answer(designs_of(arguments.data / "uspto" / "designs-2021"))
    if not arguments.json:
        misses = found.pop("misses")
        assert isinstance(misses, list)
        for miss in misses:
            print(json.dumps(miss, ensure_ascii=False), file=sys.stderr)
    print(json.dumps(found, indent=2, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
