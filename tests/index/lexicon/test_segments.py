from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from maodun.compare.listings.keys import mark_keys
from maodun.index.lexicon.segments import Segment, SignRow, build, faults, load, merged, save

words = st.text("abcxyzéß海尔 -", max_size=14)
signs = st.lists(st.tuples(words, st.frozensets(st.integers(1, 45), max_size=3)), max_size=12)


def rows(told: list[tuple[str, frozenset[int]]], start: int = 0) -> list[SignRow]:
    return [
        SignRow(start + 3 * n, text, tuple(sorted(classes)))
        for n, (text, classes) in enumerate(told)
    ]


def pairs(segment: Segment, asked: list[int]) -> list[tuple[int, int]]:
    places, found = segment.find(np.array(asked, np.uint64))
    return sorted(zip(places.tolist(), found.tolist(), strict=True))


@settings(max_examples=60, deadline=None)
@given(told=signs, asked=words)
def test_a_segment_finds_what_looking_at_every_sign_finds(
    told: list[tuple[str, frozenset[int]]], asked: str
) -> None:
    segment = build(rows(told))
    keys = [*mark_keys(asked), 7]
    expected = [
        (place, sign.row)
        for place, key in enumerate(keys)
        for sign in rows(told)
        if sign.words.strip() and key in mark_keys(sign.words)
    ]
    assert pairs(segment, keys) == expected


@settings(max_examples=40, deadline=None)
@given(first=signs, second=signs)
def test_two_merged_segments_are_the_segment_of_all_signs(
    first: list[tuple[str, frozenset[int]]], second: list[tuple[str, frozenset[int]]]
) -> None:
    early, late = rows(first), rows(second, start=1000)
    together, at_once = merged([build(early), build(late)]), build([*early, *late])
    for name in ("keys", "taken", "rows", "wordings", "sought", "classes", "ends", "words"):
        assert np.array_equal(getattr(together, name), getattr(at_once, name))
    assert list(faults(together)) == []
    kept = [sign for sign in (*early, *late) if sign.words.strip()]
    assert together.signs(np.arange(len(together))) == kept


def test_a_segment_of_nothing_can_be_kept_and_asked(tmp_path: Path) -> None:
    save(build([]), tmp_path / "none")
    empty = load(tmp_path / "none")
    assert len(empty) == 0
    assert pairs(empty, [1, 2]) == []


def test_what_is_saved_is_what_is_loaded(tmp_path: Path) -> None:
    segment = build(rows([("Velora", frozenset({25})), ("海尔", frozenset())]))
    save(segment, tmp_path / "two")
    assert load(tmp_path / "two").signs(np.array([1])) == [SignRow(3, "海尔", ())]
    assert pairs(load(tmp_path / "two"), list(mark_keys("velora")))
