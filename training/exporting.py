"""Write the taught network as ONNX, and make sure that it computes the same.

``python -m training.exporting CHECKPOINT SHAPES FIGURES OUT`` prints the largest difference to
torch. SHAPES and FIGURES are what was learned from; vectors are shortened by them.
"""

import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime import InferenceSession

from maodun.encoders.looks.normalising import SIDE
from training.network import LooksNetwork, Shipped

_SAME = 1e-4  # largest difference of a number of the vector


def main(arguments: list[str]) -> None:
    """Export one checkpoint; refuse one that computes something else."""
    checkpoint, shapes, figures, out = arguments
    network = LooksNetwork()
    network.load_state_dict(torch.load(checkpoint))
    shipped = Shipped(network).eval()
    shipped.fit(some(Path(shapes), figures))
    dice = np.random.default_rng(0)
    looks = dice.integers(0, 256, (4, 2, SIDE, SIDE), dtype=np.uint8)
    torch.onnx.export(
        shipped,
        (torch.from_numpy(looks),),
        out,
        input_names=["looks"],
        output_names=["vectors"],
        dynamic_axes={"looks": {0: "n"}, "vectors": {0: "n"}},
        opset_version=17,
        dynamo=False,
    )
    onnx.checker.check_model(out)
    with torch.no_grad():
        expected = shipped(torch.from_numpy(looks)).numpy()
    (found,) = InferenceSession(out).run(None, {"looks": looks})
    difference = float(np.abs(expected - found).max())
    size = Path(out).stat().st_size / 2**20
    sys.stdout.write(f"{out}: {size:.1f} MB, differs from torch by {difference:.1e}\n")
    if difference > _SAME:
        raise SystemExit("the exported model computes something else")


def some(shapes: Path, figures: str) -> torch.Tensor:
    """Return every tenth view that was learned from."""
    views = [np.load(file).reshape(-1, 2, SIDE, SIDE)[::10] for file in shapes.glob("*.npy")]
    with np.load(figures) as kept:
        views.append(kept["looks"][::2])
    return torch.from_numpy(np.concatenate(views))


if __name__ == "__main__":
    main(sys.argv[1:])
