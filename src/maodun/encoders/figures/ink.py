"""The ink of a sheet in connected pieces, each with its box; drawing or photo."""

from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np
from numpy.typing import NDArray

from maodun.domain.pictures import PictureKind

Pixels = NDArray[np.uint8]
Bools = NDArray[np.bool_]
Ints = NDArray[np.int32]

FLAT = 2  # axes of a grey picture
BLACK = 60  # darkest of the middle greys
PAPER = 200  # a sheet is paper where most of its edge is brighter
FAINTEST = 56  # ink differs from paper by more; fainter are marks of the scanner
SPECKLED = 0.009  # share of lone pixels in the sheet from which shades are made of dots
BAND, EVERY = 64, 3  # rows of a band, and every which one is looked at
SHADED = 0.2  # share of the ink that is a smooth middle grey, of a photo
SMOOTH = 32  # differences between neighbours of a smooth grey


@dataclass(frozen=True)
class Ink:
    """The ink of one sheet.

    Attributes:
        grey: The sheet, paper bright.
        pieces: Number of the connected piece at each pixel, 0 for paper.
        boxes: Left, top, right, bottom of each piece; row 0 is the paper's.
        areas: Pixels of each piece.
    """

    grey: Pixels
    pieces: Ints
    boxes: Ints
    areas: Ints

    @property
    def size(self) -> tuple[int, int]:
        """Height and width."""
        return self.grey.shape[0], self.grey.shape[1]

    @cached_property
    def places(self) -> NDArray[np.intp]:
        """Place of each pixel of ink, counted through the rows."""
        return np.flatnonzero(self.pieces.reshape(-1))

    @cached_property
    def owners(self) -> Ints:
        """Number of the piece at each of ``places``."""
        return self.pieces.reshape(-1)[self.places]

    @cached_property
    def widths(self) -> Ints:
        """Of the boxes."""
        return self.boxes[:, 2] - self.boxes[:, 0]

    @cached_property
    def heights(self) -> Ints:
        """How tall the boxes are."""
        return self.boxes[:, 3] - self.boxes[:, 1]


def ink_of(pixels: Pixels) -> Ink:
    """Return the ink of a sheet; a picture that stands on no paper is one piece."""
    grey = grey_of(pixels)
    paper = _paper(grey)
    if paper is None:
        height, width = grey.shape
        whole = np.array([[0, 0, width, height]] * 2, np.int32)
        areas = np.array([0, grey.size], np.int32)
        return Ink(grey, np.ones(grey.shape, np.int32), whole, areas)
    _, dark = cv2.threshold(grey, paper - FAINTEST, 255, cv2.THRESH_BINARY_INV)
    _, pieces, stats, _ = cv2.connectedComponentsWithStats(
        dark, None, None, None, 8, cv2.CV_32S
    )
    boxes = np.array(stats[:, :4], np.int32)
    boxes[:, 2:] += boxes[:, :2]
    return Ink(grey, np.asarray(pieces, np.int32), boxes, np.array(stats[:, 4], np.int32))


def grey_of(pixels: Pixels) -> Pixels:
    """Return the picture in greys."""
    if pixels.ndim == FLAT:
        return pixels
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)


def kind_of(ink: Ink) -> PictureKind:
    """Return whether the sheet is drawn with lines, or shows shades: photo, rendering."""
    if len(ink.areas) == 1:
        return PictureKind.DRAWING
    if ink.areas[1] == ink.grey.size:  # it stands on no paper
        return PictureKind.PHOTO
    shaded = _lone(ink.pieces) > SPECKLED or _middle(ink) > SHADED
    return PictureKind.PHOTO if shaded else PictureKind.DRAWING


def _paper(grey: Pixels) -> int | None:
    """Return how bright the paper is; None where the edge is not paper."""
    edge = np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]])
    bright = int(np.percentile(edge, 75))
    return bright if bright >= PAPER else None


def _lone(pieces: Ints) -> float:
    """Return the share of pixels, in bands of the sheet, that differ from all neighbours."""
    height = pieces.shape[0] // BAND * BAND or pieces.shape[0]
    bands = pieces[:height].reshape(-1, min(BAND, height), pieces.shape[1])[::EVERY]
    dark = np.concatenate(list(bands)) > 0
    middle = dark[1:-1, 1:-1]
    rows = (middle != dark[:-2, 1:-1]) & (middle != dark[2:, 1:-1])
    lone = rows & (middle != dark[1:-1, :-2]) & (middle != dark[1:-1, 2:])
    return int(np.count_nonzero(lone)) / max(1, int(lone.size))


def _middle(ink: Ink) -> float:
    """Return the share of the ink that is a middle grey among its like, as in a photo."""
    shades = ink.grey.reshape(-1)[ink.places]
    if float(np.mean(shades > BLACK)) < SHADED:
        return 0.0
    block = np.ones((3, 3), np.uint8)
    spread = cv2.subtract(cv2.dilate(ink.grey, block), cv2.erode(ink.grey, block))
    smooth = np.asarray(spread).reshape(-1)[ink.places] < SMOOTH
    return float(np.mean(smooth & (shades > BLACK)))
