"""The print on the dress, and a house's flower in a circle."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

Pixels = NDArray[np.uint8]

SIDE = 640
INK = (74, 92, 138)
PALE = (168, 180, 206)


def trellis(seed: int = 5) -> Pixels:
    """Return the work "Moonlit Trellis": moons and vines on a lattice."""
    chance = np.random.default_rng(seed)
    page = Image.new("RGB", (SIDE, SIDE), (247, 245, 240))
    pen = ImageDraw.Draw(page)
    step = SIDE // 4
    for at in range(-SIDE, SIDE * 2, step):
        pen.line((at, 0, at + SIDE, SIDE), fill=PALE, width=5)
        pen.line((at, SIDE, at + SIDE, 0), fill=PALE, width=5)
    for row in range(5):
        for column in range(5):
            x, y = column * step + (row % 2) * step // 2, row * step
            x, y = x + int(chance.integers(-14, 15)), y + int(chance.integers(-14, 15))
            (_moon if (row * 3 + column) % 3 == 0 else _sprig)(pen, x, y, chance)
    return np.asarray(page)


def embroidered(pattern: Pixels) -> Pixels:
    """Return a pattern in pale thread, as it is seen from some way off."""
    pale = 255 - (255 - pattern.astype(np.int16)) // 4
    return pale.astype(np.uint8)


def _moon(pen: ImageDraw.ImageDraw, x: int, y: int, chance: np.random.Generator) -> None:
    size = int(chance.integers(26, 40))
    pen.ellipse((x - size, y - size, x + size, y + size), fill=INK)
    shift = int(size * 0.5)
    pen.ellipse(
        (x - size + shift, y - size - 4, x + size + shift, y + size - 4), fill=(247, 245, 240)
    )


def _sprig(pen: ImageDraw.ImageDraw, x: int, y: int, chance: np.random.Generator) -> None:
    lean = chance.uniform(0, 2 * np.pi)
    for leaf in range(5):
        turn = lean + leaf * 2 * np.pi / 5
        tip = (x + 38 * np.cos(turn), y + 38 * np.sin(turn))
        side = (x + 20 * np.cos(turn + 0.4), y + 20 * np.sin(turn + 0.4))
        pen.polygon([(x, y), side, tip], fill=INK)
    pen.ellipse((x - 7, y - 7, x + 7, y + 7), fill=PALE)


def flower() -> Pixels:
    """Return a figurative mark: a flower of eight petals within a circle."""
    page = Image.new("RGB", (SIDE, SIDE), (255, 255, 255))
    pen = ImageDraw.Draw(page)
    middle = SIDE / 2
    pen.ellipse((40, 40, SIDE - 40, SIDE - 40), outline=(20, 20, 24), width=26)
    for petal in range(8):
        turn = petal * np.pi / 4
        x, y = middle + 118 * np.cos(turn), middle + 118 * np.sin(turn)
        pen.ellipse((x - 62, y - 62, x + 62, y + 62), fill=(20, 20, 24))
        pen.line(
            (middle, middle, middle + 175 * np.cos(turn), middle + 175 * np.sin(turn)),
            fill=(255, 255, 255),
            width=8,
        )
    pen.ellipse((middle - 46, middle - 46, middle + 46, middle + 46), fill=(255, 255, 255))
    return np.asarray(page)
