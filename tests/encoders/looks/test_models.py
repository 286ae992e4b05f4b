"""Any ONNX model by path, tried with a tiny one that averages each colour."""

from pathlib import Path

import numpy as np
import pytest

from maodun.domain.errors import BadModel
from maodun.domain.pictures import LookKind, PictureKind
from maodun.encoders.looks.models import ModelEncoder, ModelForm, fitted

DRAWING = PictureKind.DRAWING
FLOAT = 1  # of ONNX's element types


def field(number: int, value: bytes | str | int) -> bytes:
    """Return one field of a protocol buffer."""
    if isinstance(value, int):
        return bytes([number << 3]) + varint(value)
    raw = value.encode() if isinstance(value, str) else value
    return bytes([number << 3 | 2]) + varint(len(raw)) + raw


def varint(value: int) -> bytes:
    low, rest = value & 127, value >> 7
    return bytes([low | 128]) + varint(rest) if rest else bytes([low])


def tensor(name: str, *sizes: int | str) -> bytes:
    """Return the description of an input or output (ValueInfoProto)."""
    named = (field(2, size) if isinstance(size, str) else field(1, size) for size in sizes)
    shape = b"".join(field(1, dim) for dim in named)
    return field(1, name) + field(2, field(1, field(1, FLOAT) + field(2, shape)))


def node(operator: str, given: str, made: str) -> bytes:
    return field(1, field(1, given) + field(2, made) + field(4, operator))


def model(*nodes: bytes, made: bytes) -> bytes:
    """Return an ONNX file (ModelProto) with these nodes."""
    graph = b"".join(nodes) + field(2, "tiny") + field(11, tensor("x", "n", 3, 8, 8))
    return field(1, 8) + field(7, graph + field(12, made)) + field(8, field(2, 13))


AVERAGE = model(
    node("GlobalAveragePool", "x", "a"), node("Flatten", "a", "y"), made=tensor("y", "n", 3)
)
MAP = model(node("Relu", "x", "y"), made=tensor("y", "n", 3, 8, 8))


def placed(folder: Path, *, content: bytes = AVERAGE, form: str = "side: 8\n") -> Path:
    """Write a model and its form; return where the model is."""
    path = folder / "tiny.onnx"
    path.write_bytes(content)
    path.with_suffix(".yaml").write_text(form, "utf-8")
    return path


def test_a_model_by_path_gives_its_vectors_at_length_one(tmp_path: Path) -> None:
    encoder = ModelEncoder(placed(tmp_path))
    red = np.zeros((40, 20, 3), np.uint8)
    red[..., 0] = 200
    white = np.full((30, 30), 255, np.uint8)
    looks = encoder.looks([red, white] * 10, [DRAWING] * 20)
    assert (encoder.dims, encoder.kind) == (3, LookKind.SHAPE)
    assert looks.shape == (20, 3)
    assert np.allclose(looks[1], 3**-0.5, atol=1e-6)
    assert looks[0][0] > looks[0][1] == looks[0][2]
    assert encoder.looks([], []).shape == (0, 3)


def test_another_form_is_another_encoder(tmp_path: Path) -> None:
    name = ModelEncoder(placed(tmp_path)).name
    assert name.startswith("tiny:")
    assert ModelEncoder(placed(tmp_path, form="side: 8\nfit: crop\n")).name != name


@pytest.mark.parametrize(
    ("fit", "corner", "middle"),
    [
        pytest.param("pad", 1.0, 0.0, id="the whole picture on white"),
        pytest.param("crop", 0.0, 0.0, id="its middle"),
        pytest.param("stretch", 0.0, 0.0, id="made square"),
    ],
)
def test_a_picture_is_fitted(fit: str, corner: float, middle: float) -> None:
    form = ModelForm.model_validate({"side": 16, "fit": fit})
    seen = fitted(np.zeros((20, 60), np.uint8), form)
    assert seen.shape == (3, 16, 16)
    assert seen[0, 0, 8] == pytest.approx(corner)
    assert seen[0, 8, 8] == pytest.approx(middle)


def test_colours_are_shifted_and_scaled() -> None:
    form = ModelForm(side=8, mean=(0.5, 0.5, 0.0), std=(0.5, 0.25, 1.0))
    seen = fitted(np.full((9, 9, 3), 255, np.uint8), form)
    assert seen[:, 0, 0].tolist() == pytest.approx([1.0, 2.0, 1.0])


@pytest.mark.parametrize(
    ("content", "form", "says"),
    [
        pytest.param(b"no model", "side: 8\n", "no ONNX model", id="other bytes"),
        pytest.param(AVERAGE, "side: 9\n", "must take pictures", id="another size"),
        pytest.param(MAP, "side: 8\n", "(1, 3, 8, 8)", id="no vectors"),
        pytest.param(AVERAGE, "side: x\n", "cannot be used", id="no number"),
        pytest.param(AVERAGE, "side: 8\nstd: [1, 0, 1]\n", "cannot be used", id="zero"),
        pytest.param(AVERAGE, "side: 8\ncolour: bgr\n", "cannot be used", id="unknown word"),
        pytest.param(AVERAGE, "side: [8\n", "cannot be used", id="no YAML"),
        pytest.param(AVERAGE, "", "cannot be used", id="empty form"),
    ],
)
def test_what_cannot_be_used_is_said(
    tmp_path: Path, content: bytes, form: str, says: str
) -> None:
    with pytest.raises(BadModel) as caught:
        ModelEncoder(placed(tmp_path, content=content, form=form))
    assert says in str(caught.value)
    assert caught.value.name == "tiny.onnx"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    path = placed(tmp_path)
    path.unlink()
    with pytest.raises(BadModel, match="cannot be read"):
        ModelEncoder(path)
    placed(tmp_path).with_suffix(".yaml").unlink()
    with pytest.raises(BadModel, match=r"tiny\.yaml"):
        ModelEncoder(path)
