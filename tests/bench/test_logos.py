"""The drawn logos, the folder form, and what codes in common are worth."""

from pathlib import Path
from random import Random

import cv2
import numpy as np
import pytest

from bench.logos import drawn, logos_of, told
from bench.logos_drawing import SIDE, drawn_groups
from bench.logos_training import DIMS, MAIN, fitted
from bench.logos_varied import CHANGES, assembled, new_sign, varied_groups
from bench.logos_vienna import Coded, by_rarity, by_share, queries_of, recalls
from bench.looks import hog
from maodun.domain.pictures import PictureKind
from maodun.encoders.signs.encoding import SignEncoder


def test_the_same_seed_draws_the_same_logos() -> None:
    (name, first), (_, again) = (next(drawn_groups(1, alike=2, seed=4)) for _ in range(2))
    (_, other) = next(drawn_groups(1, alike=2, seed=5))
    assert name == "group-000"
    assert [one.shape for one in first] == [(SIDE, SIDE, 3)] * 3
    assert all(np.array_equal(*pair) for pair in zip(first, again, strict=True))
    assert not np.array_equal(first[0], other[0])


def test_look_alikes_differ_from_their_logo() -> None:
    for _, (logo, *others) in drawn_groups(6, alike=3, seed=4):
        assert all(not np.array_equal(logo, other) for other in others)


def test_varied_logos_are_drawn_the_same_again_and_all_changes_can_be_made() -> None:
    first, again = (list(varied_groups(12, alike=4, seed=4)) for _ in range(2))
    assert [len(group) for group in first] == [5] * 12
    pairs = (
        pair for groups in zip(first, again, strict=True) for pair in zip(*groups, strict=True)
    )
    assert all(np.array_equal(one, other) for one, other in pairs)
    source = Random(2)  # noqa: S311 - pictures, no secrets
    sign = new_sign(source)
    for change in CHANGES:
        assert assembled(change(sign, source)).std() > 1


def test_the_encoder_finds_more_look_alikes_than_the_floor() -> None:
    shown = list(drawn(8, groups=12, others=30))
    encoder = SignEncoder()
    looks = encoder.looks([one.pixels for one in shown], [PictureKind.DRAWING] * len(shown))
    ours, floor = (told(shown, rows)["recall@1"] for rows in (looks, hog(shown)))
    assert isinstance(ours, dict)
    assert isinstance(floor, dict)
    assert ours["value"] >= floor["value"]


def test_one_folder_is_one_group(tmp_path: Path) -> None:
    for name in ("fox/a.png", "fox/b.png", "owl/a.png", "owl/notes.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        sheet = np.full((60, 80, 3), 255, np.uint8)
        cv2.circle(sheet, (40, 30), 20, (0, 0, 90), -1)
        path.write_bytes(cv2.imencode(".png", sheet)[1].tobytes())
    shown = list(logos_of(tmp_path))
    assert [one.thing for one in shown] == ["fox", "fox", "owl"]
    assert {one.pixels.shape for one in shown} == {(288, 288)}


def test_what_is_fitted_keeps_groups_together() -> None:
    rng = np.random.default_rng(2)
    middles = rng.normal(size=(160, 1, MAIN + 10))
    rows = (middles + rng.normal(size=(160, 5, MAIN + 10)) * 0.3).reshape(800, -1)
    usual, turn = fitted(rows.astype(np.float32), 5)
    kept = (rows - usual) @ turn
    kept /= np.linalg.norm(kept, axis=1, keepdims=True)
    likeness = kept @ kept.T
    assert turn.shape == (MAIN + 10, DIMS)
    assert likeness[0, 1:5].min() > likeness[0, 5:].max()


MARKS = (
    Coded("fox", ("030108", "260402")),
    Coded("fox", ("030108", "270501")),
    Coded("sun", ("010301", "270501")),
    Coded("", ("270501",)),
    Coded("owl", ("260402", "270501")),
)


def test_a_rare_thing_in_common_is_worth_more_than_a_common_one() -> None:
    assert queries_of(MARKS) == [0, 1]
    rare = by_rarity(MARKS, [0, 1])
    assert rare[1, 0] > rare[1, 3]
    assert rare[0, 0] == pytest.approx(1.0)
    assert recalls(MARKS, [1], rare[1:])["recall@1"] == 1.0
    assert by_share(MARKS, [1], (6,))[0, 3] == pytest.approx(0.5)
