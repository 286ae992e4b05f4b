"""Marks and works in the words of a listing: where they stand, whose they are, what to do."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from maodun.domain.clearance import Clearance, Finding, GateKind, Ruling, Step
from maodun.domain.marks import Sighting, Tier, Use
from maodun.domain.products import Product
from maodun.domain.rulings import Decision
from maodun.domain.text import T, Text
from maodun.reports.building.pictures.pairs import pictures_beside, pictures_of
from maodun.reports.building.registered import further, registered
from maodun.reports.building.sighted import (
    AROUND,
    MAY_STAY,
    NOWHERE,
    TIER_TONE,
    Entry,
    entries,
    how_used,
    place_name,
    set_off,
)
from maodun.reports.building.words import (
    NONE,
    RULING_TONE,
    TIER,
    USE,
    WORDS_STEP,
    and_more,
    count,
    flags,
    owners,
    ruling,
    short,
)
from maodun.reports.model import (
    Block,
    Cell,
    Column,
    Heading,
    Items,
    Line,
    Paragraph,
    Section,
    Table,
    Tone,
)
from maodun.screening.sighting import around

IN_FULL = 30
"""Words shown in full; further ones stand in a table."""

PLACES = 12
"""Places of the same words shown one by one."""

PICTURED = 3
"""Registrations of the same words whose pictures are shown."""

NO_WORDS = T("It has no words; its picture was compared.")
WORDS_LEFT_ASIDE = 40
TITLE: dict[GateKind, Text] = {
    GateKind.MARKS: T("Trademarks in the words of the listing"),
    GateKind.WORKS: T("Titles of works in the words of the listing"),
}
TITLE_WITH_PICTURES: dict[GateKind, Text] = {
    GateKind.MARKS: T("Trademarks in the words and pictures of the listing"),
    GateKind.WORKS: T("Works in the words and pictures of the listing"),
}
BY_PICTURES: dict[GateKind, Text] = {
    GateKind.MARKS: T(
        "Marks with a picture that comes near one of the product's are shown beside it; what "
        "was taken for a logo is framed."
    ),
    GateKind.WORKS: T(
        "Works with a picture of which one of the product's may be a copy are shown beside it."
    ),
}
INTRO: dict[GateKind, Text] = {
    GateKind.MARKS: T(
        "Words of the listing that come near a registered or pending mark, each with every "
        "registration of it. A mark counts for its goods, and only where words are used as a "
        "mark; what was seen of both is shown."
    ),
    GateKind.WORKS: T(
        "Words of the listing that come near the title of a registered work. A title alone is "
        "seldom protected; it points to a text, a picture or a figure that may be."
    ),
}


def words_sections(clearance: Clearance) -> tuple[Section, ...]:
    """Return one section for marks and one for works, each only where there are any."""
    found = entries(clearance.findings)
    made = []
    for kind in INTRO:
        own = [entry for entry in found if entry.kind is kind]
        aside = _aside(clearance.funnel) if kind is GateKind.MARKS else ()
        if own or aside:
            made.append(_section(clearance, kind, own, aside))
    return tuple(made)


def marked(product: Product, sighting: Sighting) -> Line:
    """Return the statement with the words set off in it."""
    before, after = around(product, sighting.spot, most=AROUND)
    return set_off(sighting.spot.text, before=before, after=after)


def _section(
    clearance: Clearance, kind: GateKind, found: Sequence[Entry], aside: tuple[Cell, ...]
) -> Section:
    shown = [entry for entry in found if entry.is_shown]
    quiet = [entry for entry in found if _is_quiet(entry)]
    rest = [
        *shown[IN_FULL:],
        *(entry for entry in found if not entry.is_shown and entry not in quiet),
    ]
    intro = [Line(INTRO[kind]), Line(_counted(found, shown))]
    title = TITLE[kind]
    if any(one.resemblance for entry in found for one in entry.findings):
        intro.insert(1, Line(BY_PICTURES[kind]))
        title = TITLE_WITH_PICTURES[kind]
    blocks: list[Block] = [Paragraph(tuple(intro))]
    for entry in shown[:IN_FULL]:
        blocks += _entry(entry, clearance)
    if rest:
        of_rest = [finding for entry in rest for finding in entry.findings]
        blocks += [Heading(T("Weaker, or ruled out")), _table(rest, clearance.product)]
        blocks += pictures_of(of_rest)
    if left := (*_quiet(quiet), *aside):
        blocks += [Heading(T("Not shown one by one, and why")), Items(left)]
    return Section(f"words-{kind}", title, tuple(blocks))


def _is_quiet(entry: Entry) -> bool:
    """Whether an entry is only counted; what no words brought up has a row of its own."""
    return bool(entry.sightings) and entry.tier is Tier.QUIET and not entry.is_shown


def _aside(funnel: Sequence[Step]) -> tuple[Cell, ...]:
    """Return how many marks and works the pass over the words left aside, reason by reason."""
    removed = [reason for step in funnel if step.name == WORDS_STEP for reason in step.removed]
    return tuple((Line(T("{use}: {n}", use=why, n=count(number))),) for why, number in removed)


def _counted(found: Sequence[Entry], shown: Sequence[Entry]) -> Text:
    rights = sum(len(entry.findings) for entry in found)
    return T(
        "Different words: {words}. Registrations and applications with them: {rights}. Words "
        "to decide on: {shown}.",
        words=count(len(found)),
        rights=count(rights),
        shown=count(len(shown)),
    )


def _entry(entry: Entry, clearance: Clearance) -> list[Block]:
    number = len(entry.findings)
    note = T("{n} registrations or applications", n=count(number)) if number > 1 else ""
    heading = entry.words or entry.findings[0].right.publication_number
    return [
        Heading(short(heading), note),
        *_seen_at(entry, clearance.product),
        *_pictured(entry),
        registered(entry, clearance.made_on),
        *further(entry.findings),
        *_decided(entry.findings),
        Items(tuple((Line(words),) for words in _ways(entry))),
    ]


def _seen_at(entry: Entry, product: Product) -> list[Block]:
    if not entry.sightings:
        words = NOWHERE if entry.words else NO_WORDS
        return [Paragraph((Line(words, Tone.NOTE),))]
    columns = (
        Column(T("Where"), 13),
        Column(T("The listing says"), 40),
        Column(T("How near, and what the words do there"), 32),
        Column(T("Put instead"), 15),
    )
    rows = tuple(_place(sighting, product) for sighting in entry.sightings[:PLACES])
    hidden = len(entry.sightings) - len(rows)
    more: list[Block] = [Paragraph(and_more(hidden))] if hidden > 0 else []
    return [Table(columns, rows, look="words"), *more]


def _pictured(entry: Entry) -> list[Block]:
    """Return the pictures of the first few registrations that have any beside the product's."""
    found = [finding for finding in entry.findings if finding.resemblance]
    return [block for finding in found[:PICTURED] for block in pictures_beside(finding)]


