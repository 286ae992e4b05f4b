"""Draw every picture as the same kind of lines: what the embedded encoder sees.

A drawing loses its stroke width and margins; of a photo the main object is cut out and its
edges are drawn. Training and shipped code share this one module.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from maodun.domain.pictures import PictureKind
from maodun.encoders.looks.objects import main_object

Pixels = NDArray[np.uint8]
Mask = NDArray[np.bool_]

SIDE = 96  # pixels of the square that the encoder sees
_MARGIN = 4  # pixels left free on each side of it
_FINE = 4  # times SIDE: where lines are measured before they are made small
_INK = 0.35  # share of the darkest ink that counts as a line
_THICK = 5.0  # pixels (fine): a line's half width may be this at least; more is a black area
_THICKEST = 9.0  # pixels (fine): and its usual half width no more than this
_READ_SIDE = 800  # pixels: drawings are measured no finer than this
_GREY_NDIM = 2
_FAINT = 16  # of 255: less contrast than this is an empty sheet
_FRAME_INK, _FRAME_SHARE = 0.15, 0.9  # a line along nearly the whole border is a frame
_AREAS = 0.5  # share of ink from which a picture is one of areas, not of lines
_SEEN = 60  # of 255: a line as bright as this encloses
_ENCLOSED = 0.45  # share of the convex hull that an outline which holds encloses
_OUTSIDE = 2  # mark of what is not enclosed
_BRIDGES = (1, 2, 4)  # pixels: half the gaps bridged, one after the other, until it holds


def normalised(pixels: Pixels, kind: PictureKind, mask: Mask | None = None) -> Pixels:
    """Return the picture as lines and as a filled outline, uint8 of shape (2, SIDE, SIDE).

    Lines are bright on black. A picture with nothing in it gives zeros.

    Args:
        pixels: RGB or grey.
        kind: How it was made.
        mask: Where the main object of a photo is (``main_object``), if that is known already.
    """
    fine = _fine_photo(pixels, mask) if kind is PictureKind.PHOTO else _fine_drawing(pixels)
    if fine is None:
        return np.zeros((2, SIDE, SIDE), np.uint8)
    lines, filled = fine
    small = _placed(lines)
    filled_small = _filled(small) if filled is None else _placed(filled)
    return np.stack([small, filled_small]).astype(np.uint8)


def grey_of(pixels: Pixels) -> Pixels:
    """Return the picture's lightness; a grey one as it is."""
    if pixels.ndim == _GREY_NDIM:
        return pixels
    return np.asarray(cv2.cvtColor(pixels[..., :3], cv2.COLOR_RGB2GRAY), np.uint8)


def _fine_drawing(pixels: Pixels) -> tuple[NDArray[np.float32], None] | None:
    grey = grey_of(pixels)
    if max(grey.shape) > _READ_SIDE:
        grey = np.asarray(np.round(_scaled(grey, _READ_SIDE)), np.uint8)
    ink = 255.0 - grey.astype(np.float32)
    darkest = float(np.quantile(ink, 0.998))
    if darkest < _FAINT:
        darkest = float(ink.max())
    if darkest < _FAINT:
        return None
    ink = _without_frame(np.clip(ink / darkest, 0, 1))
    box = _box(ink > _INK)
    if box is None:
        return None
    top, bottom, left, right = box
    fine = _scaled(ink[top:bottom, left:right], SIDE * _FINE)
    lines = _thin(fine > min(_INK, 0.6 * float(np.quantile(fine, 0.995))))
    return lines, None


def _fine_photo(
    pixels: Pixels, mask: Mask | None
) -> tuple[NDArray[np.float32], NDArray[np.float32]] | None:
    colours = pixels if pixels.ndim > _GREY_NDIM else np.repeat(pixels[..., None], 3, axis=2)
    colours = np.asarray(colours[..., :3], np.uint8)
    found = main_object(colours).mask if mask is None else mask
    box = _box(found)
    if box is None:
        return None
    top, bottom, left, right = box
    cut = _scaled(found[top:bottom, left:right].astype(np.float32), SIDE * 2) >= 1 / 2
    inside = _scaled(colours[top:bottom, left:right], SIDE * 2)
    return _edges(inside, cut), cut.astype(np.float32)


