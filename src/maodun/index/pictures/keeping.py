"""Writing figures beside the register's commits.

A batch of sheets becomes one segment; its pictures are on the disk before its columns, and
these before the list that names it. What a killed writer left is named by no list, and the
next one writes over it or sweeps it away.
"""

import shutil
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from maodun.domain.errors import OtherEncoder, RegisterDamaged, UnknownRight
from maodun.domain.pictures import LookKind
from maodun.domain.text import T
from maodun.index.pictures.listing import (
    FOLDER,
    Listing,
    Shelf,
    read_listing,
    write_listing,
)
from maodun.index.pictures.segments import (
    Mask,
    NewSheet,
    Segment,
    build,
    load,
    place_key,
    save,
    save_joined,
    sheet_key,
)
from maodun.index.storage.blobs import Blobs
from maodun.index.storage.entries import rows_of
from maodun.index.storage.locking import writer_lock
from maodun.index.storage.tables import open_database

BLOBS = "blobs"
LARGEST = 1 << 20
"""Figures of a segment that is not joined with others any more: 800 MB of 256 numbers each."""


@dataclass(frozen=True, slots=True)
class Model:
    """The encoder that a writer's vectors come from."""

    name: str
    dims: int


@contextmanager
def keeping(folder: Path, models: Mapping[LookKind, Model]) -> Iterator["Keeper"]:
    """Open the register in ``folder`` for keeping pictures; nobody else writes meanwhile.

    Raises:
        RegisterMissing: There is none.
        RegisterBusy: Somebody else is writing.
        OtherEncoder: The pictures here were looked at by another encoder.
    """
    with closing(open_database(folder)) as connection, writer_lock(folder):
        keeper = Keeper(folder, connection, models)
        yield keeper
        keeper.sweep()


