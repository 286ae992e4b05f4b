"""What this program looks at pictures with."""

from collections.abc import Sequence

from maodun.company.register.cutting import Piece, Whole
from maodun.company.register.pictures import Means
from maodun.encoders.reading.pictures import ReadPicture


def means_here() -> Means:
    """Return the encoders that are installed, and how sheets are cut."""
    return Means({}, _whole)


def _whole(page: ReadPicture, labels: Sequence[str]) -> Sequence[Piece]:
    return [Whole(page.pixels, page.kind, next(iter(labels), ""))]
