"""Listings beside our rights in pictures: near ones one by one, the others behind a click."""

from collections.abc import Iterator, Mapping, Sequence

from maodun.domain.listings.matches import MatchedListing, OwnRight
from maodun.domain.pictures import Closeness, Resemblance
from maodun.domain.text import T
from maodun.reports.building.pictures.pairs import Told, looks_beside, nearest_beside
from maodun.reports.building.words import FATE, count, short
from maodun.reports.matching.evidence import is_near
from maodun.reports.model import Block, Cell, Heading, Images, Line, Pair, Pairs, Tone
from maodun.reports.scanning.listings import address, offered_by

LISTING = T("The listing")
Rights = Mapping[str, OwnRight]


def pictured(shown: Sequence[MatchedListing], rights: Rights) -> tuple[Block, ...]:
    """Return each near listing beside our rights, and the nearest pair of each other one."""
    placed = list(enumerate(shown, start=1))
    near = [block for at, one in placed if is_near(one) for block in _listing(at, one, rights)]
    far = [
        nearest_beside(one.resemblances[0], LISTING, _named(at, one))
        for at, one in placed
        if not is_near(one) and one.resemblances
    ]
    if not far:
        return tuple(near)
    words = T("Further away: {n} listings", n=count(len(far)))
    return (*near, Images(tuple(far), folded=words))


def _listing(place: int, listing: MatchedListing, rights: Rights) -> Iterator[Block]:
    yield Heading(f"{place}. {short(listing.title)}")
    where = (Line(listing.sku), *offered_by(listing), Line(address(listing), Tone.NOTE))
    yield Pairs((Pair(T("Listing"), where),))
    for found in listing.resemblances:
        if found.closeness is not Closeness.FAR:
            yield from _beside(found, rights.get(found.publication_number))


def _beside(found: Resemblance, right: OwnRight | None) -> Iterator[Block]:
    if right is not None:
        yield Pairs((Pair(T("Our right"), _standing(right)),))
    yield from looks_beside(found, Told(LISTING, lines=right.lines_said if right else ""))


def _standing(right: OwnRight) -> Cell:
    """Return number and title, and where the right stands."""
    titled = T("{number}: {title}", number=right.number, title=short(right.title))
    number = titled if right.title else right.number
    stands = FATE[right.fate]
    if right.until:
        stands = T("{stands}, until {day}", stands=stands, day=right.until)
    return (Line(number, Tone.STRONG), Line(stands, Tone.NOTE))


def _named(place: int, listing: MatchedListing) -> Cell:
    number = listing.resemblances[0].publication_number
    return (
        Line(f"{place}. {short(listing.title)}", Tone.STRONG),
        *offered_by(listing),
        Line(address(listing), Tone.NOTE),
        Line(number),
    )
