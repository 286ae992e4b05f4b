"""Why one listing came near one of our rights, in lines."""

from collections.abc import Iterator

from maodun.domain.claims import Reading, State
from maodun.domain.listings.matches import ClaimMatch, MatchedListing, SameProduct
from maodun.domain.listings.scans import Seen
from maodun.domain.marks import ALARMS
from maodun.domain.pictures import Closeness, Resemblance
from maodun.domain.text import T
from maodun.reports.building.pictures.words import nearness_of
from maodun.reports.building.sighted import place_name
from maodun.reports.building.words import STATE, and_more, nearness, short
from maodun.reports.model import Cell, Line, Tone
from maodun.reports.scanning.listings import how_near, in_context

SEEN_SHOWN = 4
READINGS_SHOWN = 12
RANKED_BY_WORDS = T(
    "Ranked by the words it shares with the claim; what the listing says meets no limitation "
    "and contradicts none."
)


def evidence(listing: MatchedListing) -> Cell:
    """Return what of our rights is in the listing, the weightiest first."""
    lines = [line for seen in listing.seen[:SEEN_SHOWN] for line in _seen(seen)]
    lines += and_more(len(listing.seen) - SEEN_SHOWN)
    lines += [line for one in listing.claims for line in _claim(one)]
    lines += _same(listing.same) if listing.same is not None else ()
    lines += [line for one in listing.resemblances for line in _looks(one)]
    return tuple(lines)


def is_near(listing: MatchedListing) -> bool:
    """Whether something of ours is in it, and not just words that are shared."""
    met = any(
        part.state is State.MET for one in listing.claims for part in one.reading.readings
    )
    same = listing.same is not None and listing.same.tier in ALARMS
    looks = any(one.closeness is not Closeness.FAR for one in listing.resemblances)
    return bool(listing.seen) or met or same or looks


def _seen(seen: Seen) -> Iterator[Line]:
    one = seen.sighting
    yield Line(T("{words} ({numbers})", words=one.words, numbers=one.numbers[0]), Tone.STRONG)
    yield Line(T("{place}: {how}", place=place_name(one.spot.field), how=how_near(one)))
    yield in_context(seen)
    yield Line(one.because, Tone.NOTE)
    yield Line(one.use_because, Tone.NOTE)


def _claim(one: ClaimMatch) -> Iterator[Line]:
    reading = one.reading
    yield Line(
        T("{number}, claim {claim}", number=one.number, claim=reading.claim.number), Tone.STRONG
    )
    told = [r for r in reading.readings if r.state is not State.UNKNOWN]
    yield Line(nearness(reading) if told else RANKED_BY_WORDS)
    for part in told[:READINGS_SHOWN]:
        yield from _limitation(part)
    if unknown := len(reading.readings) - len(told):
        yield Line(
            T(
                "{unknown} of {all} limitations: the listing does not say.",
                unknown=unknown,
                all=len(reading.readings),
            ),
            Tone.NOTE,
        )


def _same(same: SameProduct) -> Iterator[Line]:
    ours = T("Our {sku}: {title}", sku=same.sku, title=short(same.title))
    yield Line(ours, Tone.STRONG)
    yield Line(T("likelihood by the recipe: {share}", share=f"{same.score:.0%}"))
    yield Line(same.because)
    for one in same.evidence:
        yield Line(one.because, Tone.NOTE)


def _looks(one: Resemblance) -> Iterator[Line]:
    yield Line(one.publication_number, Tone.STRONG)
    yield Line(nearness_of(one))
    yield Line(one.because)


def _limitation(part: Reading) -> Iterator[Line]:
    yield Line(STATE[part.state], Tone(part.state.value))
    yield Line(part.limitation.text)
    if part.quote:
        yield Line(part.quote, Tone.QUOTE)
