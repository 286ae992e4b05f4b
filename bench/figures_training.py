"""Train the small reader of figure labels from letters drawn with free fonts.

    python -m bench.figures_training --fonts DIR --out src/maodun/encoders/figures/glyphs.npz

Every letter is drawn in each font of the folder, and in the one that Pillow brings, at sizes
of an office's sheet, slanted, made wider, narrower, thicker and thinner, given broken edges as
fax scans have them, and cut to its box. No picture of an office is used. Letters and strokes
that stand in no label teach what is none. The net has one hidden layer and is trained here
with nothing but numpy.

The weights of the project are those of ``--each 20`` with the DejaVu (Bitstream Vera licence)
and Liberation (SIL Open Font License) fonts, 38 files; of the drawings held back 97.4 % are
read right.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from maodun.encoders.figures.glyphs import CLASSES, NONE, inputs_of

PEN = {
    "0": "10 30 41 45 36 16 05 01 10",
    "1": "11 20 26|16 36",
    "2": "01 10 30 41 42 06 46",
    "3": "01 10 30 41 42 33 44 45 36 16 05|23 33",
    "4": "36 30 04 44",
    "5": "40 00 03 33 44 45 36 06",
    "6": "41 30 10 01 05 16 36 45 44 33 03",
    "7": "00 40 16",
    "8": "13 02 01 10 30 41 42 33 13 04 05 16 36 45 44 33",
    "9": "43 13 02 01 10 30 41 45 36 06",
    "A": "06 20 46|14 34",
    "B": "00 30 41 42 33 44 45 36 06 00|03 33",
    "C": "41 30 10 01 05 16 36 45",
    "D": "00 30 41 45 36 06 00",
    "E": "40 00 06 46|03 33",
    "F": "40 00 06|03 23",
    "G": "40 10 01 05 16 46 43 33",
    "H": "00 06|40 46|03 43",
    "I": "10 30|20 26|16 36",
    "R": "06 00 30 41 42 33 03|23 46",
    "U": "00 05 16 36 45 40",
}
"""Letters as a drawing machine writes them: lines through points of a grid, x then y."""

FOOTLESS = ("11 20 26", "02 20 26", "12 20 26", "02 12 20 26")
"""Ones without a foot, which offices' sheets have and few free fonts."""

Pixels = NDArray[np.uint8]
Floats = NDArray[np.float32]
OTHER = "JKLMNPTVWXYkmnpvwxy&%?"  # none that is drawn like one of the classes
SMALLEST = 8  # pixels
WHOLE = 0.75  # share of the ink that its largest piece has
HIDDEN = 96
PEN_COPIES = 6  # the letters of a drawing machine count as so many fonts
EPOCHS = 24
BATCH = 256
RATE = 0.002


def drawn(
    letter: str,
    font: ImageFont.FreeTypeFont | ImageFont.ImageFont,
    *,
    draw: np.random.Generator,
) -> Pixels:
    """Return one letter as ink (255) on paper (0), distorted."""
    image = Image.new("L", (110, 110), 0)
    ImageDraw.Draw(image).text((25, 20), letter, fill=255, font=font)
    ink: Pixels = np.asarray(image, np.uint8)
    wide, slant = draw.uniform(0.5, 1.5), draw.uniform(-0.02, 0.28) * (draw.random() < 0.4)
    turn = draw.normal(0, 0.02)
    matrix = np.array([[wide, -slant, 20.0], [turn, 1.0, 0.0]])
    ink = np.asarray(cv2.warpAffine(ink, matrix, (190, 120)), np.uint8)
    return rough(ink, draw=draw)


def penned(lines: str, *, thickest: int, draw: np.random.Generator) -> Pixels:
    """Return one letter written with a pen along straight lines."""
    ink = np.zeros((130, 110), np.uint8)
    scale = np.array([draw.uniform(5, 18), draw.uniform(7, 16)])
    for line in lines.split("|"):
        points = [(int(point[0]), int(point[1])) for point in line.split()]
        places = np.array(points) * scale + 15 + draw.normal(0, 0.4, (len(points), 2))
        thickness = int(draw.integers(2, thickest))
        cv2.polylines(
            ink, [places.astype(np.int32)], isClosed=False, color=255, thickness=thickness
        )
    return rough(ink, draw=draw)


def rough(ink: Pixels, *, draw: np.random.Generator) -> Pixels:
    """Return the ink thicker or thinner, with the edge of a scan."""
    blurred = cv2.GaussianBlur(ink, (0, 0), draw.uniform(0.4, 1.2)).astype(np.float32)
    blurred += cv2.GaussianBlur(draw.normal(0, 45, ink.shape).astype(np.float32), (0, 0), 1)
    return np.where(blurred > draw.uniform(80, 150), np.uint8(255), np.uint8(0))


def biggest(ink: Pixels) -> Pixels | None:
    """Return the box of the largest connected piece, the others wiped out."""
    count, pieces, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    if count == 1:
        return None
    one = 1 + int(np.argmax(stats[1:, cv2.CC_STAT_AREA]))
    left, top, width, height = (int(value) for value in stats[one, :4])
    if height < SMALLEST or stats[one, cv2.CC_STAT_AREA] < WHOLE * np.count_nonzero(ink):
        return None  # fell to pieces
    cut = pieces[top : top + height, left : left + width] == one
    return np.where(cut, np.uint8(255), np.uint8(0))


