"""Matches as rows to sort and filter: listings, sellers, our rights, what was not compared."""

from collections.abc import Callable, Iterator

from maodun.domain.claims import State
from maodun.domain.listings.matches import MatchedBy, MatchedListing, Matches, Ranking
from maodun.domain.text import T, Text
from maodun.reports.building.pictures.sheets import PAIR_COLUMNS, pair_rows
from maodun.reports.building.sighted import place_name
from maodun.reports.building.words import FATE, LIKENESS, RIGHT_KIND, USE
from maodun.reports.matching.building import BY, NOTICE, facts, outcome
from maodun.reports.scanning.listings import address
from maodun.reports.scanning.sheets import data_file_rows
from maodun.reports.sheet import Sheet, Value

Row = tuple[Value, ...]
Columns = tuple[tuple[Text, int], ...]
LISTING_COLUMNS = (
    (T("Place"), 8),
    (T("SKU"), 18),
    (T("Title"), 50),
    (T("Seller"), 24),
    (T("Brand"), 18),
)


def match_sheets(matches: Matches) -> tuple[Sheet, ...]:
    """Return the sheets of a match: each ranking, then sellers and what it rests on."""
    return (
        *(_ranking(one) for one in matches.rankings),
        Sheet(
            T("Sellers"),
            ((T("Compared by"), 36), (T("Seller"), 40), (T("Listings that came near"), 20)),
            tuple(
                (BY[ranking.by], one.seller or T("no seller named"), one.listings)
                for ranking in matches.rankings
                for one in ranking.sellers
            ),
        ),
        Sheet(T("Our rights"), RIGHT_COLUMNS, tuple(_rights(matches))),
        Sheet(T("Summary"), ((T("What"), 34), (T("Value"), 90)), tuple(_summary(matches))),
        Sheet(T("Not read"), ((T("Problem"), 110),), tuple((one,) for one in matches.bad)),
    )


RIGHT_COLUMNS = (
    (T("Right"), 20),
    (T("Kind of right"), 16),
    (T("Title"), 50),
    (T("Owner"), 34),
    (T("Stands"), 20),
    (T("Until"), 12),
    (T("Before using it"), 80),
)
WORDS_COLUMNS = (
    *LISTING_COLUMNS,
    (T("Right"), 20),
    (T("Our words"), 24),
    (T("Where"), 16),
    (T("The listing says"), 60),
    (T("How near"), 20),
    (T("Closeness"), 10),
    (T("Use"), 28),
    (T("Why"), 60),
    (T("Why this use"), 46),
    (T("Address"), 40),
)
CLAIMS_COLUMNS = (
    *LISTING_COLUMNS,
    (T("Right"), 20),
    (T("Claim"), 8),
    (T("Closeness"), 10),
    (T("Coverage"), 10),
    (T("Limitations met"), 10),
    (T("Limitations"), 10),
    (T("The listing says"), 80),
    (T("Address"), 40),
)
PICTURES_COLUMNS = (*LISTING_COLUMNS, *PAIR_COLUMNS, (T("Address"), 40))
PRODUCT_COLUMNS = (*LISTING_COLUMNS, (T("Closeness"), 10), (T("Why"), 80), (T("Address"), 40))


def _ranking(ranking: Ranking) -> Sheet:
    title, columns, rows = _SHEETS[ranking.by]
    made = tuple(
        row
        for place, listing in enumerate(ranking.rows, start=1)
        for row in rows(place, listing)
    )
    return Sheet(title, columns, made)


def _listing(place: int, listing: MatchedListing) -> Row:
    return place, listing.sku, listing.title, listing.seller, listing.brand


def _words(place: int, listing: MatchedListing) -> Iterator[Row]:
    for seen in listing.seen:
        one = seen.sighting
        yield (
            *_listing(place, listing),
            ", ".join(one.numbers),
            one.words,
            place_name(one.spot.field),
            f"{seen.before}{one.spot.text}{seen.after}",
            LIKENESS[one.likeness],
            round(one.closeness, 3),
            USE[one.use],
            one.because,
            one.use_because,
            address(listing),
        )


def _claims(place: int, listing: MatchedListing) -> Iterator[Row]:
    for one in listing.claims:
        reading = one.reading
        met = [part for part in reading.readings if part.state is State.MET]
        closeness = None if reading.closeness is None else round(reading.closeness, 3)
        yield (
            *_listing(place, listing),
            one.number,
            reading.claim.number,
            closeness,
            round(reading.coverage, 3),
            len(met),
            len(reading.readings),
            "\n".join(part.quote for part in met if part.quote),
            address(listing),
        )


def _product(place: int, listing: MatchedListing) -> Iterator[Row]:
    if listing.same is not None:
        yield (
            *_listing(place, listing),
            round(listing.same.score, 3),
            listing.same.because,
            address(listing),
        )


def _pictures(place: int, listing: MatchedListing) -> Iterator[Row]:
    for one in listing.resemblances:
        for row in pair_rows(one):
            yield (*_listing(place, listing), *row, address(listing))


def _rights(matches: Matches) -> Iterator[Row]:
    for right in matches.rights:
        for warning in right.warnings or ("-",):
            yield (
                right.number,
                RIGHT_KIND[right.kind],
                right.title,
                "; ".join(right.owners) or None,
                FATE[right.fate],
                right.until,
                warning,
            )


def _summary(matches: Matches) -> Iterator[Row]:
    yield T("Listings that came near"), outcome(matches).words
    yield from facts(matches)
    for gap in matches.gaps:
        yield T("Not compared"), gap.because
    yield from data_file_rows(matches.data_files)
    yield T("What this is"), NOTICE


_SHEETS: dict[MatchedBy, tuple[Text, Columns, Callable[[int, MatchedListing], Iterator[Row]]]]
_SHEETS = {
    MatchedBy.WORDS: (T("By words"), WORDS_COLUMNS, _words),
    MatchedBy.CLAIMS: (T("By claims"), CLAIMS_COLUMNS, _claims),
    MatchedBy.PRODUCT: (T("Same product"), PRODUCT_COLUMNS, _product),
    MatchedBy.PICTURES: (T("By pictures"), PICTURES_COLUMNS, _pictures),
}
