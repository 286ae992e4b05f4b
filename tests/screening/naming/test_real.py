"""Names a letter away from real EU marks; skipped where the real data is absent."""

import json
import os
from pathlib import Path

import pytest

from maodun.compare.listings.lexicon import WordList
from maodun.domain.marks import RegisteredWords, Tier
from maodun.screening.naming.conflicts import near_marks
from maodun.screening.naming.goods import goods_meant

MARKS = Path("marks/euipo-figurative-2020/Trademark2020_validation.json")
EVERY = 40

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def marks() -> list[RegisteredWords]:
    """Every fortieth mark of the open data whose words are one plain word or two."""
    folder = os.environ.get("MAODUN_DATA")
    if not folder:
        pytest.skip("MAODUN_DATA does not name the real data")
    document = json.loads((Path(folder) / MARKS).read_text("utf-8"))
    found = [
        RegisteredWords(f"EMTM{number}", text, "mark")
        for number, entry in document.items()
        if (text := entry.get("Text", "")).isascii() and 6 <= len(text) <= 14 and text.isalpha()
    ]
    return found[::EVERY]


@pytest.mark.parametrize("left_out", [0, 3], ids=["the same", "without its fourth letter"])
def test_a_mark_is_found_near_its_own_words(
    marks: list[RegisteredWords], left_out: int
) -> None:
    lexicon, goods = WordList(marks), goods_meant("")
    missed = []
    for mark in marks:
        name = mark.words[:left_out] + mark.words[left_out + 1 :] if left_out else mark.words
        near = near_marks([name], goods, lexicon, language="en").near
        tiers = {one.sign.number: one.tier for one in near}
        if tiers.get(mark.number) not in {Tier.STRONG, Tier.MEDIUM}:
            missed.append(mark.words)
    assert len(marks) > 100
    assert len(missed) <= len(marks) // 100, missed
