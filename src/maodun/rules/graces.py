"""Until when an application is in time although the product is already public."""

from dataclasses import dataclass
from datetime import date

from maodun.domain.errors import WrongKind
from maodun.domain.lives import Applied
from maodun.domain.text import T, Text
from maodun.rules.calendars import calendar_of
from maodun.rules.counting import counted, within_calendar, years_and_months
from maodun.rules.facts import DAYS, Facts
from maodun.rules.files import applied, version_on
from maodun.rules.forms.lengths import Span
from maodun.rules.forms.rule import AnyRule, GraceRule
from maodun.rules.forms.values import GraceValue, NoGrace
from maodun.rules.rolling import rolled


@dataclass(frozen=True, slots=True)
class Grace:
    """What a disclosure leaves room for.

    Attributes:
        file_by: Last day of the time; None: nothing is forgiven there.
        before: Name of the day that must come by then: filing or priority.
        forgives: Kinds of disclosure that do not count against the applicant.
        excludes: Of those, what counts all the same.
        statement: Whether and when the applicant must claim it.
        proof: Time after filing to hand in the proof; None: none, or not known.
        proof_of: Whether ``each`` disclosure is proved or the ``earliest`` for all.
    """

    file_by: date | None
    before: str
    forgives: frozenset[str]
    excludes: frozenset[str]
    statement: str
    proof: Text | None
    applied: Applied
    proof_of: str = "each"


@within_calendar
def grace(rule: AnyRule, facts: Facts) -> Grace:
    """Return until when an application is in time after a disclosure.

    Raises:
        DateMissing: ``facts`` lacks a day the rule counts from or is chosen by.
        NotCovered: The key date is not covered by the file.
        OutsideCalendar: A day would lie outside the years 1 to 9999.
        WrongKind: This is no rule about grace.
    """
    if not isinstance(rule, GraceRule):
        raise WrongKind(rule.rule, kind=rule.kind, wanted="grace")
    facts.check()
    version = version_on(rule.rule, rule.versions, facts.day(rule.chosen_by, rule=rule.rule))
    value = version.value
    if isinstance(value, NoGrace):
        used = applied(rule, version, (value.none.words,))
        return Grace(None, rule.chosen_by, frozenset(), frozenset(), "none", None, used)
    steps: list[Text] = []
    file_by = _file_by(rule, value, facts.day(rule.counts_from, rule=rule.rule), steps)
    return Grace(
        file_by,
        value.before,
        frozenset(value.forgives),
        frozenset(value.excludes),
        value.statement,
        _proof(value),
        applied(rule, version, tuple(steps)),
        value.proof_of,
    )


def _file_by(rule: GraceRule, value: GraceValue, start: date, steps: list[Text]) -> date:
    span = Span(months=value.months, days=value.days)
    end = counted(start, span, value.family)
    steps.append(
        T(
            "{length} from the disclosure of {start} end on {end}; the {before} must come by "
            "then",
            length=years_and_months(span),
            start=start,
            end=end,
            before=DAYS[value.before],
        )
    )
    if value.roll == "none" or rule.applies_to.office is None:
        return end
    return rolled(calendar_of(rule.applies_to.office), end, steps)


def _proof(value: GraceValue) -> Text | None:
    if value.proof_months is None and value.proof_days is None:
        return None
    return years_and_months(Span(months=value.proof_months, days=value.proof_days))
