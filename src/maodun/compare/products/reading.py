"""A product as it is compared with others: its words, codes and measures, read once."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from anyascii import anyascii

from maodun.compare.products.attributes import Attributes, attributes_of
from maodun.compare.products.codes import bare, codes_in, given_code, gtin14
from maodun.compare.products.measures import Measures, measures_of
from maodun.domain.products import Product

MODEL_NAMES = frozenset(
    ("model", "modelno", "model number", "item model number", "mpn", "part number",
     "manufacturer part number", "item part number", "style", "型号", "货号")
)  # fmt: skip
"""Facts whose whole text is a code."""

LONGEST = 4_000
"""Characters of facts that are read beyond the title: listings repeat themselves."""

_HAN = re.compile(r"[\u3400-\u9fff]+")
_SIGNS_OF_MARKS = str.maketrans("", "", "™®©℠")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_WORD = re.compile(r"[a-z]+|\d+(?:\.\d+)?")
_LONGEST_NAME = 4
"""Chinese characters in a row that may be a name spoken, as 小米 is Xiaomi."""


@dataclass(frozen=True)
class ProductWords:
    """What comparing needs of one product; make it once, compare it often.

    Attributes:
        product: As it was given.
        title: Folded: Latin letters without accents, lower case; Chinese left out.
        ordered: Words of the title in their order.
        words: Those, and those of the brand.
        everything: Words of title, brand and all facts, with their number.
        codes: Model numbers without signs -> as written.
        han: Whether the title is mostly Chinese.
    """

    product: Product
    title: str
    ordered: tuple[str, ...]
    brand: str
    words: frozenset[str]
    everything: Mapping[str, int]
    codes: Mapping[str, str]
    joined: str
    all_joined: str
    measures: Measures
    attributes: Attributes
    category: frozenset[str]
    gtin: str
    han: bool

    @property
    def price(self) -> Decimal | None:
        """What is asked; None: not said, or nothing."""
        offer = self.product.offer
        return offer.price if offer is not None and offer.price else None

    @property
    def currency(self) -> str:
        """Of the price, as the shop gives it; "": not said."""
        offer = self.product.offer
        return offer.currency if offer is not None else ""

    @cached_property
    def spaced(self) -> str:
        """The title's words with one space between them."""
        return " ".join(self.ordered)

    @cached_property
    def triples(self) -> Counter[str]:
        """Three characters in a row, with their number."""
        return Counter(self.spaced[place : place + 3] for place in range(len(self.spaced) - 2))

    @cached_property
    def neighbours(self) -> frozenset[str]:
        """Two words in a row, joined."""
        return frozenset(one + other for one, other in pairwise(self.ordered))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Words of the title that are numbers."""
        return frozenset(word for word in self.ordered if word[0].isdigit())


def words_of_product(product: Product) -> ProductWords:
    """Return what comparing needs of ``product``."""
    title, brand, rest = folded(product.title), folded(product.brand or ""), _rest(product)
    given = [folded(text) for text in _given_codes(product)]
    whole = " ".join((title, brand, *given, folded(rest)))
    ordered = tuple(words_in(product.title))
    own = frozenset((*ordered, *words_in(product.brand or "")))
    han = "".join(_HAN.findall(product.title))
    codes = dict(codes_in(title))
    for text in given:
        codes |= given_code(text)
    everything = Counter(
        word for text in (product.title, product.brand or "", *given, rest)
        for word in words_in(text)
    )  # fmt: skip
    return ProductWords(
        product=product,
        title=title,
        ordered=ordered,
        brand=brand,
        words=own,
        everything=everything,
        codes=codes,
        joined=bare(" ".join((title, *given))),
        all_joined=bare(whole),
        measures=measures_of(_with_han(product.title)),
        attributes=attributes_of(ordered, han=han),
        category=frozenset(words_in(product.category or "")),
        gtin=gtin14(product.gtin),
        han=len(han) * 2 > sum(character.isalpha() for character in product.title),
    )


def folded(text: str) -> str:
    """Return the text in lower-case Latin letters and digits; Chinese becomes a space."""
    return _THOUSANDS.sub("", anyascii(_HAN.sub(" ", text.translate(_SIGNS_OF_MARKS))).lower())


def words_in(text: str) -> Iterator[str]:
    """Yield the words of a text in their order, letters and digits apart.

    Of Chinese each two neighbouring characters are a word, and a short run is also what it
    sounds like, without tones: names are written both ways.
    """
    place = 0
    for match in _HAN.finditer(text):
        yield from _WORD.findall(folded(text[place : match.start()]))
        yield from _han_words(match[0])
        place = match.end()
    yield from _WORD.findall(folded(text[place:]))


def _han_words(run: str) -> Iterator[str]:
    spoken = anyascii(run).lower() if len(run) <= _LONGEST_NAME else ""
    if spoken.isalpha():
        yield spoken
    if len(run) == 1:
        yield run
    yield from (one + other for one, other in pairwise(run))


def _with_han(text: str) -> str:
    """Return the text folded but for its Chinese, for units such as 毫升."""
    kept = iter((*_HAN.findall(text), ""))
    return "".join(folded(part) + next(kept) for part in _HAN.split(text))


def _rest(product: Product) -> str:
    said = (
        fact.text
        for fact in product.facts
        if fact.name != "title" and fact.name.lower() not in MODEL_NAMES
    )
    return "\n".join(said)[:LONGEST]


def _given_codes(product: Product) -> Iterator[str]:
    if product.mpn:
        yield product.mpn
    for fact in product.facts:
        if fact.name.lower() in MODEL_NAMES:
            yield fact.text.rpartition(": ")[2]
