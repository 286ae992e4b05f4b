"""How a question in words becomes a ranking.

Two searches. The first takes the words and neighbouring pairs of the question that tell most.
What its nearest rights have in common joins them for the second, which ranks: somebody who
sells a thing rarely knows the words that claim it. docs/decisions/0004-retrieval.md has the
measurements behind each number here.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tantivy import Occur
from tantivy import Query as EngineQuery

from maodun.domain.ports import Query
from maodun.index.ranking import Reach
from maodun.index.schema import CJK_PAIRS, WORD_PAIRS, WORDS, class_steps, searched, tokens_of

Token = tuple[str, str]
"""Field and token."""

MOST = {WORDS: 40, WORD_PAIRS: 100, CJK_PAIRS: 100}
"""Tokens of each field in the first search. Pairs are rare and cost little at any size."""

MOST_WIDENED = {WORDS: 60, WORD_PAIRS: 200, CJK_PAIRS: 150}

TITLE_TIMES = 2
"""A word of the title counts as if it stood so often in the text."""

NEAREST = 8
"""So many of the nearest rights lend their words."""

SHARED_BY = 2
"""A lent word stands in so many of them at least."""

LENT = 1.0
"""Weight of what is lent, beside what was asked."""

CLASS_WEIGHT = 0.1
"""Weight of one class symbol; the words of a question together have length one."""


@dataclass(frozen=True, slots=True)
class Found:
    """One row found, and which ways of searching found it."""

    row: int
    score: float
    paths: tuple[str, ...]


def find(query: Query, reach: Reach, *, limit: int) -> list[Found]:
    """Return at least the best ``limit`` rows where so many match; ties in any order.

    What is looked for does not depend on what is allowed: a filter leaves hits out and changes
    no score.
    """
    asked = _asked(query, reach)
    if not asked and not query.classes:
        return []
    first = _engine_query(_best(asked, MOST, reach), query.classes, reach)
    widened = _widened(asked, first, reach)
    wanted = _engine_query(_best(widened, MOST_WIDENED, reach), query.classes, reach)
    ranked = reach.ranked(wanted, limit)
    rows, scores = ranked.rows.tolist(), ranked.scores.tolist()
    paths = ("text",) if asked else ("class",)
    return [Found(row, score, paths) for row, score in zip(rows, scores, strict=True)]


def _asked(query: Query, reach: Reach) -> dict[Token, float]:
    texts = (*(query.title,) * TITLE_TIMES, query.text)
    return _weighted(_counted(tokens_of(texts, query.language)), reach)


def _widened(
    asked: Mapping[Token, float], first: EngineQuery, reach: Reach
) -> dict[Token, float]:
    """Return what was asked together with what the nearest rights share."""
    near = reach.nearest(first, NEAREST)
    whole = sum(one.score for one in near)
    counted = [_counted(searched(one.right)) for one in near]
    shared_by = Counter(token for counts in counted for token in counts)
    shared = {token for token, rights in shared_by.items() if rights >= SHARED_BY}
    widened = dict(asked)
    for one, counts in zip(near, counted, strict=True):
        own = {token: n for token, n in counts.items() if token in shared}
        for token, weight in _weighted(own, reach).items():
            widened[token] = widened.get(token, 0.0) + LENT * weight * one.score / whole
    return widened


def _counted(tokens: Mapping[str, Iterable[str]]) -> Counter[Token]:
    return Counter((field, token) for field, found in tokens.items() for token in found)


def _weighted(counts: Mapping[Token, int], reach: Reach) -> dict[Token, float]:
    """Return tf-idf weights of length one; tokens that no right has are left out."""
    weights = {
        token: (1 + math.log(count)) * reach.rareness(*token) for token, count in counts.items()
    }
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {token: weight / length for token, weight in weights.items() if weight}


def _best(
    weights: Mapping[Token, float], most: Mapping[str, int], reach: Reach
) -> dict[Token, float]:
    """Return the tokens that can add most to a score, of each field its share."""
    ordered = sorted(
        weights, key=lambda token: (-weights[token] * reach.rareness(*token), token)
    )
    of_field: dict[str, list[Token]] = {field: [] for field in most}
    for token in ordered:
        of_field[token[0]].append(token)
    return {
        token: weights[token]
        for field, found in of_field.items()
        for token in found[: most[field]]
    }


def _engine_query(
    weights: Mapping[Token, float], classes: Iterable[str], reach: Reach
) -> EngineQuery:
    steps = {
        ("classes", step): CLASS_WEIGHT for symbol in classes for step in class_steps(symbol)
    }
    parts = (
        EngineQuery.boost_query(EngineQuery.term_query(reach.schema, field, token), weight)
        for (field, token), weight in {**weights, **steps}.items()
    )
    return EngineQuery.boolean_query([(Occur.Should, part) for part in parts])
