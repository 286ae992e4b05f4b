"""Eyes for the tests: quick, and the same on every machine."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from maodun.company.pictures.seeing import Copies, Eyes, Signs, Things
from maodun.domain.pictures import Look, LookKind, PictureKind
from maodun.domain.products import Product
from maodun.encoders.words.reading import ReadWords, Writing

Pixels = NDArray[np.uint8]


@dataclass(frozen=True)
class MeanColours:
    """Four numbers: the mean of each channel and one that is never zero."""

    kind: LookKind = LookKind.SHAPE
    name: str = "mean-1"
    dims: int = 4

    def looks(
        self, pixels: Sequence[Pixels], kinds: Sequence[PictureKind]
    ) -> NDArray[np.float32]:
        assert len(pixels) == len(kinds)
        rows = np.array([[*one.reshape(-1, 3).mean(axis=0), 1] for one in pixels], np.float32)
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


@dataclass(frozen=True)
class MeanCopies:
    """The same, for the whole picture and its upper half."""

    kind: LookKind = LookKind.COPY
    name: str = "copies-0"

    def sought(self, pixels: Pixels) -> tuple[Look, ...]:
        encoder = MeanColours(LookKind.COPY, "copies-0")
        half = pixels[: max(1, len(pixels) // 2)]
        rows = encoder.looks([pixels, half], [PictureKind.PHOTO] * 2)
        regions = ((0.0, 0.0, 1.0, 1.0), (0.0, 0.0, 1.0, 0.5))
        return tuple(
            Look(self.kind, self.name, tuple(map(float, row)), region)
            for row, region in zip(rows, regions, strict=True)
        )


@dataclass(frozen=True)
class Middle:
    """Finds the middle of every photo, and is sure where the photo is wide enough."""

    mask: NDArray[np.bool_]
    is_sure: bool


def middle(pixels: Pixels) -> Middle:
    height, width = pixels.shape[:2]
    mask = np.zeros((height, width), np.bool_)
    mask[height // 4 : 3 * height // 4, width // 4 : 3 * width // 4] = True
    return Middle(mask, width >= 60)


def eyes() -> Eyes:
    return Eyes(
        seekers=(
            Things(MeanColours()),
            Copies(MeanCopies()),
            Signs(
                MeanColours(LookKind.SIGN, "signs-0"),
                lambda _: [(0, 0, 0.5, 0.5), (0, 0, 0, 0)],
            ),
        ),
        main=middle,
        words=lambda pixels: written(f"{pixels.shape[1]} wide"),
        reader="ruler-1",
    )


def written(*lines: str) -> Writing:
    """Return these lines as read with certainty."""
    return Writing(tuple(ReadWords(line, (0.0, 0.0, 1.0, 1.0), 1.0) for line in lines), ())


def product(*photos: str) -> Product:
    return Product("LAMP-1", "Lamp", (), "lamp.yaml", photos=photos)
