import io
import warnings

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from maodun.domain.errors import BadPicture
from maodun.domain.pictures import PictureKind
from maodun.encoders.reading import decoding, pictures
from maodun.encoders.reading.pictures import ReadPicture, read_pages, read_picture
from tests.encoders.reading.pictures_made import (
    animation,
    broken,
    drawing,
    odd,
    pages,
    photo,
    png_header,
    saved,
    with_orientation,
)

FORMS = ("PNG", "JPEG", "WEBP", "GIF", "TIFF", "BMP", "AVIF")


def corner(found: ReadPicture) -> list[int]:
    return [int(value) for value in found.pixels[3, 3]]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_colours(form: str) -> None:
    found = read_picture(saved(photo(), form), name="a")
    assert found.pixels.shape == (80, 120, 3)
    assert found.pixels.dtype == np.uint8
    assert corner(found) == pytest.approx([215, 90, 44], abs=12)
    assert found.kind is PictureKind.PHOTO
    assert found.notes == ()


@pytest.mark.parametrize("number", range(1, 9))
def test_a_turned_photo_is_upright_whichever_way_it_was_turned(number: int) -> None:
    """What the camera notes is how to show it; showing is what a viewer does."""
    found = read_picture(with_orientation(number), name="a").pixels
    with Image.open(io.BytesIO(with_orientation(number))) as image:
        plain = np.asarray(image)
    ways = {
        1: plain,
        2: plain[:, ::-1],
        3: plain[::-1, ::-1],
        4: plain[::-1],
        5: plain.transpose(1, 0, 2),
        6: plain.transpose(1, 0, 2)[:, ::-1],
        7: plain.transpose(1, 0, 2)[::-1, ::-1],
        8: plain.transpose(1, 0, 2)[::-1],
    }
    assert np.array_equal(found, ways[number])


def test_colours_of_print_are_shown_with_a_note() -> None:
    found = read_picture(odd()["cmyk.jpg"], name="a")
    assert corner(found) == pytest.approx([215, 90, 44], abs=12)
    assert [note.msgid for note in found.notes] == [
        "its colours are those of print, so they are shown approximately"
    ]


def test_a_colour_profile_is_obeyed() -> None:
    """The same numbers mean another colour in the wide space of a Lab profile's white point."""
    xyz = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    plain = saved(photo(), "PNG")
    useless = saved(photo(), "PNG", icc_profile=xyz)
    assert np.array_equal(
        read_picture(useless, name="a").pixels, read_picture(plain, name="a").pixels
    )
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = srgb.replace(b"rXYZ", b"tXYZ", 1).replace(b"bXYZ", b"rXYZ", 1)
    swapped = swapped.replace(b"tXYZ", b"bXYZ", 1).replace(b"sRGB", b"odd!")
    found = read_picture(saved(photo(), "PNG", icc_profile=swapped), name="a")
    assert corner(found)[2] > 150  # red and blue change places
    assert corner(found)[0] < 90


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param(np.array([0, 65535], np.uint16), [0, 255], id="16 bits"),
        pytest.param(np.array([0, 4095], np.uint16), [0, 255], id="12 bits in 16"),
        pytest.param(np.array([-5, 5], np.int32), [0, 255], id="32 bits"),
        pytest.param(np.array([0.0, np.nan, 1.0], np.float32), [0, 0, 255], id="fractions"),
        pytest.param(np.array([7.0, 7.0], np.float32), [0, 0], id="all the same"),
    ],
)
def test_deep_greys_fill_eight_bits(
    values: np.typing.NDArray[np.generic], expected: list[int]
) -> None:
    deep = np.repeat(np.repeat(values[None, :], 20, 0), 20, 1)
    found = read_picture(saved(Image.fromarray(deep), "TIFF"), name="a")
    assert found.pixels[0, ::20].tolist() == expected


