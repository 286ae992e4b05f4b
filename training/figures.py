"""Make the published part of the training set: grants of January 2007, one picture each.

``python -m training.figures IMAGES OUT`` writes ``OUT`` (npz): normalised pictures and the
number of the design each belongs to. A picture that holds several views gives each of them.
"""

import sys
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from maodun.domain.pictures import PictureKind
from maodun.encoders.looks.normalising import normalised

Pixels = NDArray[np.uint8]

_GAP = 11  # pixels: ink nearer than this belongs to one view
_LEAST = 0.3  # of the largest view's diagonal: smaller pieces are labels or loose parts


def main(arguments: list[str]) -> None:
    """Read every picture of a folder, cut it into views, keep them normalised."""
    looks, owners = [], []
    for number, file in enumerate(sorted(Path(arguments[0]).glob("*.png"))):
        grey = cv2.imread(str(file), cv2.IMREAD_GRAYSCALE)
        for view in views_of(np.asarray(grey, np.uint8)):
            looks.append(normalised(view, PictureKind.DRAWING))
            owners.append(number)
    np.savez(arguments[1], looks=np.stack(looks), owners=np.array(owners))


def views_of(grey: Pixels) -> list[Pixels]:
    """Return the picture and, where it holds several views, each of them."""
    ink = (grey < 160).astype(np.uint8)
    near = cv2.dilate(ink, np.ones((_GAP, _GAP), np.uint8))
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(near)
    sizes = np.hypot(boxes[1:count, 2], boxes[1:count, 3])
    if not sizes.size:
        return [grey]
    chosen = 1 + np.flatnonzero(sizes >= _LEAST * sizes.max())
    if len(chosen) < 2:
        return [grey]
    views = [np.where(labels == label, grey, np.uint8(255)) for label in chosen[:6]]
    return [grey, *views]


if __name__ == "__main__":
    main(sys.argv[1:])
