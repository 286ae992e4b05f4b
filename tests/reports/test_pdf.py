"""The PDF: equal everywhere, with real text, and no markup of others' making."""

import re
import zlib
from dataclasses import replace
from importlib.resources import as_file, files

import pytest
from fontTools.ttLib import TTFont

from maodun.domain.errors import SetupIncomplete
from maodun.fonts.characters import FAMILY, FILE, MISSING, shown, wanted
from maodun.reports.building.words import not_shown
from maodun.reports.forms import pdf
from maodun.reports.rendering import render
from tests.reports.clearances import clearance
from tests.reports.test_rendering import HOSTILE, named


def streams(document: bytes) -> bytes:
    """Everything in a PDF that is compressed, unpacked."""
    packed = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", document, re.DOTALL)
    unpacked = []
    for one in packed:
        try:
            unpacked.append(zlib.decompress(one))
        except zlib.error:
            unpacked.append(one)
    return b"\n".join(unpacked) + document


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_same_clearance_gives_the_same_pdf(language: str) -> None:
    once = render(clearance(), form="pdf", language=language)
    assert once.startswith(b"%PDF")
    assert once == render(clearance(), form="pdf", language=language)


def test_pdf_carries_the_day_of_the_clearance_not_of_today() -> None:
    assert b"D:20261001" in streams(render(clearance(), form="pdf", language="en"))


def test_font_is_what_its_definition_says_and_names_its_licence() -> None:
    with as_file(files("maodun.fonts") / FILE) as path, TTFont(path) as font:
        assert wanted() <= {chr(code) for code in font.getBestCmap()}
        names = [str(font["name"].getDebugName(number)) for number in (1, 4, 6)]
        assert names == [FAMILY, f"{FAMILY} Regular", "MaodunSansSC-Regular"]
        assert "SIL Open Font License" in str(font["name"].getDebugName(13))
        assert path.stat().st_size < 3_000_000


def test_signs_of_western_text_are_not_as_wide_as_a_hanzi() -> None:
    with as_file(files("maodun.fonts") / FILE) as path, TTFont(path) as font:
        widths = {sign: font["hmtx"][font.getBestCmap()[ord(sign)]][0] for sign in "§×±权"}
    assert widths.pop("权") == 1000
    assert max(widths.values()) < 900


def test_chinese_can_be_selected_and_only_our_font_is_used() -> None:
    inside = streams(render(clearance(), form="pdf", language="zh"))
    for sign in "暂缓无法判断":
        assert f"<{ord(sign):04x}>".encode() in inside.lower()
    fonts = set(re.findall(rb"/BaseFont\s*/([A-Za-z+-]+)", inside))
    assert fonts
    assert all(FAMILY.replace(" ", "").encode() in font for font in fonts)


@pytest.mark.parametrize(
    "title",
    [
        pytest.param(HOSTILE, id="markup"),
        pytest.param("#" * 500 + "\\" * 500, id="marks that mean something in the template"),
        pytest.param("x" * 1000, id="1,000 letters without a space"),
        pytest.param("عجلة 🛴 镕\u202e", id="characters the font lacks"),
        pytest.param("", id="nothing"),
    ],
)
def test_any_title_can_be_set(title: str) -> None:
    assert render(named(title), form="pdf", language="zh").startswith(b"%PDF")


def test_missing_characters_are_named_and_shown_as_a_box() -> None:
    fitted, missing = pdf.fitted({"title": ["a🛴b", "🛴镕ع"], "n": 3, "none": None})
    assert fitted == {"title": [f"a{MISSING}b", f"{MISSING}镕{MISSING}"], "n": 3, "none": None}
    assert missing == ("ع", "🛴")
    assert "U+0639, U+1F6F4." in str(not_shown(missing))


def test_of_many_missing_characters_twenty_are_named() -> None:
    said = str(not_shown([chr(0x1F600 + n) for n in range(25)]))
    assert said.count("U+") == 20
    assert "and 5 more" in said


def test_a_word_too_long_for_a_column_may_break_anywhere() -> None:
    fitted, _ = pdf.fitted("x" * 100)
    assert max(len(part) for part in fitted.split(pdf.BREAK_HERE)) <= 24
    assert fitted.replace(pdf.BREAK_HERE, "") == "x" * 100


def test_template_never_reads_data_as_code() -> None:
    source = (files("maodun.reports") / "templates/report.typ").read_text("utf-8")
    assert "eval(" not in source


def test_font_has_what_the_field_needs() -> None:
    assert set("≥≤°µ×§①→■●“”‘’…—、。《》") <= wanted()
    assert set("权利要求技术特征同族优先权驳回矛盾") <= wanted()
    assert set("ŞşĐđčłőğ") <= shown()


def test_missing_font_says_how_to_make_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "FILE", "NotMade.otf")
    with pytest.raises(SetupIncomplete, match=r"NotMade\.otf.*pip install"):
        render(clearance(), form="pdf", language="en")


def test_nothing_found_is_still_a_pdf() -> None:
    empty = replace(
        clearance(), findings=(), gaps=(), funnel=(), data_files=(), planted=(), elusion=None
    )
    assert render(empty, form="pdf", language="zh").startswith(b"%PDF")
