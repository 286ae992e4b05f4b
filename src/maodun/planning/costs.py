"""What an option costs: official fees from the law files, the rest assumed, line by line."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from maodun.domain.launches import Money, Sort
from maodun.domain.plans import CostLine, Way
from maodun.domain.text import T, Text
from maodun.planning.case import Case
from maodun.planning.law import FeeLine, Unknown

SERVICES: dict[Literal["agent", "translation", "extra"], Text] = {
    "agent": T("Agent"),
    "translation": T("Translation"),
    "extra": T("Other fees"),
}


@dataclass(frozen=True, slots=True)
class Costing:
    """The lines of a cost; ``unknown`` says why there is no sum."""

    lines: tuple[CostLine, ...]
    unknown: Text | None = None

    def total(self, currency: str) -> Money | None:
        """Return the sum in the currency of the plan, or None where a line is not known."""
        if self.unknown is not None:
            return None
        return Money(sum((line.worth.amount for line in self.lines), Decimal(0)), currency)


def filing_cost(case: Case, office: str, sort: Sort, way: Way) -> Costing:
    """Return the cost of a filing at an office until grant."""
    answer = case.law.fees(office, sort, on=case.today, payer=case.payer)
    return _costing(case, office, sort, way, answer)


def route_cost(case: Case, route: Way, office: str | None, sort: Sort) -> Costing:
    """Return the cost of an international application, or of one office designated in it."""
    answer = case.law.route_fees(route.value, office, on=case.today, payer=case.payer)
    return _costing(case, office or "WO", sort, route, answer)


def _costing(
    case: Case, office: str, sort: Sort, way: Way, fees: tuple[FeeLine, ...] | Unknown
) -> Costing:
    services = tuple(_services(case, office, sort, way))
    parts = (office, sort.value, way.value)
    override = case.assumed.find("official", *parts)
    if override is not None:
        money = Money(override.value, case.assumed.currency)
        what = T("Official fees, as set by hand")
        official: tuple[CostLine, ...] = (
            CostLine(what, money, money, override.source, assumed=True),
        )
    elif isinstance(fees, Unknown):
        return Costing(services, _unknown(fees.because, ".".join(parts)))
    else:
        official = tuple(
            CostLine(
                fee.what,
                fee.money,
                case.assumed.worth(fee.money, case.assumed.currency),
                fee.applied.rule,
                assumed=False,
            )
            for fee in fees
        )
    return Costing((*official, *services))


def _services(case: Case, office: str, sort: Sort, way: Way) -> Iterator[CostLine]:
    for table, what in SERVICES.items():
        figure = case.assumed.find(table, office, sort.value, way.value)
        if figure is not None and figure.value:
            money = Money(figure.value, case.assumed.currency)
            yield CostLine(what, money, money, figure.name, assumed=True)


def _unknown(because: Text | str, name: str) -> Text:
    return T(
        "The official fees are not known: {because}. Set them with --set "
        "official.{name}=AMOUNT",
        because=because,
        name=name,
    )


FEES_UNKNOWN = _unknown("", "").msgid
"""Says of an option that it takes no part because nobody knows what it costs."""
