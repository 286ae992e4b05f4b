"""What stands on a sheet besides figures and labels: frames, the office's header, dirt."""

from collections.abc import Sequence

import cv2
import numpy as np

from maodun.encoders.figures.glyphs import CLASSES, shares
from maodun.encoders.figures.ink import Bools, Ink, Ints
from maodun.encoders.figures.labels import Label

WIDE = 0.8  # share of the sheet that a frame spans both ways
RIM = 0.02  # of its longer side, within which a frame has all its ink
TOP = 0.09  # share of the height in which a header stands
LOW = 0.03  # and how tall its letters are at most
SPAN = 0.5  # share of the width that a header spans
DIGITS = 4  # digits other than 1, surely read, that a header has: a date and a number
SURE = 0.9
DIRT, ALONE = (
    0.006,
    0.05,
)  # shares of the longer side: size of a speck, and how far from all else


def frames_of(ink: Ink, labels: Sequence[Label]) -> Bools:
    """Return the pieces that are a frame around figures and labels, or the sheet's header."""
    found = _header(ink, taken={one for label in labels for one in label.pieces})
    for piece in np.flatnonzero(_is_wide(ink)):
        found[piece] = _is_rim(ink, int(piece)) and _encloses(ink.boxes[piece], labels)
    return found


def dirt_of(ink: Ink, drawn: Bools) -> Bools:
    """Return the specks that stand far from all other drawn ink."""
    size = np.hypot(ink.widths, ink.heights)
    specks = drawn & (size <= DIRT * max(ink.size))
    if not specks.any() or not (drawn & ~specks).any():
        return np.zeros(len(drawn), np.bool_)
    step = max(1, max(ink.size) // 400)
    rows, columns = np.divmod(ink.places[drawn[ink.owners]], ink.pieces.shape[1])
    small = np.zeros((ink.size[0] // step + 1, ink.size[1] // step + 1), np.uint8)
    small[rows // step, columns // step] = 1
    reach = max(1, round(ALONE * max(ink.size) / step / 2))
    ball = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1))
    _, joined, stats, _ = cv2.connectedComponentsWithStats(cv2.dilate(small, ball))
    lone = stats[:, 2:4].max(1) <= 2 * reach + 2 + DIRT * max(ink.size) / step
    middles = (ink.boxes[:, :2] + ink.boxes[:, 2:]) // 2 // step
    at = joined[middles[:, 1], middles[:, 0]]
    return np.asarray(specks & lone[at] & (at > 0), np.bool_)


def _is_wide(ink: Ink) -> Bools:
    height, width = ink.size
    wide = (ink.widths >= WIDE * width) & (ink.heights >= WIDE * height)
    wide[0] = False
    return np.asarray(wide, np.bool_)


def _is_rim(ink: Ink, piece: int) -> bool:
    """Return whether all ink of a piece lies along the edges of its box."""
    left, top, right, bottom = (int(one) for one in ink.boxes[piece])
    rim = max(3, round(RIM * max(right - left, bottom - top)))
    inner = ink.pieces[top + rim : bottom - rim, left + rim : right - rim]
    sides = 2 * (right - left + bottom - top)
    return ink.areas[piece] >= sides // 2 and not bool((inner == piece).any())


def _encloses(box: Ints, labels: Sequence[Label]) -> bool:
    """Return whether labels stand inside: a thing's own outline has its label outside."""
    return bool(labels) and all(
        box[0] < label.box[0]
        and box[1] < label.box[1]
        and label.box[2] < box[2]
        and label.box[3] < box[3]
        for label in labels
    )


def _header(ink: Ink, *, taken: set[int]) -> Bools:
    """Return the pieces of the line of print at the top of a published page."""
    height, width = ink.size
    found = np.zeros(len(ink.areas), np.bool_)
    above = ink.boxes[:, 3] <= TOP * height
    above[0] = False
    low = above & (ink.heights <= LOW * height)
    pieces = np.flatnonzero(low)
    if len(pieces) < 2 * DIGITS or (above & ~low).any():
        return found
    left, right = int(ink.boxes[pieces, 0].min()), int(ink.boxes[pieces, 2].max())
    bottom = int(ink.boxes[pieces, 3].max())
    crossing = (ink.boxes[1:, 1] < bottom) & (ink.boxes[1:, 3] > bottom)
    if (
        right - left < SPAN * width
        or crossing.any()
        or not _is_print(ink, pieces.astype(np.int32))
    ):
        return found
    found[pieces] = True
    found[list(taken)] = False
    return found


def _is_print(ink: Ink, pieces: Ints) -> bool:
    """Return whether enough of the pieces are digits."""
    glyphs = []
    for piece in pieces:
        left, top, right, bottom = ink.boxes[piece]
        cut = ink.pieces[top:bottom, left:right] == piece
        glyphs.append(cut.astype(np.uint8) * 255)
    digits = [CLASSES.index(digit) for digit in "023456789"]
    return int((shares(glyphs)[:, digits].max(1) > SURE).sum()) >= DIGITS
