"""What two marks mean, as far as lists, the office or a translator say."""

from collections.abc import Mapping
from functools import cache

from maodun.compare.marks.lists import lines
from maodun.compare.marks.parts import Part, joined
from maodun.compare.marks.words import plain_words
from maodun.compare.wording import has_han, singular
from maodun.domain.evidence import Compared, Evidence, NotCompared
from maodun.domain.text import T

Meaning = tuple[str, int]


def mark_meaning_similarity(
    mark: tuple[Part, ...], other: tuple[Part, ...], *, translation: str, other_translation: str
) -> Evidence:
    """Compare what two marks mean.

    Score: share of the known meanings, weighed as their words are, that both have; 0.0 where
    both mean something known and nothing in common. Where a telling word of either side has no
    known meaning, nothing is compared: it may mean anything.
    """
    ours, theirs = _meanings(mark, translation), _meanings(other, other_translation)
    if ours is None or theirs is None:
        return NotCompared(T("What one of the signs means is not known."))
    score = _shared(ours, theirs)
    return Compared(
        score,
        T("Meaning: {percent}% alike, by lists of words.", percent=round(100 * score)),
        translation or joined(mark),
        other_translation or joined(other),
    )


def _shared(ours: Mapping[Meaning, float], theirs: Mapping[Meaning, float]) -> float:
    both = sum(ours[one] + theirs[one] for one in ours.keys() & theirs.keys())
    return min(1.0, both / (sum(ours.values()) + sum(theirs.values())))


def _meanings(mark: tuple[Part, ...], translation: str) -> Mapping[Meaning, float] | None:
    """Return the meanings with their weights; None: a telling word has none that is known."""
    brand = _brand("".join(part.text for part in mark))
    if brand is not None:
        return {brand: 1.0}
    said = [Part(word, 1.0) for word in plain_words(translation)] if translation else list(mark)
    found: dict[Meaning, float] = {}
    for part in said:
        known = _known(part.text)
        if not known and part.weight > _TELLING:
            return None
        found |= {one: max(part.weight, found.get(one, 0.0)) for one in known}
    return found or None


def _known(word: str) -> tuple[Meaning, ...]:
    """Return what a word means; of Han words not in the list, what all their parts mean."""
    brand = _brand(word)
    if brand is not None:
        return (brand,)
    number = _index().get(word, _index().get(singular(word)))
    if number is not None:
        return (("meaning", number),)
    if not has_han(word):
        return ()
    for cut in range(len(word) - 1, 0, -1):
        head, rest = _index().get(word[:cut]), _known(word[cut:])
        if head is not None and rest:
            return (("meaning", head), *rest)
    return ()


def _brand(word: str) -> Meaning | None:
    number = _brands().get(word)
    return None if number is None else ("brand", number)


@cache
def _index() -> Mapping[str, int]:
    return {
        " ".join(plain_words(word)) if not has_han(word) else word: number
        for number, words in enumerate(lines("meanings"))
        for word in reversed(words)
    }


@cache
def _brands() -> Mapping[str, int]:
    return {
        "".join(plain_words(word)): number
        for number, words in enumerate(lines("renderings"))
        for word in words
    }


_TELLING = 0.5
