"""What two products say about one subject, with the words used: for the person who decides."""

from collections.abc import Iterable, Sequence

from maodun.compare.products.aligning import ALIKE, likeness, nearest
from maodun.compare.products.measures import Measures, shared
from maodun.compare.products.reading import ProductWords
from maodun.domain.evidence import Compared, Evidence, NotCompared
from maodun.domain.text import T

MOST_SHOWN = 6
"""Words of a kind in one sentence."""

CLOSE_PRICE = 0.8
"""Share of the dearer price from which two prices are called close."""


def gtin_equality(one: ProductWords, other: ProductWords) -> Evidence:
    """Hold the numbers under the bar codes against each other.

    Score: 1.0 the same number in 14 digits, 0.0 another. Sellers put numbers of their own on
    goods of others, so another number is no proof of another product.
    """
    if not one.gtin or not other.gtin:
        return NotCompared(T("No bar code number with a right check digit on both sides."))
    mine, others = str(one.product.gtin), str(other.product.gtin)
    if one.gtin == other.gtin:
        return Compared(
            1.0, T("Both have the bar code number {gtin}.", gtin=mine), mine, others
        )
    because = T("The bar code numbers differ: {one} and {other}.", one=mine, other=others)
    return Compared(0.0, because, mine, others)


def model_number_agreement(one: ProductWords, other: ProductWords) -> Evidence:
    """Look for each side's codes in everything that the other says.

    Score: 1.0 a code of one stands in the other, 0.0 both have codes and none is shared.
    """
    both = [code for code in one.codes if code in other.all_joined]
    both += [code for code in other.codes if code in one.all_joined]
    if both:
        longest = max(both, key=len)
        shown = one.codes.get(longest) or other.codes[longest]
        because = T("The number {code} stands in both.", code=shown)
        return Compared(1.0, because, _some(one.codes.values()), _some(other.codes.values()))
    if one.codes and other.codes:
        mine, others = _some(one.codes.values()), _some(other.codes.values())
        because = T("No model number is in both: {one} and {other}.", one=mine, other=others)
        return Compared(0.0, because, mine, others)
    return NotCompared(T("Only one side, or none, gives a model number."))


def title_word_overlap(one: ProductWords, other: ProductWords) -> Evidence:
    """Count the words of both titles that the other has, misspelt ones too.

    Score: share of the words of both sides together.
    """
    if one.han != other.han:
        return NotCompared(T("The titles are in different languages."))
    if not one.ordered or not other.ordered:
        return NotCompared(T("One side has no title."))
    alone, others = _alone(one, other), _alone(other, one)
    words = len(one.words) + len(other.words)
    score = 1 - (len(alone) + len(others)) / words
    if alone or others:
        because = T(
            "{percent} % of the words of both titles are shared; only one side has: {words}.",
            percent=round(score * 100),
            words=_some((*alone, *others)),
        )
    else:
        because = T("The titles have the same words.")
    return Compared(score, because, one.product.title, other.product.title)


def measure_agreement(one: ProductWords, other: ProductWords) -> Evidence:
    """Compare measures of the same kind as numbers, whatever their units.

    Score: share of the kinds named on both sides of which one value is the same.
    """
    kinds = sorted(one.measures.keys() & other.measures.keys())
    if not kinds:
        return NotCompared(T("No measure of the same kind is named on both sides."))
    apart = [k for k in kinds if not shared(one.measures[k], other.measures[k])]
    score = 1 - len(apart) / len(kinds)
    mine, others = _written(one.measures, kinds), _written(other.measures, kinds)
    if apart:
        because = T(
            "Measures differ: {one} and {other}.",
            one=_written(one.measures, apart),
            other=_written(other.measures, apart),
        )
    else:
        because = T("The measures named on both sides agree: {one}.", one=mine)
    return Compared(score, because, mine, others)


def attribute_agreement(one: ProductWords, other: ProductWords) -> Evidence:
    """Compare colours and other attributes of which a product has one value.

    Score: share of the attributes named on both sides that have a value in common.
    """
    names = sorted(one.attributes.keys() & other.attributes.keys())
    if not names:
        return NotCompared(T("No colour, audience or the like is named on both sides."))
    apart = [n for n in names if not one.attributes[n] & other.attributes[n]]
    mine, others = (
        _some(value for name in apart or names for value in sorted(side.attributes[name]))
        for side in (one, other)
    )
    score = 1 - len(apart) / len(names)
    if apart:
        because = T("Said of one: {one}; of the other: {other}.", one=mine, other=others)
    else:
        because = T("Said of both: {one}.", one=mine)
    return Compared(score, because, mine, others)


def brand_similarity(one: ProductWords, other: ProductWords) -> Evidence:
    """Compare the brands, or look for the brand of one side in the other's title.

    Score: 1.0 the same or named, 0.0 both given and different.
    """
    if not one.brand and not other.brand:
        return NotCompared(T("Neither side names a brand."))
    for a, b in ((one, other), (other, one)):
        if a.brand and all(word in b.words for word in a.brand.split()):
            brand = a.product.brand or ""
            because = T("Both name the brand {brand}.", brand=brand)
            return Compared(1.0, because, one.product.brand or "", other.product.brand or "")
    if not one.brand or not other.brand:
        return NotCompared(T("Only one side names its brand."))
    mine, others = one.product.brand or "", other.product.brand or ""
    score = max(likeness(a, b) for a in one.brand.split() for b in other.brand.split())
    if score >= ALIKE:
        because = T("The brands are alike: {one} and {other}.", one=mine, other=others)
    else:
        because = T("The brands differ: {one} and {other}.", one=mine, other=others)
    return Compared(score, because, mine, others)


def price_ratio(one: ProductWords, other: ProductWords) -> Evidence:
    """Divide the lower price by the higher one.

    Score: that share; 1.0 the same price.
    """
    if not one.price or not other.price:
        return NotCompared(T("Only one side, or none, gives a price."))
    if one.currency != other.currency:
        return NotCompared(T("The prices are in different currencies, or one names none."))
    mine, others = f"{one.price} {one.currency}", f"{other.price} {other.currency}"
    low, high = sorted((one.price, other.price))
    score = float(low / high)
    if score >= CLOSE_PRICE:
        because = T("The prices are close: {one} and {other}.", one=mine, other=others)
    else:
        because = T("The prices are far apart: {one} and {other}.", one=mine, other=others)
    return Compared(score, because, mine, others)


def _alone(one: ProductWords, other: ProductWords) -> list[str]:
    words = dict.fromkeys(one.ordered)
    return [word for word in words if nearest(word, other.words, other.joined) < ALIKE]


def _written(measures: Measures, kinds: Sequence[str]) -> str:
    return _some(written for kind in kinds for written in measures[kind].values())


def _some(words: Iterable[str]) -> str:
    return ", ".join(list(dict.fromkeys(words))[:MOST_SHOWN])
