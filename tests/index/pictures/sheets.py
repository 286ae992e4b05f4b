"""Made-up sheets of figures, and a way to keep them in a register."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from maodun.domain.pictures import LookKind, PictureKind
from maodun.domain.rights import Right, RightKind
from maodun.index.pictures.keeping import Keeper, Model, keeping
from maodun.index.pictures.segments import FigureFacts, NewSheet
from tests.index.samples import right

DIMS = 16
MODEL = Model("tiny-1", DIMS)
SHAPES: Mapping[LookKind, Model] = {LookKind.SHAPE: MODEL}


def design(number: str, **changes: object) -> Right:
    """A design grant."""
    return right(number, **{"kind": RightKind.DESIGN, **changes})


def vectors(seed: int, count: int = 1) -> NDArray[np.float32]:
    """Directions that depend on the seed only."""
    rows = np.random.default_rng(seed).standard_normal((count, DIMS)).astype(np.float32)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


def sheet(
    keeper: Keeper, number: str, file: str, looks: NDArray[np.float32], sha256: str = ""
) -> NewSheet:
    """A sheet with one figure for each vector; the pictures are kept at once."""
    figures = tuple(
        FigureFacts(
            publication_number=number,
            label=str(n + 1),
            kind=PictureKind.DRAWING,
            sheet=file,
            sha256=keeper.put(look.tobytes()),
            width=300,
            height=200,
        )
        for n, look in enumerate(looks)
    )
    row = keeper.row_of(number)
    return NewSheet(row, number, file, sha256 or f"bytes of {file}", figures, looks)


def keep(
    folder: Path,
    sheets: Sequence[tuple[str, str, NDArray[np.float32]]],
    *,
    version: str = "",
    at_once: int = 1000,
) -> None:
    """Keep sheets (right, file, vectors), so many in one commit."""
    with keeping(folder, SHAPES) as keeper:
        for n, (number, file, looks) in enumerate(sheets):
            sha256 = f"{version} of {number} {file}"
            keeper.add(LookKind.SHAPE, sheet(keeper, number, file, looks, sha256))
            if (n + 1) % at_once == 0:
                keeper.commit()
        keeper.commit()
