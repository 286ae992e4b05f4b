"""Tables of products to products. Pure: bytes in, values out."""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice
from typing import Any

from maodun.domain.errors import BadProduct, BadRecord, SourceError
from maodun.domain.products import Product
from maodun.domain.text import T, Text
from maodun.sources.json_items import Item, json_items
from maodun.sources.lines import lines
from maodun.sources.shops.columns import (
    COLUMNS,
    attributes_of,
    fields_of,
    numbered_of,
    spelt,
)
from maodun.sources.shops.rows import bad_row, product_of
from maodun.sources.tables import HEAD, Row, text_dialect, text_rows
from maodun.sources.workbooks import MAGIC, workbook_rows

SOURCE = "table"
WORDS = tuple(name for names in COLUMNS.values() for name in names if not name.isascii())

Products = Iterator[Product | BadRecord]


FILLED_IN = ("TemplateType=", "settings=")
"""How the first row of a form begins that Amazon gives for filling in."""

ROWS_ABOVE = 6
"""Such a form names its columns in one of so many rows, in words of people and of machines."""


NAMES_SHOWN = 30
"""Columns of a table that an error lists."""

NEAR = 200
"""Bytes looked at on both sides of the end of the first line."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the fields stand, where further properties do, and what the user calls them."""

    at: Mapping[str, int]
    pieces: Mapping[str, tuple[int, ...]]
    further: Mapping[str, int]
    named: Mapping[str, str]

    def product(self, cells: Mapping[int, Any], place: str, *, row: int = 0) -> Product:
        """Return what a row says, by the numbers of its cells; ``row`` is its number or 0."""
        values = {field: cells.get(index, "") for field, index in self.at.items()}
        for field, indexes in self.pieces.items():
            pieces = [cells.get(index, "") for index in indexes]
            values[field] = [values[field], *pieces] if field in values else pieces
        if row and "sku" not in values:
            values["sku"] = f"row-{row}"
        further = {name: cells.get(index, "") for name, index in self.further.items()}
        return product_of(values, further, place, self.named)


def parse(data: bytes, *, source: str, columns: Mapping[str, str]) -> Products:
    """Yield one product, or one complaint, per row of a CSV file or workbook.

    Without a column of numbers, a product is called after its row: ``row-12``.

    Raises:
        BadProduct: The first row names no title, or ``columns`` does not fit the table.
        SourceError: The workbook cannot be read.
    """
    rows = _rows(data)
    header = next(rows, None)
    if header is None:
        raise BadProduct(T("{source} is empty", source=source))
    if header.cells and header.cells[0].startswith(FILLED_IN):
        header, rows = _named_below(header, rows)
    found = _columns(header.cells, columns)
    if "title" not in found.at:
        raise BadProduct(_untitled(source, header.cells))
    for row in rows:
        yield _product(row, found, source)


def parse_records(data: bytes, *, source: str, columns: Mapping[str, str]) -> Products:
    """Yield one product, or one complaint, per record of a JSON list, or per line of JSON.

    The list may be a value of an object. Records are unpacked one by one.

    Raises:
        BadProduct: It is no JSON list of records.
    """
    for number, item in enumerate(_records(data), start=1):
        if item.problem is not None and number == 1:
            raise BadProduct(
                T("{source} is not JSON: {reason}", source=source, reason=item.problem)
            )
        try:
            yield _from_record(item, columns, f"{source}, record {number}")
        except SourceError as error:
            yield BadRecord(
                source=SOURCE,
                file=source,
                offset=number,
                reason=error.text,
                place=T("{file}, record {number}", file=source, number=number),
            )


def _records(data: bytes) -> Iterator[Item]:
    """Yield the entries of the list, the lines, or what the object holds."""
    opening = data.lstrip(b"\xef\xbb\xbf \r\n\t")
    if not opening.startswith(b"{"):
        return json_items(io.BytesIO(data))
    return _lines(data) if _is_by_line(opening) else _within(data)


