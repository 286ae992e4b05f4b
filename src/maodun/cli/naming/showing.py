"""The answer about names: files in a folder, or text or JSON on stdout."""

import click

from maodun.cli.door import Door
from maodun.cli.naming.order import NameWords
from maodun.cli.options import refuse
from maodun.cli.output import echo, echo_json, note
from maodun.company.naming import names_report, names_write
from maodun.domain.text import T
from maodun.reports.naming.rendering import NameForm
from maodun.screening.naming.findings import NameReport

WRITTEN_UNASKED: tuple[NameForm, ...] = ("html", "json")
FOR_TERMINAL: tuple[NameForm, ...] = ("text", "json")


def show_named(report: NameReport, words: NameWords, door: Door) -> None:
    """Write the answer into the folder asked for, or to stdout."""
    if words["out"] is None:
        return _to_stdout(report, words, door)
    forms = words["forms"] or WRITTEN_UNASKED
    language = door.settings.language
    files = list(
        names_write(report=report, forms=forms, language=language, folder=words["out"])
    )
    if words["as_json"]:
        return echo_json({"files": files}, door)
    for file in files:
        echo(T("Written: {file}", file=str(file)), door)
    return None


def _to_stdout(report: NameReport, words: NameWords, door: Door) -> None:
    forms = words["forms"] or (("json",) if words["as_json"] else ("text",))
    if len(forms) > 1 or forms[0] not in FOR_TERMINAL:
        refuse(
            T("Only one of text and json can go to the terminal. Name a folder with --out."),
            None,
            click.get_current_context(),
        )
    short = not words["forms"] and forms[0] == "text"
    language = door.settings.language
    out = names_report(report=report, form=forms[0], language=language, front_only=short)
    click.echo(out, nl=False)
    if short:
        said = T("That is page one. The rest: --format text, or --out FOLDER for pages.")
        note(said, door)
