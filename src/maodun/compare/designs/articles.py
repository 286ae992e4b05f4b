"""Which article a product is, in classes of the Locarno Agreement, and whether a design is one.

A class files designs and does not bound them: it is shown beside what looks alike, and leaves
nothing out unless somebody asks for that.
"""

from dataclasses import dataclass

from maodun.domain.evidence import Compared, Evidence, NotCompared
from maodun.domain.products import Product
from maodun.domain.rights import Right
from maodun.domain.text import T

MAIN = 2
"""Digits of the main class in a Locarno symbol: ``28-03`` is of ``28``."""


@dataclass(frozen=True, slots=True)
class Article:
    """What a product is by its texts.

    Attributes:
        classes: Main classes of Locarno with how likely each is, likeliest first; empty: its
            texts do not tell.
        told_by: The words that tell it, or the seller's own symbols.
    """

    classes: tuple[tuple[str, float], ...]
    told_by: tuple[str, ...]


def article_of(product: Product) -> Article:
    """Return the classes that the seller gives, else those that the texts speak for."""
    given = tuple(dict.fromkeys(symbol[:MAIN] for symbol in product.locarno))
    return Article(tuple((one, 1.0) for one in given), product.locarno)


def same_article(right: Right, article: Article) -> Evidence:
    """Compare the article of a design with the product.

    Score: how likely the product is an article of the design's main class.
    """
    named = _classes(right)
    if not named:
        return NotCompared(T("The record names no class of articles."))
    if not article.classes:
        return NotCompared(T("The product's texts do not tell its class of articles."))
    likely = dict(article.classes)
    best = max(named, key=lambda one: likely.get(one, 0.0))
    shown = ", ".join(named), ", ".join(one for one, _ in article.classes)
    if likely.get(best, 0.0) > 0:
        return Compared(
            likely[best], T("The article is of the same class ({name}).", name=best), *shown
        )
    return Compared(
        0.0,
        T("The article is of another class: {right} beside {product}.", right=named[0],
          product=article.classes[0][0]),
        *shown,
    )  # fmt: skip


def class_symbols(article: Article) -> tuple[str, ...]:
    """Return the beginnings of the symbols that designs of these classes have."""
    return tuple(f"{one}-" for one, _ in article.classes)


def _classes(right: Right) -> tuple[str, ...]:
    symbols = (one.symbol[:MAIN] for one in right.classes if one.scheme == "locarno")
    return tuple(dict.fromkeys(symbols))
