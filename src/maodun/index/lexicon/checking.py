"""Is the lexicon what the texts say?"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from maodun.compare.listings.keys import mark_keys
from maodun.domain.errors import RegisterDamaged
from maodun.domain.text import T, Text
from maodun.index.lexicon.keeping import FOLDER, read_list, sign_rows, signs_in
from maodun.index.lexicon.looking import load_segments
from maodun.index.lexicon.segments import Segment, SignRow, faults
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
        for sign in signs_in(session.connection, page, texts=session.reader):
            if not _holds(segments, sign):
                yield sign.row


def _holds(segments: list[Segment], sign: SignRow) -> bool:
    if not sign.words.strip():
        return True
    for segment in segments:
        place = segment.place_of(sign.row)
        if place is not None:
            keys = np.array(sorted(set(mark_keys(sign.words))), np.uint64)
            found = segment.find(keys)[1]
            return segment.sign(place) == sign and int((found == sign.row).sum()) == len(keys)
    return False
