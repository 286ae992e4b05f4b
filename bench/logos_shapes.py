"""The parts that logos of the benchmark are drawn from: figures, frames, letters, stripes.

Every part is a set of closed lines about the middle of a square from -1 to 1.
"""

import math
import random
from collections.abc import Callable, Sequence
from functools import cache
from importlib import resources

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from maodun import fonts
from maodun.fonts.characters import FILE

Line = NDArray[np.float64]
Shape = tuple[Line, ...]
POINTS = 90
GLYPH = 120
_TURN = 2 * math.pi
_AROUND = np.linspace(0, _TURN, POINTS, endpoint=False)


def blob(source: random.Random) -> Shape:
    """Return a round shape with a few waves, often the same on both sides."""
    radius = np.ones(POINTS)
    even = source.random() < 0.6
    for waves in range(2, 6):
        phase = 0.0 if even else source.uniform(0, _TURN)
        radius += source.gauss(0, 0.35 / waves**0.7) * np.cos(waves * _AROUND + phase)
    return (_polar(np.abs(radius) + 0.1),)


def superformula(source: random.Random) -> Shape:
    """Return a curve of Gielis (2003) with three to eight corners."""
    corners, power = source.randint(3, 8), source.uniform(0.4, 3)
    wave = np.abs(np.cos(corners * _AROUND / 4)) ** source.uniform(0.5, 4)
    other = np.abs(np.sin(corners * _AROUND / 4)) ** source.uniform(0.5, 4)
    return (_polar((wave + other) ** (-1 / power)),)


def star(source: random.Random) -> Shape:
    """Return a star, or a polygon where its inner corners lie far out."""
    points, inner = source.randint(3, 9), source.uniform(0.25, 0.9)
    around = np.arange(2 * points) * math.pi / points - math.pi / 2
    radius = np.where(np.arange(2 * points) % 2, inner, 1.0)
    return (np.stack([radius * np.cos(around), radius * np.sin(around)], axis=1),)


def petals(source: random.Random) -> Shape:
    """Return a flower, or a propeller."""
    count, wide = source.randint(3, 9), source.uniform(0.12, 0.38)
    near, bend = source.uniform(0.05, 0.35), source.uniform(-0.5, 0.5)
    leaf = _moved(_leaf(wide, bend) * (1 - near) / 2, (1 + near) / 2)
    return tuple(_turned(leaf, _TURN * number / count) for number in range(count))


def rings(source: random.Random) -> Shape:
    """Return circles in or beside each other, of which some may be open."""
    count = source.randint(2, 4)
    if source.random() < 0.5:
        step = source.uniform(0.5, 1.1)
        return tuple(
            _moved(
                _band(source.uniform(0.5, 0.55), 0.42, 0, _TURN),
                step * (number - (count - 1) / 2),
                0.35 * (number % 2),
            )
            for number in range(count)
        )
    open_at, gap = source.uniform(0, _TURN), source.uniform(0, 2.5)
    return tuple(
        _band(1 - number / count, 1 - (number + 0.55) / count, open_at, _TURN - gap)
        for number in range(count)
    )


