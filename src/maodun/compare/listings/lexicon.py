"""The words of a register's signs in memory, found by keys."""

from collections.abc import Sequence
from typing import cast

import numpy as np
from numpy.typing import NDArray

from maodun.compare.listings.folding import letters
from maodun.compare.listings.keys import BITS, Keys, Places, is_sought, sign_keys
from maodun.domain.marks import RegisteredWords

_CHUNK = 50_000
_SPARE = 3
"""Places in the table of bits per key: 2 to this power, so that one in eight is taken."""


class KeyTable:
    """Keys sorted, with their signs beside them; a look-up is a search by halves.

    Most keys that a listing asks for are not there. A table of bits, small enough to be read
    at random quickly, says so for seven in eight of them before anything is searched.

    Args:
        keys: Sorted.
        signs: Beside each key the sign that has it.
        taken: The table of bits of these keys (`bits_of`), where it was kept.
    """

    def __init__(
        self,
        keys: Keys,
        signs: NDArray[np.integer],
        taken: NDArray[np.uint8] | None = None,
    ) -> None:
        self._keys, self._signs = keys, signs
        self._shift = _shift(len(keys))
        self._taken = bits_of(keys) if taken is None else taken

    def find(self, keys: Keys) -> Places:
        """Return the pairs (place in ``keys``, sign) as rows, in order of place."""
        asked = self._possible(keys)
        starts, ends = self._ranges(keys[asked])
        many = ends - starts
        rows = np.repeat(np.arange(len(asked)), many)
        within = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
        return np.stack((asked[rows], self._signs[starts[rows] + within].astype(np.int64)), 1)

    def _possible(self, keys: Keys) -> Places:
        """Return the places of the keys that the table of bits does not exclude."""
        bit = keys >> self._shift
        byte = self._taken[bit >> np.uint64(3)]
        return np.flatnonzero((byte >> (bit & np.uint64(7)).astype(np.uint8)) & np.uint8(1))

    def _ranges(self, keys: Keys) -> tuple[Places, Places]:
        starts = np.searchsorted(self._keys, keys, "left")
        ends = np.searchsorted(self._keys, keys, "right")
        return starts, ends


def owners_per_key(pairs: Places, owners: NDArray[np.integer], keys: int) -> Places:
    """Return how many different owners there are for each of ``keys`` places.

    Args:
        pairs: Rows of (place, sign), as ``KeyTable.find`` gives them.
        owners: Beside each pair the owner of its sign.
        keys: How many keys were asked for.
    """
    apart = np.unique(np.stack((pairs[:, 0], owners.astype(np.int64)), 1), axis=0)
    return np.bincount(apart[:, 0], minlength=keys)


def bits_of(keys: Keys) -> NDArray[np.uint8]:
    """Return the table of bits of sorted keys: bit n is set where a key begins like n."""
    bit = keys >> _shift(len(keys))
    byte = bit >> np.uint64(3)
    first = np.flatnonzero(np.diff(byte, prepend=byte[:1] + np.uint64(1)))
    table = np.zeros(1 << (_width(len(keys)) - 3), np.uint8)
    if len(keys):
        ones = np.uint8(1) << (bit & np.uint64(7)).astype(np.uint8)
        table[byte[first]] = np.bitwise_or.reduceat(ones, first)
    return table


def _width(keys: int) -> int:
    return max(3, keys.bit_length() + _SPARE)


def _shift(keys: int) -> np.uint64:
    return np.uint64(BITS - _width(keys))


class WordList:
    """A lexicon of these signs, all of them within the scope; for small registers and tests."""

    def __init__(self, words: Sequence[RegisteredWords]) -> None:
        self._words = tuple(words)
        keys, signs = [np.zeros(0, np.uint64)], [np.zeros(0, np.int64)]
        for start in range(0, len(self._words), _CHUNK):
            part = self._words[start : start + _CHUNK]
            found, places = sign_keys([one.words for one in part])
            keys.append(found)
            signs.append(places + start)
        every = np.concatenate(keys)
        order = np.argsort(every, kind="stable")
        owners = np.concatenate(signs).astype(np.uint32)
        self._table = KeyTable(every[order], owners[order])
        named: dict[str, int] = {}
        owned = (one.holder or f"={letters(one.words)}" for one in self._words)
        self._owners = np.array([named.setdefault(o, len(named)) for o in owned], np.int64)
        self._sought = sum(is_sought(one.words) for one in self._words)

    def __len__(self) -> int:
        """Return how many signs are sought."""
        return self._sought

    def find(self, keys: Sequence[int]) -> Sequence[tuple[int, int]]:
        """Return every pair (place in ``keys``, sign) that agrees, as rows of an array."""
        rows = self._table.find(np.asarray(keys, np.uint64))
        return cast("Sequence[tuple[int, int]]", rows)

    def crowds(self, keys: Sequence[int]) -> Sequence[int]:
        """Return by how many owners each key is held; an unknown owner counts by wording."""
        pairs = self._table.find(np.asarray(keys, np.uint64))
        found = owners_per_key(pairs, self._owners[pairs[:, 1]], len(keys))
        return cast("Sequence[int]", found)

    def total(self) -> int:
        """Return how many signs there are."""
        return len(self._words)

    def unsought(self) -> int:
        """Return how many of them have words and cannot be found by them."""
        return sum(bool(one.words.strip()) for one in self._words) - self._sought

    def signs(self, signs: Sequence[int]) -> Sequence[RegisteredWords]:
        """Return the signs in this order."""
        return [self._words[sign] for sign in signs]
