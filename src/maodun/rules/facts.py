"""What a question to a rule is answered from: days and numbers of one case."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, get_args

from maodun.domain.errors import DateMissing, ImpossibleDates
from maodun.domain.rights import Relation
from maodun.domain.text import T, Text

DayName = Literal[
    "action_date",
    "complaint_date",
    "creation_date",
    "decision_date",
    "disclosure_date",
    "document_date",
    "due_date",
    "earliest_filing_date",
    "effective_filing_date",
    "event_date",
    "expiry_date",
    "filing_date",
    "first_filing_date",
    "first_sale_date",
    "grant_date",
    "hearing_date",
    "marketing_date",
    "notice_date",
    "notification_date",
    "order_date",
    "payment_date",
    "priority_date",
    "publication_date",
    "receipt_date",
    "registration_date",
    "renewal_start_date",
    "request_date",
    "search_report_date",
    "service_date",
    "start_date",
    "waiver_sent_date",
]
DAY_NAMES: tuple[str, ...] = get_args(DayName)
Size = Literal["large", "small", "micro"]

DAYS: Mapping[str, Text] = {
    "action_date": T("day of the act"),
    "complaint_date": T("day of the complaint"),
    "creation_date": T("day of creation"),
    "decision_date": T("day of the decision"),
    "disclosure_date": T("day of the first disclosure"),
    "document_date": T("day the document bears"),
    "due_date": T("day it is due"),
    "earliest_filing_date": T("earliest filing relied on"),
    "effective_filing_date": T("effective filing date"),
    "event_date": T("day of the event"),
    "expiry_date": T("day of expiry"),
    "filing_date": T("filing date"),
    "first_filing_date": T("first filing anywhere"),
    "first_sale_date": T("day of the first sale"),
    "grant_date": T("grant date"),
    "hearing_date": T("day of the hearing"),
    "marketing_date": T("day it was first made available there"),
    "notice_date": T("day of the notice"),
    "notification_date": T("day of notification"),
    "order_date": T("day of the order"),
    "payment_date": T("day of payment"),
    "priority_date": T("priority date"),
    "publication_date": T("publication date"),
    "receipt_date": T("day of receipt"),
    "registration_date": T("registration date"),
    "renewal_start_date": T("first day of the renewal period"),
    "request_date": T("day of the request"),
    "search_report_date": T("publication of the search report"),
    "service_date": T("day of service"),
    "start_date": T("first day"),
    "waiver_sent_date": T("day the request for a waiver was sent"),
}
IN_ORDER = (
    ("first_filing_date", "filing_date"),
    ("priority_date", "filing_date"),
    ("filing_date", "grant_date"),
    ("filing_date", "registration_date"),
    ("filing_date", "expiry_date"),
    ("grant_date", "expiry_date"),
    ("document_date", "receipt_date"),
)
"""Pairs of days of which the second cannot come before the first."""


@dataclass(frozen=True, slots=True)
class Facts:
    """One case. All days are days at the office, without a time.

    Attributes:
        days: By name; the names are those of ``DayName``.
        relations: Every earlier filing the publication names; the rule says which count.
        term_extension_days: Printed on the grant; None: not printed.
        disclaimed_days: Of those, the days given up in a terminal disclaimer.
        number: Which of several renewals; None: all.
        units: How many claims, designs, classes or months a fee is asked for.
        size: Size of the payer; ``small`` and ``micro`` pay less at some offices.
        months: Length of a period that the office or court set itself.
        length_days: The same in days.
        delays: Days of each kind of delay, by the names that the rule uses.
    """

    days: Mapping[str, date] = field(default_factory=dict)
    relations: Sequence[Relation] = ()
    term_extension_days: int | None = None
    disclaimed_days: int = 0
    number: int | None = None
    units: int | None = None
    size: Size = "large"
    months: int | None = None
    length_days: int | None = None
    delays: Mapping[str, int] = field(default_factory=dict)

    def day(self, name: str, *, rule: str) -> date:
        """Return one day.

        Raises:
            DateMissing: The case does not have it.
        """
        found = self.days.get(name)
        if found is None:
            raise DateMissing(rule, name)
        return found

    def check(self) -> None:
        """Refuse days that cannot be: a grant before its filing.

        Raises:
            ImpossibleDates: Two days are in an order that nothing real has.
        """
        days = self.days
        for first, second in IN_ORDER:
            if first in days and second in days and days[second] < days[first]:
                raise ImpossibleDates(
                    first=(DAYS[first], days[first]), second=(DAYS[second], days[second])
                )


def facts(**days: date | None) -> Facts:
    """Return a case of which only days are known; None: not known."""
    return Facts({name: day for name, day in days.items() if day is not None})
