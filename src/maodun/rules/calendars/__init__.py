"""Days on which an office is open: weekends, public holidays, its own closings, make-up days.

``files`` reads ``law/calendars/``, ``public`` asks the holiday library, ``year`` puts both
together, ``days`` answers, ``cases`` runs the cases beside each file.
"""

from maodun.rules.calendars.days import Calendar, calendar, calendar_names, calendar_of

__all__ = ["Calendar", "calendar", "calendar_names", "calendar_of"]
