"""Ranking by words, pairs of words, and what the nearest rights share."""

from datetime import date
from pathlib import Path

import pytest

from maodun.domain.ports import Query, Scope
from maodun.domain.rights import Classification, Right
from maodun.index.register import open_register
from tests.index.samples import put, right

SCOOTER = Query("airless scooter tyre", "")


def plain(number: str, title: str, abstract: str = "", **changes: object) -> Right:
    """A right of which only title and abstract can be found."""
    bare: dict[str, object] = {"claims": (), "description": (), "classes": ()}
    return right(number, title=title, abstract=abstract, **{**bare, **changes})


def lenders() -> tuple[Right, ...]:
    """Two tyres that share other words, one right with only these, and one with none."""
    return (
        plain("US1000001B2", "Airless scooter tyre", "Elastomer annulus with webs."),
        plain("US1000002B2", "Airless scooter tyre", "Webs join an elastomer annulus."),
        plain("US1000003B2", "Elastomer annulus", "Cast in one piece."),
        plain("US1000004B2", "Hair dryer", "Blows."),
    )


def ranked(folder: Path, query: Query, scope: Scope = Scope()) -> list[str]:  # noqa: B008 - frozen
    register = open_register(folder)
    try:
        return [hit.publication_number for hit in register.search(query, scope, limit=10)]
    finally:
        register.close()


def test_neighbouring_words_count_more_than_scattered_ones(tmp_path: Path) -> None:
    put(
        tmp_path,
        plain("US1000001B2", "Wheel with a brake and a lock"),
        plain("US1000002B2", "Lock and brake for a wheel"),
        plain("US1000003B2", "Wheel lock for a brake"),
    )
    assert ranked(tmp_path, Query("wheel lock", ""))[0] == "US1000003B2"


def test_what_the_nearest_share_finds_rights_in_other_words(tmp_path: Path) -> None:
    put(tmp_path, *lenders())
    assert ranked(tmp_path, SCOOTER) == ["US1000001B2", "US1000002B2", "US1000003B2"]


def test_what_many_share_counts_more_than_one_word_of_the_question(tmp_path: Path) -> None:
    passing = plain("US1000005B2", "Garden shed with a door", "Holds a rake or a scooter.")
    put(tmp_path, *lenders(), passing)
    found = ranked(tmp_path, SCOOTER)
    assert found.index("US1000003B2") < found.index("US1000005B2")


def test_what_one_right_alone_says_is_not_lent(tmp_path: Path) -> None:
    put(tmp_path, *lenders()[1:])
    assert ranked(tmp_path, SCOOTER) == ["US1000002B2"]


@pytest.mark.parametrize(
    ("scope", "found"),
    [
        pytest.param(
            Scope(without=frozenset({"US1000001B2"})), ["US1000002B2"], id="left out itself"
        ),
        pytest.param(
            Scope(published_before=date(2022, 1, 1)), ["US1000003B2"], id="published later"
        ),
    ],
)
def test_what_may_not_be_known_lends_no_words(
    tmp_path: Path, scope: Scope, found: list[str]
) -> None:
    old = {"publication_date": date(2021, 1, 1)}
    first, second, third, other = lenders()
    earlier = plain("US1000003B2", third.title + " of a scooter", third.abstract, **old)
    is_late = scope.published_before is not None
    put(tmp_path, first, second, earlier if is_late else third, other)
    assert ranked(tmp_path, SCOOTER, scope) == found


def test_a_filter_changes_no_score(tmp_path: Path) -> None:
    put(tmp_path, *lenders(), plain("CN1000005B2", "Elastomer annulus", office="CN"))
    register = open_register(tmp_path)
    everywhere = register.search(SCOOTER, Scope(), limit=10)
    in_china = register.search(SCOOTER, Scope(offices=frozenset({"CN"})), limit=10)
    register.close()
    assert in_china == [hit for hit in everywhere if hit.publication_number == "CN1000005B2"]


def test_the_order_of_adding_does_not_matter(tmp_path: Path) -> None:
    twins = [
        plain(f"US10000{n}B2", "Airless scooter tyre", f"Part {n % 3}") for n in range(10, 40)
    ]
    put(tmp_path / "one", *twins)
    put(tmp_path / "other", *reversed(twins))
    assert ranked(tmp_path / "one", SCOOTER) == ranked(tmp_path / "other", SCOOTER)


def test_words_are_found_in_every_form(tmp_path: Path) -> None:
    put(tmp_path, *lenders())
    assert ranked(tmp_path, Query("", "drying hairs"))[0] == "US1000004B2"


def test_chinese_is_found_by_pairs_of_characters(tmp_path: Path) -> None:
    put(
        tmp_path,
        plain("CN1000001B2", "免充气轮胎", office="CN", language="zh"),
        plain("CN1000002B2", "电吹风", office="CN", language="zh"),
        plain("US1000003B2", "Airless tyre"),
    )
    query = Query("滑板车轮胎", "不用充气", language="zh-Hans")
    assert ranked(tmp_path, query) == ["CN1000001B2"]


def test_a_class_alone_finds_what_stands_under_it(tmp_path: Path) -> None:
    wheels = (Classification("cpc", "B60C 7/12", main=True),)
    put(tmp_path, plain("US1000009B2", "Thing", classes=wheels), *lenders())
    assert ranked(tmp_path, Query("", "", classes=("B60C 7/10",))) == ["US1000009B2"]


def test_words_that_no_right_has_find_nothing(tmp_path: Path) -> None:
    put(tmp_path, *lenders())
    assert ranked(tmp_path, Query("zeppelin", "of the")) == []
