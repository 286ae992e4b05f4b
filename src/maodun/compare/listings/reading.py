"""A text cut into words, and the stretches of it that may be a sign."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from maodun.compare.listings.folding import has_han, letters, remembered
from maodun.compare.listings.keys import (
    FEWEST,
    FEWEST_NEAR,
    LONGEST,
    MOST_WORDS,
    Keys,
    Places,
    stretch_keys,
)
from maodun.compare.listings.plainness import commonness, languages_of, plainness, zipfs
from maodun.compare.marks.sounds import pinyin_syllables
from maodun.domain.products import Product

TITLE, BRAND = "title", "brand"
NAMING = frozenset({TITLE, BRAND, "keywords"})
"""Texts that name goods; the others run on about them."""
_READ = re.compile(r"title|description|keywords|(?:bullet|aplus|image-text)-\d+")
"""Facts that are the listing's own words; measures and prices of a table are not."""
MOST_PIECES = 14
"""Pieces of one or two letters that may together be one word written apart."""
PIECE = 2
MOST_HAN, MOST_MIXED = 8, 10
MOST_NEAR_WORDS, MOST_HEARD_WORDS = 4, 2
FEWEST_PART, FEWEST_REST = 4, 3
"""Letters of a sign, and of a common word, that are run together."""
COMMON_ZIPF = 3.5
MOST_RARE_WORDS, RARE_ZIPF = 3, 4.0
"""Several words of which one is no commoner are looked for misspelt too."""
OWN_ZIPF, ANY_ZIPF = 3.0, 3.8
"""From here up, in the listing's languages and in any, a word is spelt right."""
ORDINARY = 0.5
"""Plainness from which a word has its ordinary meaning."""
_LONGEST_TEXT = 200_000
_READ_AT_ONCE = 100
"""Chinese characters whose reading is looked up together."""
_HAN, _KANA = "〇㐀-䶿一-鿿豈-﫿", "ぁ-ヿ"
_MARKS = "\u0300-\u036f\u093a-\u094f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_RINGED = "\u249c-\u24e9\U0001f110-\U0001f149"
"""Letters in rings, brackets and squares."""
_LETTER = rf"(?:(?![{_HAN}{_KANA}])[^\W_]|[{_RINGED}])"
_TOKEN = re.compile(rf"[{_HAN}]|[{_KANA}]+|{_LETTER}(?:{_LETTER}|[{_MARKS}])*")
_BREAK = re.compile(r"[,;:!?()\[\]{}|\"“”\n\r\t，。；：！？（）【】、]|\.\s|\s[-–—/]\s|\s{3,}")
_MEASURE = re.compile(r"\d+(?:[a-z]{1,3})?|[a-z]{0,2}\d+")
_SPELT = re.compile(rf"[0-9a-z\u00c0-\u052f{_KANA}\uff00-\uffdc]+", re.IGNORECASE)
"""Scripts whose words are looked for misspelt: Latin, Greek, Cyrillic, kana."""


class Token(NamedTuple):
    """One word, or one Chinese character. Made by the million, hence a tuple.

    Attributes:
        raw: As it stands.
        form: Its letters (`letters`).
        breaks: What stands before it ends a phrase.
    """

    start: int
    end: int
    raw: str
    form: str
    breaks: bool
    wide: bool


class Window(NamedTuple):
    """A stretch that is looked up. Made by the million, hence a tuple.

    Attributes:
        form: Its letters.
        read: How they read in Latin letters where the stretch is Chinese, else "".
        first: Place of its first token.
        words: How many tokens it covers; 0: a part of one.
        near: It is also looked up misspelt.
        heard: It is also looked up by sound.
        known: Languages count all its words, so that only one slip makes a sign of it.
    """

    start: int
    end: int
    form: str
    read: str
    first: int
    words: int
    near: bool
    heard: bool
    known: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """One text of a listing, cut into words."""

    field: str
    text: str
    tokens: tuple[Token, ...]


def said_by(product: Product) -> tuple[Said, ...]:
    """Return what a reader of the listing reads: its words, and the brand it names."""
    facts = [(fact.name, fact.text) for fact in product.facts if _READ.fullmatch(fact.name)]
    if all(name != TITLE for name, _ in facts):
        facts.insert(0, (TITLE, product.title))
    if product.brand:
        facts.append((BRAND, product.brand))
    return tuple(Said(name, text, tuple(tokens(text))) for name, text in facts)


