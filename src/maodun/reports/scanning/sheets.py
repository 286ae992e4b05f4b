"""A scan as rows to sort and filter: what was seen, what to change, what was not looked at."""

from collections.abc import Iterator, Sequence

from maodun.domain.clearance import DataFile
from maodun.domain.listings.scans import Scan
from maodun.domain.text import T
from maodun.reports.building.sighted import place_name, put_instead
from maodun.reports.building.words import LIKENESS, RIGHT_KIND, TIER, USE
from maodun.reports.scanning.building import NOTICE, facts, outcome
from maodun.reports.scanning.listings import Signs, address
from maodun.reports.scanning.signs import signs_sheet
from maodun.reports.sheet import Sheet, Value

Rows = Iterator[tuple[Value, ...]]


def scan_sheets(scan: Scan) -> tuple[Sheet, ...]:
    """Return the sheets of a scan, what was seen first."""
    return (
        Sheet(T("Seen"), SEEN_COLUMNS, tuple(_seen(scan))),
        signs_sheet(scan),
        Sheet(
            T("Changes"),
            ((T("SKU"), 18), (T("Where"), 16), (T("As it is"), 70), (T("Put instead"), 70)),
            tuple(
                (listing.sku, place_name(one.field), one.old, one.new)
                for listing in scan.found
                for one in listing.rewordings
            ),
        ),
        Sheet(T("Summary"), ((T("What"), 34), (T("Value"), 90)), tuple(_summary(scan))),
        Sheet(T("Not looked at"), ((T("What"), 28), (T("Why"), 90)), tuple(_gaps(scan))),
        Sheet(T("Not read"), ((T("Problem"), 110),), tuple((one,) for one in scan.bad)),
    )


SEEN_COLUMNS = (
    (T("SKU"), 18),
    (T("Title"), 46),
    (T("Seller"), 22),
    (T("Brand"), 18),
    (T("Tier"), 10),
    (T("Where"), 16),
    (T("Picture"), 24),
    (T("Words found"), 22),
    (T("The listing says"), 56),
    (T("Mark or work"), 24),
    (T("Kind of right"), 12),
    (T("Owner"), 34),
    (T("Numbers"), 30),
    (T("Classes"), 12),
    (T("How near"), 20),
    (T("Closeness"), 10),
    (T("Use"), 28),
    (T("Weight"), 10),
    (T("Why"), 56),
    (T("Why this use"), 46),
    (T("Put instead"), 26),
    (T("Address"), 40),
)


def data_file_rows(files: Sequence[DataFile]) -> Rows:
    """Yield for each file of the register its source, how many rights, and the last day."""
    for file in files:
        last = file.last_on or "?"
        yield T("Data file"), f"{file.file} ({file.source}, {file.rights}, {last})"


def _seen(scan: Scan) -> Rows:
    signs: Signs = {sign.number: sign for sign in scan.signs_seen}
    for listing in scan.found:
        for seen in listing.seen:
            one = seen.sighting
            known = [signs[number] for number in one.numbers if number in signs]
            owners = dict.fromkeys(owner for sign in known for owner in sign.owners)
            classes = sorted({number for sign in known for number in sign.classes})
            yield (
                listing.sku,
                listing.title,
                listing.seller,
                listing.brand,
                TIER[one.tier],
                place_name(one.spot.field),
                seen.picture or None,
                one.spot.text,
                f"{seen.before}{one.spot.text}{seen.after}",
                one.words,
                RIGHT_KIND[known[0].kind] if known else None,
                "; ".join(owners) or None,
                ", ".join(one.numbers),
                ", ".join(map(str, classes)) or None,
                LIKENESS[one.likeness],
                round(one.closeness, 3),
                USE[one.use],
                round(one.weight, 3),
                one.because,
                one.use_because,
                put_instead(one),
                address(listing),
            )


def _summary(scan: Scan) -> Rows:
    yield T("Listings to look at"), outcome(scan).words
    yield from facts(scan)
    for tier, number in scan.tiers:
        yield T("Places seen: {tier}", tier=TIER[tier]), number
    for row in (one for one in scan.looked_at if one.rights):
        about = T(
            "{kind} of {office} in the register", kind=RIGHT_KIND[row.kind], office=row.office
        )
        yield about, row.rights
    yield from data_file_rows(scan.data_files)
    yield T("What this is"), NOTICE


def _gaps(scan: Scan) -> Rows:
    for gap in scan.gaps:
        yield gap.what, gap.because
