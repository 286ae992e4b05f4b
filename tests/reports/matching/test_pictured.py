"""Listings beside our rights in pictures, in every form that shows them."""

import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from maodun.domain.clearance import SuitSeen
from maodun.domain.listings.matches import (
    MatchedBy,
    MatchedListing,
    Matches,
    OwnRight,
    Ranking,
)
from maodun.domain.lives import Fate
from maodun.domain.pictures import Closeness, Resemblance
from maodun.domain.rights import RightKind
from maodun.reports.forms import terminal
from maodun.reports.matching.building import build
from maodun.reports.matching.rendering import MatchForm, render_matches
from tests.reports.pictured import (
    DRAWINGS,
    PHOTOS,
    SENTENCE,
    hashed,
    logo,
    pictures,
    resemblance,
    work,
)
from tests.reports.test_rendering import HOSTILE
from tests.reports.test_workbook import opened

RIGHT = OwnRight(
    number="USD9900101S1",
    kind=RightKind.DESIGN,
    title="Electric scooter",
    office="US",
    owners=("Stridewell Mobility, Inc.",),
    fate=Fate.IN_FORCE,
    since=date(2020, 1, 7),
    until=date(2035, 1, 6),
    in_portfolio=True,
    warnings=(),
    classes=("LOCARNO 12-14",),
    suits=(SuitSeen("N.D. Ill.", "1:26-cv-99001", date(2026, 3, 9), "Stridewell"),),
    lines_said=SENTENCE,
)


def listing(sku: str, *found: Resemblance | None, title: str = "Scooter") -> MatchedListing:
    """A listing with these pictures near ours."""
    looks = tuple(one for one in found if one is not None)
    strength = max(one.score for one in looks)
    return MatchedListing(
        sku, title, "shop.csv, row 2", "https://shop.example/1", "Night Shop", None, strength,
        resemblances=looks,
    )  # fmt: skip


def matches(*rows: MatchedListing) -> Matches:
    """What a match by pictures brought."""
    ranking = Ranking(MatchedBy.PICTURES, "looks-1", 9, 0, len(rows), 0, rows, ())
    return Matches(
        "listings.csv", date(2026, 11, 22), (RIGHT,), 9, 0, (ranking,), (), (),
        complete=True, data_files=(), sample_data=True,
    )  # fmt: skip


FAR = replace(resemblance(), closeness=Closeness.FAR, score=0.3)
FOUND = matches(
    listing("A-1", resemblance(), logo().resemblance),
    listing("A-2", work().resemblance),
    listing("A-3", FAR),
)


def written(found: Matches, form: MatchForm = "html", language: str = "en") -> str:
    """The report as text."""
    return render_matches(found, form=form, language=language, pictures=pictures()).decode()


def test_the_listings_photo_stands_beside_the_figure_whole_and_without_broken_lines() -> None:
    page = written(FOUND)
    shown = re.findall(r'<use href="#p-([0-9a-f]{64})"', page)
    assert shown[:3] == [
        hashed(PHOTOS["front.jpg"]),
        hashed(DRAWINGS["1"]),
        hashed(DRAWINGS["1 claimed"]),
    ]
    assert "All figures of the record, as published: 3" in page
    assert "Earlier designs of others near to this one" in page
    assert "Further away: 1 listings" in page


def test_where_our_right_stands_is_said_beside_it() -> None:
    page = written(FOUND)
    for said in ("LOCARNO 12-14", "until 2035-01-06", "suits known: 1", SENTENCE, "Stridewell"):
        assert said in page


def test_logos_and_works_are_shown_with_what_was_compared_framed() -> None:
    page = written(FOUND)
    for picture in (DRAWINGS["logo"], DRAWINGS["work"]):
        assert f'<use href="#p-{hashed(picture)}"' in page
    assert "what is framed was compared" in page


def test_a_table_tells_in_words_what_a_page_shows() -> None:
    said = " ".join(written(FOUND, "table").replace("|", " ").split())
    assert "near, likeness 0.83" in said
    assert "front.jpg looks near figure 1" in said


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_a_document_is_made_with_and_without_the_pictures(language: str) -> None:
    for get in (pictures(), pictures(without=tuple(PHOTOS.values()))):
        made = render_matches(FOUND, form="pdf", language=language, pictures=get)
        assert made.startswith(b"%PDF")
    assert "picture not at hand" in render_matches(FOUND, form="html", language="en").decode()


def test_a_workbook_has_a_row_for_each_pair() -> None:
    book: Any = opened(render_matches(FOUND, form="xlsx", language="en"))
    rows = list(book.worksheets[0].iter_rows(min_row=2, values_only=True))
    assert [(row[1], row[5]) for row in rows][:3] == [
        ("A-1", "USD9900101S1"),
        ("A-1", "USD9900101S1"),
        ("A-1", "USTM99000777"),
    ]


def test_names_of_files_and_listings_are_only_shown() -> None:
    hostile = listing(HOSTILE, resemblance(), title=HOSTILE)
    page = written(matches(hostile))
    assert HOSTILE not in page
    assert "<script" not in page


def test_small_pictures_lie_over_the_cells_of_a_workbook() -> None:
    made = render_matches(FOUND, form="xlsx", language="en", pictures=pictures())
    assert made == render_matches(FOUND, form="xlsx", language="en", pictures=pictures())
    with zipfile.ZipFile(io.BytesIO(made)) as book:
        drawing = book.read("xl/drawings/drawing1.xml").decode()
    found = re.findall(r"<(?:xdr:)?from><(?:xdr:)?col>(\d+)<.*?<(?:xdr:)?row>(\d+)<", drawing)
    assert set(found) == {(column, str(row)) for row in range(1, 7) for column in "67"}
    bare: Any = opened(render_matches(FOUND, form="xlsx", language="en")).worksheets[0]
    assert bare["G2"].value == "picture not at hand"


def test_figures_shown_before_are_folded_again_on_a_page_and_not_said_again_in_a_list() -> None:
    twice = matches(listing("A-1", resemblance()), listing("A-2", resemblance()))
    assert written(twice).count("All figures of the record, as published: 3") == 2
    plain = terminal.text(build(twice), "en").decode()
    assert plain.count("All figures of the record, as published: 3") == 1


def test_data_tell_where_each_picture_lies() -> None:
    known = {hashed(PHOTOS["front.jpg"]): Path("kept") / "front"}
    found = json.loads(render_matches(FOUND, form="json", language="en", paths=known.get))
    assert found["picture_files"] == {sha256: str(path) for sha256, path in known.items()}
    (pair, *_) = found["rankings"][0]["rows"][0]["resemblances"][0]["pairs"]
    assert pair["picture"]["sha256"] in found["picture_files"]
