"""Line drawings on sheets as an office publishes them: TIFF in fax coding, with labels."""

import io
from collections.abc import Iterator, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from training.sample_pictures.seeing import SEVEN, Sight, View, seen
from training.sample_pictures.solids import Part
from training.sample_pictures.things import Thing

Ink = NDArray[np.uint8]

SIDE = 300
"""Pixels that a thing is seen in; lines are drawn three times as fine."""
FINE = 3
STROKE = 3
DASH, PAUSE = 16, 13
SHEET = (1240, 1650)
LABEL_SIZE = 54
STEP = 1.2
"""Centimetres by which a surface stands before itself at a line."""

CREASE = 0.55
"""How far two neighbours of one part must be turned apart for a line between them."""


def sheets(thing: Thing, views: Sequence[View] = SEVEN) -> Iterator[bytes]:
    """Yield the front page, then a sheet for each view."""
    figures = [figure(thing, view) for view in views]
    yield _tiff(_front(figures[0]))
    for number, ink in enumerate(figures, start=1):
        yield _tiff(_sheet(ink, f"FIG. {number}"))


def figure(thing: Thing, view: View) -> Ink:
    """Draw a thing in lines: solid ones for what is claimed, broken ones for the rest."""
    sight = seen(thing.parts, view, side=SIDE, reach=thing.reach, middle=thing.middle)
    paper = np.full((SIDE * FINE, SIDE * FINE), 255, np.uint8)
    order = sorted(range(len(thing.parts)), key=lambda at: thing.parts[at].claimed)
    for number in order:
        _outline(paper, sight, number, thing.parts[number])
    return paper


def _outline(paper: Ink, sight: Sight, number: int, part: Part) -> None:
    mask = (sight.part == number).astype(np.uint8) * 255
    large = cv2.resize(mask, None, fx=FINE, fy=FINE, interpolation=cv2.INTER_CUBIC)
    smooth = (cv2.GaussianBlur(large, (0, 0), 2.2) > 127).astype(np.uint8)
    found, _ = cv2.findContours(smooth, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    for line in found:
        if len(line) < 24:
            continue
        if part.claimed:
            cv2.polylines(paper, [line], isClosed=True, color=0, thickness=STROKE)
        else:
            _broken(paper, line[:, 0])
    if part.claimed:
        _creases(paper, sight, number)


def _broken(paper: Ink, line: NDArray[np.int32]) -> None:
    for start in range(0, len(line) - DASH, DASH + PAUSE):
        piece = line[start : start + DASH].reshape(-1, 1, 2)
        cv2.polylines(paper, [piece], isClosed=False, color=0, thickness=STROKE)


def _creases(paper: Ink, sight: Sight, number: int) -> None:
    """Draw where the surface of one part turns sharply, or stands before itself."""
    own = sight.part == number
    sharp = np.zeros(own.shape, bool)
    for axis in (0, 1):
        turned = np.linalg.norm(np.diff(sight.normal, axis=axis), axis=-1) > CREASE
        before = _steps(sight.depth, axis) > STEP
        both = np.take(own, range(own.shape[axis] - 1), axis) & np.take(
            own, range(1, own.shape[axis]), axis
        )
        place = (slice(None), slice(0, -1)) if axis else (slice(0, -1), slice(None))
        sharp[place] |= (turned | before) & both
    large = cv2.resize(sharp.astype(np.uint8) * 255, None, fx=FINE, fy=FINE)
    paper[cv2.GaussianBlur(large, (0, 0), 1.4) > 90] = 0


def _steps(depth: NDArray[np.float32], axis: int) -> NDArray[np.float32]:
    """Return how far the depth jumps beyond what its slope lets expect."""
    first = np.diff(depth, axis=axis)
    bent = np.abs(np.diff(first, axis=axis))
    edge = [(0, 0), (0, 0)]
    edge[axis] = (0, 1)
    return np.pad(bent, edge)


def _sheet(ink: Ink, label: str) -> Image.Image:
    page = Image.new("L", SHEET, 255)
    page.paste(Image.fromarray(ink), (170, 200))
    font = ImageFont.load_default(LABEL_SIZE)
    ImageDraw.Draw(page).text((SHEET[0] / 2, 1330), label, fill=0, font=font, anchor="mm")
    return page


def _front(ink: Ink) -> Image.Image:
    """Set a small first figure on a page, as front pages do."""
    page = Image.new("L", SHEET, 255)
    page.paste(Image.fromarray(ink).resize((700, 700)), (270, 500))
    return page


def _tiff(page: Image.Image) -> bytes:
    held = io.BytesIO()
    black = page.point(lambda grey: 255 if grey > 140 else 0).convert("1")
    black.save(held, "TIFF", compression="group4", dpi=(150, 150))
    return held.getvalue()
