"""Marks and works in a report: one entry per words, each place shown, quiet ones counted."""

from dataclasses import replace

import pytest

from maodun.domain.clearance import Clearance, GateKind, GateRow, GateState, Ruling
from maodun.domain.marks import Tier
from maodun.domain.text import T
from maodun.reports.building.changes import changes_section, diff
from maodun.reports.building.marks import IN_FULL, marked, words_sections
from maodun.reports.building.registered import LONGEST_GOODS, REGISTRATIONS, goods_of
from maodun.reports.building.report import build
from maodun.reports.building.sighted import entries, place_name, same_words, statement
from maodun.reports.building.tables import WAYS_SHOWN
from maodun.reports.model import Heading, Pen, Section, Table
from maodun.reports.rendering import render
from tests.reports.sightings import (
    BULLET,
    TITLE,
    dress,
    mark,
    seen,
    worded,
    words_finding,
    words_findings,
)
from tests.reports.test_building import sections, words


def marks(made: Clearance) -> Section:
    """The section about trademarks."""
    return sections(made)["words-marks"]


def headings(section: Section) -> list[str]:
    """What stands over each entry."""
    return [str(block.words) for block in section.blocks if isinstance(block, Heading)]


def tables(section: Section) -> list[Table]:
    """The tables of a section in their order."""
    return [block for block in section.blocks if isinstance(block, Table)]


def test_forty_registrations_of_one_word_are_one_entry() -> None:
    section = marks(worded())
    assert headings(section)[0] == "ORVELLINE"
    places, registered = tables(section)[:2]
    assert (len(places.rows), len(registered.rows)) == (1, REGISTRATIONS)
    said = words(section)
    assert "40 registrations or applications" in said
    assert "USTM99000140" in said
    assert f"{40 - REGISTRATIONS} more with the same words" in said


def test_the_words_are_set_off_in_their_sentence() -> None:
    line = marked(dress(), words_findings()[0].sightings[0])
    assert line.words == TITLE
    assert [(run.words, run.pen) for run in line.runs] == [
        ("Orvelline", Pen.FOUND),
        (TITLE.removeprefix("Orvelline"), Pen.PLAIN),
    ]


def test_a_statement_that_changed_shows_the_words_alone() -> None:
    sighting = seen("X", "title", "gone now", "gone")
    assert statement(dress(), sighting) == "gone"
    assert [run.pen for run in marked(dress(), sighting).runs] == [Pen.FOUND]


def test_the_title_in_the_other_language_is_told_apart() -> None:
    sighting = seen("奥薇琳", "title", "奥薇琳风格可拆卸罩裙婚纱", "奥薇琳")
    assert statement(dress(), sighting).endswith("婚纱")


def test_what_still_counts_is_shown_and_the_rest_is_in_a_table_or_counted() -> None:
    section = marks(worded())
    assert headings(section) == [
        "ORVELLINE",
        "NITE GARDN",
        "Weaker, or ruled out",
        "Not shown one by one, and why",
    ]
    rest = words(tables(section)[-1])
    assert "KESTROVAR" in rest
    assert "They do fit." in rest
    assert "STYLE" not in rest
    assert "as an ordinary word: 1" in words(section)
    assert "Words to decide on: 2." in words(section)


def test_what_somebody_called_close_is_shown_however_quiet_it_was() -> None:
    made = worded()
    findings = tuple(
        replace(one, ruling=Ruling.CLOSE) if one.right.title == "STYLE" else one
        for one in made.findings
    )
    assert headings(marks(replace(made, findings=findings)))[0] == "STYLE"


def test_marks_and_works_stand_apart_and_in_no_table_of_patents() -> None:
    found = sections(worded())
    assert "Moss & Fern Studio" in words(found["words-works"])
    assert "Moss & Fern Studio" not in words(found["words-marks"])
    assert not {"open", "out", "not-compared"} & set(found)
    assert not any(section.right for section in found.values())


def test_of_a_work_it_is_said_what_it_is_and_who_made_it() -> None:
    said = words(sections(worded())["words-works"])
    assert "2-D artwork: pattern for lace" in said
    assert "author: Hester Moss" in said
    assert "pictures in the record: 2" in said
    assert "no goods" not in said


def test_without_marks_there_is_no_section() -> None:
    assert words_sections(replace(worded(), findings=())) == ()


def test_an_application_is_not_called_registered() -> None:
    said = words(marks(worded()))
    assert "open (not registered yet)" in said
    assert "claims may change" not in said
    assert "Watch: an application may be refused" in said


