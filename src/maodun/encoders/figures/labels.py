"""Labels of figures ("FIG. 1", "Fig. 7A", "1.1"), upright or turned: found and read."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from maodun.encoders.figures.glyphs import CLASSES, shares
from maodun.encoders.figures.ink import Bools, Ink, Ints

UPRIGHT, RIGHT, LEFT = 0, 1, 3  # quarter turns clockwise that make a label upright
SMALLEST, TALLEST = 8, 200  # pixels of a letter
LOWEST = 100  # and no letter is lower than this part of the sheet's longer side
FEWEST, LONGEST = 2, 14  # letters of a label without its dots
LEVEL = 7  # the first two signs end on one line but for this part of their height
MOST = 2000  # letters looked at on one sheet; more are shading
SURE = 0.6  # likelihood, among digits, from which one counts as read
FAINT = 0.002  # a glyph less like any digit than this is not read
_LETTERS = {name: CLASSES.index(name) for name in CLASSES[1:]}
_DIGITS = np.array([_LETTERS[digit] for digit in "0123456789"])
_SUFFIXES = np.array([_LETTERS[letter] for letter in "ABCDEFGH"])
_HEADS = (("F",), ("I", "1"), ("G", "g", "6"))
_TAIL = (("U", "u"), ("R", "r"), ("E", "e"))
WEAK, TOGETHER = 0.1, 1.5  # least likelihood of one letter of the word, and of its first three
NUMBER = re.compile(r"\d{1,4}(\.\d{1,3})?[A-H]?")


@dataclass(frozen=True, slots=True)
class Label:
    """One label as it stands on the sheet.

    Attributes:
        text: Its number; "" where it was not read.
        box: Left, top, right, bottom on the sheet.
        turns: Quarter turns clockwise that make it upright: 0 to 3.
        pieces: Numbers of its pieces of ink.
    """

    text: str
    box: tuple[int, int, int, int]
    turns: int
    pieces: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Turned:
    """The pieces that may be letters, with their boxes as seen after some quarter turns."""

    turns: int
    pieces: Ints
    boxes: Ints

    @property
    def heights(self) -> Ints:
        return self.boxes[:, 3] - self.boxes[:, 1]


def labels_of(ink: Ink, expected: Sequence[str] = ()) -> tuple[Label, ...]:
    """Return the labels on a sheet, from the top.

    Args:
        ink: Of the sheet.
        expected: Labels that the description names; a number that is not among them counts as
            not read.
    """
    found = [
        label
        for turns in (UPRIGHT, LEFT, RIGHT)
        for label in _upright(ink, _turned(ink, turns))
    ]
    worded = [label for label, word in found if word]
    kept = worded or [label for label, _ in found]
    wanted = frozenset(expected)
    return tuple(
        Label(
            one.text if not wanted or one.text in wanted else "", one.box, one.turns, one.pieces
        )
        for one in sorted(_apart(kept), key=lambda one: (one.box[1], one.box[0]))
    )


def _turned(ink: Ink, turns: int) -> _Turned:
    """Return the pieces that have the size of a letter, seen after quarter turns clockwise."""
    high, wide = (ink.heights, ink.widths) if turns % 2 == 0 else (ink.widths, ink.heights)
    tallest = min(TALLEST, max(ink.size) // 6)
    lowest = max(SMALLEST, max(ink.size) // LOWEST)
    letters = (high >= lowest) & (high <= tallest) & (wide <= 2 * high) & (wide * 12 >= high)
    letters[0] = False
    pieces = np.flatnonzero(letters).astype(np.int32)
    if len(pieces) > MOST:
        pieces = pieces[:0]
    left, top, right, bottom = ink.boxes[pieces].T
    height, width = ink.size
    boxes = {
        UPRIGHT: (left, top, right, bottom),
        RIGHT: (height - bottom, left, height - top, right),
        LEFT: (top, width - right, bottom, width - left),
    }[turns]
    return _Turned(turns, pieces, np.stack(boxes, 1).astype(np.int32))


def _upright(ink: Ink, letters: _Turned) -> Iterator[tuple[Label, bool]]:
    """Yield the labels that read upright after the turns; whether they have the word FIG."""
    lines = [line for line in _lines(letters) if _is_writing(letters.boxes[line])]
    members = [one for line in lines for one in line]
    likely = shares([_glyph(ink, letters, one) for one in members])
    begin = 0
    for line in lines:
        found = _read(ink, letters, line=line, likely=likely[begin : begin + len(line)])
        begin += len(line)
        if found is not None:
            yield found


def _is_writing(boxes: Ints) -> bool:
    """Return whether a line of boxes may be a label: its first signs stand on one line."""
    if not FEWEST <= len(boxes) <= LONGEST:
        return False
    height = int(boxes[0, 3] - boxes[0, 1])
    lowest = np.abs(boxes[1:2, 3] - boxes[0, 3])
    gaps = boxes[1:3, 0] - boxes[:2, 2][: len(boxes) - 1]
    return bool((lowest * LEVEL <= height).all() and (gaps <= height).all())


def _lines(letters: _Turned) -> list[list[int]]:
    """Return runs of letters that follow each other on one line, left to right."""
    boxes, heights = letters.boxes, letters.heights
    order = np.argsort(boxes[:, 0], kind="stable")
    lefts = boxes[order, 0]
    first = np.searchsorted(lefts, boxes[:, 2] - heights // 4)
    last = np.searchsorted(lefts, boxes[:, 2] + 5 * heights // 2)
    counts = np.maximum(last - first, 0)
    one = np.repeat(np.arange(len(boxes)), counts)
    steps = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    other = order[np.repeat(first, counts) + steps]
    fits = _on_one_line(boxes, one=one, other=other) & (one != other)
    one, other = one[fits], other[fits]
    gaps = boxes[other, 0] - boxes[one, 2]
    after: dict[int, int] = {}
    before: set[int] = set()
    for step in np.argsort(gaps, kind="stable"):
        here, there = int(one[step]), int(other[step])
        if here not in after and there not in before:
            after[here] = there
            before.add(there)
    return [_run(start, after) for start in after if start not in before]


def _on_one_line(boxes: Ints, *, one: NDArray[np.intp], other: NDArray[np.intp]) -> Bools:
    tops, bottoms = boxes[:, 1], boxes[:, 3]
    heights = bottoms - tops
    low, high = (
        np.minimum(heights[one], heights[other]),
        np.maximum(heights[one], heights[other]),
    )
    overlap = np.minimum(bottoms[one], bottoms[other]) - np.maximum(tops[one], tops[other])
    return np.asarray((2 * low >= high) & (overlap * 5 >= 3 * low), np.bool_)


def _run(start: int, after: dict[int, int]) -> list[int]:
    run = [start]
    while run[-1] in after and after[run[-1]] not in run:
        run.append(after[run[-1]])
    return run


def _glyph(ink: Ink, letters: _Turned, one: int) -> NDArray[np.uint8]:
    piece = int(letters.pieces[one])
    left, top, right, bottom = ink.boxes[piece]
    cut = (ink.pieces[top:bottom, left:right] == piece).astype(np.uint8) * 255
    return np.ascontiguousarray(np.rot90(cut, -letters.turns))


def _read(
    ink: Ink, letters: _Turned, *, line: list[int], likely: NDArray[np.float32]
) -> tuple[Label, bool] | None:
    """Return the label that a line of letters is, if it is one."""
    start, after = _word(likely)
    digits = line[after:]
    text, used = _number(ink, letters, digits, likely[after:])
    if after == 0 and not NUMBER.fullmatch(text):
        return None
    members = line[start : after + used] if after else line[:used]
    box = _around(letters.boxes[members])
    pieces = _absorbed(ink, letters, box)
    if after == 0 and not _is_alone(ink, pieces):
        return None
    return Label(text, _around(ink.boxes[list(pieces)]), letters.turns, pieces), after > 0


def _word(likely: NDArray[np.float32]) -> tuple[int, int]:
    """Return where the word FIG or FIGURE begins and ends; (0, 0) where it does not stand."""
    for start in range(max(0, len(likely) - 2)):
        sure = [
            max(float(row[_LETTERS[letter]]) for letter in letters)
            for row, letters in zip(likely[start : start + 3], _HEADS, strict=True)
        ]
        if min(sure) > WEAK and sum(sure) > TOGETHER:
            end = start + len(_HEADS)
            tail = likely[end : end + len(_TAIL)]
            long = len(tail) == len(_TAIL) and all(
                max(row[_LETTERS[letter]] for letter in letters) > WEAK
                for row, letters in zip(tail, _TAIL, strict=True)
            )
            return start, end + (len(_TAIL) if long else 0)
    return 0, 0


def _number(
    ink: Ink, letters: _Turned, line: list[int], likely: NDArray[np.float32]
) -> tuple[str, int]:
    """Return the number that follows, "" where one sign is not sure, and how many signs."""
    text = ""
    signs = _close(letters, line)
    for place, row in enumerate(likely[:signs]):
        if place and _has_dot(ink, letters, line[place - 1], line[place]):
            text += "."
        sign = _digit(row) or (_suffix(row) if place else "")
        if not sign:
            return "", signs
        text += sign
    return (text if NUMBER.fullmatch(text) else ""), signs


def _close(letters: _Turned, line: list[int]) -> int:
    """Return how many signs stand together as one number."""
    boxes = letters.boxes[line]
    gaps = boxes[1:, 0] - boxes[:-1, 2]
    wide = np.flatnonzero(gaps > (boxes[:-1, 3] - boxes[:-1, 1]))
    return int(wide[0]) + 1 if wide.size else len(line)


def _suffix(row: NDArray[np.float32]) -> str:
    best = int(np.argmax(row[_SUFFIXES]))
    return CLASSES[_SUFFIXES[best]] if row[_SUFFIXES[best]] > SURE else ""


def _digit(row: NDArray[np.float32]) -> str:
    """Return the digit, "" where it is not sure; a bare stroke is a one."""
    marks = row[_DIGITS].copy()
    marks[1] += row[_LETTERS["I"]]
    rest = float(row[_SUFFIXES].sum()) + FAINT
    best = int(np.argmax(marks))
    return str(best) if marks[best] > SURE * (float(marks.sum()) + rest) else ""


def _has_dot(ink: Ink, letters: _Turned, one: int, other: int) -> bool:
    """Return whether a dot stands on the line between two letters."""
    first, second = letters.boxes[one], letters.boxes[other]
    height = int(first[3] - first[1])
    if second[0] <= first[2] + 1:
        return False
    low = (
        int(first[2]),
        int(first[3]) - height // 3,
        int(second[0]),
        int(first[3]) + height // 8,
    )
    return bool(_within(ink, letters, low).size)


def _within(ink: Ink, letters: _Turned, box: tuple[int, int, int, int]) -> Ints:
    """Return the pieces that lie wholly in a box, as seen after the turns."""
    left, top, right, bottom = _on_sheet(ink, box, letters.turns)
    boxes = ink.boxes[1:]
    inside = (boxes[:, 0] >= left) & (boxes[:, 1] >= top)
    inside &= (boxes[:, 2] <= right) & (boxes[:, 3] <= bottom)
    return (np.flatnonzero(inside) + 1).astype(np.int32)


def _on_sheet(
    ink: Ink, box: tuple[int, int, int, int], turns: int
) -> tuple[int, int, int, int]:
    left, top, right, bottom = box
    height, width = ink.size
    if turns == RIGHT:
        return top, height - right, bottom, height - left
    if turns == LEFT:
        return width - bottom, left, width - top, right
    return box


def _absorbed(ink: Ink, letters: _Turned, box: tuple[int, int, int, int]) -> tuple[int, ...]:
    """Return the pieces of a label: its letters, dots, hyphens and the line under it."""
    left, top, right, bottom = box
    height = bottom - top
    wider = (left - height // 3, top - height // 4, right + height // 3, bottom + height // 2)
    return tuple(int(one) for one in _within(ink, letters, wider))


def _is_alone(ink: Ink, pieces: tuple[int, ...]) -> bool:
    """Return whether no other ink lies close to a number that has no word before it."""
    left, top, right, bottom = _around(ink.boxes[list(pieces)])
    around = max(bottom - top, right - left) // 2
    area = ink.pieces[
        max(0, top - around) : bottom + around, max(0, left - around) : right + around
    ]
    return int(np.count_nonzero(area)) == int(ink.areas[list(pieces)].sum())


def _around(boxes: Ints) -> tuple[int, int, int, int]:
    low, high = boxes[:, :2].min(0), boxes[:, 2:].max(0)
    return int(low[0]), int(low[1]), int(high[0]), int(high[1])


def _apart(labels: Sequence[Label]) -> list[Label]:
    """Return the labels without those that share ink with one found before."""
    kept: list[Label] = []
    used: set[int] = set()
    for label in labels:
        if used.isdisjoint(label.pieces):
            kept.append(label)
            used.update(label.pieces)
    return kept
