"""The embedded encoder of looks: no download, and milliseconds on one processor core."""

from collections.abc import Sequence
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import numpy as np
from numpy.typing import NDArray

from maodun.domain.pictures import LookKind, PictureKind
from maodun.encoders.looks.normalising import SIDE, Mask, normalised

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Pixels = NDArray[np.uint8]
Floats = NDArray[np.float32]

_WEIGHTS = Path(__file__).parent / "weights" / "looks_1.onnx"
_BATCH = 64  # pictures in one run: more saves no time


class LooksEncoder:
    """Vectors by which views of one thing lie close together, drawn or photographed.

    A picture and its mirror image have the same vector. A picture without any line has the
    vector of an empty sheet.

    Args:
        weights: ONNX file; the shipped one by default.
        threads: Processor cores for one run; 0: as many as there are.
    """

    kind: ClassVar[LookKind] = LookKind.SHAPE

    def __init__(self, weights: Path = _WEIGHTS, *, threads: int = 1) -> None:
        self._weights = weights
        self._threads = threads

    @cached_property
    def name(self) -> str:
        """``looks-1:`` and the first digits of the weights' hash."""
        return f"looks-1:{sha256(self._weights.read_bytes()).hexdigest()[:8]}"

    @cached_property
    def dims(self) -> int:
        """Length of each vector."""
        return int(self._session.get_outputs()[0].shape[1])

    def looks(
        self,
        pixels: Sequence[Pixels],
        kinds: Sequence[PictureKind],
        masks: Sequence[Mask | None] | None = None,
    ) -> Floats:
        """Return one vector of length 1 for each picture, as rows.

        Args:
            pixels: RGB or grey.
            kinds: How each of them was made.
            masks: Where the main object of each photo is; where none is given, it is sought.
        """
        rows = [np.zeros((0, self.dims), np.float32)]
        told = list(zip(pixels, kinds, masks or [None] * len(pixels), strict=True))
        for first in range(0, len(told), _BATCH):
            batch = [normalised(*one) for one in told[first : first + _BATCH]]
            rows.append(self.seen(np.stack(batch)))
        return np.concatenate(rows)

    def seen(self, pictures: Pixels) -> Floats:
        """Return the vectors of pictures that are normalised already, (n, 2, side, side).

        Raises:
            ValueError: They are of another size than the encoder was taught with.
        """
        if pictures.shape[1:] != (2, SIDE, SIDE):
            raise ValueError(
                f"pictures of shape {pictures.shape} were not made by 'normalised'"
            )
        (vectors,) = self._session.run(None, {"looks": pictures})
        return np.asarray(vectors, np.float32)

    @cached_property
    def _session(self) -> "InferenceSession":
        from onnxruntime import (  # noqa: PLC0415 - a second to load, and most commands need none
            InferenceSession,
            SessionOptions,
        )

        options = SessionOptions()
        options.intra_op_num_threads = self._threads
        options.log_severity_level = 3
        return InferenceSession(str(self._weights), options, providers=["CPUExecutionProvider"])
