"""The pages about one right: dates, law, claim charts, and what could be done."""

from datetime import date

from maodun.domain.claims import ClaimReading, Reading, State
from maodun.domain.clearance import Finding, SuitSeen
from maodun.domain.lives import Applied
from maodun.domain.rights import RightKind, Stage
from maodun.domain.text import T, Text
from maodun.reports.building.pictures.pairs import pictures_beside
from maodun.reports.building.words import (
    FATE,
    NONE,
    RIGHT_KIND,
    RULING,
    RULING_TONE,
    STAGE,
    STATE,
    about_limitation,
    day,
    flags_explained,
    nearness,
    owners,
    paths,
    short,
)
from maodun.reports.model import (
    Block,
    Cell,
    Column,
    Heading,
    Items,
    Line,
    Pair,
    Pairs,
    Paragraph,
    Section,
    Table,
    Tone,
)

CLASSES_SHOWN = 12
FOUND_MISSING = (State.CONTRADICTED, State.RULED_ABSENT)


def dossier(finding: Finding, *, on: date) -> Section:
    """Return everything shown about one right that is close or open, as it stands on a day."""
    right = finding.right
    blocks: list[Block] = [
        Paragraph((Line(finding.because, Tone.STRONG),)),
        _record(finding, on),
        *_remarks(finding),
        *_flagged(finding),
        *_compared(finding),
        Heading(T("What could be done")),
        Items(tuple((Line(words),) for words in _ways(finding))),
        *_law(finding),
        *_suits(finding.suits),
        *_figures(finding),
    ]
    return Section(
        anchor=f"right-{right.publication_number}",
        title=f"{right.publication_number} · {short(right.title)}",
        blocks=tuple(blocks),
        right=True,
        badge=Line(RULING[finding.ruling], RULING_TONE[finding.ruling]),
    )


def in_reading_order(readings: tuple[ClaimReading, ...]) -> list[ClaimReading]:
    """Return the claims with every dependent claim after its parent, parents by number."""
    shown = {reading.claim.number for reading in readings}
    children: dict[int, list[ClaimReading]] = {}
    for reading in sorted(readings, key=lambda r: r.claim.number):
        parent = next((p for p in reading.claim.parents if p in shown), 0)
        children.setdefault(parent, []).append(reading)
    ordered: list[ClaimReading] = []
    waiting = children.pop(0, [])[::-1]
    while waiting:
        reading = waiting.pop()
        ordered.append(reading)
        waiting.extend(children.pop(reading.claim.number, [])[::-1])
    # Claims that name each other in a circle have no first one; they are shown all the same.
    return ordered + [reading for left in children.values() for reading in left]


def own_readings(reading: ClaimReading, shown: set[int]) -> tuple[Reading, ...]:
    """Return what a chart shows: all limitations, or its own where the parent has a chart."""
    own = tuple(r for r in reading.readings if r.limitation.claim == reading.claim.number)
    return own if own and shown.intersection(reading.claim.parents) else reading.readings


def evidence(reading: Reading) -> Cell:
    """Return the right-hand cell of a claim chart; it is never empty."""
    lines = []
    if reading.quote:
        lines.append(Line(reading.quote, Tone.QUOTE))
    because: Text = reading.because
    if reading.fact:
        because = T("from {fact}: {because}", fact=reading.fact, because=because)
    return (*lines, Line(because, Tone.NOTE if lines else Tone.PLAIN))


def _record(finding: Finding, on: date) -> Pairs:
    right = finding.right
    kind = T("{kind}, {stage}", kind=RIGHT_KIND[right.kind], stage=STAGE[right.stage])
    rows = [
        Pair(T("Kind"), (Line(kind), Line(right.kind_code, Tone.NOTE))),
        Pair(T("Owner"), (Line(owners(right)),)),
        Pair(T("Filed"), (Line(day(right.filing_date)), *_noted(right.application_number))),
        Pair(T("Earliest priority"), (Line(_priority(finding)),)),
        Pair(T("Published"), (Line(day(right.publication_date)),)),
        Pair(T("Status"), (Line(FATE[finding.life.fate_on(on)]),)),
        Pair(T("Enforceable from"), (Line(_begins(finding)),)),
        Pair(T("Longest possible until"), (Line(_ends(finding), Tone.STRONG),)),
        Pair(T("Classes"), (Line(_classes(finding)),)),
        Pair(T("Found by"), (Line(paths(finding.paths)),)),
    ]
    if short(right.title) != right.title:
        rows.insert(0, Pair(T("Title"), (Line(right.title),)))
    return Pairs(tuple(rows))


