"""Many listings: each gets its own pictures, whoever looks, and nobody looks twice."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import cv2
import numpy as np
import pytest

from maodun.company.pictures import albums, many
from maodun.company.pictures.many import ListingsLook, Looked, Way, looked
from maodun.domain.pictures import Album, LookKind
from maodun.domain.products import Product
from tests.company.pictures.test_looking import EMPTY

COUNT = 3


@pytest.fixture
def listings(tmp_path: Path) -> list[Product]:
    """Listings in a folder each, with pictures of the same name; the last one has none."""
    made = []
    for number in range(COUNT):
        folder = tmp_path / "listings" / str(number)
        folder.mkdir(parents=True)
        pixels = np.full((90, 120, 3), 235, np.uint8)
        cv2.ellipse(pixels, (60, 45), (40, 15 + 8 * number), 0, 0, 360, (40, 90, 160), -1)
        cv2.imwrite(str(folder / "front.png"), pixels)
        (folder / f"{number}.csv").write_text(f"sku,title,image\n{number},Lamp,front.png\n")
        photos = ("front.png",) if number + 1 < COUNT else ()
        made.append(Product(str(number), "Lamp", (), f"{number}.csv, row 2", photos=photos))
    return made


def looking(tmp_path: Path, *, cores: int = 1, own: str = "own") -> ListingsLook:
    way = Way(tmp_path / own, frozenset({LookKind.SHAPE}))
    return ListingsLook(way, [str(tmp_path / "listings")], EMPTY, cores=cores)


def seen(
    tmp_path: Path, listings: list[Product], *, cores: int = 1, own: str = "own"
) -> list[Album]:
    with looking(tmp_path, cores=cores, own=own) as look:
        return [one.album for one in look(listings)]


def test_each_listing_finds_its_own_pictures(tmp_path: Path, listings: list[Product]) -> None:
    found = seen(tmp_path, listings)
    assert [len(one.seen) for one in found] == [1, 1, 0]
    assert found[0].seen[0].sha256 != found[1].seen[0].sha256


def test_only_pictures_told_to_be_kept_are_kept(
    tmp_path: Path, listings: list[Product]
) -> None:
    with looking(tmp_path) as look:
        first, *_ = look(listings)
    kept = tmp_path / "own" / "blobs"
    assert not list(kept.rglob("*"))
    first.keep(first.album.seen)
    assert [file.name for file in kept.rglob("*") if file.is_file()] == [
        first.album.seen[0].sha256
    ]


def test_other_processes_see_the_same(
    tmp_path: Path, listings: list[Product], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(many, "ALONE", 0)
    by_others = seen(tmp_path, listings, cores=2)
    assert by_others == seen(tmp_path, listings, own="anew")


def test_work_that_stopped_does_not_look_again(
    tmp_path: Path, listings: list[Product], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = seen(tmp_path, listings)

    def nobody(*_: object) -> None:
        pytest.fail("looked at again")

    monkeypatch.setattr(albums, "see", nobody)
    assert seen(tmp_path, listings) == before


def test_when_another_process_is_killed_this_one_goes_on(
    tmp_path: Path, listings: list[Product], monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(
        _look: ListingsLook, products: list[Product], bases: list[Path]
    ) -> Iterator[Looked]:
        yield looked(Way(tmp_path / "own", frozenset({LookKind.SHAPE})), products[0], bases[0])
        raise BrokenProcessPool

    alone = seen(tmp_path, listings)
    monkeypatch.setattr(ListingsLook, "_by_many", killed)
    assert seen(tmp_path, listings) == alone


def test_no_more_processes_are_asked_for_than_windows_allows(
    tmp_path: Path, listings: list[Product], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Pool(ThreadPoolExecutor):
        def __init__(self, workers: int, **_: object) -> None:
            asked.append(workers)
            super().__init__(1)

    asked: list[int] = []
    monkeypatch.setattr(many, "ALONE", 0)
    monkeypatch.setattr(many, "ProcessPoolExecutor", Pool)
    monkeypatch.setattr("os.cpu_count", lambda: 128)
    with ListingsLook(
        Way(tmp_path / "own", frozenset({LookKind.SHAPE})), [str(tmp_path / "listings")], EMPTY
    ) as look:
        assert len(list(look(listings))) == COUNT
    assert asked == [60]
