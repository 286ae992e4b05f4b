"""Which article a product is, in classes of the Locarno Agreement, and whether a design is one.

A class files designs and does not bound them: it is shown beside what looks alike, and leaves
nothing out unless somebody asks for that.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import exp

from maodun.compare.designs.lists import locarno_classes, us_classes
from maodun.compare.designs.titles import likely, telling
from maodun.domain.evidence import Compared, Evidence, NotCompared
from maodun.domain.products import Product
from maodun.domain.rights import Classification, Right
from maodun.domain.text import T, Text, bilingual

MAIN = 2
"""Digits of the main class in a Locarno symbol: ``28-03`` is of ``28``."""

CLASSES = 3
"""Classes that a product's texts are taken to speak for, at most."""

ENOUGH = 0.85
"""How likely the classes named together have to be; those behind are left out."""

LEAST = 0.08
"""How likely a class has to be to be named."""

CATEGORY = 0.7
"""Weight of the shop's category beside the title: shops have classes of their own."""

BESIDE = 20
"""Designs that look nearest whose classes speak for the product's, at most."""

FADING = 0.05
"""Likeness by which a design is farther than the nearest and speaks a third as loud."""

_US = re.compile(r"(D\d+)/(\d+)?")


@dataclass(frozen=True, slots=True)
class Article:
    """What a product is by its texts and pictures.

    Attributes:
        classes: Main classes of Locarno with how likely each is, likeliest first; empty:
            nothing tells.
        told_by: The words that tell it, or the seller's own symbols.
        designs: How many designs that look like the product told it too.
    """

    classes: tuple[tuple[str, float], ...]
    told_by: tuple[str, ...]
    designs: int = 0


UNTOLD = Article((), ())
"""Nothing tells what the product is."""


def article_of(
    product: Product, beside: Iterable[tuple[Sequence[Classification], float]] = ()
) -> Article:
    """Return the classes that the seller gives, else what its words and pictures speak for.

    Args:
        product: Its title and category are read, and its other texts where these tell nothing.
        beside: Classes of designs that look like it, with how alike each is: together they
            count as one more word of the title.
    """
    given = tuple(dict.fromkeys(symbol[:MAIN] for symbol in product.locarno))
    if given:
        return Article(tuple((one, 1.0) for one in given), product.locarno)
    names = list(_names(product))
    if not any(telling(name) for name, _ in names):
        names = [(fact.text, 1.0) for fact in product.facts]
    filed = ((_mains(symbols), like) for symbols, like in beside)
    near = sorted((one for one in filed if one[0]), key=lambda one: -one[1])[:BESIDE]
    shares = likely(names, beside=_votes(near))
    ordered = sorted(shares.items(), key=lambda one: (-one[1], one[0]))
    kept: list[tuple[str, float]] = []
    for main, share in ordered[:CLASSES]:
        if share >= LEAST and sum(one for _, one in kept) < ENOUGH:
            kept.append((main, share))
    told_by = tuple(dict.fromkeys(word for name, _ in names for word in telling(name)))
    return Article(tuple(kept), told_by, len(near))


def same_article(right: Right, article: Article) -> Evidence:
    """Compare the article of a design with the product, by main class.

    Score: how likely the product is an article of the design's main class.
    """
    named = _mains(right.classes)
    if not named:
        return NotCompared(T("The record names no class of articles."))
    if not article.classes:
        return NotCompared(T("Neither words nor pictures tell the product's class."))
    chances = dict(article.classes)
    best = max(named, key=lambda one: chances.get(one, 0.0))
    score = chances.get(best, 0.0)
    shares = ", ".join(f"{main} {share:.2f}" for main, share in article.classes)
    return Compared(
        score,
        _because(best, article, same=score > 0),
        ", ".join(named),
        f"{shares} ({', '.join(article.told_by)})" if article.told_by else shares,
    )


def class_symbols(article: Article) -> tuple[str, ...]:
    """Return the beginnings of the symbols that designs of these classes have."""
    mains = {main for main, _ in article.classes}
    us = [
        f"{symbol}/"
        for symbol, one in us_classes().items()
        if mains.intersection((one.main, *(part.main for part in one.but)))
    ]
    return (*(f"{main}-" for main in sorted(mains)), *us)


def locarno_of_us(symbol: str) -> str | None:
    """Return the main class of Locarno of a US design class: ``D28/47`` is ``28``."""
    found = _US.match(symbol)
    one = us_classes().get(found[1]) if found else None
    if found is None or one is None:
        return None
    subclass = float(found[2] or -1)
    inside = (part.main for part in one.but if part.from_ <= subclass <= part.to)
    return next(inside, one.main)


def _because(main: str, article: Article, *, same: bool) -> Text:
    if same:
        return T("The article may be of the same class: {named}.", named=_named(main))
    return T(
        "The article is of another class: {right}; by its {by} the product is of {product}.",
        right=_named(main),
        by=_told_by(article),
        product=_named(article.classes[0][0]),
    )


def _told_by(article: Article) -> Text:
    if not article.designs:
        return T("texts")
    return T("texts and pictures") if article.told_by else T("pictures")


def _named(main: str) -> Text:
    one = locarno_classes().get(main)
    if one is None:
        return T("Locarno class {main}", main=main)
    title = bilingual(one.en, zh=one.zh)
    return T("Locarno class {main} ({title})", main=main, title=title)


def _mains(symbols: Sequence[Classification]) -> tuple[str, ...]:
    """Return the main classes by Locarno's own symbols, else by those of the US."""
    own = [one.symbol[:MAIN] for one in symbols if one.scheme == "locarno"]
    us = (locarno_of_us(one.symbol) for one in symbols if one.scheme == "uspc")
    return tuple(dict.fromkeys(own or [one for one in us if one]))


def _votes(near: Iterable[tuple[Sequence[str], float]]) -> dict[str, float]:
    """Return how loud the designs that look near, nearest first, speak for each class."""
    votes: dict[str, float] = {}
    nearest: float | None = None
    for mains, likeness in near:
        nearest = likeness if nearest is None else nearest
        for main in mains:
            votes[main] = votes.get(main, 0.0) + exp((likeness - nearest) / FADING)
    return votes


def _names(product: Product) -> Iterator[tuple[str, float]]:
    """Yield its title in every language, and the end of the shop's category."""
    yield product.title, 1.0
    for fact in product.facts:
        if fact.name.startswith("title") and fact.text != product.title:
            yield fact.text, 1.0
    if product.category:
        *_, last = re.split(r"[>/|›»]", product.category)
        yield last, CATEGORY
