"""From a file of concatenated documents to records."""

from collections.abc import Iterator
from typing import BinaryIO

from maodun.domain.errors import BadRecord
from maodun.domain.records import Read
from maodun.domain.text import T


def read_documents(
    stream: BinaryIO, *, source: str, file: str, start: int, sample: bool
) -> Iterator[Read]:
    """Yield one record per document."""
    stream.seek(start)
    reason = T("reading {sample} is not written yet", sample=str(sample))
    yield Read(BadRecord(source=source, file=file, offset=start, reason=reason), start)
