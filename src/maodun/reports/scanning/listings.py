"""One listing and what was seen in it, place by place, and whose words those are."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from maodun.domain.listings.matches import MatchedListing
from maodun.domain.listings.scans import Rewording, ScannedListing, Seen, SignSeen
from maodun.domain.marks import Sighting
from maodun.domain.rights import Stage
from maodun.domain.text import T, Text
from maodun.reports.building.changes import diff
from maodun.reports.building.sighted import MAY_STAY, TIER_TONE, how_used, place_name, set_off
from maodun.reports.building.words import LIKENESS, TIER, USE, and_more, count, read_from, short
from maodun.reports.model import Block, Cell, Column, Heading, Items, Line, Table, Tone
from maodun.reports.scanning.changes import PROPOSAL

BAD_SHOWN = 20
NUMBERS_SHOWN = 3
LONGEST_CHANGE = 1_500
"""Characters of a field that is shown whole with its changes."""

Signs = Mapping[str, SignSeen]


def named(what: str) -> str:
    """Return files without their folders; an address and stdin stay as they are."""
    names = (one if "://" in one else Path(one).name or one for one in what.split(", "))
    return ", ".join(names)


def title_of(listing: ScannedListing) -> str:
    """Return number and title of the listing, as short as a heading is."""
    return short(f"{listing.sku}: {listing.title}")


def whose(listing: ScannedListing) -> Cell:
    """Return who offers it under which brand, and where it was read."""
    return (*offered_by(listing), Line(address(listing), Tone.NOTE))


def offered_by(listing: ScannedListing | MatchedListing) -> Cell:
    """Return seller and brand, each where the listing names one."""
    lines = []
    if listing.seller:
        lines.append(Line(T("Seller: {seller}", seller=listing.seller)))
    if listing.brand:
        lines.append(Line(T("Brand it names: {brand}", brand=listing.brand)))
    return tuple(lines)


def address(listing: ScannedListing | MatchedListing) -> Text | str:
    """Return the listing's own address, else the file and row it was read from."""
    return listing.url or read_from(listing.source)


def unread(bad: Sequence[Text]) -> Items:
    """Return what could not be read as a listing, the first ones by name."""
    rows = [(Line(one),) for one in bad[:BAD_SHOWN]]
    if hidden := len(bad) - len(rows):
        more = T("and {n} more, in the workbook and in the JSON form", n=count(hidden))
        rows.append((Line(more, Tone.NOTE),))
    return Items(tuple(rows))


def seen_table(listing: ScannedListing, signs: Signs) -> Table:
    """Return a row per mark or work seen, grouped by place in the order of the listing.

    The same words, mark and use once more, in a further place, are told with the first.
    """
    columns = (
        Column(T("The listing says"), 32),
        Column(T("Mark or work"), 28),
        Column(T("How near, and what the words do there"), 40),
    )
    alike: dict[object, list[Seen]] = {}
    for seen in sorted(listing.seen, key=_by_place):
        alike.setdefault(_what_is_seen(seen.sighting), []).append(seen)
    again = {id(first): tuple(others) for first, *others in alike.values()}
    firsts = sorted((first for first, *_ in alike.values()), key=_by_place)
    places = groupby(firsts, key=_by_place)
    rows = (row for _, at in places for row in _rows(list(at), signs, again))
    return Table(columns, tuple(rows), "words")


def changes(listing: ScannedListing) -> tuple[Block, ...]:
    """Return what to write in place of it, field by field; nothing where nothing changes."""
    if not listing.rewordings:
        return ()
    columns = (Column(T("Where"), 16), Column(T("As it is, changed"), 84))
    rows = tuple(
        ((Line(place_name(one.field), Tone.STRONG),), (_changed(one),))
        for one in listing.rewordings
    )
    return (Heading(T("What to change"), PROPOSAL), Table(columns, rows, "words"))


def _changed(one: Rewording) -> Line:
    if len(one.old) > LONGEST_CHANGE:
        return Line(T("It is long; see it in the form diff or xlsx."), Tone.NOTE)
    return diff(one.old, one.new)


