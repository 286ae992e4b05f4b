"""How one right ends: by fact, by an answer, by a person, or open."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256

from maodun.compare.claims import RECIPE as CLAIMS
from maodun.compare.claims import PreparedProduct, read_right
from maodun.compare.designs.resembling import RECIPE as DESIGNS
from maodun.compare.listings.scanning import RECIPE as LISTINGS
from maodun.compare.looks.saying import in_turn
from maodun.compare.looks.scales import looks_1
from maodun.compare.marks.figures import RECIPE as SIGNS
from maodun.compare.photos.copying import RECIPE as PHOTOS
from maodun.domain.claims import ClaimReading, Limitation, State
from maodun.domain.clearance import Finding, Flag, Flagged, Ruling, SuitSeen
from maodun.domain.evidence import NotCompared
from maodun.domain.marks import Sighting
from maodun.domain.pictures import Closeness, Resemblance
from maodun.domain.ports import StoredRight
from maodun.domain.products import Product
from maodun.domain.rights import Paragraph, Right, RightKind, Stage
from maodun.domain.rulings import Decision, Reply, Verdict
from maodun.domain.text import T, Text
from maodun.rules.lives.earliest import earliest_date
from maodun.screening.candidates import BY_CLAIMS, BY_WORDS

RECIPES = f"{CLAIMS} {LISTINGS} {DESIGNS} {PHOTOS} {SIGNS} {looks_1().name}"
"""Names of the recipes that every ruling rests on."""

FAR_IN_SUIT = T(
    "A suit names it and nothing says that it is for other articles, so it stays in the list; "
    "its pictures are far."
)
SEPARATING = (State.RULED_ABSENT, State.CONTRADICTED, State.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Bench:
    """What every right is held against.

    Attributes:
        prepared: The product by language.
        offices: Offices whose rights count in the market.
        decisions: What reviewers said by publication number, oldest first.
        sightings: Where the words of marks and works stand in the listing, by publication
            number, weightiest first.
        resemblances: How near the pictures of designs, works and marks come to the product's.
        unlooked: Why the pictures of a design were not compared.
        in_suit: Designs that a suit names, not of other articles.
    """

    product: Product
    prepared: Mapping[str, PreparedProduct]
    replies: Mapping[str, Reply]
    offices: frozenset[str]
    decisions: Mapping[str, Sequence[Decision]]
    sightings: Mapping[str, tuple[Sighting, ...]] = field(default_factory=dict)
    resemblances: Mapping[str, Resemblance] = field(default_factory=dict)
    unlooked: Mapping[str, Text] = field(default_factory=dict)
    in_suit: frozenset[str] = frozenset()


def finding(
    stored: StoredRight,
    bench: Bench,
    paths: tuple[str, ...],
    *,
    as_read: tuple[ClaimReading, ...] | None = None,
) -> Finding:
    """Return the right as it stands after everything known was applied.

    Args:
        stored: The right.
        bench: What it is held against.
        paths: Ways of searching that found it.
        as_read: Readings made before, which stay as they are; None: its claims are read now.
    """
    compared = _compare(stored.right, bench) if as_read is None else as_read
    readings = () if isinstance(compared, NotCompared) else compared
    seen, changed = _seen(stored, bench)
    ruling, because = _ruling(stored, compared, bench=bench, decision=seen)
    return Finding(
        right=replace(stored.right, description=_kept_words(stored.right), citations=()),
        content_sha256=stored.content_sha256,
        life=stored.life,
        ruling=ruling,
        because=because,
        readings=readings,
        separating=_separating(readings),
        flags=tuple(_flags(stored, readings, bench=bench, changed=changed)),
        suits=tuple(
            SuitSeen(suit.court, suit.number, suit.filed_on, suit.plaintiff)
            for suit in (*stored.suits, *stored.holder_suits)
        ),
        paths=paths,
        decision=seen,
        sightings=bench.sightings.get(stored.right.publication_number, ()),
        resemblance=bench.resemblances.get(stored.right.publication_number),
    )


def _kept_words(right: Right) -> tuple[Paragraph, ...]:
    """Return the description of a design, which says what its broken lines mean; no other's."""
    return right.description if right.kind is RightKind.DESIGN else ()


