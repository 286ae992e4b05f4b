"""How a question in words becomes a ranking: terms of the query, weighted by field."""

from dataclasses import dataclass

from tantivy import Occur, Query

from maodun.domain import ports
from maodun.index.ranking import Reach
from maodun.index.schema import (
    CJK_FIELDS,
    TEXT_FIELDS,
    character_pairs,
    class_steps,
    english,
    is_cjk,
)

FIELD_WEIGHTS = (2.0, 1.0, 1.0, 0.7)
TITLE_WEIGHT = 2.0
CLASS_WEIGHT = 3.0
MOST_TERMS = 60


@dataclass(frozen=True, slots=True)
class Found:
    """One row found, and which ways of searching found it."""

    row: int
    score: float
    paths: tuple[str, ...]


def find(query: ports.Query, reach: Reach, *, limit: int) -> list[Found]:
    """Return at least the best ``limit`` rows where so many match; ties in any order."""
    wanted = _text(query, reach)
    if wanted is None:
        return []
    ranked = reach.ranked(wanted, limit)
    rows, scores = ranked.rows.tolist(), ranked.scores.tolist()
    return [Found(row, score, ("text",)) for row, score in zip(rows, scores, strict=True)]


def _text(query: ports.Query, reach: Reach) -> Query | None:
    fields = CJK_FIELDS if is_cjk(query.language) else TEXT_FIELDS
    parts = [
        Query.boost_query(Query.term_query(reach.schema, field, term), weight * field_weight)
        for term, weight in _terms(query).items()
        for field, field_weight in zip(fields, FIELD_WEIGHTS, strict=True)
    ]
    parts += [
        Query.boost_query(Query.term_query(reach.schema, "classes", step), CLASS_WEIGHT)
        for symbol in query.classes
        for step in class_steps(symbol)
    ]
    return Query.boolean_query([(Occur.Should, part) for part in parts]) if parts else None


def _terms(query: ports.Query) -> dict[str, float]:
    cut = character_pairs if is_cjk(query.language) else english().analyze
    terms = dict.fromkeys(cut(query.text), 1.0)
    terms.update(dict.fromkeys(cut(query.title), TITLE_WEIGHT))
    ordered = sorted(terms, key=lambda term: -terms[term])
    return {term: terms[term] for term in ordered[:MOST_TERMS]}
