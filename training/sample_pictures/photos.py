"""Photos of the things: lit from above, before a wall, with prints on them."""

import io
from collections.abc import Mapping

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from training.sample_pictures.seeing import NOTHING, Sight, View, seen
from training.sample_pictures.solids import Part
from training.sample_pictures.things import Thing

Pixels = NDArray[np.uint8]
Floats = NDArray[np.float32]

SIDE = 420
SHOWN = 640
LIGHT = np.float32([-0.45, 0.7, 0.55])
PRINT_WIDTH = 9.0
"""Centimetres that a print is wide, and repeats."""


def photo(thing: Thing, view: View, prints: Mapping[str, Pixels], *, seed: int) -> bytes:
    """Return a photo of a thing as JPEG."""
    sight = seen(thing.parts, view, side=SIDE, reach=thing.reach, middle=thing.middle)
    lit = _lit(sight, thing.parts, prints)
    covered = (sight.part != NOTHING).astype(np.float32)
    shadow = cv2.GaussianBlur(np.roll(covered, (10, 14), axis=(0, 1)), (0, 0), 12)
    wall = _wall(SIDE) * (1 - 0.22 * shadow[..., None])
    soft = cv2.GaussianBlur(covered, (0, 0), 0.8)[..., None]
    return jpeg(lit * soft + wall * (1 - soft), seed=seed)


def jpeg(picture: Floats, *, seed: int) -> bytes:
    """Return a picture as a camera would save it, with a little noise."""
    grain = np.random.default_rng(seed).normal(0, 2.0, picture.shape[:2])[..., None]
    clipped = np.clip(picture + grain, 0, 255).astype(np.uint8)
    height, width = clipped.shape[:2]
    scale = SHOWN / max(height, width)
    size = (round(width * scale), round(height * scale))
    held = io.BytesIO()
    Image.fromarray(clipped).resize(size, Image.Resampling.LANCZOS).save(
        held, "JPEG", quality=84, optimize=True
    )
    return held.getvalue()


def close_up(fabric: Pixels, *, seed: int) -> bytes:
    """Return a photo of a print lying on a table, turned a little and lit from the side."""
    height, width = fabric.shape[:2]
    corners = np.float32([[0, 0], [width, 0], [width, height], [0, height]])
    seen_at = np.float32([[60, 40], [640, 90], [600, 560], [30, 500]])
    turned = cv2.getPerspectiveTransform(corners, seen_at)
    table = np.full((600, 680, 3), (176, 158, 140), np.float32)
    laid = cv2.warpPerspective(fabric.astype(np.float32), turned, (680, 600))
    mask = cv2.warpPerspective(np.ones((height, width), np.float32), turned, (680, 600))
    light = np.linspace(0.86, 1.06, 680, dtype=np.float32)[None, :, None]
    return jpeg((laid + table * (1 - mask[..., None])) * light, seed=seed)


def tag(logo: Pixels, *, seed: int) -> bytes:
    """Return a photo of a hang tag with a logo, on cloth."""
    rows, columns = np.mgrid[0:600, 0:600].astype(np.float32)
    cloth = 205 + 6 * np.sin(rows / 9 + np.sin(columns / 40) * 2)
    picture = np.stack([cloth, cloth * 0.97, cloth * 0.92], axis=-1).astype(np.float32)
    card = np.full((360, 250, 3), (250, 247, 240), np.float32)
    small = cv2.resize(logo, (150, 150), interpolation=cv2.INTER_AREA).astype(np.float32)
    card[90:240, 50:200] = np.minimum(card[90:240, 50:200], small)
    cv2.circle(card, (125, 36), 11, (170, 160, 150), -1)
    turn = cv2.getRotationMatrix2D((125, 180), 7, 1.15)
    turn[:, 2] += (170, 110)
    laid = cv2.warpAffine(card, turn, (600, 600))
    mask = cv2.warpAffine(np.ones((360, 250), np.float32), turn, (600, 600))[..., None]
    shade = cv2.GaussianBlur(np.roll(mask[..., 0], (9, 9), axis=(0, 1)), (0, 0), 8)[..., None]
    return jpeg(laid + picture * (1 - mask) * (1 - 0.3 * shade), seed=seed)


def _wall(side: int) -> Floats:
    rows = np.linspace(0, 1, side, dtype=np.float32)[:, None, None]
    wall = np.float32([228, 230, 232]) * (1 - rows) + np.float32([200, 198, 194]) * rows
    return np.repeat(wall, side, axis=1)


def _lit(sight: Sight, parts: tuple[Part, ...], prints: Mapping[str, Pixels]) -> Floats:
    colour = np.zeros((*sight.part.shape, 3), np.float32)
    for number, part in enumerate(parts):
        own = sight.part == number
        colour[own] = np.float32(part.colour)
        if part.print_name and own.any():
            colour[own] *= _printed(sight.place[own], prints[part.print_name])
    toward = LIGHT / np.linalg.norm(LIGHT)
    light = 0.5 + 0.5 * np.maximum(sight.normal @ toward, 0)
    return colour * light[..., None]


def _printed(places: Floats, fabric: Pixels) -> Floats:
    """Return how the print dyes each place of a front."""
    height, width = fabric.shape[:2]
    x = ((places[:, 0] / PRINT_WIDTH + 0.5) % 1 * (width - 1)).astype(int)
    y = ((-places[:, 1] / PRINT_WIDTH + 0.1) % 1 * (height - 1)).astype(int)
    return fabric[y, x].astype(np.float32) / 255
