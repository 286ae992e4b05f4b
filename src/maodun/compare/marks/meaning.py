"""What two marks mean, as far as lists, the office or a translator say."""

from collections.abc import Mapping
from functools import cache, lru_cache

from maodun.compare.marks.lists import lines
from maodun.compare.marks.parts import Part, joined
from maodun.compare.marks.words import plain_words
from maodun.compare.wording import has_han, singular
from maodun.domain.evidence import Compared, Evidence, NotCompared
from maodun.domain.text import T

Meaning = tuple[str, str]


def mark_meaning_similarity(
    mark: tuple[Part, ...], other: tuple[Part, ...], *, translation: str, other_translation: str
) -> Evidence:
    """Compare what two marks mean.

    Score: share of the meanings, weighed as their words are, that both have. A word in no list
    shares none, unless the office says that the one sign means the very word of the other. 0.0
    only where every telling word of both is known and nothing is in common; otherwise nothing
    is compared, for an unknown word may mean anything.
    """
    ours, theirs = _meanings(mark, translation), _meanings(other, other_translation)
    score = _shared(ours, theirs, told=bool(translation or other_translation))
    if not score and not (_all_known(ours) and _all_known(theirs)):
        return NotCompared(T("What one of the signs means is not known."))
    return Compared(
        score,
        T("Meaning: {percent}% alike, by lists of words.", percent=round(100 * score)),
        translation or joined(mark),
        other_translation or joined(other),
    )


def _shared(
    ours: Mapping[Meaning, float], theirs: Mapping[Meaning, float], *, told: bool
) -> float:
    """Return the share in common; the same word in no list is one only where one was told."""
    shared = ours.keys() & theirs.keys()
    if not told and all(kind == _UNKNOWN for kind, _ in shared):
        return 0.0
    both = sum(ours[one] + theirs[one] for one in shared)
    return min(1.0, both / (sum(ours.values()) + sum(theirs.values())))


def _all_known(meanings: Mapping[Meaning, float]) -> bool:
    """Whether there is a meaning, and every telling word has one."""
    known = [one for one in meanings if one[0] != _UNKNOWN]
    rest = [one for one in meanings if one[0] == _UNKNOWN and meanings[one] > _TELLING]
    return bool(known) and not rest


def _meanings(mark: tuple[Part, ...], translation: str) -> Mapping[Meaning, float]:
    """Return the meanings of a mark with their weights; an unknown word stands by itself."""
    whole = _known(joined(mark))
    if whole and not translation:
        return dict.fromkeys(whole, 1.0)
    said = [Part(word, 1.0) for word in plain_words(translation)] if translation else list(mark)
    found: dict[Meaning, float] = {}
    for part in said:
        for one in _known(part.text) or ((_UNKNOWN, part.text),):
            found[one] = max(part.weight, found.get(one, 0.0))
    return found


@lru_cache(maxsize=1 << 14)
def _known(word: str) -> tuple[Meaning, ...]:
    """Return what a word means; of a word not in the list, what the words in it mean."""
    number = _index().get(word, _index().get(singular(word)))
    if number is not None:
        return (("meaning", str(number)),)
    for cut in range(len(word) - _FEWEST[has_han(word)], 0, -1):
        head = _index().get(word[:cut])
        rest = _known(word[cut:]) if head is not None else ()
        if rest:
            return (("meaning", str(head)), *rest)
    return ()


@cache
def _index() -> Mapping[str, int]:
    return {
        "".join(plain_words(word)) if not has_han(word) else word: number
        for number, words in enumerate(lines("meanings"))
        for word in reversed(words)
    }


_TELLING = 0.5
_FEWEST = {True: 1, False: 3}
"""Characters of a word within a word: one of Han, three of Latin letters."""
_UNKNOWN = "unknown"
