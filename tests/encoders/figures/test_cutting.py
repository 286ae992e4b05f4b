import os
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from maodun.domain.pictures import PictureKind
from maodun.encoders.figures.cutting import Part, cut_sheet, sorted_ink
from maodun.encoders.figures.names import is_front_page

DATA = os.environ.get("MAODUN_DATA")

Pixels = NDArray[np.uint8]


def sheet(*, height: int = 1400, width: int = 1000) -> Pixels:
    return np.full((height, width), 255, np.uint8)


def written(page: Pixels, text: str, *, at: tuple[int, int]) -> None:
    image = Image.fromarray(page)
    font = ImageFont.load_default(52)
    ImageDraw.Draw(image).text((at[0], at[1] - 52), text, fill=0, font=font)
    page[:] = np.asarray(image)


def dashed(
    page: Pixels, start: tuple[int, int], end: tuple[int, int], *, dash: int = 24
) -> None:
    one, other = np.array(start, float), np.array(end, float)
    length = float(np.linalg.norm(other - one))
    way = (other - one) / length
    for begin in np.arange(0, length - dash, dash * 1.6):
        first, last = one + way * begin, one + way * (begin + dash)
        cv2.line(page, first.astype(int).tolist(), last.astype(int).tolist(), 0, 4)


def test_two_figures_with_labels_are_cut_and_read() -> None:
    page = sheet()
    cv2.circle(page, (500, 260), 200, 0, 4)
    written(page, "FIG. 1", at=(420, 560))
    cv2.rectangle(page, (250, 760), (750, 1160), 0, 4)
    written(page, "FIG. 2", at=(420, 1280))
    cuts = cut_sheet(page)
    assert [cut.label for cut in cuts] == ["1", "2"]
    assert [cut.kind for cut in cuts] == [PictureKind.DRAWING] * 2
    assert all(cut.pixels.shape[0] < 460 for cut in cuts)


def test_broken_lines_are_told_from_solid_ones() -> None:
    page = sheet()
    cv2.rectangle(page, (200, 200), (600, 600), 0, 4)
    dashed(page, (650, 200), (650, 900))
    dashed(page, (200, 900), (640, 700))
    (cut,) = cut_sheet(page)
    assert cut.broken is not None
    assert 0.2 < cut.broken < 0.5
    assert cut.claimed_pixels is not None
    assert np.count_nonzero(cut.claimed_pixels < 128) < np.count_nonzero(cut.pixels < 128)


def test_every_piece_of_ink_has_one_part() -> None:
    page = sheet()
    cv2.circle(page, (500, 260), 200, 0, 4)
    written(page, "FIG. 7", at=(420, 560))
    found = sorted_ink(page)
    assert set(found.parts[1:]) == {Part.FIGURE, Part.LABEL}
    assert ((found.figures >= 0) == (found.parts == Part.FIGURE)).all()


def test_the_front_page_is_known_by_its_name() -> None:
    assert is_front_page("USD0919445-20210518-D00000.TIF")
    assert not is_front_page("USD0919445-20210518-D00010.TIF")


def test_a_label_turned_with_its_figure_turns_it_upright() -> None:
    page = sheet()
    cv2.rectangle(page, (100, 300), (800, 700), 0, 4)
    written(page, "FIG. 3", at=(400, 850))
    (upright,) = cut_sheet(page)
    for turns, code in ((1, cv2.ROTATE_90_COUNTERCLOCKWISE), (3, cv2.ROTATE_90_CLOCKWISE)):
        (cut,) = cut_sheet(np.asarray(cv2.rotate(page, code), np.uint8))
        assert (cut.label, cut.turns) == ("3", turns)
        assert (cut.pixels == upright.pixels).all()


def test_parts_of_one_figure_stay_together() -> None:
    page = sheet()
    cv2.circle(page, (500, 200), 120, 0, 4)
    cv2.circle(page, (500, 900), 120, 0, 4)
    written(page, "FIG. 4", at=(420, 1250))
    (cut,) = cut_sheet(page)
    assert (cut.box[1] < 90, cut.box[3] > 1010) == (True, True)


