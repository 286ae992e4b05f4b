"""Labelled pairs of products as the sets have them: ``COL title VAL ... COL price VAL ...``."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from maodun.compare.products.reading import ProductWords, words_of_product
from maodun.domain.products import Fact, Offer, Product

SOURCE = "bench"
LEFT_OUT = ("balance", "augment")
"""Parts of file names that mark rearrangements of pairs that are there already."""

_COLUMN = re.compile(r"(?:^|\s)COL (\S+) VAL ?")
_LANGUAGE = re.compile(r'"?@[a-z]{2,3}(?:-[A-Za-z]{2,4})?(?=\s|$)')
_MONEY = re.compile(r"\d{1,9}(?:\.\d{1,4})?")
_INCH = re.compile(r"(?<=\d) ' ")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two products and whether people called them the same."""

    one: ProductWords
    other: ProductWords
    same: bool


def sets(data: Path) -> list[Path]:
    """Return the folders under ``data`` that hold a training part, or ``data`` itself."""
    inside = sorted(folder for folder in data.iterdir() if files(folder, "train"))
    return inside or [data]


def files(folder: Path, part: str) -> list[Path]:
    """Return the files of one part of a set, as they are or compressed."""
    if not folder.is_dir():
        return []
    return sorted(
        file
        for file in folder.glob(f"{part}*")
        if file.is_file() and not any(word in file.name for word in LEFT_OUT)
    )


def pairs(folder: Path, part: str) -> list[Pair]:
    """Return the pairs of one part; a product that comes twice is read once."""
    read: dict[str, ProductWords] = {}
    return [
        Pair(_words(read, one), _words(read, other), same=label.strip() == "1")
        for one, other, label in _lines(folder, part)
    ]


def _lines(folder: Path, part: str) -> Iterator[list[str]]:
    for file in files(folder, part):
        content = file.read_bytes()
        text = (gzip.decompress(content) if file.suffix == ".gz" else content).decode("utf-8")
        for line in text.split("\n"):
            parts = line.split("\t")
            if len(parts) == 3:
                yield parts


def _words(read: dict[str, ProductWords], text: str) -> ProductWords:
    if text not in read:
        read[text] = words_of_product(product(text))
    return read[text]


def product(text: str) -> Product:
    """Return one side of a pair as a listing would give it.

    The sets were made lower case and their inch marks became single quotes; ``@en`` behind a
    title is the language that the web page named.
    """
    parts = _COLUMN.split(text.strip())[1:]
    columns = {name: value.strip() for name, value in zip(parts[::2], parts[1::2], strict=True)}
    title = columns.get("title") or columns.get("name") or ""
    title = _INCH.sub(" inch ", _LANGUAGE.sub(" ", title))
    number = _MONEY.search(columns.get("price", "").replace(",", ""))
    facts = [
        Fact(name, columns[column], "en", SOURCE)
        for column, name in (("modelno", "model"), ("description", "description-1"))
        if columns.get(column)
    ]
    brand = columns.get("brand") or columns.get("manufacturer") or ""
    return Product(
        sku="",
        title=title,
        facts=tuple(facts),
        source=SOURCE,
        brand=brand.replace("-", " ") or None,
        category=columns.get("category") or None,
        offer=Offer(Decimal(number[0])) if number else None,
    )
