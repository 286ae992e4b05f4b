"""Saved OPS answers to rights. Pure: bytes in, values out.

An answer rarely says everything: biblio, abstract, claims and description come apart. So a
file of recorded answers is read as a whole; all answers about one publication make one right.
"""

import json
from collections.abc import Iterator
from typing import BinaryIO

from maodun.domain.errors import BadNumber, BadRecord, SourceError
from maodun.domain.numbers import parse_number
from maodun.domain.records import Read
from maodun.domain.rights import Origin, Right
from maodun.domain.text import T, Text
from maodun.sources import kinds
from maodun.sources.epo_ops.document import Publication, publications, what_it_is
from maodun.sources.lines import Line, lines

SOURCE = "epo_ops"
PARSER = "1"

MAX_ANSWER = 64_000_000
MAX_ANSWERS = 100_000
"""Answers in one recording, which is held as a whole."""


def sniff(name: str, head: bytes) -> bool:
    """Return whether this is an OPS answer, or a recording of several, one per line."""
    if name.lower().endswith((".jsonl", ".ndjson")):
        return b'"uri"' in head and b"ops.epo.org" in head and b'"body"' in head
    return b"<" in head[:64] and b"http://ops.epo.org" in head


def parse(stream: BinaryIO, *, file: str, start: int, sample: bool) -> Iterator[Read]:
    """Yield one right per publication in the file, and what cannot be read.

    The file is one unit: ``start`` is 0 or its end, where nothing is left.
    """
    size = stream.seek(0, 2)
    if start >= size:
        return
    stream.seek(0)
    recorded = stream.read(64).lstrip()[:1] in (b"{",)
    stream.seek(0)
    found = _recorded(stream) if recorded else _alone(stream)
    last: Right | BadRecord | None = None
    for record in _records(found, Origin(SOURCE, file, 0, PARSER, sample)):
        if last is not None:
            yield Read(last, start)
        last = record
    if last is not None:
        yield Read(last, size)


Answer = tuple[int, bytes | Text]
"""Where an answer begins, and the answer; or why there is none."""


def _alone(stream: BinaryIO) -> Iterator[Answer]:
    answer = stream.read(MAX_ANSWER + 1)
    if len(answer) > MAX_ANSWER:
        yield 0, T("it is longer than any answer")
        return
    yield 0, answer
    try:
        empty = not any(True for _ in publications(answer))
    except SourceError:
        return
    if empty:
        yield 0, T("it is a {what}, not a document", what=what_it_is(answer))


def _recorded(stream: BinaryIO) -> Iterator[Answer]:
    for count, line in enumerate(lines(stream, limit=MAX_ANSWER)):
        if count >= MAX_ANSWERS:
            yield line.offset, T("only the first {count} answers are read", count=MAX_ANSWERS)
            return
        if line.content != b"":
            yield line.offset, _body(line)


def _body(line: Line) -> bytes | Text:
    if line.content is None:
        return T("it is longer than any answer")
    try:
        answer = json.loads(line.content)
    except (ValueError, RecursionError):
        return T("the line is not JSON")
    body = answer.get("body") if isinstance(answer, dict) else None
    if not isinstance(body, str):
        return T("the line has no body")
    return body.encode(errors="replace")


def _records(answers: Iterator[Answer], origin: Origin) -> Iterator[Right | BadRecord]:
    """Yield the bad answers first, then the rights in the order in which they appeared."""
    joined: dict[tuple[str, str, str], tuple[int, Publication]] = {}
    for offset, answer in answers:
        if isinstance(answer, Text):
            yield _bad(origin, offset, answer)
            continue
        try:
            for one in publications(answer):
                first, known = joined.get(one.key, (offset, one))
                joined[one.key] = (first, known.joined(one))
        except SourceError as error:
            yield _bad(origin, offset, error.text)
    for offset, publication in joined.values():
        yield _right_or_bad(publication, offset, origin)


def _right_or_bad(one: Publication, offset: int, origin: Origin) -> Right | BadRecord:
    printed = f"{one.country}{one.number}{one.kind}"
    if not one.titles and not one.claims and not one.abstracts:
        return _bad(origin, offset, T("the answer has neither title nor claims"), printed)
    if not one.titles and one.published_on is None:
        reason = T("only its text is here; save the biblio answer in the same file")
        return _bad(origin, offset, reason, printed)
    try:
        number = parse_number(printed, office=one.country)
    except BadNumber as error:
        return _bad(origin, offset, error.text, printed)
    return _right(one, str(number), Origin(SOURCE, origin.file, offset, PARSER, origin.sample))


def _right(one: Publication, number: str, origin: Origin) -> Right:
    language = _language(one)
    granted = kinds.granted_on_publication(one.country, one.kind)
    return Right(
        publication_number=number,
        office=one.country,
        kind=kinds.right_kind(one.country, one.kind),
        stage=kinds.stage(one.country, one.kind),
        kind_code=one.kind,
        language=language,
        title=_title(one, language),
        origin=origin,
        publication_date=one.published_on,
        application_number=one.application_number,
        filing_date=one.filed_on,
        grant_date=one.published_on if granted else None,
        parties=one.parties,
        classes=one.classes,
        priorities=one.priorities,
        abstract=dict(one.abstracts).get(language, ""),
        description=dict(one.description).get(language, ()),
        claims=dict(one.claims).get(language, ()),
        citations=one.citations,
    )


def _language(one: Publication) -> str:
    """Return the language of the claims, English before others; without claims of the rest."""
    for said in (one.claims, (*one.titles, *one.abstracts)):
        tags = [tag for tag, _ in said]
        if tags:
            return "en" if "en" in tags else tags[0]
    return "en"


def _title(one: Publication, language: str) -> str:
    titles = dict(one.titles)
    return titles.get(language) or titles.get("en") or next(iter(titles.values()), "")


def _bad(origin: Origin, offset: int, reason: Text, number: str | None = None) -> BadRecord:
    return BadRecord(
        source=SOURCE, file=origin.file, offset=offset, reason=reason, number=number
    )
