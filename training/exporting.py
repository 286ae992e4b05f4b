"""Write the taught network as ONNX, and make sure that it computes the same.

``python -m training.exporting CHECKPOINT OUT`` prints the largest difference to torch.
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
    checkpoint, out = arguments
    network = LooksNetwork()
    network.load_state_dict(torch.load(checkpoint))
    shipped = Shipped(network).eval()
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


if __name__ == "__main__":
    main(sys.argv[1:])
