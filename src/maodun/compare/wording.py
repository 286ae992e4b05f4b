"""Words as claims and products share them: tokens, light stems, and how much a word tells."""

import re
import unicodedata
from functools import lru_cache

from maodun.compare.common_words import COMMON, FURNITURE, GRAMMAR
from maodun.domain.spelling import american

LITTLE = 1
SOME = 2
MUCH = 4
"""How much a shared word tells, in quarters; powers of two, so that sums can be bit-sliced."""

_GRAMMAR = frozenset(GRAMMAR.split())

_TOKEN = re.compile(r"[a-z]+(?:['’][a-z]+)?|\d+(?:[.,]\d+)*|[㐀-鿿]+")
_HAN = re.compile(r"[㐀-鿿]")
_HAN_GRAMMAR = frozenset("的了在与和及或于为是有所其该此之上下中内外并且而以至一个种")
_HAN_BOILERPLATE = frozenset(
    [
        *(
            "所述",
            "其特",
            "特征",
            "征在",
            "在于",
            "包括",
            "包含",
            "根据",
            "权利",
            "利要",
            "要求",
        ),
        *(
            "如权",
            "任一",
            "一项",
            "一种",
            "其中",
            "设有",
            "设置",
            "具有",
            "用于",
            "至少",
            "述的",
        ),
        *("求所", "的一", "置有", "述第", "第一", "第二", "多个", "一个", "括有"),
    ]
)
_VOWELS = frozenset("aeiouy")


def folded(text: str) -> str:
    """Return the text in one width, one case and single spaces (NFKC)."""
    return " ".join(unicodedata.normalize("NFKC", text).lower().split())


def has_han(text: str) -> bool:
    """Whether any Chinese character is in the text."""
    return _HAN.search(text) is not None


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return a light stem of an English word: plural, ``-ed``, ``-ing``, ``-ly``, final ``e``.

    British and American spellings have one stem.

    Wrong stems do no harm as long as both sides get the same one.
    """
    if len(word) <= 3:  # noqa: PLR2004 - words this short carry no ending worth cutting
        return word
    word = american(word.replace("’", "'").removesuffix("'s"))
    word = _without_plural(word)
    for ending, rest in (("ing", 3), ("ed", 3), ("ly", 3)):
        if word.endswith(ending) and len(word) - len(ending) >= rest:
            cut = word[: -len(ending)]
            if _VOWELS & set(cut):
                word = _undoubled(cut)
                break
    return word[:-1] if word.endswith("e") and len(word) > 4 else word  # noqa: PLR2004 - see above


def _without_plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:  # noqa: PLR2004 - "ties" stays
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def singular(word: str) -> str:
    """Return a noun without its plural ending; other endings stay ("brakes", not "braking")."""
    if word.endswith(_SAME_IN_PLURAL):
        return word
    if word.endswith("ies") and len(word) > 4:  # noqa: PLR2004 - "ties" stays
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word[:-1] if word.endswith("s") else word


_SAME_IN_PLURAL = ("ss", "us", "is", "means", "series", "lens")


def nouns(text: str) -> frozenset[str]:
    """Return every word of a text as a noun would stand there; pairs of Han characters."""
    return frozenset(noun for token in tokens(text) for noun in _nouns_of(token))


@lru_cache(maxsize=1 << 16)
def _nouns_of(token: str) -> tuple[str, ...]:
    if _HAN.match(token):
        return _pairs(token)
    return () if token in _GRAMMAR or token[0].isdigit() else (singular(token),)


def _undoubled(word: str) -> str:
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeouls":  # noqa: PLR2004 - "egg" stays
        return word[:-1]
    return word


def terms(text: str) -> tuple[str, ...]:
    """Return the terms of a text in order: stems of words, numbers, pairs of Han characters.

    Words of grammar are left out, since they say nothing about the thing.
    """
    return tuple(term for token in tokens(text) for term in _terms_of(token))


def tokens(text: str) -> list[str]:
    """Return words, numbers and runs of Han characters, folded.

    "Non-pneumatic" is one word, so that nothing takes it for "pneumatic".
    """
    low = unicodedata.normalize("NFKC", text).lower()
    return _TOKEN.findall(low.replace("non-", "non") if "non-" in low else low)


@lru_cache(maxsize=1 << 16)
def _terms_of(token: str) -> tuple[str, ...]:
    if _HAN.match(token):
        return _pairs(token)
    if token in _GRAMMAR or len(token) == 1:
        return ()
    return (stem(token),)


def _pairs(run: str) -> tuple[str, ...]:
    if len(run) == 1:
        return () if run in _HAN_GRAMMAR else (run,)
    pairs = (run[i : i + 2] for i in range(len(run) - 1))
    return tuple(
        pair
        for pair in pairs
        if pair not in _HAN_BOILERPLATE
        and pair[0] not in _HAN_GRAMMAR
        and pair[1] not in _HAN_GRAMMAR
    )


_LITTLE_STEMS = frozenset(stem(word) for word in FURNITURE.split())
_SOME_STEMS = frozenset(stem(word) for word in COMMON.split())


@lru_cache(maxsize=1 << 16)
def weight(term: str) -> int:
    """Return how much a shared term tells: furniture of claims little, a rare word much."""
    if term in _LITTLE_STEMS or term[0].isdigit():
        return LITTLE
    return SOME if term in _SOME_STEMS else MUCH
