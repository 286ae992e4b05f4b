"""USPTO patent grants to rights. Pure: bytes in, values out."""

from collections.abc import Iterator
from typing import BinaryIO

from maodun.domain.records import Read
from maodun.sources.uspto_grants.aps import is_aps, read_aps
from maodun.sources.uspto_xml.reading import begins_with, read_documents

SOURCE = "uspto_grants"
_HEAD_BYTES = 65_536
ROOTS = (b"us-patent-grant", b"PATDOC")


def sniff(name: str, head: bytes) -> bool:  # noqa: ARG001 - how it begins says enough
    """Return whether ``head`` begins a patent grant, in any of the office's forms."""
    return begins_with(head, ROOTS) or is_aps(head)


def parse(stream: BinaryIO, *, file: str, start: int, sample: bool) -> Iterator[Read]:
    """Yield each grant in a file of one or many concatenated documents."""
    head = stream.read(_HEAD_BYTES)
    read = read_aps if not begins_with(head, ROOTS) and is_aps(head) else read_documents
    yield from read(stream, source=SOURCE, file=file, start=start, sample=sample)