def by_right(decisions: Iterable[Decision]) -> dict[str, tuple[Decision, ...]]:
    """Return what reviewers said of each right, oldest first."""
    found: dict[str, tuple[Decision, ...]] = {}
    for decision in sorted(decisions, key=lambda decision: decision.at):
        number = decision.publication_number
        found[number] = (*found.get(number, ()), decision)
    return found


def about(product: Product, decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the decisions that were made on the product as it is described here."""
    same = ("", product_sha256(product))
    return tuple(decision for decision in decisions if decision.product_sha256 in same)


def product_sha256(product: Product) -> str:
    """Return the fingerprint of what is said about the product, wherever it was read."""
    facts = [(fact.name, fact.language, fact.text, fact.closed) for fact in product.facts]
    return sha256(json.dumps([product.title, *sorted(facts)]).encode()).hexdigest()


def _seen(stored: StoredRight, bench: Bench) -> tuple[Decision | None, Text | None]:
    """Return the last word on this very record and product, or why none holds any more."""
    said = bench.decisions.get(stored.right.publication_number, ())
    same = [one for one in said if one.content_sha256 == stored.content_sha256]
    if here := about(bench.product, same):
        return here[-1], None
    if same:
        return None, T("the product changed since this right was reviewed")
    return None, T("the record changed since it was reviewed") if said else None


def _compare(right: Right, bench: Bench) -> tuple[ClaimReading, ...] | NotCompared:
    if right.kind not in BY_CLAIMS:
        return ()
    prepared = bench.prepared.get(right.language.partition("-")[0])
    if prepared is None:
        return NotCompared(
            T("nothing is said about the product in {language}", language=right.language)
        )
    if not right.claims:
        return NotCompared(T("the record has no claims"))
    return read_right(right, prepared, bench.replies)


def _ruling(
    stored: StoredRight,
    compared: tuple[ClaimReading, ...] | NotCompared,
    *,
    bench: Bench,
    decision: Decision | None,
) -> tuple[Ruling, Text]:
    if decision is not None and decision.verdict is Verdict.CLOSE:
        return Ruling.CLOSE, T("{by} found it close", by=decision.by)
    if may := _may_change(stored.right, bench):
        return Ruling.OPEN_MAY_CHANGE, may
    if decision is not None and decision.verdict is Verdict.OUT:
        return Ruling.OUT_BY_PERSON, T("{by} ruled it out literally", by=decision.by)
    if stored.right.kind not in BY_CLAIMS:
        by_sight = _by_words if stored.right.kind in BY_WORDS else _by_looks
        return by_sight(stored.right, bench)
    if isinstance(compared, NotCompared):
        return Ruling.NOT_COMPARED, compared.because
    return _by_claims(compared)


def _by_words(right: Right, bench: Bench) -> tuple[Ruling, Text]:
    """Words and pictures count alike: either is enough for a person to look."""
    seen = bench.sightings.get(right.publication_number, ())
    looks = bench.resemblances.get(right.publication_number)
    near = looks if looks and looks.closeness is not Closeness.FAR else None
    if seen or near:
        said = seen[0].because if seen else None
        return Ruling.OPEN, in_turn(said, near.because if near else None)
    if looks:
        return Ruling.BELOW_CUT, T("neither its words nor its pictures come near")
    return Ruling.BELOW_CUT, T("none of its words stands in the listing")


def _by_looks(right: Right, bench: Bench) -> tuple[Ruling, Text]:
    looks = bench.resemblances.get(right.publication_number)
    if looks is None:
        because = bench.unlooked.get(right.publication_number)
        return Ruling.NOT_COMPARED, because or T("its pictures were not compared")
    if looks.closeness is not Closeness.FAR:
        return Ruling.OPEN, looks.because
    if right.publication_number in bench.in_suit:
        return Ruling.OPEN, in_turn(FAR_IN_SUIT, looks.because)
    return Ruling.BELOW_CUT, looks.because


def _may_change(right: Right, bench: Bench) -> Text | None:
    if right.office not in bench.offices:
        return T("{office} publication that may still come to this market", office=right.office)
    if right.stage is not Stage.APPLICATION:
        return None
    if right.kind in BY_CLAIMS:
        return T("application: its claims may change")
    return T("application: it may still be refused or narrowed")


def _by_claims(readings: Sequence[ClaimReading]) -> tuple[Ruling, Text]:
    if all(_ruled_absent(reading) for reading in readings):
        return (
            Ruling.OUT_BY_ANSWER,
            T(
                "every independent claim asks for something that the product has not: {what}",
                what=_what(readings),
            ),
        )
    if all(reading.literally_out for reading in readings):
        return (
            Ruling.OPEN,
            T(
                "the product's own words speak against every independent claim ({what}); "
                "a person confirms it",
                what=_what(readings),
            ),
        )
    left = [reading.claim.number for reading in readings if not reading.literally_out]
    return (
        Ruling.OPEN,
        T("nothing rules out {claims}", claims=", ".join(f"claim {number}" for number in left))
        if len(left) > 1
        else T("nothing rules out claim {claim}", claim=left[0]),
    )


def _ruled_absent(reading: ClaimReading) -> bool:
    return any(part.state is State.RULED_ABSENT for part in reading.readings)


def _what(readings: Sequence[ClaimReading]) -> str:
    missing = dict.fromkeys(
        part.limitation.needs or part.limitation.text
        for reading in readings
        for part in reading.readings
        if part.state in (State.RULED_ABSENT, State.CONTRADICTED)
    )
    return "; ".join(list(missing)[:3])


def _separating(readings: Sequence[ClaimReading]) -> Limitation | None:
    """The limitation that keeps the nearest claim away, strongest reason first."""
    if not readings:
        return None
    nearest = max(readings, key=lambda reading: reading.rank)
    for state in SEPARATING:
        for part in nearest.readings:
            if part.state is state:
                return part.limitation
    return None


def _flags(
    stored: StoredRight, readings: Sequence[ClaimReading], *, bench: Bench, changed: Text | None
) -> Iterator[Flagged]:
    if changed:
        yield Flagged(Flag.CHANGED_SINCE, changed)
    if any(reading.literally_out for reading in readings):
        yield Flagged(
            Flag.EQUIVALENT,
            T("ruled out literally only: would something equivalent be there?"),
        )
    yield from _part_or_use(readings)
    if stored.suits:
        yield Flagged(Flag.IN_SUIT, _suits(len(stored.suits)))
    if stored.holder_suits:
        yield Flagged(Flag.HOLDER_SUES, _suits_of_holder(len(stored.holder_suits)))
    if stored.right.stage is Stage.APPLICATION and stored.right.kind in BY_CLAIMS:
        yield Flagged(
            Flag.PROVISIONAL_RIGHTS, T("published application: provisional rights may run")
        )
    yield from _later_than_our_sale(stored.right, bench.product)


def _suits(count: int) -> Text:
    return (
        T("{count} suits name this right", count=count) if count > 1 else T("a suit names it")
    )


def _suits_of_holder(count: int) -> Text:
    if count > 1:
        return T("its holder sued {count} times over other rights", count=count)
    return T("its holder sued once over another right")


def _part_or_use(readings: Sequence[ClaimReading]) -> Iterator[Flagged]:
    if any(reading.literally_out or reading.claim.category == "method" for reading in readings):
        yield Flagged(
            Flag.PART_OR_USE,
            T("could the product be a part, a kit or a use of the claimed thing?"),
        )


def _later_than_our_sale(right: Right, product: Product) -> Iterator[Flagged]:
    ours = min((disclosure.on for disclosure in product.disclosures), default=None)
    theirs = earliest_date(right, parents=True)
    if ours is not None and theirs is not None and ours < theirs:
        yield Flagged(
            Flag.LATER_THAN_OUR_SALE,
            T(
                "filed on {theirs}, after our own disclosure on {ours}",
                theirs=theirs,
                ours=ours,
            ),
        )
