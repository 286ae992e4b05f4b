"""Any ONNX model by path, tried with a tiny one that averages each colour."""

from pathlib import Path

import numpy as np
import pytest

from maodun.domain.errors import BadModel
from maodun.domain.pictures import LookKind, PictureKind
from maodun.encoders.looks.encoding import LooksEncoder
from maodun.encoders.looks.models import ModelEncoder, ModelForm, fitted, looks_encoder
from tests.encoders.looks.tiny_model import AVERAGE, field, model, node, placed, tensor

DRAWING = PictureKind.DRAWING
MAP = model(node("Relu", "x", "y"), made=tensor("y", "n", 3, 8, 8))
OWN_CODE = model(node("Shell", "x", "y", domain="strange.ops"), made=tensor("y", "n", 3))
TWO = model(
    node("Relu", "x", "y"),
    made=tensor("y", "n", 3),
    taken=field(11, tensor("x", "n", 3)) + field(11, tensor("z", "n", 3)),
)
ENDLESS = model(
    node("GlobalAveragePool", "x", "a"),
    node("Flatten", "a", "b"),
    node("Log", "b", "y"),
    made=tensor("y", "n", 3),
)
ONE = model(
    node("GlobalAveragePool", "x", "a"),
    node("Flatten", "a", "y"),
    made=tensor("y", 1, 3),
    taken=field(11, tensor("x", 1, 3, 8, 8)),
)


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
    assert name.startswith("onnx-tiny:")
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
        pytest.param(OWN_CODE, "side: 8\n", "strange.ops", id="operators of its own"),
        pytest.param(TWO, "side: 8\n", "['x', 'z']", id="two inputs"),
        pytest.param(ENDLESS, "side: 8\n", "no number", id="no numbers"),
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
    assert caught.value.name.startswith(str(tmp_path / "tiny."))


def test_a_model_for_one_picture_at_a_time_is_asked_so(tmp_path: Path) -> None:
    white = np.full((30, 30), 255, np.uint8)
    encoder = ModelEncoder(placed(tmp_path, content=ONE))
    assert encoder.looks([white] * 3, [DRAWING] * 3).shape == (3, 3)


def test_without_a_path_the_embedded_model_looks(tmp_path: Path) -> None:
    assert isinstance(looks_encoder(None), LooksEncoder)
    assert isinstance(looks_encoder(placed(tmp_path)), ModelEncoder)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    path = placed(tmp_path)
    path.unlink()
    with pytest.raises(BadModel, match="cannot be read"):
        ModelEncoder(path)
    placed(tmp_path).with_suffix(".yaml").unlink()
    with pytest.raises(BadModel, match=r"tiny\.yaml"):
        ModelEncoder(path)
