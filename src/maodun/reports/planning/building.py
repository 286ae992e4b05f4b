"""Puts the parts of a filing plan together: page one, then each product, days, assumptions."""

from collections.abc import Iterator

from maodun.domain.launches import Launch
from maodun.domain.plans import Changed, Deadline, Plan, Standing, Way
from maodun.domain.text import T, Text
from maodun.planning.words import SORTS, listed
from maodun.reports.model import (
    Block,
    Cell,
    Column,
    Heading,
    Items,
    Line,
    Pair,
    Pairs,
    Panel,
    Paragraph,
    Report,
    Section,
    Table,
    Tone,
)
from maodun.reports.planning.matrix import matrix
from maodun.reports.planning.names import key_name
from maodun.reports.planning.products import (
    clock_table,
    events_table,
    options_table,
    uses_table,
)
from maodun.reports.planning.rules import rules_table
from maodun.reports.planning.timeline import timeline

NOTICE = T(
    "What the law files say is a draft where they say so; costs, chances and strengths are "
    "assumptions, printed at the end, and may be changed. People decide; this is no legal "
    "advice."
)
PRODUCTS_NAMED = 3
"""Products named in the title; of more, the rest are counted."""

THERE_ALREADY = (Way.HELD, Way.NO_FILING)
SOON_DAYS = 60
"""A deadline this near is shown in the badge as something to act on."""


def build(plan: Plan, changed: Changed | None = None) -> Report:
    """Return the report of a plan; with ``changed`` also what a what-if would do to it."""
    return Report(
        title=T("Filing plan"),
        subject=_subject(plan),
        made_on=plan.made_on,
        sample=None,
        counsel=None,
        overall=_next(plan),
        overall_label=T("First day to act"),
        head=_head(plan),
        notice=NOTICE,
        contents=T("Contents"),
        panels=tuple(_panels(plan, changed)),
        sections=tuple(_sections(plan)),
    )


def _subject(plan: Plan) -> Text:
    names = [_title(product.launch) for product in plan.products]
    if len(names) > PRODUCTS_NAMED:
        more = T("{count} more", count=len(names) - PRODUCTS_NAMED)
        return listed([*names[:PRODUCTS_NAMED], more])
    return listed(names)


def _title(launch: Launch) -> Text:
    return T("{sku} {title}", sku=launch.sku, title=launch.title)


def _next(plan: Plan) -> Line:
    days = [one.on for one in plan.deadlines if one.on >= plan.made_on and one.chosen]
    if not days:
        return Line(T("none"), Tone.NOTHING_OPEN)
    soon = (days[0] - plan.made_on).days <= SOON_DAYS
    return Line(days[0].isoformat(), Tone.CHANGE if soon else Tone.NOTHING_OPEN)


def _head(plan: Plan) -> Pairs:
    outcome = plan.outcome
    share = outcome.protected.amount / plan.forecast.amount if plan.forecast.amount else 0
    rows = (
        (T("Made on"), plan.made_on.isoformat()),
        (T("Budget"), str(plan.budget)),
        (T("The plan costs"), str(outcome.spent)),
        (T("Revenue forecast"), str(plan.forecast)),
        (
            T("Protected revenue"),
            T("{money}, {share}", money=str(outcome.protected), share=f"{share:.0%}"),
        ),
        (T("Without the plan"), str(plan.held_only.protected)),
    )
    return Pairs(tuple(Pair(label, (Line(words),)) for label, words in rows))


def _panels(plan: Plan, changed: Changed | None) -> Iterator[Panel]:
    there = [k for k in plan.outcome.chosen if plan.option(k).way in THERE_ALREADY]
    yield Panel(
        T("What to file"), (_chosen(plan, [k for k in plan.outcome.chosen if k not in there]),)
    )
    if there:
        yield Panel(T("What is there without filing"), (_there(plan, there),))
    lost = tuple(_lost(plan))
    if lost:
        yield Panel(T("Lost already"), (Items(lost),))
    yield Panel(T("Gap: product, market, right"), (matrix(plan),))
    yield Panel(T("What more money would buy"), (_more(plan),))
    if changed is not None:
        yield Panel(T("What if"), (_what_if(changed),))
    if plan.notes:
        yield Panel(T("To know"), (Items(tuple((Line(note),) for note in plan.notes)),))


def _chosen(plan: Plan, keys: list[str]) -> Block:
    if not keys:
        return Paragraph((Line(T("Nothing that could be filed is worth its cost.")),))
    columns = (
        Column(T("Right"), 30),
        Column(T("File on, and at the latest"), 18),
        Column(T("Cost"), 12, number=True),
        Column(T("Adds"), 14, number=True),
        Column(T("Why"), 42),
    )
    return Table(columns, tuple(_chosen_row(plan, key) for key in keys))


