"""How long a right that lapsed goes on counting, because its lapse may be undone."""

from datetime import date

from maodun.domain.calendar import add_months
from maodun.domain.errors import LawError
from maodun.domain.lives import Applied
from maodun.domain.rights import Right
from maodun.domain.text import T, Text
from maodun.rules.facts import facts
from maodun.rules.files import rule_for
from maodun.rules.lives.precautions import precautions
from maodun.rules.periods import period

Counting = tuple[date, tuple[Applied, ...], Text]


def counts_until(right: Right, last_day: date, *, term_end: date | None) -> Counting:
    """Return the day until which a right counts that lapsed after ``last_day``, and why.

    Never earlier than the precaution, even where a rule of law is shorter, and never later
    than the end of its term, if that is known.
    """
    last = term_end or date.max
    careful = add_months(last_day, precautions()["lapse_may_be_undone"].months)
    rule = rule_for("revival", right.office, right.kind)
    if rule is None:
        return _careful(min(careful, last))
    try:
        found = period(rule, facts(expiry_date=last_day))
    except LawError:
        return _careful(min(careful, last))
    until = min(max(careful, found.last_day), last)
    because = T(
        "By {rule} this lapse may be undone; as a precaution it counts until {day}",
        rule=rule.rule,
        day=until,
    )
    return until, (found.applied,), because


def _careful(until: date) -> Counting:
    because = T(
        "No rule here says how long a lapse can be undone; as a precaution it counts until "
        "{day}",
        day=until,
    )
    return until, (), because
