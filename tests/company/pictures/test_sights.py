from pathlib import Path
from typing import NoReturn

import numpy as np

from maodun.company.pictures.albums import album_of, means_at
from maodun.company.pictures.seeing import Eyes, Sight
from maodun.company.pictures.sights import Sights
from maodun.domain.pictures import Look, LookKind
from maodun.domain.text import T
from tests.company.pictures.eyes import eyes, product
from tests.company.pictures.test_albums import finished
from tests.encoders.reading.pictures_made import photo, saved

VECTOR = tuple(np.array([0.6, -0.8], np.float32).tolist())
SIGHT = Sight(
    looks=(Look(LookKind.SIGN, "signs-0", VECTOR, (0.1, 0.2, 0.3, 1.0)),),
    words=("满减", "SALE"),
    notes=(T("a part of the picture is damaged ({problem})", problem=T("yes")),),
)


def test_what_was_seen_comes_back_exactly(tmp_path: Path) -> None:
    sights = Sights(tmp_path)
    assert sights.get("a", "eyes") is None
    sights.put("a", "eyes", SIGHT)
    assert Sights(tmp_path).get("a", "eyes") == SIGHT
    assert sights.get("b", "eyes") is None
    assert sights.get("a", "other eyes") is None
    unread = Sight((), None, ())
    sights.put("a", "eyes", unread)
    assert sights.get("a", "eyes") == unread


def test_a_damaged_file_counts_as_not_there(tmp_path: Path) -> None:
    sights = Sights(tmp_path)
    sights.put("a", "eyes", SIGHT)
    (file,) = (path for path in tmp_path.rglob("*") if path.is_file())
    for damage in (b"", b"\x93\x01", file.read_bytes()[:-3]):
        file.write_bytes(damage)
        assert sights.get("a", "eyes") is None


def test_nobody_looks_twice(tmp_path: Path) -> None:
    """The second time with eyes that would fail, under the same name."""

    def fail(_: object) -> NoReturn:
        raise AssertionError

    (tmp_path / "a.png").write_bytes(saved(photo(), "PNG"))
    means = means_at(tmp_path / "kept", eyes=eyes(), network=False)
    first = finished(album_of(product("a.png"), base=tmp_path, means=means))
    blind = Eyes(eyes().seekers, fail, fail, eyes().reader)
    again = means_at(tmp_path / "kept", eyes=blind, network=False)
    assert finished(album_of(product("a.png"), base=tmp_path, means=again)) == first
