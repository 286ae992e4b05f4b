"""The plan as rows to sort and filter; sums of money are numbers beside their currency."""

from collections.abc import Iterator

from maodun.domain.launches import Money
from maodun.domain.plans import Deadline, Plan
from maodun.domain.text import T
from maodun.planning.words import ACTS, HOLDINGS, SORTS, STANDINGS, WAYS, option_name
from maodun.reports.planning.amounts import rate, rounded
from maodun.reports.planning.building import notice, uncounted
from maodun.reports.planning.names import source_of
from maodun.reports.planning.places import place
from maodun.reports.planning.rules import state_of
from maodun.reports.sheet import Sheet, Value

YES, NO = T("yes"), T("no")


def plan_sheets(plan: Plan) -> tuple[Sheet, ...]:
    """Return the sheets of a plan: what it comes to, then the options, those chosen first."""
    return (
        _summary(plan),
        _options(plan),
        _clocks(plan),
        _events(plan),
        _gap(plan),
        _deadlines(plan),
        _costs(plan),
        _shares(plan),
        _assumptions(plan),
    )


def _summary(plan: Plan) -> Sheet:
    columns = ((T("What"), 34), (T("Value"), 60), (T("Currency"), 10))
    outcome, told_at = plan.outcome, rate(plan)
    amounts = (
        (T("Budget"), plan.budget),
        (T("The plan costs"), outcome.spent),
        (T("Revenue forecast"), plan.forecast),
        (T("Protected revenue"), rounded(outcome.protected)),
        (T("Without the plan"), rounded(plan.held_only.protected)),
    )
    rows: tuple[tuple[Value, ...], ...] = (
        (T("Made on"), plan.made_on, None),
        *((label, _number(money), money.currency) for label, money in amounts),
        *(((T("Exchange rate"), told_at, None),) if told_at else ()),
        (T("Rules used"), state_of(plan), None),
        *((T("To know"), one, None) for one in plan.notes),
        *((T("To know"), one, None) for one in uncounted(plan)),
        (T("What this is"), notice(plan), None),
    )
    return Sheet(T("Summary"), columns, rows)


def _options(plan: Plan) -> Sheet:
    columns = (
        (T("SKU"), 16),
        (T("In the plan"), 10),
        (T("Right"), 20),
        (T("Office"), 24),
        (T("Route"), 20),
        (T("File on"), 12),
        (T("File by"), 12),
        (T("Granted from"), 12),
        (T("Granted to"), 12),
        (T("Ends on"), 12),
        (T("Cost"), 12),
        (T("Adds"), 12),
        (T("Currency"), 10),
        (T("Why"), 60),
    )
    return Sheet(T("Options"), columns, tuple(_option_rows(plan)))


def _option_rows(plan: Plan) -> Iterator[tuple[Value, ...]]:
    options = {one.key: one for product in plan.products for one in product.options}
    order = sorted(options.values(), key=lambda one: not plan.verdict(one.key).chosen)
    for one in order:
        verdict, span = plan.verdict(one.key), one.in_force
        yield (
            ", ".join(one.skus),
            YES if verdict.chosen else NO,
            SORTS[one.sort],
            place(one.office),
            WAYS[one.way],
            one.filed_on,
            one.file_by,
            span.low if span else None,
            span.high if span else None,
            one.ends_on,
            _number(one.cost),
            _number(rounded(verdict.adds)) if verdict.adds else None,
            plan.budget.currency,
            verdict.because,
        )


def _clocks(plan: Plan) -> Sheet:
    columns = (
        (T("SKU"), 16),
        (T("Office"), 24),
        (T("Right"), 20),
        (T("Stands"), 16),
        (T("File by"), 12),
        (T("Why"), 70),
        (T("Rules"), 40),
    )
    rows = tuple(
        (
            product.launch.sku,
            place(clock.office),
            SORTS[clock.sort],
            STANDINGS[clock.standing],
            clock.file_by,
            clock.because,
            ", ".join(dict.fromkeys(applied.rule for applied in clock.applied)),
        )
        for product in plan.products
        for clock in product.clocks
    )
    return Sheet(T("Clock"), columns, rows)


