"""What ``scan`` found: on stdout, or in the file asked for."""

from collections.abc import Sequence
from pathlib import Path

import click

from maodun.cli.door import Door
from maodun.cli.errors import did_you_mean
from maodun.cli.options import refuse
from maodun.cli.output import echo, note
from maodun.cli.registering.bad import BAD_SHOWN
from maodun.company.listings.scanning import scan_report
from maodun.domain.listings.scans import Scan
from maodun.domain.text import T, Text
from maodun.reports.scanning.rendering import SCAN_FORMS, ScanForm
from maodun.screening.unscanned import UNREAD

BY_SUFFIX: dict[str, str] = {
    ".html": "html",
    ".htm": "html",
    ".pdf": "pdf",
    ".xlsx": "xlsx",
    ".json": "json",
    ".diff": "diff",
    ".patch": "diff",
    ".txt": "text",
}


class OneForm(click.ParamType[str]):
    """One of the forms of an answer, by its name."""

    name = "FORM"

    def __init__(self, forms: tuple[str, ...]) -> None:
        self.forms = forms

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Return the form; an unknown one is refused with what was meant."""
        form = str(value).strip().lower()
        if form not in self.forms:
            known = ", ".join(self.forms)
            wrong = T("'{name}' is none of {known}.", name=form, known=known)
            refuse(did_you_mean(wrong, form, self.forms), param, ctx)
        return form


SCAN = OneForm(SCAN_FORMS)


def show_scanned(scanned: Scan, form: str, output: Path | None, door: Door) -> None:
    """Write the scan in the form asked for, and on stderr what could not be read."""
    tell_unread(scanned.bad, door)
    if not scanned.complete:
        note(T("Stopped: this is about the listings read so far."), door)
    for gap in scanned.gaps:
        if gap.what == UNREAD:
            note(gap.because, door)
    asked: ScanForm = next(one for one in SCAN_FORMS if one == form)
    give(scan_report(scan=scanned, form=asked, language=door.settings.language), output, door)


def tell_unread(bad: Sequence[Text], door: Door) -> None:
    """Say on stderr what could not be read as a listing, the first ones by name."""
    for problem in bad[:BAD_SHOWN]:
        note(T("Not read: {problem}", problem=problem), door)
    if len(bad) > BAD_SHOWN:
        note(T("{count} more could not be read.", count=len(bad) - BAD_SHOWN), door)


def form_of(
    form: str | None, output: Path | None, forms: Sequence[str], *, as_json: bool
) -> str:
    """Return the form asked for: by name, by the name of the file, else the table.

    A workbook and a page are files, and are refused for stdout; a file whose name tells none
    of the ``forms`` is refused.
    """
    asked = form or ("json" if as_json else None)
    if asked is None and output is not None:
        asked = _by_name(output, forms)
    if output is None and asked in ("xlsx", "html", "pdf"):
        refuse(
            T("A workbook or page is a file: name one with --output FILE."),
            None,
            click.get_current_context(),
        )
    return asked or "table"


def _by_name(output: Path, forms: Sequence[str]) -> str:
    known = {
        suffix: form if form in forms else "table"
        for suffix, form in BY_SUFFIX.items()
        if form in (*forms, "text")
    }
    form = known.get(output.suffix.lower())
    if form is None:
        refuse(
            T(
                "The name of '{file}' tells no form. It can end in {endings}; or name the form "
                "with --format.",
                file=output.name,
                endings=", ".join(known),
            ),
            None,
            click.get_current_context(),
        )
    return form


def give(written: bytes, output: Path | None, door: Door) -> None:
    """Write an answer to its file, or to stdout."""
    if output is None:
        click.echo(written, nl=False)
        return
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_bytes(written)
    echo(T("Written: {file}", file=str(output)), door)
