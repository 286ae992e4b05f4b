"""When the fees that keep a right fall due, from when and until when they can be paid."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from maodun.domain.calendar import ONE_DAY, add_months, is_month_end, month_end
from maodun.domain.errors import FactMissing, NotCovered, WrongKind
from maodun.domain.lives import Applied
from maodun.domain.text import T, Text
from maodun.rules.calendars import calendar_of
from maodun.rules.counting import counted, day_before_corresponding, within_calendar
from maodun.rules.facts import DAYS, Facts
from maodun.rules.files import applied, version_on
from maodun.rules.forms.lengths import Span
from maodun.rules.forms.rule import AnyRule, RenewalsRule, Version
from maodun.rules.forms.values import Counted, Renewals
from maodun.rules.rolling import rolled

FORESEEN = 50
"""Renewals without end are listed up to this many."""
CHOSEN_BY_WINDOW = ("renewal_start_date", "payment_date", "due_date")
"""Days of a window itself; a case without one is judged by the window's own days."""

DUE = {
    (False, False): T("Number {n} is due on {due}, counted from {start} ({name})").msgid,
    (False, True): T(
        "Number {n} is due at the end of the month, {due}, counted from {start} ({name})"
    ).msgid,
    (True, False): T(
        "The fee of year {n} is due on {due}, counted from {start} ({name})"
    ).msgid,
    (True, True): T(
        "The fee of year {n} is due at the end of the month, {due}, counted from {start} "
        "({name})"
    ).msgid,
}
"""What is due, by whether it is owed each year and whether months' ends count."""


@dataclass(frozen=True, slots=True)
class RenewalWindow:
    """One fee or declaration that keeps a right.

    Attributes:
        number: As the office counts: the 3rd year's fee has number 3.
        opens: First day on which it can be paid; None: not said.
        due: The due day, which no closing moves.
        pay_by: Last day to pay without surcharge.
        late_until: Last day to pay with surcharge, as counted; None: there is none.
        late_pay_by: The same, moved to an open day where the law moves payments.
        late_from: The day after the last one without surcharge, as counted.
        fee: The schedule with the amounts, if named.
    """

    number: int
    opens: date | None
    due: date
    pay_by: date
    late_from: date | None
    late_until: date | None
    late_pay_by: date | None
    fee: str | None
    applied: Applied

    @property
    def surcharge_from(self) -> date | None:
        """First day on which a surcharge is owed, after a payment that moved to an open day."""
        return None if self.late_until is None else self.pay_by + ONE_DAY


@within_calendar
def windows(rule: AnyRule, facts: Facts) -> tuple[RenewalWindow, ...]:
    """Return every renewal of a right, or the one whose ``number`` the case names.

    Raises:
        DateMissing: ``facts`` lacks a day the rule counts from or is chosen by.
        FactMissing: There is no renewal of that number.
        NotCovered: The key date is not covered by the file.
        ImpossibleDates: The days contradict each other.
        OutsideCalendar: A day would lie outside the years 1 to 9999.
        WrongKind: This is no rule about renewals.
    """
    if not isinstance(rule, RenewalsRule):
        raise WrongKind(rule.rule, kind=rule.kind, wanted="renewals")
    facts.check()
    start = facts.day(rule.counts_from, rule=rule.rule)
    found = tuple(_each(rule, facts, start))
    if not found:
        raise FactMissing(
            T("{rule} has no renewal of number {n}", rule=rule.rule, n=facts.number or 0)
        )
    return found


def _each(rule: RenewalsRule, facts: Facts, start: date) -> Iterator[RenewalWindow]:
    chosen = _chosen_once(rule, facts)
    numbers = _numbers((chosen or rule.versions[-1]).value)
    for place, number in enumerate(numbers):
        if facts.number is not None and number != facts.number:
            continue
        version = chosen or _chosen_by_window(rule, start, place)
        yield _window(rule, version, start, place, number)


def _chosen_once(rule: RenewalsRule, facts: Facts) -> Version[Renewals] | None:
    if rule.chosen_by in CHOSEN_BY_WINDOW and rule.chosen_by not in facts.days:
        return None
    return version_on(rule.rule, rule.versions, facts.day(rule.chosen_by, rule=rule.rule))


