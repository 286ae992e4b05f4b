"""The timeline of one product: what was shown, what is filed when, when it protects."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from maodun.domain.calendar import add_months
from maodun.domain.launches import Event, Launch, Sort
from maodun.domain.plans import Clock, Option, Plan, ProductPlan, Standing, Way
from maodun.domain.text import T, Text
from maodun.planning.words import ACTS, SORTS, option_name
from maodun.reports.model import Area, Fill, Label, Line, Picture, Shape, Sign, Stroke, Tone

WIDTH, LEFT, RIGHT = 640.0, 228.0, 12.0
ROW, BAR = 26.0, 11.0
HEAD = 58.0
"""Height of the axis and of the selling life above the rows."""

LANE, NAME = 13.0, 132.0
"""Height of a line of events, and about how long the name of one is."""

OFFICES = 8
"""Offices named on one line."""

LEGEND = 40.0
MONTHS_AROUND = 2
FEW_MONTHS = 36
"""Up to so many months, every third is marked; of more, every sixth."""


@dataclass(frozen=True, slots=True)
class _Axis:
    starts_on: date
    ends_on: date

    def x(self, day: date) -> float:
        """Return where a day stands; days outside stand at the edge."""
        whole = (self.ends_on - self.starts_on).days
        share = min(1.0, max(0.0, (day - self.starts_on).days / whole))
        return LEFT + share * (WIDTH - LEFT - RIGHT)


def timeline(product: ProductPlan, plan: Plan) -> Picture:
    """Return the drawing: the selling life above, a row for each right of the plan below."""
    launch = product.launch
    rows = [o for o in product.options if o.key in plan.outcome.chosen and o.in_force]
    lanes = _lanes(_axis(launch, plan.made_on), launch)
    head = HEAD + 34 + LANE * max(lanes, default=0)
    missed = [c for c in product.clocks if c.standing is Standing.LOST]
    axis = _axis(launch, plan.made_on)
    bottom = head + ROW * len(rows)
    height = bottom + LEGEND + LANE * len(_missed_lines(missed))
    shapes: list[Shape] = [*_months(axis, bottom), *_today(axis, plan.made_on, bottom)]
    shapes += _life(axis, launch)
    shapes += _events(axis, launch, plan.made_on, bottom)
    for place, option in enumerate(rows):
        shapes += _row(axis, option, head + ROW * place)
    if missed:
        shapes += _missed(missed, bottom + 10)
    shapes += _legend(height - LEGEND + 14)
    title = T("Timeline of {sku}", sku=launch.sku)
    return Picture(title, WIDTH, height, tuple(shapes), tuple(_described(launch, rows)))


def _axis(launch: Launch, today: date) -> _Axis:
    ends_on = add_months(launch.starts_on, launch.months)
    first = min([today, launch.starts_on, *(event.on for event in launch.events)])
    return _Axis(add_months(first, -MONTHS_AROUND), add_months(ends_on, MONTHS_AROUND))


def _months(axis: _Axis, bottom: float) -> Iterator[Shape]:
    whole = (axis.ends_on - axis.starts_on).days // 30
    step = 3 if whole <= FEW_MONTHS else 6
    day = axis.starts_on.replace(day=1)
    while day <= axis.ends_on:
        if (day.month - 1) % step == 0 and day >= axis.starts_on:
            yield Stroke(axis.x(day), 16, axis.x(day), bottom)
            yield Label(axis.x(day), 11, day.isoformat()[:7], "middle", 8)
        day = add_months(day, 1)


def _today(axis: _Axis, today: date, bottom: float) -> Iterator[Shape]:
    x = axis.x(today)
    yield Stroke(x, 16, x, bottom, strong=True)
    yield Label(x + 3, 25, T("today"), size=8, strong=True)


def _life(axis: _Axis, launch: Launch) -> Iterator[Shape]:
    top = HEAD - ROW + 6
    start, end = axis.x(launch.starts_on), axis.x(add_months(launch.starts_on, launch.months))
    yield Label(4, top + 9, T("Selling life"), strong=True)
    yield Area(start, top, end - start, BAR + 2, Fill.LIGHT)
    words = T("{months} months from {day}", months=launch.months, day=launch.starts_on)
    yield Label(start + 5, top + 10, words, size=8)


def _events(axis: _Axis, launch: Launch, today: date, bottom: float) -> Iterator[Shape]:
    yield Label(4, HEAD + ROW - 8, T("Shown to the public"), strong=True)
    for event, lane in zip(launch.events, _lanes(axis, launch), strict=True):
        x, y = axis.x(event.on), HEAD + 14 + lane * LANE
        yield Stroke(x, y, x, bottom, dashed=True)
        yield Sign(x, y, "dot" if event.on <= today else "ring")
        yield Label(x + 6, y + 3, _event(event), size=8)


def _lanes(axis: _Axis, launch: Launch) -> list[int]:
    """Return on which line each event is named, so that no name covers another."""
    taken: list[float] = []
    found = []
    for event in launch.events:
        x = axis.x(event.on)
        lane = next((n for n, end in enumerate(taken) if x > end), len(taken))
        taken[lane : lane + 1] = [x + NAME]
        found.append(lane)
    return found


def _event(event: Event) -> Text:
    return T("{act} {day}", act=ACTS[event.act], day=event.on)


def _row(axis: _Axis, option: Option, top: float) -> Iterator[Shape]:
    middle = top + BAR / 2 + 4
    yield Stroke(4, top + ROW - 5, WIDTH - RIGHT, top + ROW - 5)
    yield Label(4, top + 9, option_name(option), size=8.5, strong=True)
    yield Label(4, top + 19, _days(option), size=7.5)
    span, filed_on = option.in_force, option.filed_on
    if span is None or filed_on is None:
        return
    ends = min(axis.ends_on, option.ends_on or axis.ends_on)
    stages = (
        (filed_on, span.low, Fill.DOTS),
        (span.low, span.high, Fill.HATCH),
        (span.high, ends, Fill.SOLID),
    )
    for start, end, fill in stages:
        left, right = axis.x(start), axis.x(end)
        if right - left > 0.5:  # noqa: PLR2004 - narrower than a line of ink
            yield Area(left, top + 4, right - left, BAR, fill)
    yield Sign(axis.x(filed_on), middle, "diamond")
    yield from _signs(axis, option, middle)


def _signs(axis: _Axis, option: Option, middle: float) -> Iterator[Shape]:
    if option.file_by is not None and option.file_by <= axis.ends_on:
        yield Sign(axis.x(option.file_by), middle - 6, "triangle")
    if option.published_on is not None and option.published_on <= axis.ends_on:
        yield Sign(axis.x(option.published_on), middle, "cross")
    for renewal in option.renewals:
        if renewal.due <= axis.ends_on:
            yield Sign(axis.x(renewal.due), middle, "ring")


def _days(option: Option) -> Text:
    span = option.in_force
    if option.way is Way.NO_FILING or span is None or span.low == span.high:
        return T("in force from {day}", day=span.low if span else "?")
    return T(
        "file {filed}, granted {low} to {high}",
        filed=option.filed_on or "?",
        low=span.low.isoformat()[:7],
        high=span.high.isoformat()[:7],
    )


def _missed(missed: list[Clock], top: float) -> Iterator[Shape]:
    """Yield what no grace applies to, line by line for each kind of right."""
    for sort, offices in _missed_lines(missed):
        words = T(
            "No grace by the days given: {right}, {offices}",
            right=SORTS[sort],
            offices=", ".join(offices),
        )
        yield Label(4, top, words, size=8)
        top += LANE


def _missed_lines(missed: list[Clock]) -> list[tuple[Sort, list[str]]]:
    lines = []
    for sort in dict.fromkeys(clock.sort for clock in missed):
        offices = [clock.office for clock in missed if clock.sort is sort]
        lines += [(sort, offices[n : n + OFFICES]) for n in range(0, len(offices), OFFICES)]
    return lines


def _legend(top: float) -> Iterator[Shape]:
    x = 4.0
    for fill, words in (
        (Fill.DOTS, T("pending")),
        (Fill.HATCH, T("granted within this time")),
        (Fill.SOLID, T("in force")),
    ):
        yield Area(x, top - 8, 22, 9, fill)
        yield Label(x + 26, top, words, size=8)
        x += 126
    x = 4.0
    for sign, words in (
        ("diamond", T("filing")),
        ("triangle", T("last day to file")),
        ("cross", T("publication")),
        ("ring", T("renewal; planned showing")),
        ("dot", T("shown")),
    ):
        yield Sign(x + 8, top + 13, sign)
        yield Label(x + 18, top + 16, words, size=8)
        x += 126


def _described(launch: Launch, rows: list[Option]) -> Iterator[Line]:
    for event in launch.events:
        yield Line(_event(event), Tone.NOTE)
    for option in rows:
        yield Line(T("{name}: {days}", name=option_name(option), days=_days(option)))
    if not rows:
        yield Line(T("No right of the plan protects this product"))