def _remarks(finding: Finding) -> list[Block]:
    notes = tuple(Line(note) for note in finding.life.notes)
    rows = [Pair(T("Could change the dates"), notes)] if notes else []
    decision = finding.decision
    if decision:
        said = [Line(f"{decision.by}, {decision.at.date()}")]
        said += [Line(decision.note, Tone.QUOTE)] if decision.note else []
        rows.append(Pair(T("Reviewed by"), tuple(said)))
    if decision and decision.product_change:
        rows.append(Pair(T("Recorded change"), (Line(decision.product_change, Tone.QUOTE),)))
    return [Pairs(tuple(rows))] if rows else []


def _noted(words: str | None) -> Cell:
    return (Line(words, Tone.NOTE),) if words else ()


def _priority(finding: Finding) -> str | Text:
    days = [p.filing_date for p in finding.right.priorities if p.filing_date]
    return min(days).isoformat() if days else NONE


def _begins(finding: Finding) -> str | Text:
    if finding.life.begins_on:
        return finding.life.begins_on.isoformat()
    if finding.life.stage is Stage.APPLICATION:
        return T("not granted yet")
    return T("cannot be said from the record")


def _ends(finding: Finding) -> str | Text:
    life = finding.life
    if life.ends_on is None or life.ends_by is None:
        return T("cannot be said from the record")
    return T("{day}, then: {fate}", day=life.ends_on, fate=FATE[life.ends_by])


def _classes(finding: Finding) -> str | Text:
    symbols = [f"{c.scheme.upper()} {c.symbol}" for c in finding.right.classes]
    return (
        "; ".join(symbols[:CLASSES_SHOWN]) + (" …" if len(symbols) > CLASSES_SHOWN else "")
        or NONE
    )


def _flagged(finding: Finding) -> list[Block]:
    if not finding.flags:
        return []
    return [
        Heading(T("To be seen whatever the ruling")),
        Items(flags_explained(finding)),
    ]


def _compared(finding: Finding) -> list[Block]:
    """Return what was compared: pictures of a design, claims of anything else."""
    if pictures := pictures_beside(finding):
        return pictures
    return _charts(finding)


def _charts(finding: Finding) -> list[Block]:
    if not finding.readings and finding.right.kind is RightKind.DESIGN:
        return [Paragraph((Line(T("Its pictures were not compared."), Tone.WARN),))]
    if not finding.readings:
        return [
            Paragraph((Line(T("No claim was compared, so there is no chart."), Tone.WARN),))
        ]
    shown = {reading.claim.number for reading in finding.readings}
    blocks: list[Block] = []
    for reading in in_reading_order(finding.readings):
        blocks += _chart(reading, shown)
    return blocks


def _chart(reading: ClaimReading, shown: set[int]) -> list[Block]:
    claim = reading.claim
    rows = own_readings(reading, shown)
    blocks: list[Block] = [Heading(_claim_title(reading), nearness(reading))]
    if len(rows) < len(reading.readings):
        parents = ", ".join(str(number) for number in claim.parents)
        blocks.append(
            Paragraph(
                (Line(T("Everything of claim {parents}, and:", parents=parents), Tone.NOTE),)
            )
        )
    if claim.notes:
        blocks.append(Items(tuple((Line(note, Tone.NOTE),) for note in claim.notes)))
    columns = (
        Column(T("Limitation, as published"), 46),
        Column(T("State"), 15),
        Column(T("In the product"), 39),
    )
    return [*blocks, Table(columns, tuple(_chart_row(row) for row in rows), look="chart")]


def _claim_title(reading: ClaimReading) -> Text:
    claim = reading.claim
    if claim.independent:
        return T("Claim {number} (independent)", number=claim.number)
    parents = ", ".join(str(number) for number in claim.parents)
    return T("Claim {number} (depends on {parents})", number=claim.number, parents=parents)


