"""The pictures that reports show: the product's own and those of rights, by their hash."""

from collections.abc import Callable
from pathlib import Path

from maodun.company.pictures.albums import SHELF
from maodun.index.pictures.keeping import BLOBS
from maodun.index.storage.blobs import Blobs


def kept_pictures(*, own: Path, register: Path) -> Callable[[str], bytes | None]:
    """Return what hands out kept pictures; None for one that neither folder has.

    The register itself is not opened: a report can be written where there is none any more.

    Args:
        own: Folder of the products' pictures.
        register: Folder of the register.
    """

    def get(sha256: str) -> bytes | None:
        found = (shelf.get(sha256) for shelf in _shelves(own, register))
        return next((data for data in found if data is not None), None)

    return get


def kept_paths(*, own: Path, register: Path) -> Callable[[str], Path | None]:
    """Return what tells where kept pictures lie, for programs that look at them.

    Args:
        own: As for ``kept_pictures``.
        register: The same.
    """

    def path(sha256: str) -> Path | None:
        found = (shelf.path(sha256) for shelf in _shelves(own, register))
        return next((file for file in found if file is not None), None)

    return path


def _shelves(own: Path, register: Path) -> tuple[Blobs, Blobs]:
    return Blobs(own / SHELF), Blobs(register / BLOBS)
