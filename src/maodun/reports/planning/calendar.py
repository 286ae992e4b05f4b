"""The days of a plan as an iCalendar file (RFC 5545), one all-day event each."""

from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256

from maodun.domain.plans import Deadline, Plan
from maodun.reports.language import translator
from maodun.reports.localise import clean

LONGEST_LINE = 75
"""Bytes of a content line before it is folded (RFC 5545, 3.1)."""

REMINDERS = ("-P30D", "-P7D")


def calendar(plan: Plan, language: str) -> bytes:
    """Return the deadlines of the plan; a deadline keeps its name when the plan is made again.

    Those of rights that are not in the plan are marked as free time and carry no reminder.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Maodun//Filing plan//EN",
        "CALSCALE:GREGORIAN",
    ]
    for deadline in plan.deadlines:
        lines += _event(deadline, plan.made_on, language)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line)).encode()


def _event(deadline: Deadline, made_on: date, language: str) -> Iterator[str]:
    what = deadline.what.render(translator(language))
    name = f"{deadline.sku}|{deadline.office}|{deadline.sort.value}|{deadline.what.msgid}"
    values = "|".join(str(value) for _, value in deadline.what.values)
    uid = sha256(f"{name}|{values}".encode()).hexdigest()[:32]
    yield "BEGIN:VEVENT"
    yield f"UID:{uid}@maodun"
    yield f"DTSTAMP:{made_on:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{deadline.on:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{deadline.on + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(f'{deadline.sku}: {what}')}"
    yield f"DESCRIPTION:{_escaped(', '.join(dict.fromkeys(deadline.rules)))}"
    yield f"TRANSP:{'OPAQUE' if deadline.chosen else 'TRANSPARENT'}"
    if deadline.chosen:
        for reminder in REMINDERS:
            yield "BEGIN:VALARM"
            yield "ACTION:DISPLAY"
            yield f"DESCRIPTION:{_escaped(what)}"
            yield f"TRIGGER:{reminder}"
            yield "END:VALARM"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    return clean(text).replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Yield the line in pieces that are short enough, never cut within a character."""
    piece = ""
    for sign in line:
        if len((piece + sign).encode()) > LONGEST_LINE:
            yield piece
            piece = " "
        piece += sign
    yield piece
