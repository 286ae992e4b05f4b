"""Puts the report of a scan together: page one, then listing by listing what was seen."""

from collections.abc import Iterator
from itertools import islice

from maodun.domain.listings.scans import LookedAt, Scan
from maodun.domain.marks import Tier
from maodun.domain.text import T, Text
from maodun.reports.building.words import RIGHT_KIND, TIER, count, day, market_name
from maodun.reports.model import (
    Block,
    Cell,
    Column,
    Items,
    Line,
    Pair,
    Pairs,
    Panel,
    Paragraph,
    Report,
    Section,
    Table,
    Tone,
    Words,
)
from maodun.reports.scanning.listings import (
    changes,
    named,
    seen_table,
    title_of,
    unread,
    whose,
)
from maodun.reports.scanning.signs import signs_blocks
from maodun.screening.unscanned import NO_MARKS_OF

LISTINGS_SHOWN = 10
"""Listings that the table on a terminal shows in full."""

NOTICE = T(
    "These are words that come near registered or pending marks and titles of works, and how "
    "near. Whether a use infringes, and whether a mark is valid, is for people to decide, with "
    "counsel where it matters. What was not looked at is said below. This is no legal advice."
)


def build(scan: Scan, *, most: int | None = None) -> Report:
    """Return the report of a scan, with ``most`` listings after page one; None: with all."""
    return Report(
        title=T("Words of others in listings"),
        subject=named(scan.what),
        made_on=scan.made_on,
        sample=T("SAMPLE DATA: the rights in this report are fictional.")
        if scan.sample_data
        else None,
        counsel=None,
        overall=outcome(scan),
        overall_label=T("Listings to look at"),
        head=Pairs(tuple(Pair(label, (Line(words),)) for label, words in facts(scan))),
        notice=NOTICE,
        contents=None,
        panels=tuple(_panels(scan)),
        sections=(*islice(_sections(scan), most), *_rest(scan, most)),
    )


def outcome(scan: Scan) -> Line:
    """Return in few words what came of it; without marks to hold against, nothing did."""
    if not scan.holds_marks:
        return Line(T("cannot say: no marks to compare with"), Tone.CANNOT_SAY)
    if scan.alarming:
        return Line(
            T("{n} of {all}", n=count(scan.alarming), all=count(scan.listings)), Tone.CHANGE
        )
    return Line(T("none, as far as was looked"), Tone.CANNOT_SAY)


def facts(scan: Scan) -> Iterator[tuple[Text, Words]]:
    """Yield what was scanned, against what, label by label."""
    whole = T("{n} listings", n=count(scan.listings))
    read = whole if scan.complete else T("{read}; stopped before the end", read=whole)
    yield T("Listings read"), read
    if scan.pictures:
        yield T("Pictures read"), T("{n} pictures", n=count(scan.pictures))
    yield T("Market"), market_name(scan.market)
    yield T("Offices that count there"), ", ".join(scan.offices)
    window = scan.window
    yield T("On sale"), T("{start} to {end}", start=window.starts_on, end=window.ends_on)
    yield T("Held against"), T("{n} live marks and works with words", n=count(scan.signs))
    yield T("Own or licensed among them"), count(scan.held)
    yield T("Made on"), scan.made_on.isoformat()
    yield T("Recipe"), scan.recipe


def _panels(scan: Scan) -> Iterator[Panel]:
    if not scan.complete:
        partial = T(
            "The scan was stopped: what follows is about the first {n} listings only.",
            n=count(scan.listings),
        )
        yield Panel(T("In part"), (Paragraph((Line(partial, Tone.WARN),)),))
    yield Panel(T("What was seen"), (_seen(scan),))
    if scan.found:
        yield Panel(T("Seen in most listings"), signs_blocks(scan))
    yield Panel(T("What was looked at"), (_looked_at(scan.looked_at),))
    if scan.gaps:
        gaps = tuple(
            (Line(gap.because, Tone.WARN if gap.what == NO_MARKS_OF else Tone.PLAIN),)
            for gap in scan.gaps
        )
        yield Panel(T("What was not looked at"), (Items(gaps),))
    if scan.bad:
        yield Panel(T("What could not be read"), (unread(scan.bad),))


def _seen(scan: Scan) -> Block:
    if not scan.holds_marks:
        none = T(
            "The register holds no marks of the offices that count in {market}, so nothing can "
            "be said about them. Add a file of an office with: maodun register add FILE",
            market=scan.market,
        )
        return Paragraph((Line(none, Tone.WARN),))
    listings = T(
        "{alarming} of {listings} listings have words to look at.",
        alarming=count(scan.alarming),
        listings=count(scan.listings),
    )
    rows: list[Cell] = [(Line(listings, Tone.STRONG),)]
    rows += [
        (Line(T("{tier}: {n} places", tier=TIER[tier], n=count(number))),)
        for tier, number in scan.tiers
    ]
    shown = {one.sighting.tier for listing in scan.found for one in listing.seen}
    if not shown & {Tier.WEAK, Tier.QUIET}:
        aside = T("Weak and quiet ones are only counted; see them with --all.")
        rows.append((Line(aside, Tone.NOTE),))
    return Items(tuple(rows))


def _looked_at(rows: tuple[LookedAt, ...]) -> Block:
    columns = (
        Column(T("Office"), 12),
        Column(T("Kind of right"), 20),
        Column(T("In the register"), 16, number=True),
        Column(T("First"), 14),
        Column(T("Last"), 14),
    )
    held = [row for row in rows if row.rights]
    if not held:
        return Paragraph((Line(T("nothing: no marks, no works"), Tone.WARN),))
    return Table(
        columns,
        tuple(
            (
                (Line(row.office),),
                (Line(RIGHT_KIND[row.kind]),),
                (Line(count(row.rights)),),
                (Line(day(row.first_on)),),
                (Line(day(row.last_on)),),
            )
            for row in held
        ),
    )


def _rest(scan: Scan, most: int | None) -> Iterator[Section]:
    """Yield how to see the listings that are not shown."""
    left = 0 if most is None else len(scan.found) - most
    if left > 0:
        how = T("See them all with: --output seen.xlsx, or --format text")
        yield Section(
            anchor="rest",
            title=T("{n} more listings are not shown here", n=count(left)),
            blocks=(Paragraph((Line(how),)),),
        )


def _sections(scan: Scan) -> Iterator[Section]:
    signs = {sign.number: sign for sign in scan.signs_seen}
    for place, listing in enumerate(scan.found, start=1):
        yield Section(
            anchor=f"listing-{place}",
            title=title_of(listing),
            blocks=(Paragraph(whose(listing)), seen_table(listing, signs), *changes(listing)),
        )