def test_loose_pieces_go_to_the_nearest_figure() -> None:
    page = sheet()
    cv2.circle(page, (300, 400), 200, 0, 4)
    cv2.circle(page, (540, 200), 20, 0, 4)
    written(page, "FIG. 5", at=(220, 700))
    cv2.rectangle(page, (600, 800), (900, 1100), 0, 4)
    written(page, "FIG. 6", at=(660, 1250))
    first, second = cut_sheet(page)
    assert (first.label, first.box[2] > 550) == ("5", True)
    assert (second.label, second.box[0] > 590) == ("6", True)


def test_a_frame_and_the_header_are_taken_out() -> None:
    page = sheet()
    header = "U.S. Patent   May 18, 2024   Sheet 3 of 6   US D999,445 S"
    cv2.putText(page, header, (60, 70), cv2.FONT_HERSHEY_SIMPLEX, 0.9, 0, 2)
    cv2.rectangle(page, (40, 110), (960, 1360), 0, 3)
    cv2.circle(page, (500, 600), 250, 0, 4)
    written(page, "FIG. 2", at=(420, 1100))
    (cut,) = cut_sheet(page)
    assert cut.label == "2"
    assert cut.box == (248, 348, 753, 853)


def test_the_outline_of_a_thing_is_no_frame() -> None:
    page = sheet()
    cv2.rectangle(page, (20, 20), (980, 1250), 0, 4)
    cv2.circle(page, (500, 600), 250, 0, 4)
    written(page, "FIG. 2", at=(420, 1340))
    (cut,) = cut_sheet(page)
    assert cut.box[2] - cut.box[0] > 950


def test_a_number_that_the_description_does_not_name_is_not_read() -> None:
    page = sheet()
    cv2.circle(page, (500, 260), 200, 0, 4)
    written(page, "FIG. 9", at=(420, 560))
    assert [cut.label for cut in cut_sheet(page, labels_expected=("9",))] == ["9"]
    assert [cut.label for cut in cut_sheet(page, labels_expected=("1", "2"))] == [""]


def test_numbers_without_a_word_are_labels_where_no_figure_has_one() -> None:
    page = sheet()
    cv2.circle(page, (500, 460), 200, 0, 4)
    written(page, "1.4", at=(40, 80))
    (cut,) = cut_sheet(page)
    assert (cut.label, cut.box) == ("1.4", (298, 258, 703, 663))


def test_a_photo_has_no_broken_lines() -> None:
    rows, columns = np.mgrid[:400, :400]
    shades = (100 + 60 * np.sin(rows / 40) * np.cos(columns / 30)).astype(np.uint8)
    page = np.full((600, 600, 3), 255, np.uint8)
    page[100:500, 100:500] = shades[..., None]
    (cut,) = cut_sheet(page)
    assert (cut.kind, cut.broken, cut.claimed_pixels) == (PictureKind.PHOTO, None, None)
    assert cut.pixels.ndim == 3


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(np.full((50, 50), 255, np.uint8), id="nothing on it"),
        pytest.param(np.zeros((50, 50), np.uint8), id="all black"),
        pytest.param(np.full((1, 1), 255, np.uint8), id="one pixel"),
        pytest.param(np.zeros((1, 300, 3), np.uint8), id="one row"),
    ],
)
def test_odd_sheets_are_cut_without_an_error(page: Pixels) -> None:
    cuts = cut_sheet(page)
    assert len(cuts) == (0 if page.min() == 255 else 1)


def test_stippling_and_hatching_are_no_broken_lines() -> None:
    page = sheet()
    cv2.rectangle(page, (100, 100), (900, 900), 0, 4)
    draw = np.random.default_rng(3)
    for x, y in draw.integers(120, 880, (500, 2)):
        cv2.circle(page, (int(x), int(y)), 2, 0, -1)
    for x in range(130, 500, 14):
        cv2.line(page, (x, 300), (x + 60, 420), 0, 2)
    (cut,) = cut_sheet(page)
    assert (cut.broken, cut.claimed_pixels) == (0.0, None)


