"""Puts marks and works together by their words: what a reader decides on once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from maodun.domain.clearance import GATE_OF, Finding, GateKind, Ruling
from maodun.domain.marks import Sighting, Tier, Use
from maodun.domain.pictures import Closeness
from maodun.domain.products import Product
from maodun.domain.text import T, Text
from maodun.reports.building.words import LIKENESS, USE, is_of_words
from maodun.reports.model import Line, Pen, Run, Tone
from maodun.screening.sighting import said_at

AROUND = 110
"""Characters of a long statement shown on either side of the words."""

NOWHERE = T("None of its words stands in the listing as it was read.")
WEIGHTIEST_FIRST = (
    Ruling.CLOSE,
    Ruling.OPEN,
    Ruling.OPEN_MAY_CHANGE,
    Ruling.NOT_COMPARED,
    Ruling.BELOW_CUT,
    Ruling.OUT_BY_PERSON,
    Ruling.OUT_BY_ANSWER,
    Ruling.OUT_BY_FACT,
)
MAY_STAY = frozenset({Use.COMPATIBLE, Use.HELD, Use.OWN_BRAND, Use.ORDINARY, Use.SHOP})
"""Uses for which nothing need be written instead."""

TIER_TONE = {
    Tier.STRONG: Tone.HOLD,
    Tier.MEDIUM: Tone.CHANGE,
    Tier.WEAK: Tone.CANNOT_SAY,
    Tier.QUIET: Tone.NOTE,
}
STILL_COUNTS = frozenset({Ruling.CLOSE, Ruling.OPEN, Ruling.OPEN_MAY_CHANGE})
TIERS = tuple(Tier)

FIELDS = {
    "title": T("Title"),
    "description": T("Description"),
    "keywords": T("Search terms"),
    "brand": T("Brand"),
}
NUMBERED = frozenset({"bullet", "aplus", "image-text"})


@dataclass(frozen=True, slots=True)
class Entry:
    """All registrations of the same words, and the places of the listing that come near them.

    Attributes:
        words: As the first of them is registered.
        sightings: Each place once, weightiest first; empty: the listing no longer has them.
        findings: Those that count most first, else in the order of the clearance.
    """

    kind: GateKind
    words: str
    sightings: tuple[Sighting, ...]
    findings: tuple[Finding, ...]

    @property
    def tier(self) -> Tier:
        """How much of the reader's time the weightiest place deserves."""
        return min((s.tier for s in self.sightings), key=TIERS.index, default=Tier.QUIET)

    @property
    def ruling(self) -> Ruling:
        """How the registration ended that counts most."""
        return self.findings[0].ruling

    @property
    def is_shown(self) -> bool:
        """Whether it is shown in full: an alarm that still counts, or what is close."""
        if self.ruling is Ruling.CLOSE:
            return True
        alarms = any(sighting.is_alarm for sighting in self.sightings)
        near = any(is_near(finding) for finding in self.findings)
        return self.ruling in STILL_COUNTS and (alarms or near or not self.sightings)


def put_instead(sighting: Sighting) -> Text | str | None:
    """Return what to write in place of the words; None where they may stay."""
    if sighting.instead:
        return sighting.instead
    return None if sighting.use in MAY_STAY else T("leave it out")


def entries(findings: Iterable[Finding]) -> tuple[Entry, ...]:
    """Return marks and works by their words, the one that counts most first."""
    alike: dict[tuple[GateKind, str], list[Finding]] = {}
    for finding in findings:
        if is_of_words(finding):
            alone = finding.right.publication_number
            key = (GATE_OF[finding.right.kind], _folded(_words(finding)) or alone)
            alike.setdefault(key, []).append(finding)
    return tuple(
        sorted((_entry(kind, found) for (kind, _), found in alike.items()), key=_order)
    )


def is_near(finding: Finding) -> bool:
    """Whether a picture of the right is not far from one of the product."""
    found = finding.resemblance
    return found is not None and found.closeness is not Closeness.FAR


def same_words(finding: Finding, others: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the other registrations of the same kind with the same words."""
    words, kind = _folded(_words(finding)), GATE_OF[finding.right.kind]
    if not words or not is_of_words(finding):
        return ()
    return tuple(
        other
        for other in others
        if other.right.publication_number != finding.right.publication_number
        and GATE_OF[other.right.kind] is kind
        and _folded(_words(other)) == words
    )


def place_name(field: str) -> Text | str:
    """Return what a part of the listing is called; another name is shown as it is."""
    if field in FIELDS:
        return FIELDS[field]
    name, _, number = field.rpartition("-")
    return _numbered(name, number) if number.isdecimal() and name in NUMBERED else field


def statement(product: Product, sighting: Sighting) -> str:
    """Return the whole statement that the words stand in; the words alone if it is gone."""
    return said_at(product, sighting.spot) or sighting.spot.text


def how_used(sighting: Sighting) -> Text:
    """Return how the words are like those of the mark, and what they do, in one line."""
    return T("{likeness}, {use}", likeness=LIKENESS[sighting.likeness], use=USE[sighting.use])


def set_off(words: str, *, before: str, after: str) -> Line:
    """Return words as they stand in a sentence, set off from what is around them."""
    runs = (Run(before), Run(words, Pen.FOUND), Run(after))
    shown = tuple(run for run in runs if run.words)
    return Line(f"{before}{words}{after}", Tone.QUOTE, shown)


def _numbered(name: str, number: str) -> Text:
    match name:
        case "bullet":
            return T("Bullet {n}", n=number)
        case "aplus":
            return T("A+ text {n}", n=number)
        case _:
            return T("Text {n} in pictures", n=number)


def _entry(kind: GateKind, found: Sequence[Finding]) -> Entry:
    ranked = tuple(sorted(found, key=lambda one: WEIGHTIEST_FIRST.index(one.ruling)))
    return Entry(kind, _words(ranked[0]), tuple(_places(ranked)), ranked)


def _places(findings: Iterable[Finding]) -> Iterator[Sighting]:
    seen = set()
    everything = [sighting for finding in findings for sighting in finding.sightings]
    for sighting in sorted(everything, key=lambda one: -one.weight):
        if sighting.spot not in seen:
            seen.add(sighting.spot)
            yield sighting


def _order(entry: Entry) -> tuple[int, int, int, float, str]:
    heaviest = max((sighting.weight for sighting in entry.sightings), default=0.0)
    rank = WEIGHTIEST_FIRST.index(entry.ruling)
    return not entry.is_shown, rank, TIERS.index(entry.tier), -heaviest, entry.words


def _words(finding: Finding) -> str:
    said = finding.right.title or next((one.words for one in finding.sightings), "")
    return said.strip()


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())