def spoken_in(product: Product, texts: Sequence[Said]) -> tuple[str, ...]:
    """Return the languages that a listing seems to be in, and those it says it is in."""
    return languages_of(
        (token.raw for said in texts for token in said.tokens),
        (fact.language.partition("-")[0] for fact in product.facts),
    )


def tokens(text: str) -> list[Token]:
    """Return the words of a text, in order; each Chinese character stands alone."""
    found: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(text[:_LONGEST_TEXT]):
        raw, start = match[0], match.start()
        form = letters(raw)
        if form:
            breaks = bool(found) and start > end and _is_break(found[-1], text[end:start])
            found.append(Token(start, match.end(), raw, form, breaks, has_han(form)))
            end = match.end()
    return found


def _is_break(before: Token, between: str) -> bool:
    """Whether what stands behind a word ends a phrase; a dot behind initials does not."""
    if between.strip() == "." and len(before.form) <= PIECE and before.form.isalpha():
        return False
    return _BREAK.search(between) is not None


def windows(said: Said, languages: tuple[str, ...]) -> Iterator[Window]:
    """Yield the stretches that are looked up one by one, rare words and other scripts.

    Those of plain letters and common words are many; `stretches` gives them for many texts.
    Where goods are named, more words are looked for misspelt than in running text.
    """
    found, naming = said.tokens, said.field in NAMING
    syllables = _syllables(found)
    odd = [not token.wide and is_odd(token.raw, languages) for token in found]
    rare = [
        is_so or (not token.wide and _is_rare(token.raw, languages))
        for token, is_so in zip(found, odd, strict=True)
    ]
    for first, token in enumerate(found):
        if token.wide:
            yield from _han_windows(found, first, syllables)
        else:
            yield from _word_windows(found, first, odd, rare)
            if odd[first]:
                yield from _parts(token, first, languages)
            elif naming and _is_meaningless(token.raw, languages):
                yield _alone(token, first)
        yield from _mixed_windows(found, first)


def window_of(found: Sequence[Token], *, first: int, words: int) -> Window:
    """Return the stretch of some words that is looked up as it stands."""
    covered = found[first : first + words]
    form = "".join(token.form for token in covered)
    start, end = covered[0].start, covered[-1].end
    return Window(start, end, form, "", first, words, near=False, heard=False)


def stretches(texts: Sequence[Sequence[Token]]) -> tuple[Keys, Places, Places]:
    """Return the keys of every stretch of plain words of many texts.

    Returns:
        The keys; the place of the first word of each, counted through all texts; and how
        many words it has.
    """
    every = [token.form if token.form.isascii() else "" for text in texts for token in text]
    lengths = np.fromiter(map(len, every), np.int64, len(every))
    offsets = np.concatenate(([0], np.cumsum(lengths)))
    texts_of = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    runs = texts_of + np.cumsum(lengths == 0)  # one that changes where a word is not plain
    keys, firsts, many = (
        [np.zeros(0, np.uint64)],
        [np.zeros(0, np.int64)],
        [np.zeros(0, np.int64)],
    )
    for words in range(1, min(MOST_WORDS, len(every)) + 1):
        first = np.arange(len(every) - words + 1)
        letters_in = offsets[first + words] - offsets[first]
        whole = (runs[first] == runs[first + words - 1]) & (lengths[first] > 0)
        first = first[whole & (letters_in >= FEWEST) & (letters_in <= LONGEST)]
        keys.append(
            stretch_keys("".join(every), starts=offsets[first], ends=offsets[first + words])
        )
        firsts.append(first)
        many.append(np.full(len(first), words))
    return np.concatenate(keys), np.concatenate(firsts), np.concatenate(many)


@remembered
def is_odd(raw: str, languages: tuple[str, ...]) -> bool:
    """Whether no language counts the word, so that it may be a sign, or one misspelt."""
    form = letters(raw)
    if len(form) > LONGEST or _MEASURE.fullmatch(form) or not _SPELT.fullmatch(raw):
        return False
    return max(zipfs(raw)) < ANY_ZIPF and commonness(raw, languages) < OWN_ZIPF


@remembered
def _is_rare(raw: str, languages: tuple[str, ...]) -> bool:
    """Whether the word is not among the commoner ones of the listing's languages."""
    form = letters(raw)
    if len(form) > LONGEST or _MEASURE.fullmatch(form) or not _SPELT.fullmatch(raw):
        return False
    return commonness(raw, languages) < RARE_ZIPF


