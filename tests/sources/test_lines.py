import io

from hypothesis import given
from hypothesis import strategies as st

from maodun.sources.lines import lines


@given(st.binary(max_size=200).map(lambda data: data.replace(b"x", b"\n")), st.integers(1, 20))
def test_lines_cover_every_byte_once_whatever_their_length(data: bytes, limit: int) -> None:
    found = list(lines(io.BytesIO(data), limit=limit))
    assert [line.offset for line in found] == [0, *(line.end for line in found)][: len(found)]
    assert (found[-1].end if found else 0) == len(data)
    for line in found:
        if line.content is None:
            assert line.end - line.offset > limit
        else:
            assert line.content == data[line.offset : line.end].rstrip(b"\r\n")


def test_reading_begins_where_an_earlier_line_ended() -> None:
    data = b"one\ntwo\r\nthree"
    first, *rest = lines(io.BytesIO(data))
    assert list(lines(io.BytesIO(data), start=first.end)) == rest
    assert [line.content for line in rest] == [b"two", b"three"]
