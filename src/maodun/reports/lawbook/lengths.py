"""Terms and periods in words: how long, from when, how counted, where the last day moves."""

from collections.abc import Iterable, Iterator, Mapping

from maodun.domain.calendar import Family
from maodun.domain.errors import UnknownRule
from maodun.domain.text import T, Text
from maodun.reports.lawbook.naming import joined
from maodun.rules.calendars import calendar, calendar_of
from maodun.rules.counting import years_and_months
from maodun.rules.facts import DAYS
from maodun.rules.forms.lengths import (
    Counting,
    EarlierPeriod,
    EarlierTerm,
    Extendable,
    LaterPeriod,
    LaterTerm,
    PeriodLength,
    PeriodValue,
    SetPeriod,
    TermLength,
    TermValue,
)
from maodun.rules.forms.rule import PeriodRule, TermRule
from maodun.rules.terms import RELATION_NAMES

COUNTED: Mapping[Family, Text] = {
    "clamp": T(
        "The last day has the same number, or is the last one of a month too short for it."
    ),
    "next_day": T(
        "The count starts on the day after; the last day is the one before the corresponding "
        "day."
    ),
    "ultimo": T(
        "The last day has the same number; from a month's last day it is a month's last day."
    ),
}
"""How months are counted, as sentences."""


def period_told(rule: PeriodRule, value: PeriodValue) -> Iterator[Text]:
    """Yield what a period says, one sentence each."""
    if isinstance(value, SetPeriod):
        yield from _set(rule, value.set)
    elif isinstance(value, LaterPeriod):
        yield T("The later of these days counts:")
        yield from _numbered(_period(rule, one) for one in value.later_of)
    elif isinstance(value, EarlierPeriod):
        yield T("The earlier of these days counts:")
        yield from _numbered(_period(rule, one) for one in value.earlier_of)
    else:
        yield from _period(rule, value)


def term_told(rule: TermRule, value: TermValue) -> Iterator[Text]:
    """Yield what a term says, one sentence each."""
    if isinstance(value, LaterTerm):
        yield T("The later of these days counts:")
        yield from _numbered(_term(rule, one) for one in value.later_of)
    elif isinstance(value, EarlierTerm):
        yield T("The earlier of these days counts:")
        yield from _numbered(_term(rule, one) for one in value.earlier_of)
    else:
        yield from _term(rule, value)
    if rule.relied_on is not None:
        relations = joined(RELATION_NAMES[kind] for kind in sorted(rule.relied_on.relations))
        yield T("Earlier filings that count: {relations}.", relations=relations)
    if rule.extension is None:
        return
    if rule.extension.at_most is None:
        yield T("Days of adjustment or extension printed on the grant are added.")
    else:
        most = years_and_months(rule.extension.at_most)
        yield T(
            "Days of adjustment or extension printed on the grant are added, {most} at most.",
            most=most,
        )


def ways_of(value: object) -> tuple[object, ...]:
    """Return what a value counts by: its alternatives, a length that is set, or itself."""
    if isinstance(value, LaterPeriod | LaterTerm):
        return value.later_of
    if isinstance(value, EarlierPeriod | EarlierTerm):
        return value.earlier_of
    return (value.set,) if isinstance(value, SetPeriod) else (value,)


def _numbered(ways: Iterable[Iterable[Text]]) -> Iterator[Text]:
    for number, way in enumerate(ways, 1):
        said: Text | None = None
        for text in way:
            said = text if said is None else T("{first} {next}", first=said, next=text)
        yield T("({number}) {said}", number=number, said=said or T("-"))


def _term(rule: TermRule, length: TermLength) -> Iterator[Text]:
    yield _from_the_day(length, length.counts_from or rule.counts_from)
    if length.family != "clamp":
        yield COUNTED[length.family]
    if length.starts_at == "month_end":
        yield T("The count starts at the end of the month of that day.")
    if length.starts_at == "year_end":
        yield T("The count starts at the end of the year of that day.")
    if length.ends_day_before:
        yield T("The last day is the one before the corresponding day.")
    if length.renewable_to == "each_party":
        yield T("It can be renewed as long as the law of each designated party allows.")
    elif length.renewable_to == "endless":
        yield T("It can be renewed without end.")
    elif length.renewable_to is not None:
        yield T("It can be renewed to {years} years in all.", years=length.renewable_to)


def _period(rule: PeriodRule, length: PeriodLength) -> Iterator[Text]:
    name = length.counts_from or rule.counts_from
    if length.counted == "backward":
        yield T("{length} before the {day}.", length=years_and_months(length), day=DAYS[name])
    else:
        yield _from_the_day(length, name)
    if length.family is not None:
        yield COUNTED[length.family]
    if length.ends_day_before:
        yield T("The last day is the one before the corresponding day.")
    if length.strictly_before:
        yield T("The act must come before that day.")
    yield from _beside(rule, length)
    if length.late_receipt_days is not None:
        yield T(
            "If the document arrives more than {days} days after its date, the days beyond are "
            "added.",
            days=length.late_receipt_days,
        )
    yield _roll(rule, length)
    if length.day_after:
        yield T("The answer is the day after the last one: then not having acted counts.")
    if length.extendable is not None:
        yield from _extensions(length.extendable)


def _from_the_day(length: TermLength | PeriodLength, name: str) -> Text:
    if length.days == 0:
        return T("On the {day} itself.", day=DAYS[name])
    return T("{length} from the {day}.", length=years_and_months(length), day=DAYS[name])


def _beside(rule: PeriodRule, length: PeriodLength | Counting) -> Iterator[Text]:
    if length.after is not None:
        yield T(
            "Where the {day} is not known, the day that {rule} gives counts.",
            day=DAYS[getattr(length, "counts_from", None) or rule.counts_from],
            rule=length.after,
        )


def _roll(rule: PeriodRule, length: PeriodLength | Counting) -> Text:
    if length.roll == "none":
        return T("The last day does not move, whether or not the office is open.")
    days = _calendar_title(rule, length)
    if length.roll == "backward":
        return T(
            "If that day is closed, the open day before it counts ({calendar}).", calendar=days
        )
    return T("If that day is closed, the next open day counts ({calendar}).", calendar=days)


def _calendar_title(rule: PeriodRule, length: PeriodLength | Counting) -> Text | str:
    try:
        if length.calendar is not None:
            return calendar(length.calendar).title
        return calendar_of(rule.applies_to.office or "").title
    except UnknownRule:
        return length.calendar or "-"


def _extensions(way: Extendable) -> Iterator[Text]:
    length = years_and_months(way)
    if way.times is None:
        yield T("It can be extended by {length} as often as it is granted.", length=length)
    elif way.times == 1:
        yield T("It can be extended once by {length}.", length=length)
    else:
        yield T(
            "It can be extended {times} times by {length}, each time counted from the same "
            "start.",
            times=way.times,
            length=length,
        )
    if way.outer is not None:
        yield T(
            "With all extensions it lasts {outer} at most.", outer=years_and_months(way.outer)
        )


def _set(rule: PeriodRule, way: Counting) -> Iterator[Text]:
    if way.counted == "backward":
        yield T(
            "The length is set in each case and counted back from the {day}.",
            day=DAYS[rule.counts_from],
        )
    else:
        yield T(
            "The length is set in each case and counted from the {day}.",
            day=DAYS[rule.counts_from],
        )
    yield COUNTED[way.family]
    yield from _beside(rule, way)
    yield _roll(rule, way)
