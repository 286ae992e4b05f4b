"""The law book: every rule in words, every link somewhere, nothing that runs."""

import os
import re
from collections.abc import Mapping
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import get_args

import pytest

from maodun.domain.calendar import Family
from maodun.domain.errors import UnknownLanguage
from maodun.domain.lives import Confidence
from maodun.domain.rights import RightKind
from maodun.reports.lawbook import naming
from maodun.reports.lawbook.building import entries
from maodun.reports.lawbook.disputes import known_bad_markdown
from maodun.reports.lawbook.entries import EXPECTED, GIVEN, entry
from maodun.reports.lawbook.fees import fee_table
from maodun.reports.lawbook.lengths import COUNTED
from maodun.reports.lawbook.values import told
from maodun.reports.lawbook.writing import law_book
from maodun.rules.cases import Expect, GivenFacts, answered
from maodun.rules.files import rule_names, rule_of, rules
from maodun.rules.forms.rule import AnyRule, ScheduleRule
from maodun.rules.forms.values import AcceptanceValue, GraceValue, ProtectionValue
from maodun.rules.known_bad import KnownBad, known_bad

TODAY = date(2026, 12, 1)
KNOWN_BAD = Path(__file__).parents[2] / "docs/law/known-bad.md"


class Links(HTMLParser):
    """Collects what a page links to, the anchors it has, and its elements."""

    def __init__(self) -> None:
        super().__init__()
        self.to: list[str] = []
        self.anchors: set[str] = set()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.add(tag)
        self.attributes |= found.keys()
        if found.get("href"):
            self.to.append(str(found["href"]))
        if found.get("id"):
            self.anchors.add(str(found["id"]))


@pytest.fixture(scope="module")
def book() -> Mapping[str, str]:
    """The English book, page by page."""
    written = law_book(language="en", today=TODAY, other=True)
    return {name: content.decode() for name, content in written}


@pytest.fixture(scope="module")
def links(book: Mapping[str, str]) -> Mapping[str, Links]:
    """What each page links to."""
    found = {}
    for name, page in book.items():
        found[name] = Links()
        found[name].feed(page)
    return found


def first_told(name: str) -> list[str]:
    """What the newest version of a rule says."""
    rule = rule_of(name)
    return [str(text) for text in told(rule, rule.versions[-1].value)]


def test_each_rule_stands_on_the_page_of_its_place(links: Mapping[str, Links]) -> None:
    for name in rule_names():
        assert name in links[f"en/{name.partition('.')[0]}.html"].anchors


def test_every_link_leads_to_a_source_or_to_a_place_in_the_book(
    links: Mapping[str, Links],
) -> None:
    for page in links.values():
        for link in page.to:
            if link.startswith(("https://", "http://", "../zh/")):
                continue
            file, _, anchor = link.partition("#")
            target = links[f"en/{file}"] if file else page
            assert not anchor or anchor in target.anchors, link


def test_no_page_runs_or_loads_anything(
    book: Mapping[str, str], links: Mapping[str, Links]
) -> None:
    for name, page in links.items():
        assert not page.tags & {"script", "img", "link", "iframe", "object", "form"}
        assert not [one for one in page.attributes if one.startswith("on") or one == "style"]
        assert "default-src 'none'" in book[name]


def test_a_page_links_to_the_other_language_only_where_there_is_one() -> None:
    both = dict(law_book(language="en", today=TODAY, other=True))["en/index.html"]
    alone = dict(law_book(language="en", today=TODAY, other=False))["en/index.html"]
    assert (b"../zh/index.html" in both, b"../zh/" in alone) == (True, False)


def test_the_same_law_gives_the_same_book(book: Mapping[str, str]) -> None:
    again = law_book(language="en", today=TODAY, other=True)
    assert {name: content.decode() for name, content in again} == book


def test_the_book_is_written_in_chinese_too() -> None:
    pages = dict(law_book(language="zh", today=TODAY, other=True))
    assert 'lang="zh-Hans"' in pages["zh/us.html"].decode()
    assert "../en/us.html" in pages["zh/us.html"].decode()


def test_a_language_that_is_none_is_refused() -> None:
    with pytest.raises(UnknownLanguage):
        next(law_book(language="tlh", today=TODAY, other=False))


def test_the_page_to_read_before_screening_concludes_nothing(book: Mapping[str, str]) -> None:
    page = book["en/before-you-screen.html"]
    for name in ("us.court.willfulness", "us.court.advice_of_counsel", "cn.court.legal_source"):
        assert name in page
    assert "no legal advice" in page
    assert not re.search(r"\b(you are|is|are) safe\b|does not infringe\b", page)


