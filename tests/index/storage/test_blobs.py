import hashlib
from pathlib import Path

import pytest

from maodun.domain.errors import PictureDamaged
from maodun.index.storage.blobs import Blobs


def test_what_is_kept_comes_back_under_its_hash(tmp_path: Path) -> None:
    blobs = Blobs(tmp_path / "blobs")
    name = blobs.put(b"a picture")
    assert name == hashlib.sha256(b"a picture").hexdigest()
    assert blobs.get(name) == b"a picture"
    assert name in blobs
    assert (tmp_path / "blobs" / name[:2] / name).read_bytes() == b"a picture"


def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    blobs = Blobs(tmp_path)
    assert blobs.put(b"x") == blobs.put(b"x")
    assert list(blobs) == [blobs.put(b"x")]
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


def test_a_damaged_one_is_said_and_mended_by_keeping_it_again(tmp_path: Path) -> None:
    blobs = Blobs(tmp_path)
    name = blobs.put(b"a picture")
    path = tmp_path / name[:2] / name
    path.write_bytes(b"b picture")
    with pytest.raises(PictureDamaged, match="no longer holds"):
        blobs.get(name)
    blobs.put(b"a picture")
    assert blobs.get(name) == b"a picture"


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("0" * 64, id="never kept"),
        pytest.param("", id="no name"),
        pytest.param("../../etc/passwd", id="a path"),
        pytest.param("A" * 64, id="capitals"),
    ],
)
def test_an_unknown_name_gives_nothing(tmp_path: Path, name: str) -> None:
    blobs = Blobs(tmp_path)
    assert blobs.get(name) is None
    blobs.remove(name)


def test_what_is_removed_is_gone(tmp_path: Path) -> None:
    blobs = Blobs(tmp_path)
    name, other = blobs.put(b"x"), blobs.put(b"y")
    blobs.remove(name)
    assert list(blobs) == [other]


def test_a_write_that_fails_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        Blobs(tmp_path).put(b"x")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