def _place(sighting: Sighting, product: Product) -> tuple[Cell, ...]:
    instead = Line(sighting.instead, Tone.STRONG) if sighting.instead else _leave_out(sighting)
    return (
        (
            Line(place_name(sighting.spot.field), Tone.STRONG),
            Line(TIER[sighting.tier], TIER_TONE[sighting.tier]),
        ),
        (marked(product, sighting),),
        (
            Line(how_used(sighting), Tone.STRONG),
            Line(sighting.because),
            Line(sighting.use_because),
        ),
        (instead,),
    )


def _leave_out(sighting: Sighting) -> Line:
    if sighting.use in MAY_STAY:
        return Line(T("nothing, if the use is as stated"), Tone.NOTE)
    return Line(T("leave it out"))


def _decided(findings: Sequence[Finding]) -> list[Block]:
    """Return each different word of a reviewer once, however many registrations it is on."""
    said: dict[tuple[str, date, str, str], Decision] = {}
    for finding in findings:
        if one := finding.decision:
            said.setdefault((one.by, one.at.date(), one.note, one.product_change), one)
    rows = []
    for decision in said.values():
        lines = [Line(T("Reviewed by {by} on {day}", by=decision.by, day=decision.at.date()))]
        lines += [Line(decision.note, Tone.QUOTE)] if decision.note else []
        if change := decision.product_change:
            lines += [Line(T("Recorded change:"), Tone.NOTE), Line(change, Tone.QUOTE)]
        rows.append(tuple(lines))
    return [Items(tuple(rows))] if rows else []


