"""A product made ready once, so that many claims can be held against it quickly.

Each term keeps the sentences that contain it as the bits of one integer: finding the sentence
that shares most with a limitation is then a handful of additions on integers.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import log1p

from maodun.compare.counts import counts, may_count
from maodun.compare.negations import Negation, doubted_nouns, negations
from maodun.compare.quantities import Quantity, quantities
from maodun.compare.wording import nouns, stem, terms, weight
from maodun.domain.evidence import NotCompared
from maodun.domain.products import Fact, Product
from maodun.domain.text import T

LONGEST_QUOTE = 240
"""Characters of a quote; longer sentences are cut at a space around the shared words."""

_SENTENCE = re.compile(
    r"(?:[^.!?;。！？；\n\r]++|[.](?=\S)|(?<=\b[A-Za-z])[.]|(?<=\bFIGS)[.]|(?<=\b[Ff][Ii][Gg])[.]"
    r"|(?<=\b[Nn]o)[.](?=\s\d)|(?<=\bapprox)[.])*+(?:[.!?;。！？；\n\r]+|$)"
)
LONGEST_SENTENCE = 600
"""Characters after which a sentence without a stop is cut, so that it stays a statement."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One statement: where it stands in which fact."""

    fact: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Measured:
    """A number of the product and the sentence it is in."""

    quantity: Quantity
    sentence: int


@dataclass(frozen=True, slots=True)
class ClosedList:
    """A statement that lists everything of its kind.

    Attributes:
        kind: Terms that say of what: ``material``.
        terms: Everything listed.
        parts: Whether it lists the product's parts, so that a part it leaves out is absent.
    """

    kind: frozenset[str]
    terms: frozenset[str]
    parts: bool
    sentence: int


@dataclass(frozen=True, slots=True)
class PreparedProduct:
    """The facts of a product in one language, indexed by sentence.

    Attributes:
        masks: Term -> sentences that contain it, as bits.
        nouns: The same by the word as a noun, so that "braking" is not a brake; without the
            sentences that deny the noun.
        pairs: Neighbouring terms anywhere in the facts.
        denied: Things the facts say are not there, by the stem of their head.
        measured: Numbers by kind and attribute.
        measured_in: Numbers by sentence.
        closed: Lists that are complete.
        topics: The words it is most about, with their shares of the whole (sum 1).
    """

    facts: tuple[Fact, ...]
    language: str
    sentences: tuple[Sentence, ...]
    masks: Mapping[str, int]
    nouns: Mapping[str, int]
    pairs: frozenset[tuple[str, str]]
    denied: Mapping[str, tuple[Negation, ...]]
    measured: Mapping[tuple[str, str], tuple[Measured, ...]]
    measured_in: Mapping[int, tuple[Measured, ...]]
    closed: tuple[ClosedList, ...]
    topics: tuple[tuple[str, float], ...]

    def words(self, sentence: int) -> str:
        """Return the sentence verbatim."""
        place = self.sentences[sentence]
        return self.facts[place.fact].text[place.start : place.end]

    def fact_name(self, sentence: int) -> str:
        """Return the name of the fact that the sentence is from."""
        return self.facts[self.sentences[sentence].fact].name


def prepare(product: Product, *, language: str) -> PreparedProduct | NotCompared:
    """Return the product's facts in this language, indexed; or why they cannot be compared."""
    facts = tuple(fact for fact in product.in_language(language) if fact.text.strip())
    if not facts:
        return NotCompared(
            T(
                "product {sku} has no facts in language {language}",
                sku=product.sku,
                language=language,
            )
        )
    sentences = tuple(
        Sentence(place, start, end)
        for place, fact in enumerate(facts)
        for start, end in sentence_spans(fact.text)
    )
    index = _Index()
    for number, sentence in enumerate(sentences):
        index.take(facts[sentence.fact].text[sentence.start : sentence.end], number)
    return PreparedProduct(
        facts=facts,
        language=language,
        sentences=sentences,
        masks=dict(index.masks),
        nouns=dict(index.nouns),
        pairs=frozenset(index.pairs),
        denied={head: tuple(found) for head, found in index.denied.items()},
        measured={key: tuple(found) for key, found in index.measured.items()},
        measured_in={key: tuple(found) for key, found in index.measured_in.items()},
        closed=tuple(_closed_lists(facts, sentences)),
        topics=_topics(index.masks),
    )