def test_transparency_is_white() -> None:
    image = photo().convert("RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 60, 80))
    found = read_picture(saved(image, "PNG"), name="a")
    assert corner(found) == [255, 255, 255]
    assert found.notes == ()
    assert read_picture(odd()["palette.png"], name="a").pixels.max() == 255


def test_a_white_logo_on_nothing_is_seen_on_black() -> None:
    image = Image.new("RGBA", (60, 60), (0, 0, 0, 0))
    image.paste((255, 255, 255, 255), (10, 10, 50, 50))
    found = read_picture(saved(image, "PNG"), name="a")
    assert corner(found) == [0, 0, 0]
    assert int(found.pixels[30, 30, 0]) == 255
    assert "laid on black" in str(found.notes[0])


def test_a_picture_in_which_nothing_is_to_be_seen_was_not_looked_at() -> None:
    with pytest.raises(BadPicture, match="transparent all over"):
        read_picture(saved(Image.new("RGBA", (60, 60)), "PNG"), name="a")


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG", "AVIF"])
def test_of_an_animation_the_first_picture_is_read_and_that_is_said(form: str) -> None:
    found = read_picture(animation(form), name="a")
    assert corner(found) == pytest.approx([215, 90, 44], abs=12)
    assert "animation" in str(found.notes[0])


def test_every_page_of_a_fax_is_read() -> None:
    data = pages(drawing(), drawing(width=300), drawing())
    found = list(read_pages(data, name="a"))
    assert [one.pixels.shape for one in found if isinstance(one, ReadPicture)] == [
        (160, 200),
        (160, 300),
        (160, 200),
    ]
    assert "first page" in str(read_picture(data, name="a").notes[0])


def test_a_very_long_picture_is_made_shorter() -> None:
    long = read_picture(saved(Image.new("L", (9, 40_000)), "PNG"), name="a").pixels
    assert long.shape == (30_000, 6)


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
@pytest.mark.parametrize(
    ("size", "read"),
    [
        pytest.param((1200, 900), (300, 400), id="larger"),
        pytest.param((200, 100), (100, 200), id="small enough"),
        pytest.param((100, 4800), (2400, 50), id="long: its area counts, not its side"),
    ],
)
def test_a_picture_is_read_no_larger_than_is_enough(
    form: str, size: tuple[int, int], read: tuple[int, int]
) -> None:
    data = saved(Image.new("RGB", size, (215, 90, 44)), form)
    (page,) = read_pages(data, name="a", enough=120_000)
    assert isinstance(page, ReadPicture)
    assert page.pixels.shape == (*read, 3)
    assert corner(page) == pytest.approx([215, 90, 44], abs=6)


@pytest.mark.parametrize(
    ("limit", "most", "read"),
    [
        pytest.param("MOST_PAGES", 2, 2, id="of pages"),
        pytest.param("MOST_PIXELS_OF_PAGES", 70_000, 2, id="of pixels"),
        pytest.param("MOST_PIXELS_OF_PAGES", 1, 1, id="of pixels, the first is read anyway"),
        pytest.param("MOST_PAGES", 3, 3, id="just reached"),
    ],
)
def test_pages_beyond_a_limit_are_not_left_out_in_silence(
    limit: str, most: int, read: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decoding, limit, most)
    found = list(read_pages(pages(drawing(), drawing(), drawing()), name="a"))
    assert sum(isinstance(one, ReadPicture) for one in found) == read
    said = [str(one) for one in found if isinstance(one, BadPicture)]
    assert said == ["a: the file has more pages than are read; split it and give its parts"] * (
        read < 3
    )


def test_a_page_that_is_damaged_does_not_hide_the_others() -> None:
    noise = Image.fromarray(np.random.default_rng(1).integers(0, 2, (90, 90), np.uint8) * 255)
    data = bytearray(pages(drawing(), noise, drawing()))
    first, second = len(pages(drawing())), len(pages(drawing(), noise))
    data[first + 40 : second - 300] = b"\xff" * (second - 300 - first - 40)
    found = list(read_pages(bytes(data), name="a"))
    assert isinstance(found[0], ReadPicture)
    assert 1 <= len(found) <= 3


@pytest.mark.parametrize("name", broken())
def test_what_is_broken_is_said_in_a_sentence_that_names_it(name: str) -> None:
    with pytest.raises(BadPicture, match=name) as caught:
        read_picture(broken()[name], name=name)
    assert len(str(caught.value.reason)) > 20
    assert "0x" not in str(caught.value)


@pytest.mark.parametrize("name", odd())
def test_what_is_only_unusual_is_read(name: str) -> None:
    assert read_picture(odd()[name], name=name).pixels.size > 0


def test_a_large_picture_is_refused_before_it_is_decoded() -> None:
    with pytest.raises(BadPicture, match="more than 100 million pixels"):
        read_picture(broken()["bomb.png"], name="a")
    with pytest.raises(
        BadPicture, match="more than 100 million"
    ):  # Pillow only warns of this one
        read_picture(png_header(width=10_100, height=10_000), name="a")


def test_a_long_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_BYTES", 1_000)
    with pytest.raises(BadPicture, match="larger than 0 MB"):
        read_picture(saved(photo(), "BMP"), name="a")


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "TIFF"])
def test_a_large_picture_is_made_smaller(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "WORKED_PIXELS", 160_000)
    image = photo(width=500, height=400)
    data = saved(image.convert("1") if form == "TIFF" else image, form)
    height, width = read_picture(data, name="a").pixels.shape[:2]
    assert 50_000 <= height * width <= 160_000
    assert width / height == pytest.approx(1.25, abs=0.01)


def test_damage_that_a_fax_survives_is_noted(capfd: pytest.CaptureFixture[str]) -> None:
    noise = Image.fromarray(np.random.default_rng(1).integers(0, 2, (90, 90), np.uint8) * 255)
    data = bytearray(pages(noise))
    data[300:340] = b"\x55" * 40
    found = read_picture(bytes(data), name="a")
    assert "a part of the picture is damaged" in str(found.notes[0])
    assert read_picture(pages(noise), name="a").notes == ()
    assert capfd.readouterr() == ("", "")


def test_nothing_is_written_to_the_screen(capfd: pytest.CaptureFixture[str]) -> None:
    many = bytearray(saved(photo(), "TIFF"))
    many[many.index(b"\x15\x01\x03\x00\x01\x00\x00\x00") + 8] = 9  # samples of a pixel
    with warnings.catch_warnings(record=True) as leaked:
        for name, data in (broken() | odd() | {"many.tif": bytes(many)}).items():
            list(read_pages(data, name=name))
    assert leaked == []
    assert capfd.readouterr() == ("", "")


HEADS = [b"", *(saved(photo(width=16, height=16), form)[:60] for form in FORMS)]


@given(head=st.sampled_from(HEADS), tail=st.binary(max_size=300))
@example(head=b"GIF89a", tail=b"\x01")
@settings(max_examples=300, deadline=None)
def test_random_bytes_raise_nothing_else(head: bytes, tail: bytes) -> None:
    for one in read_pages(head + tail, name="a"):
        assert isinstance(one, (ReadPicture, BadPicture))


@given(
    form=st.sampled_from(FORMS),
    changes=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=8),
)
@settings(max_examples=300, deadline=None)
def test_changed_bytes_raise_nothing_else(form: str, changes: list[tuple[float, int]]) -> None:
    data = bytearray(saved(photo(width=40, height=30), form))
    for place, value in changes:
        data[int(place * (len(data) - 1))] = value
    for one in read_pages(bytes(data), name="a"):
        assert isinstance(one, (ReadPicture, BadPicture))
