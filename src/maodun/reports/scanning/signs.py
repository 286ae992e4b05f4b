"""Which marks and works stand in most listings, so that each is decided on once for all."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from maodun.domain.listings.scans import Scan, SignSeen
from maodun.domain.marks import Tier
from maodun.domain.text import T
from maodun.reports.building.sighted import TIER_TONE
from maodun.reports.building.words import TIER, and_more, count
from maodun.reports.model import Block, Column, Line, Paragraph, Table, Tone
from maodun.reports.sheet import Sheet

SHOWN = 12
TIERS = tuple(Tier)


@dataclass(frozen=True, slots=True)
class SignCount:
    """The words of a sign and how many listings they were seen in.

    Attributes:
        tier: The weightiest of its places.
        places: How many there are in all listings.
    """

    words: str
    numbers: tuple[str, ...]
    owners: tuple[str, ...]
    tier: Tier
    listings: int
    places: int


def _sign_counts(scan: Scan) -> tuple[SignCount, ...]:
    """Return the signs seen, those in most listings first."""
    known = {sign.number: sign for sign in scan.signs_seen}
    places: dict[str, list[tuple[int, Tier]]] = {}
    numbers: dict[str, dict[str, None]] = {}
    for row, listing in enumerate(scan.found):
        for one in (seen.sighting for seen in listing.seen):
            places.setdefault(one.words, []).append((row, one.tier))
            numbers.setdefault(one.words, {}).update(dict.fromkeys(one.numbers))
    counted = (
        SignCount(
            words=words,
            numbers=tuple(numbers[words]),
            owners=_owners(numbers[words], known),
            tier=min((tier for _, tier in found), key=TIERS.index),
            listings=len({row for row, _ in found}),
            places=len(found),
        )
        for words, found in places.items()
    )
    return tuple(sorted(counted, key=lambda one: (-one.listings, one.words)))


def signs_blocks(scan: Scan) -> tuple[Block, ...]:
    """Return the signs seen in most listings as a table for page one."""
    found = _sign_counts(scan)
    columns = (
        Column(T("Mark or work"), 30),
        Column(T("Owner"), 34),
        Column(T("Tier"), 14),
        Column(T("Listings"), 14, number=True),
    )
    rows = tuple(
        (
            (Line(one.words, Tone.STRONG),),
            tuple(Line(owner) for owner in one.owners[:2]),
            (Line(TIER[one.tier], TIER_TONE[one.tier]),),
            (Line(count(one.listings)),),
        )
        for one in found[:SHOWN]
    )
    more = and_more(len(found) - SHOWN)
    table = filled(Table(columns, rows, "words"))
    return (table, Paragraph(more)) if more else (table,)


def filled(table: Table) -> Table:
    """Return the table without the columns in which no row says anything."""
    shown = [
        place for place, _ in enumerate(table.columns) if any(r[place] for r in table.rows)
    ]
    return replace(
        table,
        columns=tuple(table.columns[place] for place in shown),
        rows=tuple(tuple(row[place] for place in shown) for row in table.rows),
    )


def signs_sheet(scan: Scan) -> Sheet:
    """Return every sign seen, to sort and filter."""
    columns = (
        (T("Mark or work"), 30),
        (T("Owner"), 40),
        (T("Numbers"), 40),
        (T("Tier"), 12),
        (T("Listings"), 12),
        (T("Places"), 12),
    )
    rows = tuple(
        (
            one.words,
            "; ".join(one.owners) or None,
            ", ".join(one.numbers),
            TIER[one.tier],
            one.listings,
            one.places,
        )
        for one in _sign_counts(scan)
    )
    return Sheet(T("Marks and works"), columns, rows)


def _owners(numbers: Iterable[str], known: dict[str, SignSeen]) -> tuple[str, ...]:
    found = (owner for number in numbers if number in known for owner in known[number].owners)
    return tuple(dict.fromkeys(found))
