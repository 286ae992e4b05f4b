"""Move the last day of an act to a day on which the office is open."""

from datetime import date
from typing import Literal

from maodun.domain.text import T, Text
from maodun.rules.calendars import Calendar

Direction = Literal["forward", "backward"]


def rolled(
    office: Calendar, day: date, steps: list[Text] | None = None, *, way: Direction = "forward"
) -> date:
    """Return the open day that counts instead of ``day``; itself, if the office is open.

    Args:
        office: Whose closing days count.
        day: Last day as counted.
        steps: Where each step is said, and what is not known of the office's closings.
        way: Back only where a period is counted back from a later day.

    Raises:
        NotCovered: The calendar does not reach back so far.
    """
    because = office.why_closed(day)
    moved = day if because is None else _open_day(office, day, way)
    if steps is None:
        return moved
    if because is not None:
        steps.append(_moved(moved, because, way))
    unknown = office.why_not_known(moved)
    if unknown is not None:
        steps.append(unknown)
    return moved


def _open_day(office: Calendar, day: date, way: Direction) -> date:
    return office.next_open(day) if way == "forward" else office.previous_open(day)


def _moved(moved: date, because: Text, way: Direction) -> Text:
    if way == "forward":
        return T("{because}; the next open day counts: {moved}", because=because, moved=moved)
    return T("{because}; the open day before counts: {moved}", because=because, moved=moved)
