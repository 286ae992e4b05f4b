"""What is known of a word by itself: how common it is, whether it describes, names a place."""

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from anyascii import anyascii
from wordfreq import get_frequency_dict

from maodun.compare.marks.lists import class_words, names, weak_words
from maodun.compare.wording import has_han, stem

LANGUAGES = ("en", "zh")
_PIECE = re.compile(r"[〇㐀-䶿一-鿿豈-﫿]+|[^\W_〇㐀-䶿一-鿿豈-﫿]+(?:['’][^\W\d_]+)?")
_WORD = re.compile(r"[a-z0-9]+")
_LONGEST_HAN_WORD = 6
_FEW_CHARACTERS = 3
_UNKNOWN_CHARACTER = -12.0
CLASS_NUMBER = re.compile(
    r"(?:^\s*|\bclass(?:es)?\s+|\bNICE\s?|第)(\d{1,2})\s*(?=类|:|;|,|$)类?", re.IGNORECASE
)
"""A class named by its number: ``Class 25``, ``25: shoes``, 第25类."""
_CLASSES = 45
_LONGEST_TERM = 6
_RUNS_OF_SCRIPTS = re.compile(r"[〇㐀-䶿一-鿿豈-﫿]+|[^〇㐀-䶿一-鿿豈-﫿]+")
_FEWEST_OF_SPLIT, _COMMON_IN_SPLIT, _RARE_WHOLE = 3, 3.4, 2.6


def zipf(word: str, languages: Sequence[str] = LANGUAGES) -> float | None:
    """Return how common a word is in the language where it is most common; None: not known.

    The scale is logarithmic: 3 is once in a million words, 6 once in a thousand.

    Source: the word lists of ``wordfreq`` (Speer 2022), which end at about 1.
    """
    folded = unicodedata.normalize("NFKC", word).lower().strip()
    found = [
        math.log10(share) + 9
        for language in languages
        if (share := get_frequency_dict(language).get(folded))
    ]
    return max(found, default=None)


def is_bare(word: str) -> bool:
    """Whether it only says what kind of company it is, joins words, or ends an address."""
    return word in _weak("bare")


def is_plain(word: str) -> bool:
    """Whether it praises, sizes or names the trade, as many marks do."""
    return word in _weak("plain")


def is_descriptive(word: str, goods: str) -> bool:
    """Whether the word stands in the goods, or in what their class is about.

    Only words are compared: that a word describes the goods in other words is not seen, and
    neither is irony. True therefore tells more than false.
    """
    folded = plain_words(word)
    if not folded or not goods:
        return False
    if has_han(word):
        terms = _han_terms(goods)
        return any(
            piece in goods or any(_names(piece, term) for term in terms) for piece in folded
        )
    return all(trade_stem(piece) in _goods_stems(goods) for piece in folded)


def is_place(word: str) -> bool:
    """Whether the lists name it as a country, state, province or city; they are not complete.

    Source: the names of zones and countries in ``tzdata``, and ``lists/places.yaml``.
    """
    return " ".join(plain_words(word)) in _places()


def is_surname(word: str) -> bool:
    """Whether it is among the most frequent family names; a word that is not may be rarer."""
    return " ".join(plain_words(word)) in names("surnames")