def _chart_row(reading: Reading) -> tuple[Cell, ...]:
    return (
        (*about_limitation(reading.limitation), Line(reading.limitation.text)),
        (Line(STATE[reading.state], Tone(reading.state.value)),),
        evidence(reading),
    )


def _ways(finding: Finding) -> list[Text]:
    return [_design_around(finding), _licence(finding), _wait(finding), _challenge(finding)]


def _design_around(finding: Finding) -> Text:
    nearest = finding.nearest
    if nearest is None and finding.resemblance is not None:
        return T(
            "Design around: change what the solid lines of its figures show, with a designer, "
            "and compare pictures of the changed product again."
        )
    if nearest is None:
        return T("Design around: nothing was compared, so no part can be named yet.")
    away = finding.separating
    if away is None:
        return T(
            "Design around: no part of claim {claim} was found missing. A change would have to "
            "take away or replace one of its parts; the chart lists them.",
            claim=nearest.claim.number,
        )
    if any(r.limitation == away and r.state in FOUND_MISSING for r in nearest.readings):
        return T(
            "Design around: what keeps claim {claim} away is {id}, “{text}”. Keep the product "
            "without it, record that as a product change, and have equivalents looked at.",
            claim=nearest.claim.number,
            id=away.id,
            text=away.text,
        )
    return T(
        "Design around: claim {claim} turns on {id}, “{text}”, of which the facts do not say "
        "whether the product has it. A product without it does not meet the claim literally; "
        "record it as a product change, and have equivalents looked at.",
        claim=nearest.claim.number,
        id=away.id,
        text=away.text,
    )


def _licence(finding: Finding) -> Text:
    if not finding.right.owners:
        return T("Licence: the record names no owner to ask; look in the office's assignments.")
    return T("Licence: the owner to ask is {owner}.", owner=_owner_words(finding))


def _owner_words(finding: Finding) -> str:
    named = owners(finding.right)
    return named if isinstance(named, str) else ""


def _wait(finding: Finding) -> Text:
    if finding.life.ends_on is None:
        return T("Wait: the day it runs out cannot be said from the record.")
    return T("Wait: it runs out on {day} at the latest.", day=finding.life.ends_on)


def _challenge(finding: Finding) -> Text:
    if finding.life.stage is Stage.APPLICATION:
        return T("Watch: its claims may change until grant; compare again when it is granted.")
    if finding.resemblance is not None and finding.resemblance.earlier:
        return T(
            "Challenge: the earlier designs of others shown above can be put against it; no "
            "other earlier documents were searched for."
        )
    return T(
        "Challenge: earlier documents can be put against it; none were searched for in this "
        "report."
    )


def _law(finding: Finding) -> list[Block]:
    if not finding.life.applied:
        return []
    heading = Heading(T("How the dates were worked out"), T("the rules are in the appendix"))
    with_steps = [_applied(applied) for applied in finding.life.applied if applied.steps]
    only_noted = [applied.rule for applied in finding.life.applied if not applied.steps]
    if only_noted:
        words = T("applied as well: {rules}", rules=", ".join(only_noted))
        with_steps.append((Line(words, Tone.NOTE),))
    return [heading, Items(tuple(with_steps))]


def _applied(applied: Applied) -> Cell:
    return (*(Line(step) for step in applied.steps), Line(applied.rule, Tone.NOTE))


def _suits(suits: tuple[SuitSeen, ...]) -> list[Block]:
    if not suits:
        return []
    columns = (
        Column(T("Court"), 34),
        Column(T("Number"), 24),
        Column(T("Filed"), 16),
        Column(T("Plaintiff"), 26),
    )
    rows = tuple(
        ((Line(s.court),), (Line(s.number),), (Line(day(s.filed_on)),), (Line(s.plaintiff),))
        for s in suits
    )
    return [Heading(T("Suits")), Table(columns, rows)]


def _figures(finding: Finding) -> list[Block]:
    figures = finding.right.figures
    shown = finding.resemblance is not None and finding.resemblance.figures
    if not figures or shown:
        return []
    listed = "; ".join(f"{figure.label} ({figure.file})" for figure in figures)
    number = T("Figures in the publication: {n}", n=len(figures))
    return [Heading(T("Figures")), Paragraph((Line(number), Line(listed, Tone.NOTE)))]
