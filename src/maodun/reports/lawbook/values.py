"""What one version of a rule says, in a lawyer's sentences."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any, get_args

from maodun.domain.text import T, Text
from maodun.reports.lawbook.fees import fees_told
from maodun.reports.lawbook.lengths import COUNTED, period_told, term_told
from maodun.reports.lawbook.naming import (
    ACCEPTED,
    CLAIMED,
    EXAMINED,
    FORGIVEN,
    NOT_FORGIVEN,
    RIGHTS,
    STAGES,
    joined,
    listed,
)
from maodun.rules.counting import years_and_months
from maodun.rules.facts import DAYS
from maodun.rules.forms.basics import Bilingual
from maodun.rules.forms.lengths import PeriodValue, Span, TermValue
from maodun.rules.forms.rule import AnyRule, GraceRule, RenewalsRule
from maodun.rules.forms.values import (
    AcceptanceValue,
    AdjustmentValue,
    Counted,
    GraceValue,
    NoGrace,
    PendencyValue,
    ProtectionValue,
    Renewals,
    ScheduleValue,
)


def told(rule: AnyRule, value: object) -> tuple[Text, ...]:
    """Return what the value of one version says, one sentence each."""
    return tuple(TELLERS[type(value)](rule, value))


def _renewals(rule: AnyRule, value: Renewals) -> Iterator[Text]:
    day = DAYS[rule.counts_from] if isinstance(rule, RenewalsRule) else T("first day")
    if value.at:
        spans = joined(years_and_months(span) for span in value.at)
        yield T("Due {lengths} after the {day}.", lengths=spans, day=day)
    else:
        yield _row_of_days(value, day)
    if value.numbered_from != 1:
        yield T("The office calls the first one number {n}.", n=value.numbered_from)
    if value.due == "month_end":
        yield T("Each falls due on the last day of that month.")
    if value.due == "day_before":
        yield T("Each falls due on the day before the corresponding one.")
    yield from _payable(value)
    if value.moves == "payment":
        yield T(
            "If the office is closed on the last day, payment on the next open day still "
            "counts; the due day stays."
        )
    else:
        yield T("Closed days move nothing.")
    if value.fee is not None:
        yield T("What it costs: {rule}.", rule=value.fee)


def _row_of_days(value: Renewals, day: Text) -> Text:
    first = years_and_months(value.first or Span(days=0))
    if value.every is None:
        return T("Due {lengths} after the {day}.", lengths=first, day=day)
    every = years_and_months(value.every)
    if value.last is None:
        return T(
            "First due {first} after the {day}, then every {every}, without end.",
            first=first,
            day=day,
            every=every,
        )
    return T(
        "First due {first} after the {day}, then every {every}, last {last} after it.",
        first=first,
        day=day,
        every=every,
        last=years_and_months(value.last),
    )


def _payable(value: Renewals) -> Iterator[Text]:
    if value.opens_first is not None:
        opens = _opens(value.opens_first)
        yield T("For the first one: {said}", said=opens)
    if value.opens is not None:
        yield _opens(value.opens)
    if value.free is not None:
        free = years_and_months(value.free)
        yield T("It costs no more until {length} after the due day.", length=free)
    if value.late is None:
        yield T("This rule knows no late payment.")
    else:
        late = years_and_months(value.late)
        yield T(
            "With a surcharge it can be paid until {length} after the due day.", length=late
        )


def _opens(way: Counted) -> Text:
    length = years_and_months(way)
    if way.first_day == "next":
        return T(
            "It can be paid from the day after {length} before the due day.", length=length
        )
    if way.first_day == "month_start":
        return T(
            "It can be paid from the first day of the month that lies {length} before the due "
            "day.",
            length=length,
        )
    return T("It can be paid from {length} before the due day.", length=length)


def _grace(rule: AnyRule, value: GraceValue) -> Iterator[Text]:
    day = DAYS[rule.counts_from] if isinstance(rule, GraceRule) else DAYS["disclosure_date"]
    yield T(
        "The {before} must come within {length} from the {day}.",
        before=DAYS[value.before],
        length=years_and_months(Span(months=value.months, days=value.days)),
        day=day,
    )
    if value.family != "clamp":
        yield COUNTED[value.family]
    yield T("Forgiven: {what}.", what=joined(FORGIVEN[one] for one in sorted(value.forgives)))
    if value.excludes:
        what = joined(NOT_FORGIVEN[one] for one in sorted(value.excludes))
        yield T("Not forgiven all the same: {what}.", what=what)
    yield CLAIMED[value.statement]
    if value.proof_days is not None or value.proof_months is not None:
        proof = Span(months=value.proof_months, days=value.proof_days)
        yield T("Proof follows within {length} after filing.", length=years_and_months(proof))
    if value.proof_of == "earliest":
        yield T("Proof of the earliest disclosure is enough for the later ones.")
    if value.roll == "forward":
        yield T("If the office is closed on the last day, the next open day counts.")
    else:
        yield T("The last day does not move, whether or not the office is open.")


def _pendency(_: AnyRule, value: PendencyValue) -> Iterator[Text]:
    if value.months is not None:
        low, high = value.months
        length = T("{low} to {high} months", low=str(low), high=str(high))
        if low == high:
            length = T("about {n} months", n=str(low))
    else:
        low, high = value.days or (Decimal(0), Decimal(0))
        length = T("{low} to {high} days", low=str(low), high=str(high))
        if low == high:
            length = T("about {n} days", n=str(low))
    yield T(
        "{length} from {since} to {until}, as observed in {year}.",
        length=length,
        since=STAGES[value.from_],
        until=STAGES[value.until],
        year=value.year,
    )


def _protection(_: AnyRule, value: ProtectionValue) -> Iterator[Text]:
    if not value.exists:
        yield T("There is no such right here.")
    if value.protects is not None:
        yield T("Protects: {what}", what=value.protects.words)
    if value.needs is not None:
        yield T("Needs: {what}", what=value.needs.words)
    if value.examined is not None:
        yield EXAMINED[value.examined]


def _adjustment(_: AnyRule, value: AdjustmentValue) -> Iterator[Text]:
    for name in value.adds:
        yield T("Adds days: {what} ({name})", what=value.names[name].words, name=name)
    for name in value.subtracts:
        yield T("Takes days away: {what} ({name})", what=value.names[name].words, name=name)
    yield T("The sum is never less than none.")


def _acceptance(_: AnyRule, value: AcceptanceValue) -> Iterator[Text]:
    for right, level in value.rights.items():
        yield T("{right}: {level}.", right=RIGHTS[right], level=ACCEPTED[level])
    if value.fields:
        what = listed(field.words for field in value.fields)
        yield T("A notice needs: {what}.", what=what)
    if value.at_most is not None:
        unit = value.unit.words if value.unit else T("item")
        yield T("At most {n} in one notice ({unit}).", n=value.at_most, unit=unit)
    if value.statement is not None:
        yield value.statement.words


def _fees(_: AnyRule, value: ScheduleValue) -> Iterator[Text]:
    return fees_told(value)


def _no_grace(_: AnyRule, value: NoGrace) -> Iterator[Text]:
    yield value.none.words


def _statement(_: AnyRule, value: Bilingual) -> Iterator[Text]:
    yield value.words


TELLERS: Mapping[type, Callable[[Any, Any], Iterator[Text]]] = {
    **dict.fromkeys(get_args(TermValue), term_told),
    **dict.fromkeys(get_args(PeriodValue), period_told),
    Renewals: _renewals,
    GraceValue: _grace,
    NoGrace: _no_grace,
    PendencyValue: _pendency,
    ScheduleValue: _fees,
    ProtectionValue: _protection,
    AdjustmentValue: _adjustment,
    AcceptanceValue: _acceptance,
    Bilingual: _statement,
}
"""By the type of the value; a rule of its kind comes with it."""
