import cv2
import numpy as np
from numpy.typing import NDArray

from maodun.domain.pictures import PictureKind
from maodun.encoders.figures.cutting import Part, cut_sheet, sorted_ink
from maodun.encoders.figures.names import is_front_page

Pixels = NDArray[np.uint8]


def sheet(*, height: int = 1400, width: int = 1000) -> Pixels:
    return np.full((height, width), 255, np.uint8)


def written(page: Pixels, text: str, *, at: tuple[int, int]) -> None:
    cv2.putText(page, text, at, cv2.FONT_HERSHEY_SIMPLEX, 1.5, 0, 3)


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
