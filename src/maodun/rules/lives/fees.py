"""The fees that keep a right: when each can be paid, and what its office entered about it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from maodun.domain.calendar import ONE_DAY
from maodun.domain.errors import LawError
from maodun.domain.lives import Applied, FeeWindow, Payment
from maodun.domain.records import EventKind, StatusEvent, fee_number
from maodun.domain.rights import Right, Stage
from maodun.domain.text import T, Text
from maodun.rules.facts import Facts
from maodun.rules.files import per_folder, rule_for, rule_of, version_of
from maodun.rules.forms.rule import RenewalsRule
from maodun.rules.lives.endings import Lapse
from maodun.rules.renewals import windows

Fees = tuple[tuple[FeeWindow, ...], tuple[Applied, ...], tuple[Text, ...]]
NO_FEES: Fees = ((), (), ())
AS_ORIGINAL = T(
    "Its fees count from the grant of the original, whose day is not in this record"
)
NOT_KNOWN = T("payment unknown: nothing read says whether it was paid")
EACH_SAID = 4
"""Up to so many fees get a sentence each; more, as annual fees are, get one together."""
MOST_LISTED = 30
"""So many days are listed at most, more than any annual fees; a mark is renewed without end."""
FIRST_FEW = 4
"""Listed of what goes on without end."""


def fee_windows(right: Right) -> Fees:
    """Return the fees that keep a granted right, the rule, and why they cannot be counted.

    Nothing is known of their payment yet.
    """
    rule = rule_for("renewals", right.office, right.kind)
    granted = right.grant_date or right.publication_date
    if granted is None or right.stage is Stage.APPLICATION:
        return NO_FEES
    if not isinstance(rule, RenewalsRule):
        return NO_FEES
    if rule_for("reissue", right.office, right.kind, right.kind_code) is not None:
        return (), (), (AS_ORIGINAL,)
    days = {
        "filing_date": right.filing_date or granted,
        "grant_date": granted,
        "registration_date": granted,
    }
    start, chosen = days.get(rule.counts_from), days.get(rule.chosen_by)
    if start is None:
        return NO_FEES
    if chosen is not None and rule.chosen_by != rule.counts_from:
        try:
            chosen = version_of(rule, chosen).from_
        except LawError:
            return NO_FEES
    return _counted(rule.rule, start, chosen)


@per_folder
def _counted(name: str, start: date, chosen: date | None) -> Fees:
    """Return the fees of every right that has these days; all grants of a week share them.

    ``chosen`` selects the version: the first day of that version will do.
    """
    rule = rule_of(name)
    if not isinstance(rule, RenewalsRule):
        return NO_FEES
    days = {rule.chosen_by: chosen, rule.counts_from: start}
    known = Facts({name: day for name, day in days.items() if day is not None})
    try:
        found = windows(rule, known)
    except LawError:
        return NO_FEES
    fees = tuple(FeeWindow(one.number, one.opens, one.due, one.late_until) for one in found)
    return fees, (found[0].applied,), ()


def fee_ends(
    fees: Sequence[FeeWindow], why_none: Sequence[Text] = ()
) -> tuple[date, ...] | None:
    """Return the last day of each late period: the right ends with it if nothing is paid.

    None where no fee is owed; empty where ``why_none`` says why they cannot be counted.
    """
    if not fees and not why_none:
        return None
    return tuple(fee.late_until or fee.due for fee in fees)


def with_payments(
    fees: Sequence[FeeWindow], events: Sequence[StatusEvent], lapses: Sequence[Lapse]
) -> tuple[FeeWindow, ...]:
    """Return the fees with what is known of their payment."""
    if not events:
        return tuple(fees)
    paid = _paid(fees, events)
    ended = {lapse.last_day: lapse for lapse in lapses}
    if not paid and not ended:
        return tuple(fees)
    return tuple(_with_lapse(_with_payment(fee, paid), ended) for fee in fees)


def fee_notes(fees: Sequence[FeeWindow], events: Sequence[StatusEvent]) -> tuple[Text, ...]:
    """Return what there is to say about the fees, and payments that belong to none of them."""
    if len(fees) <= EACH_SAID:
        said = tuple(map(said_of, fees))
    else:
        open_ones = [fee for fee in fees if fee.payment is Payment.UNKNOWN]
        known = (said_of(fee) for fee in fees if fee.payment is not Payment.UNKNOWN)
        said = (*known, *_unknown(open_ones))
    return (*said, *_unplaced(fees, events))


@lru_cache(maxsize=65_536)
def said_of(fee: FeeWindow) -> Text:
    """Return one fee as a sentence."""
    return T(
        "Fee {number}: payable from {opens}, due {due}, late until {late}: {known}",
        number=fee.number,
        opens=fee.opens or "-",
        due=fee.due,
        late=fee.late_until or "-",
        known=_known(fee),
    )


def _known(fee: FeeWindow) -> Text:
    if fee.payment is Payment.PAID:
        return T("paid on {day}", day=fee.paid_on or "-")
    if fee.payment is Payment.UNPAID:
        return T("not paid, lapsed at the end of {day}", day=fee.lapsed_on or "-")
    if fee.payment is Payment.DOUBTFUL:
        return T(
            "entered as not paid, with a lapse at the end of {day} that a later entry may have "
            "undone",
            day=fee.lapsed_on or "-",
        )
    if fee.payment is Payment.REVIVED:
        return T(
            "not paid in time, lapsed at the end of {day}, revived on {revived}",
            day=fee.lapsed_on or "-",
            revived=fee.revived_on or "-",
        )
    return NOT_KNOWN


def _unknown(fees: Sequence[FeeWindow]) -> tuple[Text, ...]:
    if not fees:
        return ()
    return (
        T(
            "Fees fall due on {days}; nothing read says whether they were paid",
            days=_first_few(fees),
        ),
    )


def _first_few(fees: Sequence[FeeWindow]) -> str:
    days = [fee.due.isoformat() for fee in fees]
    return ", ".join(days if len(days) <= MOST_LISTED else [*days[:FIRST_FEW], "…"])


def _unplaced(fees: Sequence[FeeWindow], events: Sequence[StatusEvent]) -> tuple[Text, ...]:
    shown = {fee.paid_on for fee in fees}
    return tuple(
        T("A fee was paid on {day}: {value}", day=event.on, value=event.value)
        for event in events
        if event.kind is EventKind.FEE_PAID and event.on is not None and event.on not in shown
    )


def _paid(fees: Sequence[FeeWindow], events: Sequence[StatusEvent]) -> Mapping[int, date]:
    """Return the day of the first payment of each fee."""
    found: dict[int, date] = {}
    for event in events:
        if event.kind is not EventKind.FEE_PAID or event.on is None:
            continue
        number = fee_number(event.value) or _number_on(fees, event.on)
        if number is not None:
            found[number] = min(event.on, found.get(number, event.on))
    return found


def _number_on(fees: Sequence[FeeWindow], day: date) -> int | None:
    """Return the only fee that could be paid on this day; none where several could."""
    open_then = [
        fee.number
        for fee in fees
        if fee.opens is not None and fee.opens <= day <= (fee.late_until or fee.due)
    ]
    return open_then[0] if len(open_then) == 1 else None


def _with_payment(fee: FeeWindow, paid: Mapping[int, date]) -> FeeWindow:
    if fee.number not in paid:
        return fee
    return replace(fee, payment=Payment.PAID, paid_on=paid[fee.number])


def _with_lapse(fee: FeeWindow, ended: Mapping[date, Lapse]) -> FeeWindow:
    last = fee.late_until or fee.due
    lapse = ended.get(last) or ended.get(last - ONE_DAY)
    if lapse is None:
        return fee
    if lapse.undone:
        revived = replace(fee, lapsed_on=lapse.last_day, revived_on=lapse.undone_on)
        return replace(revived, payment=Payment.REVIVED)
    payment = Payment.DOUBTFUL if lapse.doubtful else Payment.UNPAID
    return replace(fee, payment=payment, lapsed_on=lapse.last_day)
