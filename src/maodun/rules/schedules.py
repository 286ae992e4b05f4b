"""What an office charges, from its table of fees."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches

from maodun.domain.errors import FactMissing, WrongKind
from maodun.domain.lives import Applied
from maodun.domain.text import T, Text
from maodun.rules.facts import Facts, Size
from maodun.rules.files import applied, version_on
from maodun.rules.forms.rule import AnyRule, ScheduleRule
from maodun.rules.forms.values import Item, ScheduleValue, Tier


@dataclass(frozen=True, slots=True)
class Fee:
    """An official fee.

    Attributes:
        currency: ISO 4217 code.
        as_of: The day for which the table was read.
    """

    amount: Decimal
    currency: str
    as_of: date
    applied: Applied


def amount(rule: AnyRule, item: str, facts: Facts) -> Fee:
    """Return one fee, or one of the table's named sums.

    Units that the case does not count are one.

    Raises:
        DateMissing: ``facts`` lacks the day that chooses the table.
        FactMissing: The table has no such item; the nearest is named.
        NotCovered: No table is known for that day.
        WrongKind: This is no table of fees.
    """
    if not isinstance(rule, ScheduleRule):
        raise WrongKind(rule.rule, kind=rule.kind, wanted="schedule")
    facts.check()
    version = version_on(rule.rule, rule.versions, facts.day(rule.chosen_by, rule=rule.rule))
    table = version.value
    parts = _parts(rule.rule, table, item)
    units = 1 if facts.units is None else facts.units
    if units < 0:
        raise FactMissing(T("{units} units cannot be charged for", units=units))
    prices = [price(table.items[part], units, facts.size) for part in parts]
    steps = [_step(table, part, price) for part, price in zip(parts, prices, strict=True)]
    if len(parts) > 1:
        total = sum(prices, Decimal(0))
        steps.append(
            T("Together {amount} {currency}", amount=str(total), currency=table.currency)
        )
    return Fee(
        sum(prices, Decimal(0)),
        table.currency,
        table.as_of,
        applied(rule, version, tuple(steps)),
    )


def price(item: Item, units: int, size: Size = "large") -> Decimal:
    """Return what one item costs for so many units.

    Raises:
        FactMissing: The table does not go that far.
    """
    if item.bands:
        return _band(item.bands, units)
    if item.tiers:
        return _tiers(item.tiers, units)
    full = item.amount if item.amount is not None else item.each
    smaller = {"large": full, "small": item.small, "micro": item.micro}[size]
    owed = (smaller if smaller is not None else full) or Decimal(0)
    if item.each is not None:
        owed *= max(0, units - item.over)
    return max(owed, item.minimum or Decimal(0))


def _parts(rule: str, table: ScheduleValue, item: str) -> tuple[str, ...]:
    if item in table.items:
        return (item,)
    if item in table.totals:
        return table.totals[item]
    names = (*table.items, *table.totals)
    near = get_close_matches(item, names, n=1, cutoff=0) or names[:1]
    raise FactMissing(
        T(
            "{rule} has no fee '{item}'; the nearest is {near}. All: {names}",
            rule=rule,
            item=item,
            near=near[0],
            names=", ".join(names),
        )
    )


def _band(bands: tuple[Tier, ...], units: int) -> Decimal:
    _check_reach(bands, units)
    found = next(band for band in bands if band.up_to is None or units <= band.up_to)
    return found.amount or Decimal(0)


def _tiers(tiers: tuple[Tier, ...], units: int) -> Decimal:
    _check_reach(tiers, units)
    total, below = Decimal(0), 0
    for tier in tiers:
        top = units if tier.up_to is None else min(units, tier.up_to)
        total += max(0, top - below) * (tier.each or Decimal(0))
        below = max(below, top)
    return total


def _check_reach(rows: tuple[Tier, ...], units: int) -> None:
    most = rows[-1].up_to
    if most is not None and units > most:
        raise FactMissing(
            T(
                "The table ends at {most}; what {units} cost is not in it",
                most=most,
                units=units,
            )
        )


def _step(table: ScheduleValue, part: str, price: Decimal) -> Text:
    return T(
        "{title}: {amount} {currency}",
        title=table.items[part].title.words,
        amount=str(price),
        currency=table.currency,
    )
