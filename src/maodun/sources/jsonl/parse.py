"""Our own JSONL to rights. Pure: bytes in, values out."""

import json
from collections.abc import Iterator
from typing import BinaryIO

from pydantic import ValidationError

from maodun.domain.errors import BadNumber, BadRecord
from maodun.domain.numbers import parse_number
from maodun.domain.records import Read
from maodun.domain.rights import (
    Citation,
    Claim,
    ClaimPart,
    Classification,
    Figure,
    Origin,
    Paragraph,
    Party,
    Priority,
    Relation,
    Right,
)
from maodun.domain.text import T, Text
from maodun.sources.complaints import complaints, in_one
from maodun.sources.jsonl.form import ClaimForm, ParagraphForm, PartForm, RightForm
from maodun.sources.lines import CHUNK, Line, lines

SOURCE = "jsonl"
PARSER = "1"

DEEPEST = 64
"""Levels of brackets in one line; claims nest about ten."""


def sniff(name: str, head: bytes) -> bool:
    """Return whether this is our form: ``.jsonl`` whose lines name a publication."""
    return name.lower().endswith((".jsonl", ".ndjson")) and b'"publication_number"' in head


def parse(stream: BinaryIO, *, file: str, start: int, sample: bool) -> Iterator[Read]:
    """Yield one right, or one complaint, per line that is not empty.

    ``start`` and ``Read.next_offset`` are bytes of the unpacked file.
    """
    before = _lines_before(stream, start)
    for number, line in enumerate(lines(stream, start=start), start=before + 1):
        if line.content is None or line.content.strip():
            origin = Origin(SOURCE, file, line.offset, PARSER, sample)
            yield Read(_numbered(_record(line, origin), number), line.end)


def _lines_before(stream: BinaryIO, start: int) -> int:
    stream.seek(0)
    count = done = 0
    while done < start and (piece := stream.read(min(CHUNK, start - done))):
        count, done = count + piece.count(b"\n"), done + len(piece)
    return count


def _numbered(record: Right | BadRecord, line: int) -> Right | BadRecord:
    """Return a complaint with the number of its line, which editors show."""
    if isinstance(record, Right):
        return record
    return BadRecord(
        source=record.source,
        file=record.file,
        offset=record.offset,
        reason=T("line {line}: {because}", line=line, because=record.reason),
        number=record.number,
    )


def _record(line: Line, origin: Origin) -> Right | BadRecord:
    if line.content is None:
        return _bad(origin, T("the line is longer than any right"))
    if _depth(line.content) > DEEPEST:
        return _bad(origin, T("brackets are nested deeper than {limit}", limit=DEEPEST))
    try:
        document = json.loads(line.content)
        form = RightForm.model_validate(document)
        return _right(form, origin)
    except ValidationError as error:
        found = complaints(error, RightForm)
        return _bad(origin, in_one(one.because for one in found), _number_in(document))
    except BadNumber as error:
        return _bad(origin, error.text)
    except (ValueError, RecursionError) as error:
        return _bad(origin, T("the line is not JSON: {reason}", reason=str(error)))


def _depth(content: bytes) -> int:
    deepest = depth = 0
    for byte in content.translate(None, delete=_NOT_BRACKETS):
        depth += 1 if byte in b"[{" else -1
        deepest = max(deepest, depth)
    return deepest


_NOT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))


def _bad(origin: Origin, reason: Text, number: str | None = None) -> BadRecord:
    return BadRecord(
        source=SOURCE, file=origin.file, offset=origin.offset, reason=reason, number=number
    )


def _number_in(document: object) -> str | None:
    number = document.get("publication_number") if isinstance(document, dict) else None
    return number if isinstance(number, str) else None


def _right(form: RightForm, origin: Origin) -> Right:
    number = parse_number(form.publication_number, office=form.office or "US")
    return Right(
        publication_number=str(number),
        office=form.office or number.office,
        kind=form.kind,
        stage=form.stage,
        kind_code=form.kind_code if form.kind_code is not None else number.kind,
        language=form.language,
        title=form.title,
        origin=origin,
        publication_date=form.publication_date,
        application_number=form.application_number,
        filing_date=form.filing_date,
        grant_date=form.grant_date,
        parties=tuple(Party(**one.model_dump()) for one in form.parties),
        classes=tuple(Classification(**one.model_dump()) for one in form.classes),
        priorities=tuple(Priority(**one.model_dump()) for one in form.priorities),
        relations=tuple(Relation(**one.model_dump()) for one in form.relations),
        abstract=form.abstract,
        description=tuple(_paragraph(one) for one in form.description),
        claims=tuple(_claim(one) for one in form.claims),
        figures=tuple(Figure(**one.model_dump()) for one in form.figures),
        citations=tuple(Citation(**one.model_dump()) for one in form.citations),
        term_extension_days=form.term_extension_days,
        terminal_disclaimer=form.terminal_disclaimer,
        term_of_grant_years=form.term_of_grant_years,
        reissue_of=form.reissue_of and str(parse_number(form.reissue_of)),
    )


def _paragraph(form: ParagraphForm | str) -> Paragraph:
    if isinstance(form, str):
        return Paragraph("", form)
    return Paragraph(form.number, form.text, form.heading)


def _claim(form: ClaimForm) -> Claim:
    nested = _part(form.nested) if form.nested else None
    return Claim(form.number, form.text, tuple(form.refers_to), nested)


def _part(form: PartForm) -> ClaimPart:
    return ClaimPart(form.text, tuple(_part(inner) for inner in form.parts))
