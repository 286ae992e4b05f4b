"""How many of the documents that examiners and applicants cite are found, by words alone.

    python -m bench.retrieval --corpus FILE --qrels FILE --kinds same_owner_topical --json

Every document of the corpus is a right of one register, and a candidate; a question is one of
them, without what names or quotes the documents it cites (``retrieval_texts``). The register is
asked as everybody asks it, by ``search``. ``document`` asks with the whole text, ``words40``
with forty words, nearer to what a seller types; ``..._filed_until`` looks only at documents
filed until then. Recall only, of all pairs together, for the judgements are incomplete; the
interval is a bootstrap over questions.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from bench.retrieval_floors import TfIdf, bare_query, bare_rows
from bench.retrieval_texts import (
    Document,
    as_right,
    citations,
    documents,
    filed_until,
    short_query,
    whole_query,
)
from maodun.domain.ports import Query, Scope
from maodun.domain.records import PublishedFile, Read
from maodun.index.adding import add
from maodun.index.register import LocalRegister, open_register
from maodun.index.words import read_words

NOW = datetime(2026, 11, 22, tzinfo=UTC)
DEPTHS = (10, 100)
RESAMPLES = 2_000
SEED = 4

Ranking = list[int]
"""Places of documents, best first, without the question itself."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question.

    Attributes:
        own: Place of the document it was made of; no candidate.
        until: Only documents filed before this day count; None: all.
        wanted: Places of what it cites.
    """

    own: int
    query: Query
    until: date | None
    wanted: frozenset[int]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The corpus in every form that is searched."""

    papers: Sequence[Document]
    places: Mapping[str, int]
    register: LocalRegister
    folder: Path
    cosine: TfIdf


