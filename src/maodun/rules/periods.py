"""Until when an act is in time: count the period, then move its last day to an open one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from maodun.domain.calendar import ONE_DAY
from maodun.domain.errors import FactMissing, WrongKind
from maodun.domain.lives import Applied
from maodun.domain.text import T, Text
from maodun.rules.calendars import Calendar, calendar, calendar_of
from maodun.rules.counting import (
    FAMILIES,
    counted,
    day_before_corresponding,
    within_calendar,
    years_and_months,
)
from maodun.rules.facts import DAYS, Facts
from maodun.rules.files import applied, rule_of, version_on
from maodun.rules.forms.lengths import (
    Counting,
    EarlierPeriod,
    Extendable,
    LaterPeriod,
    PeriodLength,
    PeriodValue,
    SetPeriod,
    Span,
)
from maodun.rules.forms.rule import AnyRule, PeriodRule
from maodun.rules.rolling import rolled


@dataclass(frozen=True, slots=True)
class Period:
    """The end of a period.

    Attributes:
        nominal: Last day as counted, whether or not the office is open.
        last_day: Last day on which the act is in time.
        extended: Last days after each extension that can be had.
        also: Rules applied on the way: deemed receipt.
    """

    nominal: date
    last_day: date
    extended: tuple[date, ...]
    applied: Applied
    also: tuple[Applied, ...] = ()


@within_calendar
def period(rule: AnyRule, facts: Facts) -> Period:
    """Return the last day of a period.

    Raises:
        DateMissing: ``facts`` lacks a day the rule counts from or is chosen by.
        FactMissing: The office sets the length, and ``facts`` lacks it.
        NotCovered: The key date, or the closing days needed, are not covered.
        ImpossibleDates: The days contradict each other.
        OutsideCalendar: The period ends outside the years 1 to 9999.
        WrongKind: This is no rule about a period.
    """
    if not isinstance(rule, PeriodRule):
        raise WrongKind(rule.rule, kind=rule.kind, wanted="period")
    facts.check()
    version = version_on(rule.rule, rule.versions, facts.day(rule.chosen_by, rule=rule.rule))
    ways = [_Way(rule, length, facts) for length in _lengths(rule, version.value, facts)]
    chosen, choice = _chosen(version.value, ways)
    steps = tuple(step for way in ways for step in way.steps)
    used = applied(rule, version, (*steps, *choice))
    return Period(chosen.nominal, chosen.last_day, chosen.extended, used, chosen.also)


class _Way:
    """One way to count, with its steps."""

    def __init__(self, rule: PeriodRule, length: PeriodLength, facts: Facts) -> None:
        self.rule, self.length, self.facts = rule, length, facts
        self.steps: list[Text] = []
        self.also: tuple[Applied, ...] = ()
        self.start = self._start()
        self.nominal = self._end(length)
        self.last_day = self._rolled(self.nominal)
        if length.day_after:
            self.nominal = self.last_day = self._day_after()
        self.extended = tuple(self._extensions())

    def _start(self) -> date:
        length, facts = self.length, self.facts
        name = length.counts_from or self.rule.counts_from
        if length.after is not None and name not in facts.days:
            received = period(rule_of(length.after), facts)
            self.also = (received.applied, *received.also)
            self.steps += received.applied.steps
            return received.last_day
        return facts.day(name, rule=self.rule.rule)

    def _end(self, length: Span, *, quiet: bool = False) -> date:
        own = self.length
        back = own.counted == "backward"
        if length.business_days is not None:
            open_days = -length.business_days if back else length.business_days
            end = self._calendar().add_business_days(self.start, open_days)
        else:
            end = counted(self.start, length, own.family or "clamp", back=back)
        if own.ends_day_before:
            end = day_before_corresponding(self.start, end, length)
        if own.strictly_before:
            end -= ONE_DAY
        if not quiet:
            self.steps.append(self._counted(end))
        return end if own.late_receipt_days is None else self._late(end, quiet=quiet)

    def _counted(self, end: date) -> Text:
        name = DAYS[self.length.counts_from or self.rule.counts_from]
        length = years_and_months(self.length)
        if self.length.counted == "backward":
            return T(
                "{length} before {start} is {end}", length=length, start=self.start, end=end
            )
        if self.length.days == 0:
            return T("No days are added: {end} ({name})", name=name, end=end)
        if self.length.family is None:
            return T(
                "{length} from {start} ({name}) end on {end}",
                length=length,
                start=self.start,
                name=name,
                end=end,
            )
        return T(
            "{length} from {start} ({name}), {family}, end on {end}",
            length=length,
            start=self.start,
            name=name,
            family=FAMILIES[self.length.family],
            end=end,
        )

    def _late(self, end: date, *, quiet: bool) -> date:
        received = self.facts.days.get("receipt_date")
        if received is None:
            return end
        beyond = (received - self.start).days - (self.length.late_receipt_days or 0)
        if beyond <= 0:
            return end
        if not quiet:
            self.steps.append(
                T(
                    "Received on {day}, {days} days later than allowed for; those days are "
                    "added",
                    day=received,
                    days=beyond,
                )
            )
        return end + timedelta(days=beyond)

    def _rolled(self, day: date, *, quiet: bool = False) -> date:
        if self.length.roll == "none":
            return day
        steps = None if quiet else self.steps
        return rolled(self._calendar(), day, steps, way=self.length.roll)

    def _day_after(self) -> date:
        after = self.last_day + ONE_DAY
        self.steps.append(T("The day after counts: {day}", day=after))
        return after

    def _extensions(self) -> Sequence[date]:
        way = self.length.extendable
        if way is None:
            return ()
        outer = self._end(way.outer, quiet=True) if way.outer else None
        found = []
        for count in range(1, (way.times or 1) + 1):
            end = self._extended(way, count)
            if outer is not None and end > outer:
                break
            found.append(self._rolled(end, quiet=True))
        if found:
            self.steps.append(
                T(
                    "It can be extended to {days}",
                    days=", ".join(day.isoformat() for day in found),
                )
            )
        return found

    def _extended(self, way: Extendable, count: int) -> date:
        """Count an extension from the start, or one in another unit from the nominal end."""
        longer = _longer(self.length, way, count)
        if longer is not None:
            return self._end(longer, quiet=True)
        if way.business_days is not None:
            return self._calendar().add_business_days(self.nominal, count * way.business_days)
        if way.in_months is not None:
            step = Span(months=count * way.in_months)
            return counted(self.nominal, step, way.family or "clamp")
        return counted(self.nominal, Span(days=count * way.in_days))

    def _calendar(self) -> Calendar:
        if self.length.calendar is not None:
            return calendar(self.length.calendar)
        return calendar_of(self.rule.applies_to.office or "")


def _longer(base: PeriodLength, step: Span, count: int) -> Span | None:
    """Return both lengths in one, or None where their units do not add up."""
    if base.in_months is not None and step.in_months is not None:
        return Span(months=base.in_months + count * step.in_months)
    if base.business_days is not None and step.business_days is not None:
        return Span(business_days=base.business_days + count * step.business_days)
    if {base.in_months, base.business_days, step.in_months, step.business_days} == {None}:
        return Span(days=base.in_days + count * step.in_days)
    return None


def _lengths(rule: PeriodRule, value: PeriodValue, facts: Facts) -> tuple[PeriodLength, ...]:
    if isinstance(value, LaterPeriod):
        return value.later_of
    if isinstance(value, EarlierPeriod):
        return value.earlier_of
    if isinstance(value, SetPeriod):
        return (_set(rule, value.set, facts),)
    return (value,)


def _set(rule: PeriodRule, way: Counting, facts: Facts) -> PeriodLength:
    if facts.months is None and facts.length_days is None:
        raise FactMissing(
            T("{rule} needs the length that was set: months or days", rule=rule.rule)
        )
    return PeriodLength(
        months=facts.months or None,
        days=facts.length_days if not facts.months else None,
        family=way.family if facts.months else None,
        roll=way.roll,
        counted=way.counted,
        calendar=way.calendar,
        after=way.after,
    )


def _chosen(value: PeriodValue, ways: Sequence[_Way]) -> tuple[_Way, tuple[Text, ...]]:
    if isinstance(value, LaterPeriod):
        found = max(ways, key=_last_day)
        return found, (T("The later of these days counts: {end}", end=found.last_day),)
    if isinstance(value, EarlierPeriod):
        found = min(ways, key=_last_day)
        return found, (T("The earlier of these days counts: {end}", end=found.last_day),)
    return ways[0], ()


def _last_day(way: _Way) -> date:
    return way.last_day
