"""How fast deadlines are computed: 100,000 of mixed rules on one core, against bare arithmetic.

``python -m bench.deadlines --json``. The floor is the same day counted with ``add_months`` and
moved past weekends: no version, no calendar, no steps, no sources.
"""

import argparse
import json
import random
from collections.abc import Sequence
from datetime import date, timedelta
from time import process_time

from maodun.domain.calendar import add_months
from maodun.domain.errors import LawError
from maodun.rules.facts import Facts
from maodun.rules.files import rules
from maodun.rules.forms.rule import AnyRule, PeriodRule, RenewalsRule, TermRule
from maodun.rules.periods import period
from maodun.rules.renewals import windows
from maodun.rules.terms import term

FIRST, LAST = date(2010, 1, 1), date(2026, 12, 31)
SATURDAY = 5
Case = tuple[AnyRule, Facts, date]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=100_000)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    started = process_time()
    held = rules()
    reading = process_time() - started
    cases = _cases(list(held.values()), arguments.number)
    answered, seconds = _answer(cases)
    floor = _floor(cases)
    print(
        json.dumps(
            {
                "deadlines": len(cases),
                "rules": len({case[0].rule for case in cases}),
                "answered": answered,
                "not_covered": len(cases) - answered,
                "seconds": round(seconds, 3),
                "floor_seconds": round(floor, 3),
                "ratio_to_floor": round(seconds / floor, 1),
                "reading_all_rules_seconds": round(reading, 3),
            }
        )
    )


def _cases(held: Sequence[AnyRule], number: int) -> list[Case]:
    """Return questions of every rule that counts, in turn, on random days."""
    chance = random.Random(7)  # reproducible
    dated = [rule for rule in held if isinstance(rule, (TermRule, PeriodRule, RenewalsRule))]
    cases: list[Case] = []
    for place in range(number):
        rule = dated[place % len(dated)]
        first = min(max(FIRST, rule.covers_from), LAST - timedelta(days=1))
        day = first + timedelta(days=chance.randrange((LAST - first).days))
        names = {rule.counts_from, rule.chosen_by, "filing_date"}
        number_of = (
            rule.versions[-1].value.numbered_from if isinstance(rule, RenewalsRule) else None
        )

        facts = Facts(days=dict.fromkeys(names, day), number=number_of, months=2)
        cases.append((rule, facts, day))
    return cases


def _answer(cases: Sequence[Case]) -> tuple[int, float]:
    for case in cases[: len({rule.rule for rule, _, _ in cases})]:
        _one(case)
    started = process_time()
    answered = sum(map(_one, cases))
    return answered, process_time() - started


def _one(case: Case) -> bool:
    rule, facts, _ = case
    try:
        if isinstance(rule, PeriodRule):
            period(rule, facts)
        elif isinstance(rule, TermRule):
            term(rule, facts)
        else:
            windows(rule, facts)
    except LawError:
        return False
    return True


def _floor(cases: Sequence[Case]) -> float:
    started = process_time()
    for _, _, day in cases:
        end = add_months(day, 3)
        while end.weekday() >= SATURDAY:
            end += timedelta(days=1)
    return process_time() - started


if __name__ == "__main__":
    main()
