"""Cut an office's sheet into its single figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import cv2
import numpy as np
from numpy.typing import NDArray

from maodun.domain.pictures import PictureKind
from maodun.encoders.figures.broken import broken_of
from maodun.encoders.figures.frames import dirt_of, frames_of
from maodun.encoders.figures.grouping import groups_of
from maodun.encoders.figures.ink import Bools, Ink, Ints, ink_of, kind_of
from maodun.encoders.figures.labels import Label, labels_of

Pixels = NDArray[np.uint8]
EDGE = np.ones((3, 3), np.uint8)  # faint pixels around wiped ink go with it
MARGIN = 0.02  # of the longer side of a figure, left white around it


class Part(IntEnum):
    """What a piece of ink on a sheet is."""

    PAPER = 0
    FIGURE = 1
    LABEL = 2
    FRAME = 3  # also the header of a published page
    DIRT = 4


@dataclass(frozen=True, slots=True)
class CutFigure:
    """One single figure of a sheet, upright.

    Attributes:
        pixels: The figure with a small margin; labels, frames and other figures are white.
        label: As printed, without the word "FIG."; "" where none was read.
        broken: Share of its ink that is broken lines; None: not told apart (photos, strokes
            crowded beyond counting).
        claimed_pixels: The same without its broken lines; None where it has none.
        box: Left, top, right, bottom on the sheet.
        turns: Quarter turns clockwise by which the figure was made upright.
    """

    pixels: Pixels
    label: str
    kind: PictureKind
    broken: float | None
    claimed_pixels: Pixels | None
    box: tuple[int, int, int, int]
    turns: int = 0


@dataclass(frozen=True, slots=True)
class Sorted:
    """Every piece of ink of a sheet with what it is; the parts of a figure by its number."""

    ink: Ink
    parts: Ints
    figures: Ints
    labels: tuple[Label | None, ...]


def cut_sheet(pixels: Pixels, *, labels_expected: Sequence[str] = ()) -> tuple[CutFigure, ...]:
    """Return the single figures of a sheet, in reading order.

    Args:
        pixels: Grey or RGB, as the office has it.
        labels_expected: Labels that the description names; another number is not believed.
    """
    found = sorted_ink(pixels, labels_expected=labels_expected)
    kind = kind_of(found.ink)
    cuts = [
        _cut(pixels, found, number=number, kind=kind) for number in range(len(found.labels))
    ]
    return tuple(sorted(cuts, key=_reading))


def sorted_ink(pixels: Pixels, *, labels_expected: Sequence[str] = ()) -> Sorted:
    """Return what each piece of ink on a sheet is."""
    ink = ink_of(pixels)
    labels = labels_of(ink, labels_expected)
    parts = np.full(len(ink.areas), Part.FIGURE, np.int32)
    parts[0] = Part.PAPER
    for label in labels:
        parts[list(label.pieces)] = Part.LABEL
    parts[frames_of(ink, labels)] = Part.FRAME
    parts[dirt_of(ink, parts == Part.FIGURE)] = Part.DIRT
    groups = groups_of(ink, drawn=parts == Part.FIGURE, labels=labels)
    return Sorted(ink, parts, groups.of, groups.labels)


def _cut(pixels: Pixels, found: Sorted, *, number: int, kind: PictureKind) -> CutFigure:
    mine = found.figures == number
    box = _box(found.ink, mine)
    label = found.labels[number]
    turns = label.turns if label else 0
    broken = broken_of(found.ink, mine) if kind is PictureKind.DRAWING else None
    share = None
    if broken is not None:
        share = float(found.ink.areas[broken].sum() / max(1, found.ink.areas[mine].sum()))
    claimed = None
    if broken is not None and broken.any():
        claimed = _turned(_shown(pixels, found.ink, mine & ~broken, box=box), turns)
    return CutFigure(
        _turned(_shown(pixels, found.ink, mine, box=box), turns),
        label.text if label else "",
        kind,
        share,
        claimed,
        box,
        turns,
    )


def _box(ink: Ink, mine: Bools) -> tuple[int, int, int, int]:
    boxes = ink.boxes[mine]
    low, high = boxes[:, :2].min(0), boxes[:, 2:].max(0)
    return int(low[0]), int(low[1]), int(high[0]), int(high[1])


def _shown(pixels: Pixels, ink: Ink, kept: Bools, *, box: tuple[int, int, int, int]) -> Pixels:
    """Return a part of the sheet with a margin; ink that is not kept is white."""
    left, top, right, bottom = box
    height, width = bottom - top, right - left
    margin = max(2, round(MARGIN * max(height, width)))
    shape = (height + 2 * margin, width + 2 * margin, *pixels.shape[2:])
    shown = np.full(shape, 255, np.uint8)
    cut = shown[margin : margin + height, margin : margin + width]
    cut[:] = pixels[top:bottom, left:right]
    rows, columns = _foreign(ink, kept, box=box)
    if rows.size:
        wiped = np.zeros((height, width), np.uint8)
        wiped[rows, columns] = 1
        pieces = ink.pieces[top:bottom, left:right]
        cut[(cv2.dilate(wiped, EDGE) > 0) & ((pieces == 0) | (wiped > 0))] = 255
    return shown


def _foreign(
    ink: Ink, kept: Bools, *, box: tuple[int, int, int, int]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return rows and columns, within the box, of the ink that is not kept."""
    left, top, right, bottom = box
    rows, columns = np.divmod(ink.places[~kept[ink.owners]], ink.pieces.shape[1])
    inside = (rows >= top) & (rows < bottom) & (columns >= left) & (columns < right)
    return rows[inside] - top, columns[inside] - left


def _turned(pixels: Pixels, turns: int) -> Pixels:
    return np.ascontiguousarray(np.rot90(pixels, -turns))


def _reading(one: CutFigure) -> tuple[float, float]:
    """Return where a figure comes when the sheet is read in rows."""
    return one.box[1], one.box[0]
