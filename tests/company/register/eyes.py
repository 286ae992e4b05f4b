"""A tiny encoder and pictures drawn for it."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from maodun.company.register.cutting import Piece, Whole
from maodun.company.register.pictures import Means
from maodun.domain.pictures import LookKind, PictureKind
from maodun.encoders.reading.pictures import ReadPicture

SIDE = 8


@dataclass(frozen=True)
class TinyEncoder:
    """Sees how dark each of 64 fields of a picture is."""

    kind: LookKind = LookKind.SHAPE
    name: str = "tiny-1"
    dims: int = SIDE * SIDE

    def looks(
        self, pixels: Sequence[NDArray[np.uint8]], kinds: Sequence[PictureKind]
    ) -> NDArray[np.float32]:
        assert len(pixels) == len(kinds)
        rows = np.array([self._fields(one) for one in pixels], np.float32)
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)

    def _fields(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        small = Image.fromarray(pixels).convert("L").resize((SIDE, SIDE))
        return 256 - np.asarray(small, np.float32).ravel()


def whole_sheet(page: ReadPicture, labels: Sequence[str]) -> Sequence[Piece]:
    """The sheet is one figure; its label is the first that the text names."""
    return [Whole(page.pixels, page.kind, label=next(iter(labels), ""))]


def means(*kinds: LookKind, name: str = "tiny-1") -> Means:
    """The tiny encoder for these kinds of look."""
    return Means({kind: TinyEncoder(kind, name) for kind in kinds}, whole_sheet)


SHAPES = means(LookKind.SHAPE)


def drawing(seed: int, form: str = "PNG") -> bytes:
    """A sheet with a few lines that depend on the seed only."""
    image = Image.new("L", (120, 90), 255)
    pen = ImageDraw.Draw(image)
    chance = np.random.default_rng(seed)
    for _ in range(4):
        ends = chance.integers(5, 85, 4).tolist()
        pen.line(ends, fill=0, width=3)
    held = io.BytesIO()
    image.save(held, form)
    return held.getvalue()
