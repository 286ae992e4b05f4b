"""Vectors of another encoder, made from the kept pictures; the old ones answer until then."""

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np

from maodun.domain.pictures import LookKind
from maodun.domain.progress import Progress
from maodun.domain.text import T
from maodun.index.pictures.coding import Floats
from maodun.index.pictures.keeping import Model, load_segment, stays, sweep_folders
from maodun.index.pictures.listing import (
    FOLDER,
    Coming,
    Listing,
    Shelf,
    read_listing,
    write_listing,
)
from maodun.index.pictures.segments import FigureFacts, OtherLooks, Segment
from maodun.index.storage.locking import writer_lock
from maodun.index.storage.tables import open_database

PAGE = 64
"""Figures looked at between two steps of progress."""

See = Callable[[Sequence[FigureFacts]], Floats]
"""From figures to their vectors, in order; 0 for those that cannot be seen any more."""


def renew(
    folder: Path, kind: LookKind, *, model: Model, see: See
) -> Generator[Progress, None, int]:
    """Give every figure of one kind the vector of another encoder; return how many there are.

    Interrupted, it goes on with the next segment. Until the last is done the register answers
    with the vectors it has, and then changes to the new ones in one step.

    Raises:
        RegisterMissing: There is no register.
        RegisterBusy: Somebody else is writing.
    """
    open_database(folder).close()
    with writer_lock(folder):
        listing = read_listing(folder)
        shelf = listing.shelves.get(kind)
        if shelf is None or (shelf.encoder, shelf.dims) == (model.name, model.dims):
            return 0
        renewing = _Renewing(folder, kind, listing)
        with closing(renewing.all(model, see)) as steps:
            done = yield from steps
        sweep_folders(folder / FOLDER, read_listing(folder).named)
        return done


class _Renewing:
    """One kind of look on its way to another encoder."""

    def __init__(self, folder: Path, kind: LookKind, listing: Listing) -> None:
        self._folder, self._home = folder, folder / FOLDER
        self._kind, self._listing = kind, listing
        self._coming = Coming("", 0)

    def all(self, model: Model, see: See) -> Generator[Progress, None, int]:
        """Make every segment that is still missing, then let the new ones count."""
        names = self._shelf.names
        segments = {name: load_segment(self._home / name) for name in names}
        total, done = sum(map(len, segments.values())), 0
        self._begin(model)
        for name, segment in segments.items():
            if name not in self._coming.names:
                yield from self._one(name, segment, see, before=(done, total))
            done += len(segment)
        shelf, coming = self._shelf, self._coming
        kept = total - sum(map(len, shelf.gone.values()))
        gone = {coming.names[name]: figures for name, figures in shelf.gone.items()}
        new = Shelf(model.name, model.dims, tuple(coming.names[n] for n in names), gone)
        self._write(new, self._listing.next_name)
        return kept

    @property
    def _shelf(self) -> Shelf:
        return self._listing.shelves[self._kind]

    def _begin(self, model: Model) -> None:
        """Go on with what an interrupted run made, if that was for the same encoder."""
        held = self._shelf.coming
        self._coming = Coming(model.name, model.dims)
        if held is not None and (held.encoder, held.dims) == (model.name, model.dims):
            self._coming = held

    def _one(
        self, name: str, segment: Segment, see: See, *, before: tuple[int, int]
    ) -> Generator[Progress, None, None]:
        coming, number = self._coming, self._listing.next_name
        new = f"{number:08d}"
        stay = stays(segment, self._shelf.gone.get(name, ()))
        done, total = before
        what = T("Looking at the kept pictures anew")
        with OtherLooks(segment, dims=coming.dims, folder=self._home / new) as looks:
            for start in range(0, len(segment), PAGE):
                yield Progress(done + start, total, "pictures", what)
                there = np.flatnonzero(stay[start : start + PAGE])
                some = np.zeros((min(PAGE, len(segment) - start), coming.dims), np.float32)
                some[there] = see([segment.fact(start + n) for n in there.tolist()])
                looks.write(some)
            looks.complete()
        self._coming = replace(coming, names={**coming.names, name: new})
        self._write(replace(self._shelf, coming=self._coming), number + 1)

    def _write(self, shelf: Shelf, next_name: int) -> None:
        shelves = {**self._listing.shelves, self._kind: shelf}
        self._listing = Listing(shelves, next_name)
        write_listing(self._folder, self._listing)
