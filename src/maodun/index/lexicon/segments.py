"""One segment: the signs of some rows, as sorted arrays that are mapped, never loaded.

A key finds its signs by binary search, so that a look-up costs about the same among ten
thousand signs and among a million.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from maodun.compare.listings.folding import letters
from maodun.compare.listings.keys import Form, Keys, Places, hashed, is_sought, sign_keys
from maodun.compare.listings.lexicon import KeyTable, bits_of

ARRAYS = ("keys", "holders", "taken", "rows", "wordings", "sought", "classes", "ends", "words")
NO_BITS = np.zeros(0, np.uint8)
MOST_CLASSES = 63
"""Nice has 45 classes; each is one bit of a column."""


class SignRow(NamedTuple):
    """One sign on its way into a segment: its row in the register, words, Nice classes."""

    row: int
    words: str
    classes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """Signs and their keys.

    Attributes:
        keys: Sorted; a key stands once for each of its signs.
        holders: Beside each key, the place of its sign in the columns of signs.
        taken: Which keys can be there at all (`bits_of`).
        rows: Row of each sign in the register, rising.
        wordings: A number for the letters of each sign: the same for the same letters.
        sought: Which signs a listing's words can bring up.
        classes: One bit for each Nice class.
        ends: Where the words of each sign end in ``words``.
        words: UTF-8, one sign behind the other.
    """

    keys: Keys
    holders: NDArray[np.uint32]
    taken: NDArray[np.uint8]
    rows: NDArray[np.uint32]
    wordings: NDArray[np.uint64]
    sought: NDArray[np.bool_]
    classes: NDArray[np.uint64]
    ends: NDArray[np.uint64]
    words: NDArray[np.uint8]

    def __len__(self) -> int:
        """Return how many signs it holds."""
        return len(self.rows)

    def find(self, keys: Keys) -> tuple[Places, Places]:
        """Return each place in ``keys`` and row that agree, in order of place."""
        pairs = self._table().find(keys)
        return pairs[:, 0], self.rows[pairs[:, 1]].astype(np.int64)

    def wordings_at(self, keys: Keys) -> tuple[Places, Places, Keys]:
        """Return what ``find`` returns, and beside it the wording of each sign."""
        pairs = self._table().find(keys)
        signs = pairs[:, 1]
        return pairs[:, 0], self.rows[signs].astype(np.int64), self.wordings[signs]

    def signs(self, places: Places) -> list[SignRow]:
        """Return the signs in these places of the columns, in this order."""
        ends = self.ends[places]
        starts = np.where(places > 0, self.ends[places - 1], np.uint64(0))
        columns = (self.rows[places], starts, ends, self.classes[places])
        return [
            SignRow(row, bytes(self.words[start:end]).decode(), _classes(bits))
            for row, start, end, bits in zip(
                *(column.tolist() for column in columns), strict=True
            )
        ]

    def places_of(self, rows: Places) -> Places:
        """Return the place of the sign of each row, -1 where it is in another segment."""
        wanted = rows.astype(self.rows.dtype)  # of one type, or the whole column is copied
        places = np.searchsorted(self.rows, wanted)
        held = places < len(self.rows)
        held[held] = self.rows[places[held]] == wanted[held]
        return np.where(held, places, -1)

    def _table(self) -> KeyTable:
        return KeyTable(self.keys, self.holders, self.taken)


def build(signs: Iterable[SignRow]) -> Segment:
    """Return the segment of these signs, which come in order of row; those without words go."""
    kept = [sign for sign in signs if sign.words.strip()]
    texts = [sign.words.encode() for sign in kept]
    keys, holders = sign_keys([sign.words for sign in kept])
    return _sorted(
        Segment(
            keys=keys,
            holders=holders.astype(np.uint32),
            taken=NO_BITS,
            rows=np.array([sign.row for sign in kept], np.uint32),
            wordings=hashed([letters(sign.words) for sign in kept], Form.WHOLE),
            sought=np.array([is_sought(sign.words) for sign in kept], np.bool_),
            classes=np.array([_bits(sign.classes) for sign in kept], np.uint64),
            ends=np.cumsum([len(text) for text in texts], dtype=np.uint64),
            words=np.frombuffer(b"".join(texts), np.uint8),
        )
    )


def merged(segments: Sequence[Segment]) -> Segment:
    """Return one segment of several that follow each other; no key is made anew."""
    signs = np.cumsum([0, *(len(one) for one in segments)])
    bytes_before = np.cumsum([0, *(len(one.words) for one in segments)])
    joined = Segment(
        keys=np.concatenate([one.keys for one in segments]),
        holders=np.concatenate(
            [
                one.holders + np.uint32(start)
                for one, start in zip(segments, signs, strict=False)
            ]
        ),
        taken=NO_BITS,
        rows=np.concatenate([one.rows for one in segments]),
        wordings=np.concatenate([one.wordings for one in segments]),
        sought=np.concatenate([one.sought for one in segments]),
        classes=np.concatenate([one.classes for one in segments]),
        ends=np.concatenate(
            [
                one.ends + np.uint64(start)
                for one, start in zip(segments, bytes_before, strict=False)
            ]
        ),
        words=np.concatenate([one.words for one in segments]),
    )
    return _sorted(joined)


def save(segment: Segment, folder: Path) -> None:
    """Write the columns to the disk, complete when this returns."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ARRAYS:
        with (folder / f"{name}.npy").open("wb") as file:
            np.save(file, getattr(segment, name), allow_pickle=False)
            file.flush()
            os.fsync(file.fileno())


def load(folder: Path) -> Segment:
    """Return the segment in a folder, its columns mapped.

    Raises:
        OSError: A file of it is missing.
        ValueError: A file is no column, or was cut short.
    """
    columns: dict[str, NDArray[Any]] = {
        name: _mapped(folder / f"{name}.npy") for name in ARRAYS
    }
    return Segment(**columns)


def faults(segment: Segment) -> Iterator[str]:
    """Yield what contradicts itself in a segment; nothing is good."""
    if len(segment.keys) != len(segment.holders):
        yield "keys and holders"
    if not len(segment.rows) == len(segment.classes) == len(segment.ends):
        yield "rows, classes and ends"
    elif len(segment.ends) and int(segment.ends[-1]) != len(segment.words):
        yield "ends and words"
    if not np.array_equal(segment.taken, bits_of(segment.keys)):
        yield "table of bits"
    if len(segment.keys) and bool((segment.keys[1:] < segment.keys[:-1]).any()):
        yield "order of keys"


def _mapped(path: Path) -> NDArray[Any]:
    """Map a column; a file of nothing cannot be mapped and is read."""
    try:
        return np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))
    except ValueError:
        column = np.load(path, allow_pickle=False)
        if column.size:
            raise
        return np.asarray(column)


def _sorted(segment: Segment) -> Segment:
    order = np.argsort(segment.keys, kind="stable")
    keys = segment.keys[order]
    return replace(segment, keys=keys, holders=segment.holders[order], taken=bits_of(keys))


def _bits(classes: tuple[int, ...]) -> int:
    return sum(1 << number for number in set(classes) if 0 < number <= MOST_CLASSES)


@cache
def _classes(bits: int) -> tuple[int, ...]:
    return tuple(number for number in range(1, MOST_CLASSES + 1) if bits >> number & 1)
