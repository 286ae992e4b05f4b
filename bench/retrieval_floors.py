"""What retrieval is measured against: TF-IDF cosine with word pairs, and bare BM25."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from tantivy import Occur, Schema, Searcher
from tantivy import Query as EngineQuery

from maodun.domain.ports import Query
from maodun.index.schema import ROW, WORDS, english

Floats = NDArray[np.float32]


class TfIdf:
    """Cosine of tf-idf over words and neighbouring pairs: logarithmic tf, smooth idf.

    What stands in one document only is left out, as it finds nothing.
    """

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        """Weigh ``texts``; each is several pieces, and no pair reaches across two."""
        self._ids: dict[str, int] = {}
        self._texts = len(texts)
        rows, tokens, counts = self._postings(texts)
        shared = np.bincount(tokens, minlength=len(self._ids))[tokens] > 1
        rows, tokens, counts = rows[shared], tokens[shared], counts[shared]
        order = np.argsort(tokens, kind="stable")
        self._rows = rows[order]
        rights = np.bincount(tokens, minlength=len(self._ids))
        self._starts = np.concatenate(([0], np.cumsum(rights)))
        self._idf = (np.log((1 + len(texts)) / (1 + rights)) + 1).astype(np.float32)
        weights = (1 + np.log(counts)) * self._idf[tokens]
        lengths = np.sqrt(np.bincount(rows, weights * weights, minlength=len(texts)))
        self._weights = (weights / np.maximum(lengths[rows], 1e-9)).astype(np.float32)[order]

    def scores(self, pieces: Sequence[str]) -> Floats:
        """Return the cosine of one question with every text, but for the question's length."""
        found = np.zeros(self._texts, np.float32)
        for token, count in _counted(pieces).items():
            number = self._ids.get(token)
            if number is not None:
                part = slice(self._starts[number], self._starts[number + 1])
                weight = (1 + np.log(count)) * self._idf[number]
                found[self._rows[part]] += weight * self._weights[part]
        return found

    def _postings(
        self, texts: Sequence[Sequence[str]]
    ) -> tuple[NDArray[np.int32], NDArray[np.int32], Floats]:
        rows: list[NDArray[np.int32]] = []
        tokens: list[NDArray[np.int32]] = []
        counts: list[Floats] = []
        for row, pieces in enumerate(texts):
            counted = _counted(pieces)
            numbers = [self._ids.setdefault(token, len(self._ids)) for token in counted]
            tokens.append(np.array(numbers, np.int32))
            counts.append(np.array(list(counted.values()), np.float32))
            rows.append(np.full(len(numbers), row, np.int32))
        return np.concatenate(rows), np.concatenate(tokens), np.concatenate(counts)


def bare_query(schema: Schema, query: Query) -> EngineQuery:
    """Return any of the question's words, no weights: what the engine does by itself."""
    words = dict.fromkeys(english().analyze(f"{query.title}\n{query.text}"))
    terms = (EngineQuery.term_query(schema, WORDS, word) for word in words)
    return EngineQuery.boolean_query([(Occur.Should, term) for term in terms])


def bare_rows(searcher: Searcher, query: EngineQuery, *, limit: int) -> list[int]:
    """Return the rows that bare BM25 finds, best first."""
    hits = searcher.search(query, limit=limit, count=False).hits
    rows = searcher.fast_field_values(ROW, [place for _, place in hits])
    return [int(row) for row in rows if row is not None]


def _counted(pieces: Sequence[str]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for piece in pieces:
        words = english().analyze(piece)
        counted.update(words)
        counted.update(map(" ".join, pairwise(words)))
    return counted