def crescent(source: random.Random) -> Shape:
    """Return a moon, and sometimes a small round beside it."""
    deep, half = source.uniform(0.2, 0.8), np.linspace(-math.pi / 2, math.pi / 2, POINTS // 2)
    outer = np.stack([np.cos(half), np.sin(half)], axis=1)
    inner = np.stack([deep * np.cos(half[::-1]), np.sin(half[::-1])], axis=1)
    moon = _turned(np.concatenate([outer, inner]), source.uniform(0, _TURN))
    return (moon, _round(0.25)) if source.random() < 0.4 else (moon,)


def arrows(source: random.Random) -> Shape:
    """Return one to three chevrons or arrows."""
    count, slope, thick = source.randint(1, 3), source.uniform(0.4, 1), source.uniform(0.2, 0.5)
    tip = np.array(
        [[0, -slope], [1, 0], [0, slope], [-thick, slope], [1 - thick, 0], [-thick, -slope]]
    )
    turn = source.choice((0.0, math.pi / 2, -math.pi / 2, math.pi / 4))
    return tuple(_turned(_moved(tip, 0.7 * number), turn) for number in range(count))


def waves(source: random.Random) -> Shape:
    """Return bands that swing, as water or hills are drawn."""
    count, swings = source.randint(2, 4), source.uniform(0.6, 2.2)
    high, phase = source.uniform(0.1, 0.3), source.uniform(0, _TURN)
    across = np.linspace(-1, 1, POINTS // 2)
    drawn = []
    for number in range(count):
        middle = 1.4 * (number - (count - 1) / 2) / count
        swing = high * np.sin(swings * math.pi * across + phase) + middle
        upper = np.stack([across, swing], axis=1)
        drawn.append(np.concatenate([upper, _moved(upper, 0, 0.8 / count)[::-1]]))
    return tuple(drawn)


def sprout(source: random.Random) -> Shape:
    """Return leaves on a stem."""
    count, wide = source.randint(1, 3), source.uniform(0.2, 0.5)
    drawn = [np.array([[-0.05, 1], [0.05, 1], [0.04, -0.8], [-0.04, -0.8]])]
    for number in range(count):
        leaf = _moved(_leaf(wide, source.uniform(-0.4, 0.4)) * 0.45, 0.45)
        turned = _moved(_turned(leaf, -source.uniform(0.2, 1.1)), 0, 0.7 - 0.7 * number)
        drawn += [turned, turned * (-1, 1)]
    return tuple(drawn)


def beast(source: random.Random) -> Shape:
    """Return an animal seen from its side: body, neck, head, ear, legs and tail."""
    long, high = source.uniform(0.45, 0.75), source.uniform(0.22, 0.4)
    head, neck = source.uniform(0.15, 0.3), source.uniform(0.1, 0.7)
    legs, at = source.uniform(0.25, 0.7), (long, -neck)
    ear, tail = source.uniform(0.1, 0.45), source.uniform(-0.6, 0.5)
    drawn = [
        _round(long, high),
        _moved(_round(head * source.uniform(1, 1.6), head), *at),
        _beam((long * 0.7, 0), at, high * 0.8),
        _beam((at[0], at[1]), (at[0] - 0.08, at[1] - head - ear), 0.12),
        _beam((-long * 0.9, -0.05), (-long - 0.35, tail), 0.1),
    ]
    for share in (-0.75, -0.5, 0.5, 0.75):
        drawn.append(_beam((share * long, 0), (share * long * 1.1, high + legs), 0.13))
    return tuple(drawn)


def bird(source: random.Random) -> Shape:
    """Return a bird or a fish: body, one or two wings, tail, beak."""
    high, wing = source.uniform(0.2, 0.4), source.uniform(0.5, 1.1)
    lean, spread = source.uniform(-0.5, 0.4), source.uniform(0.25, 0.7)
    body = _turned(_round(0.65, high), source.uniform(-0.4, 0.2))
    drawn = [
        body,
        np.array([[-spread / 2, 0], [spread / 2, 0], [lean, -wing]]),
        np.array(
            [[-0.5, 0], [-1.05, -source.uniform(0, 0.5)], [-1.0, source.uniform(0.1, 0.5)]]
        ),
        np.array([[0.55, -0.15], [1.0, -source.uniform(0.0, 0.3)], [0.55, 0.1]]),
    ]
    if source.random() < 0.5:
        drawn.append(drawn[1] * (1, -0.8))
    return tuple(drawn)


def tiles(source: random.Random) -> Shape:
    """Return rounds or squares on a grid, some of them left out."""
    count, share = source.randint(2, 4), source.uniform(0.5, 1.0)
    part = _round(0.85 / count) if source.random() < 0.5 else _box(0.8 / count, 0.8 / count)
    places = [
        ((2 * x + 1) / count - 1, (2 * y + 1) / count - 1)
        for x in range(count)
        for y in range(count)
    ]
    kept = [place for place in places if source.random() < share] or places
    return tuple(_moved(part, *place) for place in kept)


FIGURES: tuple[Callable[[random.Random], Shape], ...] = (
    *(blob, superformula, star, petals, rings, crescent, arrows, waves, sprout, beast, beast),
    *(bird, bird, tiles),
)


def figure(source: random.Random) -> Shape:
    """Return one of all figures, at most two units wide and high."""
    shape = source.choice(FIGURES)(source)
    every = np.concatenate(shape)
    low, high = every.min(axis=0), every.max(axis=0)
    return tuple((line - (low + high) / 2) * 2 / (high - low).max() for line in shape)


def frame(source: random.Random) -> Shape:
    """Return a frame: round, oval, square, shield or with many corners."""
    kind = source.randrange(5)
    if kind < 2:
        return (_round(1, (1.0, source.uniform(0.55, 0.8))[kind]),)
    if kind == 2:
        return (_box(1, source.choice((1.0, 0.8, 0.6))),)
    if kind == 3:
        down = np.array([[-0.85, -1], [0.85, -1], [0.85, 0.2], [0.5, 0.7], [0, 1.1]])
        return (np.concatenate([down, down[:0:-1] * (-1, 1)]),)
    corners = source.choice((3, 5, 6, 8))
    around = np.arange(corners) * _TURN / corners - math.pi / 2
    return (np.stack([np.cos(around), np.sin(around)], axis=1),)


def stripes(source: random.Random) -> Shape:
    """Return two to five parallel bars."""
    count, wide = source.randint(2, 5), source.uniform(0.3, 0.7)
    turn = source.choice((0.0, 0.0, math.pi / 2, 0.5))
    bars = [_moved(_box(1, wide / count), 0, 2 * number / count - 1) for number in range(count)]
    return tuple(_turned(bar, turn) for bar in bars)


def letters(text: str) -> Shape:
    """Return letters as lines, two units wide or high, whichever is more."""
    return _letters(text)


@cache
def _letters(text: str) -> Shape:
    with resources.as_file(resources.files(fonts) / FILE) as path:
        font = ImageFont.truetype(str(path), GLYPH)
    left, top, right, bottom = (round(side) for side in font.getbbox(text))
    sheet = Image.new("L", (right - left + 8, bottom - top + 8))
    ImageDraw.Draw(sheet).text((4 - left, 4 - top), text, 255, font)
    mask = np.asarray(sheet) > 127
    found, _ = cv2.findContours(mask.astype(np.uint8), cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    middle = np.array([sheet.width / 2, sheet.height / 2])
    half = max(sheet.width, sheet.height) / 2
    return tuple((line[:, 0] - middle) / half for line in found if len(line) > 2)


def _polar(radius: NDArray[np.float64]) -> Line:
    radius = radius / radius.max()
    return np.stack([radius * np.cos(_AROUND), radius * np.sin(_AROUND)], axis=1)


def _round(wide: float, high: float | None = None) -> Line:
    half = wide if high is None else high
    return np.stack([wide * np.cos(_AROUND), half * np.sin(_AROUND)], axis=1)


def _box(wide: float, high: float) -> Line:
    return np.array([[-wide, -high], [wide, -high], [wide, high], [-wide, high]])


def _leaf(wide: float, bend: float) -> Line:
    across = np.linspace(-1, 1, POINTS // 2)
    half = wide * 2 * (1 - across**2)
    middle = bend * (1 - across**2)
    upper = np.stack([across, middle + half / 2], axis=1)
    lower = np.stack([across, middle - half / 2], axis=1)
    return np.concatenate([upper, lower[::-1]])


def _band(outer: float, inner: float, start: float, sweep: float) -> Line:
    around = np.linspace(start, start + sweep, POINTS)
    edge = np.stack([np.cos(around), np.sin(around)], axis=1)
    return np.concatenate([edge * outer, edge[::-1] * inner])


def _beam(start: Sequence[float], end: Sequence[float], wide: float) -> Line:
    one, other = np.asarray(start, float), np.asarray(end, float)
    along = (other - one) / max(float(np.linalg.norm(other - one)), 1e-6)
    side = np.array([-along[1], along[0]]) * wide / 2
    return np.stack([one + side, other + side * 0.7, other - side * 0.7, one - side])


def _moved(line: Line, across: float, down: float = 0.0) -> Line:
    return np.asarray(line + np.array([across, down]))


def _turned(line: Line, by: float) -> Line:
    across, down = math.cos(by), math.sin(by)
    return np.asarray(line @ np.array([[across, down], [-down, across]]))
