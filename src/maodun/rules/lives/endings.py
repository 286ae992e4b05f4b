"""What the events in a right's life say about its early end."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from maodun.domain.calendar import ONE_DAY
from maodun.domain.lives import Fate
from maodun.domain.records import EventKind, StatusEvent
from maodun.domain.text import T, Text

ENDS = frozenset({EventKind.LAPSED, EventKind.REVOKED, EventKind.FEE_UNPAID})
MAY_UNDO = frozenset({EventKind.FEE_PAID, EventKind.OTHER})


@dataclass(frozen=True, slots=True)
class Lapse:
    """One time the right ended early because of what its owner did not do.

    Attributes:
        last_day: Last day before it.
        undone: The office took it back; ``undone_on`` says when, if known.
        doubtful: A later entry may have undone it.
    """

    last_day: date
    undone: bool = False
    undone_on: date | None = None
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Ending:
    """How a right ended early.

    Attributes:
        last_day: Last day before the end; None: nothing dated and certain says that it ended.
        fate: What it is afterwards.
        withdrawn: The office took the publication back: it never was a right.
        lapses: Every lapse, also those undone since.
        undated: What calls it ended without a day, after which it still counts.
    """

    last_day: date | None = None
    fate: Fate | None = None
    withdrawn: bool = False
    notes: tuple[Text, ...] = ()
    lapses: tuple[Lapse, ...] = ()
    undated: tuple[Text, ...] = ()


NO_ENDING = Ending()
CALLED = {
    EventKind.LAPSED: T("ended"),
    EventKind.REVOKED: T("cancelled by a tribunal or the office"),
    EventKind.FEE_UNPAID: T("a fee was not paid"),
}
STILL_COUNTS = T(
    "The office calls it “{value}” ({meaning}); since when is not said, so it still counts"
)
DISCLAIMED = T("A disclaimer is recorded, which may end it or some claims earlier")


def ending(events: Sequence[StatusEvent], *, fee_ends: Sequence[date] | None = None) -> Ending:
    """Return how these events end the right; a later reinstatement undoes a lapse.

    An end without a day never ends a right here: that it still counts is said. Nor does a
    lapse after which something was entered that may have undone it.

    Args:
        events: In any order.
        fee_ends: Last days of the late periods for fees, in order. An unpaid fee, of which
            only the day of entry is known, ended the right on the last of them before that;
            empty: they cannot be counted, and the day of entry counts, which is later; None: no
            rule says that a fee is owed, and an unpaid one is not used.
    """
    if not events:
        return NO_ENDING
    found = NO_ENDING
    for event in sorted(events, key=when):
        if found.withdrawn:
            break
        found = _after(found, event, fee_ends)
    return found


def _after(so_far: Ending, event: StatusEvent, fee_ends: Sequence[date] | None) -> Ending:
    if event.kind is EventKind.WITHDRAWN:
        notes = (*so_far.notes, _withdrawn(event.on))
        return Ending(event.on, Fate.WITHDRAWN, withdrawn=True, notes=notes)
    if event.kind is EventKind.REINSTATED:
        return _reinstated(so_far, event.on)
    if event.kind in ENDS:
        return _ended(so_far, event, fee_ends)
    if so_far.fate is Fate.LAPSED and event.kind in MAY_UNDO:
        return _doubted(so_far, event)
    if event.kind is EventKind.DISCLAIMED:
        return _noted(so_far, DISCLAIMED)
    return so_far


def _ended(so_far: Ending, event: StatusEvent, fee_ends: Sequence[date] | None) -> Ending:
    if event.on is None:
        return _undated(so_far, event)
    if so_far.last_day is not None and so_far.last_day < event.on:
        return so_far
    if event.kind is EventKind.FEE_UNPAID:
        return _fee_unpaid(so_far, event.on, fee_ends)
    if event.kind is EventKind.LAPSED:
        because = T("Lapsed on {day}; the office may still reinstate it", day=event.on)
        return _lapsed(so_far, event.on - ONE_DAY, because)
    because = T("Revoked on {day}", day=event.on)
    ended = replace(so_far, last_day=event.on - ONE_DAY, fate=Fate.REVOKED)
    return _noted(ended, because)


def _undated(so_far: Ending, event: StatusEvent) -> Ending:
    """Say of a right that nothing dated has ended that it counts in spite of this."""
    if so_far.last_day is not None:
        return so_far
    called = T(STILL_COUNTS.msgid, value=event.value, meaning=CALLED[event.kind])
    return replace(so_far, undated=tuple(dict.fromkeys((*so_far.undated, called))))


def _fee_unpaid(so_far: Ending, entered: date, fee_ends: Sequence[date] | None) -> Ending:
    if fee_ends is None:
        owed = T(
            "A fee was entered as unpaid on {entered}, but no rule here says that one is owed; "
            "it is not used",
            entered=entered,
        )
        return _noted(so_far, owed)
    before = bisect_right(fee_ends, entered)
    if fee_ends and not before:
        early = T(
            "A fee was entered as unpaid on {entered}, before any could be; it is not used",
            entered=entered,
        )
        return _noted(so_far, early)
    last_day = fee_ends[before - 1] if before else entered
    because = T(
        "Lapsed at the end of {day} because a fee was not paid, as entered on {entered}; the "
        "office may still reinstate it",
        day=last_day,
        entered=entered,
    )
    return _lapsed(so_far, last_day, because)


def _lapsed(so_far: Ending, last_day: date, because: Text) -> Ending:
    lapses = (*so_far.lapses, Lapse(last_day))
    ended = replace(so_far, last_day=last_day, fate=Fate.LAPSED, lapses=lapses)
    return _noted(ended, because)


def _reinstated(so_far: Ending, on: date | None) -> Ending:
    lapses = so_far.lapses
    if lapses and not lapses[-1].undone:
        lapses = (*lapses[:-1], replace(lapses[-1], undone=True, undone_on=on))
    again = Ending(notes=so_far.notes, lapses=lapses)
    if so_far.lapses == lapses and so_far.last_day is None:
        return again
    if on is None:
        return _noted(again, T("Reinstated after that lapse"))
    since = T(
        "Reinstated on {day}; whoever began in between may have rights of their own", day=on
    )
    return _noted(again, since)


def _doubted(so_far: Ending, event: StatusEvent) -> Ending:
    """Return the right as not ended: what followed the lapse may have undone it."""
    lapses = (*so_far.lapses[:-1], replace(so_far.lapses[-1], doubtful=True))
    kept = Ending(notes=so_far.notes, lapses=lapses)
    if event.on is None:
        undated = T(
            "Beside that lapse {value} is entered without a day, which may have undone it; so "
            "the lapse is not used",
            value=event.value,
        )
        return _noted(kept, undated)
    because = T(
        "After that lapse {value} was entered on {day}, which may have undone it; so the lapse "
        "is not used",
        value=event.value,
        day=event.on,
    )
    return _noted(kept, because)


def _noted(so_far: Ending, *notes: Text) -> Ending:
    return replace(so_far, notes=(*so_far.notes, *notes)) if notes else so_far


def _withdrawn(on: date | None) -> Text:
    if on is None:
        return T("The office withdrew this publication")
    return T("The office withdrew this publication on {day}", day=on)


def when(event: StatusEvent) -> tuple[date, bool]:
    """Return what puts events in order: what has no day is taken for the last to happen.

    Of one day, what takes an end back comes behind the end.
    """
    return event.on or date.max, event.kind is EventKind.REINSTATED
