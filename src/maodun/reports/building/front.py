"""Page one: the gate, what was not looked at, the funnel, and what it all rests on."""

from dataclasses import replace
from math import ceil, log10

from maodun.domain.clearance import (
    Clearance,
    DataFile,
    Elusion,
    Gap,
    GateRow,
    Planted,
    Step,
    Unseeable,
)
from maodun.domain.text import T, Text
from maodun.reports.building.columns import in_columns
from maodun.reports.building.gathered import Gathered, gathered, said_once
from maodun.reports.building.law import drafts
from maodun.reports.building.words import (
    GATE,
    GATE_KIND,
    HELD_BACK_BY_ALL,
    WORDS_STEP,
    after_each_other,
    count,
    market_name,
    paths,
)
from maodun.reports.model import (
    Block,
    Cell,
    Column,
    Either,
    Funnel,
    FunnelStep,
    Items,
    Line,
    Pair,
    Pairs,
    Panel,
    Paragraph,
    Table,
    Tone,
)

REASONS_ON_PAGE_ONE = 3
"""More reasons than this for one gate stand in the section after page one."""


def panels(clearance: Clearance) -> tuple[Panel, ...]:
    """Return the parts of page one in reading order."""
    return (
        Panel(T("Gate"), (gate_table(clearance, limit=REASONS_ON_PAGE_ONE),)),
        *in_columns(
            (
                Panel(T("How it was narrowed down"), (funnel(clearance.funnel),)),
                Panel(T("What was not looked at"), gaps(clearance.gaps)),
                Panel(T("How much may have been missed"), _missed(clearance)),
                Panel(T("Data and law this rests on"), (*_data(clearance), *_law(clearance))),
                Panel(T("What cannot be looked at, by law"), (_unseeable(clearance),)),
            )
        ),
    )


def head(clearance: Clearance) -> Pairs:
    """Return the lines that say which product, where and when."""
    product = clearance.product
    window = clearance.window
    rows = [
        Pair(T("SKU"), (Line(product.sku),)),
        Pair(T("Market"), (Line(market_name(clearance.market)),)),
        Pair(T("Offices that count there"), (Line(", ".join(clearance.offices)),)),
        Pair(
            T("On sale"),
            (Line(T("{start} to {end}", start=window.starts_on, end=window.ends_on)),),
        ),
        Pair(T("Made on"), (Line(clearance.made_on.isoformat()),)),
    ]
    if product.brand:
        rows.insert(1, Pair(T("Brand"), (Line(product.brand),)))
    return Pairs(tuple(rows))


def gate_table(clearance: Clearance, *, limit: int | None = None) -> Table:
    """Return the gate, one row per kind.

    With a ``limit``, for page one, rows have at most so many reasons, and what was not looked
    at is only counted: the panel below says it once.
    """
    groups = gathered(clearance.gaps)
    apart = {group.because for group in groups} if limit is not None else set()
    rows = (replace(row, because=said_once(row.because, groups)) for row in clearance.gate)
    return Table(
        (
            Column(T("Kind of right"), 15),
            Column(T("Gate in {market}", market=clearance.market), 14),
            Column(T("Why"), 71),
        ),
        tuple(_gate_row(row, limit, apart) for row in rows),
        look="gate",
    )


def funnel(steps: tuple[Step, ...]) -> Funnel:
    """Return the funnel with band widths on a logarithmic scale."""
    widest = max((step.left + sum(n for _, n in step.removed) for step in steps), default=1)
    bands, before = [], 1.0
    for step, in_all in zip(steps, _in_all(steps), strict=True):
        after = _width(in_all, widest)
        removed = _removed(step.removed)
        bands.append(FunnelStep(step.title, count(step.left), before, after, removed))
        before = after
    return Funnel(tuple(bands))


