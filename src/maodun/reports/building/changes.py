"""What to change in a listing so that no words of others are left in it, as one diff."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from maodun.compare.listings.changes import Change, rewrite
from maodun.domain.clearance import Clearance
from maodun.domain.text import T
from maodun.reports.building.sighted import STILL_COUNTS, place_name
from maodun.reports.model import (
    Column,
    Line,
    Paragraph,
    Pen,
    Run,
    Section,
    Table,
    Tone,
)
from maodun.reports.sheet import Sheet

_PIECE = re.compile(r"[\u3400-\u9fff]|\w+|\s+|.", re.DOTALL)
"""What is taken out or put in as a whole: a word, a hanzi, a sign, blanks."""


def listing_changes(clearance: Clearance) -> tuple[Change, ...]:
    """Return what to write so that no words are left that still count."""
    sightings = [
        sighting
        for finding in clearance.findings
        if finding.ruling in STILL_COUNTS
        for sighting in finding.sightings
    ]
    return rewrite(clearance.product, tuple(dict.fromkeys(sightings)))


def changes_sheet(clearance: Clearance) -> Sheet:
    """Return each part of the listing that has to change, before and after."""
    columns = ((T("Where"), 20), (T("As it is"), 70), (T("Proposed"), 70))
    rows = tuple(
        (place_name(one.field), one.old, one.new) for one in listing_changes(clearance)
    )
    return Sheet(T("Changes"), columns, rows)


def changes_section(changes: Sequence[Change]) -> Section | None:
    """Return every part of the listing that has to change, with what goes and what comes."""
    if not changes:
        return None
    columns = (Column(T("Where"), 14), Column(T("As it is, changed"), 86))
    rows = tuple(
        ((Line(place_name(one.field), Tone.STRONG),), (diff(one.old, one.new),))
        for one in changes
    )
    intro = Paragraph(
        (
            Line(
                T(
                    "What is taken out, and what is put in. It is a proposal: read it once "
                    "more as a buyer would, and clear the product again with the new words."
                )
            ),
        )
    )
    title = T("What to change in the listing")
    return Section("changes", title, (intro, Table(columns, rows, look="words")))


def diff(old: str, new: str) -> Line:
    """Return both texts as one line, with what goes and what comes set apart."""
    return Line(new, Tone.QUOTE, tuple(_runs(_PIECE.findall(old), _PIECE.findall(new))))


def _runs(old: Sequence[str], new: Sequence[str]) -> Iterator[Run]:
    matched = SequenceMatcher(None, old, new, autojunk=False)
    for what, start, end, from_, to in matched.get_opcodes():
        if what == "equal":
            yield Run("".join(old[start:end]))
            continue
        if end > start:
            yield Run("".join(old[start:end]), Pen.GONE)
        if to > from_:
            yield Run("".join(new[from_:to]), Pen.NEW)
