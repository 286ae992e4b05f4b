"""Looking at figures: every segment of one kind as one gallery, within a scope."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from maodun.compare.designs.ordering import in_order
from maodun.domain.errors import RegisterDamaged
from maodun.domain.pictures import LookKind, RegisteredFigure, Vector
from maodun.domain.ports import Pictured
from maodun.domain.text import T
from maodun.index.pictures.coding import Floats
from maodun.index.pictures.keeping import load_segment, stays
from maodun.index.pictures.listing import FOLDER, Listing, Shelf, read_listing
from maodun.index.pictures.scanning import Group, best_of_rights, grouped, nearest_rights
from maodun.index.pictures.segments import FigureFacts, Mask, Numbers, Segment
from maodun.index.pictures.telling import Views, told_figures
from maodun.index.storage.entries import PARAMETERS
from maodun.index.storage.facts import Facts

NOWHERE = -1
"""In place of the row of a right that the register no longer has."""

LOOKS_AT_ONCE = 32
TRIES = 5

Tell = Callable[[Sequence[str]], Mapping[str, Views]]
RowOf = Callable[[str], int | None]


class Here(NamedTuple):
    """What a gallery asks of the register it belongs to."""

    tell: Tell
    row_of: RowOf


@dataclass(frozen=True)
class Held:
    """The segments of one kind, with the row where each figure's right stands now.

    Attributes:
        rows: By figure, in the order of the segments; ``NOWHERE`` for replaced figures.
    """

    encoder: str
    dims: int
    segments: tuple[Segment, ...]
    rows: Numbers

    @cached_property
    def starts(self) -> Numbers:
        """The number of the first figure of each segment, and behind them that of all."""
        return np.cumsum([0, *(len(one) for one in self.segments)])

    @cached_property
    def by_row(self) -> Numbers:
        """Figures in order of the row of their right."""
        return np.argsort(self.rows, kind="stable")

    @cached_property
    def rights(self) -> tuple[Numbers, Numbers]:
        """The rows that have figures, and for each figure which of these it belongs to."""
        return np.unique(self.rows, return_inverse=True)

    @cached_property
    def ordered(self) -> Numbers:
        """The rows of figures, rising."""
        return self.rows[self.by_row]

    def of_row(self, row: int) -> Numbers:
        """Return the figures of the right in one row."""
        first, last = np.searchsorted(self.ordered, [row, row + 1])
        return self.by_row[first:last]


NOTHING = Held("", 0, (), np.zeros(0, np.int64))


class Shelves:
    """The pictures of one register as its readers share them; segments are mapped once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._listing = Listing()
        self._segments: dict[str, Segment] = {}
        self._held: dict[LookKind, Held] = {}
        self._marker = -1

    def held(
        self, kind: LookKind, connection: sqlite3.Connection, facts: Facts, *, marker: int
    ) -> Held:
        """Return what counts of one kind now, for one state of the register.

        Raises:
            RegisterDamaged: A file of it is missing or cut short.
        """
        self._catch_up(marker)
        if kind not in self._held:
            shelf = self._listing.shelves.get(kind)
            held = NOTHING if shelf is None else self._mapped(shelf, connection, facts)
            self._held[kind] = held
        return self._held[kind]

    def _catch_up(self, marker: int) -> None:
        """Map what the list names; a writer may replace it between reading and mapping."""
        for left in reversed(range(TRIES)):
            listing = read_listing(self._folder)
            if (listing, marker) == (self._listing, self._marker):
                return
            try:
                self._segments = {name: self._load(name) for name in _counting(listing)}
            except RegisterDamaged:
                if not left or read_listing(self._folder) == listing:
                    raise
                continue
            self._listing, self._marker = listing, marker
            self._held.clear()
            return

    def _load(self, name: str) -> Segment:
        return self._segments.get(name) or load_segment(self._folder / FOLDER / name)

    def _mapped(self, shelf: Shelf, connection: sqlite3.Connection, facts: Facts) -> Held:
        segments = tuple(self._segments[name] for name in shelf.names)
        stay = [
            stays(one, shelf.gone.get(name, ()))
            for name, one in zip(shelf.names, segments, strict=True)
        ]
        rows = np.concatenate([np.zeros(0, np.int64), *(one.rows for one in segments)])
        rows = _rows_now(rows.astype(np.int64), connection, facts)
        rows[~np.concatenate([np.zeros(0, bool), *stay])] = NOWHERE
        return Held(shelf.encoder, shelf.dims, segments, rows)


