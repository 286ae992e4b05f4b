"""Look at the pictures of many listings, on all cores; what was seen is kept as it is seen."""

import os
import signal
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread
from typing import Self

from maodun.company.pictures.albums import InMemory, Means, album_of, means_at
from maodun.company.pictures.places import Folders
from maodun.company.pictures.product import ProductPictures
from maodun.company.pictures.services import eyes_here
from maodun.domain.pictures import Album, LookKind
from maodun.domain.ports import Register
from maodun.domain.products import Product

ALONE = 100
"""Listings looked at by this process before others help: those take seconds to load models."""

MOST_CORES = 60
"""Windows waits for no more processes at once."""

Looked = tuple[Album, Mapping[str, bytes]]
"""What was seen of a listing, and its pictures by their hash."""


@dataclass(frozen=True, slots=True)
class Way:
    """How listings are looked at, told so that another process can do the same.

    Attributes:
        own: Folder that keeps what was seen.
        kinds: By what pictures are compared.
        network: Whether pictures of the web may be fetched.
        model: Looks at designs instead of the embedded encoder.
    """

    own: Path
    kinds: frozenset[LookKind]
    network: bool = False
    model: Path | None = None


class ListingsLook:
    """Looks at pile after pile of listings, and keeps only the pictures it is told to.

    What was seen in each picture is kept at once: work that was killed goes on where it was.
    To be used in a ``with``, which sends the other processes home.

    Args:
        way: How to look.
        places: Files, folders and addresses that the listings are read from.
        register: Has the pictures of our rights.
        cores: Processes that look; fetching is left to one, which is polite to hosts.
    """

    def __init__(
        self, way: Way, places: Sequence[str], register: Register, *, cores: int | None = None
    ) -> None:
        self._way = way
        self._folders = Folders(places)
        self._register = register
        wanted = 1 if way.network else cores or os.cpu_count() or 1
        self._cores = min(wanted, MOST_CORES)
        self._pool: ProcessPoolExecutor | None = None
        self._seen = 0

    def __call__(self, products: Sequence[Product]) -> Iterator[ProductPictures]:
        """Yield the pictures of each listing, in this order."""
        put = means_of(self._way).shelf.put
        for album, held in self._looked(products):
            yield ProductPictures(album, held.get, self._register.picture, put=put)

    def __enter__(self) -> Self:
        """Return itself; processes are started when they are worth it."""
        return self

    def __exit__(self, *_: object) -> None:
        """Send the other processes home."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def _looked(self, products: Sequence[Product]) -> Iterator[Looked]:
        bases = [self._folders.of(one) for one in products]
        done = 0
        try:
            for found in self._by_many(products, bases):
                done += 1
                yield found
        except BrokenProcessPool:  # one of them was killed: this one goes on alone
            self._cores = 1
            yield from map(looked, repeat(self._way), products[done:], bases[done:])
        self._seen += sum(bool(one.photos) for one in products)

    def _by_many(
        self, products: Sequence[Product], bases: Sequence[Path | None]
    ) -> Iterator[Looked]:
        if self._cores == 1 or self._seen < ALONE:
            return map(looked, repeat(self._way), products, bases)
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self._cores, mp_context=get_context("spawn"), initializer=_begin
            )
        return self._pool.map(looked, repeat(self._way), products, bases)


def looked(way: Way, product: Product, base: Path | None) -> Looked:
    """Look at every picture of one listing, whose file lies in ``base``."""
    shelf = InMemory()
    work = album_of(product, base=base, means=means_of(way).keeping(shelf))
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value, shelf.held


@cache
def means_of(way: Way) -> Means:
    """Return what to look with; the models are loaded once in each process."""
    eyes = eyes_here(words=False, model=way.model)
    return means_at(way.own, eyes=eyes, network=way.network).only(way.kinds)


def _begin() -> None:
    """Leave Ctrl-C to the process that asked, and end when that has ended, even killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
