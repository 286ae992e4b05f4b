"""The texts of the retrieval benchmark, and what is stripped from them.

A citing document gives itself away: its cross-references print numbers and quote titles. Of a
query, every paragraph that names a patent document goes, and every sentence that quotes the
title of a document it cites. Of all documents, the sentences that name one, and bare numbers.
"""

import gzip
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from maodun.domain.ports import Query
from maodun.domain.rights import Origin, Paragraph, Right, RightKind, Stage

WORDS_OF_SELLER = 40
QUOTED_WORDS = 4
"""A title of fewer words may stand in a sentence that quotes nothing."""

_NUMBER = re.compile(
    r"\b(?:\d{1,2}[ ,/]\d{3}[ ,]\d{3}|\d{7,8}|(?:19|20)\d\d[ /]?0?\d{6}"
    r"|RE ?\d\d[ ,]?\d{3}|D ?\d{3}[ ,]\d{3})\b"
)
_DOCUMENT = re.compile(
    r"(?i)\b(?:pat|patents?|applications?|appl|ser|serial|publication|pub|docket|nos?"
    r"|provisional|pct)(?=\W|$)"
)
_CROSS_REFERENCE = re.compile(
    r"(?i)incorporat\w+(?: \w+){0,6} by reference|priority (?:to|of|from|under|is)"
    r"|(?:continuation|division|divisional)\b.{0,20}\b(?:of|in part)"
    r"|(?:related|co-?pending|entitled|filed)\b.{0,60}\bapplication"
    r"|application.{0,80}\b(?:filed|entitled)\b"
)
_DIGITS = re.compile(r"\d{3}")
_MAY_REFER = re.compile(r"(?i)incorporat|priority|continuation|division|application")
_END = re.compile(r"(?<=[.;?!])\s+")
_NOT_AN_END = re.compile(
    r"\b(?:Pat|No|Nos|Ser|Appl|Pub|Prov|U\.S|al|Inc|Ltd|Corp|FIGS?"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$"
)


@dataclass(frozen=True, slots=True)
class Document:
    """One document of the corpus: as printed, but for the owner and numbers in the abstract."""

    number: str
    title: str
    abstract: str
    text: str
    filed: date | None


def documents(corpus: Path) -> dict[str, Document]:
    """Read the corpus by number, in order of number."""
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        found = [_document(json.loads(line)) for line in lines]
    return {document.number: document for document in sorted(found, key=lambda d: d.number)}


def citations(qrels: Path) -> Iterator[tuple[str, str, str]]:
    """Yield citing, cited and kind."""
    for line in qrels.read_text("utf-8").splitlines():
        citing, cited, kind = line.split("\t")
        yield citing, cited, kind


def as_right(document: Document, offset: int) -> Right:
    """Return the document as a register takes it: no owner, no citation, no number in a text.

    The corpus has no day of publication; the filing date stands in for it.
    """
    return Right(
        publication_number=f"US{document.number}B1",
        office="US",
        kind=RightKind.PATENT,
        stage=Stage.GRANT,
        kind_code="B1",
        language="en",
        title=document.title,
        origin=Origin("corpus", "corpus.jsonl", offset, "bench"),
        publication_date=document.filed,
        application_number=None,
        filing_date=document.filed,
        abstract=document.abstract,
        description=(Paragraph("", without_references(document.text)),),
    )


def whole_query(document: Document, cited_titles: Sequence[str]) -> Query:
    """Return a document as a question that neither names nor quotes what it cites."""
    paragraphs = (part for part in _paragraphs(document.text) if not names_a_document(part))
    quoted = [
        words for title in cited_titles if len((words := _words(title)).split()) >= QUOTED_WORDS
    ]
    kept = (
        _NUMBER.sub(" ", sentence)
        for paragraph in paragraphs
        for sentence in sentences(paragraph)
        if not any(title in _words(sentence) for title in quoted)
    )
    return Query(document.title, "\n".join((document.abstract, *kept)))


def short_query(document: Document) -> Query:
    """Return title and first sentence of the abstract, cut to forty words."""
    first = next(iter(sentences(document.abstract)), "")
    title = document.title.split()[:WORDS_OF_SELLER]
    rest = first.split()[: WORDS_OF_SELLER - len(title)]
    return Query(" ".join(title), " ".join(rest))


def filed_until(document: Document) -> date | None:
    """Return the day from which on nothing counts as earlier than ``document``."""
    return None if document.filed is None else document.filed + timedelta(days=1)


def without_references(text: str) -> str:
    """Return a text without the sentences that name patent documents, and without numbers."""
    kept = (s for p in _paragraphs(text) for s in sentences(p) if not names_a_document(s))
    return _NUMBER.sub(" ", " ".join(kept))


def names_a_document(text: str) -> bool:
    """Whether a number of a patent or application stands in a text, or a cross-reference."""
    if _DIGITS.search(text) and _NUMBER.search(text) and _DOCUMENT.search(text):
        return True
    return bool(_MAY_REFER.search(text) and _CROSS_REFERENCE.search(text))


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text; ``U.S. Pat. No.`` ends none."""
    open_end = ""
    for part in _END.split(text):
        open_end = f"{open_end} {part}".strip()
        if not _NOT_AN_END.search(open_end):
            yield open_end
            open_end = ""
    if open_end:
        yield open_end


def _document(line: Mapping[str, str | None]) -> Document:
    filed = line["filed"]
    return Document(
        number=line["id"] or "",
        title=line["title"] or "",
        abstract=_NUMBER.sub(" ", line["abstract"] or ""),
        text=line["text"] or "",
        filed=date.fromisoformat(filed) if filed else None,
    )


def _paragraphs(text: str) -> list[str]:
    return [part for part in re.split(r"[\r\n]+", text) if part.strip()]


def _words(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()
