"""The door of the reports about names: the answer in the form somebody asks for."""

from dataclasses import replace
from typing import Literal, get_args

from maodun.reports.forms import html, pdf, terminal
from maodun.reports.language import spelled
from maodun.reports.localise import encoded, machine
from maodun.reports.naming.building import build
from maodun.screening.naming.findings import NameReport

NameForm = Literal["html", "pdf", "json", "text"]
NAME_FORMS: tuple[NameForm, ...] = get_args(NameForm)
NAMES_VERSION = 1
"""Raised when a key of the JSON form is renamed or removed."""


def render_names(
    report: NameReport, *, form: NameForm, language: str, front_only: bool = False
) -> bytes:
    """Return the answer in one form; the same answer gives the same bytes.

    Args:
        report: Complete in itself.
        form: ``html``, ``pdf``, ``json`` or ``text`` (80 columns).
        language: ``en`` or ``zh-Hans``; ``zh`` is accepted.
        front_only: Page one only, of the forms that have pages.

    Raises:
        UnknownLanguage: Another language.
        SetupIncomplete: The catalogue or the font was not made when the program was set up.
    """
    tag = spelled(language)
    if form == "json":
        return encoded({"names_version": NAMES_VERSION, **machine(report, tag)})
    built = build(report)
    return _FORMS[form](replace(built, sections=()) if front_only else built, tag)


_FORMS = {"html": html.page, "pdf": pdf.document, "text": terminal.text}
