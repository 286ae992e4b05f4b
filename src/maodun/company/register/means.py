"""What this program looks at the pictures of rights with."""

from collections.abc import Sequence
from pathlib import Path

from maodun.company.register.cutting import Piece, Whole
from maodun.company.register.pictures import Means
from maodun.domain.pictures import PictureKind
from maodun.domain.ports import PictureEncoder
from maodun.encoders.copies.encoding import CopyEncoder
from maodun.encoders.figures.cutting import cut_sheet
from maodun.encoders.looks.models import looks_encoder
from maodun.encoders.reading.pictures import ReadPicture
from maodun.encoders.signs.encoding import SignEncoder


def means_here(model: Path | None = None) -> Means:
    """Return the encoders that are installed, and how sheets are cut.

    Args:
        model: Looks at designs instead of the embedded encoder.

    Raises:
        BadModel: It cannot be used.
    """
    encoders: list[PictureEncoder] = [looks_encoder(model), CopyEncoder(), SignEncoder()]
    return Means({encoder.kind: encoder for encoder in encoders}, cut)


def cut(page: ReadPicture, labels: Sequence[str]) -> Sequence[Piece]:
    """Return the single figures of a sheet of drawings or photos.

    A photo that fills its page stays as it is: a margin would be seen as its background.
    """
    figures = cut_sheet(page.pixels, labels_expected=labels)
    height, width = page.pixels.shape[:2]
    whole = (PictureKind.PHOTO, (0, 0, width, height), "")
    if [(one.kind, one.box, one.label) for one in figures] == [whole]:
        return [Whole(page.pixels, PictureKind.PHOTO)]
    return figures
