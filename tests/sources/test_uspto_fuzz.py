"""Damaged files give rights or complaints, in order, and reading always comes to an end."""

import io
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maodun.domain.errors import BadRecord
from maodun.domain.records import Read, StatusEvent
from maodun.domain.rights import Right
from maodun.sources.published import SOURCES, published, records

GOLDEN = Path(__file__).parent / "golden"
RAW = {raw.name + raw.parent.name: raw for raw in sorted(GOLDEN.glob("uspto_*/*.raw.*"))}
PIECES = [
    b"<", b">", b"</", b"&", b"&#0;", b"&#xFFFF;", b"<![CDATA[", b"]]>", b"<!--", b"<?xml ",
    b'<?xml version="1.0" encoding="utf-16"?>', b"<!DOCTYPE ", b"<!DOCTYPE a [", b"]>",
    b"</us-patent-grant>", b"<us-patent-grant>", b"</PATDOC>", b"<claim-text>" * 300, b"\0",
    b"\xff\xfe", b"99999999999999999999", b"-1", b"\xee\x80\x80", b"idref='CLM-9-999999'",
    b"<case-file>", b"</case-file>", b"</case-file-header>", b"<serial-number>", b"<case-file",
    b"<claim num='0'>", b"<description><p>", b"\nPATN\n", b"\nWKU  D\n",
]  # fmt: skip
QUICK = settings(
    max_examples=60,
    deadline=timedelta(seconds=5),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    """A stored file with bytes cut out, doubled, replaced or put in, a few times."""
    raw = RAW[draw(st.sampled_from(sorted(RAW)))]
    content = raw.read_bytes()
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(content)))
        until = min(len(content), at + draw(st.sampled_from([0, 1, 7, 60, 900, 6000])))
        piece = draw(st.one_of(st.sampled_from(PIECES), st.binary(max_size=8)))
        content = content[:at] + piece + content[until:]
    return raw.parent.name, content


def read_all(source: str, content: bytes) -> list[Read]:
    parse = next(s for s in SOURCES if source == s.SOURCE).parse
    return list(parse(io.BytesIO(content), file="damaged", start=0, sample=False))


@QUICK
@given(damaged())
def test_a_damaged_file_gives_records_or_complaints_in_order(case: tuple[str, bytes]) -> None:
    source, content = case
    reads = read_all(source, content)
    ends = [read.next_offset for read in reads]
    assert ends == sorted(ends)
    assert all(0 < end <= len(content) for end in ends)
    for read in reads:
        assert isinstance(read.record, Right | StatusEvent | BadRecord)
        if isinstance(read.record, BadRecord):
            assert str(read.record.reason)


@QUICK
@given(st.binary(max_size=300), st.sampled_from(SOURCES[:2]))
def test_bytes_of_any_kind_are_no_crash(content: bytes, source: object) -> None:
    name = getattr(source, "SOURCE", "")
    read_all(name, content)
    read_all(name, b'<?xml version="1.0"?><us-patent-grant>' + content)


@QUICK
@given(st.integers(0, 400), st.binary(min_size=1, max_size=6), st.integers(0, 3))
def test_a_damaged_archive_is_listed_or_read(
    tmp_path_factory: pytest.TempPathFactory, at: int, piece: bytes, which: int
) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("week.xml", GOLDEN.joinpath("uspto_grants/week.raw.xml").read_bytes())
    content = packed.getvalue()
    place = at if which else len(content) - at
    path = tmp_path_factory.mktemp("fuzz") / "week.zip"
    path.write_bytes(content[:place] + piece + content[place + len(piece) :])
    for item in published([path]):
        if not isinstance(item, BadRecord):
            for read in records(item):
                assert isinstance(read.record, Right | BadRecord)