class RegisterGallery:
    """The figures of the rights of one scope; implements ``domain.ports.Gallery``.

    Holds one state of the register, whatever is added meanwhile.
    """

    def __init__(self, held: Held, within: Mask, here: Here) -> None:
        self._held = held
        self._here = here
        known = (held.rows >= 0) & (held.rows < len(within))
        self._inside = np.zeros(len(held.rows), bool)
        self._inside[known] = within[held.rows[known]]

    @property
    def encoder(self) -> str:
        """Name of the model that made the looks; "" while there are none."""
        return self._held.encoder

    def __len__(self) -> int:
        """Return how many figures are within the scope."""
        return int(self._inside.sum())

    def pictured(self, due: Mask, *, unsaid: Mask) -> Pictured:
        """Return how much there is to compare, and how much is missing.

        Args:
            due: Rights that should have a picture.
            unsaid: Those of which nobody says whether they should.
        """
        rows = np.unique(self._held.rows[self._inside])
        without = np.ones(len(due), bool)
        without[rows[rows < len(due)]] = False
        return Pictured(
            rights=len(rows) + int((due & without).sum()),
            with_pictures=len(rows),
            figures=len(self),
            unsaid=int((unsaid & without).sum()),
        )

    def nearest(
        self, looks: Sequence[Vector], *, limit: int
    ) -> Sequence[Sequence[tuple[int, float]]]:
        """Return for each look its nearest figures, best first: (figure, product of the two).

        The nearest ``limit`` rights, each by its nearest figure; all their figures come.
        """
        if limit < 1 or not len(self):
            return [[] for _ in looks]
        wanted = self._matrix(looks)
        found: list[list[tuple[int, float]]] = []
        for start in range(0, len(wanted), LOOKS_AT_ONCE):
            found += self._nearest(wanted[start : start + LOOKS_AT_ONCE], limit)
        return found

    def likeness(
        self, looks: Sequence[Vector], figures: Sequence[int]
    ) -> Sequence[Sequence[float]]:
        """Return the product of each look (row) with each figure (column)."""
        if not figures:
            return [[] for _ in looks]
        products = self._matrix(looks) @ self._vectors(np.asarray(figures, np.int64)).T
        rows: list[list[float]] = products.tolist()
        return rows

    def of_right(self, publication_number: str) -> Sequence[int]:
        """Return the figures of one right within the scope, in printed order."""
        row = self._here.row_of(publication_number)
        printed = {} if row is None else self._printed(row)
        return [figure for figure in printed if self._inside[figure]]

    def looks(self, figures: Sequence[int]) -> Sequence[Vector]:
        """Return how the encoder sees each figure, in this order."""
        vectors = self._vectors(np.asarray(figures, np.int64))
        return [tuple(vector) for vector in vectors.tolist()]

    def figures(self, figures: Sequence[int]) -> Sequence[RegisteredFigure]:
        """Return what is known of each figure, in this order.

        Views and words come from the text of the right as it is now, and so do labels that
        could not be read.
        """
        rows = self._held.rows[np.asarray(figures, np.int64)].tolist()
        rights = [self._printed(row) for row in dict.fromkeys(rows)]
        numbers = [next(iter(facts.values())).publication_number for facts in rights]
        told = self._here.tell(numbers)
        nothing: Views = {}
        found: dict[int, RegisteredFigure] = {}
        for number, facts in zip(numbers, rights, strict=True):
            told_of = told_figures(list(facts.values()), told.get(number, nothing))
            found |= zip(facts, told_of, strict=True)
        return [found[figure] for figure in figures]

    def _nearest(self, looks: Floats, limit: int) -> list[list[tuple[int, float]]]:
        rows, _ = self._held.rights
        best = np.full((len(rows), len(looks)), -np.inf, np.float32)
        for (segment, _, _), group in zip(self._parts(), self._groups, strict=True):
            best_of_rights(segment, group, looks, best=best)
        return [self._counted_again(look, best[:, n], limit) for n, look in enumerate(looks)]

    @cached_property
    def _groups(self) -> list[Group]:
        _, rights = self._held.rights
        return [
            grouped(rights[start:stop], self._inside[start:stop])
            for _, start, stop in self._parts()
        ]

    def _counted_again(self, look: Floats, best: Floats, limit: int) -> list[tuple[int, float]]:
        """Return the figures of the nearest rights, by their exact products."""
        rows, _ = self._held.rights

        def exact(rights: Numbers) -> Floats:
            figures, starts = self._of_rows(rows[rights])
            products = self._vectors(figures) @ look
            return np.maximum.reduceat(products, starts) if len(starts) else products

        nearest = nearest_rights(best, exact, limit=limit)
        figures, _ = self._of_rows(rows[nearest])
        products = self._vectors(figures) @ look
        order = np.lexsort((figures, -products))
        return list(zip(figures[order].tolist(), products[order].tolist(), strict=True))

    def _of_rows(self, rows: Numbers) -> tuple[Numbers, Numbers]:
        """Return the figures within the scope of the rights in these rows, right by right.

        And where each right begins; every one of them has a figure there.
        """
        firsts = np.searchsorted(self._held.ordered, rows)
        lasts = np.searchsorted(self._held.ordered, rows, side="right")
        counts = lasts - firsts
        ends = np.cumsum(counts)
        places = np.arange(ends[-1] if len(ends) else 0) + np.repeat(
            firsts - ends + counts, counts
        )
        figures = self._held.by_row[places]
        return figures, ends - counts

    def _printed(self, row: int) -> dict[int, FigureFacts]:
        """Return every figure of the right in one row, in printed order."""
        facts = {figure: self._fact(figure) for figure in self._held.of_row(row).tolist()}
        order = sorted(facts, key=lambda figure: (in_order(facts[figure].sheet), figure))
        return {figure: facts[figure] for figure in order}

    def _parts(self) -> Iterable[tuple[Segment, int, int]]:
        starts = self._held.starts.tolist()
        return zip(self._held.segments, starts[:-1], starts[1:], strict=True)

    def _vectors(self, figures: Numbers) -> Floats:
        found = np.zeros((len(figures), self._held.dims), np.float32)
        for segment, start, stop in self._parts():
            mine = (figures >= start) & (figures < stop)
            if mine.any():
                found[mine] = segment.looks(figures[mine] - start)
        return found

    def _fact(self, figure: int) -> FigureFacts:
        n = int(np.searchsorted(self._held.starts, figure, side="right")) - 1
        try:
            return self._held.segments[n].fact(figure - int(self._held.starts[n]))
        except ValueError as error:
            raise RegisterDamaged(
                T("The pictures say nothing readable of figure {figure}", figure=figure)
            ) from error

    def _matrix(self, looks: Sequence[Vector]) -> Floats:
        return np.asarray(looks, np.float32).reshape(len(looks), self._held.dims)


