"""Review marks on the terminal: where their words stand, and one word for all alike."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Maodun = Callable[..., Result]

PRODUCT = """\
sku: LAMP-2
title: Velqorra desk lamp with a heavy base
bullets:
  - A shade of clear Dunmirrel glass.
facts:
  - The desk lamp has a base of cast iron and a bulb.
"""


def mark(number: str, words: str, **fields: object) -> dict[str, object]:
    """Return one fictional mark for lamps as a line of JSONL."""
    return {
        "publication_number": number,
        "title": words,
        "kind": "mark",
        "stage": "grant",
        "language": "en",
        "filing_date": "2018-03-01",
        "grant_date": "2019-05-21",
        "publication_date": "2026-11-24",
        "application_number": f"US{number[4:6]}/{number[6:]}",
        "parties": [{"name": "Velqorra Lights Ltd.", "role": "assignee", "country": "GB"}],
        **fields,
    }


MARKS = [
    mark("USTM96990101", "VELQORRA"),
    mark("USTM96990102", "Velqorra"),
    mark("USTM96990103", "VELQORRA", stage="application", grant_date=None),
    mark("USTM96990104", "DUNMIRREL"),
]


@pytest.fixture
def marked(maodun: Maodun, tmp_path: Path) -> Maodun:
    """A lamp with a mark of others in its title, cleared once: review 1."""
    marks, lamp = tmp_path / "marks.jsonl", tmp_path / "lamp.yaml"
    lines = [json.dumps({k: v for k, v in one.items() if v}) for one in MARKS]
    marks.write_text("\n".join(lines) + "\n", "utf-8")
    lamp.write_text(PRODUCT, "utf-8")
    added = maodun("register", "add", str(marks))
    assert added.exit_code == 0, added.output
    ran = maodun("clear", str(lamp), "--market", "US", "--from", "2027-01")
    assert ran.exit_code == 0, ran.output
    return maodun


def rulings(run: Maodun) -> dict[str, Any]:
    """The ruling on each right by its number."""
    shown = json.loads(run("review", "show", "1", "--json").stdout)
    return {
        one["right"]["publication_number"]: one["ruling"] for one in shown["now"]["findings"]
    }


def test_a_mark_is_shown_where_the_listing_says_its_words(marked: Maodun) -> None:
    ran = marked("review", "next", "1", stdin="s\ns\nq\n")
    assert "[[Velqorra]] desk lamp" in ran.stdout
    assert "the same letters (" in " ".join(ran.stdout.split())
    assert "Velqorra Lights Ltd." in ran.stdout
    assert "In the product" not in ran.stdout


def test_one_word_is_kept_for_every_registration_alike(marked: Maodun) -> None:
    marked("review", "rule", "1", "USTM96990104", "--out")
    ran = marked("review", "next", "1", stdin="c\nnot ours\nanother title\ny\nq\n")
    assert "2 more with the same words wait: " in ran.stdout
    ruled = rulings(marked)
    assert [ruled[f"USTM9699010{n}"] for n in (1, 2, 3)] == ["close"] * 3
    assert ruled["USTM96990104"] == "out_by_person"
    report = marked("review", "report", "1").stdout
    assert "another title" in report


def test_a_word_is_kept_for_one_alone_where_that_is_said(marked: Maodun) -> None:
    marked("review", "rule", "1", "USTM96990104", "--out")
    marked("review", "next", "1", stdin="c\n\n\nn\nq\n")
    assert sorted(rulings(marked).values()).count("close") == 1


def test_what_is_skipped_is_skipped_with_all_alike(marked: Maodun) -> None:
    ran = marked("review", "next", "1", stdin="s\ns\ns\ns\n")
    assert ran.stdout.count("[[Velqorra]]") == 1
    assert ran.stdout.count("[[Dunmirrel]]") == 1


def test_rule_takes_all_alike_with_a_change(marked: Maodun) -> None:
    argv = ["USTM96990101", "--close", "--change", "no such word", "--same-words"]
    ran = marked("review", "rule", "1", *argv)
    assert ran.exit_code == 0
    assert list(rulings(marked).values()).count("close") == 3


def test_an_application_ruled_out_may_still_be_registered(marked: Maodun) -> None:
    ran = marked("review", "rule", "1", "US TM 96990103", "--out")
    assert "stays open because it may still be registered" in ran.stdout
    assert "open (not registered yet)" in " ".join(
        marked("review", "show", "1").stdout.replace("\n", " ").split()
    )


def test_undoing_brings_a_mark_back(marked: Maodun) -> None:
    marked("review", "rule", "1", "USTM96990104", "--out", "--note", "the glass is theirs")
    assert rulings(marked)["USTM96990104"] == "out_by_person"
    marked("review", "undo", "1")
    assert rulings(marked)["USTM96990104"] == "open"
