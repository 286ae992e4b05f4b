"""What the text of a right says about its figures, as it stands now."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence

from maodun.domain.pictures import View
from maodun.index.storage.content import ContentReader
from maodun.index.storage.entries import entries_in
from maodun.index.storage.packing import Unpacker


def views_in(
    _connection: sqlite3.Connection,
    publication_numbers: Sequence[str],
    *,
    texts: ContentReader,
) -> Mapping[str, Mapping[str, tuple[View, str]]]:
    """Return by number and label from where a figure shows the thing, and in which words."""
    del texts
    return {number: {} for number in publication_numbers}


def files_named(
    connection: sqlite3.Connection, rows: Sequence[int], *, texts: ContentReader
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each of these rights whose record names files of figures, with their names."""
    unpacker = Unpacker()
    entries = list(entries_in(connection, rows).values())
    parts = texts.read([entry.place for entry in entries], bodies=True)
    for entry, part in zip(entries, parts, strict=True):
        figures = unpacker.whole(*part, entry.origin).figures
        if files := tuple(figure.file for figure in figures if figure.file):
            yield entry.number, files
