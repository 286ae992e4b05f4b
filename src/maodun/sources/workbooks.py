"""Rows of XLSX workbooks from strangers: nothing evaluated, nothing outside opened, bounded."""

import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any, BinaryIO

import openpyxl
from lxml import etree

from maodun.domain.errors import SourceError, UnsafeInput
from maodun.domain.text import T
from maodun.sources.tables import Row

MAGIC = b"PK\x03\x04"
MAX_UNPACKED = 600_000_000
MAX_SHARED = 200_000_000
"""Bytes of one member that the library holds in memory (the shared texts)."""

MAX_MEMBERS = 5_000
MAX_COLUMNS = 512
RATIO = 300
"""Sheets pack about 10 to 1, repetitive ones 50 to 1."""

SMALL = 4_000_000
CHUNK = 1 << 20
DAMAGED = (
    zipfile.BadZipFile, zlib.error, etree.LxmlError, SyntaxError, KeyError, ValueError,
    TypeError, IndexError, AttributeError, EOFError, NotImplementedError, OverflowError,
    OSError,
)  # fmt: skip
"""What the library raises for workbooks that are damaged, encrypted or not workbooks."""


def workbook_rows(stream: BinaryIO, *, start: int = 0) -> Iterator[Row]:
    """Yield the rows of the first sheet from row number ``start`` on; empty ones are left out.

    Formulas are not evaluated: a cell has the value that was stored beside its formula.

    Raises:
        UnsafeInput: It unpacks to far too much, or declares a document type.
        SourceError: It is damaged or no workbook.
    """
    _check(stream)
    first = max(start, 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(
                stream, read_only=True, data_only=True, keep_links=False
            )
            sheet = book.worksheets[0]
            sheet.reset_dimensions()
        values = sheet.iter_rows(min_row=first, values_only=True)
        for number, cells in enumerate(_quietly(values), start=first):
            texts = tuple(cell_text(cell) for cell in cells[:MAX_COLUMNS])
            if any(texts):
                yield Row(number, number + 1, texts, None, number)
    except DAMAGED as error:
        raise SourceError(
            T("it is no workbook that can be read: {reason}", reason=str(error)[:200])
        ) from error


def cell_text(value: object) -> str:
    """Return the value of a cell as text: days in ISO 8601, whole numbers without ``.0``."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _quietly(values: Iterator[Any]) -> Iterator[Any]:
    while True:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = next(values, None)
        if found is None:
            return
        yield found


def _check(stream: BinaryIO) -> None:
    stream.seek(0)
    try:
        with zipfile.ZipFile(stream) as archive:
            infos = archive.infolist()
            for info in infos:
                _check_size(info)
            if len(infos) > MAX_MEMBERS or sum(one.file_size for one in infos) > MAX_UNPACKED:
                raise UnsafeInput(T("the workbook unpacks to far too much"))
            for info in infos:
                _check_xml(archive, info)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        struct.error,
    ) as error:
        raise SourceError(
            T("it is no workbook that can be read: {reason}", reason=str(error)[:200])
        ) from error
    stream.seek(0)


def _check_size(info: zipfile.ZipInfo) -> None:
    packed = max(1, info.compress_size)
    bomb = info.file_size > SMALL and info.file_size / packed > RATIO
    shared = info.filename.endswith("sharedStrings.xml") and info.file_size > MAX_SHARED
    if bomb or shared:
        raise UnsafeInput(T("the workbook unpacks to far too much"))


def _check_xml(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
    """Refuse a document type: ``<!DOCTYPE`` can stand in no text of an XML file."""
    if not info.filename.lower().endswith((".xml", ".rels", ".vml")):
        return
    before = b""
    with archive.open(info) as member:
        while piece := member.read(CHUNK):
            window = before + piece.replace(b"\x00", b"")
            if b"<!DOCTYPE" in window or b"<!ENTITY" in window:
                raise UnsafeInput(T("the workbook declares a document type"))
            before = window[-16:]
