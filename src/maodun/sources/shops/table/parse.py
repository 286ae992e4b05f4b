"""Tables of products to products. Pure: bytes in, values out."""

import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from maodun.domain.errors import BadProduct, BadRecord, SourceError
from maodun.domain.products import Product
from maodun.domain.text import T
from maodun.sources.shops.rows import (
    ATTRIBUTES,
    COLUMNS,
    attributes_of,
    bad_row,
    fields_of,
    product_of,
    spelt,
)
from maodun.sources.tables import HEAD, Row, text_dialect, text_rows
from maodun.sources.workbooks import MAGIC, workbook_rows

SOURCE = "table"
WORDS = tuple(name for names in COLUMNS.values() for name in names if not name.isascii())

Products = Iterator[Product | BadRecord]


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the fields stand, where further properties do, and what the user calls them."""

    at: Mapping[str, int]
    further: Mapping[str, int]
    named: Mapping[str, str]


def parse(data: bytes, *, source: str, columns: Mapping[str, str]) -> Products:
    """Yield one product, or one complaint, per row of a CSV file or workbook.

    Raises:
        BadProduct: The first row names no title, or ``columns`` does not fit the table.
        SourceError: The workbook cannot be read.
    """
    rows = _rows(data)
    header = next(rows, None)
    if header is None:
        raise BadProduct(T("{source} is empty", source=source))
    at = fields_of(header.cells, columns)
    if "title" not in at or "sku" not in at:
        raise BadProduct(
            T(
                "{source} has no known column for {field}; name it, as in {example}",
                source=source,
                field="title" if "title" not in at else "sku",
                example="columns title=NAME",
            )
        )
    further = attributes_of(header.cells, at)
    named = {field: header.cells[index] for field, index in at.items()}
    for row in rows:
        yield _product(row, _Columns(at, further, named), source)


def parse_records(data: bytes, *, source: str, columns: Mapping[str, str]) -> Products:
    """Yield one product, or one complaint, per record of a JSON list.

    Raises:
        BadProduct: It is no JSON list of records.
    """
    try:
        records = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise BadProduct(
            T("{source} is not JSON: {reason}", source=source, reason=str(error)[:200])
        ) from error
    if isinstance(records, dict):
        records = next(
            (value for value in records.values() if isinstance(value, list)), [records]
        )
    for number, record in enumerate(
        records if isinstance(records, list) else [records], start=1
    ):
        place = f"{source}, record {number}"
        try:
            yield _from_record(record, columns, place)
        except SourceError as error:
            yield BadRecord(
                source=SOURCE,
                file=source,
                offset=number,
                reason=error.text,
                place=T("{file}, record {number}", file=source, number=number),
            )


def _rows(data: bytes) -> Iterator[Row]:
    if data.startswith(MAGIC):
        return workbook_rows(io.BytesIO(data))
    return text_rows(io.BytesIO(data), text_dialect(data[:HEAD], words=WORDS))


def _product(row: Row, columns: _Columns, source: str) -> Product | BadRecord:
    if row.problem is not None:
        return bad_row(row, row.problem, SOURCE, source)
    cells = dict(enumerate(row.cells))
    values = {field: cells.get(index, "") for field, index in columns.at.items()}
    attributes = {name: cells.get(index, "") for name, index in columns.further.items()}
    try:
        place = f"{source}, row {row.number}"
        return product_of(values, attributes, place, columns.named)
    except SourceError as error:
        return bad_row(row, error.text, SOURCE, source)


def _from_record(record: Any, columns: Mapping[str, str], place: str) -> Product:
    if not isinstance(record, dict):
        raise SourceError(T("it is no record with named values"))
    names = [str(name) for name in record]
    held = {spelt(name): value for name, value in record.items()}
    at = fields_of(names, {field: name for field, name in columns.items() if name in names})
    values = {field: record[names[index]] for field, index in at.items()}
    if "asin" in held and "sku" not in held:
        values["sku"] = held["asin"]
    named = {field: names[index] for field, index in at.items()}
    return product_of(values, {n: held[n] for n in ATTRIBUTES if n in held}, place, named)
