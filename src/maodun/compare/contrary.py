"""Explicit contrary facts other than numbers: denials, closed lists, opposites."""

from collections.abc import Mapping
from dataclasses import dataclass

from maodun.compare.negations import LONGEST_OUTRIGHT, is_hedged, may_deny
from maodun.compare.prepared import ClosedList, PreparedProduct, quoted
from maodun.compare.wording import LITTLE, has_han, stem, tokens, weight
from maodun.domain.text import T, Text

_OPPOSITES_WORDS = """
solid/hollow airless/pneumatic airless/inflatable airless/inflated solid/pneumatic
solid/inflatable foam-filled/pneumatic tubeless/tubed corded/cordless wired/wireless
rigid/flexible rigid/foldable transparent/opaque disposable/reusable manual/electric
manual/automatic manual/motorized rechargeable/disposable fixed/detachable fixed/removable
magnetic/nonmagnetic single-use/reusable brushed/brushless seamless/seamed odd/even
实心/充气 实心/空心 免充气/充气 有线/无线 固定/可拆 刚性/柔性 透明/不透明 手动/电动
一次性/可重复
"""


def _both_ways() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for pair in _OPPOSITES_WORDS.split():
        one, other = (side if has_han(side) else stem(side) for side in pair.split("/"))
        found.setdefault(one, []).append(other)
        found.setdefault(other, []).append(one)
    return {word: tuple(others) for word, others in found.items()}


_OPPOSITES = _both_ways()
_FEATURES_WORDS = """
surface side end edge hole opening portion part region area face axis direction distance
length width height depth thickness angle plane center centre middle point line section
interior exterior inside outside wall corner top bottom position location gap space cavity
recess groove slot channel passage shape profile contour radius diameter circumference
perimeter periphery tip tail front back state mode condition step first second means
manner degree ratio value number amount
"""
_FEATURES = frozenset(stem(word) for word in _FEATURES_WORDS.split())
"""Features of a thing rather than parts of it: no parts list is expected to name them."""


@dataclass(frozen=True, slots=True)
class Contrary:
    """Words of the product that say otherwise.

    Attributes:
        outright: Said of the product as such, and not in passing.
    """

    quote: str
    sentence: int
    because: Text
    outright: bool


def contrary(
    thing: tuple[str, ...], words: frozenset[str], product: PreparedProduct
) -> Contrary | None:
    """Return the first explicit contrary fact about the thing a limitation needs, or None.

    Not being mentioned is never contrary.

    Args:
        thing: Terms of what the limitation needs, head last; () if it brings in nothing.
        words: Every term of the limitation.
        product: The product.
    """
    found = _denied(thing, product) if thing else None
    return found or _left_out(thing, words, product) or _opposite(thing, product)


def _denied(thing: tuple[str, ...], product: PreparedProduct) -> Contrary | None:
    """Return an outright denial before one in passing; "no air pump" does not deny "a pump"."""
    modifiers = frozenset(thing[:-1])
    denials = [n for n in product.denied.get(thing[-1], ()) if n.modifiers <= modifiers]
    if not denials:
        return None
    denial = next((n for n in denials if n.outright), denials[0])
    because = T("the product is said to be without it: “{words}”", words=denial.quote)
    return Contrary(denial.quote, denial.sentence, because, denial.outright)


def _left_out(
    thing: tuple[str, ...], words: frozenset[str], product: PreparedProduct
) -> Contrary | None:
    for closed in product.closed:
        if closed.parts:
            left_out = _missing_part(thing, closed, product)
        else:
            left_out = _other_value(words, closed, product)
        if left_out:
            quote = quoted(product.words(closed.sentence), closed.kind)
            because = T("a complete list leaves it out: {words}", words=quote)
            return Contrary(quote, closed.sentence, because, outright=True)
    return None


def _missing_part(thing: tuple[str, ...], closed: ClosedList, product: PreparedProduct) -> bool:
    if not thing or thing[-1] in _FEATURES or thing[-1] in product.masks:
        return False
    return not closed.terms.intersection(thing)


def _other_value(words: frozenset[str], closed: ClosedList, product: PreparedProduct) -> bool:
    """Whether the limitation asks for a value of the list's kind that the list lacks."""
    if not closed.kind.intersection(words):
        return False
    values = {word for word in words if weight(word) > LITTLE} - closed.kind
    return bool(values) and not values & closed.terms and _all_new(values, product)


def _all_new(values: set[str], product: PreparedProduct) -> bool:
    return any(value not in product.masks for value in values)


def _opposite(thing: tuple[str, ...], product: PreparedProduct) -> Contrary | None:
    """Return words that give the thing the opposite quality (airless, pneumatic)."""
    head = product.masks.get(thing[-1], 0) if thing else 0
    if not head:
        return None
    for quality in thing[:-1]:
        plain = quality.removeprefix("non")
        negated = plain if plain != quality else f"non{quality}"
        for other in (*_OPPOSITES.get(quality, ()), negated):
            together = product.masks.get(other, 0) & head
            near = (other, thing[-1]) in product.pairs or has_han(other)
            if together and near and quality not in product.masks:
                sentence = (together & -together).bit_length() - 1
                quote = quoted(product.words(sentence), frozenset((other,)))
                because = T("said to be the opposite: “{words}”", words=quote)
                return Contrary(quote, sentence, because, outright=True)
    return None


_HAVING_WORDS = """
has have having with include includes including contain contains feature features equipped
comes built-in integrated comprises comprising fitted
"""
_HAVING = frozenset(_HAVING_WORDS.split())


def stated_plainly(thing: tuple[str, ...], product: PreparedProduct) -> int:
    """Return the sentence that says the product has the thing, or -1.

    Every word of the thing stands in it after a word of having, and nothing in it hedges.
    """
    together = -1
    for term in thing:
        together &= product.masks.get(term, 0)
    while together > 0:
        sentence = (together & -together).bit_length() - 1
        words = product.words(sentence)
        if says_it_has(words, thing):
            return sentence
        together &= together - 1
    return -1


def says_it_has(words: str, thing: tuple[str, ...]) -> bool:
    """Whether a word of having comes before the thing, in a sentence that does not hedge."""
    if len(words) > LONGEST_OUTRIGHT or is_hedged(words) or may_deny(words):
        return False
    if has_han(words):
        return any(mark in words for mark in ("有", "配", "带", "包括", "包含"))
    seen = False
    for token in tokens(words):
        seen = seen or token in _HAVING
        if seen and stem(token) == thing[-1]:
            return True
    return False
