"""Tables of official fees in words: one row per fee, one price per size of payer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from maodun.domain.text import T, Text
from maodun.reports.lawbook.naming import UNITS, listed
from maodun.rules.forms.values import Item, ScheduleValue, Tier


@dataclass(frozen=True, slots=True)
class FeeRow:
    """One fee or one named sum.

    Attributes:
        name: As ``maodun law fee`` takes it.
        price: In the currency of the table.
    """

    name: str
    title: Text
    price: Text


@dataclass(frozen=True, slots=True)
class FeeTable:
    """All fees of one version."""

    currency: str
    rows: tuple[FeeRow, ...]


def fee_table(value: ScheduleValue) -> FeeTable:
    """Return the table as people read it, sums last."""
    rows = [FeeRow(name, item.title.words, _price(item)) for name, item in value.items.items()]
    sums = [FeeRow(name, T("Sum"), _sum(value, parts)) for name, parts in value.totals.items()]
    return FeeTable(value.currency, (*rows, *sums))


def fees_told(value: ScheduleValue) -> Iterator[Text]:
    """Yield what holds for the whole table."""
    yield T(
        "Amounts in {currency}, as read for {day}.", currency=value.currency, day=value.as_of
    )


def _sum(value: ScheduleValue, names: Sequence[str]) -> Text:
    parts = listed(value.items[name].title.words for name in names)
    amounts = [value.items[name].amount for name in names]
    fixed = [amount for amount in amounts if amount is not None]
    if len(fixed) < len(amounts):
        return parts
    return T("{amount}: {parts}", amount=_money(sum(fixed, Decimal(0))), parts=parts)


def _price(item: Item) -> Text:
    if item.tiers:
        return listed(_tiers(item))
    if item.bands:
        return listed(_bands(item))
    said = _of_sizes(item)
    if item.each is not None:
        said = _each(item, said)
    if item.minimum is not None:
        said = T("{price}; {minimum} at least", price=said, minimum=_money(item.minimum))
    return said


def _of_sizes(item: Item) -> Text:
    large = item.amount if item.amount is not None else item.each
    price = T("{text}", text=_money(large or Decimal(0)))
    if item.small is not None:
        price = T("{price}; small entity {small}", price=price, small=_money(item.small))
    if item.micro is not None:
        price = T("{price}; micro entity {micro}", price=price, micro=_money(item.micro))
    return price


def _each(item: Item, price: Text) -> Text:
    unit = _unit(item)
    if item.over:
        return T(
            "{price}, for each {unit} above {over}", price=price, unit=unit, over=item.over
        )
    return T("{price}, for each {unit}", price=price, unit=unit)


def _tiers(item: Item) -> Iterator[Text]:
    below = 0
    for tier in item.tiers:
        yield T(
            "{price} for each {unit}, number {numbers}",
            price=_money(tier.each or Decimal(0)),
            unit=_unit(item),
            numbers=_numbers(below, tier),
        )
        below = tier.up_to or below


def _bands(item: Item) -> Iterator[Text]:
    below = 0
    for band in item.bands:
        yield T(
            "{price} in all for {numbers} ({unit})",
            price=_money(band.amount or Decimal(0)),
            unit=_unit(item),
            numbers=_numbers(below, band),
        )
        below = band.up_to or below


def _numbers(below: int, tier: Tier) -> Text:
    if tier.up_to is None:
        return T("{n} and more", n=below + 1)
    if tier.up_to == below + 1:
        return T("{text}", text=str(tier.up_to))
    return T("{first} to {last}", first=below + 1, last=tier.up_to)


def _unit(item: Item) -> Text | str:
    return UNITS.get(item.unit or "item", item.unit or "")


def _money(amount: Decimal) -> str:
    return f"{amount:,f}"
