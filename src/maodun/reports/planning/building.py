"""Puts the parts of a filing plan together: page one, then each product, days, assumptions."""

from collections.abc import Iterator

from maodun.domain.launches import Launch, Money
from maodun.domain.plans import Changed, Deadline, Option, Plan, Standing, Way
from maodun.domain.text import T, Text
from maodun.planning.costs import FEES_UNKNOWN
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
from maodun.reports.planning.amounts import about, rate
from maodun.reports.planning.matrix import matrix
from maodun.reports.planning.names import key_name, source_of
from maodun.reports.planning.products import (
    clock_table,
    events_table,
    options_table,
    uses_table,
)
from maodun.reports.planning.rules import rules_table, state_of
from maodun.reports.planning.sums import sums
from maodun.reports.planning.timeline import timeline

PRODUCTS_NAMED = 3
"""Products named in the title; of more, the rest are counted."""

PLAN = "plan"
"""Look of the tables: on a narrow page each row stands as a block of its own."""

UNCOUNTED_NAMED = 5
"""Options without a known fee that are named; of more, the rest are counted."""

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
        notice=notice(plan),
        contents=T("Contents") if len(plan.products) > 1 else None,
        contents_first=True,
        panels=tuple(_panels(plan, changed)),
        sections=tuple(_sections(plan)),
    )


