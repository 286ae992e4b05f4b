"""What a scan of listings did not look at, and what it rests on."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from maodun.domain.clearance import GATE_OF, Gap, GateKind
from maodun.domain.listings.scans import LookedAt
from maodun.domain.ports import Coverage
from maodun.domain.products import Product
from maodun.domain.rights import RightKind
from maodun.domain.text import T, Text
from maodun.rules.places.markets import Market, grants
from maodun.screening.gaps import NAMES, files_gaps, undated
from maodun.screening.written import Unread, Written

NO_MARKS_OF = "marks:offices"
"""Name of the gap that whole offices are missing: the widest, to be shown as a warning."""

UNREAD = "listings:pictures"
"""Name of the gap that what is written in pictures was not read."""

NOBODY_READ = T("nobody was asked to read it")
PICTURED = "image-text-"
HEARD = frozenset({"en", "zh"})
"""Languages whose sounds are compared."""


@dataclass(slots=True)
class Spoken:
    """What the listings of a scan said, counted while they pass by.

    Attributes:
        unread_pictures: Listings with pictures that nobody read, and no text from them.
        unread_because: Why nobody read them.
        read: Pictures that were read.
        unread: Pictures that should have been read and were not.
        languages: Listings by the language of their first statement.
    """

    listings: int = 0
    unread_pictures: int = 0
    unread_because: Text = NOBODY_READ
    read: int = 0
    unread: list[Unread] = field(default_factory=list)
    languages: Counter[str] = field(default_factory=Counter)

    def hear(self, listing: Product | Written) -> None:
        """Count one listing."""
        self.listings += 1
        product = listing.product if isinstance(listing, Written) else listing
        if isinstance(listing, Written):
            self._count(listing)
        else:
            given = any(fact.name.startswith(PICTURED) for fact in product.facts)
            self.unread_pictures += bool(product.photos) and not given
        if product.facts:
            self.languages[product.facts[0].language.partition("-")[0]] += 1

    def _count(self, written: Written) -> None:
        self.read += written.read
        self.unread += [Unread(written.product.sku, one) for one in written.unread]


class NotSought(NamedTuple):
    """How many marks and works in scope were not looked for in any text.

    Attributes:
        wordless: They have no words.
        unsought: Their words are too many or too long, or nothing but signs.
    """

    wordless: int
    unsought: int


def looked_at(coverage: Coverage, offices: tuple[str, ...]) -> tuple[LookedAt, ...]:
    """Return how many marks and works of each office the register holds, none left out."""
    rows = {(row.office, row.kind): row for row in coverage.rows}
    found = []
    for kind in (RightKind.MARK, RightKind.WORK):
        for office in offices:
            row = rows.get((office, kind))
            found.append(
                LookedAt(office, kind, row.rights, row.first_on, row.last_on)
                if row
                else LookedAt(office, kind, 0, None, None)
            )
    return tuple(found)


def unscanned(
    coverage: Coverage,
    *,
    market: Market,
    spoken: Spoken,
    not_sought: NotSought,
    on: date,
    max_age_days: int,
) -> tuple[Gap, ...]:
    """Return everything that a scan did not look at, the widest first.

    Args:
        coverage: What the register holds.
        market: Whose offices count.
        spoken: What the listings said.
        not_sought: Marks and works in scope that no words were sought for.
        on: Day of the scan.
        max_age_days: How old the newest publication of an office may be.
    """
    rows = looked_at(coverage, market.offices)
    return (
        *_offices(rows),
        *_figures(not_sought.wordless),
        *unsought_gap(not_sought.unsought),
        *_pictures(spoken),
        *languages_gap(spoken),
        *_age(rows, on, max_age_days),
        *files_gaps(coverage),
    )


def _offices(rows: tuple[LookedAt, ...]) -> Iterator[Gap]:
    """An office that registers no marks at all leaves nothing out."""
    without = [
        row.office
        for row in rows
        if row.kind is RightKind.MARK and not row.rights and grants(row.office, row.kind)
    ]
    if without:
        yield Gap(
            NO_MARKS_OF,
            GateKind.MARKS,
            T("The register holds no marks of: {offices}.", offices=", ".join(without)),
        )
    if not any(row.rights for row in rows if row.kind is RightKind.WORK):
        yield Gap("works", GateKind.WORKS, T("The register holds no works (copyright)."))


def _figures(wordless: int) -> Iterator[Gap]:
    if wordless > 0:
        yield Gap(
            "marks:figures",
            GateKind.MARKS,
            T(
                "{count} marks and works in scope have no words; pictures were not compared.",
                count=wordless,
            ),
        )


def _pictures(spoken: Spoken) -> Iterator[Gap]:
    if spoken.unread_pictures:
        yield Gap(
            UNREAD,
            None,
            T(
                "{count} listings have pictures whose text nobody gave; it was not read: "
                "{because}",
                count=spoken.unread_pictures,
                because=spoken.unread_because,
            ),
        )
    if spoken.unread:
        yield Gap(
            UNREAD,
            None,
            T(
                "Pictures whose text was not read: {count} (read: {read}); the first is "
                "{first}",
                count=len(spoken.unread),
                read=spoken.read,
                first=spoken.unread[0].said,
            ),
        )


def unsought_gap(count: int) -> Iterator[Gap]:
    """Yield the gap of signs whose words cannot be sought, if there are any."""
    if count > 0:
        yield Gap(
            "marks:unsought",
            GateKind.MARKS,
            T(
                "{count} marks and works have words that cannot be sought: too many, too long, "
                "or none but signs.",
                count=count,
            ),
        )


def languages_gap(spoken: Spoken) -> Iterator[Gap]:
    """Yield the gap of languages whose sounds are not compared, if listings speak them."""
    others = [(name, n) for name, n in spoken.languages.most_common() if name not in HEARD]
    if others:
        yield Gap(
            "sound:languages",
            GateKind.MARKS,
            T(
                "Sound was compared as English and Chinese are spoken; {count} listings are in "
                "other languages: {languages}.",
                count=sum(n for _, n in others),
                languages=", ".join(f"{name} {n}" for name, n in others),
            ),
        )


def _age(rows: tuple[LookedAt, ...], on: date, max_age_days: int) -> Iterator[Gap]:
    oldest = on - timedelta(days=max_age_days)
    for row in rows:
        if row.rights and (row.last_on is None or row.last_on < oldest):
            yield Gap(f"age:{row.office}:{row.kind}", None, _aged(row, max_age_days))


def _aged(row: LookedAt, max_age_days: int) -> Text:
    kind = GATE_OF[row.kind]
    if row.last_on is None:
        return undated(kind, row.office)
    return T(
        "The {kind} of {office} in the register end on {newest}, more than {days} days before "
        "this scan.",
        kind=NAMES[kind],
        office=row.office,
        newest=row.last_on,
        days=max_age_days,
    )
