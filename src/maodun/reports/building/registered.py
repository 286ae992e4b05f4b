"""The registrations of one sign: numbers, owners, goods, and where each stands."""

from collections.abc import Iterator, Sequence
from datetime import date

from maodun.domain.clearance import Finding, GateKind, SuitSeen
from maodun.domain.rights import Right, RightKind
from maodun.domain.signs import Goods
from maodun.domain.text import T, Text
from maodun.reports.building.sighted import Entry
from maodun.reports.building.words import (
    FATE,
    NONE,
    RULING_TONE,
    and_more,
    count,
    flags,
    owners,
    ruling,
)
from maodun.reports.model import Block, Cell, Column, Line, Paragraph, Table, Tone

REGISTRATIONS = 5
"""Registrations of the same words shown with their goods; of the rest the numbers are."""

NUMBERS = 40
CLASSES = 4
NOTES = 2
LONGEST_GOODS = 90
SUBJECT: dict[GateKind, Text] = {
    GateKind.MARKS: T("Classes and goods"),
    GateKind.WORKS: T("The work"),
}


def registered(entry: Entry, on: date) -> Table:
    """Return a row for each of the first registrations."""
    columns = (
        Column(T("As registered"), 24),
        Column(T("Owner"), 18),
        Column(SUBJECT[entry.kind], 30),
        Column(T("Status and life"), 28),
    )
    rows = tuple(_registration(finding, on) for finding in entry.findings[:REGISTRATIONS])
    return Table(columns, rows, look="words")


def further(findings: Sequence[Finding]) -> list[Block]:
    """Return the numbers of those that have no row."""
    findings = findings[REGISTRATIONS:]
    if not findings:
        return []
    numbers = [finding.right.publication_number for finding in findings]
    words = T(
        "{n} more with the same words: {numbers}",
        n=count(len(numbers)),
        numbers=", ".join(numbers[:NUMBERS]) + (" …" if len(numbers) > NUMBERS else ""),
    )
    return [Paragraph((Line(words, Tone.NOTE),))]


def goods_of(right: Right, *, longest: int = LONGEST_GOODS) -> Iterator[str | Text]:
    """Yield the goods class by class, each cut where it is long; else the classes alone."""
    for one in right.goods:
        yield _goods(one, longest)
    for number in () if right.goods else right.nice_classes:
        yield T("class {n}", n=number)


def suits_line(suits: Sequence[SuitSeen]) -> Cell:
    """Return how many suits are known, and the last one; nothing where there is none."""
    if not suits:
        return ()
    latest = max(suits, key=lambda suit: suit.filed_on or date.min)
    number = T(
        "suits known: {n}, last {court} {number}",
        n=count(len(suits)),
        court=latest.court,
        number=latest.number,
    )
    return (Line(number, Tone.NOTE),)


def standing(finding: Finding, on: date) -> Text:
    """Return where the right stands on this day, in words."""
    return FATE[finding.life.fate_on(on)]


def _registration(finding: Finding, on: date) -> tuple[Cell, ...]:
    right = finding.right
    return (
        (
            Line(right.title or NONE, Tone.STRONG),
            Line(right.publication_number),
            *_also_numbered(right),
        ),
        (Line(owners(right)), *flags(finding), *suits_line(finding.suits)),
        _made_of(right) if right.kind is RightKind.WORK else _goods_cell(right),
        (
            Line(ruling(finding), RULING_TONE[finding.ruling]),
            Line(standing(finding, on)),
            *_days(finding),
            *(Line(note, Tone.NOTE) for note in finding.life.notes[:NOTES]),
        ),
    )


def _goods_cell(right: Right) -> Cell:
    goods = list(goods_of(right))
    shown = tuple(Line(words) for words in goods[:CLASSES]) + and_more(len(goods) - CLASSES)
    return shown or (Line(T("the record names no goods"), Tone.NOTE),)


def _made_of(right: Right) -> Cell:
    """Return what the work is, who made it, and how many pictures of it are named."""
    lines = [Line(right.abstract)] if right.abstract else []
    if authors := "; ".join(party.name for party in right.named("inventor")):
        lines.append(Line(T("author: {names}", names=authors), Tone.NOTE))
    number = T("pictures in the record: {n}", n=len(right.figures))
    return (*lines, Line(number, Tone.NOTE))


def _also_numbered(right: Right) -> Cell:
    if right.sign is None or not right.sign.registration_number:
        return ()
    words = T("registration {number}", number=right.sign.registration_number)
    return (Line(words, Tone.NOTE),)


def _days(finding: Finding) -> Cell:
    right, life = finding.right, finding.life
    if right.grant_date:
        lines = [T("registered {day}", day=right.grant_date)]
    elif right.filing_date:
        lines = [T("filed {day}", day=right.filing_date)]
    else:
        lines = []
    if life.ends_on:
        lines.append(T("until {day}", day=life.ends_on))
    return tuple(Line(words, Tone.NOTE) for words in lines)


def _goods(one: Goods, longest: int) -> str | Text:
    text = one.text
    if len(text) > longest:
        text = text[:longest].rpartition(" ")[0] or text[:longest]
        text = text.rstrip(" ,;") + " …"
    if one.nice_class is None:
        return text or T("class not said")
    if not text:
        return T("class {n}", n=one.nice_class)
    return T("class {n}: {goods}", n=one.nice_class, goods=text)
