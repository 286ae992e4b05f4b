"""The best rights by words among those a mask allows, exactly as if filtered before ranking."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray
from tantivy import Occur, Query, Schema, Searcher

from maodun.domain.rights import Right
from maodun.index.schema import ROW
from maodun.index.storage.facts import Mask

FEW = 0.05
"""Below this share of allowed rights, the allowed rows become part of the query."""

MARGIN = 1.5
"""How many more hits are asked for than the share of allowed rights suggests."""

GROWTH = 4


@dataclass(frozen=True, slots=True)
class Ranked:
    """Rows and their scores, best first."""

    rows: NDArray[np.int64]
    scores: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Near:
    """A right near the question, whole, for what it can tell about the question."""

    right: Right
    score: float


@dataclass(frozen=True, slots=True)
class Reach:
    """What one search may look at.

    Attributes:
        allowed: Which rows are within the scope.
        known: Which rows may tell about the question, although others are asked for.
        read: Reads the best so many of these rows, ties in order of number.
        kept: What ``rareness`` found for this state of the register, for the next search.
    """

    searcher: Searcher
    schema: Schema
    allowed: Mask
    known: Mask
    read: Callable[[Mapping[int, float], int], list[Near]]
    kept: dict[tuple[str, str], float] = field(default_factory=dict)

    def rareness(self, name: str, token: str) -> float:
        """Return how much a token of this field tells: BM25's weight; 0 if no right has it."""
        key = (name, token)
        if key not in self.kept:
            rights, total = self.searcher.doc_freq(name, token), self.searcher.num_docs
            weight = math.log1p((total - rights + 0.5) / (rights + 0.5))
            self.kept[key] = weight if rights else 0.0
        return self.kept[key]

    def nearest(self, query: Query, count: int) -> list[Near]:
        """Return the best ``count`` known rights, whole, whatever the scope allows."""
        found = replace(self, allowed=self.known).ranked(query, count)
        scores = dict(zip(found.rows.tolist(), found.scores.tolist(), strict=True))
        return self.read(scores, count)

    def ranked(self, query: Query, limit: int) -> Ranked:
        """Return the best ``limit`` allowed rows for a query, and all that tie with the last.

        The scores of the engine do not depend on filters, so that it may be asked for more
        and the rest thrown away, or be told which rows count; whichever costs less.
        """
        allowed = int(self.allowed.sum())
        total = max(self.searcher.num_docs, 1)
        if not allowed or limit <= 0:
            return Ranked(np.zeros(0, np.int64), np.zeros(0))
        if allowed < FEW * total:
            query = self._only_allowed(query)
            wanted = limit + 1
        else:
            wanted = int(limit * total / allowed * MARGIN) + 1
        return self._until_full(query, limit, min(wanted, total))

    def _only_allowed(self, query: Query) -> Query:
        rows = np.flatnonzero(self.allowed).tolist()
        among = Query.const_score_query(Query.term_set_query(self.schema, ROW, rows), 0.0)
        return Query.boolean_query([(Occur.Must, query), (Occur.Must, among)])

    def _until_full(self, query: Query, limit: int, wanted: int) -> Ranked:
        while True:
            found, exhausted = self._hits(query, wanted)
            if exhausted or len(found.rows) > limit:
                full = _with_ties(found, limit)
                if exhausted or len(full.rows) < len(found.rows):
                    return full
            wanted = min(wanted * GROWTH, max(self.searcher.num_docs, 1))

    def _hits(self, query: Query, wanted: int) -> tuple[Ranked, bool]:
        hits = self.searcher.search(query, limit=wanted, count=False).hits
        rows = np.array(
            self.searcher.fast_field_values(ROW, [place for _, place in hits]), np.int64
        )
        scores = np.array([score for score, _ in hits], np.float64)
        known = rows < len(self.allowed)
        known[known] = self.allowed[rows[known]]
        exhausted = len(hits) < wanted or wanted >= self.searcher.num_docs
        return Ranked(rows[known], scores[known]), exhausted


def _with_ties(found: Ranked, limit: int) -> Ranked:
    if len(found.rows) <= limit:
        return found
    last = int(np.searchsorted(-found.scores, -found.scores[limit - 1], side="right"))
    return Ranked(found.rows[:last], found.scores[:last])
