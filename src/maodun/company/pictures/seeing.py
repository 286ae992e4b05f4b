"""Look at one picture of a product in every way that something registered is looked at."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from maodun.domain.pictures import Look, LookKind, PictureKind
from maodun.domain.ports import PictureEncoder
from maodun.domain.text import T, Text
from maodun.encoders.looks.encoding import LooksEncoder
from maodun.encoders.reading.keeping import fitted
from maodun.encoders.reading.pictures import ReadPicture

Pixels = NDArray[np.uint8]
Region = tuple[float, float, float, float]

WHOLE: Region = (0.0, 0.0, 1.0, 1.0)
_CHANNELS = 3
_LEAST_PART = 8  # pixels; a smaller region shows nothing that could be compared
_MOST_PART = 0.6  # of the picture; a larger part of it is as good as the whole


class Main(Protocol):
    """The main object of a photo, as found."""

    @property
    def mask(self) -> NDArray[np.bool_]:
        """True where it is, in the size of the photo."""

    @property
    def is_sure(self) -> bool:
        """False where nothing stands out from the background."""


class Writing(Protocol):
    """What is written in a picture."""

    @property
    def texts(self) -> Sequence[str]:
        """Line by line."""

    @property
    def notes(self) -> tuple[Text, ...]:
        """What was found and left out."""


class Named(Protocol):
    """What has the kind and the name of a model, as everything is called that it makes."""

    @property
    def kind(self) -> LookKind:
        """By what pictures are looked up with it."""

    @property
    def name(self) -> str:
        """With the version."""


class Seeker(Named, Protocol):
    """A way of looking at a product's picture, so that it can be looked up among rights."""

    def sought(self, shown: "Shown") -> Sequence[Look]:
        """Return the looks by which the picture is looked up, of the whole or of parts."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture on its way to the encoders.

    Attributes:
        pixels: Always with three channels.
        thing: Where its main object is; the whole of a drawing, or where none is certain.
        mask: The main object of a photo as found, certain or not; None: nobody looked for it.
    """

    pixels: Pixels
    kind: PictureKind
    thing: Region
    mask: NDArray[np.bool_] | None = None


@dataclass(frozen=True, slots=True)
class Eyes:
    """What pictures of products are looked at with.

    Attributes:
        seekers: At most one for each kind of look.
        main: Finds the main object of a photo; None: the whole photo counts as one.
        words: Reads what is written in a picture; None: nobody does.
        reader: Name of the model that reads, with its version.
        enough: Pixels of a picture that they need, height by width; None: all there are.
    """

    seekers: tuple[Seeker, ...] = ()
    main: Callable[[Pixels], Main] | None = None
    words: Callable[[Pixels], Writing] | None = None
    reader: str = ""
    enough: int | None = None

    @property
    def name(self) -> str:
        """All models in one name: what one saw holds for others of the same name."""
        return " ".join([*(f"{one.kind}:{one.name}" for one in self.seekers), self.reader])


@dataclass(frozen=True, slots=True)
class Sight:
    """What was seen in one picture, whichever file it came from.

    Attributes:
        notes: On what was seen; what the file was like is a note of ``ReadPicture``.
    """

    looks: tuple[Look, ...]
    words: tuple[str, ...] | None
    notes: tuple[Text, ...]


def see(picture: ReadPicture, eyes: Eyes) -> Sight:
    """Look at a picture in every way there is: words in all of it, the rest as it is kept."""
    pixels = fitted(coloured(picture.pixels))
    thing, mask = WHOLE, None
    notes: tuple[Text, ...] = ()
    if eyes.main is not None and picture.kind is PictureKind.PHOTO:
        found = eyes.main(pixels)
        mask = found.mask
        if found.is_sure:
            thing = box_of(found.mask)
        else:
            notes = (T("nothing stands out from its background; all of it was compared"),)
    shown = Shown(pixels, picture.kind, thing, mask)
    looks = tuple(look for seeker in eyes.seekers for look in seeker.sought(shown))
    if eyes.words is None:
        return Sight(looks, None, notes)
    writing = eyes.words(picture.pixels)
    return Sight(looks, tuple(writing.texts), (*notes, *writing.notes))


def coloured(pixels: Pixels) -> Pixels:
    """Return the picture with three channels."""
    if pixels.ndim == _CHANNELS:
        return pixels
    return np.repeat(pixels[..., None], _CHANNELS, axis=2)