def test_strokes_crowded_by_the_thousand_are_not_paired_one_by_one() -> None:
    """A small file of ten thousands of strokes asked for gigabytes."""
    page = sheet(height=800, width=800)
    for top in range(4, 400, 4):
        for left in range(4, 780, 7):
            page[top : top + 2, left : left + 5] = 0
    for top in range(404, 796, 3):
        for left in range(4, 700, 64):
            page[top, left : left + 60] = 0
    (cut,) = cut_sheet(page)
    assert (cut.kind, cut.broken, cut.claimed_pixels) == (PictureKind.DRAWING, None, None)


def test_long_and_short_dashes_are_one_broken_line() -> None:
    page = sheet()
    cv2.circle(page, (300, 300), 200, 0, 4)
    for x in range(60, 900, 90):
        cv2.line(page, (x, 900), (x + 50, 900), 0, 4)
        cv2.line(page, (x + 62, 900), (x + 78, 900), 0, 4)
    (cut,) = cut_sheet(page)
    assert cut.claimed_pixels is not None
    assert not (cut.claimed_pixels[700:] < 128).any()


SHAPES = st.lists(
    st.tuples(
        st.sampled_from(["line", "circle", "box", "word"]),
        *[st.integers(10, 480)] * 4,
        st.integers(1, 6),
    ),
    max_size=14,
)


def scribbled(shapes: list[tuple[str, int, int, int, int, int]]) -> Pixels:
    page = sheet(height=500, width=500)
    for name, left, top, right, bottom, pen in shapes:
        if name == "line":
            cv2.line(page, (left, top), (right, bottom), 0, pen)
        elif name == "circle":
            cv2.circle(page, (left, top), right // 4, 0, pen)
        elif name == "box":
            cv2.rectangle(page, (left, top), (right, bottom), 0, pen)
        else:
            words = f"FIG. {right % 30}"
            cv2.putText(page, words, (left, top), cv2.FONT_HERSHEY_SIMPLEX, pen / 4, 0, 2)
    return page


@settings(max_examples=40, deadline=None)
@given(SHAPES)
def test_no_ink_is_lost_or_in_two_parts(
    shapes: list[tuple[str, int, int, int, int, int]],
) -> None:
    page = scribbled(shapes)
    found = sorted_ink(page)
    part_of = found.parts[found.ink.pieces]
    assert ((page < 128) <= (part_of != Part.PAPER)).all()
    assert ((found.figures >= 0) == (found.parts == Part.FIGURE)).all()
    assert found.figures.max(initial=-1) < len(found.labels)
    drawn = int(found.ink.areas[found.parts == Part.FIGURE].sum())
    cuts = cut_sheet(page)
    assert sum(int(np.count_nonzero(cut.pixels < 128)) for cut in cuts) <= drawn
    for cut in cuts:
        assert 0 <= (cut.broken or 0) <= 1
        if cut.claimed_pixels is not None:
            assert (cut.claimed_pixels >= cut.pixels).all()


@given(arrays(np.uint8, st.tuples(st.integers(1, 60), st.integers(1, 60))))
@settings(max_examples=60, deadline=None)
def test_no_picture_is_too_odd(page: Pixels) -> None:
    assert all(cut.pixels.size for cut in cut_sheet(page))


@pytest.mark.real
@pytest.mark.skipif(DATA is None, reason="MAODUN_DATA names no folder of real data")
@pytest.mark.parametrize(
    ("name", "labels"),
    [
        pytest.param("USD0919445-20210518-D00002.TIF", ["3", "4", "5"], id="three"),
        pytest.param("USD0907293-20210316-D00004.TIF", ["4", "5"], id="turned"),
        pytest.param("USD0927653-20210810-D00001.TIF", ["1"], id="loose parts"),
        pytest.param("USD0915935-20210413-D00003.TIF", ["1.3"], id="hague"),
    ],
)
def test_real_sheets_are_cut(name: str, labels: list[str]) -> None:
    folder = Path(DATA or "") / "uspto" / "designs-2021"
    (path,) = folder.glob(f"{name[:10]}*/{name[:10]}*{name[-10:]}")
    with Image.open(path) as image:
        cuts = cut_sheet(np.asarray(image.convert("L"), np.uint8))
    assert sorted(cut.label for cut in cuts) == labels
