"""Signs disguised for the benchmark of the scan."""

import random

import pytest

from bench.scan_planting import KINDS


def chance(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - repeatable, not secret


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - {"exact"}))
@pytest.mark.parametrize("words", ["Brompton", "Lucky Strike", "Huawei", "娃哈哈", "B", ""])
def test_a_disguise_differs_from_the_sign_or_is_empty(kind: str, words: str) -> None:
    for disguise in KINDS[kind]:
        for seed in range(20):
            text = disguise(words, chance(seed))
            assert text == "" or text != words


def test_the_same_chance_gives_the_same_disguise() -> None:
    for disguises in KINDS.values():
        for disguise in disguises:
            one, other = (disguise("Brompton", chance(7)) for _ in range(2))
            assert one == other


@pytest.mark.parametrize(
    ("kind", "words", "text"),
    [
        pytest.param("pinyin", "Huawei", "花威", id="Latin to Han"),
        pytest.param("pinyin", "娃哈哈", "wahaha", id="Han to Latin"),
        pytest.param("pinyin", "Brompton", "", id="no pinyin"),
        pytest.param("script_katakana", "Seta", "セタ", id="katakana"),
    ],
)
def test_known_disguises(kind: str, words: str, text: str) -> None:
    (disguise,) = KINDS[kind]
    assert disguise(words, chance(1)) == text