def test_holders_who_sue_are_told_with_their_last_case() -> None:
    said = words(marks(worded()))
    assert "holder sues" in said
    assert "suits known: 1, last N.D. Ill. 1:26-cv-99111" in said


def test_goods_are_cut_and_a_class_without_words_is_named() -> None:
    shown = [str(one) for one in goods_of(words_findings()[40].right)]
    assert len(shown[0]) <= LONGEST_GOODS + len("class 25:  …")
    assert shown[0].endswith(" …")
    assert [str(one) for one in goods_of(mark("USTM99000001", "A"))][1] == "class 35"


def test_more_words_than_fit_stand_in_a_table() -> None:
    many = tuple(
        words_finding(
            mark(f"USTM9901{n:04d}", f"WORD{n}"), seen(f"WORD{n}", "title", TITLE, "Dress")
        )
        for n in range(IN_FULL + 3)
    )
    section = marks(replace(worded(), findings=many))
    assert len(headings(section)) == IN_FULL + 1
    assert len(tables(section)[-1].rows) == 3


def test_one_place_seen_for_many_registrations_is_shown_once() -> None:
    (entry, *_) = entries(words_findings())
    assert (entry.kind, entry.tier) == (GateKind.MARKS, Tier.STRONG)
    assert [sighting.spot.text for sighting in entry.sightings] == ["Orvelline"]


def test_signs_without_words_are_not_thrown_together() -> None:
    figures = tuple(words_finding(mark(f"USTM9902{n:04d}", "")) for n in range(3))
    assert len(entries(figures)) == 3


def test_the_same_words_are_found_whatever_their_capitals() -> None:
    first, *others = words_findings()
    assert len(same_words(first, others)) == 39
    assert same_words(words_findings()[-1], others) == ()


@pytest.mark.parametrize(
    ("field", "name"),
    [
        pytest.param("title", "Title", id="named"),
        pytest.param("bullet-12", "Bullet 12", id="numbered"),
        pytest.param("aplus-3", "A+ text 3", id="A+"),
        pytest.param("image-text-1", "Text 1 in pictures", id="picture"),
        pytest.param("waist", "waist", id="a name of the seller's own"),
        pytest.param("fact-2", "fact-2", id="numbered by the reader"),
    ],
)
def test_a_part_of_the_listing_has_its_name(field: str, name: str) -> None:
    assert str(place_name(field)) == name


def test_text_marks_the_words_without_colours() -> None:
    text = render(worded(), form="text", language="en").decode()
    assert "[[Orvelline]] Style" in text


def test_hostile_words_stay_words() -> None:
    hostile = '<b onmouseover="x">#eval("1")</b>[[{{7*7}}'
    right = mark("USTM99000777", hostile)
    made = replace(
        worded(),
        findings=(words_finding(right, seen(hostile, "bullet-1", BULLET, "gown")),),
    )
    page = render(made, form="html", language="en")
    assert b"<b on" not in page
    assert b"{{7*7}}" in page
    assert render(made, form="pdf", language="zh").startswith(b"%PDF")


@pytest.mark.parametrize("word", ["infringe", "safe", "invalid"])
def test_nothing_is_concluded_about_words(word: str) -> None:
    assert word not in words(build(worded())).lower()


@pytest.mark.parametrize(
    ("old", "new", "runs"),
    [
        pytest.param(
            "Orvelline Style Dress",
            "Elegant Dress",
            [("Orvelline Style", Pen.GONE), ("Elegant", Pen.NEW), (" Dress", Pen.PLAIN)],
            id="words stay whole",
        ),
        pytest.param(
            "奥薇琳风婚纱",
            "婚纱",
            [("奥薇琳风", Pen.GONE), ("婚纱", Pen.PLAIN)],
            id="hanzi one by one",
        ),
        pytest.param("Acme", "", [("Acme", Pen.GONE)], id="nothing is left"),
        pytest.param("", "", [], id="nothing at all"),
    ],
)
def test_a_change_says_what_goes_and_what_comes(
    old: str, new: str, runs: list[tuple[str, Pen]]
) -> None:
    assert [(run.words, run.pen) for run in diff(old, new).runs] == runs


def test_without_changes_there_is_no_such_part() -> None:
    assert changes_section(()) is None


def test_forty_ways_out_are_not_all_written_on_the_gate() -> None:
    ways = tuple(T("Ask {owner} for a licence.", owner=f"owner {n}") for n in range(40))
    row = GateRow(GateKind.MARKS, GateState.HOLD, (T("Nothing is open."),), ways)
    said = words(sections(replace(worded(), gate=(row,)))["gate"])
    assert f"and {40 - WAYS_SHOWN} more" in said
    assert "owner 39" not in said
