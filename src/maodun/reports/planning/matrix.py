"""The gap as a drawing: product x market x right, each state with its own pattern and word."""

from collections.abc import Iterator

from maodun.domain.plans import Cell, Holding, Plan
from maodun.domain.text import T
from maodun.planning.gaps import SHOWN
from maodun.planning.words import HOLDINGS, SORTS
from maodun.reports.model import Area, Fill, Label, Line, Picture, Shape, Stroke
from maodun.reports.planning.places import place

WIDTH, LEFT = 640.0, 130.0
ROW, HEAD, LEGEND = 26.0, 24.0, 26.0
FILLS = {
    Holding.HELD: Fill.SOLID,
    Holding.PENDING: Fill.HATCH,
    Holding.POSSIBLE: Fill.DOTS,
    Holding.LOST: Fill.CROSS,
    Holding.UNKNOWN: Fill.LIGHT,
    Holding.NONE: Fill.EMPTY,
}


def matrix(plan: Plan) -> Picture:
    """Return the gap of all products of a plan."""
    rows = [
        (product.launch.sku, market, [c for c in product.cells if c.market == market])
        for product in plan.products
        for market in product.launch.markets
    ]
    wide = (WIDTH - LEFT) / len(SHOWN)
    shapes: list[Shape] = [
        Label(LEFT + number * wide + 4, HEAD - 8, SORTS[sort], size=9, strong=True)
        for number, sort in enumerate(SHOWN)
    ]
    last = ""
    for number, (sku, market, cells) in enumerate(rows):
        shapes += _row(HEAD + number * ROW, "" if sku == last else sku, market, cells, wide)
        last = sku
    height = HEAD + len(rows) * ROW + LEGEND
    shapes += _legend(height - 8)
    return Picture(T("Gap"), WIDTH, height, tuple(shapes), tuple(_described(plan)))


def _row(top: float, sku: str, market: str, cells: list[Cell], wide: float) -> Iterator[Shape]:
    if sku:
        yield Stroke(4, top - 1, WIDTH, top - 1, strong=True)
        yield Label(4, top + 15, sku, size=9, strong=True)
    yield Label(LEFT - 8, top + 15, place(market), "end", 8.5)
    for cell in cells:
        x = LEFT + SHOWN.index(cell.sort) * wide
        yield Area(x, top + 2, 30, ROW - 8, FILLS[cell.holding])
        yield Label(x + 35, top + (11 if cell.by else 15), HOLDINGS[cell.holding], size=8)
        if cell.by is not None:
            yield Label(x + 35, top + 20, T("until {day}", day=cell.by), size=7.5)


def _legend(top: float) -> Iterator[Shape]:
    x = 4.0
    for holding, fill in FILLS.items():
        yield Area(x, top - 8, 18, 9, fill)
        yield Label(x + 22, top, HOLDINGS[holding], size=8)
        x += 104


def _described(plan: Plan) -> Iterator[Line]:
    for product in plan.products:
        for cell in product.cells:
            holding = HOLDINGS[cell.holding]
            if cell.by is not None:
                holding = T("{holding} until {day}", holding=holding, day=cell.by)
            yield Line(
                T(
                    "{sku}, {market}, {right}: {holding}; {because}",
                    sku=cell.sku,
                    market=cell.market,
                    right=SORTS[cell.sort],
                    holding=holding,
                    because=cell.because,
                )
            )
