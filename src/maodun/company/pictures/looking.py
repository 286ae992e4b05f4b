"""On whose word pictures are looked at, where what was seen is kept, and with which models."""

from collections.abc import Callable, Collection, Generator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from maodun.domain.pictures import Album, LookKind
from maodun.domain.ports import Pictures, Register
from maodun.domain.products import Product
from maodun.domain.progress import Progress

if TYPE_CHECKING:
    from maodun.company.pictures.albums import Means
    from maodun.company.pictures.many import ListingsLook

Look = Callable[[Product, Register], Generator[Progress, None, Pictures]]
"""Looks at the pictures of a product, to be held against those of a register."""


@dataclass(frozen=True)
class Viewer:
    """Looks at the pictures of products that are read from some places.

    The models take a second to load, so they are loaded at the first look.

    Attributes:
        own: Folder that keeps what was seen.
        places: Files, folders and addresses that the products are read from.
        network: Whether pictures named by an address may be fetched.
        words: Whether what is written in pictures is read, where the reader is installed.
        model: Looks at designs instead of the embedded encoder.
    """

    own: Path
    places: Sequence[str]
    network: bool = False
    words: bool = True
    model: Path | None = None

    def look(self, product: Product, register: Register) -> Generator[Progress, None, Pictures]:
        """Look at every picture of one product; what was seen is kept."""
        from maodun.company.pictures.places import Folders  # noqa: PLC0415 - loads the models
        from maodun.company.pictures.services import product_look  # noqa: PLC0415 - as above

        base = Folders(self.places).of(product)
        return (
            yield from product_look(product, base=base, means=self._means, register=register)
        )

    def again(self, album: Album, register: Register) -> Pictures:
        """Look again at the kept pictures of an album that was stored without its looks."""
        from maodun.company.pictures.services import album_look  # noqa: PLC0415 - as above

        return album_look(album, means=self._means, register=register)

    def see(self, register: Register, kinds: Collection[LookKind]) -> "ListingsLook":
        """Return what looks at one pile of listings after the other, only in these ways."""
        from maodun.company.pictures.many import ListingsLook, Way  # noqa: PLC0415 - as above

        way = Way(self.own, frozenset(kinds), network=self.network, model=self.model)
        return ListingsLook(way, self.places, register)

    @cached_property
    def _means(self) -> "Means":
        from maodun.company.pictures.albums import means_at  # noqa: PLC0415 - as above
        from maodun.company.pictures.services import eyes_here  # noqa: PLC0415 - as above

        eyes = eyes_here(words=self.words, model=self.model)
        return means_at(self.own, eyes=eyes, network=self.network)
