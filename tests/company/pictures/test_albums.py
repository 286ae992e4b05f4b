import base64
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import httpx
import numpy as np
import pytest
from PIL import Image

from maodun.company.pictures.albums import (
    MOST_PICTURES,
    InMemory,
    Means,
    album_of,
    seen_again,
)
from maodun.company.pictures.seeing import Eyes
from maodun.company.pictures.sights import Sights
from maodun.domain.pictures import Album, LookKind, PictureKind
from maodun.domain.products import Product
from maodun.domain.progress import Progress
from maodun.index.storage.blobs import Blobs
from maodun.sources.pictures.fetch import Surroundings, WebPictures
from tests.company.pictures.eyes import eyes, product, written
from tests.encoders.reading.pictures_made import (
    animation,
    broken,
    drawing,
    odd,
    pages,
    photo,
    saved,
)

URL = "https://shop.example/a.jpg"


def finished(work: Generator[Progress, None, Album]) -> Album:
    while True:
        try:
            next(work)
        except StopIteration as end:
            return Album(end.value.seen, end.value.unseen, end.value.encoders)


def made(
    what: Product, base: Path | None, *, web: WebPictures | None = None, network: bool = False
) -> Album:
    means = Means(eyes(), InMemory(), web=web, network=network)
    return finished(album_of(what, base=base, means=means))


def web_of(folder: Path, data: bytes) -> WebPictures:
    return WebPictures(
        folder,
        around=Surroundings(
            resolve=lambda _host, _port: ("93.184.215.14",),
            transport=httpx.MockTransport(lambda _: httpx.Response(200, content=data)),
            sleep=lambda _: None,
        ),
    )


def test_every_picture_is_seen_or_unseen_with_a_reason(tmp_path: Path) -> None:
    """Broken and strange files in one folder: nothing is lost, nothing stops the rest."""
    files = broken() | odd()
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "folder.jpg").mkdir()
    names = (*files, "folder.jpg", "missing.jpg", "../escape.jpg", URL)
    album = made(product(*names), tmp_path)
    assert {one.file for one in album.unseen} == {
        *broken(),
        "folder.jpg",
        "missing.jpg",
        "../escape.jpg",
        URL,
    }
    assert {one.file for one in album.seen} == {*odd(), "two-pages.tif (2)"}
    assert all(len(str(one.because)) > 20 for one in album.unseen)
    assert len(broken()) + len(odd()) >= 20


