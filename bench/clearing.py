"""How long one clearance takes, warm, with the claims of 500 candidates compared.

    python -m bench.clearing --data DIR --sizes 100000 1000000 --json

The search part stands beside a bare BM25 query on the same index in the same run: the same
words, any of them, no weights, no filter, no rank but the engine's own. Claims are real ones,
so that comparing them costs what it really costs.
"""

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from statistics import quantiles
from time import perf_counter

import numpy as np
from tantivy import Occur
from tantivy import Query as WordQuery

from bench.synthetic import Pool, build_register, load_pool
from maodun.domain.clearance import Clearance, Window
from maodun.domain.ports import Hit, Query, Register, Scope
from maodun.domain.products import Fact, Product
from maodun.domain.rulings import Remembered
from maodun.index.register import open_register
from maodun.index.schema import TEXT_FIELDS, english
from maodun.index.words import read_words
from maodun.rules.places.markets import market
from maodun.screening.options import Options
from maodun.screening.shield import clear
from maodun.sources.claim_texts import claims_in

REAL_CLAIMS = Path("uspto") / "claims.jsonl.gz"
PRODUCTS = 12
ROUNDS = 3
WINDOW = Window(date(2027, 1, 1), date(2029, 6, 30))
TODAY = date(2026, 11, 22)
CANDIDATES = 500
BARE_TERMS = 40


@dataclass
class Stopwatch:
    """A register that keeps the time its searches take."""

    register: Register
    spent: float = field(default=0.0)

    def __getattr__(self, name: str) -> object:
        """Pass everything else on."""
        return getattr(self.register, name)

    def search(self, query: Query, scope: Scope, *, limit: int) -> Sequence[Hit]:
        """Search, and add what it took."""
        began = perf_counter()
        try:
            return self.register.search(query, scope, limit=limit)
        finally:
            self.spent += perf_counter() - began


def products(pool: Pool) -> list[Product]:
    """Return products that say about as much as a listing: a title and five sentences."""
    step = len(pool.titles) // PRODUCTS
    return [_product(pool, place) for place in range(0, step * PRODUCTS, step)]


def _product(pool: Pool, place: int) -> Product:
    sentences = [pool.titles[place], *pool.abstracts[place].split(". ")[:5]]
    facts = tuple(
        Fact("title" if n == 0 else f"bullet-{n}", text, "en", "bench")
        for n, text in enumerate(sentences)
        if text.strip()
    )
    return Product(f"P{place}", sentences[0], facts, "bench")


def with_real_claims(pool: Pool, data: Path) -> Pool:
    """Return the pool with claims as offices print them."""
    with gzip.open(data / REAL_CLAIMS, "rt", encoding="utf-8") as lines:
        real = [claims_in("\n".join(json.loads(line)["claims"])) for line in lines]
    return replace(pool, claims=[real[n % len(real)] for n in range(len(pool.titles))])


def measure(data: Path, size: int) -> dict[str, object]:
    """Build a register of ``size`` rights and clear the products in it, warm."""
    pool = with_real_claims(load_pool(data), data)
    with tempfile.TemporaryDirectory() as room:
        folder = Path(room)
        build_register(folder, pool, size)
        watched = Stopwatch(open_register(folder))
        things = products(pool)
        for product in things[:2]:
            _clear(product, watched)
        whole, searching, compared = [], [], 0
        for product in things * ROUNDS:
            watched.spent, began = 0.0, perf_counter()
            clearance = _clear(product, watched)
            whole.append(perf_counter() - began)
            searching.append(watched.spent)
            compared += next(s.left for s in clearance.funnel if s.name == "candidates")
        bare = list(_bare(folder, things))
    p50, p95 = _middle_and_tail(whole)
    search_p50, search_p95 = _middle_and_tail(searching)
    bare_p50, _ = _middle_and_tail(bare)
    return {
        "clearances": len(whole),
        "candidates_mean": compared / len(whole),
        "p50_s": p50,
        "p95_s": p95,
        "search_p50_ms": search_p50 * 1000,
        "search_p95_ms": search_p95 * 1000,
        "bare_bm25_p50_ms": bare_p50 * 1000,
        "search_to_bare": search_p50 / bare_p50,
        "peak_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _clear(product: Product, register: object) -> Clearance:
    work = clear(
        product,
        market=market("US"),
        window=WINDOW,
        register=register,  # type: ignore[arg-type]  # passes everything on
        remembered=Remembered(),
        on=TODAY,
        options=Options(candidates=CANDIDATES),
    )
    while True:
        try:
            next(work)
        except StopIteration as stop:
            answer: Clearance = stop.value
            return answer


def _bare(folder: Path, things: list[Product]) -> Iterator[float]:
    """Time any of the product's words, no weights; twice, as often as the funnel asks."""
    index = read_words(folder)
    searcher, schema, cut = index.searcher(), index.schema, english()
    for product in things * ROUNDS:
        words = list(dict.fromkeys(cut.analyze(" ".join(f.text for f in product.facts))))
        query = WordQuery.boolean_query(
            [
                (Occur.Should, WordQuery.term_query(schema, name, word))
                for word in words[:BARE_TERMS]
                for name in TEXT_FIELDS
            ]
        )
        began = perf_counter()
        for _ in range(2):
            searcher.search(query, limit=CANDIDATES, count=False)
        yield perf_counter() - began


def _middle_and_tail(seconds: Sequence[float]) -> tuple[float, float]:
    return float(np.median(seconds)), quantiles(seconds, n=20)[-1]


def _apart(data: Path, size: int) -> dict[str, object]:
    """Measure one size in a process of its own, so that memory is its own."""
    command = [sys.executable, "-m", "bench.clearing", "--one", str(size), "--data", str(data)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603 - our own module
    answer: dict[str, object] = json.loads(done.stdout)
    return answer


def main() -> None:
    """Print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default=os.environ.get("MAODUN_DATA", ""))
    parser.add_argument("--sizes", nargs="+", type=int, default=[100_000])
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--json", action="store_true", help="accepted; the answer is JSON")
    asked = parser.parse_args()
    if not asked.data:
        print(json.dumps({"skipped": "set MAODUN_DATA or give --data"}))
        return
    data = Path(asked.data)
    if asked.one:
        print(json.dumps(measure(data, asked.one)))
        return
    by_size = {str(size): _apart(data, size) for size in asked.sizes}
    print(json.dumps({"sizes": by_size, **_ratio(by_size, asked.sizes)}))


def _ratio(by_size: dict[str, dict[str, object]], sizes: Sequence[int]) -> dict[str, float]:
    if len(sizes) < 2:
        return {}
    small, large = (float(str(by_size[str(size)]["p50_s"])) for size in (sizes[0], sizes[-1]))
    return {"largest_to_smallest_p50": large / small}


if __name__ == "__main__":
    main()
