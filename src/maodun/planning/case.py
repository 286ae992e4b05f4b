"""One product with everything a question about it needs: numbers, law, today's day."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from maodun.domain.calendar import add_months
from maodun.domain.launches import Launch
from maodun.planning.assumptions import Assumptions
from maodun.planning.law import Law, Payer

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Case:
    """A launch and what is known beside it."""

    launch: Launch
    assumed: Assumptions
    law: Law
    today: date

    @property
    def months(self) -> tuple[date, ...]:
        """The first day of each month of the selling life."""
        return tuple(
            add_months(self.launch.starts_on, month) for month in range(self.launch.months)
        )

    @property
    def ends_on(self) -> date:
        """The last day of the selling life."""
        return add_months(self.launch.starts_on, self.launch.months) - ONE_DAY

    @property
    def payer(self) -> Payer:
        """For whom official fees are asked."""
        number = self.assumed.number
        return Payer(
            self.launch.size or self.assumed.size,
            int(number("general", "claims")),
            int(number("general", "pictures")),
            int(number("general", "classes")),
        )

    def after(self, days: int) -> date:
        """Return the day so many days from today."""
        return self.today + timedelta(days=days)

    def open_day(self, office: str, days: int) -> date:
        """Return the first day after so many on which the office is open."""
        return self.law.next_open(office, self.after(days))

    def covered(self, office: str) -> tuple[tuple[str, Decimal], ...]:
        """Return the markets of the launch that a right of this office covers, and how much."""
        found = (
            (market, self._share(market, office))
            for market in self.launch.markets
            if office in self.law.offices(market)
        )
        return tuple((market, share) for market, share in found if share)

    def _share(self, market: str, office: str) -> Decimal:
        figure = self.assumed.find("market_share", market, office)
        return figure.value if figure else Decimal(1)