def test_what_was_read_without_certainty_is_a_note_of_the_picture(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(saved(photo(), "JPEG"))
    unsure = replace(written(), unsure=written("perhaps").lines)
    reading = Eyes(words=lambda _: unsure, reader="ruler-1")
    means = Means(reading, InMemory())
    (seen,) = finished(album_of(product("a.jpg"), base=tmp_path, means=means)).seen
    assert (seen.words, seen.notes) == ((), unsure.notes)
    assert "left out" in str(seen.notes[0])


def test_what_is_seen_is_kept_and_has_every_kind_of_look(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(saved(photo(width=3_200, height=1_600), "JPEG"))
    blobs = Blobs(tmp_path / "blobs")
    album = finished(album_of(product("a.jpg"), base=tmp_path, means=Means(eyes(), blobs)))
    assert [album.encoder(kind) for kind in LookKind] == ["mean-1", "copies-0", "signs-0"]
    (seen,) = album.seen
    assert (seen.width, seen.height, seen.kind) == (1_600, 800, PictureKind.PHOTO)
    assert seen.words == ("3200 wide",)
    kept = blobs.get(seen.sha256)
    assert kept is not None
    assert kept.startswith(b"\xff\xd8")
    (thing,) = (look for _, look in album.looks(LookKind.SHAPE))
    assert thing.region == (0.25, 0.25, 0.75, 0.75)
    assert len(thing.vector) == 4
    assert [look.region for _, look in album.looks(LookKind.COPY)] == [
        (0.0, 0.0, 1.0, 1.0),
        (0.0, 0.0, 1.0, 0.5),
        (0.25, 0.25, 0.75, 0.75),
        (0.25, 0.25, 0.75, 0.5),
    ]
    (sign,) = (look for _, look in album.looks(LookKind.SIGN))  # the empty region is none
    assert sign.region == (0.0, 0.0, 0.5, 0.5)


def test_where_nothing_stands_out_that_is_noted(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(saved(photo(width=40), "PNG"))
    (seen,) = made(product("a.png"), tmp_path).seen
    assert "nothing stands out" in str(seen.notes[0])
    assert all(look.region[0] == 0 for look in seen.looks)


def test_a_grey_drawing_is_shown_to_encoders_in_three_channels(tmp_path: Path) -> None:
    (tmp_path / "a.tif").write_bytes(pages(drawing()))
    (seen,) = made(product("a.tif"), tmp_path).seen
    assert seen.kind is PictureKind.DRAWING
    assert seen.looks


def test_without_eyes_pictures_are_kept_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(saved(photo(), "PNG"))
    shelf = InMemory()
    means = Means(Eyes(), shelf)
    (seen,) = finished(album_of(product("a.png"), base=tmp_path, means=means)).seen
    assert (seen.looks, seen.words) == ((), None)
    assert shelf.get(seen.sha256)


def test_more_pictures_than_the_limit_are_counted_as_unseen(tmp_path: Path) -> None:
    colours = [Image.new("RGB", (20, 20), (n, 90, 90)) for n in range(MOST_PICTURES + 3)]
    for number, image in enumerate(colours):
        (tmp_path / f"{number}.png").write_bytes(saved(image, "PNG"))
    album = made(product(*(f"{n}.png" for n in range(MOST_PICTURES + 3))), tmp_path)
    assert len(album.seen) == MOST_PICTURES
    assert [one.file for one in album.unseen] == ["30.png", "31.png", "32.png"]
    assert "first 30" in str(album.unseen[0].because)


def test_pages_count_towards_the_limit(tmp_path: Path) -> None:
    (tmp_path / "a.tif").write_bytes(pages(*[drawing()] * (MOST_PICTURES + 5)))
    album = made(product("a.tif"), tmp_path)
    assert len(album.seen) == MOST_PICTURES
    assert len(album.unseen) == 1


def test_addresses_are_fetched_only_when_asked(tmp_path: Path) -> None:
    data = saved(photo(), "PNG")
    web = web_of(tmp_path, data)
    asked = product(URL, "//shop.example/b.jpg")
    off = made(asked, None, web=web)
    assert [one.file for one in off.unseen] == [URL, "//shop.example/b.jpg"]
    assert "--fetch-pictures" in str(off.unseen[0].because)
    assert [one.file for one in made(asked, None, web=web, network=True).seen] == [
        URL,
        "//shop.example/b.jpg",
    ]
    assert len(made(asked, None, web=web).seen) == 2  # as they were fetched before


def test_a_data_uri_is_named_by_its_length(tmp_path: Path) -> None:
    uri = "data:image/png;base64," + base64.b64encode(saved(photo(), "PNG")).decode()
    (seen,) = made(product(uri), tmp_path).seen
    assert seen.file == f"data:image/png ({len(uri)})"


def test_progress_counts_the_pictures(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(saved(photo(), "PNG"))
    steps = list(
        album_of(product("a.png", "b.png"), base=tmp_path, means=Means(eyes(), InMemory()))
    )
    assert [(step.done, step.total, step.unit) for step in steps] == [
        (0, 2, "pictures"),
        (1, 2, "pictures"),
    ]


@pytest.mark.parametrize("shape", [(8, 4_000, 3), (4_000, 8), (8, 8, 3)])
def test_strange_proportions_are_seen(tmp_path: Path, shape: tuple[int, ...]) -> None:
    pixels = np.random.default_rng(1).integers(0, 255, shape, np.uint8)
    (tmp_path / "a.png").write_bytes(saved(Image.fromarray(pixels), "PNG"))
    assert len(made(product("a.png"), tmp_path).seen) == 1


@pytest.mark.parametrize(
    ("kinds", "width"), [({LookKind.SHAPE}, 1200), ({LookKind.SHAPE, LookKind.SIGN}, 1600)]
)
def test_only_logos_need_large_pictures(
    kinds: set[LookKind], width: int, tmp_path: Path
) -> None:
    data = saved(Image.new("RGB", (1600, 711), (215, 90, 44)), "JPEG")
    (tmp_path / "a.jpg").write_bytes(data)
    means = Means(eyes(), InMemory()).only(kinds)
    (seen,) = finished(album_of(product("a.jpg"), base=tmp_path, means=means)).seen
    assert seen.width == width


def test_a_kept_picture_that_cannot_be_looked_at_again_is_unseen(tmp_path: Path) -> None:
    for number in range(4):
        image = photo(width=100 + number)
        (tmp_path / f"{number}.jpg").write_bytes(saved(image, "JPEG"))
    shelf = InMemory()
    means = Means(eyes(), shelf)
    names = tuple(f"{number}.jpg" for number in range(4))
    album = finished(album_of(product(*names), base=tmp_path, means=means))
    whole, cut, empty, gone = (one.sha256 for one in album.seen)
    shelf.held[cut] = shelf.held[cut][:300]
    shelf.held[empty] = b""
    del shelf.held[gone]
    again = seen_again(album.bare(), means=means)
    assert [(one.sha256, bool(one.looks)) for one in again.seen] == [(whole, True)]
    assert [one.file for one in again.unseen] == ["1.jpg", "2.jpg", "3.jpg"]


def test_a_damaged_kept_picture_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(saved(photo(), "JPEG"))
    shelf = Blobs(tmp_path / "kept")
    means = Means(eyes(), shelf)
    album = finished(album_of(product("a.jpg"), base=tmp_path, means=means))
    path = shelf.path(album.seen[0].sha256)
    assert path is not None
    path.write_bytes(b"something else")
    again = seen_again(album.bare(), means=means)
    assert (len(again.seen), len(again.unseen)) == (0, 1)


def test_notes_on_a_file_are_not_remembered_for_another_with_the_same_picture(
    tmp_path: Path,
) -> None:
    """An animation and its first frame alone are kept as one picture."""
    (tmp_path / "moves.gif").write_bytes(animation("GIF"))
    with Image.open(tmp_path / "moves.gif") as moving:
        (tmp_path / "still.png").write_bytes(saved(moving.convert("RGB"), "PNG"))
    means = Means(eyes(), InMemory(), sights=Sights(tmp_path / "sights"))
    both = product("moves.gif", "still.png")
    moves, still = finished(album_of(both, base=tmp_path, means=means)).seen
    assert moves.sha256 == still.sha256
    assert ("animation" in str(moves.notes), "animation" in str(still.notes)) == (True, False)


def test_looking_again_at_what_was_kept_does_not_change_what_is_remembered(
    tmp_path: Path,
) -> None:
    """Words are read in the picture as it was given, which may be larger than the kept one."""
    (tmp_path / "a.jpg").write_bytes(saved(photo(width=2400), "JPEG"))
    means = Means(eyes(), InMemory(), sights=Sights(tmp_path / "sights"))
    what = product("a.jpg")
    album = finished(album_of(what, base=tmp_path, means=replace(means, sights=None)))
    seen_again(album.bare(), means=means)
    (seen,) = finished(album_of(what, base=tmp_path, means=means)).seen
    assert seen.words == ("2400 wide",)