def plain_words(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters without accents; Han text is cut by words.

    >>> plain_words("L'Oréal™ Paris"), plain_words("海尔智能家居")
    (('loreal', 'paris'), ('海尔', '智能', '家居'))
    """
    folded = unicodedata.normalize("NFKC", text.replace("™", " ").replace("®", " ")).lower()
    return tuple(word for piece in _PIECE.findall(folded) for word in _of_piece(piece))


@lru_cache(maxsize=1 << 14)
def parts_of_compound(word: str) -> tuple[str, ...]:
    """Return the two ordinary words that a rare word is put together of, else the word.

    >>> parts_of_compound("steelcase"), parts_of_compound("adidas")
    (('steel', 'case'), ('adidas',))
    """
    if (zipf(word) or 0.0) > _RARE_WHOLE or not word.isascii() or not word.isalpha():
        return (word,)
    cuts = range(_FEWEST_OF_SPLIT, len(word) - _FEWEST_OF_SPLIT + 1)
    best = max(
        ((word[:cut], word[cut:]) for cut in cuts),
        key=lambda halves: min(zipf(half, ("en",)) or 0.0 for half in halves),
        default=(word,),
    )
    common = min(zipf(half, ("en",)) or 0.0 for half in best)
    return best if common >= _COMMON_IN_SPLIT else (word,)


def trade_stem(word: str) -> str:
    """Return a light stem under which *hoodie* and *hoodies* are one."""
    cut = stem(word)
    return f"{cut[:-1]}y" if cut.endswith("i") else cut


def _names(piece: str, term: str) -> bool:
    """Whether a Han word is a term, or a term with one character more."""
    return term in piece and len(piece) - len(term) <= 1


def _of_piece(piece: str) -> Iterator[str]:
    if has_han(piece):
        yield from _cut(piece)
        return
    latin = "".join(_WORD.findall(anyascii(piece).lower()))
    if latin:
        yield latin


@lru_cache(maxsize=1 << 14)
def _cut(run: str) -> tuple[str, ...]:
    """Return Han characters cut into the most likely words; unknown ones stay together.

    A few characters are a name; only what ends a name (牌) is cut off.
    """
    if len(run) <= _FEW_CHARACTERS:
        return (run[:-1], run[-1]) if len(run) > 2 and is_bare(run[-1]) else (run,)  # noqa: PLR2004 - 美的 is a name
    best = [(0.0, 0)] + [(-math.inf, 0)] * len(run)
    for end in range(1, len(run) + 1):
        starts = range(max(0, end - _LONGEST_HAN_WORD), end)
        best[end] = max((best[start][0] + _likely(run[start:end]), start) for start in starts)
    ends = [len(run)]
    while ends[-1]:
        ends.append(best[ends[-1]][1])
    words = [run[start:end] for start, end in pairwise(reversed(ends))]
    return tuple(_together(words))


def _together(words: Sequence[str]) -> Iterator[str]:
    """Join single characters that follow each other: they are a name, not words.

    A character that joins or ends words (的, 牌) stands alone behind a word.
    """
    alone = ""
    for at, word in enumerate(words):
        joins = is_bare(word) and at > 0 and len(words[at - 1]) > 1
        if len(word) == 1 and not joins:
            alone += word
            continue
        if alone:
            yield alone
        alone = ""
        yield word
    if alone:
        yield alone


def _likely(word: str) -> float:
    share = get_frequency_dict("zh", "small").get(word)
    if share:
        return math.log(share)
    if is_plain(word) or is_bare(word):
        return _UNKNOWN_CHARACTER
    return _UNKNOWN_CHARACTER if len(word) == 1 else -math.inf


@cache
def _weak(kind: str) -> frozenset[str]:
    languages = getattr(weak_words(), kind)
    return frozenset(word for words in languages.values() for word in words)


@lru_cache(maxsize=1 << 12)
def _goods_stems(goods: str) -> frozenset[str]:
    said = {trade_stem(word) for word in plain_words(goods)}
    around = {
        trade_stem(plain_words(term)[-1])
        for number in classes_of(goods)
        for term in class_words()[number].en
    }
    return frozenset(said | around)


@lru_cache(maxsize=1 << 12)
def _han_terms(goods: str) -> frozenset[str]:
    return frozenset(term for number in classes_of(goods) for term in class_words()[number].zh)


@lru_cache(maxsize=1 << 12)
def classes_of(goods: str) -> frozenset[int]:
    """Return the Nice classes that a text of goods names, else whose words stand in it.

    None: not known.
    """
    named = frozenset(
        int(number) for number in CLASS_NUMBER.findall(goods) if 1 <= int(number) <= _CLASSES
    )
    if named:
        return named
    words = [
        piece if has_han(piece) else trade_stem(piece)
        for text in _RUNS_OF_SCRIPTS.findall(goods)
        for piece in (text if has_han(text) else plain_words(text))
    ]
    return frozenset(_classes_in(words))


def _classes_in(words: Sequence[str]) -> Iterator[int]:
    """Yield the classes of the longest terms that stand in a row of words, left to right."""
    at, terms = 0, _terms()
    while at < len(words):
        ends = range(min(len(words), at + _LONGEST_TERM), at, -1)
        end = next((end for end in ends if tuple(words[at:end]) in terms), at)
        yield from terms.get(tuple(words[at:end]), ())
        at = max(end, at + 1)


@cache
def _terms() -> dict[tuple[str, ...], tuple[int, ...]]:
    """Return the classes of each term; Han terms by their characters."""
    found: dict[tuple[str, ...], tuple[int, ...]] = {}
    for number, words in class_words().items():
        english = (tuple(map(trade_stem, plain_words(term))) for term in words.en)
        for term in (*english, *(tuple(term) for term in words.zh)):
            found[term] = (*found.get(term, ()), number)
    return found


@cache
def _places() -> frozenset[str]:
    zones = files("tzdata.zoneinfo")
    rows = [
        row.split("\t")
        for table in ("iso3166.tab", "zone.tab")
        for row in zones.joinpath(table).read_text("utf-8").splitlines()
        if not row.startswith("#")
    ]
    countries = {row[1] for row in rows if len(row) == 2}  # noqa: PLR2004 - code and name
    cities = {row[2].rpartition("/")[2].replace("_", " ") for row in rows if len(row) > 2}  # noqa: PLR2004 - the zone
    known = {" ".join(plain_words(name)) for name in countries | cities}
    return frozenset(known | names("places"))
