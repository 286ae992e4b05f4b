"""How near two lists of goods and services are, by Nice class and by their words."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from itertools import islice, product

from maodun.compare.marks.lists import class_words
from maodun.compare.marks.recipe import MARKS_1
from maodun.compare.marks.sides import MarkSide
from maodun.compare.marks.words import CLASS_NUMBER, classes_of, plain_words, trade_stem, zipf
from maodun.compare.wording import has_han
from maodun.domain.evidence import Compared, Evidence, NotCompared
from maodun.domain.text import T

ITEMS = 60
"""Goods of one side that are read one by one; longer lists repeat themselves."""
_ITEM = re.compile(r"[;；,，、/|]|\bnamely\b|\band\b|和|及")
_LITTLE_WORDS = """
for use in of the and or all other goods services made from featuring field nature namely
including related as with by on a an to their being various
"""
_LITTLE = frozenset(trade_stem(word) for word in _LITTLE_WORDS.split())
_MOST_COMMON = 7.5


def goods_similarity(mark: MarkSide, other: MarkSide) -> Evidence:
    """Compare what two marks are used for.

    Score: 1.0 for an item that both name; else the greatest likeness of any two items, and at
    least what the classes say: the same, near ones, far ones. Other words alone, where no class
    is known, do not put goods far apart: one thing has many names. Where a side says nothing
    of its goods, nothing is compared.
    """
    by_class = nice_class_overlap(_classes(mark), _classes(other))
    by_words = goods_text_overlap(mark.goods, other.goods)
    known = [one for one in (by_words, by_class) if isinstance(one, Compared)]
    if isinstance(by_words, Compared) and by_words.score == 0 and len(known) == 1:
        return replace(by_words, score=MARKS_1.words_apart)
    if not known:
        return NotCompared(T("The goods of one side are not known."))
    return max(known, key=lambda one: one.score)


def nice_class_overlap(classes: frozenset[int], others: frozenset[int]) -> Evidence:
    """Compare classes of goods; the class says how near goods may be, not that they are.

    Score: same, near or far, as the recipe has them.
    """
    if not classes or not others:
        return NotCompared(T("The Nice classes of one side are not known."))
    shown = ", ".join(map(str, sorted(classes))), ", ".join(map(str, sorted(others)))
    if classes & others:
        shared = ", ".join(map(str, sorted(classes & others)))
        because = T("Both name goods of class {classes}.", classes=shared)
        return Compared(MARKS_1.same_class, because, *shown)
    if _near(classes, others) or _near(others, classes):
        because = T(
            "The goods are of classes {one} and {other}, often sold together.",
            one=shown[0],
            other=shown[1],
        )
        return Compared(MARKS_1.near_class, because, *shown)
    because = T("The goods are of classes {one} and {other}.", one=shown[0], other=shown[1])
    return Compared(MARKS_1.far_class, because, *shown)


def goods_text_overlap(goods: str, others: str) -> Evidence:
    """Compare goods by their words, item by item; the nearest two items count.

    Score: share of the weighted words of both items that they have in common.
    """
    ours, theirs = _items(goods), _items(others)
    if not ours or not theirs:
        return NotCompared(T("The goods of one side are not given in words."))
    score, ours_text, theirs_text = max(
        (_item_alike(one, other), one, other) for one, other in product(ours, theirs)
    )
    because = T("Nearest goods: “{one}” and “{other}”.", one=ours_text, other=theirs_text)
    return Compared(score, because, ours_text, theirs_text)


def _classes(side: MarkSide) -> frozenset[int]:
    return frozenset(side.nice_classes) or classes_of(side.goods)


def _near(classes: Iterable[int], others: frozenset[int]) -> bool:
    words = class_words()
    return any(others & set(words[one].near) for one in classes if one in words)


@lru_cache(maxsize=1 << 12)
def _items(goods: str) -> tuple[str, ...]:
    items = (" ".join(item.split()) for item in _ITEM.split(CLASS_NUMBER.sub(";", goods)))
    return tuple(islice(dict.fromkeys(item for item in items if _words(item)), ITEMS))


@lru_cache(maxsize=1 << 14)
def _words(item: str) -> frozenset[str]:
    words = frozenset(
        piece
        for word in plain_words(item)
        for piece in (_pairs(word) if has_han(word) else (trade_stem(word),))
    )
    return words - _LITTLE


def _pairs(word: str) -> tuple[str, ...]:
    return tuple(word[at : at + 2] for at in range(max(1, len(word) - 1)))


def _item_alike(one: str, other: str) -> float:
    ours, theirs = _words(one), _words(other)
    shared = sum(_telling(word) for word in ours & theirs)
    everything = sum(map(_telling, ours)) + sum(map(_telling, theirs))
    return min(1.0, 2 * shared / everything) if everything else 0.0


@lru_cache(maxsize=1 << 14)
def _telling(word: str) -> float:
    """Return how much a word of goods tells: the rarer in language, the more."""
    return max(1.0, _MOST_COMMON - (zipf(word) or 2.0))