def _chosen_by_window(rule: RenewalsRule, start: date, place: int) -> Version[Renewals]:
    """Return the version of one window: the next one counts if the window begins under it."""
    version = rule.versions[0]
    key = _key_day(rule, version, start, place)
    if key < rule.covers_from:
        raise NotCovered(rule.rule, key, rule.covers_from)
    for later in rule.versions[1:]:
        if _key_day(rule, version, start, place) < later.from_:
            break
        version = later
    if version.until is not None and key > version.until:
        raise NotCovered(rule.rule, key, rule.covers_from, until=version.until)
    return version


def _key_day(rule: RenewalsRule, version: Version[Renewals], start: date, place: int) -> date:
    due = _due(version.value, start, place)
    if rule.chosen_by == "due_date":
        return due
    return _opens(version.value, start, place, due) or due


def _window(
    rule: RenewalsRule, version: Version[Renewals], start: date, place: int, number: int
) -> RenewalWindow:
    value = version.value
    due = _due(value, start, place)
    opens = _opens(value, start, place, due)
    free = _after(value.free, value, start, place, due) if value.free else due
    late = _after(value.late, value, start, place, due) if value.late else None
    steps = [_due_step(rule, value, start, number, due)]
    if opens is not None:
        steps.append(T("It can be paid from {day} on", day=opens))
    if free != due:
        steps.append(T("Until {day} it costs no more", day=free))
    if late is not None:
        steps.append(T("With a surcharge it can be paid until {day}", day=late))
    pay_by = _moved(rule, value, free, steps)
    return RenewalWindow(
        number=number,
        opens=opens,
        due=due,
        pay_by=pay_by,
        late_from=None if late is None else free + ONE_DAY,
        late_until=late,
        late_pay_by=None if late is None else _moved(rule, value, late, steps),
        fee=value.fee,
        applied=applied(rule, version, tuple(dict.fromkeys(steps))),
    )


def _due_step(rule: RenewalsRule, value: Renewals, start: date, number: int, due: date) -> Text:
    yearly = value.every is not None and value.every.years == 1
    return T(
        DUE[yearly, value.due == "month_end"],
        n=number,
        due=due,
        start=start,
        name=DAYS[rule.counts_from],
    )


def _moved(rule: RenewalsRule, value: Renewals, day: date, steps: list[Text]) -> date:
    if value.moves == "none" or rule.applies_to.office is None:
        return day
    return rolled(calendar_of(rule.applies_to.office), day, steps)


def _numbers(value: Renewals) -> range:
    count = len(value.at) if value.at else _count(value)
    return range(value.numbered_from, value.numbered_from + count)


def _count(value: Renewals) -> int:
    first, every, last = (_months(span) for span in (value.first, value.every, value.last))
    if not every:
        return 1
    return FORESEEN if not last else (last - first) // every + 1


def _months(span: Span | None) -> int:
    return 0 if span is None else span.in_months or 0


def _due_months(value: Renewals, place: int) -> int:
    if value.at:
        return _months(value.at[place])
    return _months(value.first) + place * _months(value.every)


def _due(value: Renewals, start: date, place: int) -> date:
    span = Span(months=_due_months(value, place))
    day = counted(start, span)
    if value.due == "month_end":
        return month_end(day)
    return day_before_corresponding(start, day, span) if value.due == "day_before" else day


def _opens(value: Renewals, start: date, place: int, due: date) -> date | None:
    way = value.opens_first if place == 0 and value.opens_first else value.opens
    if way is None:
        return None
    day = _beside(way, value, start, place, due, sign=-1)
    if way.first_day == "same":
        return day
    if way.first_day == "next" or is_month_end(day):
        return day + ONE_DAY
    return day.replace(day=1)


def _after(way: Counted, value: Renewals, start: date, place: int, due: date) -> date:
    return _beside(way, value, start, place, due, sign=1)


def _beside(
    way: Counted, value: Renewals, start: date, place: int, due: date, *, sign: int
) -> date:
    """Return a day before or after the due day.

    Where a law counts its windows from the start itself, a due day cut short by its month does
    not shorten what comes after.
    """
    if way.in_months is None:
        return counted(due, way, back=sign < 0)
    if value.windows_from == "start":
        return add_months(start, _due_months(value, place) + sign * way.in_months)
    return add_months(due, sign * way.in_months, way.family)
