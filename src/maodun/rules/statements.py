"""Rules from which no day is computed: what exists, how long it takes, what the law says."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from maodun.domain.errors import WrongKind
from maodun.domain.lives import Applied
from maodun.domain.text import Text
from maodun.rules.facts import Facts
from maodun.rules.files import applied, version_on
from maodun.rules.forms.rule import (
    AcceptanceRule,
    AnyRule,
    PendencyRule,
    ProtectionRule,
    StatementRule,
)
from maodun.rules.forms.values import AcceptanceValue, ProtectionValue

DAYS_PER_MONTH = Decimal("30.4375")


@dataclass(frozen=True, slots=True)
class Pendency:
    """How long an office takes.

    Attributes:
        low_months: The short end of the range, in months (days are turned into them).
        since: ``filing``, ``request`` or ``publication``.
        until: ``grant``, ``registration`` or ``first_action``.
        year: When that was observed.
    """

    low_months: Decimal
    high_months: Decimal
    since: str
    until: str
    year: str
    applied: Applied


def pendency(rule: AnyRule, facts: Facts) -> Pendency:
    """Return how long the office takes, as a range with its year.

    Raises:
        DateMissing: ``facts`` lacks the day that chooses the version.
        NotCovered: Nothing is known for that day.
        WrongKind: This is no rule about pendency.
    """
    if not isinstance(rule, PendencyRule):
        raise WrongKind(rule.rule, kind=rule.kind, wanted="pendency")
    version = version_on(rule.rule, rule.versions, _day(rule, facts))
    value = version.value
    if value.months is not None:
        low, high = value.months
    else:
        days = value.days or (Decimal(0), Decimal(0))
        low, high = days[0] / DAYS_PER_MONTH, days[1] / DAYS_PER_MONTH
    return Pendency(low, high, value.from_, value.until, value.year, applied(rule, version))


def protection(rule: AnyRule, facts: Facts) -> tuple[ProtectionValue, Applied]:
    """Return whether a right exists and what it protects.

    Raises:
        DateMissing: ``facts`` lacks the day that chooses the version.
        NotCovered: Nothing is known for that day.
        WrongKind: This is no rule about protection.
    """
    if not isinstance(rule, ProtectionRule):
        raise WrongKind(rule.rule, kind=rule.kind, wanted="protection")
    version = version_on(rule.rule, rule.versions, _day(rule, facts))
    return version.value, applied(rule, version)


def acceptance(rule: AnyRule, facts: Facts) -> tuple[AcceptanceValue, Applied]:
    """Return which rights a platform acts on.

    Raises:
        DateMissing: ``facts`` lacks the day that chooses the version.
        NotCovered: Nothing is known for that day.
        WrongKind: This is no rule about acceptance.
    """
    if not isinstance(rule, AcceptanceRule):
        raise WrongKind(rule.rule, kind=rule.kind, wanted="acceptance")
    version = version_on(rule.rule, rule.versions, _day(rule, facts))
    return version.value, applied(rule, version)


def said(rule: AnyRule, facts: Facts) -> tuple[Text, Applied]:
    """Return what the law says.

    Raises:
        DateMissing: ``facts`` lacks the day that chooses the version.
        NotCovered: Nothing is known for that day.
        WrongKind: This rule computes something.
    """
    if not isinstance(rule, StatementRule):
        raise WrongKind(rule.rule, kind=rule.kind, wanted="statement")
    version = version_on(rule.rule, rule.versions, _day(rule, facts))
    return version.value.words, applied(rule, version)


def _day(rule: AnyRule, facts: Facts) -> date:
    return facts.day(rule.chosen_by, rule=rule.rule)
