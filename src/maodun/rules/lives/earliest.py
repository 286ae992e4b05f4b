"""The earliest day that a right goes back to."""

from datetime import date

from maodun.domain.rights import Right

PRIOR = "provisional"
"""Relations of this kind are priorities in all but name (35 USC 119(e))."""


def earliest_date(right: Right, *, parents: bool) -> date | None:
    """Return the earliest of filing and priorities; None where no day is known.

    A priority or parent without a day is passed over.

    Args:
        right: The publication as its office printed it.
        parents: Whether earlier applications of the same family count as well. They do where
            the question is how far back its claims may reach; they do not where a time to enter
            a market runs, which starts with the priority and would seem over too early.
    """
    days = [right.filing_date]
    days += [priority.filing_date for priority in right.priorities]
    days += [one.filing_date for one in right.relations if parents or one.kind == PRIOR]
    return min((day for day in days if day is not None), default=None)