class Keeper:
    """Takes sheets with their figures; what was committed stays, whatever happens then."""

    def __init__(
        self, folder: Path, connection: sqlite3.Connection, models: Mapping[LookKind, Model]
    ) -> None:
        self._folder = folder
        self._home = folder / FOLDER
        self._connection = connection
        self._models = models
        self._listing = read_listing(folder)
        for kind, model in models.items():
            refuse_mixing(self._listing, kind, model)
        self._blobs = Blobs(folder / BLOBS)
        self._segments: dict[str, Segment] = {}
        self._pending: dict[LookKind, dict[int, NewSheet]] = {}
        self._pending_keys: set[int] = set()
        self._replaced = False
        sweep_folders(self._home, self._listing.named)

    def __len__(self) -> int:
        """Return how many sheets wait for the next commit."""
        return sum(map(len, self._pending.values()))

    def holds(self, kind: LookKind, publication_number: str, sha256: str) -> bool:
        """Whether these bytes were cut for this right before."""
        key = sheet_key(publication_number, sha256)
        return key in self._pending_keys or any(
            _has(segment, key) for segment in self._of(kind)
        )

    def put(self, picture: bytes) -> str:
        """Keep the bytes of a picture and return their hash."""
        return self._blobs.put(picture)

    def row_of(self, publication_number: str) -> int:
        """Return where a right stands in the register.

        Raises:
            UnknownRight: Nowhere.
        """
        found = rows_of(self._connection, [publication_number])
        if not found:
            raise UnknownRight(
                T(
                    "No right in this register has the number {number}",
                    number=publication_number,
                )
            )
        return found[0]

    def add(self, kind: LookKind, sheet: NewSheet) -> None:
        """Take a sheet; with the next commit it counts, in place of one of the same name."""
        key = place_key(sheet.publication_number, sheet.file)
        self._pending.setdefault(kind, {})[key] = sheet
        self._pending_keys.add(sheet_key(sheet.publication_number, sheet.sha256))

    def commit(self) -> None:
        """Make every sheet so far count, at once; none of them, if the process dies before."""
        listing = self._listing
        for kind, sheets in self._pending.items():
            listing = self._with(listing, kind, sheets)
        if self._pending:
            self._write(listing)
        self._pending.clear()
        self._pending_keys.clear()
        for kind in listing.shelves:
            self._join(kind)

    def sweep(self) -> None:
        """Remove segments that no list names, and pictures that no figure has any more."""
        sweep_folders(self._home, self._listing.named)
        if self._replaced:
            wanted = {name for kind in self._listing.shelves for name in self._named(kind)}
            for name in self._blobs:
                if name not in wanted:
                    self._blobs.remove(name)

    def _of(self, kind: LookKind) -> list[Segment]:
        shelf = self._listing.shelves.get(kind)
        return [] if shelf is None else [self._load(name) for name in shelf.names]

    def _named(self, kind: LookKind) -> Iterator[str]:
        """Yield the hashes of every picture that a figure of this kind has."""
        shelf = self._listing.shelves[kind]
        for name in shelf.names:
            segment = self._load(name)
            for place in np.flatnonzero(stays(segment, shelf.gone.get(name, ()))).tolist():
                fact = segment.fact(place)
                yield from filter(None, (fact.sha256, fact.claimed_sha256))

    def _load(self, name: str) -> Segment:
        if name not in self._segments:
            self._segments[name] = load_segment(self._home / name)
        return self._segments[name]

    def _with(
        self, listing: Listing, kind: LookKind, sheets: Mapping[int, NewSheet]
    ) -> Listing:
        model = self._models[kind]
        shelf = listing.shelves.get(kind) or Shelf(model.name, model.dims)
        name = _name(listing)
        save(build(list(sheets.values()), model.dims), self._home / name)
        gone = self._gone(shelf, list(sheets))
        shelf = replace(
            shelf, names=(*shelf.names, name), gone={**shelf.gone, **gone}, coming=None
        )
        return Listing({**listing.shelves, kind: shelf}, listing.next_name + 1)

    def _gone(self, shelf: Shelf, places: Sequence[int]) -> dict[str, tuple[int, ...]]:
        """Return which figures the sheets of these places replace."""
        found: dict[str, tuple[int, ...]] = {}
        wanted = np.array(places, np.uint64)
        for name in shelf.names:
            old = np.flatnonzero(np.isin(self._load(name).places, wanted)).tolist()
            if old:
                found[name] = tuple(sorted({*shelf.gone.get(name, ()), *old}))
                self._replaced = True
        return found

    def _join(self, kind: LookKind) -> None:
        """Make one of the last segments while each is not twice the next."""
        shelf = self._listing.shelves[kind]
        while len(shelf.names) > 1:
            before, last = shelf.names[-2:]
            sizes = len(self._load(before)), len(self._load(last))
            if sizes[0] > 2 * sizes[1] or sum(sizes) > LARGEST:
                return
            name = _name(self._listing)
            stay = [stays(self._load(one), shelf.gone.get(one, ())) for one in (before, last)]
            save_joined([self._load(before), self._load(last)], stay, self._home / name)
            rest = {n: gone for n, gone in shelf.gone.items() if n not in (before, last)}
            shelf = replace(shelf, names=(*shelf.names[:-2], name), gone=rest, coming=None)
            shelves = {**self._listing.shelves, kind: shelf}
            self._write(Listing(shelves, self._listing.next_name + 1))

    def _write(self, listing: Listing) -> None:
        write_listing(self._folder, listing)
        self._listing = listing
        named = listing.named
        self._segments = {name: one for name, one in self._segments.items() if name in named}
        sweep_folders(self._home, named)


def refuse_mixing(listing: Listing, kind: LookKind, model: Model) -> None:
    """Raise where the vectors here come from another encoder.

    Raises:
        OtherEncoder: They do.
    """
    shelf = listing.shelves.get(kind)
    if shelf is not None and (shelf.encoder, shelf.dims) != (model.name, model.dims):
        raise OtherEncoder(kind=kind, held=shelf.encoder, asked=model.name)


def load_segment(folder: Path) -> Segment:
    """Map the segment in a folder.

    Raises:
        RegisterDamaged: A file of it is missing or cut short.
    """
    try:
        return load(folder)
    except (OSError, ValueError) as error:
        raise RegisterDamaged(
            T(
                "{path} cannot be read; remove the folder {folder} and take the pictures in "
                "again with: maodun register pictures PATH",
                path=str(folder),
                folder=str(folder.parent),
            )
        ) from error


def stays(segment: Segment, gone: Sequence[int]) -> Mask:
    """Return which figures of a segment were not replaced."""
    mask = np.ones(len(segment), bool)
    mask[list(gone)] = False
    return mask


def _has(segment: Segment, key: int) -> bool:
    wanted = np.uint64(key)
    at = int(np.searchsorted(segment.sheets, wanted))
    return at < len(segment.sheets) and bool(segment.sheets[at] == wanted)


def _name(listing: Listing) -> str:
    return f"{listing.next_name:08d}"


def sweep_folders(home: Path, named: frozenset[str]) -> None:
    """Remove folders that do not count; one that a reader holds open may stay for now."""
    folders = [path for path in home.iterdir() if path.is_dir()] if home.is_dir() else []
    for path in folders:
        if path.name not in named:
            with suppress(OSError):
                shutil.rmtree(path)
