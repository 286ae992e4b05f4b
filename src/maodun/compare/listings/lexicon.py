"""The words of a register's signs in memory, found by keys."""

from collections.abc import Sequence
from typing import cast

import numpy as np

from maodun.compare.listings.keys import Keys, Places, sign_keys
from maodun.domain.marks import RegisteredWords

_CHUNK = 50_000


class KeyTable:
    """Keys and their signs, sorted by key; a look-up is a search by halves.

    A table of bits says first whether a key can be there at all, since most are not.
    """

    def __init__(self, keys: Keys, signs: Places) -> None:
        order = np.argsort(keys, kind="stable")
        self.keys, self.signs = keys[order], signs[order].astype(np.uint32)

    def ranges(self, keys: Keys) -> tuple[Places, Places]:
        """Return, for each key, where its signs begin and end."""
        starts = np.searchsorted(self.keys, keys, "left")
        ends = np.searchsorted(self.keys, keys, "right")
        return starts, ends

    def find(self, keys: Keys) -> Places:
        """Return the pairs (place in ``keys``, sign) as rows, in order of place."""
        starts, ends = self.ranges(keys)
        many = ends - starts
        places = np.repeat(np.arange(len(keys)), many)
        within = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
        return np.stack((places, self.signs[starts[places] + within].astype(np.int64)), 1)


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
        self._table = KeyTable(np.concatenate(keys), np.concatenate(signs))

    def __len__(self) -> int:
        """Return how many signs there are."""
        return len(self._words)

    def find(self, keys: Sequence[int]) -> Sequence[tuple[int, int]]:
        """Return every pair (place in ``keys``, sign) that agrees, as rows of an array."""
        rows = self._table.find(np.asarray(keys, np.uint64))
        return cast("Sequence[tuple[int, int]]", rows)

    def counts(self, keys: Sequence[int]) -> Sequence[int]:
        """Return by how many signs each key is held."""
        starts, ends = self._table.ranges(np.asarray(keys, np.uint64))
        return cast("Sequence[int]", ends - starts)

    def signs(self, signs: Sequence[int]) -> Sequence[RegisteredWords]:
        """Return the signs in this order."""
        return [self._words[sign] for sign in signs]
