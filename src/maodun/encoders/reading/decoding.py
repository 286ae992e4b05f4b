"""Decode one file with Pillow, whose errors and warnings end here."""

import io
import logging
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from maodun.domain.errors import BadPicture
from maodun.domain.text import T, Text
from maodun.encoders.reading.colours import flat, is_clear
from maodun.encoders.reading.overhearing import overheard

Pixels = NDArray[np.uint8]

logging.getLogger("PIL").addHandler(logging.NullHandler())  # else it writes on the screen

MOST_PIXELS = 100_000_000
"""Refused above this before anything is decoded; the largest cameras make as many."""
WORKED_PIXELS = 16_000_000
"""Made smaller above this: a page of A4 at 300 dots an inch has 9 million."""
WORKED_SIDE = 30_000
"""Pixels; what a longer picture is made smaller to, as much software ends at 32,767."""
LEAST_SIDE = 8
"""Pixels; a smaller picture shows nothing that could be compared."""
MOST_PAGES = 1_000
MOST_PIXELS_OF_PAGES = 2_000_000_000
"""Of all pages of a file together; a page of A4 at 600 dots an inch has 35 million."""

_CLEAR = T("the picture is transparent all over: nothing is to be seen in it")
_TOO_LARGE = T(
    "the picture has more than {limit} million pixels; make it smaller and give that",
    limit=MOST_PIXELS // 1_000_000,
)
_RAISED = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    AttributeError,
    AssertionError,
    RuntimeError,
    EOFError,
    MemoryError,
    struct.error,
    zlib.error,
)
"""What Pillow's readers raise for damaged or hostile files."""
_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What makes a picture upright, by the orientation that EXIF notes."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Pixels of one page or frame, and what the reader should know about them."""

    pixels: Pixels
    notes: tuple[Text, ...]


def decoded(
    data: bytes, *, form: str, name: str, most: int = WORKED_PIXELS
) -> Iterator[Decoded | BadPicture]:
    """Yield each page of a TIFF file, and the first frame of any other.

    Args:
        data: The whole file.
        form: As Pillow calls it: ``PNG``.
        name: Shown in errors.
        most: Pixels; a picture of more is made smaller, a JPEG while it is decoded.
    """
    try:
        with _guarded(name):
            image = Image.open(io.BytesIO(data), formats=(form,))
    except BadPicture as error:
        yield error
        return
    with image:
        if form == "TIFF":
            yield from _pages(image, name, most)
        else:
            yield _page(image, name, most)


def _pages(image: Image.Image, name: str, most: int) -> Iterator[Decoded | BadPicture]:
    """Yield page after page, until the last one or the limit, which is said."""
    pixels = 0
    try:
        for page in count():
            if not _turned_to(image, page, name):
                return
            pixels += image.width * image.height
            if page >= MOST_PAGES or (page and pixels > MOST_PIXELS_OF_PAGES):
                break
            yield _page(image, name, most)
    except BadPicture as error:
        yield error
    else:
        more = T("the file has more pages than are read; split it and give its parts")
        yield BadPicture(name=name, reason=more)


def _turned_to(image: Image.Image, page: int, name: str) -> bool:
    """Go to a page; False where the last one was before it."""
    with _guarded(name):
        try:
            image.seek(page)
        except EOFError:
            return False
        return True


def _page(image: Image.Image, name: str, most: int) -> Decoded | BadPicture:
    try:
        with _guarded(name):
            _check_size(image.size, name)
            animated = image.format != "TIFF" and bool(getattr(image, "is_animated", False))
            damage = _read(image, most)
            _check_size(image.size, name)
            _check_seen(image, name)
            pixels, notes = _upright(image, most)
    except BadPicture as error:
        return error
    notes += damage
    if animated and image.format != "MPO":  # second pictures of phones' JPEGs are no animation
        notes = (*notes, T("only the first picture of the animation was looked at"))
    return Decoded(pixels, notes)


@contextmanager
def _guarded(name: str) -> Iterator[None]:
    """Turn whatever Pillow raises into our own error, and keep its warnings to itself."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except Image.DecompressionBombError as error:
        raise BadPicture(name=name, reason=_TOO_LARGE) from error
    except _RAISED as error:
        raise BadPicture(
            name=name,
            reason=T(
                "the picture is damaged or ends too early; open it, save it anew and give "
                "that ({problem})",
                problem=_short(error),
            ),
        ) from error


def _short(error: BaseException) -> str:
    said = " ".join(str(error).split()) or type(error).__name__
    return type(error).__name__ if "0x" in said else said[:100]


def _check_seen(image: Image.Image, name: str) -> None:
    if is_clear(image):
        raise BadPicture(name=name, reason=_CLEAR)


def _check_size(size: tuple[int, int], name: str) -> None:
    width, height = size
    if width * height > MOST_PIXELS:
        raise BadPicture(name=name, reason=_TOO_LARGE)
    if min(size) < LEAST_SIDE:
        raise BadPicture(
            name=name,
            reason=T(
                "the picture has only {width} x {height} pixels, too few to compare; give a "
                "larger one",
                width=width,
                height=height,
            ),
        )


def _read(image: Image.Image, most: int) -> tuple[Text, ...]:
    """Decode the picture, a large JPEG at half its size or less; return what is damaged."""
    size = _worked_size(image.size, most)
    if size != image.size:
        image.draft("", size)
    if image.format != "TIFF":
        image.load()
        return ()
    with overheard() as said:
        image.load()
    if not said:
        return ()
    return (T("a part of the picture is damaged ({problem})", problem=said[0][:100]),)


def _upright(image: Image.Image, most: int) -> tuple[Pixels, tuple[Text, ...]]:
    turn = _TURNS.get(_orientation(image))
    laid, notes = flat(_smaller(image, most))
    upright = laid if turn is None else laid.transpose(turn)
    return np.array(upright, np.uint8), notes


def _smaller(image: Image.Image, most: int) -> Image.Image:
    size = _worked_size(image.size, most)
    if size == image.size:
        return image
    if image.mode in ("P", "PA", "1"):
        image = image.convert("L" if image.mode == "1" else "RGBA")
    whole = image.mode.startswith("I;16")  # has no other way of being made smaller
    how = Image.Resampling.NEAREST if whole else Image.Resampling.BOX
    small = image.resize(size, how, reducing_gap=None if whole else 2.0)
    small.info = dict(image.info)
    return small


def _worked_size(size: tuple[int, int], most: int) -> tuple[int, int]:
    """Return the size that a picture is worked on in: its own, or smaller in proportion."""
    width, height = size
    share = min((most / (width * height)) ** 0.5, WORKED_SIDE / max(size))
    return size if share >= 1 else (max(1, int(width * share)), max(1, int(height * share)))


def _orientation(image: Image.Image) -> int:
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except _RAISED:
        return 1
