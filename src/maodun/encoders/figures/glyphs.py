"""Single printed letters and digits, told apart by a small net (``glyphs.npz``).

The net was trained on letters drawn with free fonts; ``bench/figures_training.py`` makes it.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
Floats = NDArray[np.float32]

NONE = "no letter"
CLASSES = (NONE, *"0123456789", *"ABCDEFGHIRU", *"efgru")
"""What one connected piece of ink may be; an "i" without its dot is like an "I"."""
SIDE = 18
_WEIGHTS = Path(__file__).with_name("glyphs.npz")


def shares(glyphs: Sequence[Pixels]) -> Floats:
    """Return for every glyph how likely it is each of ``CLASSES``, summing to 1.

    Args:
        glyphs: Ink 255 on paper 0, cut to the box of one connected piece, upright.
    """
    if not glyphs:
        return np.zeros((0, len(CLASSES)), np.float32)
    hidden, hidden_bias, out, out_bias = _weights()
    found = np.maximum(inputs_of(glyphs) @ hidden + hidden_bias, 0) @ out + out_bias
    raised = np.exp(found - found.max(1, keepdims=True))
    return np.asarray(raised / raised.sum(1, keepdims=True), np.float32)


def inputs_of(glyphs: Sequence[Pixels]) -> Floats:
    """Return what the net sees: the box squeezed to a square, and how wide it was."""
    rows = np.empty((len(glyphs), SIDE * SIDE + 2), np.float32)
    for row, glyph in zip(rows, glyphs, strict=True):
        height, width = glyph.shape
        small = cv2.resize(glyph, (SIDE, SIDE), interpolation=cv2.INTER_AREA)
        row[:-2] = small.reshape(-1) / 255
        row[-2] = 2 * np.clip(np.log(width / height), -2.5, 2.5)
        row[-1] = 2 * glyph.mean() / 255
    return rows


@cache
def _weights() -> tuple[Floats, Floats, Floats, Floats]:
    with np.load(_WEIGHTS) as kept:
        hidden, hidden_bias, out, out_bias = (
            kept[name].astype(np.float32)
            for name in ("hidden", "hidden_bias", "out", "out_bias")
        )
    return hidden, hidden_bias, out, out_bias