def strokes(*, draw: np.random.Generator) -> Pixels:
    """Return a piece of drawing that is no letter."""
    ink = np.zeros((120, 120), np.uint8)
    for _ in range(int(draw.integers(2, 4))):
        points = draw.integers(15, 105, (int(draw.integers(2, 5)), 1, 2)).astype(np.int32)
        closed = bool(draw.random() < 0.3)
        cv2.polylines(ink, [points], closed, 255, int(draw.integers(2, 7)))
    if draw.random() < 0.4:
        axes = (int(draw.integers(5, 45)), int(draw.integers(5, 45)))
        end = int(draw.integers(60, 361))
        cv2.ellipse(ink, (60, 60), axes, 0, 0, end, 255, int(draw.integers(2, 7)))
    return rough(ink, draw=draw)


def examples(fonts: list[Path], *, each: int) -> tuple[Floats, NDArray[np.int64]]:
    """Return inputs and the number of the class of each."""
    draw = np.random.default_rng(1)
    glyphs: list[Pixels] = []
    classes: list[int] = []
    for letter, ink in _inks(fonts, each=each, draw=draw):
        one = biggest(ink)
        if one is not None:
            glyphs.append(one)
            classes.append(CLASSES.index(letter) if letter in CLASSES else 0)
    return inputs_of(glyphs), np.array(classes)


def _inks(
    fonts: list[Path], *, each: int, draw: np.random.Generator
) -> Iterator[tuple[str, Pixels]]:
    for path in (*fonts, *[None] * PEN_COPIES):
        for _ in range(each):
            size = int(draw.integers(18, 64))
            font = ImageFont.truetype(path, size) if path else ImageFont.load_default(size)
            for letter in (*CLASSES[1:], *map(str, draw.choice(list(OTHER), 6))):
                yield letter, drawn(letter, font, draw=draw)
    for letter in sorted(PEN) * each * PEN_COPIES:
        yield letter, penned(PEN[letter], thickest=5, draw=draw)
    for lines in FOOTLESS * each * PEN_COPIES:
        yield "1", penned(lines, thickest=12, draw=draw)
    for _ in range(each * len(fonts) * 4):
        yield NONE, strokes(draw=draw)


def trained(inputs: Floats, classes: NDArray[np.int64]) -> dict[str, Floats]:
    """Return the weights of the net (Adam on cross entropy)."""
    draw = np.random.default_rng(2)
    size = inputs.shape[1]
    weights = [
        draw.normal(0, (2 / size) ** 0.5, (size, HIDDEN)).astype(np.float32),
        np.zeros(HIDDEN, np.float32),
        draw.normal(0, (1 / HIDDEN) ** 0.5, (HIDDEN, len(CLASSES))).astype(np.float32),
        np.zeros(len(CLASSES), np.float32),
    ]
    first = [np.zeros_like(one) for one in weights]
    second = [np.zeros_like(one) for one in weights]
    step = 0
    for epoch in range(EPOCHS):
        rate = RATE * (1 - epoch / EPOCHS)
        order = draw.permutation(len(inputs))
        for begin in range(0, len(order), BATCH):
            chosen = order[begin : begin + BATCH]
            step += 1
            slopes = _slopes(weights, inputs[chosen], classes[chosen])
            for place, slope in enumerate(slopes):
                first[place] += 0.1 * (slope - first[place])
                second[place] += 0.001 * (slope**2 - second[place])
                scale = rate * (1 - 0.999**step) ** 0.5 / (1 - 0.9**step)
                change = scale * first[place] / (np.sqrt(second[place]) + 1e-8)
                weights[place] -= change + rate * 0.001 * weights[place]
    names = ("hidden", "hidden_bias", "out", "out_bias")
    return dict(zip(names, weights, strict=True))


def _slopes(
    weights: list[Floats], inputs: Floats, classes: NDArray[np.int64]
) -> tuple[Floats, ...]:
    hidden = np.maximum(inputs @ weights[0] + weights[1], 0)
    out = hidden @ weights[2] + weights[3]
    shares = np.exp(out - out.max(1, keepdims=True))
    shares /= shares.sum(1, keepdims=True)
    shares[np.arange(len(classes)), classes] -= 1
    shares /= len(classes)
    back = (shares @ weights[2].T) * (hidden > 0)
    return inputs.T @ back, back.sum(0), hidden.T @ shares, shares.sum(0)


def main() -> int:
    """Write the weights, and print how many of the letters held back are read right."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.figures_training", description=__doc__
    )
    parser.add_argument("--fonts", type=Path, action="append", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--each", type=int, default=20, help="drawings per letter and font")
    arguments = parser.parse_args()
    fonts = sorted(path for folder in arguments.fonts for path in folder.rglob("*.tt[fc]"))
    inputs, classes = examples(fonts, each=arguments.each)
    held = np.arange(len(inputs)) % 20 == 0
    weights = trained(inputs[~held], classes[~held])
    hidden = np.maximum(inputs[held] @ weights["hidden"] + weights["hidden_bias"], 0)
    right = np.argmax(hidden @ weights["out"] + weights["out_bias"], 1) == classes[held]
    print(f"{len(fonts)} fonts, {len(inputs)} examples, held right {right.mean():.4f}")
    kept = {name: one.astype(np.float16) for name, one in weights.items()}
    np.savez_compressed(arguments.out, allow_pickle=False, **kept)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
