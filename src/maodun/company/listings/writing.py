"""Read what is written in the pictures of listings, each picture once for all scans."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

from maodun.domain.products import Product
from maodun.domain.progress import Progress
from maodun.domain.text import T, Text
from maodun.screening.written import Read, Written

NOT_INSTALLED = T(
    "the part of the program that reads pictures is not installed. Install it with: "
    "pip install 'maodun[ocr]'"
)
NOT_ASKED = T("left out as asked with --no-pictures")


@dataclass(frozen=True, slots=True)
class Reading:
    """How the pictures of listings are to be read.

    Attributes:
        own: Folder that keeps what was read, so that a scan made again goes on from there.
        network: Whether pictures named by an address may be fetched.
    """

    own: Path
    network: bool = False


def reader(places: Sequence[str], reading: Reading | None) -> tuple[Read | None, Text]:
    """Return what reads the pictures of a listing, or None and why nobody does.

    Args:
        places: Files, folders and addresses that the listings are read from.
        reading: How; None: it was not asked for.
    """
    if reading is None:
        return None, NOT_ASKED
    # Imported here: whoever reads no pictures need not wait for what reads them.
    from maodun.encoders.words.reading import is_installed  # noqa: PLC0415 - see above

    if not is_installed():
        return None, NOT_INSTALLED
    return _reader(places, reading), NOT_ASKED


def _reader(places: Sequence[str], reading: Reading) -> Read:
    from maodun.company.pictures.albums import (  # noqa: PLC0415 - see above
        InMemory,
        album_of,
        means_at,
    )
    from maodun.company.pictures.places import Folders  # noqa: PLC0415 - see above
    from maodun.company.pictures.services import reading_eyes  # noqa: PLC0415 - see above
    from maodun.company.pictures.writing import with_words  # noqa: PLC0415 - see above

    folders = Folders(places)
    means = means_at(reading.own, eyes=reading_eyes(), network=reading.network)

    def read(product: Product) -> Generator[Progress, None, Written]:
        if not product.photos:
            return Written(product)
        passing = means.keeping(InMemory())
        album = yield from album_of(product, base=folders.of(product), means=passing)
        return Written(with_words(product, album), len(album.seen), album.unseen)

    return read
