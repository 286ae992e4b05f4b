"""How many of a thing: "two wheels", "a pair of handles", 三个轮子, "a single wheel"."""

import re
from collections.abc import Iterable, Iterator
from math import inf

from maodun.compare.quantities import Quantity
from maodun.compare.units import UNIT_WORDS
from maodun.compare.wording import has_han, singular, stem, tokens

_SPELLED = "two three four five six seven eight nine ten eleven twelve"
_NUMBERS = {word: number for number, word in enumerate(_SPELLED.split(), 2)} | {
    "single": 1, "pair of": 2, "pairs of": 2, "一": 1, "两": 2, "二": 2, "三": 3, "四": 4,
    "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10,
}  # fmt: skip
_DIGIT = re.compile(r"[0-9]")
_WORDS_OF_NUMBER = frozenset(stem(word) for word in (*_SPELLED.split(), "single", "pair"))
_COUNT = re.compile(
    r"(?<![\w.,/-])(?:(?P<more>at\sleast\s)|(?P<only>exactly\s|only\s)|up\sto\s)?(?:an?\s)?"
    r"(?P<number>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|single"
    r"|pairs?\sof|\d{1,2})"
    r"\s(?P<open>or\smore\s)?(?P<thing>[a-z][a-z-]*(?:\s[a-z][a-z-]*){0,2})",
    re.IGNORECASE,
)
_HAN_COUNT = re.compile(
    r"(?P<more>至少)?(?P<number>[一两二三四五六七八九十]|\d{1,2})(?:个|只|根|块|条|对|组|片)"
    r"(?P<open>以上)?(?:的)?(?P<thing>[㐀-鿿]{1,6}?)(?=[，。；、,;的和与]|$)"
)
_NOT_THINGS_WORDS = """
of or and to in on at by for from with as is are was were the a an more less times further other
different opposite respective said such that which can may have has being parts portions sides
ends
"""
_NOT_THINGS = frozenset(_NOT_THINGS_WORDS.split())


def counts(text: str, *, claimed: bool) -> Iterator[Quantity]:
    """Yield every count of a thing.

    A claim that asks for two wheels is met by three (``claimed``); a product that is said to
    have two has two.
    """
    for pattern in (_HAN_COUNT,) if has_han(text) else (_COUNT,):
        for match in pattern.finditer(text):
            thing = _thing(match["thing"])
            number = _number(match["number"].lower())
            if thing and number and not (match["number"].isdigit() and not _plural(match)):
                yield _count(match, thing=thing, number=number, claimed=claimed)


def may_count(text: str, found: Iterable[str]) -> bool:
    """Whether the text, with these terms, can hold a count at all; quicker than looking."""
    if _WORDS_OF_NUMBER.isdisjoint(found):
        return _DIGIT.search(text) is not None or has_han(text)
    return True


def _count(
    match: re.Match[str], *, thing: tuple[str, ...], number: int, claimed: bool
) -> Quantity:
    exact = number == 1 or bool(match.groupdict().get("only"))
    is_open = bool(match["more"] or match["open"]) or (claimed and not exact)
    return Quantity(
        kind="count",
        low=float(number),
        high=inf if is_open else float(number),
        about=False,
        attribute=thing[-1],
        qualifiers=frozenset(thing[:-1]),
        owner=(),
        start=match.start(),
        end=match.end(),
    )


def _number(spelled: str) -> int:
    found = " ".join(spelled.split())
    return int(found) if found.isdigit() else _NUMBERS.get(found, 0)


def _plural(match: re.Match[str]) -> bool:
    return (
        any(word.endswith("s") for word in match["thing"].split())
        or not match["thing"].isascii()
    )


def _thing(text: str) -> tuple[str, ...]:
    """Return the counted thing as nouns, head last: up to its first plural, or the whole."""
    if not text.isascii():
        return (text,)
    kept: list[str] = []
    for word in tokens(text):
        if word in _NOT_THINGS or word in UNIT_WORDS or word.endswith(("ing", "ed", "ly")):
            break
        kept.append(singular(word))
        if kept[-1] != word:
            break
    return tuple(kept)
