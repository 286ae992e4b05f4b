"""Scan listings for the words of everybody's marks and works; start at ``scan_listings``."""

from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice

from maodun.compare.listings.changes import Change, rewrite
from maodun.compare.listings.scanning import RECIPE, scan
from maodun.domain.clearance import Window
from maodun.domain.errors import BadProduct, BadRecord
from maodun.domain.listings.scans import Rewording, Scan, ScannedListing, Seen, SignSeen
from maodun.domain.marks import Sighting, Tier
from maodun.domain.ports import Lexicon, Register, Scope, StoredRight
from maodun.domain.products import Product
from maodun.domain.progress import Progress, Stopped
from maodun.domain.rulings import Held
from maodun.domain.text import T, Text
from maodun.rules.places.known import platforms
from maodun.rules.places.markets import Market
from maodun.screening.candidates import BY_WORDS
from maodun.screening.funnel import held_numbers
from maodun.screening.sighting import around
from maodun.screening.unscanned import (
    NOBODY_READ,
    PICTURED,
    NotSought,
    Spoken,
    looked_at,
    unscanned,
)
from maodun.screening.written import Read, Taken, Written, read_pictures

AT_ONCE = 500
"""Listings scanned together: enough to look up their words in one go, few enough to forget."""

AROUND = 90
"""Characters of the listing kept on either side of the words found."""

NAMED = 5
"""Registrations of the same words whose owners are looked up; the others are only numbered."""

PICTURED_AT_ONCE = 20
"""The same where pictures are read, which takes seconds for each of them."""

READ_AT_ONCE = 200
SELLER = "seller"

Listings = Iterable[Product | BadRecord]


@dataclass(frozen=True, slots=True)
class ScanQuestion:
    """What is asked of the listings.

    Attributes:
        what: File, folder or address they come from.
        on: Day of the scan.
        quiet: Keep what is no alarm too.
        max_age_days: Age of the newest publication of an office from which it is a gap.
        unread: Why pictures are not read, where nobody reads them.
    """

    what: str
    market: Market
    window: Window
    on: date
    portfolio: tuple[Held, ...] = ()
    quiet: bool = False
    max_age_days: int = 30
    unread: Text = NOBODY_READ

    @property
    def scope(self) -> Scope:
        """The marks and works that may be alive in the market on a day of the window."""
        offices = frozenset(self.market.offices)
        return Scope(offices=offices, kinds=BY_WORDS, alive=self.window)


def scan_listings(
    listings: Listings, *, asked: ScanQuestion, register: Register, read: Read | None = None
) -> Generator[Progress, None, Scan]:
    """Hold each listing against the words of every mark and work that lives in the market.

    Yields progress, returns the whole answer. Told to stop (``Stopped`` thrown into it), it
    answers for the listings read so far.

    Args:
        listings: To be scanned, and what could not be read.
        asked: The market and its window.
        register: Where the marks and works are.
        read: Reads what is written in the pictures of a listing; None: nobody does.

    Raises:
        BadProduct: Nothing could be read as a listing.
    """
    yield Progress(0, None, "products", T("Opening the words of the marks in scope"))
    lexicon = register.lexicon(asked.scope)
    held = frozenset(held_numbers(register, asked.portfolio, until=asked.window.ends_on))
    pile = _Pile(quiet=asked.quiet, spoken=Spoken(unread_because=asked.unread))
    complete = True
    ready: Taken = []
    try:
        for batch in batches(listings, PICTURED_AT_ONCE if read else AT_ONCE):
            if read:
                yield from read_pictures(batch, read, ready=ready, before=pile.spoken.read)
            pile.take(ready or batch, lexicon, held)
            ready.clear()
            yield Progress(pile.spoken.listings, None, "products", T("Scanning listings"))
    except Stopped:
        complete = False
        pile.take(ready, lexicon, held)
    if not pile.spoken.listings:
        raise nothing_read(asked.what, pile.bad)
    return _answer(asked, pile, register, lexicon=lexicon, held=held, complete=complete)


def batches(listings: Listings, at_once: int) -> Iterator[Sequence[Product | BadRecord]]:
    """Yield the listings in piles of ``at_once``, the last one smaller."""
    left = iter(listings)
    while batch := list(islice(left, at_once)):
        yield batch


def nothing_read(what: str, bad: Sequence[Text]) -> BadProduct:
    """Return the error that there is no listing, with the first reason where there is one."""
    return BadProduct(bad[0] if bad else T("There is no listing in {what}.", what=what))


def seller_of(product: Product) -> str | None:
    """Return who offers it, where the listing names somebody."""
    for fact in product.facts:
        if fact.name == SELLER:
            return fact.text.removeprefix(f"{SELLER}:").strip() or None
    return None


