"""Change normalised pictures the way hands, offices and cameras would."""

import cv2
import numpy as np
from numpy.typing import NDArray

from maodun.encoders.looks.normalising import SIDE

Pixels = NDArray[np.uint8]


def changed(look: Pixels, dice: np.random.Generator, *, rough: bool) -> Pixels:
    """Return a normalised picture drawn again: bent, mirrored, strokes lost, other weight.

    Args:
        look: Lines and filled outline, (2, SIDE, SIDE).
        dice: Where chance comes from.
        rough: Change it as much as a hasty sketch would.
    """
    places = _places(dice, bend=float(dice.uniform(2, 6) if rough else dice.uniform(0, 2.5)))
    moved = [cv2.remap(channel, places[0], places[1], cv2.INTER_LINEAR) for channel in look]
    lines = _lines(moved[0], dice, lost=0.35 if rough else 0.15)
    filled = moved[1] if dice.random() > 0.15 else np.zeros_like(moved[1])
    return np.stack([lines, filled])


def _places(
    dice: np.random.Generator, bend: float
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return where each pixel comes from: a turn, stretch, shift and a soft bend."""
    angle = np.radians(dice.normal() * 6)
    if dice.random() < 0.04:
        angle += np.pi / 2 * int(dice.choice([-1, 1]))
    grow = dice.uniform(0.92, 1.2) * np.exp(dice.normal(size=2) * 0.06)
    if dice.random() < 0.12:
        grow *= dice.uniform(0.65, 0.9)
    if dice.random() < 0.5:
        grow[0] = -grow[0]
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]]) * grow
    middle = (SIDE - 1) / 2
    columns, rows = np.meshgrid(np.arange(SIDE) - middle, np.arange(SIDE) - middle)
    shift = dice.normal(size=2) * 2 + middle
    across = turn[0, 0] * columns + turn[0, 1] * rows + shift[0]
    down = turn[1, 0] * columns + turn[1, 1] * rows + shift[1]
    knots = int(dice.integers(3, 7))
    soft = cv2.resize(
        dice.normal(size=(knots, knots, 2)) * bend, (SIDE, SIDE), interpolation=cv2.INTER_CUBIC
    )
    return (across + soft[..., 0]).astype(np.float32), (down + soft[..., 1]).astype(np.float32)


def _lines(lines: Pixels, dice: np.random.Generator, lost: float) -> Pixels:
    """Return the lines with another weight, some of them missing, a few too many."""
    chance = dice.random(5)
    if chance[0] < 0.2:
        lines = cv2.dilate(lines, np.ones((2, 2), np.uint8))
    if chance[1] < 0.3:
        lines = cv2.GaussianBlur(lines, (3, 3), 0)
    kept = lines.astype(np.float32)
    if chance[2] < 2 * lost:
        knots = int(dice.integers(4, 16))
        field = cv2.resize(dice.random((knots, knots)), (SIDE, SIDE))
        kept[field < dice.uniform(0.1, 0.15 + lost)] = 0
    if chance[3] < lost:
        high, wide = dice.integers(10, 45, 2)
        top, left = dice.integers(0, SIDE - 10, 2)
        kept[top : top + high, left : left + wide] = 0
    if chance[4] < 0.12:
        points = dice.integers(5, SIDE - 5, (int(dice.integers(2, 5)), 1, 2)).astype(np.int32)
        cv2.polylines(kept, [points], isClosed=False, color=255.0, thickness=1)
    return np.asarray(np.clip(kept * dice.uniform(0.7, 1.4), 0, 255), np.uint8)
