"""How much of each month of revenue an option protects, and how sure that is."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from maodun.domain.launches import INVENTIONS, Outlook, Sort
from maodun.domain.plans import Option, Share, Span, Use, Way
from maodun.planning.case import Case
from maodun.planning.law import Accepting, Unknown, Waiting
from maodun.planning.solving import ZERO, Month
from maodun.rules.statements import DAYS_PER_MONTH

ONE = Decimal(1)
FINE = Decimal("0.0001")
"""Probabilities are kept to this, so that equal months are seen as equal."""

BEFORE_GRANT = frozenset({"pending", "any"})
"""Answers of a platform that take a right before it is granted."""


def granted(filed_on: date, waiting: Waiting, spread: Decimal) -> Span:
    """Return when an application filed on this day is granted, as far as is known.

    A single figure is widened by ``spread`` both ways: no office takes the same time twice.
    """
    low, high = waiting.low_months, waiting.high_months
    if low == high:
        low, high = low * (ONE - spread), high * (ONE + spread)
    return Span(later(filed_on, low), later(filed_on, (low + high) / 2), later(filed_on, high))


def in_force(option: Option, day: date) -> Decimal:
    """Return the probability that the option is in force on ``day``, if it is granted at all.

    Even between the earliest and the latest day of grant.
    """
    span = option.in_force
    if span is None or (option.ends_on is not None and day > option.ends_on):
        return ZERO
    if day >= span.high:
        return ONE
    if day < span.low:
        return ZERO
    share = Decimal((day - span.low).days) / Decimal((span.high - span.low).days)
    return share.quantize(FINE)


def uses(case: Case, office: str, sort: Sort, way: Way) -> Iterator[Use]:
    """Yield what the right can be used for on each platform of each market it covers."""
    for market, _ in case.covered(office):
        outlook = outlook_of(case, market)
        for platform in outlook.platforms:
            found = case.law.accepting(platform.name, sort, on=case.today)
            answer = found.answer if isinstance(found, Accepting) else "unknown"
            if way is Way.NO_FILING and answer != "any":
                answer = "court_order"
            yield Use(
                platform.name,
                case.launch.sku,
                market,
                answer in BEFORE_GRANT and sort not in INVENTIONS,
                answer,
                _strength(case, sort, platform.name, answer),
                () if isinstance(found, Unknown) else (found.applied,),
            )


def shares(case: Case, option: Option) -> tuple[Share, ...]:
    """Return the protected share of the revenue of each market: low, likely and high."""
    return tuple(
        Share(case.launch.sku, market, *_three(case, option, outlook_of(case, market), covers))
        for market, covers in case.covered(option.office)
        if outlook_of(case, market).total
    )


def months(case: Case, options: tuple[Option, ...]) -> Iterator[Month]:
    """Yield every month of every market with what each option protects of it."""
    for outlook in case.launch.outlooks:
        here = [
            (option, share * option.chance, *_strengths(case, option, outlook))
            for option in options
            if (share := dict(case.covered(option.office)).get(outlook.market, ZERO))
        ]
        for day, revenue in zip(case.months, outlook.revenue, strict=False):
            worths = {}
            for option, share, strength, pending in here:
                if _alive(option, day):
                    sure = in_force(option, day)
                    worths[option.key] = share * (sure * strength + (ONE - sure) * pending)
            yield Month(revenue, {key: worth for key, worth in worths.items() if worth})


def _alive(option: Option, day: date) -> bool:
    """Return whether it is filed and has not ended: an ended right is not pending again."""
    ended = option.ends_on is not None and day > option.ends_on
    return option.filed_on is not None and day >= option.filed_on and not ended


def outlook_of(case: Case, market: str) -> Outlook:
    """Return what is expected of a market."""
    return next(one for one in case.launch.outlooks if one.market == market)


def _strengths(case: Case, option: Option, outlook: Outlook) -> tuple[Decimal, Decimal]:
    """Return the strength in this market once in force, and while pending."""
    if not outlook.platforms:
        return case.assumed.number("strength", option.sort.value), ZERO
    found = {
        use.platform: use
        for use in option.uses
        if use.market == outlook.market and use.sku == case.launch.sku
    }
    after = sum((found[p.name].strength * p.share for p in outlook.platforms), ZERO)
    figure = case.assumed.find("before_grant", option.sort.value)
    while_pending = figure.value if figure else ZERO
    before = sum(
        (
            found[p.name].strength * p.share * while_pending
            for p in outlook.platforms
            if found[p.name].before
        ),
        ZERO,
    )
    return after, before


def _strength(case: Case, sort: Sort, platform: str, answer: str) -> Decimal:
    base = case.assumed.number("strength", platform, sort.value)
    return base * case.assumed.number("acceptance", answer)


def _three(
    case: Case, option: Option, outlook: Outlook, covers: Decimal
) -> tuple[Decimal, Decimal, Decimal]:
    span = option.in_force
    if span is None:
        return ZERO, ZERO, ZERO
    ends_on = option.ends_on or date.max

    def share(start: date) -> Decimal:
        safe = sum(
            (
                revenue
                for day, revenue in zip(case.months, outlook.revenue, strict=False)
                if start <= day <= ends_on
            ),
            ZERO,
        )
        return (covers * safe / outlook.total).quantize(FINE)

    return share(span.high), share(span.likely), share(span.low)


def later(day: date, months_: Decimal) -> date:
    """Return the day so many months, or parts of one, after another."""
    return day + timedelta(days=int(months_ * DAYS_PER_MONTH))