def _events(plan: Plan) -> Sheet:
    columns = (
        (T("SKU"), 16),
        (T("Day"), 12),
        (T("Event"), 20),
        (T("Office"), 24),
        (T("Right"), 20),
        (T("Forgiven"), 12),
        (T("File by"), 12),
        (T("Why"), 70),
    )
    rows = tuple(
        (
            product.launch.sku,
            effect.event.on,
            ACTS[effect.event.act],
            place(clock.office),
            SORTS[clock.sort],
            T("not known") if effect.forgiven is None else YES if effect.forgiven else NO,
            effect.file_by,
            effect.because,
        )
        for product in plan.products
        for clock in product.clocks
        for effect in clock.effects
    )
    return Sheet(T("Events"), columns, rows)


def _gap(plan: Plan) -> Sheet:
    columns = (
        (T("SKU"), 16),
        (T("Market"), 18),
        (T("Right"), 20),
        (T("State"), 14),
        (T("Until"), 12),
        (T("Why"), 70),
    )
    rows = tuple(
        (
            cell.sku,
            place(cell.market),
            SORTS[cell.sort],
            HOLDINGS[cell.holding],
            cell.by,
            cell.because,
        )
        for product in plan.products
        for cell in product.cells
    )
    return Sheet(T("Gap"), columns, rows)


def _deadlines(plan: Plan) -> Sheet:
    columns = (
        (T("Day"), 12),
        (T("SKU"), 16),
        (T("What"), 60),
        (T("In the plan"), 12),
        (T("Rules"), 60),
    )
    rows = tuple(
        (one.on, one.sku, one.what, YES if one.chosen else NO, _rules(one))
        for one in plan.deadlines
    )
    return Sheet(T("Deadlines"), columns, rows)


def _rules(deadline: Deadline) -> str:
    return ", ".join(dict.fromkeys(deadline.rules))


def _costs(plan: Plan) -> Sheet:
    columns = (
        (T("Option"), 40),
        (T("What"), 30),
        (T("Amount"), 12),
        (T("Currency"), 10),
        (T("Worth"), 12),
        (T("Currency"), 10),
        (T("Assumed"), 10),
        (T("Source"), 40),
    )
    options = {one.key: one for product in plan.products for one in product.options}
    rows = tuple(
        (
            option_name(option),
            line.what,
            _number(line.money),
            line.money.currency,
            _number(line.worth),
            line.worth.currency,
            YES if line.assumed else NO,
            source_of(line.source),
        )
        for option in options.values()
        for line in option.lines
    )
    return Sheet(T("Costs"), columns, rows)


def _shares(plan: Plan) -> Sheet:
    columns = (
        (T("Option"), 40),
        (T("SKU"), 16),
        (T("Market"), 18),
        (T("Low"), 10),
        (T("Likely"), 10),
        (T("High"), 10),
    )
    options = {one.key: one for product in plan.products for one in product.options}
    rows = tuple(
        (
            option_name(option),
            share.sku,
            place(share.market),
            float(share.low),
            float(share.likely),
            float(share.high),
        )
        for option in options.values()
        for share in option.shares
    )
    return Sheet(T("Protected share"), columns, rows)


def _assumptions(plan: Plan) -> Sheet:
    columns = ((T("Name"), 34), (T("Value"), 14), (T("Source"), 60))
    rows = tuple(
        (f"{table.name}.{row.name}", float(row.value), source_of(row.source))
        for table in plan.tables
        for row in table.rows
    )
    return Sheet(T("Assumptions"), columns, rows)


def _number(money: Money | None) -> float | None:
    """Return an amount as a workbook's number; it is shown and never calculated with."""
    return None if money is None else float(money.cents.amount)