def gaps(found: tuple[Gap, ...]) -> tuple[Block, ...]:
    """Return what was not looked at, first what nobody accepted."""
    if not found:
        return (Paragraph((Line(T("Nothing that is in scope was left out.")),)),)
    groups = gathered(found)
    accepted = tuple(_gap(group) for group in groups if group.gaps[0].waiver)
    held = tuple(_gap(group) for group in groups if not group.gaps[0].waiver)
    blocks: list[Block] = []
    if held:
        blocks += [Paragraph((Line(T("Accepted by nobody:"), Tone.WARN),)), Items(held)]
    return (*blocks, Items(accepted)) if accepted else tuple(blocks)


def elusion(found: Elusion | None, pile: int) -> Cell:
    """Return how much may lie unseen below the cut, with its exact interval."""
    if pile == 0:
        return (Line(T("Nothing lies below the cut.")),)
    if found is None or found.judged == 0:
        return (
            Line(
                T(
                    "{pile} rights lie below the cut. No sample of them was judged: how many "
                    "of them are close is not known.",
                    pile=count(pile),
                ),
                Tone.WARN,
            ),
        )
    return tuple(Line(words) for words in _interval(found, pile))


def age_of_register(clearance: Clearance) -> Text:
    """Return how old the newest publication in the register is."""
    days = [file.last_on for file in clearance.data_files if file.last_on]
    if not days:
        return T("The register has no dated publication.")
    return T(
        "Newest publication in the register: {newest}, {age} days before this report.",
        newest=max(days),
        age=(clearance.made_on - max(days)).days,
    )


def _gate_row(row: GateRow, limit: int | None, apart: set[Text]) -> tuple[Cell, ...]:
    own = [words for words in row.because if words not in apart]
    why = [Line(words) for words in own[:limit]]
    if hidden := len(own) - len(why):
        why.append(Line(T("and {n} more, in the next section", n=hidden), Tone.NOTE))
    if unseen := len(row.because) - len(own):
        why.append(Line(_unseen(unseen)))
    why = why or [Line(T("No reason was recorded."))]
    return (
        (Line(GATE_KIND[row.kind], Tone.STRONG),),
        (Line(GATE[row.state], Tone(row.state.value)),),
        tuple(why),
    )


def _unseen(number: int) -> Text:
    if number == 1:
        return T("One thing was not looked at: see below.")
    return T("{n} things were not looked at: see below.", n=number)


def _width(left: int, widest: int) -> float:
    return round(log10(left + 1) / log10(widest + 1), 4) if widest > 0 else 0.0


def _in_all(steps: tuple[Step, ...]) -> list[int]:
    """Return how many rights go on after each step.

    Marks and works pass by the step before theirs, and what it left passes by theirs.
    """
    counts = [step.left for step in steps]
    for place, step in enumerate(steps):
        if step.name == WORDS_STEP and place:
            counts[place] += steps[place - 1].left
            counts[place - 1] += step.left + sum(number for _, number in step.removed)
    return counts


def _removed(reasons: tuple[tuple[Text, int], ...]) -> Cell:
    if not reasons:
        return ()
    each = [T("{n} {because}", n=count(number), because=because) for because, number in reasons]
    return (Line(T("out: {reasons}", reasons=after_each_other(each)), Tone.NOTE),)


def _unseeable(clearance: Clearance) -> Block:
    if not clearance.unseeable:
        return Paragraph((Line(T("Nothing is on record for these offices."), Tone.WARN),))
    return Items(tuple((_by_law(one),) for one in clearance.unseeable))


def _by_law(one: Unseeable) -> Line:
    """Return what it is; the appendix says where the law says so."""
    return Line(Either(f"{one.office}: {one.title_en}", f"{one.office}：{one.title_zh}"))


