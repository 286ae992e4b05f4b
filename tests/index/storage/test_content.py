"""Content files grow, are cut where a writer was interrupted, and say when they are damaged."""

from contextlib import closing
from pathlib import Path

import pytest

from maodun.domain.errors import RegisterDamaged
from maodun.index.storage import content
from maodun.index.storage.content import ContentReader, ContentWriter, End, segment_path


def test_parts_come_back_in_the_order_asked_for(tmp_path: Path) -> None:
    with closing(ContentWriter(tmp_path, End())) as writer:
        places = [writer.append(b"h%d" % n, b"body%d" % n) for n in range(3)]
    reader = ContentReader(tmp_path)
    assert reader.read([places[2], places[0]], bodies=True) == [
        (b"h2", b"body2"),
        (b"h0", b"body0"),
    ]
    assert reader.read([places[1]], bodies=False) == [(b"h1", b"")]


def test_a_full_file_is_followed_by_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(content, "SEGMENT_BYTES", 10)
    with closing(ContentWriter(tmp_path, End())) as writer:
        places = [writer.append(b"head", b"body") for _ in range(5)]
        assert writer.sync() == End(2, 8)
    assert [place.segment for place in places] == [0, 0, 1, 1, 2]
    assert ContentReader(tmp_path).read(places, bodies=True) == [(b"head", b"body")] * 5


def test_what_was_not_committed_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content, "SEGMENT_BYTES", 10)
    writer = ContentWriter(tmp_path, End())
    writer.append(b"head", b"body")
    end = writer.sync()
    for _ in range(4):
        writer.append(b"lost", b"lost")
    writer.close()
    with closing(ContentWriter(tmp_path, end)) as again:
        assert sorted(path.name for path in tmp_path.iterdir()) == ["000000.bin"]
        assert segment_path(tmp_path, 0).read_bytes() == b"headbody"
        assert again.append(b"new", b"").offset == end.length


def test_a_file_shorter_than_committed_is_damage(tmp_path: Path) -> None:
    with pytest.raises(RegisterDamaged, match="shorter"):
        ContentWriter(tmp_path, End(0, 1))


def test_a_missing_file_is_damage(tmp_path: Path) -> None:
    writer = ContentWriter(tmp_path, End())
    place = writer.append(b"head", b"body")
    writer.close()
    segment_path(tmp_path, 0).unlink()
    with pytest.raises(RegisterDamaged, match="missing"):
        ContentReader(tmp_path).read([place], bodies=True)
