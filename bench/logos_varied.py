"""Logos the encoder of signs learns from: other figures, more changes than are measured.

A figure is drawn once as a picture; look-alikes are made from it as copiers make them: drawn
anew, simplified, hatched, shaded, in outline, part of it gone, twice or three times, mirrored,
turned, in another frame, with another word on another side, in other colours.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from bench.logos_drawing import HAN, SYLLABLES
from bench.logos_shapes import FIGURES, Shape, figure, frame, letters

Mask = NDArray[np.uint8]
"""0 is ground, 255 what is drawn."""

SIDE = 200
ROOM = 24
SIDES = ("below", "above", "right", "left")
STYLES = ("line", "area", "double")
LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabdefghknqrstyz023456789&"
STROKES = "鼎鷹象馬魚鳥虎龜花草雪雷火海湖林森石玉王車舟刀弓衣門井田回国圆方永爱和道德仁义礼智信"
LEAST = 300
"""Pixels of a figure that each change leaves; one that leaves fewer is not made."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A logo before it is put together.

    Attributes:
        word: And on which side of the figure, how long by it.
        frame: Its shape, and whether it is a line, an area or two lines.
        count: How often the figure stands in a row.
        colours: Of the ground, the figure and the word, in grey.
    """

    figure: Mask
    word: tuple[Mask, str, float] | None
    frame: tuple[Shape, str] | None
    colours: tuple[int, int, int]
    count: int = 1


def varied_groups(groups: int, *, alike: int, seed: int) -> Iterator[list[Mask]]:
    """Yield groups of grey pictures: one logo, then its look-alikes."""
    for number in range(groups):
        source = random.Random(f"varied {seed} {number}")
        sign = new_sign(source)
        yield [assembled(one) for one in (sign, *(_copied(sign, source) for _ in range(alike)))]


def new_sign(source: random.Random) -> Sign:
    """Return a logo with or without word and frame."""
    sign = Sign(_cut(_drawn_figure(source)), None, None, _colours(source))
    if source.random() < 0.5:
        sign = _worded(sign, source)
    return _framed(sign, source) if source.random() < 0.3 else sign


def assembled(sign: Sign) -> Mask:
    """Return the picture of a logo."""
    one = _fitted(sign.figure, SIDE)
    body = _fitted(np.hstack([np.pad(one, ((0, 0), (0, 16)))] * sign.count), int(SIDE * 1.2))
    ground, ink, other = sign.colours
    if sign.frame:
        picture = _in_frame(body, *sign.frame, sign.colours)
    else:
        picture = _laid(np.full(body.shape, ground, np.uint8), body, ink)
    if not sign.word:
        return _bordered(picture, 14, ground)
    word, side, long = sign.word
    letters_drawn = _fitted(word, max(20, int(SIDE * 1.2 * long)))
    written = _laid(np.full(letters_drawn.shape, ground, np.uint8), letters_drawn, other)
    pair = [picture, written] if side in {"below", "right"} else [written, picture]
    upright = side in {"below", "above"}
    return _bordered(_joined(pair, upright=upright, ground=ground), 14, ground)


def _copied(sign: Sign, source: random.Random) -> Sign:
    for change in source.sample(CHANGES, source.randint(1, 3)):
        changed = change(sign, source)
        if (changed.figure > 127).sum() > LEAST:
            sign = changed
    return sign


def _drawn_figure(source: random.Random) -> Mask:
    kind = source.random()
    if kind < 0.3:
        text = source.choice(
            (source.choice(STROKES), "".join(source.choices(LATIN, k=source.randint(1, 3))))
        )
        return _filled(letters(text), holes=True)
    if kind < 0.4:
        return _doodle(source)
    mask = _filled(figure(source), holes=False)
    if kind < 0.7:
        return mask
    other = _moved(_filled(source.choice(FIGURES)(source), holes=False), source)
    how = source.choice((np.maximum, np.bitwise_xor, _without))
    return np.asarray(how(mask, other), np.uint8)


def _without(one: Mask, other: Mask) -> Mask:
    return np.asarray(np.where(other > 127, 0, one), np.uint8)


def _filled(shape: Shape, *, holes: bool) -> Mask:
    """Return closed lines as areas, in the middle of a picture."""
    every = np.concatenate(shape)
    low, high = every.min(axis=0), every.max(axis=0)
    scale = (SIDE - 2 * ROOM) / max(float((high - low).max()), 1e-6)
    lines = [
        np.rint(((line - (low + high) / 2) * scale + SIDE / 2) * 16).astype(np.int32)
        for line in shape
    ]
    mask = np.zeros((SIDE, SIDE), np.uint8)
    for group in [lines] if holes else [[line] for line in lines]:
        cv2.fillPoly(mask, group, 255, shift=4)
    return mask


def _doodle(source: random.Random) -> Mask:
    """Return a line that wanders, or two, with the same on the other side now and then."""
    mask = np.zeros((SIDE, SIDE), np.uint8)
    for _ in range(source.randint(1, 3)):
        knots = np.array([[source.uniform(30, 170) for _ in "xy"] for _ in range(6)])
        line = cv2.resize(knots, (2, 60), interpolation=cv2.INTER_CUBIC)
        wide = source.randint(6, 22)
        cv2.polylines(mask, [np.rint(line).astype(np.int32)], source.random() < 0.4, 255, wide)
    return np.maximum(mask, mask[:, ::-1]) if source.random() < 0.4 else mask


def _moved(mask: Mask, source: random.Random) -> Mask:
    how = cv2.getRotationMatrix2D(
        (SIDE / 2, SIDE / 2), source.choice((0, 0, 90, 180, 45)), source.uniform(0.3, 0.8)
    )
    how[:, 2] += np.array([source.uniform(-40, 40), source.uniform(-40, 40)])
    return np.asarray(cv2.warpAffine(mask, how, (SIDE, SIDE)), np.uint8)


def _colours(source: random.Random) -> tuple[int, int, int]:
    if source.random() < 0.5:
        return 255, 0, 0
    if source.random() < 0.3:
        return source.randrange(90), 255, source.randrange(190, 256)
    return source.randrange(215, 256), source.randrange(150), source.randrange(150)


def _word(source: random.Random) -> Mask:
    text = "".join(source.choices(SYLLABLES, k=source.randint(2, 4)))
    if source.random() < 0.2:
        text = "".join(source.choices(HAN, k=source.randint(2, 4)))
    drawn = _cut(
        _filled(letters(source.choice((text, text.upper(), text.title()))), holes=True)
    )
    slant = source.choice((0.0, 0.0, -0.25))
    high, wide = drawn.shape
    leaning = np.array([[1, slant, max(0.0, -slant * high)], [0, 1, 0]])
    size = (int(wide + abs(slant) * high), high)
    return np.asarray(cv2.warpAffine(drawn, leaning, size), np.uint8)


def _worded(sign: Sign, source: random.Random) -> Sign:
    if sign.word and source.random() < 0.4:
        return replace(sign, word=None)
    return replace(sign, word=(_word(source), source.choice(SIDES), source.uniform(0.4, 1.2)))


def _framed(sign: Sign, source: random.Random) -> Sign:
    if sign.frame and source.random() < 0.6:
        return replace(sign, frame=None)
    return replace(sign, frame=(frame(source), source.choice(STYLES)))


def _recoloured(sign: Sign, source: random.Random) -> Sign:
    return replace(sign, colours=_colours(source))


def _repeated(sign: Sign, source: random.Random) -> Sign:
    return replace(sign, count=1 if sign.count > 1 else source.randint(2, 3))


def _redrawn(sign: Sign, source: random.Random) -> Sign:
    """The hand of another: every line a little elsewhere."""
    dice = np.random.default_rng(source.randrange(2**32))
    mask = _roomy(sign.figure)
    high, wide = mask.shape
    bend = dice.normal(size=(4, 4, 2)).astype(np.float32) * source.uniform(2, 9)
    by = cv2.resize(bend, (wide, high), interpolation=cv2.INTER_CUBIC)
    down, across = np.mgrid[:high, :wide].astype(np.float32)
    bent = cv2.remap(mask, across + by[..., 0], down + by[..., 1], cv2.INTER_LINEAR)
    return _with(sign, np.asarray(bent, np.uint8))


def _turned(sign: Sign, source: random.Random) -> Sign:
    mask = _roomy(sign.figure)
    middle = (mask.shape[1] / 2, mask.shape[0] / 2)
    how = cv2.getRotationMatrix2D(middle, source.uniform(-22, 22), 0.85)
    return _with(sign, np.asarray(cv2.warpAffine(mask, how, mask.shape[::-1]), np.uint8))


def _mirrored(sign: Sign, _: random.Random) -> Sign:
    return _with(sign, sign.figure[:, ::-1])


def _stretched(sign: Sign, source: random.Random) -> Sign:
    wide, high = source.choice(((1.0, 0.7), (0.7, 1.0), (0.85, 1.0), (1.0, 0.85)))
    stretched = cv2.resize(sign.figure, None, fx=wide, fy=high, interpolation=cv2.INTER_AREA)
    return _with(sign, np.asarray(stretched, np.uint8))


def _outlined(sign: Sign, source: random.Random) -> Sign:
    mask = _roomy(sign.figure)
    area = (mask > 127).astype(np.uint8) * 255
    wide = source.randrange(5, 15, 2)
    within = cv2.erode(area, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (wide, wide)))
    return _with(sign, np.asarray(area - within, np.uint8))


def _simplified(sign: Sign, source: random.Random) -> Sign:
    soft = cv2.GaussianBlur(_roomy(sign.figure), (0, 0), source.uniform(3, 8))
    return _with(sign, np.asarray((soft > 115) * 255, np.uint8))


def _hatched(sign: Sign, source: random.Random) -> Sign:
    mask = _roomy(sign.figure).copy()
    step, gap = source.randint(10, 26), source.uniform(0.2, 0.4)
    down, across = np.indices(mask.shape)
    along = source.choice((down, across, down + across))
    mask[along % step < gap * step] = 0
    return _with(sign, mask)


def _shaded(sign: Sign, source: random.Random) -> Sign:
    mask = _roomy(sign.figure)
    shade = np.linspace(1, source.uniform(0.4, 0.8), mask.shape[0])[:, None]
    return replace(sign, figure=_cut(np.asarray(mask * shade, np.uint8)))


def _bitten(sign: Sign, source: random.Random) -> Sign:
    """One element of the figure is gone."""
    mask = _roomy(sign.figure).copy()
    high, wide = mask.shape
    at = (source.randrange(wide), source.randrange(high))
    cv2.circle(mask, at, source.randint(20, 45), 0, -1)
    enough = (mask > 127).sum() > 0.6 * (sign.figure > 127).sum()
    return _with(sign, mask) if enough else sign


def _heavier(sign: Sign, source: random.Random) -> Sign:
    mask = _roomy(sign.figure)
    brush = np.ones((source.randint(3, 8),) * 2, np.uint8)
    way = source.choice((cv2.MORPH_DILATE, cv2.MORPH_ERODE))
    return _with(sign, np.asarray(cv2.morphologyEx(mask, way, brush), np.uint8))


CHANGES: tuple[Callable[[Sign, random.Random], Sign], ...] = (
    *(_worded, _worded, _framed, _framed, _recoloured, _recoloured, _repeated, _redrawn),
    *(_redrawn, _turned, _mirrored, _stretched, _outlined, _outlined, _simplified, _hatched),
    *(_shaded, _bitten, _heavier),
)


def _with(sign: Sign, mask: Mask) -> Sign:
    return replace(sign, figure=_cut(mask))


def _roomy(mask: Mask) -> Mask:
    return np.pad(_fitted(mask, SIDE), ROOM)


def _cut(mask: Mask) -> Mask:
    rows, columns = (np.flatnonzero((mask > 60).any(axis=axis)) for axis in (1, 0))
    if not rows.size:
        return np.zeros((SIDE, SIDE), np.uint8)
    return np.asarray(mask[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1], np.uint8)


def _fitted(mask: Mask, side: int) -> Mask:
    scale = side / max(mask.shape)
    high, wide = (max(1, round(length * scale)) for length in mask.shape)
    return np.asarray(cv2.resize(mask, (wide, high), interpolation=cv2.INTER_AREA), np.uint8)


def _in_frame(body: Mask, shape: Shape, style: str, colours: tuple[int, int, int]) -> Mask:
    """Return the figure in its frame; in an area it has the colour of the ground."""
    side = int(np.hypot(*body.shape) * 1.15)
    around = cv2.resize(_cut(_filled(shape, holes=False)), (side, side))
    picture = _laid(
        np.full((side, side), colours[0], np.uint8), np.asarray(around, np.uint8), colours[1]
    )
    if style != "area":
        widths = (side // 20, side // 10, side // 8) if style == "double" else (side // 18,)
        for number, wide in enumerate(widths):
            inner = cv2.erode(around, np.ones((2 * wide + 1,) * 2, np.uint8), borderValue=0)
            picture = _laid(picture, np.asarray(inner, np.uint8), colours[number % 2])
    down, across = (side - body.shape[0]) // 2, (side - body.shape[1]) // 2
    whole = np.zeros_like(picture)
    whole[down : down + body.shape[0], across : across + body.shape[1]] = body
    return _laid(picture, whole, colours[0] if style == "area" else colours[2])


def _laid(picture: Mask, mask: Mask, ink: int) -> Mask:
    share = mask.astype(np.float32) / 255
    return np.asarray(picture * (1 - share) + ink * share, np.uint8)


def _joined(pair: list[Mask], *, upright: bool, ground: int) -> Mask:
    """Return two pictures one above the other, or beside each other, middle by middle."""
    turned = pair if upright else [one.T for one in pair]
    wide = max(one.shape[1] for one in turned)
    rows = []
    for one in turned:
        left = (wide - one.shape[1]) // 2
        room = ((0, 0), (left, wide - one.shape[1] - left))
        rows += [np.pad(one, room, constant_values=ground)]
    gap = np.full((16, wide), ground, np.uint8)
    whole = np.vstack([rows[0], gap, rows[1]])
    return np.ascontiguousarray(whole if upright else whole.T)


def _bordered(picture: Mask, by: int, ground: int) -> Mask:
    return np.pad(picture, by, constant_values=ground)
