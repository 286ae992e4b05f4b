"""Put a vector to the law files: only events, facts and the topic go in, never a length.

What of an answer is asked follows from the vector: its ``select``, whether the last day to act
(``roll``) or the nominal day is meant, and which renewal by the years since the start.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from maodun.domain.calendar import ONE_DAY
from maodun.rules.adjustments import adjustment
from maodun.rules.facts import Facts, Size
from maodun.rules.files import rule_of
from maodun.rules.forms.plain_yaml import load
from maodun.rules.forms.rule import AnyRule, ScheduleRule
from maodun.rules.forms.values import Item
from maodun.rules.graces import grace
from maodun.rules.periods import period
from maodun.rules.renewals import CHOSEN_BY_WINDOW, RenewalWindow, windows
from maodun.rules.schedules import amount
from maodun.rules.terms import term

TOPICS = Path(__file__).parent / "law_topics.yaml"
SIZES: tuple[Size, ...] = ("large", "small", "micro")
ASKED_ON = date(2026, 11, 22)
"""Day of payment where the topic names no year."""


class NoRule(LookupError):
    """Nothing in the law files answers the topic."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The rule a topic asks, and what the vector's start is to it."""

    rule: AnyRule
    start: str
    also: Sequence[str]
    by_post: str | None
    item: str | None
    length_given: bool


def asked(jurisdiction: str, topic: str) -> Asked:
    """Return which rule the topic asks.

    Raises:
        NoRule: The table has no rule for it.
        UnknownRule: The rule it names does not exist.
    """
    for row in load(TOPICS.read_text("utf-8")).get(jurisdiction, ()):
        pattern = row.get("topic")
        if pattern is not None and not re.fullmatch(pattern, topic):
            continue
        counting = row.get("counting")
        if counting and pattern is None and not _names_a_length(topic):
            continue
        return Asked(
            rule_of(counting or row["rule"]),
            row.get("start", "payment_date"),
            row.get("also", ()),
            row.get("by_post"),
            row.get("item"),
            bool(counting),
        )
    raise NoRule(f"no rule for {jurisdiction}: {topic}")


def law_answer(vector: Mapping[str, Any]) -> Any:
    """Return what the law files answer, in the form of the vector's answer.

    Raises:
        NoRule: The table has no rule for the topic.
        LawError: The rule gives no answer.
    """
    question = asked(vector["jurisdiction"], vector["topic"])
    inputs = vector["inputs"]
    facts = _facts(question, vector, inputs)
    found = ANSWERS[question.rule.kind](question, facts, inputs)
    select = vector.get("select")
    return found if select is None or not isinstance(found, list) else found[select]


LENGTH = re.compile(
    r"(?P<n>\d+)?-?(?P<unit>d|days?|m|months?|years?)(-(last-day|back(ward)?|holidays?|roll|leap|end))*"
    r"|roll(-(back|for)ward)?|same-input.*"
)
"""Topics that are nothing but a length, or the roll: how does the office count?"""


def _names_a_length(topic: str) -> bool:
    return LENGTH.fullmatch(topic) is not None


def _set_length(topic: str, inputs: Mapping[str, Any]) -> tuple[int | None, int | None]:
    """Return the months or days that the office set: from the topic, else from the case."""
    found = LENGTH.fullmatch(topic)
    number, unit = (found["n"], found["unit"] or "") if found else (None, "")
    if number is not None:
        n = int(number) * (12 if unit.startswith("y") else 1)
        return (None, n) if unit.startswith("d") else (n, None)
    if "months" in inputs:
        return inputs["months"], None
    return None, abs(inputs.get("days", 0))


def _facts(question: Asked, vector: Mapping[str, Any], inputs: Mapping[str, Any]) -> Facts:
    start = inputs.get("start")
    paid_on = _day_of(vector["topic"])
    day = paid_on if start is None else date.fromisoformat(start)
    names = {question.start, *question.also}
    if question.rule.kind != "renewals" or question.rule.chosen_by not in CHOSEN_BY_WINDOW:
        names.add(question.rule.chosen_by)
    if question.by_post is None:
        names.add(getattr(question.rule, "counts_from", question.start))
    elif "plus_days_before" not in inputs:
        names.add(question.by_post)
    days = dict.fromkeys(names, day)
    months, days_set = (
        _set_length(vector["topic"], inputs) if question.length_given else (None, None)
    )
    return Facts(
        days=days,
        term_extension_days=inputs.get("pta_days"),
        disclaimed_days=inputs.get("td_days", 0),
        number=inputs.get("n") if question.rule.kind == "renewals" else None,
        units=inputs.get("n"),
        size=_size(vector["id"]),
        months=months,
        length_days=days_set,
        delays={name: inputs[name] for name in DELAYS if name in inputs},
    )


