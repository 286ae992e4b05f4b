"""Ten ways in which a copied photo is changed before it is used again, the same each time.

What an attack does is drawn from the photo's name and the attack's own. Each attacked photo is
then made smaller (to 60-100 %) and saved as JPEG of quality 75, as an upload would be.
"""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
_WORDS = (
    "SALE",
    "NEW 2026",
    "FREE SHIPPING",
    "HOT",
    "-50%",
    "Best Quality",
    "SHOP",
    "original",
)
_FONTS = (cv2.FONT_HERSHEY_SIMPLEX, cv2.FONT_HERSHEY_DUPLEX, cv2.FONT_HERSHEY_COMPLEX)


@dataclass(frozen=True, slots=True)
class Attacking:
    """What an attack may use besides the photo: its dice and another photo."""

    rng: np.random.Generator
    other: Pixels


def attacked(photo: Pixels, attack: str, *, name: str, other: Pixels) -> Pixels:
    """Return the photo after one attack, resized and saved as an upload would be."""
    seed = int.from_bytes(sha256(f"{name} {attack}".encode()).digest()[:8], "big")
    rng = np.random.default_rng(seed)
    changed = ATTACKS[attack](photo, Attacking(rng, other))
    scale = rng.uniform(0.6, 1.0)
    return saved(resized(changed, scale), 75)


def saved(photo: Pixels, quality: int) -> Pixels:
    """Return what is left of a photo after it was saved as JPEG."""
    _, data = cv2.imencode(".jpg", photo, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)


def resized(photo: Pixels, scale: float) -> Pixels:
    """Return the photo at another size."""
    height, width = photo.shape[:2]
    size = (max(8, round(width * scale)), max(8, round(height * scale)))
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(photo, size, interpolation=how), np.uint8)


def crop(photo: Pixels, using: Attacking) -> Pixels:
    """Cut away 30 % of the width and 30 % of the height: 49 % of the area is left."""
    height, width = photo.shape[:2]
    top = int(using.rng.integers(0, int(height * 0.3) + 1))
    left = int(using.rng.integers(0, int(width * 0.3) + 1))
    return photo[top : top + int(height * 0.7), left : left + int(width * 0.7)].copy()


def mirror(photo: Pixels, using: Attacking) -> Pixels:  # noqa: ARG001 - all attacks are called alike
    """Turn left and right around."""
    return photo[:, ::-1].copy()


def rotate(photo: Pixels, using: Attacking) -> Pixels:
    """Turn by 5 degrees either way; the corners show white or black."""
    height, width = photo.shape[:2]
    turn = 5.0 if using.rng.random() < 0.5 else -5.0
    how = cv2.getRotationMatrix2D((width / 2, height / 2), turn, 1.0)
    fill = (255, 255, 255) if using.rng.random() < 0.5 else (0, 0, 0)
    return np.asarray(
        cv2.warpAffine(photo, how, (width, height), flags=cv2.INTER_LINEAR, borderValue=fill),
        np.uint8,
    )


def jpeg(photo: Pixels, using: Attacking) -> Pixels:  # noqa: ARG001 - all attacks are called alike
    """Save as JPEG of quality 30."""
    return saved(photo, 30)


