"""What this program looks at the pictures of rights with."""

from collections.abc import Sequence

from maodun.company.register.cutting import Piece
from maodun.company.register.pictures import Means
from maodun.domain.ports import PictureEncoder
from maodun.encoders.copies.encoding import CopyEncoder
from maodun.encoders.figures.cutting import cut_sheet
from maodun.encoders.looks.encoding import LooksEncoder
from maodun.encoders.reading.pictures import ReadPicture
from maodun.encoders.signs.encoding import SignEncoder


def means_here() -> Means:
    """Return the encoders that are installed, and how sheets are cut."""
    encoders: list[PictureEncoder] = [LooksEncoder(), CopyEncoder(), SignEncoder()]
    return Means({encoder.kind: encoder for encoder in encoders}, cut)


def cut(page: ReadPicture, labels: Sequence[str]) -> Sequence[Piece]:
    """Return the single figures of a sheet of drawings or photos."""
    return cut_sheet(page.pixels, labels_expected=labels)
