"""One sheet of an office to figures, each as it is kept and as its encoder sees it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from maodun.domain.pictures import LookKind, PictureKind
from maodun.domain.ports import PictureEncoder
from maodun.encoders.reading.keeping import kept
from maodun.encoders.reading.pictures import ReadPicture, read_picture
from maodun.index.pictures.segments import FigureFacts

Pixels = NDArray[np.uint8]
Floats = NDArray[np.float32]

WHITE = 250
"""Grey from which on a spot of a drawing is paper."""


class Piece(Protocol):
    """One figure cut from a sheet."""

    @property
    def pixels(self) -> Pixels:
        """The figure alone."""

    @property
    def label(self) -> str:
        """As printed, or "" where none was read."""

    @property
    def kind(self) -> PictureKind:
        """How it was made."""

    @property
    def broken(self) -> float | None:
        """Share of its ink that is broken lines; None: not told apart."""

    @property
    def claimed_pixels(self) -> Pixels | None:
        """The same without its broken lines; None where it has none."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A picture that is one figure as it is."""

    pixels: Pixels
    kind: PictureKind
    label: str = ""
    broken: float | None = None
    claimed_pixels: Pixels | None = None


Cut = Callable[[ReadPicture, Sequence[str]], Sequence[Piece]]
"""From a sheet and the labels that its right's text names to the sheet's figures."""


def pieces_of(
    page: ReadPicture, kind: LookKind, *, labels: Sequence[str], cut: Cut
) -> Sequence[Piece]:
    """Return the figures of a page; only sheets of designs hold several."""
    if kind is not LookKind.SHAPE:
        return [Whole(page.pixels, page.kind)]
    return cut(page, labels)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of a file, for one right.

    Attributes:
        file: Name of the file, with the number of the page behind it from the second on.
        sha256: Of the file's bytes, with the same behind it.
        as_drawn: Whether lines that look broken are compared like all others.
    """

    publication_number: str
    file: str
    sha256: str
    as_drawn: bool = False

    def page(self, place: int) -> "Sheet":
        """Return the page in this place, from 0, where this is the whole file."""
        if not place:
            return self
        behind = f"#{place + 1}"
        return replace(self, file=self.file + behind, sha256=self.sha256 + behind)


@dataclass(frozen=True, slots=True)
class Seen:
    """A figure ready to be kept.

    Attributes:
        seen: What the encoder is given; None where nothing of it is claimed.
    """

    facts: FigureFacts
    seen: Pixels | None


def seen_figures(
    pieces: Sequence[Piece], sheet: Sheet, *, put: Callable[[bytes], str]
) -> Iterator[Seen]:
    """Yield the figures of a sheet, their pictures kept."""
    for piece in pieces:
        data = kept(piece.pixels, piece.kind)
        whole = _again(data, sheet.file)
        claimed = None
        seen: Pixels | None = whole
        if piece.claimed_pixels is not None and not sheet.as_drawn:
            bare = kept(piece.claimed_pixels, piece.kind)
            claimed, seen = put(bare), _something(_again(bare, sheet.file))
        facts = FigureFacts(
            publication_number=sheet.publication_number,
            label=piece.label,
            kind=piece.kind,
            sheet=sheet.file,
            sha256=put(data),
            width=whole.shape[1],
            height=whole.shape[0],
            claimed_sha256=claimed,
            broken=piece.broken,
        )
        yield Seen(facts, seen)


def looks_of(
    pictures: Sequence[Pixels | None], kinds: Sequence[PictureKind], encoder: PictureEncoder
) -> Floats:
    """Return a vector for each picture, 0 for those of which nothing is claimed."""
    looks = np.zeros((len(pictures), encoder.dims), np.float32)
    there = [n for n, one in enumerate(pictures) if one is not None]
    if there:
        pixels = [one for one in pictures if one is not None]
        looks[there] = encoder.looks(pixels, [kinds[n] for n in there])
    return looks


def kept_pixels(data: bytes, *, claimed: bool, name: str) -> Pixels | None:
    """Return a kept picture as its encoder is given it; None where nothing is claimed in it.

    Raises:
        BadPicture: It cannot be read any more.
    """
    pixels = _again(data, name)
    return _something(pixels) if claimed else pixels


def _again(data: bytes, name: str) -> Pixels:
    """Return a picture as it is kept, so that its vector can be made anew from that."""
    return read_picture(data, name=name).pixels


def _something(pixels: Pixels) -> Pixels | None:
    return pixels if bool((pixels < WHITE).any()) else None
