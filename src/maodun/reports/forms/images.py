"""The pictures of a report as small files that can be put into it, few enough for a letter."""

from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from maodun.domain.errors import BadPicture, PictureDamaged
from maodun.domain.pictures import PictureKind
from maodun.domain.text import T, Text
from maodun.encoders.reading.keeping import thumbnail
from maodun.encoders.reading.pictures import read_picture
from maodun.reports.localise import Plain, localise

Pictures = Callable[[str], bytes | None]
"""Returns a kept picture by the SHA-256 of its bytes; None where it is not at hand."""

JPEG = b"\xff\xd8\xff"
SIDE = 480
"""Pixels of the longer side: sharp at 7 cm in print."""

MOST = 400
MOST_LETTERS = 8_000_000
"""What all pictures of one report may take together; mail takes about 10 MB."""

NOT_AT_HAND = T("picture not at hand")
NO_ROOM = T("picture left out: the report would be too large")
UNREADABLE = T("the kept picture cannot be read")


@dataclass(frozen=True, slots=True)
class Small:
    """A picture made small, with its size in pixels.

    Attributes:
        form: ``jpeg`` or ``png``.
    """

    data: bytes
    form: str
    width: int
    height: int

    @property
    def href(self) -> str:
        """An address that holds all of it."""
        return f"data:image/{self.form};base64,{b64encode(self.data).decode('ascii')}"


def none_at_hand(sha256: str) -> None:  # noqa: ARG001 - whichever is asked for
    """Stand for the pictures of a report that is written where there are none."""
    return None


def images(plain: Plain, pictures: Pictures, language: str) -> dict[str, Plain]:
    """Return each picture of a localised report by its hash, ready to be laid out.

    One that cannot be shown has an empty ``href`` and a ``note`` that says why.
    """
    made: dict[str, Plain] = {}
    left = MOST_LETTERS
    for one in _named(plain):
        sha256 = one["sha256"]
        if sha256 in made:
            continue
        small = smaller(sha256, pictures) if left > 0 and len(made) < MOST else NO_ROOM
        if isinstance(small, Small):
            href = small.href
            left -= len(href)
            made[sha256] = _entry(href, small.width, small.height, "")
        else:
            made[sha256] = _entry("", one["width"], one["height"], localise(small, language))
    return made


def _named(plain: Plain) -> Iterator[Plain]:
    """Yield every picture that a report names, in reading order."""
    if isinstance(plain, dict):
        if plain.get("is") == "Image":
            yield plain
        else:
            for value in plain.values():
                yield from _named(value)
    elif isinstance(plain, list):
        for value in plain:
            yield from _named(value)


def smaller(sha256: str, pictures: Pictures, *, side: int = SIDE) -> Small | Text:
    """Return a kept picture in at most ``side`` pixels each way, or why it cannot be shown."""
    try:
        data = pictures(sha256)
        if data is None:
            return NOT_AT_HAND
        read = read_picture(data, name=sha256)
    except (BadPicture, PictureDamaged):
        return UNREADABLE
    # Photos are kept as JPEG and drawings as PNG; a thumbnail follows, whatever it looks like.
    kind = PictureKind.PHOTO if data.startswith(JPEG) else PictureKind.DRAWING
    small = thumbnail(read.pixels, kind, side=side)
    height, width = read.pixels.shape[:2]
    share = min(1.0, side / max(height, width))
    form = "jpeg" if small.startswith(JPEG) else "png"
    return Small(small, form, max(1, round(width * share)), max(1, round(height * share)))


def _entry(href: str, width: int, height: int, note: str) -> Plain:
    return {"href": href, "width": width, "height": height, "note": note}
