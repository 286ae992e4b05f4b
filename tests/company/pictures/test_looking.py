"""The viewer that commands hand to clearances: what it looks at, and what it keeps."""

import dataclasses
from collections.abc import Generator
from pathlib import Path
from typing import TypeVar, cast

import cv2
import numpy as np

from maodun.company.pictures.looking import Viewer
from maodun.domain.pictures import Album, LookKind
from maodun.domain.ports import Register
from maodun.domain.products import Product
from maodun.domain.progress import Progress

Answer = TypeVar("Answer")


class Empty:
    """A register that has no picture."""

    def picture(self, _sha256: str) -> None:
        return None


EMPTY = cast("Register", Empty())


def product_beside(folder: Path) -> Product:
    pixels = np.full((120, 160, 3), 235, np.uint8)
    cv2.ellipse(pixels, (80, 60), (50, 30), 20, 0, 360, (40, 90, 160), -1)
    cv2.imwrite(str(folder / "cup.png"), pixels)
    (folder / "cup.yaml").write_text("sku: C-1\n", "utf-8")
    photos = ("cup.png", "https://shop.example/cup.jpg")
    return Product(sku="C-1", title="Cup", facts=(), source="cup.yaml", photos=photos)


def finished(steps: Generator[Progress, None, Answer]) -> Answer:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return cast("Answer", end.value)


def test_every_picture_is_seen_or_said_to_be_unseen(tmp_path: Path) -> None:
    viewer = Viewer(tmp_path / "own", [str(tmp_path)], words=False)
    album = finished(viewer.look(product_beside(tmp_path), EMPTY)).album
    assert [one.file for one in album.seen] == ["cup.png"]
    (unseen,) = album.unseen
    assert "--fetch-pictures" in unseen.because.msgid
    assert {look.kind for look in album.seen[0].looks} >= {LookKind.SHAPE, LookKind.COPY}


def test_a_stored_album_gets_the_same_looks_again(tmp_path: Path) -> None:
    viewer = Viewer(tmp_path / "own", [str(tmp_path)], words=False)
    album = finished(viewer.look(product_beside(tmp_path), EMPTY)).album
    assert viewer.again(album.bare(), EMPTY).album == album


def test_a_picture_no_longer_kept_is_unseen(tmp_path: Path) -> None:
    viewer = Viewer(tmp_path / "own", [str(tmp_path)], words=False)
    album = finished(viewer.look(product_beside(tmp_path), EMPTY)).album
    gone = dataclasses.replace(album.seen[0], sha256="0" * 64)
    again = viewer.again(Album(seen=(gone,), encoders=album.encoders), EMPTY).album
    assert not again.seen
    assert [one.file for one in again.unseen] == ["cup.png"]


def test_listings_are_looked_at_only_in_the_ways_asked_for(tmp_path: Path) -> None:
    viewer = Viewer(tmp_path / "own", [str(tmp_path)])
    with viewer.see(EMPTY, {LookKind.SHAPE}) as see:
        (album,) = [one.album for one in see([product_beside(tmp_path)])]
    assert {look.kind for look in album.seen[0].looks} == {LookKind.SHAPE}
    assert not (tmp_path / "own" / "blobs").exists()
