"""Drawing or photo: drawings are thin or flat ink on white, without shades in between."""

import numpy as np
from numpy.typing import NDArray

from maodun.domain.pictures import PictureKind

Pixels = NDArray[np.uint8]

_SAMPLE = 900  # pixels: the middle of a longer side is looked at in steps
_WHITE, _DARK = 225, 30  # lightness; what lies between is a shade
_EVEN = 14  # levels of lightness within which nine pixels count as one even shade
_COLOURFUL = 28  # difference of two channels from which a pixel has a colour
_MOST_COLOUR = 0.002  # share of the picture, in a drawing
_LEAST_WHITE = 0.5
_MOST_SHADE = 0.0008  # share of the picture that is even shade, in a drawing


def kind_of(pixels: Pixels) -> PictureKind:
    """Guess how a picture was made, by its white, colours and shades.

    Shaded renderings count as photos; a light drawing on a dark ground too.
    """
    step = max(1, round(max(pixels.shape[:2]) / _SAMPLE))
    grey, colour = _grey(pixels[::step, ::step])
    white = float((grey >= _WHITE).mean())
    if white < _LEAST_WHITE or colour > _MOST_COLOUR:
        return PictureKind.PHOTO
    return PictureKind.PHOTO if _shade(grey) > _MOST_SHADE else PictureKind.DRAWING


def _grey(pixels: Pixels) -> tuple[Pixels, float]:
    """Return the lightness and the share of pixels that have a colour."""
    if pixels.ndim == 2:  # noqa: PLR2004 - rows and columns, no channels
        return pixels, 0.0
    red, green, blue = (np.ascontiguousarray(pixels[..., channel]) for channel in range(3))
    highest = np.maximum(np.maximum(red, green), blue)
    lowest = np.minimum(np.minimum(red, green), blue)
    return green, float((highest - lowest > _COLOURFUL).mean())


def _shade(grey: Pixels) -> float:
    """Return the share of pixels that lie within an even shade.

    The soft edges of lines, also of those made small, change from pixel to pixel.
    """
    if min(grey.shape) < 3:  # noqa: PLR2004 - no pixel has all its neighbours
        return 0.0
    highest, lowest = _over_nine(np.maximum, grey), _over_nine(np.minimum, grey)
    even = (highest - lowest <= _EVEN) & (lowest > _DARK) & (highest < _WHITE)
    return float(even.mean())


def _over_nine(extreme: np.ufunc, grey: Pixels) -> Pixels:
    """Return the highest or lowest of each pixel and its eight neighbours."""
    rows = extreme(extreme(grey[:-2], grey[1:-1]), grey[2:])
    return np.asarray(extreme(extreme(rows[:, :-2], rows[:, 1:-1]), rows[:, 2:]), np.uint8)