def in_context(seen: Seen) -> Line:
    """Return the words as they stand in the listing, set off from what is around them."""
    return set_off(seen.sighting.spot.text, before=seen.before, after=seen.after)


def _sign_lines(sighting: Sighting, signs: Signs) -> Cell:
    """Return the words of the mark or work, its owners and the numbers that have them."""
    known = [signs[number] for number in sighting.numbers if number in signs]
    owners = dict.fromkeys(owner for sign in known for owner in sign.owners)
    lines = [Line(sighting.words, Tone.STRONG)]
    lines += [Line(owner) for owner in list(owners)[:NUMBERS_SHOWN]]
    if not owners:
        lines.append(Line(T("the record names no owner"), Tone.NOTE))
    lines += [Line(_registered(sign), Tone.NUMBER) for sign in known[:NUMBERS_SHOWN]]
    lines += and_more(len(sighting.numbers) - min(len(known), NUMBERS_SHOWN))
    if suits := max((sign.suits for sign in known), default=0):
        lines.append(Line(T("court cases of the owner on record: {n}", n=suits), Tone.FLAG))
    return tuple(lines)


def _registered(sign: SignSeen) -> Text | str:
    """Return number, classes and whether it is registered yet."""
    classes = ", ".join(map(str, sign.classes))
    number = T("{number}, classes {classes}", number=sign.number, classes=classes)
    shown: Text | str = number if classes else sign.number
    if sign.stage is Stage.APPLICATION:
        return T("{number}, applied for", number=shown)
    return shown


def how_near(one: Sighting) -> Text:
    """Return how near the words are, by a number unless it is 1, and what they do."""
    if round(one.closeness, 2) == 1:
        return how_used(one)
    return T(
        "{likeness} ({closeness}), {use}",
        likeness=LIKENESS[one.likeness],
        closeness=f"{one.closeness:.2f}",
        use=USE[one.use],
    )


def _near_lines(sighting: Sighting) -> Iterator[Line]:
    """Yield tier, how near, what the words do there, and what to write instead."""
    yield Line(TIER[sighting.tier], TIER_TONE[sighting.tier])
    yield Line(how_near(sighting), Tone.STRONG)
    yield Line(sighting.because)
    yield Line(sighting.use_because)
    if sighting.instead is not None:
        yield Line(T("Instead: {words}", words=sighting.instead), Tone.STRONG)
    elif sighting.use not in MAY_STAY:
        yield Line(T("Instead: leave it out"), Tone.STRONG)


def _what_is_seen(one: Sighting) -> object:
    return one.spot.text.casefold(), one.words, one.numbers, one.likeness, one.use


def _again(others: Sequence[Seen]) -> Iterator[Line]:
    """Yield in which further places the same stands, and how often where more than once."""
    counted = Counter(one.sighting.spot.field for one in others)
    for field, times in counted.items():
        if times == 1:
            yield Line(T("the same in: {place}", place=place_name(field)), Tone.NOTE)
        else:
            place = place_name(field)
            many = T("the same in: {place}, {n} times", place=place, n=times)
            yield Line(many, Tone.NOTE)


def _rows(
    at: list[Seen], signs: Signs, again: Mapping[int, Sequence[Seen]]
) -> Iterator[tuple[Cell, ...]]:
    at.sort(key=lambda one: -one.sighting.weight)
    for place, seen in enumerate(at):
        file = (Line(seen.picture, Tone.NOTE),) if seen.picture else ()
        name = Line(place_name(seen.sighting.spot.field), Tone.STRONG)
        where = (name, *file, in_context(seen))
        yield (
            where if place == 0 else (),
            _sign_lines(seen.sighting, signs),
            (*_near_lines(seen.sighting), *_again(again[id(seen)])),
        )


def _by_place(seen: Seen) -> tuple[bool, str, int, int]:
    spot = seen.sighting.spot
    return spot.field != "title", spot.field, spot.start, spot.end
