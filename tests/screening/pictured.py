"""A gallery in memory, with vectors made by hand, and the album of a product to hold beside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from maodun.domain.evidence import Compared, Evidence, NotCompared
from maodun.domain.pictures import (
    Album,
    Look,
    LookKind,
    PictureKind,
    RegisteredFigure,
    SeenPicture,
    UnseenPicture,
    Vector,
    View,
)
from maodun.domain.text import T

ENCODER = "test-1"
DIMS = 8

Drawn = tuple[RegisteredFigure, Vector]


def vector(*values: float) -> Vector:
    """The direction of these values, of length 1; what is missing is 0."""
    row = np.zeros(DIMS)
    row[: len(values)] = values
    return tuple(float(one) for one in row / np.linalg.norm(row))


def near(cosine: float, *, axis: int = 0, away: int = 7) -> Vector:
    """A direction with this likeness to one axis."""
    row = np.zeros(DIMS)
    row[axis], row[away] = cosine, np.sqrt(1 - cosine**2)
    return tuple(float(one) for one in row)


def drawn(
    number: str,
    looks: Vector,
    *,
    label: str = "1",
    view: View = View.PERSPECTIVE,
    broken: float | None = 0.0,
    kind: PictureKind = PictureKind.DRAWING,
) -> Drawn:
    figure = RegisteredFigure(
        publication_number=number,
        label=label,
        view=view,
        kind=kind,
        sheet=f"{number}-{label}.tif",
        sha256=f"{number}/{label}",
        width=300,
        height=200,
        claimed_sha256=f"{number}/{label}/claimed" if broken else None,
        broken=broken,
    )
    return figure, looks


def photo(
    file: str,
    *looks: Vector,
    of: LookKind = LookKind.SHAPE,
    kind: PictureKind = PictureKind.DRAWING,
    words: tuple[str, ...] | None = (),
) -> SeenPicture:
    return SeenPicture(
        file=file,
        sha256=f"sha of {file}",
        kind=kind,
        width=400,
        height=400,
        looks=tuple(Look(of, ENCODER, one) for one in looks),
        words=words,
    )


@dataclass(frozen=True)
class FakeGallery:
    """Figures in the order given; every look is made by one encoder."""

    drawn: tuple[Drawn, ...]
    encoder: str = ENCODER

    def __len__(self) -> int:
        return len(self.drawn)

    def nearest(
        self, looks: Sequence[Vector], *, limit: int
    ) -> Sequence[Sequence[tuple[int, float]]]:
        return [self._best(row, limit) for row in self._products(looks)]

    def likeness(
        self, looks: Sequence[Vector], figures: Sequence[int]
    ) -> Sequence[Sequence[float]]:
        rows: list[list[float]] = self._products(looks)[:, list(figures)].tolist()
        return rows

    def of_right(self, publication_number: str) -> Sequence[int]:
        return [
            at
            for at, (figure, _) in enumerate(self.drawn)
            if figure.publication_number == publication_number
        ]

    def looks(self, figures: Sequence[int]) -> Sequence[Vector]:
        return [self.drawn[at][1] for at in figures]

    def figures(self, figures: Sequence[int]) -> Sequence[RegisteredFigure]:
        return [self.drawn[at][0] for at in figures]

    def _products(self, looks: Sequence[Vector]) -> npt.NDArray[np.float64]:
        held = np.array([one for _, one in self.drawn]).reshape(len(self.drawn), DIMS)
        rows: npt.NDArray[np.float64] = np.array(looks).reshape(len(looks), DIMS) @ held.T
        return rows

    def _best(self, row: npt.NDArray[np.float64], limit: int) -> list[tuple[int, float]]:
        found: list[tuple[int, float]] = []
        for at in np.argsort(-row, kind="stable"):
            numbers = {self.drawn[one][0].publication_number for one, _ in found}
            if len(numbers | {self.drawn[at][0].publication_number}) <= limit:
                found.append((int(at), float(row[at])))
        return found


@dataclass(frozen=True)
class FakePictures:
    """An album, and the answers of the closer look by sha256 of both pictures."""

    seen: tuple[SeenPicture, ...] = ()
    unseen: tuple[UnseenPicture, ...] = ()
    copies: Mapping[tuple[str, str], float] | None = None
    encoders: tuple[tuple[LookKind, str], ...] = ()
    kept: list[str] = field(default_factory=list)

    @property
    def album(self) -> Album:
        made = {look.kind: look.encoder for one in self.seen for look in one.looks}
        return Album(self.seen, self.unseen, encoders=(*made.items(), *self.encoders))

    def keep(self, pictures: Sequence[SeenPicture]) -> None:
        self.kept.extend(one.sha256 for one in pictures)

    def same(self, picture: SeenPicture, figure: RegisteredFigure) -> Evidence:
        if self.copies is None:
            return NotCompared(T("the picture is not at hand"))
        score = self.copies.get((picture.sha256, figure.sha256), 0.0)
        return Compared(score, T("points agree"), figure.sheet, picture.file)
