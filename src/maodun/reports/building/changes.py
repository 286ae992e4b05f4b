"""What to change in a listing so that no words of others are left in it, as one diff."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from maodun.domain.text import T
from maodun.reports.building.sighted import place_name
from maodun.reports.model import Column, Line, Paragraph, Pen, Run, Section, Table, Tone

Change = tuple[str, str, str]
"""Name of a part of the listing, what stands there, and what to write instead."""

_PIECE = re.compile(r"[\u3400-\u9fff]|\w+|\s+|.", re.DOTALL)
"""What is taken out or put in as a whole: a word, a hanzi, a sign, blanks."""


def changes_section(changes: Sequence[Change]) -> Section | None:
    """Return every part of the listing that has to change, with what goes and what comes."""
    if not changes:
        return None
    columns = (Column(T("Where"), 14), Column(T("As it is, changed"), 86))
    rows = tuple(
        ((Line(place_name(field), Tone.STRONG),), (diff(old, new),))
        for field, old, new in changes
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
