"""The door of the reports: a clearance, or a list of them, in the form somebody asks for."""

from collections.abc import Callable, Sequence
from typing import Literal

from maodun.domain.clearance import Clearance
from maodun.reports.building.listed import build_list
from maodun.reports.building.report import build
from maodun.reports.forms import html, machine, pdf, terminal, workbook
from maodun.reports.language import spelled

Form = Literal["html", "pdf", "json", "text", "xlsx"]
ListForm = Literal["html", "json", "text", "xlsx"]

_FORMS: dict[Form, Callable[[Clearance, str], bytes]] = {
    "html": lambda clearance, language: html.page(build(clearance), language),
    "pdf": lambda clearance, language: pdf.document(build(clearance), language),
    "json": machine.document,
    "text": lambda clearance, language: terminal.text(build(clearance), language),
    "xlsx": workbook.clearance_workbook,
}

_LIST_FORMS: dict[ListForm, Callable[[Sequence[Clearance], str], bytes]] = {
    "html": lambda clearances, language: html.list_page(build_list(clearances), language),
    "json": machine.list_document,
    "text": lambda clearances, language: terminal.list_text(build_list(clearances), language),
    "xlsx": workbook.list_workbook,
}


def render(clearance: Clearance, *, form: Form, language: str) -> bytes:
    """Return the report in one form; the same clearance gives the same bytes.

    Args:
        clearance: Complete in itself; no register is needed.
        form: ``html``, ``pdf``, ``json``, ``text`` (80 columns) or ``xlsx``.
        language: ``en`` or ``zh-Hans``; ``zh`` is accepted.

    Raises:
        UnknownLanguage: Another language.
        SetupIncomplete: The catalogue or the font was not made when the program was set up.
    """
    return _FORMS[form](clearance, spelled(language))


def render_list(clearances: Sequence[Clearance], *, form: ListForm, language: str) -> bytes:
    """Return one gate row per product, in the order given.

    Raises:
        UnknownLanguage: Another language.
        SetupIncomplete: The catalogue was not compiled when the program was set up.
    """
    return _LIST_FORMS[form](clearances, spelled(language))
