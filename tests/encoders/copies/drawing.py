"""Pictures drawn for the tests, and what a copier does to them."""

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]


def drawn(seed: int, *, height: int = 400, width: int = 300) -> Pixels:
    """Return a picture of blots, lines and letters; another seed, another picture."""
    rng = np.random.default_rng(seed)
    sheet = np.full((height, width, 3), rng.integers(60, 200, 3), np.uint8)
    for _ in range(40):
        ink = tuple(map(int, rng.integers(0, 256, 3)))
        at = (int(rng.integers(0, width)), int(rng.integers(0, height)))
        axes = (int(rng.integers(4, 40)), int(rng.integers(4, 40)))
        cv2.ellipse(sheet, at, axes, float(rng.uniform(0, 180)), 0.0, 360.0, ink, -1)
    for _ in range(12):
        ink = tuple(map(int, rng.integers(0, 256, 3)))
        ends = [(int(rng.integers(0, width)), int(rng.integers(0, height))) for _ in range(2)]
        cv2.line(sheet, ends[0], ends[1], ink, int(rng.integers(1, 6)))
    return sheet


def cropped(picture: Pixels) -> Pixels:
    """Return it without 30 % of each side."""
    height, width = picture.shape[:2]
    return picture[: int(height * 0.7), int(width * 0.3) :]


def turned(picture: Pixels) -> Pixels:
    """Return it turned by five degrees, with white corners."""
    height, width = picture.shape[:2]
    how = cv2.getRotationMatrix2D((width / 2, height / 2), 5, 1)
    white = (255, 255, 255)
    return np.asarray(
        cv2.warpAffine(picture, how, (width, height), borderValue=white), np.uint8
    )


def pressed(picture: Pixels) -> Pixels:
    """Return it after JPEG of quality 30."""
    _, data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, 30])
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)


def framed(picture: Pixels) -> Pixels:
    """Return it in a frame of 40 pixels."""
    height, width = picture.shape[:2]
    sheet = np.full((height + 80, width + 80, 3), (200, 30, 30), np.uint8)
    sheet[40:-40, 40:-40] = picture
    return sheet


def recoloured(picture: Pixels) -> Pixels:
    """Return it paler, with red and blue exchanged."""
    return np.asarray(picture[..., ::-1] * 0.6 + 60, np.uint8)


def written_over(picture: Pixels) -> Pixels:
    """Return it with two lines of writing on bars."""
    sheet = picture.copy()
    for top in (60, 250):
        sheet[top : top + 50, 20:220] = (255, 220, 0)
        at = (30, top + 38)
        cv2.putText(sheet, "SALE -50%", at, cv2.FONT_HERSHEY_SIMPLEX, 1.1, (200, 0, 0), 3)
    return sheet


def beside_another(picture: Pixels) -> Pixels:
    """Return it to the right of another picture."""
    return np.concatenate([drawn(999), picture], axis=1)


def photographed(picture: Pixels) -> Pixels:
    """Return it slanted and blurred, as a photo of a photo would be."""
    height, width = picture.shape[:2]
    start = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    end = start + np.array([[20, 30], [-5, 10], [-25, -10], [10, -35]], np.float32)
    how = cv2.getPerspectiveTransform(start, end)
    slanted = cv2.warpPerspective(picture, how, (width, height), borderValue=(90, 90, 90))
    return np.asarray(cv2.GaussianBlur(slanted, (0, 0), 1.4), np.uint8)


def shown_on_a_phone(picture: Pixels) -> Pixels:
    """Return it small in the middle of a white screen with bars and lines of text."""
    screen = np.full((1100, 520, 3), 255, np.uint8)
    screen[:90], screen[-120:] = (40, 40, 40), (230, 230, 230)
    screen[200:600, 110:410] = cv2.resize(picture, (300, 400))
    for top in range(650, 950, 40):
        at = (30, top)
        cv2.putText(screen, "Lorem ipsum dolor", at, cv2.FONT_HERSHEY_PLAIN, 2, (0, 0, 0), 2)
    return screen


def grey(picture: Pixels) -> Pixels:
    """Return its lightness alone, in one channel."""
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8)
