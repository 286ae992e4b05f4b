"""What the text of a right says about its figures, as it stands now."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, groupby
from pathlib import PurePosixPath

from maodun.compare.designs.ordering import is_series, settled
from maodun.compare.designs.views import view_named, views_of
from maodun.domain.pictures import RegisteredFigure, View
from maodun.domain.rights import Right
from maodun.index.pictures.segments import FigureFacts
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


def told_figures(figures: Sequence[FigureFacts], views: Views) -> Iterator[RegisteredFigure]:
    """Yield every figure of one right with what its text says about it.

    Labels that could not be read are found by counting, where the files are numbered.

    Args:
        figures: All there are of the right, in printed order.
        views: What its text says.
    """
    sheets = [list(cut) for _, cut in groupby(figures, key=lambda one: one.sheet)]
    labels: Sequence[Sequence[str]] = [[one.label for one in sheet] for sheet in sheets]
    if is_series([sheet[0].sheet for sheet in sheets]):
        labels = settled(labels, list(views))
    for one, label in zip(figures, chain.from_iterable(labels), strict=True):
        view, said = _told(views, sheet=one.sheet, label=label)
        yield one.figure(view, label=label, said=said)


def _told(views: Views, *, sheet: str, label: str) -> tuple[View, str]:
    """Return what the text says of a figure, else what the name of its file does."""
    told = views.get(label)
    if told is not None and (label or len(views) == 1):
        return told
    return View.UNKNOWN if label else _view_of_file(sheet), ""


def _view_of_file(sheet: str) -> View:
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