def _chosen_row(plan: Plan, key: str) -> tuple[Cell, ...]:
    option, verdict = plan.option(key), plan.verdict(key)
    days = [Line(option.filed_on.isoformat() if option.filed_on else "-")]
    if option.file_by is not None:
        days.append(Line(T("by {day}", day=option.file_by), Tone.NOTE))
    return (
        (Line(key_name(plan, key), Tone.STRONG),),
        tuple(days),
        (Line(str(option.cost or "-")),),
        (Line(str(verdict.adds or "-")),),
        (Line(verdict.because), *(Line(note, Tone.NOTE) for note in option.notes)),
    )


def _there(plan: Plan, keys: list[str]) -> Items:
    return Items(
        tuple(
            (
                Line(key_name(plan, key), Tone.STRONG),
                Line(plan.verdict(key).because, Tone.NOTE),
            )
            for key in keys
        )
    )


def _lost(plan: Plan) -> Iterator[Cell]:
    """Yield each reason why something is lost, with everything that is lost for it."""
    for product in plan.products:
        lost: dict[Text, list[Text]] = {}
        for clock in product.clocks:
            if clock.standing is Standing.LOST:
                right = T("{right}, {office}", right=SORTS[clock.sort], office=clock.office)
                lost.setdefault(clock.because, []).append(right)
        for because, rights in lost.items():
            what = T("{sku}: {name}", sku=product.launch.sku, name=listed(rights))
            yield (Line(because), Line(what, Tone.NOTE))


def _more(plan: Plan) -> Block:
    step = plan.next_step
    if step is None:
        more = T("More money would change nothing: what is worth its cost is in the plan.")
        return Paragraph((Line(more),))
    adds = step.outcome.protected.amount - plan.outcome.protected.amount
    lines = [
        Line(
            T(
                "{more} more would protect {adds} {currency} more:",
                more=str(step.more),
                adds=f"{adds:,.0f}",
                currency=step.more.currency,
            )
        ),
        *(Line(T("add {name}", name=key_name(plan, key))) for key in step.added),
        *(Line(T("leave out {name}", name=key_name(plan, key))) for key in step.dropped),
    ]
    return Paragraph(tuple(lines))


def _what_if(changed: Changed) -> Block:
    before, after = changed.before.outcome, changed.after.outcome
    lines = [
        Line(T("With {changes}:", changes=", ".join(changed.changes)), Tone.STRONG),
        Line(
            T(
                "protected {before} becomes {after}; cost {old} becomes {new}",
                before=str(before.protected),
                after=str(after.protected),
                old=str(before.spent),
                new=str(after.spent),
            )
        ),
        *(Line(T("add {name}", name=key_name(changed.after, key))) for key in changed.added),
        *(
            Line(T("leave out {name}", name=key_name(changed.before, key)))
            for key in changed.dropped
        ),
    ]
    if not changed.added and not changed.dropped:
        lines.append(Line(T("The same rights are filed.")))
    return Paragraph(tuple(lines))


def _sections(plan: Plan) -> Iterator[Section]:
    for number, product in enumerate(plan.products, 1):
        launch = product.launch
        blocks: list[Block] = [
            timeline(product, plan),
            Heading(T("The clock"), T("What was shown anywhere is taken to count everywhere.")),
            clock_table(product),
            Heading(T("What each showing costs")),
            events_table(product),
            Heading(
                T("All options"),
                T("Protected share of the revenue: low / likely / high, if it is granted."),
            ),
            options_table(product, plan),
        ]
        if table := uses_table(product):
            blocks += [Heading(T("On the platforms")), table]
        yield Section(f"product-{number}", _title(launch), tuple(blocks), right=number > 1)
    yield Section("days", T("Deadlines"), (_days(plan.deadlines),))
    yield Section("assumptions", T("Assumptions"), tuple(_assumptions(plan)))
    drafts = T("Rules that no lawyer has checked yet: {count}", count=len(plan.drafts))
    law = (Paragraph((Line(drafts, Tone.NOTE),)), rules_table(plan))
    yield Section("law", T("Rules used"), law)


def _days(found: tuple[Deadline, ...]) -> Block:
    columns = (
        Column(T("Day"), 12),
        Column(T("SKU"), 10),
        Column(T("What"), 48),
        Column(T("In the plan"), 12),
        Column(T("Rules"), 34),
    )
    rows = tuple(
        (
            (Line(one.on.isoformat()),),
            (Line(one.sku),),
            (Line(one.what, Tone.STRONG if one.chosen else Tone.PLAIN),),
            (Line(T("yes") if one.chosen else T("no")),),
            (Line(", ".join(dict.fromkeys(one.rules)), Tone.NUMBER),),
        )
        for one in found
    )
    return Table(columns, rows)


def _assumptions(plan: Plan) -> Iterator[Block]:
    for table in plan.tables:
        if not table.rows:
            continue
        columns = (
            Column(table.title, 30),
            Column(T("Value"), 12, number=True),
            Column(T("Source"), 50),
        )
        rows = tuple(
            (
                (Line(f"{table.name}.{row.name}", Tone.NUMBER),),
                (Line(row.value),),
                (Line(row.source, Tone.NOTE),),
            )
            for row in table.rows
        )
        yield Table(columns, rows)
