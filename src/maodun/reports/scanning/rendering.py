"""The door of the scan reports: a scan in the form somebody asks for."""

from collections.abc import Callable
from typing import Literal, get_args

from maodun.domain.listings.scans import Scan
from maodun.reports.forms import html, terminal, workbook
from maodun.reports.language import spelled
from maodun.reports.localise import encoded, machine
from maodun.reports.scanning.building import LISTINGS_SHOWN, build
from maodun.reports.scanning.changes import changes_text
from maodun.reports.scanning.sheets import scan_sheets

ScanForm = Literal["table", "text", "html", "xlsx", "json", "diff"]
SCAN_FORMS: tuple[ScanForm, ...] = get_args(ScanForm)
SCAN_VERSION = 1
"""Raised when a key of the JSON form is renamed or removed."""


def render_scan(scan: Scan, *, form: ScanForm, language: str) -> bytes:
    """Return the scan in one form; the same scan gives the same bytes.

    Args:
        scan: Complete in itself; no register is needed.
        form: ``table`` (80 columns: page one and the first listings), ``text`` (all of them),
            ``html``, ``xlsx``, ``json`` or ``diff`` (what to change in each listing).
        language: ``en`` or ``zh-Hans``; ``zh`` is accepted.

    Raises:
        UnknownLanguage: Another language.
        SetupIncomplete: The catalogue was not compiled when the program was set up.
    """
    return _FORMS[form](scan, spelled(language))


def _document(scan: Scan, language: str) -> bytes:
    return encoded({"scan_version": SCAN_VERSION, **machine(scan, language)})


_FORMS: dict[ScanForm, Callable[[Scan, str], bytes]] = {
    "table": lambda scan, language: terminal.text(build(scan, most=LISTINGS_SHOWN), language),
    "text": lambda scan, language: terminal.text(build(scan), language),
    "html": lambda scan, language: html.page(build(scan), language),
    "xlsx": lambda scan, language: workbook.written(scan_sheets(scan), scan.made_on, language),
    "json": _document,
    "diff": changes_text,
}
