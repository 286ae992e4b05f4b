"""Two products as numbers: what the trees of the recipe ask about.

Every figure is the same whichever product comes first. NaN means that one side says nothing.
"""

from collections.abc import Iterator
from enum import StrEnum
from math import isnan, log, nan

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler, Levenshtein

from maodun.compare.products.aligning import Left, cosine, counted_cosine, left_over
from maodun.compare.products.measures import shared
from maodun.compare.products.rarity import Rarity
from maodun.compare.products.reading import ProductWords

_CODE_LONG = 4
_CODE_WITHIN = 0.95
_SMALL = 0.5


class Subject(StrEnum):
    """What a figure is about; a reason is given per subject."""

    TITLE = "title"
    TEXT = "text"
    CODE = "code"
    NUMBER = "number"
    MEASURE = "measure"
    PRICE = "price"
    BRAND = "brand"
    ATTRIBUTE = "attribute"
    CATEGORY = "category"


Figure = tuple[Subject, str, float]
"""Subject, name within it, value."""


def figures(one: ProductWords, other: ProductWords, rarity: Rarity) -> tuple[Figure, ...]:
    """Return every figure of the pair, always the same ones in the same order."""
    return (
        *_title(one, other, rarity),
        *_text(one, other, rarity),
        *_codes(one, other),
        *_numbers(one, other),
        *_measures(one, other),
        *_price(one, other),
        *_brand(one, other),
        *_attributes(one, other),
        (Subject.CATEGORY, "cosine", cosine(one.category, other.category, rarity)),
    )


def _title(one: ProductWords, other: ProductWords, rarity: Rarity) -> Iterator[Figure]:
    both = one.words & other.words
    shares = [rarity.weight(word) for word in both]
    everything = sum(map(rarity.weight, one.words | other.words))
    subject = Subject.TITLE
    yield subject, "rarest shared", max(shares, default=0.0)
    yield subject, "shared", sum(shares)
    values = {
        "cosine": cosine(one.words, other.words, rarity),
        "triples": counted_cosine(one.triples, other.triples),
        "jaccard": sum(shares) / everything if everything else nan,
        "neighbours": cosine(one.neighbours, other.neighbours, rarity),
        "word set": fuzz.token_set_ratio(one.spaced, other.spaced) / 100,
        "word order": fuzz.token_sort_ratio(one.spaced, other.spaced) / 100,
        "part": fuzz.partial_ratio(one.spaced, other.spaced) / 100,
        "letters": fuzz.ratio(one.joined, other.joined) / 100,
        "beginning": JaroWinkler.similarity(one.spaced, other.spaced),
        "first": float(one.ordered[:1] == other.ordered[:1]),
        "last": float(one.ordered[-1:] == other.ordered[-1:]),
        "shorter": float(min(len(one.ordered), len(other.ordered))),
        "longer": float(max(len(one.ordered), len(other.ordered))),
    }
    comparable = one.han == other.han
    yield from ((subject, name, value if comparable else nan) for name, value in values.items())
    mine = left_over(one.words, other.words, joined=other.joined, rarity=rarity)
    others = left_over(other.words, one.words, joined=one.joined, rarity=rarity)
    yield from _left(subject, mine, others, comparable=comparable)


def _text(one: ProductWords, other: ProductWords, rarity: Rarity) -> Iterator[Figure]:
    comparable = one.han == other.han
    near = cosine(one.everything, other.everything, rarity)
    yield Subject.TEXT, "cosine", near if comparable else nan
    mine = left_over(one.words, other.everything, joined=other.all_joined, rarity=rarity)
    others = left_over(other.words, one.everything, joined=one.all_joined, rarity=rarity)
    yield from _left(Subject.TEXT, mine, others, comparable=comparable)


def _left(subject: Subject, one: Left, other: Left, *, comparable: bool) -> Iterator[Figure]:
    known = comparable and not isnan(one.share + other.share)
    for name in ("share", "rarest", "count", "total"):
        pair = getattr(one, name), getattr(other, name)
        yield subject, f"least {name}", min(pair) if known else nan
        yield subject, f"most {name}", max(pair) if known else nan