class _Index:
    """What is gathered while the sentences are read once."""

    def __init__(self) -> None:
        self.masks: dict[str, int] = defaultdict(int)
        self.nouns: dict[str, int] = defaultdict(int)
        self.pairs: set[tuple[str, str]] = set()
        self.denied: dict[str, list[Negation]] = defaultdict(list)
        self.measured: dict[tuple[str, str], list[Measured]] = defaultdict(list)
        self.measured_in: dict[int, list[Measured]] = defaultdict(list)

    def take(self, text: str, number: int) -> None:
        found = terms(text)
        for term in set(found):
            self.masks[term] |= 1 << number
        for noun in nouns(text) - doubted_nouns(text):
            self.nouns[noun] |= 1 << number
        self.pairs.update(pairwise(found))
        for negation in negations(text, sentence=number):
            self.denied[negation.head].append(negation)
        counted = counts(text, claimed=False) if may_count(text, found) else ()
        for quantity in (*quantities(text), *counted):
            measured = Measured(quantity, number)
            self.measured[quantity.kind, quantity.attribute].append(measured)
            self.measured_in[number].append(measured)


TOPICS = 30
"""Words that say what a product is about."""


def _topics(masks: Mapping[str, int]) -> tuple[tuple[str, float], ...]:
    """Return the telling words that most sentences use, with their shares."""
    told = {term: weight(term) * log1p(mask.bit_count()) for term, mask in masks.items()}
    most = sorted(told.items(), key=lambda one: (-one[1], one[0]))[:TOPICS]
    total = sum(value for _, value in most)
    return tuple((term, value / total) for term, value in most)


_PARTS_WORDS = """
part component content include included inclusion package box kit accessory piece bundle
equipment
"""
_PARTS = frozenset(stem(word) for word in _PARTS_WORDS.split())
_HAN_PARTS = ("配件", "部件", "组成", "清单", "包装")
_MATERIALS_WORDS = "material made fabric composition ingredient"
_MATERIALS = frozenset(stem(word) for word in _MATERIALS_WORDS.split()) | {
    "材料",
    "材质",
    "成分",
}


def _closed_lists(
    facts: tuple[Fact, ...], sentences: tuple[Sentence, ...]
) -> Iterator[ClosedList]:
    first = {sentence.fact: number for number, sentence in reversed(list(enumerate(sentences)))}
    for place, fact in enumerate(facts):
        if fact.closed and place in first:
            lead, colon, listed = fact.text.replace("：", ":").partition(":")
            named = terms(fact.name.replace("-", " ").replace("_", " "))
            kind = frozenset(named + (terms(lead) if colon else ()))
            parts = bool(kind & _PARTS) or any(word in fact.name + lead for word in _HAN_PARTS)
            kind |= _MATERIALS if kind & _MATERIALS else frozenset()
            yield ClosedList(kind, frozenset(terms(listed or fact.text)), parts, first[place])


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each statement: up to a stop, a semicolon or a line's end."""
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        while end - start > LONGEST_SENTENCE:
            cut = text.rfind(" ", start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE)
            cut = cut if cut > start else start + LONGEST_SENTENCE
            yield start, cut
            start = cut
        if text[start:end].strip():
            yield start, end


def quoted(words: str, shared: frozenset[str]) -> str:
    """Return a short verbatim part of the words, around the terms they share."""
    words = words.strip()
    if len(words) <= LONGEST_QUOTE:
        return words
    first = _first_shared(words, shared)
    start = max(0, min(first - LONGEST_QUOTE // 4, len(words) - LONGEST_QUOTE))
    if start:
        space = words.find(" ", start, start + LONGEST_QUOTE // 4)
        start = space + 1 if space >= 0 else start
    end = start + LONGEST_QUOTE
    if end < len(words):
        space = words.rfind(" ", start + LONGEST_QUOTE // 2, end)
        end = space if space > 0 else end
    return words[start:end].strip()


_WORD = re.compile(r"[A-Za-z]+|[㐀-鿿]+")


def _first_shared(words: str, shared: frozenset[str]) -> int:
    for match in _WORD.finditer(words):
        if shared.intersection(terms(match[0])):
            return match.start()
    return 0
