"""The list of segments that count: one small file, replaced in one step.

What it does not name does not exist. It also says which encoder made the vectors, which
figures were replaced, and how far vectors of another encoder have come.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from maodun.domain.errors import RegisterDamaged
from maodun.domain.pictures import LookKind
from maodun.domain.text import T

FOLDER = "pictures"
LIST = "segments.json"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Coming:
    """Vectors of another encoder that are being made.

    Attributes:
        names: Segment that counts -> the one that will take its place.
    """

    encoder: str
    dims: int
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The segments of one kind of look.

    Attributes:
        encoder: Name of the model that made the vectors.
        names: Folders of the segments, in order of figures.
        gone: Segment -> its figures that newer sheets replaced, rising.
    """

    encoder: str
    dims: int
    names: tuple[str, ...] = ()
    gone: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    coming: Coming | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """Everything that counts.

    Attributes:
        next_name: Number of the next segment; no name is given twice.
    """

    shelves: Mapping[LookKind, Shelf] = field(default_factory=dict)
    next_name: int = 0
    format: int = FORMAT

    @property
    def named(self) -> frozenset[str]:
        """Folders that count, or will when vectors are made anew."""
        now = {name for shelf in self.shelves.values() for name in shelf.names}
        later = (shelf.coming for shelf in self.shelves.values() if shelf.coming)
        return frozenset(now.union(*(coming.names.values() for coming in later)))


_decode = msgspec.json.Decoder(Listing).decode


def read_listing(folder: Path) -> Listing:
    """Return what counts of the pictures of the register in ``folder``.

    Raises:
        RegisterDamaged: The list cannot be read, or another version of the program wrote it.
    """
    path = folder / FOLDER / LIST
    try:
        listing = _decode(path.read_bytes())
    except FileNotFoundError:
        return Listing()
    except msgspec.MsgspecError as error:
        raise _unreadable(path) from error
    if listing.format != FORMAT:
        raise _unreadable(path)
    return listing


def write_listing(folder: Path, listing: Listing) -> None:
    """Make a list count: before it returns nothing of it does, afterwards all."""
    home = folder / FOLDER
    home.mkdir(parents=True, exist_ok=True)
    draft = home / f"{LIST}.new"
    with draft.open("wb") as file:
        file.write(msgspec.json.encode(listing))
        file.flush()
        os.fsync(file.fileno())
    draft.replace(home / LIST)


def _unreadable(path: Path) -> RegisterDamaged:
    return RegisterDamaged(
        T(
            "{path} cannot be read; remove the folder {folder} and take the pictures in "
            "again with: maodun register pictures PATH",
            path=str(path),
            folder=str(path.parent),
        )
    )