def _counting(listing: Listing) -> list[str]:
    return [name for shelf in listing.shelves.values() for name in shelf.names]


def _rows_now(rows: Numbers, connection: sqlite3.Connection, facts: Facts) -> Numbers:
    """Return where the rights in these rows stand now; their texts may have been replaced."""
    current = facts.current()
    now = np.where(rows < len(current), rows, NOWHERE)
    while True:
        known = now >= 0
        old = np.unique(now[known][~current[now[known]]])
        if not len(old):
            return np.asarray(now, np.int64)
        later = _superseded_by(connection, old)
        now[known] = _mapped_to(now[known], old, later)


def _superseded_by(connection: sqlite3.Connection, rows: Numbers) -> Numbers:
    found: dict[int, int] = {}
    for start in range(0, len(rows), PARAMETERS):
        part = rows[start : start + PARAMETERS].tolist()
        marks = ",".join("?" * len(part))
        found.update(
            connection.execute(
                "SELECT row, superseded_by FROM rights "  # noqa: S608 - marks only
                f"WHERE row IN ({marks}) AND superseded_by IS NOT NULL",
                part,
            )
        )
    return np.array([found.get(row, NOWHERE) for row in rows.tolist()], np.int64)


def _mapped_to(values: Numbers, old: Numbers, new: NDArray[np.int64]) -> Numbers:
    places = np.minimum(np.searchsorted(old, values), len(old) - 1)
    return np.where(old[places] == values, new[places], values)