def watermark(photo: Pixels, using: Attacking) -> Pixels:
    """Write one word slantwise all over it, a third to a half see-through."""
    height, width = photo.shape[:2]
    side = int(1.5 * max(height, width))
    sheet = np.zeros((side, side), np.uint8)
    word = str(using.rng.choice(_WORDS))
    size, thick = width / 400, max(1, width // 170)
    step = int(90 * size)
    for row, y in enumerate(range(step, side, step)):
        cv2.putText(
            sheet, (word + "   ") * 8, (-40 * (row % 3), y), _FONTS[0], size, 255, thick
        )
    how = cv2.getRotationMatrix2D((side / 2, side / 2), float(using.rng.uniform(20, 45)), 1.0)
    turned = cv2.warpAffine(sheet, how, (side, side))
    top, left = (side - height) // 2, (side - width) // 2
    share = turned[top : top + height, left : left + width, None] / 255.0
    share = share * using.rng.uniform(0.35, 0.5)
    colour = 255.0 if using.rng.random() < 0.7 else 30.0
    return np.asarray(photo * (1 - share) + colour * share, np.uint8)


def border(photo: Pixels, using: Attacking) -> Pixels:
    """Put a frame around it, 6-15 % of the width on each side, in one colour or two."""
    width = photo.shape[1]
    wide = int(width * using.rng.uniform(0.06, 0.15))
    inner = max(1, wide // 6)
    first, second = (tuple(map(int, using.rng.integers(0, 256, 3))) for _ in range(2))
    held = _framed(photo, inner, second)
    return _framed(held, wide - inner, first)


def _framed(photo: Pixels, wide: int, colour: tuple[int, ...]) -> Pixels:
    height, width = photo.shape[:2]
    framed = np.empty((height + 2 * wide, width + 2 * wide, 3), np.uint8)
    framed[:] = colour
    framed[wide : wide + height, wide : wide + width] = photo
    return framed


def colour(photo: Pixels, using: Attacking) -> Pixels:
    """Shift hue, saturation, lightness and contrast."""
    return colour_shift(photo, using.rng)


def colour_shift(photo: Pixels, rng: np.random.Generator) -> Pixels:
    """Return the photo in other colours: hues turned by 30-330 degrees, lighter or darker."""
    steps = np.arange(256)
    hue = (steps + rng.uniform(15, 165)) % 180
    full = np.clip(steps * rng.uniform(0.5, 1.6), 0, 255)
    bent = (steps / 255) ** rng.uniform(0.65, 1.5)
    gain, lift = rng.uniform(0.75, 1.25), rng.uniform(-0.1, 0.1)
    tone = np.clip((bent - 0.5) * gain + 0.5 + lift, 0, 1) * 255
    tables = np.stack([hue, full, steps], axis=-1)[None].astype(np.uint8)
    shifted = cv2.LUT(cv2.cvtColor(photo, cv2.COLOR_BGR2HSV), tables)
    return np.asarray(
        cv2.LUT(cv2.cvtColor(shifted, cv2.COLOR_HSV2BGR), tone.astype(np.uint8)), np.uint8
    )


def text(photo: Pixels, using: Attacking) -> Pixels:
    """Lay three to five lines of writing over it, most of them on a bar or a badge."""
    written = photo.copy()
    height, width = photo.shape[:2]
    for _ in range(int(using.rng.integers(3, 6))):
        size, thick = width / using.rng.uniform(250, 420), max(1, width // 150)
        font, word = int(using.rng.choice(_FONTS)), str(using.rng.choice(_WORDS))
        (wide, high), _ = cv2.getTextSize(word, font, size, thick)
        left = int(using.rng.integers(0, max(1, width - wide)))
        base = int(using.rng.integers(high, height))
        back, ink = (tuple(map(int, using.rng.integers(0, 256, 3))) for _ in range(2))
        if using.rng.random() < 0.7:
            corner = (left + wide + 6, base + high // 2)
            cv2.rectangle(written, (left - 6, base - high - high // 2), corner, back, -1)
        cv2.putText(written, word, (left, base), font, size, ink, thick, cv2.LINE_AA)
    return written


def two_in_one(photo: Pixels, using: Attacking) -> Pixels:
    """Set it beside, or above or below, another photo of the same height or width."""
    along = int(using.rng.random() < 0.5)  # 0: one above the other, 1: side by side
    fitted = resized(using.other, photo.shape[1 - along] / using.other.shape[1 - along])
    size = [fitted.shape[1], fitted.shape[0]]
    size[along - 1] = photo.shape[1 - along]  # rounding may have left it a pixel off
    fitted = np.asarray(cv2.resize(fitted, size), np.uint8)
    both = [photo, fitted] if using.rng.random() < 0.5 else [fitted, photo]
    return np.concatenate(both, axis=along)


def perspective(photo: Pixels, using: Attacking) -> Pixels:
    """Move each corner inwards by up to 12 %, blur it, as a photo of a photo would be."""
    height, width = photo.shape[:2]
    corners = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], np.float32)
    inwards = np.array([[1, 1], [-1, 1], [-1, -1], [1, -1]], np.float32)
    moved = corners + inwards * using.rng.uniform(0, 0.12, (4, 2)).astype(np.float32)
    size = np.array([width, height], np.float32)
    how = cv2.getPerspectiveTransform(corners * size, np.asarray(moved * size, np.float32))
    fill = tuple(map(int, using.rng.integers(0, 256, 3)))
    turned = cv2.warpPerspective(photo, how, (width, height), borderValue=fill)
    blur = width / 448 * using.rng.uniform(1.2, 2.2)
    return np.asarray(cv2.GaussianBlur(turned, (0, 0), blur), np.uint8)


ATTACKS: dict[str, Callable[[Pixels, Attacking], Pixels]] = {
    "crop": crop,
    "mirror": mirror,
    "rotate": rotate,
    "jpeg": jpeg,
    "watermark": watermark,
    "border": border,
    "colour": colour,
    "text": text,
    "two_in_one": two_in_one,
    "perspective": perspective,
}
"""Every attack by the name under which it is reported."""
