"""Listings beside our rights in pictures: near ones one by one, the others behind a click."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from maodun.domain.listings.matches import MatchedListing, OwnRight
from maodun.domain.pictures import Closeness, Resemblance
from maodun.domain.text import T
from maodun.reports.building.pictures.pairs import Told, looks_beside, nearest_beside
from maodun.reports.building.words import FATE, count, short
from maodun.reports.matching.evidence import is_near
from maodun.reports.model import Block, Cell, Images, Line, Pair, Pairs, Section, Tone
from maodun.reports.scanning.listings import address, offered_by

LISTING = T("The listing")
Rights = Mapping[str, OwnRight]


def pictured(shown: Sequence[MatchedListing], rights: Rights) -> Iterator[Section]:
    """Yield each near listing beside our rights, then the nearest pairs of all others."""
    placed = list(enumerate(shown, start=1))
    laid: set[str] = set()
    for place, listing in placed:
        if is_near(listing):
            yield _section(place, listing, rights, laid)
            laid.update(one.publication_number for one in listing.resemblances)
    far = [
        nearest_beside(one.resemblances[0], LISTING, _named(place, one))
        for place, one in placed
        if not is_near(one) and one.resemblances
    ]
    if far:
        title = T("Further away: {n} listings", n=count(len(far)))
        words = T("Their nearest pictures beside ours")
        yield Section("pictures-further", title, (Images(tuple(far), folded=words),))


def _section(
    place: int, listing: MatchedListing, rights: Rights, laid: Collection[str]
) -> Section:
    """Return one listing; of the rights in ``laid`` all figures were shown before."""
    where = (Line(listing.sku), *offered_by(listing), Line(address(listing), Tone.NOTE))
    blocks: list[Block] = [Pairs((Pair(T("Listing"), where),))]
    for found in listing.resemblances:
        if found.closeness is not Closeness.FAR:
            number = found.publication_number
            blocks += _beside(found, rights.get(number), again=number in laid)
    title = f"{place}. {short(listing.title)}"
    return Section(f"pictures-{place}", title, tuple(blocks))


def _beside(found: Resemblance, right: OwnRight | None, *, again: bool) -> Iterator[Block]:
    if right is not None:
        yield Pairs((Pair(T("Our right"), _standing(right)),))
    lines = right.lines_said if right else ""
    yield from looks_beside(found, Told(LISTING, lines=lines, again=again))


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