def test_closing_days_are_those_of_this_year_and_the_next(book: Mapping[str, str]) -> None:
    days = re.findall(r"<td>(\d{4})-\d\d-\d\d</td>", book["en/calendars.html"])
    assert set(days) == {"2026", "2027"}


@pytest.mark.parametrize("name", rule_names())
def test_every_version_of_a_rule_says_something(name: str) -> None:
    rule: AnyRule = rule_of(name)
    for version in entry(rule).versions:
        assert version.said
        assert all(str(text).strip(" .-") for text in version.said)
        assert (version.fees is None) == (not isinstance(rule, ScheduleRule))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param(
            "us.patent.response",
            [
                "3 months from the day the document bears.",
                "The last day has the same number, or is the last one of a month too short "
                "for it.",
                "If that day is closed, the next open day counts (United States Patent and "
                "Trademark Office).",
                "It can be extended 3 times by 1 month, each time counted from the same start.",
                "With all extensions it lasts 6 months at most.",
            ],
            id="a period with extensions",
        ),
        pytest.param(
            "us.design.term", ["15 years from the grant date."], id="a term without renewal"
        ),
        pytest.param(
            "em.design.term",
            ["5 years from the filing date.", "It can be renewed to 25 years in all."],
            id="a term with renewals",
        ),
        pytest.param(
            "us.mark.term",
            ["10 years from the registration date.", "It can be renewed without end."],
            id="a term without end",
        ),
        pytest.param(
            "em.design.grace",
            [
                "The effective filing date must come within 12 months from the day of the "
                "first disclosure.",
                "Forgiven: publication against their will, publication by the maker or through "
                "them.",
                "Nothing need be declared.",
                "The last day does not move, whether or not the office is open.",
            ],
            id="a novelty grace",
        ),
    ],
)
def test_a_rule_is_told_as_a_lawyer_would(name: str, said: list[str]) -> None:
    assert first_told(name) == said


def test_a_fee_says_its_sizes_and_a_sum_its_parts() -> None:
    rule = rule_of("us.design.fees")
    assert isinstance(rule, ScheduleRule)
    rows = {row.name: str(row.price) for row in fee_table(rule.versions[-1].value).rows}
    assert rows["filing"] == "300; small entity 120; micro entity 60"
    assert rows["filing_total"].startswith("1,300: ")
    assert rows["filing_total"].count(";") == 2


def test_every_code_that_law_files_use_has_words() -> None:
    examined = ProtectionValue.model_fields["examined"].annotation
    accepted = get_args(AcceptanceValue.model_fields["rights"].annotation)[1]
    claimed = GraceValue.model_fields["statement"].annotation
    (forgiven,) = get_args(GraceValue.model_fields["forgives"].annotation)
    assert set(naming.KINDS) == {rule.kind for rule in rules().values()}
    assert set(naming.RIGHTS) == set(RightKind)
    assert set(naming.CONFIDENCE) == set(Confidence)
    assert set(naming.EXAMINED) == set(get_args(get_args(examined)[0]))
    assert set(naming.ACCEPTED) == set(get_args(accepted))
    assert set(naming.CLAIMED) == set(get_args(claimed))
    assert set(naming.FORGIVEN) == set(get_args(forgiven))
    assert set(COUNTED) == set(get_args(Family))
    assert set(EXPECTED) == set(Expect.model_fields)
    assert set(GIVEN) == set(GivenFacts.model_fields)


def test_every_unit_and_every_folder_of_the_law_files_has_words() -> None:
    for rule in rules().values():
        if isinstance(rule, ScheduleRule):
            items = [item for one in rule.versions for item in one.value.items.values()]
            assert {item.unit for item in items if item.unit} <= set(naming.UNITS)
        place, subject = rule.rule.split(".")[:2]
        assert place in naming.PLACES
        assert subject in naming.SUBJECTS


def test_counts_of_the_state_page_add_up() -> None:
    known = entries()
    assert len(known) == len(rule_names())
    assert {one.confidence for one in known} <= set(Confidence)


@pytest.mark.parametrize("value", known_bad(), ids=lambda value: value.name)
def test_our_answer_beside_a_known_bad_value_is_what_the_law_says(value: KnownBad) -> None:
    for one in value.ours:
        found = answered(one.rule, one.given)
        expected = one.expect.model_dump(exclude_none=True)
        assert {name: found.get(name) for name in expected} == expected


def test_the_page_of_known_bad_values_in_the_docs_is_the_one_of_the_book() -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        KNOWN_BAD.write_text(known_bad_markdown(), "utf-8")
    assert KNOWN_BAD.read_text("utf-8") == known_bad_markdown()