DELAYS = ("a", "b", "c", "overlap", "applicant")


def _day_of(topic: str) -> date:
    before = re.search(r"pre-(\d{4})-(\d{2})", topic)
    if before:
        return date(int(before[1]), int(before[2]), 1) - ONE_DAY
    year = re.search(r"(19|20)\d\d", topic)
    return ASKED_ON if year is None else date(int(year[0]), 12, 31)


def _size(name: str) -> Size:
    words = name.split("-")
    return "micro" if "micro" in words else "small" if "small" in words else "large"


def _period(question: Asked, facts: Facts, inputs: Mapping[str, Any]) -> date:
    found = period(question.rule, facts)
    moves = inputs.get("roll") or "holidays" in inputs or "direction" in inputs
    return (
        found.last_day
        if moves or ("days" not in inputs and "months" not in inputs)
        else (found.nominal)
    )


def _term(question: Asked, facts: Facts, _: Mapping[str, Any]) -> Any:
    found = term(question.rule, facts)
    return found.first_ends_on if found.ends_on is None else found.ends_on


def _renewals(question: Asked, facts: Facts, inputs: Mapping[str, Any]) -> Any:
    found = windows(question.rule, facts)
    if "years" in inputs or "close" in inputs:
        start, years = facts.days[question.start], inputs.get("years", inputs.get("close"))
        found = tuple(one for one in found if one.due.year - start.year == years)
    if not found:
        raise NoRule("no renewal falls due in that year")
    return _part(found[0], inputs)


def _part(window: RenewalWindow, inputs: Mapping[str, Any]) -> Any:
    if "regime" in inputs:
        return [window.opens, window.due, window.late_from, window.late_until]
    if "close" in inputs:
        return [window.opens, window.due]
    if "years" in inputs:
        return window.opens if inputs.get("months_before") else window.due
    return [window.opens, window.due, window.late_until]


def _grace(question: Asked, facts: Facts, _: Mapping[str, Any]) -> Any:
    return grace(question.rule, facts).file_by


def _adjustment(question: Asked, facts: Facts, _: Mapping[str, Any]) -> int:
    return adjustment(question.rule, facts).days


def _schedule(question: Asked, facts: Facts, inputs: Mapping[str, Any]) -> Decimal:
    rule = question.rule
    if question.item is not None:
        return amount(rule, question.item.format(key=inputs.get("key")), facts).amount
    if "items" in inputs:
        return sum((_same_amount(rule, facts, one) for one in inputs["items"]), Decimal(0))
    return amount(rule, _same_unit(rule, facts, inputs), facts).amount


def _same_amount(rule: AnyRule, facts: Facts, given: Any) -> Decimal:
    """Return the law's amount of the item meant: a vector names its items by amounts alone."""
    for name, item in _items(rule, facts).items():
        prices = [item.each, *(tier.each for tier in item.tiers)]
        prices += (amount(rule, name, replace(facts, size=size)).amount for size in SIZES)
        for found in prices:
            if found is not None and found == Decimal(str(given)):
                return found
    raise NoRule(f"no item of {rule.rule} costs {given}")


def _same_unit(rule: AnyRule, facts: Facts, inputs: Mapping[str, Any]) -> str:
    """Return the item with this price of a unit, or the only one with tiers or bands."""
    for name, item in _items(rule, facts).items():
        if "unit" in inputs and item.each == Decimal(str(inputs["unit"])):
            return name
        if ("tiers" in inputs and item.tiers) or ("bands" in inputs and item.bands):
            return name
    raise NoRule(f"no item of {rule.rule} is meant")


def _items(rule: AnyRule, facts: Facts) -> Mapping[str, Item]:
    if not isinstance(rule, ScheduleRule):
        return {}
    day = facts.days[rule.chosen_by]
    held = [version for version in rule.versions if version.from_ <= day]
    return held[-1].value.items if held else rule.versions[0].value.items


ANSWERS = {
    "period": _period,
    "term": _term,
    "renewals": _renewals,
    "grace": _grace,
    "adjustment": _adjustment,
    "schedule": _schedule,
}
