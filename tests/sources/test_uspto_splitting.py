"""Documents are cut out of a stream whole, in bounded memory, whatever lies between them."""

import io
import tracemalloc

import pytest

from maodun.sources.uspto_xml.splitting import CHUNK_BYTES, Document, documents

HEAD = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE us-patent-grant SYSTEM "a.dtd" [ ]>\n'
)


def grant(filling: bytes = b"<a/>", head: bytes = HEAD) -> bytes:
    return head + b'<us-patent-grant lang="EN">' + filling + b"</us-patent-grant>"


def cut(content: bytes, start: int = 0, limit: int = 1 << 22) -> list[Document]:
    return list(documents(io.BytesIO(content), start=start, limit=limit))


@pytest.mark.parametrize(
    "between",
    [b"", b"\n", b"\r\n\r\n", b"\0\0", b"\xef\xbb\xbf", b"\x1a\n"],
    ids=["nothing", "line", "blank lines", "NUL", "byte order mark", "end of a DOS file"],
)
def test_blank_stretches_are_passed_over(between: bytes) -> None:
    found = cut(between.join((b"", grant(b"<a/>"), grant(b"<b/>"), b"")))
    assert [document.content for document in found] == [grant(b"<a/>"), grant(b"<b/>")]
    assert not any(document.problem for document in found)


def test_rubbish_is_reported_with_its_place_and_stops_nothing() -> None:
    found = cut(grant() + b"\nlorem ipsum\n" + grant())
    assert [bool(document.problem) for document in found] == [False, True, False]
    assert (found[1].offset, found[1].end) == (len(grant()), len(grant()) + 13)


def test_a_document_without_prolog_begins_with_its_root() -> None:
    found = cut(grant(head=b"") + grant(head=b"") + grant())
    assert [document.problem for document in found] == [None] * 3
    assert [document.body for document in found] == [0, 0, len(HEAD)]


@pytest.mark.parametrize("head", [HEAD, b""], ids=["with prolog", "without prolog"])
def test_a_document_cut_off_does_not_swallow_the_next(head: bytes) -> None:
    cut_off = grant(head=head)[:-10]
    found = cut(cut_off + grant(head=head) + cut_off)
    assert [bool(document.problem) for document in found] == [True, False, True]
    assert [document.offset for document in found] == [
        0,
        len(cut_off),
        len(cut_off + grant(head=head)),
    ]


def test_an_oversized_document_is_skipped_and_reported() -> None:
    large = grant(b"x" * (CHUNK_BYTES * 3))
    found = cut(grant() + large + grant(), limit=CHUNK_BYTES)
    assert [bool(document.problem) for document in found] == [False, True, False]
    assert (found[1].offset, found[1].end) == (len(grant()), len(grant() + large))


def test_a_prolog_without_end_is_skipped() -> None:
    endless = b"<?xml version='1.0'?><!DOCTYPE us-patent-grant [" + b"<!-- -->" * (
        CHUNK_BYTES // 4
    )
    found = cut(endless + grant())
    assert [bool(document.problem) for document in found] == [True, False]


def test_documents_across_chunks_are_whole_at_every_alignment() -> None:
    for shift in range(0, 220, 7):
        padding = grant(b"p" * (CHUNK_BYTES - len(grant(b"")) - shift))
        found = cut(padding + grant(b"<a/>") + grant(b"<b/>"))
        assert [document.content for document in found][1:] == [grant(b"<a/>"), grant(b"<b/>")]


def test_reading_goes_on_at_the_end_of_any_document() -> None:
    content = grant(b"<a/>") + b"\n" + grant(b"<b/>") + b"rubbish" + grant(b"<c/>")
    everything = cut(content)
    for position, document in enumerate(everything):
        assert cut(content, start=document.end) == everything[position + 1 :]


class Repeated(io.BytesIO):
    """A weekly file of any length that nobody holds: the same piece again and again."""

    def __init__(self, piece: bytes, times: int) -> None:
        super().__init__()
        self.piece, self.times = piece, times

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return offset + whence

    def read(self, size: int | None = -1, /) -> bytes:
        self.times -= 1
        return self.piece if self.times >= 0 and size else b""


@pytest.mark.parametrize(
    "piece",
    [
        grant(b"y" * 50_000) * 4,
        b"rubbish " * 25_000,
        b"<?xml ?><us-patent-grant " + b"z" * 200_000,
    ],
    ids=["documents", "rubbish", "one endless document"],
)
def test_memory_stays_bounded_over_a_long_stream(piece: bytes) -> None:
    stream = Repeated(piece, 300)
    tracemalloc.start()
    count = len([document.end for document in documents(stream, start=0, limit=1 << 20)])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count >= 1
    assert peak < 12 << 20