def seen_in(product: Product, sighting: Sighting) -> Seen:
    """Return the sighting with the words around it, and the picture they are written in."""
    before, after = around(product, sighting.spot, most=AROUND)
    return Seen(sighting, before, after, _picture(product, sighting))


def _picture(product: Product, sighting: Sighting) -> str:
    """Return the file of the picture that was read; "" for what the listing says as text."""
    field = sighting.spot.field
    sources = {fact.source for fact in product.facts if fact.name == field}
    read = sources - {product.facts[0].source} if field.startswith(PICTURED) else set()
    return min(read, default="")


def signs_seen(register: Register, found: Iterable[Sighting]) -> tuple[SignSeen, ...]:
    """Return what the register says of the marks and works seen, in order of number."""
    wanted = sorted({number for one in found for number in one.numbers[:NAMED]})
    return tuple(
        _sign(stored)
        for start in range(0, len(wanted), READ_AT_ONCE)
        for stored in register.get(wanted[start : start + READ_AT_ONCE])
    )


@dataclass(slots=True)
class _Pile:
    """What is kept of the listings while they pass by."""

    quiet: bool
    spoken: Spoken
    tiers: Counter[Tier] = field(default_factory=Counter)
    found: list[ScannedListing] = field(default_factory=list)
    bad: list[Text] = field(default_factory=list)
    alarming: int = 0

    def take(
        self,
        batch: Sequence[Product | Written | BadRecord],
        lexicon: Lexicon,
        held: frozenset[str],
    ) -> None:
        self.bad += [one.text for one in batch if isinstance(one, BadRecord)]
        listings = [one for one in batch if not isinstance(one, BadRecord)]
        for one in listings:
            self.spoken.hear(one)
        products = [one.product if isinstance(one, Written) else one for one in listings]
        for product, sightings in zip(
            products, scan(products, lexicon, held=held, platforms=platforms()), strict=True
        ):
            self.tiers.update(one.tier for one in sightings)
            self.alarming += any(one.is_alarm for one in sightings)
            shown = [one for one in sightings if self.quiet or one.is_alarm]
            if shown:
                self.found.append(_listing(product, shown, rewrite(product, sightings)))


def _listing(
    product: Product, shown: Sequence[Sighting], changes: Sequence[Change]
) -> ScannedListing:
    return ScannedListing(
        sku=product.sku,
        title=product.title,
        source=product.source,
        url=product.url,
        seller=seller_of(product),
        brand=product.brand,
        seen=tuple(seen_in(product, one) for one in shown),
        rewordings=tuple(Rewording(one.field, one.old, one.new) for one in changes),
    )


def _answer(
    asked: ScanQuestion,
    pile: _Pile,
    register: Register,
    *,
    lexicon: Lexicon,
    held: frozenset[str],
    complete: bool,
) -> Scan:
    coverage = register.coverage()
    scope = asked.scope
    return Scan(
        what=asked.what,
        market=asked.market.code,
        offices=asked.market.offices,
        window=asked.window,
        made_on=asked.on,
        recipe=RECIPE,
        listings=pile.spoken.listings,
        alarming=pile.alarming,
        signs=len(lexicon),
        held=register.count(scope) - register.count(replace(scope, without=held)),
        found=tuple(sorted(pile.found, key=_weightiest_first)),
        signs_seen=signs_seen(
            register, (seen.sighting for one in pile.found for seen in one.seen)
        ),
        tiers=tuple((tier, pile.tiers[tier]) for tier in Tier),
        looked_at=looked_at(coverage, asked.market.offices),
        gaps=unscanned(
            coverage,
            market=asked.market,
            spoken=pile.spoken,
            not_sought=NotSought(
                register.count(scope) - len(lexicon) - lexicon.unsought(), lexicon.unsought()
            ),
            on=asked.on,
            max_age_days=asked.max_age_days,
        ),
        bad=(*pile.bad, *(one.said for one in pile.spoken.unread)),
        complete=complete,
        data_files=coverage.files,
        sample_data=bool(coverage.sample),
        pictures=pile.spoken.read,
    )


def _weightiest_first(listing: ScannedListing) -> tuple[float, str]:
    return -max(one.sighting.weight for one in listing.seen), listing.sku


def _sign(stored: StoredRight) -> SignSeen:
    right, life = stored.right, stored.life
    return SignSeen(
        number=right.publication_number,
        words=right.title,
        kind=right.kind,
        office=right.office,
        owners=tuple(dict.fromkeys(owner.name for owner in right.owners)),
        classes=right.nice_classes,
        stage=right.stage,
        since=right.grant_date or right.filing_date,
        until=life.out_after,
        suits=len(stored.suits) + len(stored.holder_suits),
    )
