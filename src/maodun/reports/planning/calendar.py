"""The days of a plan as an iCalendar file (RFC 5545): one all-day event a product and day."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256

from icalendar import Alarm, Calendar, Event

from maodun.domain.plans import Deadline, Option, Plan
from maodun.domain.text import T, Text
from maodun.reports.language import translator
from maodun.reports.localise import clean
from maodun.reports.planning.names import key_name
from maodun.reports.planning.places import spelled_out

ONE_DAY = timedelta(days=1)
ON_THE_DAY = timedelta(0)
REMINDERS = (timedelta(days=-30), timedelta(days=-7), -ONE_DAY)
NAMED = 2
"""Deadlines named in the title of an event; of more, the rest are counted."""


def calendar(plan: Plan, language: str) -> bytes:
    """Return the deadlines of the plan; an event keeps its name when the plan is made again.

    Days on which nothing of the plan falls are marked as free time and carry no reminder.
    """
    file = Calendar()
    file.add("prodid", "-//Maodun//Filing plan//EN")
    file.add("version", "2.0")
    file.add("calscale", "GREGORIAN")
    translate = translator(language)

    def said(text: Text) -> str:
        return clean(spelled_out(text).render(translate))

    for deadlines in _merged(plan.deadlines):
        file.add_component(_event(deadlines, plan, said))
    content: bytes = file.to_ical()
    return content


def _merged(deadlines: tuple[Deadline, ...]) -> Iterator[list[Deadline]]:
    """Yield what falls on the same day for the same product, what is in the plan first."""
    found: dict[tuple[str, date], list[Deadline]] = {}
    for one in deadlines:
        found.setdefault((one.sku, one.on), []).append(one)
    for together in found.values():
        yield sorted(together, key=lambda one: not one.chosen)


def _event(deadlines: list[Deadline], plan: Plan, said: Callable[[Text], str]) -> Event:
    first = deadlines[0]
    chosen = first.chosen
    what = said(_title(deadlines))
    event = Event()
    event.add("uid", f"{_name(first)}@maodun")
    event.add("dtstamp", datetime.combine(plan.made_on, time(), UTC))
    event.add("dtstart", first.on)
    event.add("dtend", first.on + ONE_DAY)
    event.add("summary", f"{clean(first.sku)}: {what}")
    told = ("\n".join(map(said, _told(one, plan))) for one in deadlines)
    event.add("description", "\n\n".join((*told, said(_warning(deadlines, plan)))))
    event.add("transp", "OPAQUE" if chosen else "TRANSPARENT")
    for reminder in _reminders(first.on, plan.made_on) if chosen else ():
        event.add_component(_alarm(what, reminder))
    return event


def _title(deadlines: list[Deadline]) -> Text:
    named = [one.what for one in deadlines[:NAMED]]
    if len(deadlines) > NAMED:
        named.append(T("{count} more", count=len(deadlines) - NAMED))
    title = named[0]
    for text in named[1:]:
        title = T("{one}; {other}", one=title, other=text)
    return title


def _told(deadline: Deadline, plan: Plan) -> Iterator[Text]:
    """Yield what must be done, what it costs, and on what it depends."""
    yield deadline.what
    option = _option(deadline, plan)
    if option is not None:
        if option.cost is not None:
            yield T("Cost until grant: {money}", money=str(option.cost))
        for key in option.needs:
            if key in plan.outcome.chosen:
                yield T("Rests on: {name}", name=key_name(plan, key))
        if option.file_by is not None and option.file_by != deadline.on:
            yield T("At the latest on {day}", day=option.file_by)
        yield from option.notes
    if not deadline.chosen:
        yield T("Not in the plan: a last chance, nothing to be done.")
    if deadline.rules:
        yield T("Rules: {rules}", rules=", ".join(dict.fromkeys(deadline.rules)))


def _warning(deadlines: list[Deadline], plan: Plan) -> Text:
    drafts = {rule for one in deadlines for rule in one.rules} & set(plan.drafts)
    if drafts:
        return T(
            "The day follows from draft rules that no lawyer has checked. People decide; this "
            "is no legal advice."
        )
    return T("People decide; this is no legal advice.")


def _option(deadline: Deadline, plan: Plan) -> Option | None:
    """Return the option whose planned or last day of filing it is."""
    return next(
        (
            one
            for product in plan.products
            for one in product.options
            if deadline.sku in one.skus
            and (one.office, one.sort) == (deadline.office, deadline.sort)
            and deadline.on in (one.filed_on, one.file_by)
            and deadline.chosen is (one.key in plan.outcome.chosen)
        ),
        None,
    )


def _reminders(on: date, made_on: date) -> tuple[timedelta, ...]:
    """Return those that still lie ahead; of a day too near for any, the day itself."""
    if on < made_on:
        return ()
    ahead = tuple(before for before in REMINDERS if on + before > made_on)
    return ahead or (ON_THE_DAY,)


def _alarm(what: str, before: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", what)
    alarm.add("trigger", before)
    return alarm


def _name(deadline: Deadline) -> str:
    parts = (deadline.sku, deadline.office, deadline.sort.value, deadline.what.msgid)
    values = "|".join(str(value) for _, value in deadline.what.values)
    return sha256("|".join((*parts, values)).encode()).hexdigest()[:32]
