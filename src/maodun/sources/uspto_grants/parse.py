"""USPTO patent grants to rights. Pure: bytes in, values out."""

from collections.abc import Iterator
from typing import BinaryIO

from maodun.domain.records import Read
from maodun.sources.uspto_xml.reading import begins_with, read_documents

SOURCE = "uspto_grants"
ROOTS = (b"us-patent-grant", b"PATDOC")


def sniff(name: str, head: bytes) -> bool:  # noqa: ARG001 - the root element says enough
    """Return whether ``head`` begins a patent grant, in any of the office's forms."""
    return begins_with(head, ROOTS)


def parse(stream: BinaryIO, *, file: str, start: int, sample: bool) -> Iterator[Read]:
    """Yield each grant in a file of one or many concatenated documents."""
    yield from read_documents(stream, source=SOURCE, file=file, start=start, sample=sample)
