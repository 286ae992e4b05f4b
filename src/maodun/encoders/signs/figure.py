"""The figure of a logo, without the frame around it and the words beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import cv2
import numpy as np

from maodun.encoders.signs.ink import DRAWN, Ink, cut

AROUND = 0.8
"""Share of the width and of the height of the rest that a frame spans at least."""

SPECK = 0.0005
"""Share of the picture below which a blot is dirt."""

LETTERS, FEW = 3, 2
"""Blots of a like height in one row, from which they are a word; the fewer where they stand by
themselves over or under everything else."""

LIKE_HEIGHT = 0.45
"""Share of the highest letter that every letter of a word reaches."""

APART = 0.4
"""Gap between two words, or a word and a figure beside it, by the height of the lower one."""

REPEATED = 0.88
"""How alike in size the blots of a row are that are no letters, but one thing repeated."""

WIDE = 1.6
"""Width of a word by its height, at least."""

LEVEL, LEVELLED = 0.16, 0.7
"""How far feet or heads of letters stand from their line, by the word's height, and how many of
them stand on it."""

OVER = 0.4
"""Of the height of a word, as far as dots and accents stand over it."""

LEAST_LEFT = 0.008
"""Share of the picture that is left beside the words, where they are told apart."""

ROUND = 0.88
"""Share of its hull that a frame takes, with what is in it; letters and figures take less."""

FILLED = 0.55
"""Share of its hull from which a frame is an area with the figure cut out of it."""

LEAST_INSIDE, MOST_CUT_OUT = 0.018, 0.38
"""Share of the frame that a figure in it takes at least; and that one takes at most that is cut
out of an area, as the holes of letters take more."""

FRAMES = 3
"""Frames within frames that are looked through."""

IN_ROW, CLEAR = 4, 0.015
"""Figures in a row that may be one repeated, at most; and the gap between two of them, by the
width of all."""

NEAR = 0.05
"""Gaps within one part of a figure, by its longer side."""

GAP = 0.08
"""Gaps that are closed in a mass, by the longer side of the figure."""

ALIKE_SIDES, ALIKE = 0.75, 0.7
"""How alike their sides are, and how much of what two of them cover they cover together."""

_SMALL = 24


@dataclass(frozen=True, slots=True)
class _Blot:
    """A connected part of what is drawn."""

    left: int
    top: int
    right: int
    bottom: int
    area: int
    label: int

    @property
    def high(self) -> int:
        return self.bottom - self.top


def figure_of(ink: Ink) -> Ink:
    """Return the ink of the figure alone; all of it where no figure is told apart.

    Of a figure that stands there twice or three times in a row, one is returned.
    """
    wordless = found = _without_words(ink)
    for _ in range(FRAMES):
        inside = _without_frame(found, lines_only=found is not wordless)
        if inside is found:
            break
        found = _without_words(inside)
    return _one_of_alike(found)


def silhouette_of(ink: Ink) -> Ink:
    """Return the figure with its holes filled, so that an outline is what it goes around."""
    drawn = cv2.copyMakeBorder(_drawn(ink), 2, 2, 2, 2, cv2.BORDER_CONSTANT, value=0)
    closed = cv2.morphologyEx(drawn, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    lines, _ = cv2.findContours(closed, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    filled = np.zeros_like(closed)
    cv2.drawContours(filled, lines, -1, 255, cv2.FILLED)
    return np.asarray(filled, np.uint8)


def mass_of(ink: Ink) -> Ink:
    """Return the figure as one mass, in which hatching, cuts and thin gaps are closed."""
    reach = max(3, round(max(ink.shape) * GAP) | 1)
    brush = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach))
    drawn = np.pad(_drawn(ink), reach)
    closed = np.asarray(cv2.morphologyEx(drawn, cv2.MORPH_CLOSE, brush), np.uint8)
    return cut(silhouette_of(closed))


def largest_of(ink: Ink) -> Ink:
    """Return the largest part of the figure that stands by itself."""
    reach = max(3, round(max(ink.shape) * NEAR) | 1)
    drawn = np.pad(_drawn(ink), reach)
    wider = cv2.dilate(drawn, np.ones((reach, reach), np.uint8))
    _, labels = cv2.connectedComponents(wider)
    labels = labels[reach:-reach, reach:-reach] * (ink >= DRAWN)
    counts = np.bincount(labels.ravel(), minlength=2)[1:]
    if np.count_nonzero(counts) <= 1:
        return ink
    return cut(np.where(labels == 1 + counts.argmax(), ink, 0).astype(np.uint8))


def _drawn(ink: Ink) -> Ink:
    return np.asarray((ink >= DRAWN).astype(np.uint8) * 255, np.uint8)


def _without_words(ink: Ink) -> Ink:
    blots, labels = _blots(ink)
    words = [row for row in _rows(blots) if _is_word(row, blots)]
    rest = [blot for blot in blots if not any(_belongs(blot, row) for row in words)]
    if words and sum(blot.area for blot in rest) < LEAST_LEFT * ink.size:
        rest = max(words, key=lambda row: _around(row).high)
    if not words:
        return ink
    kept = np.isin(labels, [blot.label for blot in rest]).astype(np.uint8)
    wider = cv2.dilate(kept, np.ones((3, 3), np.uint8))
    return cut(np.where(wider > 0, ink, 0).astype(np.uint8))


def _blots(ink: Ink) -> tuple[list[_Blot], np.ndarray]:
    count, labels, stats, _ = cv2.connectedComponentsWithStats(_drawn(ink), connectivity=8)
    blots = []
    for label in range(1, count):
        left, top, wide, high, area = (int(value) for value in stats[label])
        if area >= SPECK * ink.size:
            blots.append(_Blot(left, top, left + wide, top + high, area, label))
    return blots, labels


def _rows(blots: Sequence[_Blot]) -> list[list[_Blot]]:
    """Return blots that stand beside each other as letters do, row by row."""
    rows: list[list[_Blot]] = []
    for blot in sorted(blots, key=lambda one: one.left):
        for row in rows:
            if _beside(row[-1], blot):
                row.append(blot)
                break
        else:
            rows.append([blot])
    return [part for row in rows for part in _split(row)]


def _split(row: Sequence[_Blot]) -> Iterator[list[_Blot]]:
    """Yield what stands closer together in a row, as the letters of a word do."""
    part = [row[0]]
    for one, other in pairwise(row):
        if other.left - one.right > APART * min(one.high, other.high):
            yield part
            part = []
        part.append(other)
    yield part


def _beside(one: _Blot, other: _Blot) -> bool:
    higher = max(one.high, other.high)
    level = min(one.bottom, other.bottom) - max(one.top, other.top)
    near = other.left - one.right < 0.8 * higher
    alike = min(one.high, other.high) >= LIKE_HEIGHT * higher
    return near and alike and level >= 0.35 * higher and other.left > one.left


def _is_word(row: Sequence[_Blot], blots: Sequence[_Blot]) -> bool:
    """Whether blots stand as letters do: on one line, with nothing else among them."""
    around = _around(row)
    wide, high = around.right - around.left, around.high
    others = [blot for blot in blots if blot not in row]
    if wide < WIDE * high or len(row) < (FEW if _apart(around, others) else LETTERS):
        return False
    if any(one.right - other.left > high / 4 for one, other in pairwise(row)) or _alike(row):
        return False
    tops, bottoms = ([blot.top for blot in row], [blot.bottom for blot in row])
    level = sum(abs(one - np.median(bottoms)) <= LEVEL * high for one in bottoms)
    level = max(level, sum(abs(one - np.median(tops)) <= LEVEL * high for one in tops))
    among = sum(blot.area for blot in others if _inside(blot, around))
    return bool(level >= LEVELLED * len(row) and among < sum(blot.area for blot in row) / 2)


def _alike(row: Sequence[_Blot]) -> bool:
    """Whether it is one thing again and again, not letters."""
    sizes = ((blot.high, blot.right - blot.left, blot.area) for blot in row)
    return all(min(one) >= REPEATED * max(one) for one in zip(*sizes, strict=True))


def _apart(around: _Blot, others: Sequence[_Blot]) -> bool:
    """Whether all others stand above a word, or all below it."""
    above = [blot.bottom <= around.top for blot in others]
    below = [blot.top >= around.bottom for blot in others]
    return bool(others) and (all(above) or all(below))


def _belongs(blot: _Blot, row: Sequence[_Blot]) -> bool:
    """Whether a blot is one of a word, or a dot or stroke over or in it."""
    around = _around(row)
    higher = replace(around, top=around.top - round(around.high * OVER))
    return blot in row or (blot.high < around.high and _inside(blot, higher))


def _around(row: Sequence[_Blot]) -> _Blot:
    top, bottom = min(blot.top for blot in row), max(blot.bottom for blot in row)
    return _Blot(row[0].left, top, max(blot.right for blot in row), bottom, 0, 0)


def _inside(blot: _Blot, other: _Blot) -> bool:
    across, down = (blot.left + blot.right) / 2, (blot.top + blot.bottom) / 2
    return other.left <= across <= other.right and other.top <= down <= other.bottom


def _without_frame(ink: Ink, *, lines_only: bool) -> Ink:
    """Return what stands within a frame, or what is cut out of an area."""
    blots, labels = _blots(ink)
    high, wide = ink.shape
    for blot in blots:
        spans = blot.right - blot.left >= AROUND * wide and blot.high >= AROUND * high
        if not spans:
            continue
        own = np.where(labels == blot.label, ink, 0).astype(np.uint8)
        within = _within(own, ink, lines_only=lines_only)
        if within is not None:
            return within
    return ink


def _within(frame: Ink, ink: Ink, *, lines_only: bool) -> Ink | None:
    """Return the ink inside the frame, without the frame; None where nothing is there."""
    outer = silhouette_of(frame)[2:-2, 2:-2]
    area = float((outer > 0).sum())
    hull = cv2.contourArea(cv2.convexHull(cv2.findNonZero(outer))) if area else 0.0
    if area < ROUND * hull:
        return None
    solid = float((frame >= DRAWN).sum()) / max(area, 1.0)
    inner = cv2.erode(outer, np.ones((3, 3), np.uint8), borderValue=0)
    if lines_only and solid >= FILLED:
        return None
    ground = frame if solid >= FILLED else None
    shown = 255 - np.maximum(frame, 0) if ground is not None else np.where(frame > 0, 0, ink)
    found = np.where(inner > 0, shown, 0).astype(np.uint8)
    share = float((found >= DRAWN).sum()) / max(area, 1.0)
    most = MOST_CUT_OUT if ground is not None else 1.0
    return cut(found) if LEAST_INSIDE <= share <= most else None


def _one_of_alike(ink: Ink) -> Ink:
    """Return one of several figures that stand in a row and are the same; else all of it."""
    across = ink.shape[1]
    if across < ink.shape[0]:
        return ink
    drawn = (ink >= DRAWN).any(axis=0)
    edges = np.flatnonzero(np.diff(drawn.astype(np.int8), prepend=0, append=0))
    least = CLEAR * across
    gaps = zip(edges[1:-1:2], edges[2::2], strict=True)
    walls = [0, *((one + other) // 2 for one, other in gaps if other - one >= least), across]
    if len(walls) - 1 > IN_ROW:
        return ink
    first, *others = (cut(ink[:, left:right]) for left, right in pairwise(walls))
    return first if all(_same(first, other) for other in others) else ink


def _same(one: Ink, other: Ink) -> bool:
    """Whether two parts cover the same, drawn at one size."""
    if any(
        min(sides) < ALIKE_SIDES * max(sides)
        for sides in zip(one.shape, other.shape, strict=True)
    ):
        return False
    size = (_SMALL, _SMALL)
    covered, too = (
        cv2.resize(part, size, interpolation=cv2.INTER_AREA) for part in (one, other)
    )
    both, either = (how(covered, too).sum(dtype=int) for how in (np.minimum, np.maximum))
    return bool(both >= ALIKE * max(either, 1))
