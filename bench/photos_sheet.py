"""Draw the ten best and the ten worst answers of the photos' bench on one sheet."""

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np

from bench.photos_asking import Register
from bench.photos_attacks import Pixels
from bench.photos_measuring import Answer

_CELL = 200  # pixels
_EACH = 10


def draw_sheet(held: Register, asked: Sequence[Answer], path: Path) -> None:
    """Write a PNG: in each column what was asked, its original, and the best other picture.

    Best and worst by how far the original's score lies above that of the best other one; of
    equal ones those with the lower own score are worse. Both scores stand below.
    """
    own = [one for one in asked if one.way == "maodun"]
    ranked = sorted(own, key=lambda one: (one.right - max(0.0, one.wrong), -one.wrong))
    worst, best = ranked[:_EACH], ranked[::-1][:_EACH]
    rows = [_row(held, best, "best"), _row(held, worst, "worst")]
    cv2.imwrite(str(path), np.concatenate(rows)[..., ::-1])


def _row(held: Register, shown: Sequence[Answer], title: str) -> Pixels:
    return np.concatenate([_column(held, one, title) for one in shown], axis=1)


def _column(held: Register, one: Answer, title: str) -> Pixels:
    cells = [held.query(one.photo, one.attack), held.pixels(one.photo)]
    blank = np.full((_CELL, _CELL, 3), 230, np.uint8)
    cells.append(held.pixels(one.first) if one.first >= 0 else blank)
    lines = (f"{title}: {one.attack}", f"own {one.right:.3f}", f"other {one.wrong:.3f}")
    return np.concatenate([_cell(cell, line) for cell, line in zip(cells, lines, strict=True)])


def _cell(pixels: Pixels, line: str) -> Pixels:
    sheet = np.full((_CELL + 24, _CELL + 8, 3), 255, np.uint8)
    scale = _CELL / max(pixels.shape[:2])
    size = (max(1, int(pixels.shape[1] * scale)), max(1, int(pixels.shape[0] * scale)))
    sheet[: size[1], : size[0]] = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
    at = (2, _CELL + 16)
    cv2.putText(sheet, line, at, cv2.FONT_HERSHEY_SIMPLEX, 0.45, (0, 0, 0), 1, cv2.LINE_AA)
    return sheet
