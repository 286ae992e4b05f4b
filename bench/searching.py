"""The register's answers, timed against a bare query of the engine below it.

    python -m bench.searching --data DIR --sizes 100000 1000000 --json

The clearance as a whole is timed by ``bench.clearing``; this takes its questions apart.
"""

import argparse
import json
import os
import tempfile
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from time import perf_counter

import numpy as np
from tantivy import Occur, Query

from bench.synthetic import Pool, build_register, load_pool
from maodun.domain import ports
from maodun.domain.clearance import Window
from maodun.domain.ports import Scope
from maodun.domain.rights import RightKind
from maodun.index.register import LocalRegister, open_register
from maodun.index.schema import TEXT_FIELDS, english
from maodun.index.words import read_words

WINDOW = Window(date(2027, 1, 1), date(2029, 6, 30))
SCOPE = Scope(
    offices=frozenset({"US"}),
    kinds=frozenset({RightKind.PATENT}),
    alive=WINDOW,
)
LIMIT = 500
QUESTIONS = 40
ROUNDS = 10
BARE_TERMS = 40
PREFIXES = ("A10", "B11", "C12", "D13", "E14", "F15", "G16", "H17")

Question = Callable[[], object]


def measure(folder: Path, pool: Pool) -> dict[str, float]:
    """Return milliseconds of each answer, warm: the 50th and the 95th percentile."""
    began = perf_counter()
    register = open_register(folder)
    found = {"open_ms": round((perf_counter() - began) * 1000, 1)}
    questions = [_question(pool, n) for n in _spread(len(pool.titles))]
    try:
        for name, asked in _asked(register, questions, _bare(folder, questions)).items():
            found.update(_percentiles(name, asked))
    finally:
        register.close()
    found["search_to_bare"] = round(found["search_p50_ms"] / found["bare_p50_ms"], 2)
    return found


def _asked(
    register: LocalRegister, questions: Sequence[ports.Query], bare: list[Question]
) -> dict[str, list[Question]]:
    hits = register.search(questions[0], SCOPE, limit=LIMIT)
    numbers = [hit.publication_number for hit in hits]
    return {
        "bare": bare,
        "search": [partial(register.search, q, SCOPE, limit=LIMIT) for q in questions],
        "get_500": [partial(register.get, numbers)] * ROUNDS,
        "count": [partial(register.count, _scope(day=n)) for n in range(ROUNDS)],
        "count_of_class": [partial(register.count, _scope(prefix=p)) for p in PREFIXES],
        "numbers_of_class": [partial(_numbers, register, _scope(prefix=p)) for p in PREFIXES],
        "fates": [partial(register.fates, _scope(day=n), WINDOW) for n in range(ROUNDS)],
        "coverage": [register.coverage] * ROUNDS,
    }


def _bare(folder: Path, questions: Sequence[ports.Query]) -> list[Question]:
    """Return plain queries: any of forty words, no weights, no filter."""
    index, cut = read_words(folder), english()
    searcher, schema = index.searcher(), index.schema
    asked: list[Question] = []
    for question in questions:
        words = list(dict.fromkeys(cut.analyze(f"{question.title} {question.text}")))
        terms = [
            (Occur.Should, Query.term_query(schema, field, word))
            for word in words[:BARE_TERMS]
            for field in TEXT_FIELDS
        ]
        query = Query.boolean_query(terms)
        asked.append(partial(searcher.search, query, limit=LIMIT, count=False))
    return asked


def _spread(size: int) -> range:
    return range(0, size, max(size // QUESTIONS, 1))


def _question(pool: Pool, n: int) -> ports.Query:
    return ports.Query(pool.titles[n], ". ".join(pool.abstracts[n].split(". ")[:3]))


def _scope(*, day: int = 0, prefix: str = "") -> Scope:
    """Return a scope that was not asked before, so that its answer is not kept."""
    shifted = Window(WINDOW.starts_on + timedelta(days=day), WINDOW.ends_on)
    return Scope(offices=SCOPE.offices, alive=shifted, classes=(prefix,) if prefix else ())


def _numbers(register: LocalRegister, scope: Scope) -> list[str]:
    return list(register.numbers(scope))


def _percentiles(name: str, asked: Sequence[Question]) -> dict[str, float]:
    took: list[float] = []
    for ask in [asked[0], *asked]:
        began = perf_counter()
        ask()
        took.append((perf_counter() - began) * 1000)
    p50, p95 = np.percentile(took[1:], [50, 95])
    return {f"{name}_p50_ms": round(float(p50), 2), f"{name}_p95_ms": round(float(p95), 2)}


def main() -> None:
    """Build a register of each size, ask it, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=os.environ.get("MAODUN_DATA"))
    parser.add_argument("--sizes", type=int, nargs="+", default=[100_000])
    parser.add_argument("--register", type=Path, help="ask this one, built before, instead")
    parser.add_argument("--json", action="store_true", help="accepted; the answer is JSON")
    given = parser.parse_args()
    if given.data is None:
        print(json.dumps({"skipped": "needs --data or MAODUN_DATA"}))
        return
    pool = load_pool(given.data)
    if given.register is not None:
        print(json.dumps(measure(given.register, pool)))
        return
    found: dict[str, object] = {}
    for size in given.sizes:
        with tempfile.TemporaryDirectory() as place:
            build_register(Path(place), pool, size)
            found[str(size)] = measure(Path(place), pool)
    print(json.dumps(found))


if __name__ == "__main__":
    main()
