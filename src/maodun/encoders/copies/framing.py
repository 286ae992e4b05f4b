"""Find the picture within a page, a screenshot or a frame: its largest part not plain."""

import numpy as np
from numpy.typing import NDArray

from maodun.encoders.copies.patches import Floats, Pixels, fitted, grey_of

Region = tuple[float, float, float, float]

_SIDE = 256  # pixels, long side at which it is sought
_PLAIN = 5.0  # grey levels: a row that varies less is plain
_SMALLEST = 0.15  # of either side: a smaller part is no picture
_LARGEST = 0.9  # of the area: a larger part is as good as the whole
_BRIDGED = 0.01  # of the side: plain rows so few do not end a part


def inner_picture(pixels: Pixels) -> Region | None:
    """Return where the largest part lies that plain rows and columns bound.

    None where that is nearly the whole picture, or hardly anything of it.
    """
    grey = fitted(grey_of(pixels), _SIDE).astype(np.float32)
    rows, columns = slice(0, grey.shape[0]), slice(0, grey.shape[1])
    for _ in range(2):  # columns that were mixed over all rows may be plain within the part
        rows = _longest(grey[:, columns], rows)
        columns = _longest(grey[rows].T, columns)
    height, width = grey.shape
    wide, high = (columns.stop - columns.start) / width, (rows.stop - rows.start) / height
    if min(wide, high) < _SMALLEST or wide * high > _LARGEST:
        return None
    left, top = columns.start / width, rows.start / height
    return left, top, left + wide, top + high


def _longest(lines: Floats, within: slice) -> slice:
    """Return the longest run of lines that are not plain, among those given."""
    busy = np.flatnonzero(lines[within].std(axis=1) > _PLAIN) + within.start
    if not busy.size:
        return within
    runs: list[NDArray[np.intp]] = np.split(
        busy, np.flatnonzero(np.diff(busy) > 1 + _BRIDGED * len(lines)) + 1
    )
    longest = max(runs, key=len)
    return slice(int(longest[0]), int(longest[-1]) + 1)


def cut(pixels: Pixels, region: Region) -> Pixels:
    """Return one region of a picture, of at least one pixel."""
    height, width = pixels.shape[:2]
    left, right = round(region[0] * width), round(region[2] * width)
    top, bottom = round(region[1] * height), round(region[3] * height)
    return pixels[top : max(bottom, top + 1), left : max(right, left + 1)]
