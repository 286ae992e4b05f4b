"""Nothing of a citation may be left in what the retrieval benchmark asks and searches."""

from datetime import date

import pytest

from bench.retrieval_texts import (
    Document,
    as_right,
    names_a_document,
    sentences,
    short_query,
    whole_query,
)

TEXT = (
    "This application claims priority to Ser. No. 60 562 838 filed Apr. 16 2004.\r\n\r\n"
    "Tyres puncture. Spokes are shown in U.S. Pat. No. 7 147 303 to Wheel. It is heavy."
    "\r\n\r\nSpokes bend. It builds on the method of joining rubber spokes to rims. They last."
)
PAPER = Document("7284838", "Tyre", "A tyre. It rolls.", TEXT, date(2007, 1, 2))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("as in U.S. Pat. No. 7 147 303", True, id="number without commas"),
        pytest.param("U.S. Patent No. 7,147,303", True, id="number with commas"),
        pytest.param("application Ser. No. 12 496 637", True, id="application"),
        pytest.param("published as U.S. Publication 2010 0174976", True, id="publication"),
        pytest.param("commonly assigned U.S. Pat. No. RE 40 123", True, id="reissue"),
        pytest.param(
            "The disclosure is incorporated herein by reference.", True, id="reference"
        ),
        pytest.param(
            "the co pending application entitled WHEEL", True, id="title without number"
        ),
        pytest.param(
            "The application of force bends 12 spokes.", False, id="application of force"
        ),
        pytest.param("It weighs 1200 grams.", False, id="other number"),
    ],
)
def test_what_names_a_document(text: str, *, names: bool) -> None:
    assert names_a_document(text) is names


def test_an_abbreviation_ends_no_sentence() -> None:
    assert list(sentences("See U.S. Pat. No. 7 147 303. It rolls.")) == [
        "See U.S. Pat. No. 7 147 303.",
        "It rolls.",
    ]


def test_a_query_loses_paragraphs_that_cite_and_sentences_that_quote() -> None:
    query = whole_query(PAPER, ["Method of joining rubber spokes to rims"])
    assert query.text == "A tyre. It rolls.\nSpokes bend.\nThey last."


def test_a_short_title_quotes_nothing() -> None:
    assert "Spokes bend." in whole_query(PAPER, ["Spokes"]).text


def test_a_candidate_loses_only_the_sentences_that_cite() -> None:
    found = as_right(PAPER, 0)
    assert found.description[0].text.startswith("Tyres puncture. It is heavy. Spokes bend.")
    assert not found.parties
    assert not found.citations


def test_a_seller_types_forty_words() -> None:
    long = Document("1", "one two", " ".join(map(str, range(60))) + ". More.", "", None)
    query = short_query(long)
    assert len(f"{query.title} {query.text}".split()) == 40
