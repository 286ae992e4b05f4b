"""What is written in the pictures of listings, through ``maodun scan``."""

import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from maodun.cli.door import Door
from maodun.company.pictures import services
from maodun.company.pictures.seeing import Eyes
from maodun.company.register.services import Writing, register_add
from maodun.encoders.words import reading
from maodun.encoders.words.reading import Writing as Written
from tests.cli.conftest import Maodun
from tests.company.pictures.eyes import written
from tests.conftest import NOW
from tests.encoders.reading.pictures_made import saved

MARKS = Path(__file__).parents[2] / "docs" / "examples" / "listings" / "marks.csv"
LISTINGS = """sku,title,image
L-1,Bicycle lamp,front.png
L-2,Bicycle lamp,https://shop.example/lamp.jpg
L-3,Bicycle lamp,
"""


@pytest.fixture
def scan(door: Door, maodun: Maodun, tmp_path: Path) -> Maodun:
    """``maodun scan`` of three listings, of which one has a picture at hand."""
    for _ in register_add(paths=[MARKS], writing=Writing(door.settings.register, 64), now=NOW):
        pass
    (tmp_path / "front.png").write_bytes(saved(Image.new("RGB", (64, 64), "red"), "PNG"))
    (tmp_path / "listings.csv").write_text(LISTINGS, "utf-8")
    return lambda *argv: maodun("scan", str(tmp_path / "listings.csv"), *argv)


def reads(*lines: str) -> Eyes:
    """Eyes that read these lines in every picture."""

    def words(pixels: object) -> Written:
        if not lines:
            raise AssertionError(pixels)
        return written(*lines)

    return Eyes(words=words, reader="test-1")


def told(scan: Maodun, *argv: str) -> Any:
    result = scan(*argv, "--json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_words_in_pictures_are_found_and_each_picture_is_read_once(
    scan: Maodun, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "reading_eyes", lambda: reads("VAXORIO", "新款车灯"))
    first = told(scan)
    (found,) = first["found"]
    assert (found["sku"], found["seen"][0]["picture"]) == ("L-1", "front.png")
    assert found["seen"][0]["sighting"]["spot"]["field"] == "image-text-1"
    (gap,) = (gap for gap in first["gaps"] if gap["what"] == "listings:pictures")
    assert "not read: 1 (read: 1)" in gap["because"]["text"]
    assert "--fetch-pictures" in gap["because"]["text"]
    monkeypatch.setattr(services, "reading_eyes", reads)
    assert told(scan) == first


def test_without_the_reader_one_line_says_what_reads_them(
    scan: Maodun, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "is_installed", lambda: False)
    (line,) = scan().stderr.splitlines()
    assert line.startswith("2 listings have pictures")
    assert line.endswith("pip install 'maodun[ocr]'")
    assert "maodun[ocr]" in scan().stdout


def test_pictures_can_be_left_out_and_that_is_said(
    scan: Maodun, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "reading_eyes", reads)
    (gap,) = (
        g for g in told(scan, "--no-pictures")["gaps"] if g["what"] == "listings:pictures"
    )
    assert "2 listings" in gap["because"]["text"]
    assert gap["because"]["text"].endswith("--no-pictures")
