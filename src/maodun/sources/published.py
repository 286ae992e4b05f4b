"""Find what offices published in files, folders and archives, and read it record by record.

To add a source: write ``sources/<name>/parse.py`` with ``SOURCE``, ``sniff`` and ``parse`` (the
protocol ``Source`` says what they promise) and name the module in ``SOURCES``.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Protocol

from maodun.domain.errors import BadRecord
from maodun.domain.records import PublishedFile, Read
from maodun.domain.text import T
from maodun.sources.jsonl import parse as jsonl
from maodun.sources.suits import parse as suits
from maodun.sources.uspto_applications import parse as uspto_applications
from maodun.sources.uspto_grants import parse as uspto_grants

HEAD_BYTES = 65_536


class Source(Protocol):
    """What the ``parse.py`` of a source promises; a module with these three names is one."""

    SOURCE: str

    def sniff(self, name: str, head: bytes) -> bool:
        """Return whether a file of this name that begins like this is this source's.

        ``head`` is the first ``HEAD_BYTES`` of the unpacked file (``.gz`` is taken off
        both); for a zip file that is a document itself (XLSX), those of the zip.
        """

    def parse(self, stream: BinaryIO, *, file: str, start: int, sample: bool) -> Iterator[Read]:
        """Yield every record of a file, from ``start`` on; bad ones as ``BadRecord``.

        ``stream`` stands at byte 0 and can seek, also in archives; the parser goes to
        ``start``, which is 0 or the ``next_offset`` of an earlier ``Read``.
        """


SOURCES: tuple[Source, ...] = (uspto_grants, uspto_applications, jsonl, suits)


def published(paths: Sequence[Path]) -> Iterator[PublishedFile | BadRecord]:
    """Yield every file that a source reads, in order of name, and those that none reads."""
    for path in paths:
        inside = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for found in inside:
            yield _look(found)


def records(file: PublishedFile, *, start: int = 0, sample: bool = False) -> Iterator[Read]:
    """Yield the records of one file, from an earlier ``Read.next_offset`` on."""
    source = next(source for source in SOURCES if file.source == source.SOURCE)
    with file.path.open("rb") as stream:
        yield from source.parse(stream, file=file.name, start=start, sample=sample)


def _look(path: Path) -> PublishedFile | BadRecord:
    with path.open("rb") as stream:
        head = stream.read(HEAD_BYTES)
    for source in SOURCES:
        if source.sniff(path.name, head):
            return PublishedFile(path, "", source.SOURCE, path.stat().st_size)
    return BadRecord(
        source="published", file=path.name, offset=0, reason=T("no source reads this file")
    )
