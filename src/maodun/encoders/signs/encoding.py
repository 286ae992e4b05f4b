"""The embedded encoder of signs: logos that somebody made look alike lie close together."""

from collections.abc import Sequence
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import ClassVar

import numpy as np

from maodun.domain.pictures import LookKind, PictureKind
from maodun.encoders.signs.describing import Floats, described
from maodun.encoders.signs.ink import Pixels

_WEIGHTS = Path(__file__).parent / "weights" / "signs_1.npz"
_LEAST = 1e-9


class SignEncoder:
    """Vectors of logos, whatever their colours, size, frame and words.

    A logo, its mirror image and its negative have nearly the same vector. A picture in which
    nothing is drawn has the vector of an empty sheet.

    Args:
        weights: What was fitted (``weights/README.md``); the shipped file by default.
    """

    kind: ClassVar[LookKind] = LookKind.SIGN

    def __init__(self, weights: Path = _WEIGHTS) -> None:
        self._weights = weights

    @cached_property
    def name(self) -> str:
        """``signs-1:`` and the start of the hash of what was fitted."""
        return f"signs-1:{sha256(self._weights.read_bytes()).hexdigest()[:8]}"

    @cached_property
    def dims(self) -> int:
        """How many numbers a vector has."""
        return int(self._fitted[1].shape[1])

    def looks(self, pixels: Sequence[Pixels], kinds: Sequence[PictureKind]) -> Floats:
        """Return one vector of length 1 for each logo; how it was made does not matter."""
        usual, turn = self._fitted
        rows = np.zeros((len(pixels), self.dims), np.float32)
        for row, (one, _) in zip(rows, zip(pixels, kinds, strict=True), strict=True):
            row[:] = (described(one) - usual) @ turn
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / np.maximum(lengths, _LEAST), np.float32)

    @cached_property
    def _fitted(self) -> tuple[Floats, Floats]:
        """The mean of what logos show, and the turn that keeps what copies keep."""
        with np.load(self._weights, allow_pickle=False) as file:
            return file["usual"].astype(np.float32), file["turn"].astype(np.float32)
