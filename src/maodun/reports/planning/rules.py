"""The rules a plan rests on: version, how well read, sources, and who says otherwise."""

from collections.abc import Iterator

from maodun.domain.lives import Applied
from maodun.domain.plans import Plan
from maodun.domain.text import T, Text
from maodun.reports.lawbook.naming import CONFIDENCE
from maodun.reports.model import Cell, Column, Line, Table, Tone


def rules_table(plan: Plan) -> Table:
    """Return every rule that was applied, in order of name, each version once."""
    found: dict[tuple[str, str], Applied] = {}
    for applied in applied_in(plan):
        found.setdefault((applied.rule, applied.version_from.isoformat()), applied)
    columns = (
        Column(T("Rule"), 26),
        Column(T("Version of"), 12, day=True),
        Column(T("Sources"), 62),
    )
    return Table(columns, tuple(_row(found[key]) for key in sorted(found)), "plan")


def state_of(plan: Plan) -> Text:
    """Return how many of the rules used are drafts that no lawyer has checked."""
    used = {applied.rule: applied.draft for applied in applied_in(plan)}
    drafts = sum(used.values())
    if drafts == len(used):
        return T(
            "All {count} rules used are drafts; no lawyer has checked them.", count=len(used)
        )
    return T(
        "Of the {count} rules used, {drafts} are drafts that no lawyer has checked.",
        count=len(used),
        drafts=drafts,
    )


def steps(applied: tuple[Applied, ...]) -> Cell:
    """Return how a day was counted, one line for each step."""
    return tuple(Line(step, Tone.NOTE) for one in applied for step in one.steps)


def applied_in(plan: Plan) -> Iterator[Applied]:
    """Yield every rule that was applied, as often as it was."""
    for product in plan.products:
        for clock in product.clocks:
            yield from clock.applied
        for option in product.options:
            yield from option.applied
            for use in option.uses:
                yield from use.applied


def _row(applied: Applied) -> tuple[Cell, ...]:
    state = (T("draft"),) if applied.draft else ()
    sources = [
        Line(T("{cite} {url}", cite=one.cite, url=one.url) if one.url else one.cite)
        for one in applied.sources
    ]
    otherwise = [
        Line(
            T("{cite} says otherwise: {value}", cite=one.source.cite, value=one.value),
            Tone.WARN,
        )
        for one in applied.conflicts
    ]
    note = [Line(applied.note, Tone.NOTE)] if applied.note else []
    return (
        (Line(applied.rule, Tone.NUMBER),),
        (
            Line(applied.version_from.isoformat()),
            Line(CONFIDENCE[applied.confidence], Tone.NOTE),
            *(Line(word, Tone.NOTE) for word in state),
        ),
        (*sources, *otherwise, *note),
    )
