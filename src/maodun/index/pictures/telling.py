"""What the text of a right says about its figures, as it stands now."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from maodun.compare.designs.views import view_named, views_of
from maodun.domain.pictures import View
from maodun.domain.rights import Right
from maodun.index.storage.content import ContentReader
from maodun.index.storage.entries import entries_in, rows_of
from maodun.index.storage.packing import Unpacker

Views = Mapping[str, tuple[View, str]]
"""By label: from where a figure shows the thing, and what the text says about it."""


def views_in(
    connection: sqlite3.Connection, publication_numbers: Sequence[str], *, texts: ContentReader
) -> Mapping[str, Views]:
    """Return by number and label from where a figure shows the thing, and in which words."""
    unpacker = Unpacker()
    entries = list(entries_in(connection, rows_of(connection, publication_numbers)).values())
    parts = texts.read([entry.place for entry in entries], bodies=True)
    return {
        entry.number: _views(unpacker.whole(*part, entry.origin))
        for entry, part in zip(entries, parts, strict=True)
    }


def view_of_file(sheet: str) -> View:
    """Return the view that the name of a file tells, as ``front.jpg`` does."""
    return view_named(PurePosixPath(sheet).stem.replace("_", " "))


def _views(right: Right) -> Views:
    return {
        label: (told.view if told.part_of_design else View.REFERENCE, told.said)
        for label, told in views_of(right).items()
    }


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
