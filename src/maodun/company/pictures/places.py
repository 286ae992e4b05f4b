"""Where the pictures of a product lie: beside its file, on the web, or written out in it."""

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from maodun.domain.errors import SourceError, UnsafeInput
from maodun.domain.products import Product
from maodun.domain.text import T
from maodun.sources.pictures.data_uris import data_uri_bytes, data_uri_name, is_data_uri
from maodun.sources.pictures.fetch import WebPictures
from maodun.sources.pictures.finding import file_bytes

WEB = ("http://", "https://", "//")
LONGEST_NAME = 300


def picture_bytes(
    name: str, *, base: Path | None, web: WebPictures | None, network: bool
) -> bytes:
    """Return the bytes of a picture, as a product names it.

    Args:
        name: File beside the product's file, address of the web, or data URI.
        base: Folder of the product's file; None: it was read from an address.
        web: Fetches pictures and keeps them; None: there is no place to keep them.
        network: Whether it may be asked; what it kept before is used anyway.

    Raises:
        UnsafeInput: The name leads out of that folder, or into a private network.
        SourceError: The picture is not there, or could not be fetched.
    """
    if is_data_uri(name):
        return data_uri_bytes(name)
    if name.lower().startswith(WEB):
        return _from_web(name, web=web, network=network)
    if base is None:
        raise SourceError(
            T(
                "there is no folder to look for it in: the product comes from the web, or "
                "several files have the name of its file"
            )
        )
    return file_bytes(_beside(name, base))


def picture_name(name: str) -> str:
    """Return the name as it is shown: shortened where the picture is written out in it."""
    shown = data_uri_name(name) if is_data_uri(name) else name
    return shown if len(shown) <= LONGEST_NAME else f"{shown[: LONGEST_NAME - 1]}…"


class Folders:
    """The folders of products' files, by the places that the products were read from."""

    def __init__(self, places: Sequence[str]) -> None:
        """Remember where to look.

        Args:
            places: Files, folders and addresses that products are read from.
        """
        self._places = [Path(one) for one in places if not one.lower().startswith(WEB)]
        self._found: dict[str, list[Path]] | None = None

    def of(self, product: Product) -> Path | None:
        """Return the folder of the product's file; None: it is on the web, or not certain.

        A product names its file without folder, so of two files of one name neither counts.
        """
        if self._found is None:
            self._found = {}
            for file in _files(self._places):
                self._found.setdefault(file.name, []).append(file.parent)
        name, _, _ = product.source.rpartition(", ")  # as in "shop.csv, row 2"
        folders = self._found.get(product.source) or self._found.get(name) or []
        return folders[0] if len(folders) == 1 else None


def _files(places: Sequence[Path]) -> Iterator[Path]:
    for place in places:
        if place.is_dir():
            yield from (path for path in place.rglob("*") if path.is_file())
        else:
            yield place


def _from_web(name: str, *, web: WebPictures | None, network: bool) -> bytes:
    url = f"https:{name}" if name.startswith("//") else name
    kept = None if web is None or network else web.kept(url)
    if kept is not None:
        return kept
    if web is None or not network:
        raise SourceError(
            T("it was not fetched: pictures of the web are fetched with --fetch-pictures only")
        )
    return web.get(url)


def _beside(name: str, base: Path) -> Path:
    """Return the file of this name; as saved pages write it, where there is none otherwise."""
    names = (name, unquote(name), unquote(name.partition("?")[0]))
    paths = list(_inside(names, base))
    return next((path for path in paths if _is_file(path)), paths[0])


def _inside(names: tuple[str, ...], base: Path) -> Iterator[Path]:
    for name in dict.fromkeys(names):
        path = PurePosixPath(name.strip().replace("\\", "/"))
        leaves = path.is_absolute() or ".." in path.parts or ":" in name or "\0" in name
        if leaves or not _within(base / path, base):
            raise UnsafeInput(
                T(
                    "the name leads out of the folder of the product's file; put the picture "
                    "beside that file and name it there"
                )
            )
        yield base / path


def _within(path: Path, folder: Path) -> bool:
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # links in a circle, a name too long
        return False


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False
