"""Are the pictures what the figures say, and do the figures belong to rights that are here?"""

import sqlite3
from collections.abc import Generator, Iterator
from pathlib import Path

import numpy as np

from maodun.domain.errors import PictureDamaged, RegisterDamaged
from maodun.domain.pictures import LookKind
from maodun.domain.progress import Progress
from maodun.domain.text import T, Text
from maodun.index.pictures.coding import asked
from maodun.index.pictures.keeping import BLOBS, load_segment, stays
from maodun.index.pictures.listing import FOLDER, Shelf, read_listing
from maodun.index.pictures.segments import Numbers, Segment, faults
from maodun.index.storage.blobs import Blobs
from maodun.index.storage.entries import numbers_in

PAGE = 500
MOST_NAMED = 20
NOT_ONE = 0.01
"""How far the length of a vector may be from 1: half precision is off by a tenth of that."""


def picture_faults(
    connection: sqlite3.Connection, folder: Path
) -> Generator[Progress, None, tuple[list[Text], int]]:
    """Return what contradicts in the pictures, and how many pictures no figure has.

    Vectors of length 0 stand for figures in which nothing is claimed.
    """
    try:
        listing = read_listing(folder)
        shelves = {
            kind: [(name, load_segment(folder / FOLDER / name)) for name in shelf.names]
            for kind, shelf in listing.shelves.items()
        }
    except RegisterDamaged as error:
        return [error.text], 0
    problems: list[Text] = []
    named: set[str] = set()
    total = sum(len(one) for segments in shelves.values() for _, one in segments)
    done = 0
    for kind, segments in shelves.items():
        for name, segment in segments:
            checked = _Checked(connection, Blobs(folder / BLOBS), segment, named)
            problems += _columns(kind, listing.shelves[kind], segment)
            stay = np.flatnonzero(stays(segment, listing.shelves[kind].gone.get(name, ())))
            for start in range(0, 0 if problems else len(stay), PAGE):
                yield Progress(done + start, total, "pictures", T("Comparing pictures"))
                problems += checked.page(stay[start : start + PAGE].tolist())
            done += len(segment)
    left_over = sum(one not in named for one in Blobs(folder / BLOBS))
    return _first(problems), left_over


def _columns(kind: LookKind, shelf: Shelf, segment: Segment) -> Iterator[Text]:
    for what in faults(segment):
        yield T("The pictures contradict themselves in {what}", what=what)
    if segment.halves.shape[1:] != (shelf.dims,) or segment.turn.shape[1:] != (shelf.dims,):
        yield T("The pictures contradict themselves in {what}", what=f"{kind} vectors")


class _Checked:
    """One segment under check, with the pictures of all segments so far."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        blobs: Blobs,
        segment: Segment,
        named: set[str],
    ) -> None:
        self._connection, self._blobs = connection, blobs
        self._segment, self._named = segment, named

    def page(self, places: list[int]) -> Iterator[Text]:
        """Yield what is wrong with some figures."""
        segment = self._segment
        rows = [int(segment.rows[place]) for place in places]
        numbers = numbers_in(self._connection, rows)
        wrong = _wrong_vectors(segment, np.array(places, np.int64))
        for place, row, bad in zip(places, rows, wrong, strict=True):
            try:
                fact = segment.fact(place)
            except ValueError:
                yield T("Row {row} has a figure that cannot be read", row=row)
                continue
            number = fact.publication_number
            if numbers.get(row) != number:
                yield T("A figure of {number} stands under another right", number=number)
            if bad:
                yield T("A vector of {number} is not as its encoder made it", number=number)
            for sha256 in filter(None, (fact.sha256, fact.claimed_sha256)):
                yield from self._picture(number, sha256)

    def _picture(self, number: str, sha256: str) -> Iterator[Text]:
        self._named.add(sha256)
        try:
            if self._blobs.get(sha256) is None:
                yield T(
                    "A picture of {number} is missing: {sha256}", number=number, sha256=sha256
                )
        except PictureDamaged as error:
            yield error.text


def _wrong_vectors(segment: Segment, places: Numbers) -> list[bool]:
    """Return which vectors are neither of length 1 nor 0, or stand otherwise in bytes."""
    exact = segment.looks(places)
    lengths = np.linalg.norm(exact, axis=1)
    odd = (np.abs(lengths - 1) > NOT_ONE) & (lengths != 0)
    rounded = segment.codes[places] * segment.scales[places][:, None]
    wanted = asked(exact, segment.turn)
    away = np.linalg.norm(rounded[:, :-1] - wanted[:, :-1], axis=1)
    other = (away > segment.slack[0] + NOT_ONE) | (rounded[:, -1] < wanted[:, -1] - NOT_ONE)
    found: list[bool] = (odd | other | ~np.isfinite(lengths)).tolist()
    return found


def _first(problems: list[Text]) -> list[Text]:
    if len(problems) <= MOST_NAMED:
        return problems
    more = T("and {count} more like it", count=len(problems) - MOST_NAMED)
    return [*problems[:MOST_NAMED], more]