def _is_by_line(opening: bytes) -> bool:
    """Return whether a line ends with the object that it begins with, and another follows."""
    end = opening.find(b"\n")
    before, behind = opening[max(0, end - NEAR) : end], opening[end : end + NEAR]
    return end > 0 and before.rstrip().endswith(b"}") and behind.lstrip().startswith(b"{")


def _lines(data: bytes) -> Iterator[Item]:
    for line in lines(io.BytesIO(data)):
        content = (line.content or b"").removeprefix(b"\xef\xbb\xbf").strip()
        if line.content is None or content:
            held = json_items(io.BytesIO(b"[" + content + b"]"))
            yield next(held, Item(line.offset, line.end, "", None, T("the line is empty")))


def _within(data: bytes) -> Iterator[Item]:
    """Yield the entries of the first list in an object, else the object."""
    named: dict[str, Any] = {}
    for item in json_items(io.BytesIO(data)):
        if item.problem is not None:
            yield item
            return
        if isinstance(item.value, list):
            for value in item.value:
                yield Item(item.offset, item.end, "", value)
            return
        named[item.name] = item.value
    yield Item(0, len(data), "", named)


def _untitled(source: str, header: Sequence[str]) -> Text:
    names = [name for name in header if name]
    found = ", ".join(names[:NAMES_SHOWN])
    if len(names) > NAMES_SHOWN:
        found += ", …"
    return T(
        "{source} has no column that is known to hold the title; name it with --column "
        "title=NAME. Its columns are: {found}",
        source=source,
        found=found or "-",
    )


def _rows(data: bytes) -> Iterator[Row]:
    if data.startswith(MAGIC):
        return workbook_rows(io.BytesIO(data))
    return text_rows(io.BytesIO(data), text_dialect(data[:HEAD], words=WORDS))


def _named_below(first: Row, rows: Iterator[Row]) -> tuple[Row, Iterator[Row]]:
    """Return the last row that names columns, and the rows under it."""
    above = [first, *islice(rows, ROWS_ABOVE)]
    names = [
        place
        for place, row in enumerate(above)
        if {"sku", "title"} <= fields_of(row.cells, {}).keys()
    ]
    header = names[-1] if names else 0
    return above[header], chain(above[header + 1 :], rows)


def _columns(header: Sequence[str], said: Mapping[str, str]) -> _Columns:
    at = fields_of(header, said)
    pieces = numbered_of(header, at)
    taken = {*at.values(), *chain.from_iterable(pieces.values())}
    named = {field: header[index] for field, index in at.items()}
    return _Columns(at, pieces, attributes_of(header, taken), named)


def _product(row: Row, columns: _Columns, source: str) -> Product | BadRecord:
    if row.problem is not None:
        return bad_row(row, row.problem, SOURCE, source)
    try:
        place = f"{source}, row {row.number}"
        return columns.product(dict(enumerate(row.cells)), place, row=row.number)
    except SourceError as error:
        return bad_row(row, error.text, SOURCE, source)


def _from_record(item: Item, columns: Mapping[str, str], place: str) -> Product:
    if item.problem is not None:
        raise SourceError(item.problem)
    if not isinstance(item.value, dict):
        raise SourceError(T("it is no record with named values"))
    names = tuple(str(name) for name in item.value)
    held = {field: name for field, name in columns.items() if name in names}
    found = _columns_of_record(names, tuple(held.items()))
    return found.product(dict(enumerate(item.value.values())), place)


@lru_cache(maxsize=256)
def _columns_of_record(names: tuple[str, ...], said: tuple[tuple[str, str], ...]) -> _Columns:
    """Return the columns of records with these names; most of a list have the same."""
    at_asin = next((name for name in names if spelt(name) == "asin"), "")
    numbered = any(spelt(name) == "sku" for name in names)
    first = {"sku": at_asin} if at_asin and not numbered else {}
    return _columns(names, first | dict(said))