def notice(plan: Plan) -> Text:
    """Return what a plan is and what it is not, with how many of its rules are drafts."""
    return T(
        "{state} Costs, chances and strengths are assumptions, printed at the end, and may be "
        "changed. What stands here follows from them and from the days given; people decide. "
        "This is no legal advice.",
        state=state_of(plan),
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
    told_at = rate(plan)
    rows = (
        (T("Made on"), plan.made_on.isoformat()),
        (T("Budget"), str(plan.budget)),
        (T("The plan costs"), str(outcome.spent)),
        (T("Revenue forecast"), about(plan.forecast)),
        (
            T("Protected revenue"),
            T("about {money}, {share}", money=about(outcome.protected), share=f"{share:.0%}"),
        ),
        (T("Without the plan"), T("about {money}", money=about(plan.held_only.protected))),
        *(((T("Exchange rate"), told_at),) if told_at else ()),
    )
    return Pairs(tuple(Pair(label, (Line(words),)) for label, words in rows))


def _panels(plan: Plan, changed: Changed | None) -> Iterator[Panel]:
    there = [k for k in plan.outcome.chosen if plan.option(k).way in THERE_ALREADY]
    files = [k for k in plan.outcome.chosen if k not in there]
    yield Panel(T("Candidate filings, by the assumptions"), tuple(_candidates(plan, files)))
    if there:
        yield Panel(T("What is there without filing"), (_there(plan, there),))
    lost = tuple(_lost(plan))
    if lost:
        words = T("No grace applies, by the days given and the rules used")
        yield Panel(words, (Items(lost),))
    yield Panel(T("Gap: product, market, right"), (matrix(plan),))
    yield Panel(T("What more money would buy"), (_more(plan),))
    if changed is not None:
        yield Panel(T("What if"), (_what_if(changed),))
    if plan.notes:
        yield Panel(T("To know"), (Items(tuple((Line(note),) for note in plan.notes)),))


def _candidates(plan: Plan, keys: list[str]) -> Iterator[Block]:
    yield _chosen(plan, keys)
    lines = []
    if len(keys) > 1:
        lines.append(
            Line(
                T(
                    "Adds: the estimate that would be lost without this one filing. Where two "
                    "protect the same months, each stands in for the other; so the figures do "
                    "not sum to the protected revenue."
                ),
                Tone.NOTE,
            )
        )
    lines += [Line(said, Tone.NOTE) for said in uncounted(plan)]
    if lines:
        yield Paragraph(tuple(lines))


def uncounted(plan: Plan) -> tuple[Text, ...]:
    """Return that some options take no part because their fees are not known."""
    if not (missing := _without_fees(plan)):
        return ()
    names = [key_name(plan, one.key) for one in missing[:UNCOUNTED_NAMED]]
    if len(missing) > UNCOUNTED_NAMED:
        names.append(T("{count} more", count=len(missing) - UNCOUNTED_NAMED))
    return (
        T(
            "Options not counted, because their official fees are not known: {count} ({names})",
            count=len(missing),
            names=listed(names),
        ),
    )


def _except(plan: Plan) -> Iterator[Line]:
    if missing := _without_fees(plan):
        said = T(
            "Except {count} options whose official fees are not known: see above.",
            count=len(missing),
        )
        yield Line(said, Tone.NOTE)


def _without_fees(plan: Plan) -> list[Option]:
    options = {one.key: one for product in plan.products for one in product.options}
    return [
        one for one in options.values() if one.blocked and one.blocked.msgid == FEES_UNKNOWN
    ]


def _chosen(plan: Plan, keys: list[str]) -> Block:
    if not keys:
        return Paragraph((Line(_nothing(plan)),))
    columns = (
        Column(T("Right"), 30),
        Column(T("File on, and at the latest"), 18, day=True),
        Column(T("Cost"), 19, number=True),
        Column(T("Adds"), 19, number=True),
        Column(T("Why"), 50),
    )
    return Table(columns, tuple(_chosen_row(plan, key) for key in keys), PLAN)


def _nothing(plan: Plan) -> Text:
    prices = [
        one.cost.amount
        for product in plan.products
        for one in product.options
        if one.cost is not None and one.blocked is None and one.way not in THERE_ALREADY
    ]
    if prices and min(prices) > plan.budget.amount:
        return T(
            "Nothing fits the budget: the cheapest filing costs {price}.",
            price=str(Money(min(prices), plan.budget.currency)),
        )
    return T("By the assumptions, no filing protects more than it costs.")


def _chosen_row(plan: Plan, key: str) -> tuple[Cell, ...]:
    option, verdict = plan.option(key), plan.verdict(key)
    days = [Line(option.filed_on.isoformat() if option.filed_on else "-")]
    if option.file_by is not None:
        days.append(Line(T("by {day}", day=option.file_by), Tone.NOTE))
    return (
        (Line(key_name(plan, key), Tone.STRONG),),
        tuple(days),
        (Line(str(option.cost or "-")),),
        (Line(about(verdict.adds) if verdict.adds else "-"),),
        (
            *(Line(one) for one in sums(plan, option) or (verdict.because,)),
            *(Line(note, Tone.NOTE) for note in option.notes),
        ),
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
        more = T(
            "More money would change nothing: every filing that protects more than it costs, "
            "by the assumptions, is among the candidates."
        )
        return Paragraph((Line(more), *_except(plan)))
    adds = Money(
        step.outcome.protected.amount - plan.outcome.protected.amount, step.more.currency
    )
    lines = [
        Line(
            T(
                "{more} more would protect about {adds} more:",
                more=str(step.more),
                adds=about(adds),
            )
        ),
        *(Line(T("add {name}", name=key_name(plan, key))) for key in step.added),
        *(Line(T("leave out {name}", name=key_name(plan, key))) for key in step.dropped),
        *_except(plan),
    ]
    return Paragraph(tuple(lines))


def _what_if(changed: Changed) -> Block:
    before, after = changed.before.outcome, changed.after.outcome
    lines = [
        Line(T("With {changes}:", changes=", ".join(changed.changes)), Tone.STRONG),
        Line(
            T(
                "protected {before} becomes {after}; cost {old} becomes {new}",
                before=about(before.protected),
                after=about(after.protected),
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
    law = (Paragraph((Line(state_of(plan), Tone.NOTE),)), rules_table(plan))
    yield Section("law", T("Rules used"), law)


def _days(found: tuple[Deadline, ...]) -> Block:
    columns = (
        Column(T("Day"), 12, day=True),
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
    return Table(columns, rows, PLAN)


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
                (Line(source_of(row.source), Tone.NOTE),),
            )
            for row in table.rows
        )
        yield Table(columns, rows, PLAN)