def _edges(colours: NDArray[np.float32], mask: NDArray[np.bool_]) -> NDArray[np.float32]:
    """Return the object's outline and the edges within it, one pixel wide."""
    smooth = cv2.bilateralFilter(colours.astype(np.float32), 5, 30, 3)
    smooth = cv2.GaussianBlur(smooth, (5, 5), 0)
    across = np.stack([cv2.Sobel(smooth[..., c], cv2.CV_32F, 1, 0) for c in range(3)], -1)
    down = np.stack([cv2.Sobel(smooth[..., c], cv2.CV_32F, 0, 1) for c in range(3)], -1)
    strongest = np.argmax(across**2 + down**2, axis=-1)[..., None]
    across = np.take_along_axis(across, strongest, -1)[..., 0]
    down = np.take_along_axis(down, strongest, -1)[..., 0]
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (5, 5))
    padded = cv2.copyMakeBorder(mask.astype(np.uint8), 3, 3, 3, 3, cv2.BORDER_CONSTANT)
    core = cv2.erode(padded, disc)[3:-3, 3:-3].astype(bool)
    strength = np.hypot(across, down)
    high = float(np.clip(np.quantile(strength[core], 0.9) if core.any() else 0, 25, 160))
    inner = cv2.Canny(
        np.clip(across, -3e4, 3e4).astype(np.int16),
        np.clip(down, -3e4, 3e4).astype(np.int16),
        high * 0.5,
        high,
        L2gradient=True,
    )
    outline = cv2.morphologyEx(padded, cv2.MORPH_GRADIENT, np.ones((2, 2), np.uint8))[
        3:-3, 3:-3
    ].astype(bool)
    return np.asarray(np.maximum(outline, (inner > 0) & core), np.float32)


def _without_frame(ink: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the ink without a frame drawn along the picture's own border."""
    height, width = ink.shape
    rows, columns = max(1, height // 60), max(1, width // 60)
    kept = ink.copy()
    for side in (kept[:rows], kept[-rows:]):
        if float((side > _FRAME_INK).any(axis=0).mean()) > _FRAME_SHARE:
            side[:] = 0
    for side in (kept[:, :columns], kept[:, -columns:]):
        if float((side > _FRAME_INK).any(axis=1).mean()) > _FRAME_SHARE:
            side[:] = 0
    return kept


def _box(mask: NDArray[np.bool_]) -> tuple[int, int, int, int] | None:
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if not rows.size:
        return None
    return int(rows[0]), int(rows[-1]) + 1, int(columns[0]), int(columns[-1]) + 1


def _scaled(values: NDArray[np.generic], long_side: int) -> NDArray[np.float32]:
    """Return the values with their long side at this many pixels, proportions kept."""
    height, width = values.shape[:2]
    scale = long_side / max(height, width)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    return np.asarray(
        cv2.resize(values.astype(np.float32), size, interpolation=how), np.float32
    )


def _thin(ink: NDArray[np.bool_]) -> NDArray[np.float32]:
    """Return lines of about the same weight; black areas become their outlines."""
    padded = np.pad(ink.astype(np.uint8), 2)
    inside = cv2.distanceTransform(padded, cv2.DIST_L2, 3)
    ridge = inside[(inside > 0) & (inside >= cv2.dilate(inside, np.ones((3, 3))))]
    half = float(np.median(ridge)) if ridge.size else 1.0
    half = min(half, _THICKEST)
    hollow = (inside > 0) & (inside <= max(_THICK, 1.7 * half + 1))
    return np.asarray(hollow[2:-2, 2:-2] / max(1.0, 2 * half - 1), np.float32)


def _placed(fine: NDArray[np.float32]) -> Pixels:
    """Return it made small in the middle of the square, lines kept at full strength."""
    inner = SIDE - 2 * _MARGIN
    gain = max(fine.shape) / inner if float(fine.mean()) < _AREAS else 1.0
    small = np.clip(_scaled(fine, inner) * gain, 0, 1)
    square = np.zeros((SIDE, SIDE), np.uint8)
    height, width = small.shape
    top, left = (SIDE - height) // 2, (SIDE - width) // 2
    square[top : top + height, left : left + width] = np.round(small * 255)
    return square


def _filled(lines: Pixels) -> Pixels:
    """Return what the lines enclose; gaps are bridged as far as needed."""
    ink = (lines > _SEEN).astype(np.uint8)
    hull = cv2.convexHull(cv2.findNonZero(ink)) if ink.any() else None
    enough = _ENCLOSED * cv2.contourArea(hull) if hull is not None else 0
    filled = ink
    for gap in _BRIDGES:
        edge = gap + 2
        disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * gap + 1, 2 * gap + 1))
        wide = cv2.dilate(np.pad(ink, edge), disc)
        cv2.floodFill(wide, None, (0, 0), _OUTSIDE)
        solid = cv2.erode((wide != _OUTSIDE).astype(np.uint8), disc)
        filled = np.maximum(solid[edge:-edge, edge:-edge], ink)
        if float(filled.sum()) >= enough:
            break
    return np.asarray(filled * 255, np.uint8)
