"""Small logos drawn for the tests."""

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
Colour = tuple[int, int, int]


def arrow(*, ink: Colour = (20, 30, 90), ground: Colour = (255, 255, 255)) -> Pixels:
    """Return a thick arrow with a dot beside its shaft."""
    sheet = np.full((200, 200, 3), ground, np.uint8)
    lines = [[40, 120], [110, 120], [110, 160], [170, 100], [110, 40], [110, 80], [40, 80]]
    cv2.fillPoly(sheet, [np.array(lines, np.int32)], ink)
    cv2.circle(sheet, (60, 45), 18, ink, -1)
    return sheet


def flower(*, ink: Colour = (150, 20, 40)) -> Pixels:
    """Return five rounds around a sixth."""
    sheet = np.full((200, 200, 3), 255, np.uint8)
    for turn in np.arange(5) * 2 * np.pi / 5:
        at = (round(100 + 50 * np.cos(turn)), round(100 + 50 * np.sin(turn)))
        cv2.circle(sheet, at, 24, ink, -1)
    cv2.circle(sheet, (100, 100), 14, ink, -1)
    return sheet


def framed(logo: Pixels, *, rings: int = 1) -> Pixels:
    """Return it in one ring, or in several, one in another."""
    sheet = np.full((360, 360, 3), logo[0, 0], np.uint8)
    sheet[80:280, 80:280] = logo
    for ring in range(rings):
        cv2.circle(sheet, (180, 180), 150 + 18 * ring, tuple(map(int, logo[100, 100])), 6)
    return sheet


def with_word(logo: Pixels) -> Pixels:
    """Return it with a word underneath."""
    sheet = np.full((270, 200, 3), logo[0, 0], np.uint8)
    sheet[:200] = logo
    ink = tuple(map(int, logo[100, 100]))
    cv2.putText(sheet, "NORDWIND", (10, 250), cv2.FONT_HERSHEY_SIMPLEX, 1.1, ink, 3)
    return sheet


def in_photo(logo: Pixels, *, at: tuple[int, int] = (330, 40)) -> Pixels:
    """Return a soft photo of a thing on which the logo is printed, 80 pixels wide."""
    rng = np.random.default_rng(3)
    rough = rng.normal(0, 5, (400, 500, 3))
    sheet = np.clip(np.linspace(150, 220, 500)[None, :, None] + rough, 0, 255).astype(np.uint8)
    cv2.ellipse(sheet, (190, 230), (140, 120), 0, 0, 360, (205, 190, 160), -1)
    sheet = np.asarray(cv2.GaussianBlur(sheet, (0, 0), 2), np.uint8)
    left, top = at
    small = cv2.resize(logo, (80, 80), interpolation=cv2.INTER_AREA)
    drawn = np.abs(small.astype(int) - small[0, 0]).sum(axis=2) > 120
    sheet[top : top + 80, left : left + 80][drawn] = small[drawn]
    return np.asarray(sheet, np.uint8)