def _codes(one: ProductWords, other: ProductWords) -> Iterator[Figure]:
    best = prefix = nan
    if one.codes and other.codes:
        pairs = [(a, b) for a in one.codes for b in other.codes]
        best = max(_code_likeness(a, b) for a, b in pairs)
        prefix = max(_shared_beginning(a, b) for a, b in pairs)
    found = [len(code) for code in one.codes if code in other.all_joined]
    back = [len(code) for code in other.codes if code in one.all_joined]
    lost = len(one.codes) - len(found), len(other.codes) - len(back)
    some = bool(one.codes or other.codes)
    yield Subject.CODE, "likeness", best
    yield Subject.CODE, "beginning", prefix
    yield Subject.CODE, "found", float(bool(found or back)) if some else nan
    yield Subject.CODE, "length", float(max((*found, *back), default=0))
    yield Subject.CODE, "least lost", float(min(lost))
    yield Subject.CODE, "most lost", float(max(lost))


def _code_likeness(one: str, other: str) -> float:
    if one == other:
        return 1.0
    if min(len(one), len(other)) > _CODE_LONG and (one in other or other in one):
        return _CODE_WITHIN
    return Levenshtein.normalized_similarity(one, other)


def _shared_beginning(one: str, other: str) -> float:
    same = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        same += 1
    return same / max(len(one), len(other))


def _numbers(one: ProductWords, other: ProductWords) -> Iterator[Figure]:
    mine, others = one.numbers, other.numbers
    lost = len(mine - other.everything.keys()), len(others - one.everything.keys())
    either = mine | others
    yield Subject.NUMBER, "jaccard", len(mine & others) / len(either) if either else nan
    yield Subject.NUMBER, "shared", float(len(mine & others))
    yield Subject.NUMBER, "least lost", float(min(lost))
    yield Subject.NUMBER, "most lost", float(max(lost))


def _measures(one: ProductWords, other: ProductWords) -> Iterator[Figure]:
    kinds = one.measures.keys() & other.measures.keys()
    same = sum(shared(one.measures[kind], other.measures[kind]) for kind in kinds)
    yield Subject.MEASURE, "same", float(same)
    yield Subject.MEASURE, "different", float(len(kinds) - same)


def _price(one: ProductWords, other: ProductWords) -> Iterator[Figure]:
    ratio = larger = rounded = nan
    if one.price and other.price and one.currency == other.currency:
        low, high = sorted((float(one.price), float(other.price)))
        ratio, larger, rounded = log(high / low), log(high), float(round(low) == round(high))
    yield Subject.PRICE, "ratio", ratio
    yield Subject.PRICE, "larger", larger
    yield Subject.PRICE, "rounded", rounded


def _brand(one: ProductWords, other: ProductWords) -> Iterator[Figure]:
    near = nan
    if one.brand and other.brand:
        near = max(
            fuzz.token_set_ratio(one.brand, other.brand) / 100,
            JaroWinkler.similarity(one.brand, other.brand),
        )
    named = [
        fuzz.partial_ratio(a.brand, b.spaced) / 100
        for a, b in ((one, other), (other, one))
        if a.brand
    ]
    yield Subject.BRAND, "likeness", near
    yield Subject.BRAND, "named", max(named, default=nan)
    begins = [
        float(a.ordered[0] in b.everything)
        for a, b in ((one, other), (other, one))
        if a.ordered
    ]
    yield Subject.BRAND, "least begins", min(begins, default=nan)
    yield Subject.BRAND, "most begins", max(begins, default=nan)


def _attributes(one: ProductWords, other: ProductWords) -> Iterator[Figure]:
    colours = one.attributes.get("colour"), other.attributes.get("colour")
    near = nan
    if colours[0] and colours[1]:
        near = len(colours[0] & colours[1]) - _SMALL * len(colours[0] ^ colours[1])
    yield Subject.ATTRIBUTE, "colour", near
    empty: frozenset[str] = frozenset()
    yield (
        Subject.ATTRIBUTE,
        "colours apart",
        float(len((colours[0] or empty) ^ (colours[1] or empty))),
    )
    others = (one.attributes.keys() & other.attributes.keys()) - {"colour"}
    apart = sum(not one.attributes[name] & other.attributes[name] for name in others)
    sided = (one.attributes.keys() ^ other.attributes.keys()) - {"colour"}
    yield Subject.ATTRIBUTE, "same", float(len(others) - apart)
    yield Subject.ATTRIBUTE, "apart", float(apart)
    yield Subject.ATTRIBUTE, "one side only", float(len(sided))
