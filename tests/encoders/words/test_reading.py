"""Words in pictures that are drawn here with the project's own font."""

from importlib import resources

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from maodun import fonts
from maodun.domain.errors import SetupIncomplete
from maodun.encoders.words import reading
from maodun.encoders.words.reading import WordsReader, is_installed

needs_ocr = pytest.mark.skipif(not is_installed(), reason="maodun[ocr] is not installed")
Pixels = NDArray[np.uint8]


def written(*lines: str, size: tuple[int, int] = (480, 320), letters: int = 44) -> Pixels:
    """Return a picture with these lines of writing, spread over its height."""
    sheet = Image.new("RGB", size, (236, 230, 214))
    draw = ImageDraw.Draw(sheet)
    with resources.as_file(resources.files(fonts) / "MaodunSansSC-Regular.otf") as path:
        font = ImageFont.truetype(str(path), letters)
        for number, line in enumerate(lines):
            top = size[1] * (number + 0.5) / (len(lines) + 0.5) - letters / 2
            draw.text((30, top), line, (24, 30, 60), font)
    return np.asarray(sheet, np.uint8)


@pytest.fixture(scope="module")
def reader() -> WordsReader:
    return WordsReader()


@needs_ocr
@pytest.mark.parametrize(
    "line",
    [
        pytest.param("NORDWIND", id="latin"),
        pytest.param("防水旅行背包", id="chinese"),
    ],
)
def test_a_line_is_read_with_its_place(reader: WordsReader, line: str) -> None:
    (found,) = reader.writing(written(line)).lines
    left, top, right, bottom = found.box
    assert found.text.replace(" ", "") == line
    assert found.sureness > 0.8
    assert 0 <= left < 0.15
    assert 0.3 < right <= 1
    assert 0.2 < top < bottom < 0.9


@needs_ocr
def test_lines_come_from_top_to_bottom_as_texts(reader: WordsReader) -> None:
    assert reader.writing(written("SALE", "露营灯")).texts == ("SALE", "露营灯")


@needs_ocr
def test_a_grey_picture_is_read_too(reader: WordsReader) -> None:
    assert reader.writing(written("NORDWIND")[..., 0]).texts == ("NORDWIND",)


@needs_ocr
@pytest.mark.parametrize(
    "pixels",
    [
        pytest.param(np.full((300, 300, 3), 255, np.uint8), id="nothing in it"),
        pytest.param(np.zeros((3, 3), np.uint8), id="too small for a letter"),
        pytest.param(np.zeros((1, 4000, 3), np.uint8), id="a line of one pixel"),
    ],
)
def test_without_writing_there_are_no_lines(reader: WordsReader, pixels: Pixels) -> None:
    writing = reader.writing(pixels)
    assert (writing.lines, writing.unsure, writing.notes) == ((), (), ())


@needs_ocr
def test_what_is_not_certain_is_left_out_and_counted() -> None:
    writing = WordsReader(sure=1.01).writing(written("NORDWIND"))
    assert writing.lines == ()
    assert [line.text for line in writing.unsure] == ["NORDWIND"]
    assert [dict(note.values)["count"] for note in writing.notes] == [1]


@needs_ocr
def test_writing_that_stands_on_its_end_is_read(reader: WordsReader) -> None:
    assert reader.writing(np.rot90(written("NORDWIND"), -1)).texts == ("NORDWIND",)


@needs_ocr
def test_a_page_of_small_print_is_left_when_its_time_is_over() -> None:
    ticks = iter(range(0, 100, 10))
    reader = WordsReader(seconds=15, clock=lambda: float(next(ticks)))
    writing = reader.writing(written("ALPHA", "BRAVO", "DELTA", size=(400, 400)))
    assert writing.texts == ("ALPHA", "BRAVO")
    assert [dict(note.values)["seconds"] for note in writing.notes] == [15]


@needs_ocr
def test_a_long_page_is_read_to_its_end_and_each_line_once(reader: WordsReader) -> None:
    page = np.concatenate(
        [
            written(line, size=(300, 300))
            for line in ("ALPHA", "BRAVO", "DELTA", "OMEGA", "SIGMA")
        ]
    )
    lines = reader.writing(page).lines
    assert [line.text for line in lines] == ["ALPHA", "BRAVO", "DELTA", "OMEGA", "SIGMA"]
    assert lines[-1].box[1] > 0.8


@needs_ocr
@pytest.mark.parametrize(
    ("pieces", "said"), [pytest.param(21.7, 0, id="long"), pytest.param(22, 1, id="too long")]
)
def test_of_a_page_too_long_to_be_read_that_is_said(
    reader: WordsReader, pieces: float, said: int
) -> None:
    page = np.full((round(pieces * 60), 60, 3), 255, np.uint8)
    for pixels in (page, np.ascontiguousarray(page.transpose(1, 0, 2))):
        notes = reader.writing(pixels).notes
        assert len(notes) == said
        assert all("only its first part was read" in str(note) for note in notes)


@needs_ocr
def test_reading_says_nothing_by_itself(
    reader: WordsReader, capfd: pytest.CaptureFixture[str]
) -> None:
    reader.writing(written("NORDWIND"))
    assert capfd.readouterr() == ("", "")


def test_without_the_part_that_reads_it_is_said_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reading, "ENGINE", "no_such_reader")
    with pytest.raises(SetupIncomplete, match=r"maodun\[ocr\]"):
        WordsReader()


@needs_ocr
def test_a_missing_model_is_never_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MODELS", {**reading.MODELS, "Rec": "no-such-model.onnx"})
    with pytest.raises(SetupIncomplete, match=r"maodun\[ocr\]"):
        WordsReader().writing(written("NORDWIND"))
