"""USPTO patent applications to rights. Pure: bytes in, values out."""

from collections.abc import Iterator
from typing import BinaryIO

from maodun.domain.records import Read
from maodun.sources.uspto_xml.reading import begins_with, read_documents

SOURCE = "uspto_applications"
ROOTS = (b"us-patent-application", b"patent-application-publication")


def sniff(name: str, head: bytes) -> bool:  # noqa: ARG001 - the root element says enough
    """Return whether ``head`` begins a patent application, in any of the office's forms."""
    return begins_with(head, ROOTS)


def parse(stream: BinaryIO, *, file: str, start: int, sample: bool) -> Iterator[Read]:
    """Yield each application in a file of one or many concatenated documents."""
    yield from read_documents(stream, source=SOURCE, file=file, start=start, sample=sample)
