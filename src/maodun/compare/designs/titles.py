"""From the name of a thing to classes of articles: words are counted in titles of designs.

Each word speaks for the classes whose designs are named so more often than others; what the
words say is multiplied, as if each spoke for itself. Names in Chinese are found in a list.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from math import exp, log

from maodun.compare.designs.lists import locarno_classes, title_counts
from maodun.compare.wording import has_han

ALPHA = 1.0
"""Titles in which every word is taken to stand once more, spread as classes are."""

LISTED = 3.0
"""Titles that a name in the list of a class counts as."""

CHINESE = 30.0
"""The same for a Chinese name, of which no titles were counted."""

BEHIND = 0.5
"""Weight of words behind ``for``, ``with`` or a comma: what it fits and what it has."""

PICTURED = 0.6
"""Weight of what the classes of designs that look alike say, beside one word of the title.
Where no word is known they are all there is, and are not damped."""

DAMPED = 0.5
"""Weight of what words say beside how common a class is: words are not as independent as all
that, and what is taken to be sure would too often be wrong."""

SHORT = 3
"""Letters of a word up to which an s is no plural: gas, bus."""

_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CUT = re.compile(r"\b(?:for|with|having|in|of|and|or|to|on|by|from)\b|[,;:(|/–—]")
_LITTLE_WORDS = """
an the of for with and or in on to having portion thereof set by from its at as
"""
_LITTLE = frozenset(_LITTLE_WORDS.split())
_ENDS = (("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("sses", "ss"))


def pieces(name: str) -> Counter[str]:
    """Return the words of a name, each two that follow each other, and ``=`` its last word.

    The name ends where something is said about it: ``lamp`` of ``lamp with a clip``.
    """
    words = list(_words(name))
    found = Counter(words)
    found.update(f"{one} {other}" for one, other in pairwise(words))
    parts = (list(_words(part)) for part in _CUT.split(name.casefold()))
    head = next((part for part in parts if part), [])
    found.update(f"={word}" for word in head[-1:])
    return found


def likely(
    names: Iterable[tuple[str, float]], *, beside: Mapping[str, float] | None = None
) -> dict[str, float]:
    """Return how likely each class is, together 1.0; empty where nothing is known.

    Args:
        names: Names of the thing, each with how much it counts.
        beside: How often each class stands among designs that look like the thing.
    """
    known = [
        (counts, weight * part)
        for name, weight in names
        for piece, part in _parts(name)
        if (counts := _counts().get(piece)) is not None
    ]
    if beside:
        known.append((beside, PICTURED if known else 1 / DAMPED))
    told: dict[str, float] = {}
    for counts, weight in known:
        for main, says in _says(counts).items():
            told[main] = told.get(main, 0.0) + weight * says
    return _shares(told) if known else {}


def telling(name: str) -> tuple[str, ...]:
    """Return the words of a name that are known, in order."""
    known = _counts()
    latin = (word for word in _words(name) if word in known)
    return tuple(dict.fromkeys((*latin, *_chinese(name))))


def _parts(name: str) -> Iterator[tuple[str, float]]:
    """Yield every piece of a name with its weight: what stands behind says less."""
    cut = _CUT.search(name.casefold())
    front = name[: cut.start()] if cut else name
    foremost = pieces(front) or pieces(name)
    yield from ((piece, float(times)) for piece, times in foremost.items())
    left = pieces(name) - foremost
    yield from ((piece, BEHIND * times) for piece, times in left.items())
    chinese = _chinese(name)
    yield from ((word, BEHIND) for word in chinese[:-1])
    yield from ((word, 1.0) for word in chinese[-1:])


def _words(name: str) -> Iterator[str]:
    for written in _WORD.findall(name.casefold()):
        for word in written.split("-"):
            if len(word) > 1 and word not in _LITTLE and not word.isdigit():
                yield _stem(word)


def _stem(word: str) -> str:
    for end, kept in _ENDS:
        if len(word) > len(end) and word.endswith(end):
            return word.removesuffix(end) + kept
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > SHORT
    return word[:-1] if plural else word


def _chinese(name: str) -> list[str]:
    """Return the listed Chinese names in a text, longest first where they overlap, in order."""
    if not has_han(name):
        return []
    listed, longest = _listed_chinese()
    found, at = [], 0
    while at < len(name):
        sizes = range(min(longest, len(name) - at), 0, -1)
        size = next((size for size in sizes if name[at : at + size] in listed), 0)
        found += [name[at : at + size]] if size else []
        at += size or 1
    return found


@cache
def _listed_chinese() -> tuple[frozenset[str], int]:
    words = frozenset(word for one in locarno_classes().values() for word in one.words_zh)
    return words, max(map(len, words))


@cache
def _counts() -> Mapping[str, Mapping[str, float]]:
    counted = {piece: dict(counts) for piece, counts in title_counts().words.items()}
    for main, one in locarno_classes().items():
        named = [(pieces(name), LISTED) for name in one.words_en]
        named += [(Counter([name]), CHINESE) for name in one.words_zh]
        for found, worth in named:
            for piece, times in found.items():
                counts = counted.setdefault(piece, {})
                counts[main] = counts.get(main, 0.0) + worth * times
    return counted


@cache
def _prior() -> Mapping[str, float]:
    counted = title_counts().designs
    classes = dict.fromkeys((*locarno_classes(), *counted))
    total = sum(counted.values()) + len(classes)
    return {main: (counted.get(main, 0.0) + 1) / total for main in classes}


def _says(counts: Mapping[str, float]) -> Mapping[str, float]:
    """Return what a word says of each class: how much likelier it makes it, as a logarithm."""
    total = sum(counts.values()) + ALPHA
    return {
        main: log((counts.get(main, 0.0) + ALPHA * share) / total / share)
        for main, share in _prior().items()
    }


def _shares(told: Mapping[str, float]) -> dict[str, float]:
    scores = {
        main: log(share) + DAMPED * told.get(main, 0.0) for main, share in _prior().items()
    }
    most = max(scores.values())
    raised = {main: exp(score - most) for main, score in scores.items()}
    total = sum(raised.values())
    return {main: one / total for main, one in raised.items()}
