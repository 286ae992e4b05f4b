"""Designs, marks and works are shown beside the product's pictures, in every form."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import typst

from maodun.domain.clearance import Clearance, Ruling
from maodun.domain.pictures import Album, Closeness, Pair, UnseenPicture
from maodun.domain.text import T
from maodun.reports.building.pictures.pairs import RIGHTS_SHOWN, Told, looks_beside, pictures_of
from maodun.reports.forms import images as limits
from maodun.reports.model import Images
from maodun.reports.rendering import Form, render
from tests.reports.clearances import clearance
from tests.reports.pictured import (
    DRAWINGS,
    KEPT,
    PHOTOS,
    SENTENCE,
    design,
    figure,
    hashed,
    pictured,
    pictures,
    resemblance,
    seen,
)
from tests.reports.test_rendering import HOSTILE, tags
from tests.reports.test_workbook import opened


def page(clearance: Clearance, *, lost: tuple[bytes, ...] = (), language: str = "en") -> str:
    """The report as a page, some of its pictures lost."""
    get = pictures(without=lost)
    return render(clearance, form="html", language=language, pictures=get).decode()


def uses(written: str) -> list[str]:
    """The pictures laid out in a page, by their hashes."""
    return re.findall(r'<use href="#p-([0-9a-f]{64})"', written)


def test_the_nearest_pair_comes_first_whole_and_without_its_broken_lines() -> None:
    written = page(pictured())
    shown = uses(written[written.index('id="right-USD9900101S1"') :])
    assert shown[:3] == [
        hashed(PHOTOS["front.jpg"]),
        hashed(DRAWINGS["1"]),
        hashed(DRAWINGS["1 claimed"]),
    ]


def test_how_many_rights_have_their_pictures_shown_is_what_is_said() -> None:
    for left_out, said in ((0, "product's: 40"), (2, "the first 40 of 42")):
        (images,) = pictures_of([design()] * (RIGHTS_SHOWN + left_out))
        assert isinstance(images, Images)
        assert len(images.groups) == RIGHTS_SHOWN
        assert said in str(images.folded)


def test_each_picture_is_in_the_page_once_however_often_it_is_shown() -> None:
    written = page(pictured())
    assert len(uses(written)) > len(set(uses(written)))
    assert written.count("data:image/") == len(set(uses(written)))


def test_a_page_loads_only_what_it_holds() -> None:
    found = tags(page(pictured()).encode()).found
    policy = next(a["content"] for tag, a in found if a.get("http-equiv"))
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    links = [a[name] or "" for _, a in found for name in ("href", "src") if name in a]
    assert all(link.startswith(("#", "data:image/")) for link in links)


@pytest.mark.parametrize("form", ["html", "text", "pdf"])
def test_what_is_not_at_hand_leaves_a_note_and_no_hole(form: Form) -> None:
    written = render(pictured(), form=form, language="en")
    assert written
    if form == "html":
        assert "picture not at hand" in written.decode()
        assert "<use" not in written.decode()


def test_a_damaged_picture_is_said_to_be() -> None:
    broken = {**KEPT, hashed(DRAWINGS["2"]): b"\x89PNG\r\n\x1a\nno more"}
    written = render(pictured(), form="html", language="en", pictures=broken.get).decode()
    assert "the kept picture cannot be read" in written


def test_a_report_stays_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST", 2)
    written = page(pictured())
    assert written.count("data:image/") == 2
    assert "picture left out: the report would be too large" in written


def test_closeness_is_a_word_and_the_office_speaks_for_itself() -> None:
    written = render(pictured(), form="text", language="en").decode()
    folded = " ".join(written.split())
    assert "[!] near" in folded
    assert "likeness 0.83 from 0 (nothing in common) to 1 (the same)" in folded
    assert SENTENCE in folded
    assert "FIG. 1, perspective view" in folded
    assert "the right: 12-14; the product: 12-14" in folded


def test_lines_that_look_broken_and_stayed_are_said_beside_a_silent_record() -> None:
    drawn = replace(figure("2"), broken=0.05)
    found = replace(
        resemblance(), figures=(drawn,), pairs=(Pair(0.8, seen("front.jpg"), drawn),)
    )
    said = repr(looks_beside(found, Told(T("The product"))))
    assert "lines that look broken were compared too" in said
    assert "The record says nothing of broken lines." in said
    assert "of its lines" not in said
    spoken = repr(
        looks_beside(resemblance(), Told(T("The product"), lines="They show a deck."))
    )
    assert "They show a deck." in spoken
    assert "says nothing" not in spoken


def test_earlier_designs_of_others_stand_beside_the_design_with_their_day() -> None:
    written = page(pictured())
    field = written[written.index("Earlier designs of others near to this one") :]
    for said in (
        "USD9800001S1",
        "published 2015-03-03",
        "likeness to this design 0.66",
        "likeness to the product 0.71",
    ):
        assert said in field


def test_what_was_taken_for_a_logo_is_framed() -> None:
    written = page(pictured())
    frame = re.search(r'<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"', written)
    assert frame is not None
    assert [float(one) for one in frame.groups()] == pytest.approx([30.0, 40.0, 150.0])


def test_pictures_that_nobody_looked_at_are_named_with_the_reason() -> None:
    written = page(pictured())
    assert "box.jpg: not looked at, the file is empty" in written


def test_text_names_a_picture_before_it_says_anything_of_it() -> None:
    written = render(pictured(), form="text", language="en").decode()
    album = written.partition("The product's pictures")[2]
    first = pictured().album.seen[0].file
    assert 0 < album.index(first) < album.index("words in it")


def test_a_product_whose_pictures_nobody_looked_at_says_so() -> None:
    bare = replace(pictured(), album=Album(), findings=())
    assert "The product names 3 pictures; none was looked at." in page(bare)


@pytest.mark.parametrize("closeness", list(Closeness))
def test_a_mark_that_only_a_picture_brought_up_is_never_lost(closeness: Closeness) -> None:
    made = pictured()
    mark = next(f for f in made.findings if f.right.publication_number == "USTM99000777")
    assert mark.resemblance is not None
    for ruling in (Ruling.OPEN, Ruling.OUT_BY_PERSON, Ruling.BELOW_CUT):
        near = replace(mark.resemblance, closeness=closeness)
        alone = replace(made, findings=(replace(mark, ruling=ruling, resemblance=near),))
        assert "USTM99000777" in render(alone, form="text", language="en").decode()


def test_a_design_without_pictures_is_not_called_a_claim() -> None:
    alone = replace(pictured(), findings=(replace(design(), resemblance=None),))
    written = page(alone)
    assert "Its pictures were not compared." in written
    assert "No claim was compared" not in written


@pytest.mark.parametrize("form", ["html", "pdf", "xlsx"])
def test_names_of_files_are_only_shown(form: Form) -> None:
    made = pictured()
    hostile = replace(
        made,
        album=replace(made.album, unseen=(UnseenPicture(HOSTILE, T("the file is empty")),)),
    )
    written = render(hostile, form=form, language="en", pictures=pictures())
    assert b"<script>alert" not in written
    if form == "html":
        assert "script" not in {tag for tag, _ in tags(written).found}


@pytest.mark.parametrize("word", ["infringe", "invalid", "is safe"])
def test_pictures_conclude_nothing(word: str) -> None:
    assert word not in page(pictured()).casefold()


def test_the_workbook_has_a_row_for_each_pair_and_each_picture() -> None:
    book = opened(render(pictured(), form="xlsx", language="en"))
    pairs, album = book["Pictures"], book["Product pictures"]
    assert [cell.value for cell in pairs["A"][1:]] == [
        "USD9900101S1",
        "USD9900101S1",
        "USTM99000777",
        "USWKVA0009990101",
        "USD9900101S1",
        "USD9900101S1",
    ]
    assert pairs["E2"].value == 0.8312
    assert [cell.value for cell in album["A"][1:]] == ["front.jpg", "side.jpg", "box.jpg"]
    assert [cell.value for cell in album["B"][1:]] == ["yes", "yes", "no"]


def test_photos_stay_photos_in_a_pdf() -> None:
    written = render(pictured(), form="pdf", language="en", pictures=pictures())
    assert written.count(b"/DCTDecode") >= len(PHOTOS)


def test_pages_of_a_pdf_are_counted_through(monkeypatch: pytest.MonkeyPatch) -> None:
    warned: list[str] = []

    def compiled(template: Path, **settings: Any) -> object:
        made, warnings = typst.compile_with_warnings(template, **settings)
        warned.extend(one.message for one in warnings)
        return made

    monkeypatch.setattr(typst, "compile", compiled)
    for made in (clearance(), pictured()):
        render(made, form="pdf", language="en", pictures=pictures())
    assert warned == []
