"""The door of the reports: a clearance, or a list of them, in the form somebody asks for."""

from collections.abc import Callable, Sequence
from typing import Literal

from maodun.domain.clearance import Clearance
from maodun.reports.building.listed import build_list
from maodun.reports.building.report import build
from maodun.reports.forms import html, machine, pdf, terminal, workbook
from maodun.reports.forms.images import Pictures, none_at_hand
from maodun.reports.language import spelled
from maodun.reports.model import Report

Form = Literal["html", "pdf", "json", "text", "xlsx"]
ListForm = Literal["html", "json", "text", "xlsx"]

_PAGES: dict[Form, Callable[[Report, str, Pictures], bytes]] = {
    "html": html.page,
    "pdf": pdf.document,
    "text": lambda report, language, _: terminal.text(report, language),
}

_DATA: dict[Form, Callable[[Clearance, str, Pictures], bytes]] = {
    "json": lambda clearance, language, _: machine.document(clearance, language),
    "xlsx": workbook.clearance_workbook,
}

_LIST_FORMS: dict[ListForm, Callable[[Sequence[Clearance], str], bytes]] = {
    "html": lambda clearances, language: html.list_page(build_list(clearances), language),
    "json": machine.list_document,
    "text": lambda clearances, language: terminal.list_text(build_list(clearances), language),
    "xlsx": workbook.list_workbook,
}


def render(
    clearance: Clearance,
    *,
    form: Form,
    language: str,
    review: int | None = None,
    pictures: Pictures = none_at_hand,
) -> bytes:
    """Return the report in one form; the same clearance gives the same bytes.

    Args:
        clearance: Complete in itself; no register is needed.
        form: ``html``, ``pdf``, ``json``, ``text`` (80 columns) or ``xlsx``.
        language: ``en`` or ``zh-Hans``; ``zh`` is accepted.
        review: Number it is kept under, for the commands that the report names.
        pictures: Returns a kept picture by its hash, of the product and of rights alike.

    Raises:
        UnknownLanguage: Another language.
        SetupIncomplete: The catalogue or the font was not made when the program was set up.
    """
    if form in _DATA:
        return _DATA[form](clearance, spelled(language), pictures)
    return _PAGES[form](build(clearance, review), spelled(language), pictures)


def render_list(clearances: Sequence[Clearance], *, form: ListForm, language: str) -> bytes:
    """Return one gate row per product, in the order given.

    Raises:
        UnknownLanguage: Another language.
        SetupIncomplete: The catalogue was not compiled when the program was set up.
    """
    return _LIST_FORMS[form](clearances, spelled(language))
