"""Lays out the gates of many products for a terminal: two lines each, no word cut."""

from collections.abc import Iterator

from rich.cells import cell_len, set_cell_size

from maodun.reports.localise import Plain

SIGNS = {"nothing_open": "=", "change": "~", "hold": "!", "cannot_say": "?"}
NO_SIGN = "-"
LONGEST_SKU = 20
"""A longer number takes a line of its own before the values."""

LEAST_TITLE = 12
"""With fewer columns left over, titles are left out rather than cut to nothing."""

GAP = "  "


def listing(narrow: Plain, width: int) -> Iterator[tuple[str, str]]:
    """Yield each line and how far the lines that it may need more are set in."""
    signed = " ".join(str(number) for number, _ in enumerate(narrow["kinds"], 1))
    rows = [_row(product) for product in narrow["products"]]
    head = [*narrow["columns"][:3], signed, *narrow["columns"][3:]]
    widths = _widths([head, *([_fitting(row[0]), *row[1:]] for row in rows)], width)
    yield _set(head, widths), ""
    for product, row in zip(narrow["products"], rows, strict=True):
        if _fitting(row[0]) != row[0]:
            yield row[0], ""
        yield _set([_fitting(row[0]), *row[1:]], widths), ""
        yield product["because"], GAP
    yield "", ""
    yield GAP.join(f"{n} {kind}" for n, kind in enumerate(narrow["kinds"], 1)), ""
    signs = [f"{SIGNS[line['tone']]} {line['words']}" for line in narrow["signs"]]
    yield GAP.join(signs), ""


def _row(product: Plain) -> list[str]:
    signs = [SIGNS[line["tone"]] if line else NO_SIGN for line in product["states"]]
    values = product["values"]
    return [*values[:3], " ".join(signs), *values[3:]]


def _fitting(sku: str) -> str:
    return sku if cell_len(sku) <= LONGEST_SKU else ""


def _widths(rows: list[list[str]], width: int) -> list[int]:
    """Return the width of each column; the last one, the title, gets what is left."""
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    left = width - sum(widths[:-1]) - len(GAP) * (len(widths) - 1)
    return [*widths[:-1], left if left >= LEAST_TITLE else 0]


def _set(row: list[str], widths: list[int]) -> str:
    *values, title = row
    made = [set_cell_size(value, size) for value, size in zip(values, widths, strict=False)]
    return GAP.join([*made, _cut(title, widths[-1])]).rstrip()


def _cut(title: str, width: int) -> str:
    if cell_len(title) <= width:
        return title
    return set_cell_size(title, width - 1).rstrip() + "…" if width else ""
