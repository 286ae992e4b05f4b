"""The tables of one product: clocks, events, options, uses on platforms."""

from datetime import date

from maodun.domain.launches import Event
from maodun.domain.plans import Clock, Plan, ProductPlan
from maodun.domain.text import T, Text
from maodun.planning.words import ACTS, SORTS, STANDINGS, listed, option_name
from maodun.reports.model import Cell, Column, Line, Table, Tone, Words
from maodun.reports.planning.rules import steps
from maodun.reports.planning.sums import sums

YES, NO = T("yes"), T("no")
ANSWERS = {
    "registered": T("when registered"),
    "pending": T("already when filed"),
    "any": T("also unregistered"),
    "court_order": T("only with a court's order"),
    "programme": T("through a programme of its own"),
    "no": T("not taken"),
    "unknown": T("not known"),
}


def clock_table(product: ProductPlan) -> Table:
    """Return what is lost and what will be, per office and right."""
    columns = (
        Column(T("Right"), 26),
        Column(T("Stands"), 14),
        Column(T("File by"), 13, day=True),
        Column(T("Why"), 60),
    )
    rows = tuple(
        (
            (Line(_right(clock.office, SORTS[clock.sort])),),
            (Line(STANDINGS[clock.standing], Tone.STRONG),),
            (Line(clock.file_by.isoformat() if clock.file_by else "-"),),
            (
                Line(clock.because),
                *_counted(clock),
                *_law([applied.rule for applied in clock.applied]),
            ),
        )
        for clock in product.clocks
    )
    return Table(columns, rows, "plan")


def events_table(product: ProductPlan) -> Table:
    """Return what each event, past or planned, destroys and what it puts on a clock."""
    columns = (
        Column(T("Event"), 26),
        Column(T("Not forgiven at"), 34),
        Column(T("Forgiven if filed in time"), 46),
    )
    rows = tuple(_event(event, product) for event in product.launch.events)
    return Table(columns, rows, "plan")


def _event(event: Event, product: ProductPlan) -> tuple[Cell, ...]:
    found = [
        (_right(clock.office, SORTS[clock.sort]), effect)
        for clock in product.clocks
        for effect in clock.effects
        if effect.event == event
    ]
    bad = [name for name, effect in found if effect.forgiven is False]
    unknown = [name for name, effect in found if effect.forgiven is None]
    good: dict[date | None, list[Text]] = {}
    for name, effect in found:
        if effect.forgiven:
            good.setdefault(effect.file_by, []).append(name)
    told = (Line(event.how, Tone.NOTE),) if event.how else ()
    not_known = (
        (Line(T("not known: {names}", names=listed(unknown)), Tone.NOTE),) if unknown else ()
    )
    in_time = tuple(
        Line(T("by {day}: {names}", day=day or "-", names=listed(names)))
        for day, names in sorted(good.items(), key=lambda item: item[0] or date.max)
    )
    return (
        (Line(T("{act} {day}", act=ACTS[event.act], day=event.on)), *told),
        (Line(listed(bad) if bad else "-"), *not_known),
        in_time or (Line("-"),),
    )


def options_table(product: ProductPlan, plan: Plan) -> Table:
    """Return every option: when, how much, how much it protects, why it was chosen or not."""
    columns = (
        Column(T("Option"), 24),
        Column(T("File by"), 15, day=True),
        Column(T("Granted"), 15, day=True),
        Column(T("Protected share"), 19),
        Column(T("Cost"), 25),
        Column(T("Why"), 34),
    )
    rows = []
    for option in product.options:
        verdict = plan.verdict(option.key)
        mark = Line(T("in the plan"), Tone.NOTHING_OPEN)
        span = option.in_force
        shares: Cell = tuple(
            Line(
                T(
                    "{market} {low} / {likely} / {high}",
                    market=s.market,
                    low=f"{s.low:.0%}",
                    likely=f"{s.likely:.0%}",
                    high=f"{s.high:.0%}",
                )
            )
            for s in option.shares
            if s.sku == product.launch.sku
        )
        granted: Cell = (
            (Line(span.low.isoformat()), Line(span.high.isoformat())) if span else (Line("-"),)
        )
        cost: Cell = (
            Line(str(option.cost or "-"), Tone.STRONG),
            *(Line(_cost_line(line.what, str(line.money)), Tone.NOTE) for line in option.lines),
        )
        rows.append(
            (
                (Line(option_name(option), Tone.STRONG), *((mark,) if verdict.chosen else ())),
                (Line(option.file_by.isoformat() if option.file_by else "-"),),
                granted,
                shares or (Line("-"),),
                cost,
                (
                    Line(verdict.because),
                    *(Line(one, Tone.NOTE) for one in sums(plan, option)),
                    *(Line(note, Tone.NOTE) for note in option.notes),
                ),
            )
        )
    return Table(columns, tuple(rows), "plan")


def uses_table(product: ProductPlan) -> Table | None:
    """Return what each kind of right can be used for on each platform; None: no platform."""
    seen: dict[tuple[str, str, str], tuple[Cell, ...]] = {}
    for option in product.options:
        for use in option.uses:
            if use.sku != product.launch.sku:
                continue
            key = (use.platform, use.market, option.sort.value)
            seen.setdefault(
                key,
                (
                    (
                        Line(
                            T(
                                "{platform}, {market}",
                                platform=use.platform,
                                market=use.market,
                            )
                        ),
                    ),
                    (Line(SORTS[option.sort]),),
                    (Line(YES if use.before else NO),),
                    (Line(ANSWERS[use.after]),),
                    (Line(f"{use.strength:.2f}"),),
                ),
            )
    if not seen:
        return None
    columns = (
        Column(T("Platform"), 20),
        Column(T("Right"), 20),
        Column(T("Before grant"), 14),
        Column(T("After grant"), 26),
        Column(T("Strength (assumed)"), 16, number=True),
    )
    return Table(columns, tuple(seen[key] for key in sorted(seen)), "plan")


def _counted(clock: Clock) -> Cell:
    """Return how the last day was counted, from the showing that decides it."""
    found = [effect for effect in clock.effects if effect.file_by == clock.file_by]
    return steps(found[0].applied) if found and found[0].forgiven else ()


def _right(office: str, right: Text) -> Text:
    return T("{right}, {office}", right=right, office=office)


def _cost_line(what: Text, money: str) -> Words:
    return T("{what}: {money}", what=what, money=money)


def _law(rules: list[str]) -> Cell:
    return (Line(", ".join(dict.fromkeys(rules)), Tone.NUMBER),) if rules else ()
