"""What the page reader finds on saved pages of shops, beside three other systems.

    python -m bench.pages --data DIR --json

DIR holds ``html/<id>.html.gz``, ``ground-truth.json`` and ``published-metrics.json``. The
metric is the one of the published figures: one value per page and field, right if it is among
the values of the truth (prices as decimal numbers, the rest letter for letter); a wrong value
counts against precision and, where there was one to find, against recall. ``availability`` is
taken as in stock where nothing is found, as it was for the published systems; ``said`` is the
share of pages on which the reader found it. ``brand`` and ``gtin`` have no published figures;
brands are compared without capitals and accents.

Intervals are 95 %, from 1,000 draws of the pages with replacement; the published figures come
with their standard deviation, on the whole set of 140 pages, of which DIR may hold a part.
"""

import argparse
import gzip
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import numpy as np
from anyascii import anyascii

from maodun.domain.errors import MaodunError
from maodun.domain.products import Availability, Product
from maodun.sources.shops.html import folded
from maodun.sources.shops.page.parse import LONGEST_SKU, parse

DRAWS = 1_000
PUBLISHED = ("price", "sku", "availability", "InStock", "OutOfStock")
FIELDS = (*PUBLISHED, "brand", "gtin")
IN_STOCK, OUT_OF_STOCK = "InStock", "OutOfStock"

Truth = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Counts:
    """Pages by what was found: right, wrong, and missed where there was something to find."""

    right: int
    wrong: int
    missed: int


def found(product: Product | None) -> dict[str, str]:
    """Return what the reader found, by field; what it did not find is left out."""
    if product is None:
        return {"availability": IN_STOCK, IN_STOCK: IN_STOCK}
    offer = product.offer
    out = offer is not None and offer.availability is Availability.OUT_OF_STOCK
    state = OUT_OF_STOCK if out else IN_STOCK
    values = {
        "price": str(offer.price) if offer and offer.price is not None else "",
        "sku": "" if _is_title(product) else product.sku,
        "brand": product.brand or "",
        "gtin": product.gtin or "",
        "availability": state,
        state: state,
    }
    return {name: value for name, value in values.items() if value}


def counts(truth: Sequence[str], value: str | None, key: Callable[[str], object]) -> Counts:
    """Return what one page adds."""
    wanted = {key(one) for one in truth}
    if value is None:
        return Counts(0, 0, int(bool(wanted)))
    if key(value) in wanted:
        return Counts(1, 0, 0)
    return Counts(0, 1, int(bool(wanted)))


def figures(every: Sequence[Counts]) -> dict[str, object]:
    """Return F1 with its interval, precision, recall, and how many pages have the field."""
    table = np.array([(one.right, one.wrong, one.missed) for one in every])
    rng = np.random.default_rng(1)
    drawn = rng.integers(0, len(table), (DRAWS, len(table)))
    low, high = np.quantile([_f1(table[rows].sum(0)) for rows in drawn], (0.025, 0.975))
    right, wrong, missed = table.sum(0)
    return {
        "f1": {
            "value": round(_f1(table.sum(0)), 4),
            "low": round(float(low), 4),
            "high": round(float(high), 4),
        },
        "precision": round(float(right / max(1, right + wrong)), 4),
        "recall": round(float(right / max(1, right + missed)), 4),
        "pages": int(right + missed),
    }


def _f1(sums: Sequence[int]) -> float:
    right, wrong, missed = sums
    return float(2 * right / max(1, 2 * right + wrong + missed))


def _is_title(product: Product) -> bool:
    return product.sku == folded(product.title)[:LONGEST_SKU].rstrip()


def _read(file: Path, url: str) -> Product | None:
    try:
        return parse(gzip.decompress(file.read_bytes()), source=file.name, url=url)
    except MaodunError as error:
        print(f"{file.name}: {error}", file=sys.stderr)
        return None


def _key(field: str) -> Callable[[str], object]:
    if field == "price":
        return lambda text: Decimal(text.strip())
    if field == "brand":
        return lambda text: anyascii(text).casefold().strip()
    return lambda text: text.strip()


def answer(data: Path, *, misses: bool) -> dict[str, object]:
    """Return the figures of every field, with the published ones beside them."""
    truth: Mapping[str, Truth] = json.loads((data / "ground-truth.json").read_text("utf-8"))
    published = json.loads((data / "published-metrics.json").read_text("utf-8"))
    every: dict[str, list[Counts]] = {field: [] for field in FIELDS}
    said = 0
    for page, wanted in truth.items():
        product = _read(data / "html" / f"{page}.html.gz", str(wanted["url"]))
        said += bool(product and product.offer and product.offer.availability)
        values = found(product)
        for field in FIELDS:
            one = counts(wanted.get(field, ()), values.get(field), _key(field))
            every[field].append(one)
            if misses and (one.wrong or one.missed):
                print(field, page[:8], wanted.get(field), values.get(field), wanted["url"],
                      sep="\t", file=sys.stderr)  # fmt: skip
    shown: dict[str, object] = {field: figures(one) for field, one in every.items()}
    others = {
        system: {
            field: {
                "f1": round(fields[field]["f1"], 4),
                "f1_std": round(fields[field]["f1_std"], 4),
            }
            for field in PUBLISHED
        }
        for system, fields in published.items()
    }
    return {
        "maodun": shown,
        "published": others,
        "pages": len(truth),
        "said": round(said / max(1, len(truth)), 4),
    }


def main() -> int:
    """Print one JSON object; ``--misses`` shows what differs, on standard error."""
    parser = argparse.ArgumentParser(prog="python -m bench.pages", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the saved pages")
    parser.add_argument("--json", action="store_true", help="one JSON object (the default)")
    parser.add_argument("--misses", action="store_true", help="list what differs")
    arguments = parser.parse_args()
    print(json.dumps(answer(arguments.data, misses=arguments.misses), indent=2))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
