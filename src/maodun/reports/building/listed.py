"""The gates of many products: one row per product."""

from collections.abc import Sequence

from maodun.domain.clearance import Clearance, GateKind, GateState, Ruling
from maodun.domain.products import Product
from maodun.domain.text import T, Text
from maodun.reports.building.report import NOTICE
from maodun.reports.building.words import (
    GATE,
    GATE_KIND,
    NONE,
    count,
    product_title,
    short,
)
from maodun.reports.model import (
    Cell,
    Column,
    Either,
    GateList,
    Line,
    NarrowList,
    ProductGate,
    Table,
    Tone,
)
from maodun.screening.gate import waits_for_review

WAITING = T("To rule")

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
        Column(WAITING, 9, number=True),
    )
    rows = tuple(_row(clearance, kinds) for clearance in clearances)
    return GateList(
        title=_title(len(clearances)),
        sample=_sample(clearances),
        notice=NOTICE,
        tally=_tally(clearances),
        table=Table(columns, rows, look="gate"),
        narrow=_narrow(clearances, kinds),
    )


def kinds_of(clearances: Sequence[Clearance]) -> tuple[GateKind, ...]:
    """Return the kinds of right that any of the gates speaks of."""
    spoken = {row.kind for clearance in clearances for row in clearance.gate}
    return tuple(kind for kind in GateKind if kind in spoken)


def ruled(clearance: Clearance, *rulings: Ruling) -> int:
    """Return how many rights ended this way."""
    return sum(1 for finding in clearance.findings if finding.ruling in rulings)


def waiting(clearance: Clearance) -> int:
    """Return how many rights wait for a reviewer."""
    return sum(1 for finding in clearance.findings if waits_for_review(finding))


def reason(clearance: Clearance) -> Text:
    """Return the weightiest reason of the kind that decides the overall gate."""
    for row in clearance.gate:
        if row.state is clearance.overall and row.because:
            return row.because[0]
    return NONE


def _title(number: int) -> Text:
    if number == 1:
        return T("Gate of one product")
    return T("Gates of {n} products", n=count(number))


def _narrow(clearances: Sequence[Clearance], kinds: tuple[GateKind, ...]) -> NarrowList:
    return NarrowList(
        columns=(T("SKU"), T("Market"), T("Overall"), T("Close"), WAITING, T("Product")),
        kinds=tuple(GATE_KIND[kind] for kind in kinds),
        signs=tuple(_badge(state) for state in GateState),
        products=tuple(_product(clearance, kinds) for clearance in clearances),
    )


def _product(clearance: Clearance, kinds: tuple[GateKind, ...]) -> ProductGate:
    states = {row.kind: row.state for row in clearance.gate}
    return ProductGate(
        values=(
            clearance.product.sku,
            clearance.market,
            GATE[clearance.overall],
            count(ruled(clearance, Ruling.CLOSE)),
            count(waiting(clearance)),
            _short_title(clearance.product),
        ),
        states=tuple(_badge(states[kind]) if kind in states else None for kind in kinds),
        because=reason(clearance),
    )


def _short_title(product: Product) -> Either:
    title = product_title(product)
    return Either(short(title.en), short(title.zh))


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
            Line(_short_title(clearance.product)),
            Line(reason(clearance), Tone.NOTE),
        ),
        (Line(clearance.market),),
        (_badge(clearance.overall),),
        *((_badge(states[kind]),) if kind in states else (Line("-"),) for kind in kinds),
        (Line(count(ruled(clearance, Ruling.CLOSE))),),
        (Line(count(waiting(clearance))),),
    )


def _badge(state: GateState) -> Line:
    return Line(GATE[state], Tone(state.value))
