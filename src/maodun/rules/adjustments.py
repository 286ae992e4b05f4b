"""How many days a term is lengthened for delays."""

from dataclasses import dataclass
from difflib import get_close_matches

from maodun.domain.errors import FactMissing, WrongKind
from maodun.domain.lives import Applied
from maodun.domain.text import T, Text
from maodun.rules.facts import Facts
from maodun.rules.files import applied, version_on
from maodun.rules.forms.rule import AdjustmentRule, AnyRule


@dataclass(frozen=True, slots=True)
class Adjustment:
    """Days added to a term; never less than none."""

    days: int
    applied: Applied


def adjustment(rule: AnyRule, facts: Facts) -> Adjustment:
    """Return how many days the delays of a case add.

    Raises:
        DateMissing: ``facts`` lacks the day that chooses the version.
        FactMissing: The case names a kind of delay that the rule does not know.
        NotCovered: The key date is not covered by the file.
        WrongKind: This is no rule about delays.
    """
    if not isinstance(rule, AdjustmentRule):
        raise WrongKind(rule.rule, kind=rule.kind, wanted="adjustment")
    version = version_on(rule.rule, rule.versions, facts.day(rule.chosen_by, rule=rule.rule))
    value = version.value
    if not facts.delays:
        raise FactMissing(
            T(
                "{rule} needs the days of delay: {names}",
                rule=rule.rule,
                names=", ".join((*value.adds, *value.subtracts)),
            )
        )
    for name in facts.delays:
        if name not in value.names:
            near = get_close_matches(name, value.names, n=1, cutoff=0)
            raise FactMissing(
                T(
                    "{rule} knows no delay '{name}'; the nearest is {near}",
                    rule=rule.rule,
                    name=name,
                    near=near[0] if near else "-",
                )
            )
    steps: list[Text] = []
    total = 0
    for name in (*value.adds, *value.subtracts):
        sign = 1 if name in value.adds else -1
        days = sign * facts.delays.get(name, 0)
        total += days
        steps.append(T("{name}: {days} days", name=value.names[name].words, days=days))
    steps.append(T("Together {days} days", days=max(0, total)))
    return Adjustment(max(0, total), applied(rule, version, tuple(steps)))
