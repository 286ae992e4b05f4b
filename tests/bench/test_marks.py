"""The table of pairs of marks, and the gate over its sure ones."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from bench.marks import PAIRS, Pair, Scored, answer, area, balanced, group_of, pairs_of, scored
from maodun.compare.marks.sides import MarkSide

TABLE = pairs_of(PAIRS)


def test_a_pair_whose_label_is_sure_comes_out_right() -> None:
    sure = [pair for pair in TABLE if pair.strength == "strong"]
    wrong = [
        (one.pair.mark.words, one.pair.other.words, round(one.score, 3))
        for one in scored(sure)
        if not one.right
    ]
    assert wrong == []
    assert len(sure) >= 200


def test_the_table_covers_what_it_should() -> None:
    assert len(TABLE) >= 300
    labels = Counter(pair.confusable for pair in TABLE)
    assert min(labels.values()) / len(TABLE) > 0.4
    halves = Counter(pair.half for pair in TABLE)
    assert min(halves.values()) / len(TABLE) > 0.3
    assert {pair.strength for pair in TABLE} == {"strong", "medium", "weak"}
    assert all(pair.reason and pair.source for pair in TABLE)
    both = {"descriptive", "goods", "meaning", "pinyin", "script", "sound", "spelling"}
    for reason in both:
        assert {pair.confusable for pair in TABLE if pair.reason == reason} == {True, False}


def test_no_pair_stands_there_twice() -> None:
    def key(pair: Pair) -> tuple[tuple[str, str], ...]:
        sides = (pair.mark, pair.other)
        return tuple(sorted((side.words.casefold(), side.goods) for side in sides))

    assert [pair for pair, times in Counter(map(key, TABLE)).items() if times > 1] == []


def made(score: float, *, confusable: bool) -> Scored:
    side = MarkSide("x")
    return Scored(Pair(side, side, confusable, "strong", "sound", "constructed"), score, 0.5)


@pytest.mark.parametrize(
    ("scores", "accuracy", "ranked"),
    [
        pytest.param([(0.9, True), (0.1, False)], 1.0, 1.0, id="all right"),
        pytest.param([(0.1, True), (0.9, False)], 0.0, 0.0, id="all wrong"),
        pytest.param([(0.9, True), (0.9, False)], 0.5, 0.5, id="a tie is half"),
        pytest.param([(0.9, True)] * 9 + [(0.6, False)], 0.5, 1.0, id="few of a label"),
    ],
)
def test_figures(scores: list[tuple[float, bool]], accuracy: float, ranked: float) -> None:
    of = [made(score, confusable=confusable) for score, confusable in scores]
    assert balanced(of) == accuracy
    assert area(of) == ranked


def test_the_answer_has_its_published_names(tmp_path: Path) -> None:
    head = "mark,goods,other_mark,other_goods,confusable,strength,reason,source\n"
    rows = "A,shoes,A,shoes,1,strong,same,constructed\nB,shoes,QZ,wine,0,strong,unlike,x\n"
    table = tmp_path / "pairs.csv"
    table.write_text(head + rows, "utf-8")
    found = answer(pairs_of(table), resamples=20)
    assert found["balanced_accuracy"] == 1.0
    assert found["auc"] == 1.0
    assert {"held", "decided", "constructed", "by_reason", "misses"} <= found.keys()
    assert {"maodun", "floor"} == found["constructed"].keys()  # type: ignore[attr-defined]


def test_a_pair_that_the_list_answers_is_in_no_half() -> None:
    lupo, wolf = MarkSide("LUPO", "shirts"), MarkSide("WOLF", "shirts")
    listed = Pair(lupo, wolf, confusable=True, strength="medium", reason="meaning", source="x")
    plain = replace(listed, mark=MarkSide("WULF", "shirts"))
    groups = group_of([listed, plain])
    assert groups["answered_by_list"] == [listed]
    assert groups["held"] + groups["tune"] == [plain]
    assert groups["decided"] == [listed, plain]


def test_the_figures_of_the_head_are_those_held_back() -> None:
    """Nothing tuned on and nothing that a list answers makes the figure at the top."""
    found = answer(TABLE, resamples=20)
    held = found["held"]
    assert isinstance(held, dict)
    assert found["balanced_accuracy"] == held["maodun"]["balanced_accuracy"]["value"]
    assert found["auc"] == held["maodun"]["auc"]["value"]


def test_enough_pairs_were_decided_either_way() -> None:
    decided = [pair for pair in TABLE if pair.decided]
    labels = Counter(pair.confusable for pair in decided)
    assert labels[True] >= 100
    assert labels[False] >= 50
    assert all(pair.strength != "strong" for pair in decided if not pair.confusable)
