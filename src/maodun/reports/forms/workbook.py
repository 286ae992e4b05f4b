"""Writes findings as an XLSX workbook in which no cell is ever a formula."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import tostring

from maodun.domain.clearance import Clearance
from maodun.reports.building.sheets import list_sheets, sheets
from maodun.reports.forms.images import Pictures, none_at_hand
from maodun.reports.forms.thumbnails import Thumbnails
from maodun.reports.localise import localise
from maodun.reports.model import Image
from maodun.reports.sheet import Sheet, Value

LONGEST = 32_767
"""Characters that one cell can hold."""

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A text that begins so is marked as text, also for programs that guess."""

TOP = "top"
HEAD = PatternFill("solid", start_color="23395D")
CORE = "docProps/core.xml"
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def clearance_workbook(clearance: Clearance, language: str, pictures: Pictures) -> bytes:
    """Return one clearance: gate, gaps, funnel, findings, claim charts, questions, files."""
    return written(sheets(clearance), clearance.made_on, language, pictures)


def list_workbook(clearances: Sequence[Clearance], language: str) -> bytes:
    """Return the gates of many products on one sheet."""
    made_on = max((clearance.made_on for clearance in clearances), default=date(1980, 1, 1))
    return written(list_sheets(clearances), made_on, language)


def written(
    made: tuple[Sheet, ...],
    made_on: date,
    language: str,
    pictures: Pictures = none_at_hand,
) -> bytes:
    """Return sheets as one workbook; the same sheets and day give the same bytes."""
    book, thumbnails = Workbook(), Thumbnails(pictures)
    book.remove(book.worksheets[0])
    book.add_named_style(NamedStyle(TOP, alignment=Alignment(vertical="top", wrap_text=True)))
    for sheet in made:
        page = book.create_sheet(localise(sheet.title, language))
        _fill(page, sheet, language)
        _lay(page, sheet, language, thumbnails)
    saved = io.BytesIO()
    book.save(saved)
    # Saving puts the time of day into the properties, so they are settled afterwards.
    book.properties.creator = "Maodun"
    book.properties.created = book.properties.modified = datetime.combine(made_on, time())
    return _settled(saved, tostring(book.properties.to_tree()))


def _fill(page: Worksheet, sheet: Sheet, language: str) -> None:
    page.append([_title(page, localise(title, language)) for title, _ in sheet.columns])
    for number, (_, width) in enumerate(sheet.columns, 1):
        page.column_dimensions[get_column_letter(number)].width = width
    for row in sheet.rows:
        page.append([_cell(page, value, language) for value in row])
    page.freeze_panes = "A2"
    page.auto_filter.ref = page.dimensions


def _lay(page: Worksheet, sheet: Sheet, language: str, thumbnails: Thumbnails) -> None:
    """Lay each picture over its cell, or write there why it is not shown."""
    for row, values in enumerate(sheet.rows, start=2):
        for column, value in enumerate(values, start=1):
            if isinstance(value, Image):
                why = thumbnails.lay(page, value, row=row, column=column)
                if why is not None:
                    page.cell(row, column, localise(why, language))


def _title(page: Worksheet, words: str) -> Cell:
    cell = Cell(page, row=1, column=1, value=words)
    cell.font, cell.fill = Font(bold=True, color="FFFFFF"), HEAD
    return cell


def _cell(page: Worksheet, value: Value, language: str) -> Cell:
    if isinstance(value, Image):  # it is laid over the cell later
        value = None
    plain = value if isinstance(value, int | float | date | None) else localise(value, language)
    cell = Cell(page, row=1, column=1)  # append() gives it its place
    cell.style = TOP  # first, because a day brings its own format
    cell.value = plain[:LONGEST] if isinstance(plain, str) else plain
    if isinstance(plain, str):
        cell.data_type = "s"
        cell.quotePrefix = plain.startswith(RISKY)
    return cell


def _settled(written: io.BytesIO, properties: bytes) -> bytes:
    """Return the archive with fixed times, so that equal content gives equal bytes."""
    settled = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(settled, "w") as target:
        for member in source.infolist():
            about = zipfile.ZipInfo(member.filename, ZIP_EPOCH)
            about.compress_type = zipfile.ZIP_DEFLATED
            content = properties if member.filename == CORE else source.read(member)
            target.writestr(about, content)
    return settled.getvalue()