def _ways(entry: Entry) -> Iterator[Text]:
    """Yield what could be done about it, the cheapest first."""
    worded = {sighting.use for sighting in entry.sightings}
    if worded - MAY_STAY or any(sighting.instead for sighting in entry.sightings):
        yield T("Change the wording: see “What to change in the listing”.")
    if entry.kind is GateKind.MARKS and Use.AS_MARK in worded:
        yield T(
            "If the goods fit goods sold under it, say that and no more: “compatible with "
            "{words}”, behind your own brand.",
            words=entry.words,
        )
    holders = dict.fromkeys(
        owner.name for finding in entry.findings for owner in finding.right.owners
    )
    if holders:
        named = "; ".join(list(holders)[:3])
        yield T("For a licence or consent, the owner to ask: {owner}", owner=named)
    else:
        yield T("Licence: the record names no owner to ask; look in the office's assignments.")
    if any(finding.ruling is Ruling.OPEN_MAY_CHANGE for finding in entry.findings):
        yield T("Watch: an application may be refused, or its goods narrowed.")


def _table(found: Sequence[Entry], product: Product) -> Table:
    columns = (
        Column(T("As registered"), 24),
        Column(T("The listing says"), 34),
        Column(T("How near, and what the words do there"), 26),
        Column(T("Ruling"), 16),
    )
    return Table(columns, tuple(_short(entry, product) for entry in found), look="words")


def _short(entry: Entry, product: Product) -> tuple[Cell, ...]:
    first = entry.findings[0]
    numbers = [finding.right.publication_number for finding in entry.findings]
    by = first.decision
    said = [Line(f"{by.by}, {by.at.date()}", Tone.NOTE)] if by else []
    said += [Line(by.note, Tone.NOTE)] if by and by.note else []
    return (
        (
            Line(short(entry.words) or NONE, Tone.STRONG),
            Line(", ".join(numbers[:3])),
            *and_more(len(numbers) - 3),
            Line(owners(first.right), Tone.NOTE),
            *flags(first),
        ),
        *_weightiest_place(entry.sightings, product),
        (Line(ruling(first), RULING_TONE[first.ruling]), *said),
    )


def _weightiest_place(sightings: Sequence[Sighting], product: Product) -> tuple[Cell, Cell]:
    if not sightings:
        return (Line(NOWHERE, Tone.NOTE),), (Line(NONE, Tone.NOTE),)
    first = sightings[0]
    return (
        (
            Line(place_name(first.spot.field), Tone.NOTE),
            marked(product, first),
            *and_more(len(sightings) - 1),
        ),
        (
            Line(how_used(first)),
            Line(TIER[first.tier], Tone.NOTE),
            Line(first.use_because, Tone.NOTE),
        ),
    )


def _quiet(found: Sequence[Entry]) -> Iterator[Cell]:
    """Yield how many words were left aside, by what they do in the listing."""
    by_use: Counter[Use] = Counter(entry.sightings[0].use for entry in found if entry.sightings)
    for use, number in by_use.most_common():
        same = [e.words for e in found if e.sightings and e.sightings[0].use is use]
        yield (
            Line(T("{use}: {n}", use=USE[use], n=count(number))),
            Line(
                ", ".join(same[:WORDS_LEFT_ASIDE])
                + (" …" if number > WORDS_LEFT_ASIDE else ""),
                Tone.NOTE,
            ),
        )
