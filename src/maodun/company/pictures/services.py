"""Look at the pictures of products, with every model that is installed."""

from collections.abc import Generator
from pathlib import Path

from maodun.company.pictures.albums import Means, album_of, seen_again
from maodun.company.pictures.product import ProductPictures
from maodun.company.pictures.seeing import Copies, Eyes, Signs, Things
from maodun.domain.pictures import Album
from maodun.domain.ports import Register
from maodun.domain.products import Product
from maodun.domain.progress import Progress
from maodun.encoders.copies.encoding import CopyEncoder
from maodun.encoders.looks.models import looks_encoder
from maodun.encoders.looks.objects import main_object
from maodun.encoders.signs.encoding import SignEncoder
from maodun.encoders.signs.regions import sign_regions
from maodun.encoders.words.reading import WordsReader, is_installed


def eyes_here(*, words: bool, model: Path | None = None) -> Eyes:
    """Return the models that are embedded or installed.

    Args:
        words: Whether writing is read, too, where the reader is installed; it takes seconds
            for each picture, everything else less than one.
        model: Looks at designs instead of the embedded encoder.

    Raises:
        BadModel: It cannot be used.
    """
    seekers = (
        Things(looks_encoder(model)),
        Copies(CopyEncoder()),
        Signs(SignEncoder(), sign_regions),
    )
    if not words or not is_installed():
        return Eyes(seekers, main_object)
    reader = WordsReader()
    return Eyes(seekers, main_object, reader.writing, reader.name)


def reading_eyes() -> Eyes:
    """Return eyes that only read what is written; the reader has to be installed.

    Raises:
        SetupIncomplete: It is not.
    """
    words = WordsReader()
    return Eyes(words=words.writing, reader=words.name)


def product_look(
    product: Product, *, base: Path | None, means: Means, register: Register
) -> Generator[Progress, None, ProductPictures]:
    """Look at every picture of a product, to be held against those of the register.

    Args:
        product: Its photos are looked for beside its file, and on the web where that is asked.
        base: Folder of its file (``Folders``).
        means: What to look with.
        register: Has the pictures of the rights.
    """
    album = yield from album_of(product, base=base, means=means)
    return ProductPictures(album, means.shelf.get, register.picture)


def album_look(album: Album, *, means: Means, register: Register) -> ProductPictures:
    """Look again at what an album shows, as it was kept; nothing is read anew or fetched."""
    return ProductPictures(seen_again(album, means=means), means.shelf.get, register.picture)
