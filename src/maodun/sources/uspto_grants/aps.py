"""Grants of 1976 to 2001 (APS, tagged text) to rights. Pure: bytes in, values out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from maodun.domain.errors import BadRecord, MaodunError
from maodun.domain.records import Read, Record
from maodun.domain.rights import (
    Citation,
    Claim,
    ClaimPart,
    Classification,
    Origin,
    Paragraph,
    Party,
    Priority,
    Relation,
    Right,
)
from maodun.domain.text import T, Text
from maodun.sources.uspto_xml import classes, family
from maodun.sources.uspto_xml.claims import by_level, whole, without_number
from maodun.sources.uspto_xml.days import day_or_none
from maodun.sources.uspto_xml.drafts import Draft, count_or_none
from maodun.sources.uspto_xml.parties import country_code
from maodun.sources.uspto_xml.reading import PARSER
from maodun.sources.uspto_xml.splitting import DOCUMENT_BYTES
from maodun.sources.uspto_xml.texts import fold

FIRST = b"PATN"
HEADER = b"HHHHH"
"""Weekly files begin with one line of the tape's own."""
DESCRIPTION = ("PARN", "GOVT", "BSUM", "DRWD", "DETD")
KINDS = (("D", "S1"), ("RE", "E"), ("PP", "P"), ("H", "H"), ("T", "I4"))
ROLES = {"INVT": "inventor", "ASSG": "assignee"}
_TAG = 5
_SECTION = 4
_SERIAL = 6
_LINE_BYTES = 1 << 16


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a grant: its name and its tagged lines, continued lines joined."""

    name: str
    fields: tuple[tuple[str, str], ...]

    def all(self, tag: str) -> list[str]:
        """Return the values of one tag, with the blanks that count places."""
        return [value for found, value in self.fields if found == tag]

    def one(self, *tags: str) -> str:
        """Return the first value of the first tag that is there, folded, or ""."""
        return next((fold(value) for tag in tags for value in self.all(tag)), "")


def is_aps(head: bytes) -> bool:
    """Return whether a file that begins like this holds grants as tagged text."""
    return any(line.rstrip() == FIRST for line in head.splitlines()) and b"\nWKU " in head


def read_aps(
    stream: BinaryIO, *, source: str, file: str, start: int, sample: bool
) -> Iterator[Read]:
    """Yield one record for each grant, from byte ``start`` on."""
    for offset, end, lines, problem in _pieces(stream, start):
        origin = Origin(source, file, offset, PARSER, sample)
        yield Read(_record(lines, origin, problem), end)


_Piece = tuple[int, int, list[str], Text | None]


def _pieces(stream: BinaryIO, start: int) -> Iterator[_Piece]:
    stream.seek(start)
    begin = end = start
    size, lines, problem = 0, list[str](), None
    while line := stream.readline(_LINE_BYTES):
        if line.rstrip() == FIRST or (begin == 0 and not lines and line.startswith(HEADER)):
            if lines:
                yield begin, end, lines, problem
            begin, size, lines, problem = end, 0, [], None
        end += len(line)
        size += len(line)
        if size > DOCUMENT_BYTES:
            lines = lines[:1]
            problem = T("the document is larger than {limit} bytes", limit=DOCUMENT_BYTES)
        elif line.strip() and not line.startswith(HEADER):
            lines.append(line.decode("latin-1").rstrip())
    if lines:
        yield begin, end, lines, problem


def _record(lines: list[str], origin: Origin, problem: Text | None) -> Record:
    if problem is None and lines[0] != FIRST.decode():
        problem = T("{count} lines here are no document", count=len(lines))
    if problem is None:
        try:
            return _right(list(_sections(lines)), origin)
        except MaodunError as error:
            problem = error.text
    return BadRecord(
        source=origin.source, file=origin.file, offset=origin.offset, reason=problem
    )


def _sections(lines: list[str]) -> Iterator[Section]:
    name, fields = "", list[tuple[str, str]]()
    for line in lines:
        if len(line) == _SECTION and line.isalnum() and line.isupper():
            if name:
                yield Section(name, tuple(fields))
            name, fields = line, []
        elif line[:_TAG].strip():
            fields.append((line[:_TAG].strip(), line[_TAG:]))
        elif fields:
            tag, value = fields[-1]
            fields[-1] = (tag, f"{value} {line.strip()}")
    if name:
        yield Section(name, tuple(fields))


def _right(sections: list[Section], origin: Origin) -> Right:
    first = sections[0]
    number = first.one("WKU")[:-1]
    kind = next((kind for letters, kind in KINDS if number.startswith(letters)), "A")
    draft = Draft(granted=True, prints_extension=False)
    draft.publication = {
        "country": "US",
        "doc-number": number,
        "kind": kind,
        "date": first.one("ISD"),
    }
    draft.application = {
        "doc-number": first.one("APN")[:_SERIAL],
        "date": first.one("APD"),
    }
    draft.series = first.one("SRC")
    draft.title = first.one("TTL")
    draft.disclaimer = bool(first.one("DCD"))
    draft.term_years = count_or_none(first.one("TRM"))
    for section in sections:
        draft.classes += _classes(section)
        draft.parties += _parties(section)
        draft.priorities += _priorities(section)
        draft.relations += _relations(section)
        draft.citations += _citations(section)
        draft.description += tuple(_paragraphs(section))
        draft.claims += tuple(_claims(section))
        if section.name == "ABST":
            draft.abstract = "\n".join(fold(value) for _, value in section.fields)
    return draft.right(origin)


def _classes(section: Section) -> Iterator[Classification]:
    if section.name != "CLAS":
        return
    for tag, main in (("OCL", True), ("XCL", False)):
        for value in section.all(tag):
            if (symbol := classes.uspc_symbol(value)) is not None:
                yield Classification("uspc", symbol, main)
    for position, value in enumerate(section.all("ICL")):
        if (symbol := classes.locarno_symbol(value)) is not None:
            yield Classification("locarno", symbol, position == 0)
        elif (symbol := classes.ipc_places(value)) is not None:
            yield Classification("ipc", symbol, position == 0)


def _parties(section: Section) -> Iterator[Party]:
    if section.name in ROLES and (name := _in_order(section.one("NAM"))):
        country = _country(section) or ("US" if section.one("STA") else None)
        yield Party(name, country, ROLES[section.name])
    if section.name == "LREP" and (name := _in_order(section.one("FRM", "FR2", "AAT"))):
        yield Party(name, None, "agent")
    if section.name == FIRST.decode():
        for tag in ("EXP", "EXA"):
            if name := _in_order(section.one(tag)):
                yield Party(name, None, "examiner")


def _in_order(name: str) -> str:
    """Return ``Tord R. Lundin`` for ``Lundin; Tord R.``."""
    last, mark, given = name.partition(";")
    return f"{given.strip()} {last.strip()}" if mark else name


def _country(section: Section) -> str | None:
    """Countries have three places, the last filled with X."""
    return country_code(section.one("CNT")[:2])


def _priorities(section: Section) -> Iterator[Priority]:
    if section.name == "PRIR":
        filed = day_or_none(section.one("APD"))
        yield Priority(_country(section) or "", section.one("APN"), filed, "national")


def _relations(section: Section) -> Iterator[Relation]:
    number, filed = section.one("APN"), day_or_none(section.one("APD"))
    patent = _publication(section) if section.one("PNO") else None
    if section.name == "REIS":
        yield Relation("reissue", f"US{number}", filed, patent)
    elif section.name == "RLAP":
        yield Relation("other", f"US{number}", filed, patent)
    elif section.name == "PCTA" and (international := section.one("PCN")):
        named = {"country": "WO", "doc-number": international}
        filed = day_or_none(section.one("PD3"))
        yield Relation("national_stage", family.application(named), filed)


def _publication(section: Section) -> str:
    return family.canonical(section.one("PNO"), _country(section) or "US", "")


def _citations(section: Section) -> Iterator[Citation]:
    if section.name in ("UREF", "FREF") and section.one("PNO"):
        dated = day_or_none(section.one("ISD"))
        yield Citation(_publication(section), is_patent=True, by="unknown", dated=dated)
    elif section.name == "OREF":
        for _, value in section.fields:
            yield Citation(fold(value), is_patent=False, by="unknown")


def _paragraphs(section: Section) -> Iterator[Paragraph]:
    if section.name in DESCRIPTION:
        for tag, value in section.fields:
            if text := fold(value):
                yield Paragraph("", text, heading=tag == "PAC")


def _claims(section: Section) -> Iterator[Claim]:
    if section.name not in ("CLMS", "DCLM"):
        return
    pieces: list[tuple[str, int]] = []
    number = 1
    for tag, value in section.fields:
        if tag == "NUM":
            yield from _claim(pieces, number)
            pieces, number = [], count_or_none(value.strip(" .")) or number + 1
        elif tag.startswith("PA"):
            pieces.append((fold(value), count_or_none(tag[2:]) or 0))
    yield from _claim(pieces, number)


def _claim(pieces: list[tuple[str, int]], number: int) -> Iterator[Claim]:
    """The text marks no references; its indented lines (``PA1``) are nested pieces."""
    if pieces:
        nested = ClaimPart(without_number(pieces[0][0], number), by_level(pieces[1:]))
        yield Claim(number, whole(nested), (), nested if nested.parts else None)
