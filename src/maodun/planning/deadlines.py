"""The days of a plan on which something must have happened, in order."""

from collections.abc import Iterator
from datetime import date

from maodun.domain.plans import Deadline, Option, Plan, ProductPlan, Standing, Way
from maodun.domain.text import T, Text
from maodun.planning.words import SORTS, way_name

PLANNED = T("Planned filing: {right}, {office}, {way}").msgid
LAST_DAY = T("Last day to file: {right}, {office}, {way}").msgid
LAST_IF = T(
    "Last day to file, if first filed at {first} by {first_by}: {right}, {office}, {way}"
).msgid


def deadlines(plan: Plan) -> tuple[Deadline, ...]:
    """Return the days by which to file and to renew; of what was left out, the last chance."""
    found = {
        (one.sku, one.on, one.office, one.sort, one.what): one
        for product in plan.products
        for one in (
            *_filings(product, plan),
            *_entries(product, plan),
            *_lost(product),
            *_renewals(product, plan),
        )
    }
    return tuple(sorted(found.values(), key=lambda one: (one.on, one.sku, one.office)))


def _filings(product: ProductPlan, plan: Plan) -> Iterator[Deadline]:
    for option in product.options:
        if option.blocked is not None or option.way in (Way.HELD, Way.NO_FILING):
            continue
        chosen = option.key in plan.outcome.chosen
        planned = option.filed_on if chosen else None
        last = LAST_DAY if option.first_by is None else LAST_IF
        for on, words in ((planned, PLANNED), (option.file_by, last)):
            if on is not None:
                yield Deadline(
                    product.launch.sku,
                    on,
                    _named(words, option),
                    option.office,
                    option.sort,
                    chosen=chosen,
                    rules=tuple(applied.rule for applied in option.applied),
                )


def _entries(product: ProductPlan, plan: Plan) -> Iterator[Deadline]:
    """Yield the days to enter an office after an international filing that is planned."""
    for option in product.options:
        if option.key in plan.outcome.chosen and option.enter_by is not None:
            yield Deadline(
                product.launch.sku,
                option.enter_by,
                T(
                    "Last day to enter the national phase: {right}, {office}",
                    right=SORTS[option.sort],
                    office=option.office,
                ),
                option.office,
                option.sort,
                chosen=True,
                rules=tuple(applied.rule for applied in option.applied),
            )


def _named(words: str, option: Option) -> Text:
    named: dict[str, Text | str | date] = {
        "right": SORTS[option.sort],
        "office": option.office,
        "way": way_name(option),
    }
    if words == LAST_IF and option.first_by is not None:
        named |= {"first": option.first_at or "", "first_by": option.first_by}
    return T(words, **named)


def _lost(product: ProductPlan) -> Iterator[Deadline]:
    """Yield the end of a clock that runs, whatever the plan does about it."""
    for clock in product.clocks:
        if clock.standing is Standing.RUNNING and clock.file_by is not None:
            yield Deadline(
                product.launch.sku,
                clock.file_by,
                T(
                    "After this day it is lost: {right}, {office}",
                    right=SORTS[clock.sort],
                    office=clock.office,
                ),
                clock.office,
                clock.sort,
                chosen=False,
                rules=tuple(applied.rule for applied in clock.applied),
            )


def _renewals(product: ProductPlan, plan: Plan) -> Iterator[Deadline]:
    for option in product.options:
        if option.key not in plan.outcome.chosen:
            continue
        for renewal in option.renewals:
            yield Deadline(
                product.launch.sku,
                renewal.due,
                T(
                    "Renewal {number} due: {right}, {office}",
                    number=renewal.number,
                    right=SORTS[option.sort],
                    office=option.office,
                ),
                option.office,
                option.sort,
                chosen=True,
            )
