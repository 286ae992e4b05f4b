"""Is the lexicon what the texts say?"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from maodun.domain.errors import RegisterDamaged
from maodun.domain.text import T, Text
from maodun.index.lexicon.keeping import FOLDER, read_list, sign_rows, signs_in
from maodun.index.lexicon.looking import load_segments
from maodun.index.lexicon.segments import Segment, SignRow, build, faults
from maodun.index.storage.facts import Facts
from maodun.index.writing import Session

PAGE = 1000
MOST_NAMED = 20


def lexicon_faults(session: Session, folder: Path, facts: Facts) -> list[Text]:
    """Return what contradicts between the lexicon's files and the texts of marks and works.

    Rows that no file covers yet are no fault: whoever looks words up makes them ready.
    """
    kept = read_list(folder / FOLDER)
    try:
        segments = load_segments(folder / FOLDER, kept)
    except RegisterDamaged as error:
        return [error.text]
    broken = [
        T("The lexicon contradicts itself in {what}", what=what)
        for segment in segments
        for what in faults(segment)
    ]
    if broken:
        return broken
    rows = [row for row in sign_rows(session.connection, facts, 0) if row < kept.covered]
    wrong = list(_wrong(session, segments, rows))
    named = [T("The lexicon has other words for row {row}", row=row) for row in wrong]
    if len(named) > MOST_NAMED:
        more = T("and {count} more like it", count=len(named) - MOST_NAMED)
        named = [*named[:MOST_NAMED], more]
    return named


def _wrong(session: Session, segments: list[Segment], rows: list[int]) -> Iterator[int]:
    for start in range(0, len(rows), PAGE):
        page = rows[start : start + PAGE]
        signs = list(signs_in(session.connection, page, texts=session.reader))
        expected = build(signs)
        missing = _missing(segments, expected)
        for place, sign in enumerate(expected.signs(np.arange(len(expected)))):
            if missing[place] or sign not in _kept(segments, sign.row):
                yield sign.row


def _missing(segments: list[Segment], expected: Segment) -> NDArray[np.bool_]:
    """Return which signs lack one of their keys in every segment."""
    held = np.zeros(len(expected.keys), bool)
    rows = expected.rows[expected.holders]
    for segment in segments:
        places, found = segment.find(expected.keys)
        held[places[found == rows[places]]] = True
    lacking = np.zeros(len(expected), bool)
    lacking[expected.holders[~held]] = True
    return lacking


def _kept(segments: list[Segment], row: int) -> list[SignRow]:
    found = ((segment, segment.places_of(np.array([row]))) for segment in segments)
    return [sign for segment, places in found for sign in segment.signs(places[places >= 0])]
