"""The album of a product: each of its pictures either seen, or unseen with the reason."""

import hashlib
from collections.abc import Collection, Generator, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from maodun.company.pictures.places import picture_bytes, picture_name
from maodun.company.pictures.seeing import Eyes, Sight, see
from maodun.company.pictures.sights import Sights
from maodun.domain.errors import BadPicture, PictureDamaged, SourceError
from maodun.domain.pictures import Album, LookKind, SeenPicture, UnseenPicture
from maodun.domain.products import Product
from maodun.domain.progress import Progress
from maodun.domain.text import T
from maodun.encoders.reading.keeping import fitted, kept
from maodun.encoders.reading.pictures import ReadPicture, read_pages, read_picture
from maodun.index.storage.blobs import Blobs
from maodun.sources.pictures.fetch import WebPictures

SHELF = "blobs"
ENOUGH = 800 * 800
"""Pixels that designs and copies need: drawings of designs are measured at 800 a side, all else
at fewer. A logo may be a small part of its picture."""
MOST_PICTURES = 30
"""Looked at for each product; shops show at most a dozen."""


class Shelf(Protocol):
    """Where the pictures that were looked at are kept, by the hash of their bytes."""

    def put(self, data: bytes) -> str:
        """Keep these bytes and return their SHA-256."""

    def get(self, sha256: str) -> bytes | None:
        """Return the bytes of this hash; None where they are not here."""


class InMemory:
    """A shelf that lasts no longer than the work: for listings, of which most are forgotten."""

    def __init__(self) -> None:
        self.held: dict[str, bytes] = {}

    def put(self, data: bytes) -> str:
        """Hold these bytes and return the hash by which they are found."""
        name = hashlib.sha256(data).hexdigest()
        self.held[name] = data
        return name

    def get(self, sha256: str) -> bytes | None:
        """Return what is held under this hash; None where nothing is."""
        return self.held.get(sha256)


@dataclass(frozen=True, slots=True)
class Means:
    """What albums are made with.

    Attributes:
        eyes: Look at each picture.
        shelf: Keeps what was looked at.
        web: Fetches pictures of the web, and has those fetched earlier; None: none.
        network: Whether it may fetch now.
        sights: What was seen before; None: look again each time.
    """

    eyes: Eyes
    shelf: Shelf
    web: WebPictures | None = None
    network: bool = False
    sights: Sights | None = None

    def only(self, kinds: Collection[LookKind]) -> "Means":
        """Return the same, looking in these ways alone and reading no words.

        Without logos pictures are read no larger than that needs.
        """
        seekers = tuple(one for one in self.eyes.seekers if one.kind in kinds)
        enough = None if LookKind.SIGN in kinds else ENOUGH
        return replace(self, eyes=Eyes(seekers, self.eyes.main, enough=enough))

    def keeping(self, shelf: Shelf) -> "Means":
        """Return the same, keeping pictures on another shelf."""
        return replace(self, shelf=shelf)


def means_at(folder: Path, *, eyes: Eyes, network: bool) -> Means:
    """Return the means that keep everything under one folder of the company's."""
    return Means(
        eyes=eyes,
        shelf=Blobs(folder / SHELF),
        web=WebPictures(folder / "web"),
        network=network,
        sights=Sights(folder / "sights"),
    )


def album_of(
    product: Product, *, base: Path | None, means: Means
) -> Generator[Progress, None, Album]:
    """Look at every picture of a product; the album accounts for each of them.

    Args:
        product: Its ``photos`` name files beside its own file, addresses, or data URIs.
        base: Folder of the product's file (``Folders``); None: it is not known, or on the web.
        means: What to look with, and where to keep what was seen.
    """
    seen: list[SeenPicture] = []
    unseen: list[UnseenPicture] = []
    names = tuple(dict.fromkeys(product.photos))
    for done, name in enumerate(names):
        shown = picture_name(name)
        yield Progress(done, len(names), "pictures", T("Looking at {file}", file=shown))
        for one in _looked_at(name, base, means, len(seen)):
            if isinstance(one, SeenPicture):
                seen.append(one)
            else:
                unseen.append(one)
    return Album(tuple(seen), tuple(unseen), _models(means))


def seen_again(album: Album, *, means: Means) -> Album:
    """Return a stored album with its looks; a picture that is no longer kept is unseen."""
    seen: list[SeenPicture] = []
    unseen = list(album.unseen)
    for one in album.seen:
        again = _again(one, means)
        if isinstance(again, SeenPicture):
            seen.append(again)
        else:
            unseen.append(again)
    return Album(tuple(seen), tuple(unseen), _models(means))


def _again(one: SeenPicture, means: Means) -> SeenPicture | UnseenPicture:
    try:
        data = means.shelf.get(one.sha256)
        if data is None:
            return UnseenPicture(one.file, T("it is no longer kept"))
        sight = _known(one.sha256, means) or _seen_kept(data, one.file, means)
    except BadPicture as error:
        return UnseenPicture(one.file, error.reason)
    except PictureDamaged as error:
        return UnseenPicture(one.file, error.text)
    return replace(one, looks=sight.looks)


def _seen_kept(data: bytes, file: str, means: Means) -> Sight:
    """Look at a kept picture, but not for words: those were read in the one that was given."""
    return see(read_picture(data, name=file), replace(means.eyes, words=None))


def _models(means: Means) -> tuple[tuple[LookKind, str], ...]:
    return tuple((seeker.kind, seeker.name) for seeker in means.eyes.seekers)


def _looked_at(
    name: str, base: Path | None, means: Means, before: int
) -> Iterator[SeenPicture | UnseenPicture]:
    """Yield each page of one file, ``before`` being the number of pictures seen so far."""
    shown = picture_name(name)
    if before >= MOST_PICTURES:
        yield _too_many(shown)
        return
    try:
        data = picture_bytes(name, base=base, web=means.web, network=means.network)
    except SourceError as error:
        yield UnseenPicture(shown, error.text)
        return
    for number, page in enumerate(read_pages(data, name=shown, enough=means.eyes.enough)):
        file = f"{shown} ({number + 1})" if number else shown
        if isinstance(page, BadPicture):
            yield UnseenPicture(file, page.reason)
        elif before + number >= MOST_PICTURES:
            yield _too_many(file)
            return
        else:
            yield _seen(file, page, means)


def _seen(file: str, page: ReadPicture, means: Means) -> SeenPicture:
    pixels = fitted(page.pixels)
    sha256 = means.shelf.put(kept(pixels, page.kind))
    sight = _sight(sha256, page, means)
    return SeenPicture(
        file=file,
        sha256=sha256,
        kind=page.kind,
        width=pixels.shape[1],
        height=pixels.shape[0],
        looks=sight.looks,
        words=sight.words,
        notes=(*page.notes, *sight.notes),
    )


def _sight(sha256: str, page: ReadPicture, means: Means) -> Sight:
    known = _known(sha256, means)
    if known is not None:
        return known
    sight = see(page, means.eyes)
    if means.sights is not None:
        means.sights.put(sha256, means.eyes.name, sight)
    return sight


def _known(sha256: str, means: Means) -> Sight | None:
    return None if means.sights is None else means.sights.get(sha256, means.eyes.name)


def _too_many(file: str) -> UnseenPicture:
    return UnseenPicture(
        file,
        T("only the first {limit} pictures of a product are looked at", limit=MOST_PICTURES),
    )
