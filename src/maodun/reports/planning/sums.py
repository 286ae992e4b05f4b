"""How the revenue that an option protects comes about: one line for each market."""

from collections.abc import Iterator
from decimal import Decimal

from maodun.domain.launches import Money, Outlook
from maodun.domain.plans import Option, Plan, Share
from maodun.domain.text import T, Text
from maodun.reports.planning.amounts import about
from maodun.reports.planning.places import place

ZERO = Decimal(0)
LINES = 3
"""Markets told for each option; of more, those with the most."""


def sums(plan: Plan, option: Option) -> tuple[Text, ...]:
    """Return the sum for each market, the largest first; empty where it protects nothing."""
    found = sorted(_sums(plan, option), key=lambda one: one[0], reverse=True)
    return tuple(text for _, text in found[:LINES])


def _sums(plan: Plan, option: Option) -> Iterator[tuple[Decimal, Text]]:
    for share in option.shares:
        outlook = _outlook(plan, share)
        strength = _strength(plan, option, share, outlook)
        if outlook is None or strength is None or not share.high or not outlook.total:
            continue
        each = outlook.total * option.chance * strength
        currency = plan.forecast.currency
        low, likely, high = (
            about(Money(part * each, currency))
            for part in (share.low, share.likely, share.high)
        )
        alone = T(
            "{market}: revenue {revenue} x {share} of it while in force x chance {chance} x "
            "strength {strength} = alone about {likely}",
            market=place(share.market),
            revenue=about(Money(outlook.total, currency)),
            share=f"{share.likely:.0%}",
            chance=f"{option.chance:.2f}",
            strength=f"{strength:.2f}",
            likely=likely,
        )
        spread = T("{sum} (grant late {low}, early {high})", sum=alone, low=low, high=high)
        text = alone if low == high else spread
        yield share.likely * each, text


def _outlook(plan: Plan, share: Share) -> Outlook | None:
    return next(
        (
            outlook
            for product in plan.products
            if product.launch.sku == share.sku
            for outlook in product.launch.outlooks
            if outlook.market == share.market
        ),
        None,
    )


def _strength(
    plan: Plan, option: Option, share: Share, outlook: Outlook | None
) -> Decimal | None:
    """Return the strength over the platforms of a market, by their share of its revenue."""
    if outlook is None or not outlook.platforms:
        return _assumed(plan, option.sort.value)
    parts = {
        use.platform: use.strength
        for use in option.uses
        if use.sku == share.sku and use.market == share.market
    }
    return sum((parts.get(p.name, ZERO) * p.share for p in outlook.platforms), ZERO)


def _assumed(plan: Plan, name: str) -> Decimal | None:
    return next(
        (
            Decimal(row.value)
            for table in plan.tables
            if table.name == "strength"
            for row in table.rows
            if row.name == name
        ),
        None,
    )
