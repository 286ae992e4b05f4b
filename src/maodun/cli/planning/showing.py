"""What ``plan`` made: files in a folder, or the one plan on stdout."""

import click

from maodun.cli.door import Door
from maodun.cli.options import refuse
from maodun.cli.output import echo, echo_json, note
from maodun.cli.planning.order import Words
from maodun.company.planning import Planned, plan_report, plan_write
from maodun.domain.text import T
from maodun.reports.planning.amounts import about
from maodun.reports.planning.rendering import PlanForm

WRITTEN_UNASKED: tuple[PlanForm, ...] = ("html", "pdf", "xlsx", "json", "ics")
FOR_TERMINAL: tuple[PlanForm, ...] = ("text", "json", "ics")


def show_planned(planned: Planned, words: Words, door: Door) -> None:
    """Write the plan into the folder asked for, or to stdout; say what was left out."""
    for error in planned.refused:
        note(T("Not planned: {problem}", problem=error.text), door)
    if words["out"] is None:
        return _to_stdout(planned, words, door)
    files = list(
        plan_write(
            planned=planned,
            forms=words["forms"] or WRITTEN_UNASKED,
            language=door.settings.language,
            folder=words["out"],
        )
    )
    if words["as_json"]:
        return echo_json({"outcome": planned.plan.outcome, "files": files}, door)
    plan = planned.plan
    summary = T(
        "The plan costs {spent} of {budget} and protects about {protected} of {forecast}.",
        spent=str(plan.outcome.spent),
        budget=str(plan.budget),
        protected=about(plan.outcome.protected),
        forecast=about(plan.forecast),
    )
    echo(summary, door)
    for file in files:
        echo(T("Written: {file}", file=str(file)), door)
    return None


def _to_stdout(planned: Planned, words: Words, door: Door) -> None:
    forms = words["forms"] or (("json",) if words["as_json"] else ("text",))
    if len(forms) > 1 or forms[0] not in FOR_TERMINAL:
        refuse(
            T("Only one of text, json and ics can go to stdout. Name a folder with --out."),
            None,
            click.get_current_context(),
        )
    short = not words["forms"] and forms[0] == "text"
    out = plan_report(
        planned=planned, form=forms[0], language=door.settings.language, front_only=short
    )
    click.echo(out, nl=False)
    if short:
        note(T("That is page one. The rest: --format text, or --out FOLDER for pages."), door)
