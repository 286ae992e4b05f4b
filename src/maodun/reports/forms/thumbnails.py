"""Lays small pictures over the cells of a workbook, so that they go where their rows go."""

import io

from openpyxl.drawing.image import Image as Drawing
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.worksheet.worksheet import Worksheet

from maodun.domain.text import Text
from maodun.reports.forms.images import NO_ROOM, Pictures, Small, smaller
from maodun.reports.model import Image

SIDE = 112
"""Pixels of the longer side: as high as a row of six lines."""

ROW_POINTS = 88
MARGIN = 3
EMU = 9_525
"""Units of a drawing in one pixel, of 96 to the inch (ECMA-376, part 1, 20.1.2.1)."""

MOST = 1_000
"""Pictures of one workbook; each takes about 5 kB."""


class Thumbnails:
    """The pictures of one workbook; each is made small once.

    Args:
        pictures: Returns a kept picture by its hash.
    """

    def __init__(self, pictures: Pictures) -> None:
        self._pictures = pictures
        self._made: dict[str, Small | Text] = {}
        self._laid = 0

    def lay(self, page: Worksheet, image: Image, *, row: int, column: int) -> Text | None:
        """Lay the picture over a cell (from 1); return why where it cannot be shown."""
        if self._laid >= MOST:
            return NO_ROOM
        if image.sha256 not in self._made:
            self._made[image.sha256] = smaller(image.sha256, self._pictures, side=SIDE)
        small = self._made[image.sha256]
        if isinstance(small, Text):
            return small
        drawing = Drawing(io.BytesIO(small.data))
        drawing.anchor = TwoCellAnchor(
            editAs="twoCell",
            _from=_at(row, column, MARGIN, MARGIN),
            to=_at(row, column, MARGIN + small.width, MARGIN + small.height),
        )
        page.add_image(drawing)
        page.row_dimensions[row].height = ROW_POINTS
        self._laid += 1
        return None


def _at(row: int, column: int, right: int, down: int) -> AnchorMarker:
    return AnchorMarker(col=column - 1, colOff=right * EMU, row=row - 1, rowOff=down * EMU)
