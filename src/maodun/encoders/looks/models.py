"""Any other model of looks, by path: an ONNX file and a form that says how to ask it."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

import cv2
import numpy as np
import yaml
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from maodun.domain.errors import BadModel
from maodun.domain.pictures import LookKind, PictureKind
from maodun.domain.ports import PictureEncoder
from maodun.domain.text import T
from maodun.encoders.looks.encoding import LooksEncoder
from maodun.rules.forms import plain_yaml

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Pixels = NDArray[np.uint8]
Floats = NDArray[np.float32]
Three = tuple[float, float, float]

_BATCH = 16  # such models are large; more pictures at once cost memory and save no time
_GREY_NDIM = 2
_ROWS_NDIM = 2  # a model that gives one vector for each picture
_LEAST = 1e-9
_LONGEST_WHY = 300


class ModelForm(BaseModel):
    """What ``<model>.yaml`` says beside ``<model>.onnx``.

    Attributes:
        side: Pixels of the square that the model sees.
        mean: Of red, green and blue, from 0 to 1; taken off before anything else.
        std: Likewise; divided by.
        fit: ``pad`` keeps the whole picture on white, ``crop`` its middle, ``stretch`` neither
            whole nor proportions: the whole picture, made square.
        licence: Of the weights, as their makers name it; shown where the model is named.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    side: Annotated[int, Field(ge=8, le=2048)]
    mean: Three = (0.0, 0.0, 0.0)
    std: tuple[
        Annotated[float, Field(gt=0)],
        Annotated[float, Field(gt=0)],
        Annotated[float, Field(gt=0)],
    ] = (1.0, 1.0, 1.0)
    fit: Literal["pad", "crop", "stretch"] = "pad"
    licence: str = ""


class ModelEncoder:
    """Looks made by an image model of somebody else's.

    The model takes float pictures (n, 3, side, side), or one of them at a time, and gives one
    vector for each, (n, dims), as its first output.

    Args:
        path: The ONNX file; its form lies beside it under the same name with ``.yaml``.
        threads: Processor cores for one run; 0: as many as there are.

    Attributes:
        name: The file's name, with the first digits of its hash and that of its form.

    Raises:
        BadModel: One of the two files is missing or cannot be used, or the model takes or
            gives something else.
    """

    kind: ClassVar[LookKind] = LookKind.SHAPE

    def __init__(self, path: Path, *, threads: int = 0) -> None:
        self._path = path
        model, form = _read(path), _read(path.with_suffix(".yaml"))
        self.form = _form(path.with_suffix(".yaml"), form)
        self._session = _opened(path, model, threads=threads)
        self._batch = 1 if self._session.get_inputs()[0].shape[:1] == [1] else _BATCH
        self.name = f"onnx-{path.stem}:{sha256(model + form).hexdigest()[:8]}"
        empty = np.zeros((1, 3, self.form.side, self.form.side), np.float32)
        self.dims = int(self._asked(empty).shape[1])

    def looks(self, pixels: Sequence[Pixels], kinds: Sequence[PictureKind]) -> Floats:  # noqa: ARG002 - the model itself must cope with drawings and photos
        """Return what the model says of each picture, as rows of length 1."""
        rows = [np.zeros((0, self.dims), np.float32)]
        for first in range(0, len(pixels), self._batch):
            batch = [fitted(one, self.form) for one in pixels[first : first + self._batch]]
            rows.append(self._asked(np.stack(batch)))
        return np.concatenate(rows)

    def _asked(self, batch: Floats) -> Floats:
        given = self._session.get_inputs()[0]
        try:
            found = self._session.run(None, {given.name: batch})
            vectors = np.asarray(found[0], np.float32)
        except Exception as error:
            raise _bad_shape(self._path, f"{given.type} {given.shape}") from error
        if vectors.ndim != _ROWS_NDIM or len(vectors) != len(batch):
            raise _bad_shape(self._path, str(vectors.shape))
        if not np.isfinite(vectors).all():
            reason = T("what the model gives for a picture is no number")
            raise BadModel(name=str(self._path), reason=reason)
        length = np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.asarray(vectors / np.maximum(length, _LEAST), np.float32)


def looks_encoder(model: Path | None) -> PictureEncoder:
    """Return the model at a path, or the embedded one where none is named.

    Raises:
        BadModel: There is none that can be used.
    """
    return LooksEncoder() if model is None else ModelEncoder(model)


def fitted(pixels: Pixels, form: ModelForm) -> Floats:
    """Return a picture as the model takes it: (3, side, side), colours shifted and scaled."""
    colours = pixels if pixels.ndim > _GREY_NDIM else np.repeat(pixels[..., None], 3, axis=2)
    height, width = colours.shape[:2]
    if form.fit == "crop":
        side = min(height, width)
        top, left = (height - side) // 2, (width - side) // 2
        colours = colours[top : top + side, left : left + side]
    elif form.fit == "pad":
        side = max(height, width)
        square = np.full((side, side, 3), 255, np.uint8)
        top, left = (side - height) // 2, (side - width) // 2
        square[top : top + height, left : left + width] = colours[..., :3]
        colours = square
    how = cv2.INTER_AREA if max(colours.shape[:2]) > form.side else cv2.INTER_CUBIC
    small = cv2.resize(colours[..., :3], (form.side, form.side), interpolation=how)
    shifted = (small.astype(np.float32) / 255 - np.asarray(form.mean)) / np.asarray(form.std)
    return np.ascontiguousarray(shifted.transpose(2, 0, 1), np.float32)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = T(
            "this file cannot be read ({why}). A model is an ONNX file with its form beside "
            "it, MODEL.onnx and MODEL.yaml; the form names at least 'side'",
            why=error.strerror or type(error).__name__,
        )
        raise BadModel(name=str(path), reason=reason) from error


def _form(path: Path, content: bytes) -> ModelForm:
    try:
        return ModelForm.model_validate(plain_yaml.load(content.decode()))
    except (UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
        reason = T("this form cannot be used: {why}", why=_first_line(error))
        raise BadModel(name=str(path), reason=reason) from error


def _opened(path: Path, content: bytes, *, threads: int) -> "InferenceSession":
    """Load a model from its bytes, so that it can name no other files; own code is refused."""
    from onnxruntime import (  # noqa: PLC0415 - a second to load, and most commands need none
        InferenceSession,
        SessionOptions,
    )

    options = SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 4
    try:
        session = InferenceSession(content, options, providers=["CPUExecutionProvider"])
    except Exception as error:
        reason = T("this is no ONNX model that can be run: {why}", why=_first_line(error))
        raise BadModel(name=str(path), reason=reason) from error
    if len(session.get_inputs()) != 1:
        raise _bad_shape(path, str([one.name for one in session.get_inputs()]))
    return session


def _bad_shape(path: Path, seen: str) -> BadModel:
    return BadModel(
        name=str(path),
        reason=T(
            "the model must take pictures (n, 3, side, side), side as its form says, and give "
            "vectors (n, dims); seen: {seen}",
            seen=seen,
        ),
    )


def _first_line(error: Exception) -> str:
    """Return what an error says first, without what a file could smuggle into a terminal."""
    line = str(error).partition("\n")[0][:_LONGEST_WHY]
    return "".join(letter if letter.isprintable() else " " for letter in line)
