"""Every way to note colours, brought to sRGB or grey of eight bits on white."""

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

from maodun.domain.text import T, Text

_DEEP = ("I;16", "I;16L", "I;16B", "I;16N", "I", "F")
_TWELVE_BITS = 4095
_SIXTEEN_BITS = 65535
_PALE = 240  # lightness from which nothing would be seen on white
_MOST_PROFILE_BYTES = 4 << 20

Flat = tuple[Image.Image, tuple[Text, ...]]


def flat(image: Image.Image) -> Flat:
    """Return the picture in mode ``L`` or ``RGB``, alpha laid on white, with notes."""
    if image.mode in _DEEP:
        return Image.fromarray(_eight_bits(np.asarray(image))), ()
    profile = image.info.get("icc_profile")
    if image.has_transparency_data:
        laid, notes = _laid(image.convert("RGBA"))
    else:
        laid, notes = image, ()
    if laid.mode in ("1", "L"):
        return laid.convert("L"), notes
    coloured, more = _in_srgb(laid, profile if isinstance(profile, bytes) else b"")
    return coloured, notes + more


def is_clear(image: Image.Image) -> bool:
    """Return whether a picture is transparent all over."""
    if not image.has_transparency_data:
        return False
    return image.convert("RGBA").getchannel("A").getextrema() == (0, 0)


def _laid(image: Image.Image) -> Flat:
    """Lay a picture with alpha on white; one that is white itself on black."""
    alpha = image.getchannel("A")
    white = _on(image, "white")
    lowest, _ = white.convert("L").getextrema()
    if isinstance(lowest, int) and lowest >= _PALE and alpha.getextrema() != (255, 255):
        return _on(image, "black"), (
            T("the picture is white on nothing; it was laid on black"),
        )
    return white, ()


def _on(image: Image.Image, ground: str) -> Image.Image:
    under = Image.new("RGBA", image.size, ground)
    return Image.alpha_composite(under, image).convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes) -> Flat:
    if profile and not (image.mode == "RGB" and b"sRGB" in profile[:HEAD]):
        found = _by_profile(image, profile)
        if found is not None:
            return found, ()
    rgb = image.convert("RGB")
    if image.mode == "CMYK":
        return rgb, (T("its colours are those of print, so they are shown approximately"),)
    return rgb, ()


HEAD = 4096
"""Of a colour profile: its name stands within."""


def _by_profile(image: Image.Image, profile: bytes) -> Image.Image | None:
    """Return the picture in sRGB; None where the profile is of no use."""
    if len(profile) > _MOST_PROFILE_BYTES:
        return None
    plain = image if image.mode in ("RGB", "CMYK") else image.convert("RGB")
    try:
        return ImageCms.profileToProfile(
            plain,
            ImageCms.ImageCmsProfile(io.BytesIO(profile)),
            ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")),
            outputMode="RGB",
        )
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None


def _eight_bits(values: NDArray[np.generic]) -> NDArray[np.uint8]:
    """Return deeper greys as eight bits: from the whole range, or from what is used of it."""
    deep = np.nan_to_num(values.astype(np.float32), posinf=0.0, neginf=0.0)
    lowest, highest = float(deep.min()), float(deep.max())
    if lowest >= 0 and _TWELVE_BITS < highest <= _SIXTEEN_BITS:
        lowest, highest = 0.0, float(_SIXTEEN_BITS)
    span = highest - lowest
    if not 0 < span < float("inf"):
        return np.zeros(values.shape, np.uint8)
    return np.asarray(np.clip((deep - lowest) / span * 255, 0, 255), np.uint8)