def box_of(mask: NDArray[np.bool_]) -> Region:
    """Return the smallest region around what is True, the whole where nothing is."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if not rows.size:
        return WHOLE
    height, width = mask.shape
    return (
        float(columns[0] / width),
        float(rows[0] / height),
        float((columns[-1] + 1) / width),
        float((rows[-1] + 1) / height),
    )


def part_of(pixels: Pixels, region: Region) -> Pixels:
    """Return the pixels within a region, at least one."""
    height, width = pixels.shape[:2]
    left, top, right, bottom = region
    above, before = min(int(top * height), height - 1), min(int(left * width), width - 1)
    below, behind = (
        max(above + 1, round(bottom * height)),
        max(before + 1, round(right * width)),
    )
    return pixels[above:below, before:behind]


Encoder = TypeVar("Encoder", bound=Named)


@dataclass(frozen=True, slots=True)
class Seeking(Generic[Encoder]):
    """What every way of looking pictures up has: the model behind it."""

    encoder: Encoder

    @property
    def kind(self) -> LookKind:
        """As the encoder's."""
        return self.encoder.kind

    @property
    def name(self) -> str:
        """The encoder's own."""
        return self.encoder.name


@dataclass(frozen=True, slots=True)
class Things(Seeking[PictureEncoder]):
    """Looks a thing up by its shape: designs.

    The main object is found best in the whole photo. That takes longer than everything else,
    so the embedded encoder is told where it is; other models must cope with the whole photo.
    """

    def sought(self, shown: Shown) -> Sequence[Look]:
        """Return one look, at the main object."""
        if not isinstance(self.encoder, LooksEncoder):
            return _looks(self.encoder, [shown.pixels], [shown.kind], [shown.thing])
        rows = self.encoder.looks([shown.pixels], [shown.kind], [shown.mask])
        return _with_regions(self.encoder, rows, [shown.thing])


class Copyist(Named, Protocol):
    """An encoder that has its own way of looking a picture up."""

    def sought(self, pixels: Pixels) -> Sequence[Look]:
        """Return the looks of the whole picture and of its parts."""


@dataclass(frozen=True, slots=True)
class Copies(Seeking[Copyist]):
    """Looks a picture up as a copy of another: works, photos."""

    def sought(self, shown: Shown) -> Sequence[Look]:
        """Return the looks of the whole picture, then those of its main object alone."""
        return tuple(self._sought(shown))

    def _sought(self, shown: Shown) -> Iterator[Look]:
        yield from self.encoder.sought(shown.pixels)
        left, top, right, bottom = shown.thing
        thing = part_of(shown.pixels, shown.thing)
        nearly_all = (right - left) * (bottom - top) > _MOST_PART
        if nearly_all or min(thing.shape[:2]) < _LEAST_PART:
            return
        for look in self.encoder.sought(thing):
            yield Look(look.kind, look.encoder, look.vector, _within(look.region, shown.thing))


@dataclass(frozen=True, slots=True)
class Signs(Seeking[PictureEncoder]):
    """Looks up every region of a picture that may be a logo.

    Attributes:
        regions: Finds them.
    """

    regions: Callable[[Pixels], Sequence[Region]]

    def sought(self, shown: Shown) -> Sequence[Look]:
        """Return one look for each region, and none where there is no region."""
        found = [
            (region, part)
            for region in self.regions(shown.pixels)
            if min((part := part_of(shown.pixels, region)).shape[:2]) >= _LEAST_PART
        ]
        parts = [part for _, part in found]
        regions = [region for region, _ in found]
        return _looks(self.encoder, parts, [shown.kind] * len(found), regions)


def _looks(
    encoder: PictureEncoder,
    pixels: Sequence[Pixels],
    kinds: Sequence[PictureKind],
    regions: Sequence[Region],
) -> tuple[Look, ...]:
    if not pixels:
        return ()
    return _with_regions(encoder, encoder.looks(pixels, kinds), regions)


def _with_regions(
    encoder: PictureEncoder, rows: NDArray[np.float32], regions: Sequence[Region]
) -> tuple[Look, ...]:
    return tuple(
        Look(encoder.kind, encoder.name, tuple(map(float, row)), region)
        for row, region in zip(rows, regions, strict=True)
    )


def _within(inner: Region, outer: Region) -> Region:
    """Return a region of a region as one of the whole picture."""
    left, top, right, bottom = outer
    width, height = right - left, bottom - top
    return (
        left + inner[0] * width,
        top + inner[1] * height,
        left + inner[2] * width,
        top + inner[3] * height,
    )