def main() -> None:
    """Print one JSON object, or a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--qrels", type=Path, required=True)
    parser.add_argument("--kinds", nargs="+", default=["same_owner_topical"])
    parser.add_argument(
        "--limit-queries", type=int, help="so many questions only: a quick look"
    )
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    if not (asked.corpus.exists() and asked.qrels.exists()):
        print(json.dumps({"skipped": "corpus or qrels are not there; see MAODUN_DATA"}))
        return
    pairs = list(citations(asked.qrels))
    with tempfile.TemporaryDirectory() as room:
        shelf = fill_shelf(documents(asked.corpus), Path(room))
        kinds = {
            kind: measure(shelf, pairs, kind=kind, most=asked.limit_queries)
            for kind in asked.kinds
        }
        answer = {"candidates": len(shelf.papers), "kinds": kinds}
        shelf.register.close()
    print(json.dumps(answer) if asked.json else "\n".join(_table(kinds)))


def fill_shelf(corpus: Mapping[str, Document], folder: Path) -> Shelf:
    """Build the register and the floors of a corpus."""
    papers = list(corpus.values())
    rights = [as_right(paper, place) for place, paper in enumerate(papers)]
    file = PublishedFile(Path("corpus.jsonl"), "", "corpus", len(papers))

    def records(start: int) -> Iterator[Read]:
        return (Read(rights[place], place + 1) for place in range(start, len(rights)))

    for progress in add(folder, file, records, now=NOW):
        if sys.stderr.isatty():
            print(f"\r{progress.done}/{progress.total}", end="", file=sys.stderr)
    places = {right.publication_number: place for place, right in enumerate(rights)}
    texts = [(right.title, right.abstract, right.description[0].text) for right in rights]
    return Shelf(papers, places, open_register(folder), folder, TfIdf(texts))


def measure(
    shelf: Shelf, pairs: Sequence[tuple[str, str, str]], *, kind: str, most: int | None
) -> dict[str, object]:
    """Return the figures of one kind, by form of the question and path."""
    places = {paper.number: place for place, paper in enumerate(shelf.papers)}
    cited: dict[int, list[int]] = {}
    for citing, wanted, of_kind in pairs:
        if of_kind == kind and citing in places and wanted in places:
            cited.setdefault(places[citing], []).append(places[wanted])
    chosen = dict(sorted(cited.items())[:most])
    titles = {
        place: [shelf.papers[places[b]].title for a, b, _ in pairs if places.get(a) == place]
        for place in chosen
    }
    whole = {place: whole_query(shelf.papers[place], titles[place]) for place in chosen}
    short = {place: short_query(shelf.papers[place]) for place in chosen}
    tables: dict[str, object] = {}
    for name, queries in (("document", whole), ("words40", short)):
        for suffix, bounded in (("", False), ("_filed_until", True)):
            asked = [
                Asked(
                    own=place,
                    query=query,
                    until=filed_until(shelf.papers[place]) if bounded else None,
                    wanted=frozenset(chosen[place]),
                )
                for place, query in queries.items()
            ]
            tables[name + suffix] = _paths(shelf, asked)
    pairs_asked = sum(map(len, chosen.values()))
    return {**tables, "queries": len(chosen), "pairs": pairs_asked}


def _paths(shelf: Shelf, asked: Sequence[Asked]) -> dict[str, object]:
    """Ask all paths; the register and bare BM25 in turn, so that both find the same weather."""
    searcher = (index := read_words(shelf.folder)).searcher()
    spent: dict[str, list[float]] = {"search": [], "bare": []}
    found: dict[str, list[Ranking]] = {"register": [], "tfidf_bigrams": [], "bm25": []}
    for one in asked:
        bare = bare_query(index.schema, one.query)
        began = perf_counter()
        found["register"].append(_by_register(shelf, one))
        between = perf_counter()
        rows = bare_rows(searcher, bare, limit=DEPTHS[-1] + 1)
        spent["search"].append(between - began)
        spent["bare"].append(perf_counter() - between)
        if one.until is not None:
            rows = bare_rows(searcher, bare, limit=len(shelf.papers))
        found["bm25"].append(_best(shelf, one, rows))
        cosines = shelf.cosine.scores((one.query.title, *one.query.text.split("\n")))
        order = np.argsort(-cosines, kind="stable").tolist()
        found["tfidf_bigrams"].append(_best(shelf, one, order))
    return {
        **{path: _recalls(asked, rankings) for path, rankings in found.items()},
        "search_ms_p50": float(np.median(spent["search"])) * 1000,
        "bare_ms_p50": float(np.median(spent["bare"])) * 1000,
    }


def _by_register(shelf: Shelf, one: Asked) -> Ranking:
    own = as_right(shelf.papers[one.own], one.own).publication_number
    scope = Scope(without=frozenset({own}), published_before=one.until)
    hits = shelf.register.search(one.query, scope, limit=DEPTHS[-1])
    return [shelf.places[hit.publication_number] for hit in hits]


def _best(shelf: Shelf, one: Asked, ranking: Sequence[int]) -> Ranking:
    """Return the best candidates of a whole ranking."""
    kept: Ranking = []
    for place in ranking:
        filed = shelf.papers[place].filed
        in_time = one.until is None or (filed is not None and filed < one.until)
        if place != one.own and in_time:
            kept.append(place)
        if len(kept) == DEPTHS[-1]:
            break
    return kept


def _recalls(
    asked: Sequence[Asked], rankings: Sequence[Ranking]
) -> dict[str, dict[str, float]]:
    wanted = np.array([len(one.wanted) for one in asked], np.float64)
    return {
        f"recall@{depth}": _with_interval(
            np.array(
                [
                    len(one.wanted.intersection(ranking[:depth]))
                    for one, ranking in zip(asked, rankings, strict=True)
                ],
                np.float64,
            ),
            wanted,
        )
        for depth in DEPTHS
    }


def _with_interval(found: NDArray[np.float64], wanted: NDArray[np.float64]) -> dict[str, float]:
    """Return the share found, and between what it lies in 95 of 100 resamples of questions."""
    picks = np.random.default_rng(SEED).integers(0, len(found), (RESAMPLES, len(found)))
    shares = found[picks].sum(axis=1) / wanted[picks].sum(axis=1)
    low, high = np.quantile(shares, (0.025, 0.975)).tolist()
    return {"value": float(found.sum() / wanted.sum()), "low": low, "high": high}


def _table(kinds: Mapping[str, Mapping[str, object]]) -> Iterator[str]:
    for kind, tables in kinds.items():
        yield f"{kind}: {tables['queries']} questions, {tables['pairs']} pairs"
        for name, paths in tables.items():
            if not isinstance(paths, dict):
                continue
            for path, recalls in paths.items():
                yield f"  {name:24} {path:14} {_shown(recalls)}"


def _shown(recalls: object) -> str:
    if not isinstance(recalls, dict):
        return f"{recalls:.1f}"
    return "  ".join(
        f"@{depth} {one['value']:.3f} ({one['low']:.3f}-{one['high']:.3f})"
        for depth, one in ((d, recalls[f"recall@{d}"]) for d in DEPTHS)
    )


if __name__ == "__main__":
    main()
