"""Read pictures: what everybody calls who has the bytes of a picture file."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from maodun.domain.errors import BadPicture
from maodun.domain.pictures import PictureKind
from maodun.domain.text import T, Text
from maodun.encoders.reading.forms import READ, form_of, refusal
from maodun.encoders.reading.kinds import kind_of

Pixels = NDArray[np.uint8]

MOST_BYTES = 30_000_000
"""Of one picture file; what shops take is below 20 MB."""


@dataclass(frozen=True, slots=True)
class ReadPicture:
    """A picture that could be read.

    Attributes:
        pixels: Upright; (height, width, 3) in sRGB, (height, width) where the file is grey.
            Above 16 million pixels it was made smaller.
        kind: A guess.
        notes: What the reader should know: colours of print, first of an animation.
    """

    pixels: Pixels
    kind: PictureKind
    notes: tuple[Text, ...] = ()


def read_picture(data: bytes, *, name: str) -> ReadPicture:
    """Return the only, or the first, picture of a file.

    Reads PNG, JPEG, WebP, GIF, TIFF, BMP and AVIF. The name is shown and otherwise ignored.

    Raises:
        BadPicture: It is none of these, damaged, too large or too small.
    """
    pages = read_pages(data, name=name)
    first = next(pages)
    if isinstance(first, BadPicture):
        raise first
    if next(pages, None) is not None:
        only = T("only the first page of the file was looked at")
        return ReadPicture(first.pixels, first.kind, (*first.notes, only))
    return first


def read_pages(
    data: bytes, *, name: str, enough: int | None = None
) -> Iterator[ReadPicture | BadPicture]:
    """Yield every page of a file, at least one; a page that cannot be read is yielded too.

    Args:
        data: The whole file.
        name: Shown, and otherwise ignored.
        enough: Pixels, height by width, to which a larger picture is brought; None: as many
            as are ever worked on.
    """
    refused = _refused(data)
    if refused is not None:
        yield BadPicture(name=name, reason=refused)
        return
    # Imported here: Pillow and its readers take a tenth of a second to load.
    from maodun.encoders.reading.decoding import (  # noqa: PLC0415 - see above
        WORKED_PIXELS,
        decoded,
    )

    most = min(enough or WORKED_PIXELS, WORKED_PIXELS)
    for page in decoded(data, form=form_of(data), name=name, most=most):
        if isinstance(page, BadPicture):
            yield page
        else:
            yield ReadPicture(page.pixels, kind_of(page.pixels), page.notes)


def _refused(data: bytes) -> Text | None:
    """Return why these bytes are not even looked into."""
    if not data:
        return T("the file is empty; save or fetch the picture anew")
    if len(data) > MOST_BYTES:
        return T(
            "the file is larger than {limit} MB; make the picture smaller and give that",
            limit=MOST_BYTES // 1_000_000,
        )
    form = form_of(data)
    return None if form in READ else refusal(form)
