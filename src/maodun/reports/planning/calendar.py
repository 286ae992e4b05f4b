"""The days of a plan as an iCalendar file (RFC 5545), one all-day event each."""

from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256

from icalendar import Alarm, Calendar, Event

from maodun.domain.plans import Deadline, Plan
from maodun.reports.language import translator
from maodun.reports.localise import clean

ONE_DAY = timedelta(days=1)
REMINDERS = (timedelta(days=-30), timedelta(days=-7))


def calendar(plan: Plan, language: str) -> bytes:
    """Return the deadlines of the plan; a deadline keeps its name when the plan is made again.

    Those of rights that are not in the plan are marked as free time and carry no reminder.
    """
    file = Calendar()
    file.add("prodid", "-//Maodun//Filing plan//EN")
    file.add("version", "2.0")
    file.add("calscale", "GREGORIAN")
    for deadline in plan.deadlines:
        file.add_component(_event(deadline, plan.made_on, language))
    content: bytes = file.to_ical()
    return content


def _event(deadline: Deadline, made_on: date, language: str) -> Event:
    what = clean(deadline.what.render(translator(language)))
    event = Event()
    event.add("uid", f"{_name(deadline)}@maodun")
    event.add("dtstamp", datetime.combine(made_on, time(), UTC))
    event.add("dtstart", deadline.on)
    event.add("dtend", deadline.on + ONE_DAY)
    event.add("summary", f"{clean(deadline.sku)}: {what}")
    event.add("description", ", ".join(dict.fromkeys(deadline.rules)))
    event.add("transp", "OPAQUE" if deadline.chosen else "TRANSPARENT")
    for reminder in REMINDERS if deadline.chosen else ():
        event.add_component(_alarm(what, reminder))
    return event


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
