"""The gates of many products: one row per product."""

from collections.abc import Sequence

from maodun.domain.clearance import Clearance, GateKind, GateState, Ruling
from maodun.domain.text import T, Text
from maodun.reports.building.report import NOTICE, OPEN
from maodun.reports.building.words import GATE, GATE_KIND, NONE, count, short
from maodun.reports.model import Cell, Column, GateList, Line, Table, Tone

WORST_FIRST = tuple(GateState)[::-1]


def build_list(clearances: Sequence[Clearance]) -> GateList:
    """Return the list of gates as a table with a count per state above it."""
    kinds = kinds_of(clearances)
    columns = (
        Column(T("Product"), 30),
        Column(T("Market"), 8),
        Column(T("Overall"), 12),
        *(Column(GATE_KIND[kind], 11) for kind in kinds),
        Column(T("Close"), 7, number=True),
        Column(T("Open"), 7, number=True),
    )
    rows = tuple(_row(clearance, kinds) for clearance in clearances)
    return GateList(
        title=T("Gates of {n} products", n=count(len(clearances))),
        sample=_sample(clearances),
        notice=NOTICE,
        tally=_tally(clearances),
        table=Table(columns, rows, look="gate"),
    )


def kinds_of(clearances: Sequence[Clearance]) -> tuple[GateKind, ...]:
    """Return the kinds of right that any of the gates speaks of."""
    spoken = {row.kind for clearance in clearances for row in clearance.gate}
    return tuple(kind for kind in GateKind if kind in spoken)


def ruled(clearance: Clearance, *rulings: Ruling) -> int:
    """Return how many rights ended this way."""
    return sum(1 for finding in clearance.findings if finding.ruling in rulings)


def reason(clearance: Clearance) -> Text:
    """Return the weightiest reason of the kind that decides the overall gate."""
    for row in clearance.gate:
        if row.state is clearance.overall and row.because:
            return row.because[0]
    return NONE


def _sample(clearances: Sequence[Clearance]) -> Text | None:
    if not any(clearance.sample_data for clearance in clearances):
        return None
    return T("SAMPLE DATA: the rights in this report are fictional.")


def _tally(clearances: Sequence[Clearance]) -> Cell:
    counts = {state: sum(1 for c in clearances if c.overall is state) for state in WORST_FIRST}
    return tuple(
        Line(T("{state}: {n}", state=GATE[state], n=count(n)), Tone(state.value))
        for state, n in counts.items()
        if n
    )


def _row(clearance: Clearance, kinds: tuple[GateKind, ...]) -> tuple[Cell, ...]:
    states = {row.kind: row.state for row in clearance.gate}
    return (
        (
            Line(clearance.product.sku, Tone.STRONG),
            Line(short(clearance.product.title)),
            Line(reason(clearance), Tone.NOTE),
        ),
        (Line(clearance.market),),
        (_badge(clearance.overall),),
        *((_badge(states[kind]),) if kind in states else (Line("-"),) for kind in kinds),
        (Line(count(ruled(clearance, Ruling.CLOSE))),),
        (Line(count(ruled(clearance, *OPEN))),),
    )


def _badge(state: GateState) -> Line:
    return Line(GATE[state], Tone(state.value))