@remembered
def _is_meaningless(raw: str, languages: tuple[str, ...]) -> bool:
    """Whether the word, though it is counted, is a name or foreign to the listing."""
    form = letters(raw)
    if not FEWEST_NEAR - 1 <= len(form) <= LONGEST or _MEASURE.fullmatch(form):
        return False
    return _SPELT.fullmatch(raw) is not None and plainness(raw, languages) < ORDINARY


def _alone(token: Token, first: int) -> Window:
    near = Window(token.start, token.end, token.form, "", first, 1, near=True, heard=False)
    return near._replace(known=True)


def _word_windows(
    found: Sequence[Token], first: int, odd: Sequence[bool], rare: Sequence[bool]
) -> Iterator[Window]:
    form, any_odd, any_rare, all_odd, broken, plain = "", False, False, True, False, True
    start = found[first].start
    for words, token in enumerate(found[first : first + _most(found, first)], 1):
        form += token.form
        if token.wide or len(form) > LONGEST:
            return
        is_so = odd[first + words - 1]
        any_odd, all_odd = any_odd or is_so, all_odd and is_so
        broken, plain = broken or (words > 1 and token.breaks), plain and token.form.isascii()
        any_rare = any_rare or rare[first + words - 1]
        near = not broken and (
            (any_odd and words <= MOST_NEAR_WORDS)
            or (any_rare and 1 < words <= MOST_RARE_WORDS)
        )
        if len(form) >= FEWEST and (near or not plain or words > MOST_WORDS):
            heard = near and all_odd and words <= MOST_HEARD_WORDS
            yield Window(start, token.end, form, "", first, words, near, heard, not any_odd)


def _most(found: Sequence[Token], first: int) -> int:
    """Return how many words a stretch from here may have: more where all are pieces."""
    pieces = 0
    for token in found[first : first + MOST_PIECES]:
        if len(token.form) > PIECE:
            break
        pieces += 1
    return max(MOST_WORDS, pieces)


def _parts(token: Token, first: int, languages: tuple[str, ...]) -> Iterator[Window]:
    """Yield what is left of a word without a common word at its end or its beginning."""
    form, start = token.form, token.start
    if len(form) != len(token.raw):
        return
    for cut in range(FEWEST_REST, len(form) - FEWEST_REST + 1):
        head, tail = form[:cut], form[cut:]
        if len(head) >= FEWEST_PART and _is_common(tail, languages):
            yield Window(start, start + cut, head, "", first, 0, near=False, heard=False)
        if len(tail) >= FEWEST_PART and _is_common(head, languages):
            yield Window(start + cut, token.end, tail, "", first, 0, near=False, heard=False)


@remembered
def _is_common(word: str, languages: tuple[str, ...]) -> bool:
    return commonness(word, languages) >= COMMON_ZIPF


def _han_windows(
    found: Sequence[Token], first: int, syllables: Sequence[str]
) -> Iterator[Window]:
    form, read, start = "", "", found[first].start
    for words, token in enumerate(found[first : first + MOST_HAN], 1):
        if not token.wide or (words > 1 and token.breaks):
            return
        form += token.form
        read += syllables[first + words - 1]
        if words >= FEWEST:
            yield Window(start, token.end, form, read, first, words, near=False, heard=False)


def _mixed_windows(found: Sequence[Token], first: int) -> Iterator[Window]:
    """Yield the stretches in which Chinese characters and other words stand side by side."""
    form, start, mixed = "", found[first].start, False
    for words, token in enumerate(found[first : first + MOST_MIXED], 1):
        form += token.form
        if (words > 1 and token.breaks) or len(form) > LONGEST:
            return
        mixed = mixed or token.wide is not found[first].wide
        if mixed:
            yield Window(start, token.end, form, "", first, words, near=False, heard=False)


def _syllables(found: Sequence[Token]) -> list[str]:
    """Return, beside each Chinese character, how it reads among its neighbours."""
    read = [""] * len(found)
    start = 0
    while start < len(found):
        stop = start
        while stop < min(len(found), start + _READ_AT_ONCE) and found[stop].wide:
            stop += 1
        if stop > start:
            run = "".join(token.form for token in found[start:stop])
            spoken = pinyin_syllables(run)
            if len(spoken) == stop - start:
                read[start:stop] = spoken
        start = max(stop, start + 1)
    return read