def _gap(group: Gathered) -> Cell:
    gap = group.gaps[0]
    kind = GATE_KIND[gap.kind] if gap.kind else HELD_BACK_BY_ALL
    lines = [
        Line(group.because),
        Line(T("{what} · holds back: {kind}", what=group.what, kind=kind), Tone.NOTE),
    ]
    if gap.waiver:
        lines.append(
            Line(
                T(
                    "Accepted by {by} on {day}: {reason}",
                    by=gap.waiver.by,
                    day=gap.waiver.at.date(),
                    reason=gap.waiver.reason or "-",
                ),
                Tone.FLAG,
            )
        )
    return tuple(lines)


def _missed(clearance: Clearance) -> tuple[Block, ...]:
    return (
        Paragraph(elusion(clearance.elusion, clearance.pile)),
        _planted(clearance.planted),
    )


def _interval(found: Elusion, pile: int) -> list[Text]:
    sentences = [
        T(
            "At most {high} in 1,000 of the {pile} below the cut are close (95 %, exact): "
            "{found} of {judged} drawn by lot and judged were.",
            high=ceil(found.high * 1000),
            pile=count(pile),
            found=found.found,
            judged=found.judged,
        )
    ]
    if found.low > 0:
        sentences.append(T("At least {low} in 1,000.", low=f"{found.low * 1000:.1f}"))
    if found.judged < found.plan.size:
        left = found.plan.size - found.judged
        sentences.append(
            T(
                "The sample is not finished: {left} of {size} are still to be judged.",
                left=left,
                size=found.plan.size,
            )
        )
    return sentences


def _planted(planted: tuple[Planted, ...]) -> Block:
    if not planted:
        return Paragraph(
            (Line(T("No known rights were planted to test the search."), Tone.NOTE),)
        )
    found = sum(1 for right in planted if right.paths)
    heading = (
        Line(
            T(
                "Known rights planted to test the search: {n}; "
                "found by the search itself: {found}.",
                n=len(planted),
                found=found,
            )
        ),
    )
    return Items((heading, *(_planted_right(right) for right in planted)))


def _planted_right(right: Planted) -> Cell:
    if not right.paths:
        return (
            Line(T("{number}: found by no path", number=right.number), Tone.WARN),
            Line(right.because, Tone.NOTE),
        )
    rank = str(right.rank) if right.rank is not None else "-"
    found = T(
        "{number}: rank {rank}, found by {paths}",
        number=right.number,
        rank=rank,
        paths=paths(right.paths),
    )
    return (Line(found), Line(right.because, Tone.NOTE))


def _data(clearance: Clearance) -> tuple[Block, ...]:
    files = clearance.data_files
    if not files:
        return (Paragraph((Line(T("No data file stands behind this report."), Tone.WARN),)),)
    by_source: dict[str, list[DataFile]] = {}
    for file in files:
        by_source.setdefault(file.source, []).append(file)
    listed = Items(tuple(_source(source, of) for source, of in sorted(by_source.items())))
    read = T("Files last read on {day}.", day=max(file.read_at for file in files)[:10])
    return (Paragraph((Line(age_of_register(clearance)), Line(read, Tone.NOTE))), listed)


def _law(clearance: Clearance) -> tuple[Block, ...]:
    unchecked = drafts(clearance)
    return (Paragraph(unchecked),) if unchecked else ()


def _source(source: str, files: list[DataFile]) -> Cell:
    first = min((f.first_on for f in files if f.first_on), default=None)
    last = max((f.last_on for f in files if f.last_on), default=None)
    bad, partial = sum(f.bad for f in files), sum(1 for f in files if not f.complete)
    about = T(
        "{source}: files {files}, publications {rights}",
        source=source,
        files=count(len(files)),
        rights=count(sum(f.rights for f in files)),
    )
    if first and last:
        about = T("{about}, {first} to {last}", about=about, first=first, last=last)
    lines = [Line(about)]
    if bad:
        lines.append(Line(T("records that cannot be read: {n}", n=count(bad)), Tone.WARN))
    if partial:
        lines.append(Line(T("files read in part: {n}", n=count(partial)), Tone.WARN))
    return tuple(lines)
