"""The door of the plan reports: a plan in the form somebody asks for."""

from dataclasses import replace
from typing import Literal, get_args

from maodun.domain.plans import Changed, Plan
from maodun.reports.forms import html, pdf, terminal, workbook
from maodun.reports.language import spelled
from maodun.reports.localise import Plain, encoded, machine
from maodun.reports.planning.amounts import estimated
from maodun.reports.planning.building import build
from maodun.reports.planning.calendar import calendar
from maodun.reports.planning.places import V, spelled_out
from maodun.reports.planning.sheets import plan_sheets

PlanForm = Literal["html", "pdf", "xlsx", "json", "ics", "text"]
PLAN_FORMS: tuple[PlanForm, ...] = get_args(PlanForm)
PLAN_VERSION = 1
"""Raised when a key of the JSON form is renamed or removed."""


def render_plan(
    plan: Plan,
    *,
    form: PlanForm,
    language: str,
    changed: Changed | None = None,
    front_only: bool = False,
) -> bytes:
    """Return the plan in one form; the same plan gives the same bytes.

    Args:
        plan: Complete in itself.
        form: ``html``, ``pdf``, ``xlsx``, ``json``, ``ics`` or ``text`` (80 columns).
        language: ``en`` or ``zh-Hans``; ``zh`` is accepted.
        changed: The same plan with some numbers changed, shown beside it.
        front_only: Page one only, of the forms that have pages.

    Raises:
        UnknownLanguage: Another language.
        SetupIncomplete: The catalogue or the font was not made when the program was set up.
    """
    tag = spelled(language)
    match form:
        case "ics":
            return calendar(plan, tag)
        case "json":
            return _document(plan, changed, tag)
        case "xlsx":
            return workbook.written(_told(plan_sheets(plan)), plan.made_on, tag)
        case _:
            report = _told(build(plan, changed))
            return _FORMS[form](replace(report, sections=()) if front_only else report, tag)


def _told(value: V) -> V:
    """Return what a person reads: names in place of codes, estimates without false detail."""
    return estimated(spelled_out(value))


def _document(plan: Plan, changed: Changed | None, language: str) -> bytes:
    rules: dict[str, Plain] = {}
    plain = {"plan_version": PLAN_VERSION, **_named(machine(plan, language), rules)}
    plain["rules"] = rules
    if changed is not None:
        what_if = {
            "changes": changed.changes,
            "before": machine(changed.before.outcome, language),
            "after": machine(changed.after.outcome, language),
            "added": changed.added,
            "dropped": changed.dropped,
        }
        plain["what_if"] = what_if
    return encoded(plain)


def _named(plain: Plain, rules: dict[str, Plain]) -> Plain:
    """Return the data with each rule applied named in its place, and told once in ``rules``."""
    if isinstance(plain, list):
        return [_named(one, rules) for one in plain]
    if not isinstance(plain, dict):
        return plain
    for one in plain.get("applied", ()):
        rules.setdefault(one["rule"], {k: v for k, v in one.items() if k != "steps"})
    return {
        key: [
            {"rule": one["rule"], "steps": [step["text"] for step in one["steps"]]}
            for one in value
        ]
        if key == "applied"
        else _named(value, rules)
        for key, value in plain.items()
    }


_FORMS = {"html": html.page, "pdf": pdf.document, "text": terminal.text}
