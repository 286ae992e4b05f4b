"""What the events in a right's life say about its early end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from maodun.domain.lives import Fate
from maodun.domain.records import EventKind, StatusEvent
from maodun.domain.text import T, Text

ENDS = {EventKind.LAPSED: Fate.LAPSED, EventKind.REVOKED: Fate.REVOKED}
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Ending:
    """How a right ended early.

    Attributes:
        last_day: Last day before the end; None: nothing dated says that it ended.
        fate: What it is afterwards.
        withdrawn: The office took the publication back: it never was a right.
    """

    last_day: date | None = None
    fate: Fate | None = None
    withdrawn: bool = False
    notes: tuple[Text, ...] = ()


NO_ENDING = Ending()


def ending(events: Sequence[StatusEvent]) -> Ending:
    """Return how these events end the right; a later reinstatement undoes a lapse.

    An end without a day never ends a right here: it is said in the notes.
    """
    if not events:
        return NO_ENDING
    found = NO_ENDING
    for event in sorted(events, key=_when):
        found = _after(found, event)
    return found


def _after(so_far: Ending, event: StatusEvent) -> Ending:
    if so_far.withdrawn:
        return so_far
    if event.kind is EventKind.WITHDRAWN:
        notes = (*so_far.notes, _withdrawn(event.on))
        return Ending(event.on, Fate.WITHDRAWN, withdrawn=True, notes=notes)
    if event.kind is EventKind.REINSTATED:
        return Ending(notes=(*so_far.notes, *_reinstated(so_far, event.on)))
    if event.kind in ENDS:
        return _ended(so_far, event)
    note = _other(event)
    if note is None:
        return so_far
    return Ending(so_far.last_day, so_far.fate, notes=(*so_far.notes, note))


def _ended(so_far: Ending, event: StatusEvent) -> Ending:
    fate = ENDS[event.kind]
    if event.on is None:
        undated = T(
            "An end without a day is recorded; it is not used: {value}", value=event.value
        )
        return Ending(so_far.last_day, so_far.fate, notes=(*so_far.notes, undated))
    if so_far.last_day is not None and so_far.last_day < event.on:
        return so_far
    if fate is Fate.LAPSED:
        because = T("Lapsed on {day}; the office may still reinstate it", day=event.on)
    else:
        because = T("Revoked on {day}", day=event.on)
    return Ending(event.on - ONE_DAY, fate, notes=(*so_far.notes, because))


def _reinstated(so_far: Ending, on: date | None) -> tuple[Text, ...]:
    if so_far.last_day is None:
        return ()
    if on is None:
        return (T("Reinstated after that lapse"),)
    return (
        T(
            "Reinstated on {day}; whoever began in between may have rights of their own",
            day=on,
        ),
    )


def _withdrawn(on: date | None) -> Text:
    if on is None:
        return T("The office withdrew this publication")
    return T("The office withdrew this publication on {day}", day=on)


def _other(event: StatusEvent) -> Text | None:
    if event.kind is EventKind.DISCLAIMED:
        return T("A disclaimer is recorded, which may end it or some claims earlier")
    if event.kind is EventKind.FEE_PAID and event.on is not None:
        return T("A fee was paid on {day}: {value}", day=event.on, value=event.value)
    return None


def _when(event: StatusEvent) -> tuple[date, bool]:
    return event.on or date.max, event.kind is EventKind.REINSTATED
