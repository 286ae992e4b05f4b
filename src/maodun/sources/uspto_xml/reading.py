"""From a file of concatenated documents to records."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from maodun.domain.errors import BadRecord, MaodunError
from maodun.domain.records import Read, Record
from maodun.domain.rights import Origin
from maodun.domain.text import T
from maodun.sources.uspto_xml import pap, st32
from maodun.sources.uspto_xml.current import APPLICATION, GRANT, read_current
from maodun.sources.uspto_xml.splitting import (
    DOCUMENT_BYTES,
    ROOTS,
    Document,
    documents,
)

PARSER = "1"
ATTACHED = frozenset({"sequence-cwu"})
"""Documents that only carry the sequence list of the right before them."""
_FIRST = re.compile(rb"<(" + b"|".join(ROOTS) + rb")[\s>]")
_READERS = {
    GRANT: read_current,
    APPLICATION: read_current,
    st32.ROOT: st32.read_st32,
    pap.ROOT: pap.read_pap,
}


def read_documents(
    stream: BinaryIO, *, source: str, file: str, start: int, sample: bool
) -> Iterator[Read]:
    """Yield one record for each document, from byte ``start`` on."""
    for document in documents(stream, start=start, limit=DOCUMENT_BYTES):
        if document.root not in ATTACHED:
            origin = Origin(source, file, document.offset, PARSER, sample)
            yield Read(_record(document, origin), document.end)


def begins_with(head: bytes, roots: tuple[bytes, ...]) -> bool:
    """Return whether one of these elements comes first in a file that begins with ``head``."""
    found = _FIRST.search(head)
    return found is not None and found[1] in roots


def _record(document: Document, origin: Origin) -> Record:
    reader = _READERS.get(document.root)
    reason = document.problem
    if reason is None and reader is None:
        reason = T("no publication begins with <{root}>", root=document.root)
    if reason is None and reader is not None:
        try:
            return reader(document, origin)
        except MaodunError as error:
            reason = error.text
    return BadRecord(
        source=origin.source,
        file=origin.file,
        offset=origin.offset,
        reason=reason or T("the document cannot be read"),
    )
