"""The bench of copied photos: its attacks, its distractors and its arithmetic."""

import os
from pathlib import Path

import numpy as np
import pytest

from bench.photos_attacks import ATTACKS, attacked
from bench.photos_distractors import SIDE, Workshop, read
from bench.photos_floors import hash_of, hog_of
from bench.photos_measuring import recall_at
from maodun.encoders.copies.checking import same_picture
from tests.encoders.copies.drawing import drawn

DATA = os.environ.get("MAODUN_DATA")


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        pytest.param([0.9] * 100, [0.1] * 100, 1.0, id="all above all others"),
        pytest.param([0.9] * 100, [0.95] + [0.1] * 99, 1.0, id="one wrong of 101 is allowed"),
        pytest.param([0.9] * 50 + [0.1] * 50, [0.5] * 100, 0.5, id="half above the others"),
        pytest.param([0.5] * 10, [0.5] * 10, 0.0, id="equal scores tell nothing"),
        pytest.param([-np.inf] * 4, [-np.inf] * 4, 0.0, id="nothing came first"),
        pytest.param([0.9] * 10, [0.95] + [0.1] * 9, 0.0, id="one wrong of 11 is too many"),
    ],
)
def test_recall_counts_only_where_99_of_100_are_right(
    right: list[float], wrong: list[float], expected: float
) -> None:
    assert recall_at(np.array(right), np.array(wrong))[0] == expected


@pytest.mark.parametrize("attack", list(ATTACKS))
def test_an_attack_is_the_same_each_time(attack: str) -> None:
    photo, other = drawn(1), drawn(2)
    first, again = (attacked(photo, attack, name="a", other=other) for _ in range(2))
    assert np.array_equal(first, again)
    elsewhere = attacked(photo, attack, name="b", other=other)
    assert first.shape != elsewhere.shape or not np.array_equal(first, elsewhere)


def test_a_distractor_is_the_same_each_time_and_says_which_photos_are_in_it() -> None:
    shop = Workshop(tuple(drawn(seed) for seed in range(6)), Path())
    for number in (0, 7, 11, 18):  # those that need no files
        made = shop.make(number)
        assert np.array_equal(made.pixels, shop.make(number).pixels)
        assert max(made.pixels.shape[:2]) == SIDE
        assert bool(made.photos) is (number != 18)


def test_the_floors_see_equal_pictures_as_equal() -> None:
    for way in (hog_of, hash_of):
        assert float(way(drawn(1)) @ way(drawn(1))) == pytest.approx(1.0, abs=1e-5)
        assert float(way(drawn(1)) @ way(drawn(2))) < 0.9


@pytest.mark.real
@pytest.mark.skipif(not DATA, reason="MAODUN_DATA is not set")
def test_real_photos_are_told_after_every_attack() -> None:
    folder = Path(DATA or "") / "photos" / "clothing-cc0" / "validation"
    one, other = (read(path) for path in sorted(folder.rglob("*.jpg"))[:2])
    for attack in ATTACKS:
        copy = attacked(one, attack, name="real", other=other)
        assert same_picture(copy, one).score > 0.5, attack
