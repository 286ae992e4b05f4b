"""Which signs are near which forms: keys first, then the letters and sounds themselves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from maodun.compare.listings.folding import has_han, letters, letters_of, spellings
from maodun.compare.listings.keys import (
    FEWEST_FAR,
    FEWEST_NEAR,
    LONGEST,
    Form,
    Keys,
    Places,
    hashed,
    near_keys,
    sounds,
)
from maodun.compare.listings.slips import taken
from maodun.compare.marks.spoken import spoken, spoken_in_full
from maodun.domain.marks import Likeness, RegisteredWords
from maodun.domain.ports import Lexicon

MOST_SOUND = 24
MOST_EDITS = 2
_SPELT_LEAST, _VOICED_LEAST = 0.6, 0.8
"""Likeness of the letters and of the sounds below which two words are not heard alike."""
_SPELT_LEAST_ALIKE, _LONG = 0.45, 7
"""The same of the letters where the sounds of a longer word are the same."""
_FIRST = 0.5
"""What another first letter takes besides, in letters."""
_SCRIPT = 0.97
_SAME_SOUND_HAN = 0.9


class Asked(NamedTuple):
    """What is looked up. Made by the million, hence a tuple.

    Attributes:
        form: Letters of a stretch of text.
        read: How they read in Latin letters, where Chinese.
        near: Also misspelt.
        heard: Also by sound.
        known: Misspelt by one slip at most.
    """

    form: str
    read: str
    near: bool
    heard: bool
    known: bool = False


@dataclass(frozen=True, slots=True)
class Near:
    """A sign near a form.

    Attributes:
        sign: As the lexicon numbers it.
        likeness: ``EXACT`` stands for split and joined too; the form does not tell.
        again: How many registrations of the same words the same holder has within the scope.
        classes: How many classes these cover.
    """

    sign: int
    words: RegisteredWords
    likeness: Likeness
    closeness: float
    again: int = 1
    classes: int = 0


def near_signs(asked: Sequence[Asked], lexicon: Lexicon) -> list[Sequence[Near]]:
    """Return, for each form, the signs near it; nearest first."""
    pairs = _pairs(asked, lexicon)
    signs, pairs[:, 1] = np.unique(pairs[:, 1], return_inverse=True)
    numbers = signs.tolist()
    known = lexicon.signs(numbers)
    own = letters_of([words.words for words in known])
    found: dict[int, list[Near]] = {}
    for place, at, heard in _worth_reading(pairs, asked, own).tolist():
        near = _near(asked[place], numbers[at], known[at], heard=bool(heard))
        if near is not None:
            found.setdefault(place, []).append(near)
    return [_nearest_first(found.get(place, ())) for place in range(len(asked))]


def _nearest_first(ones: Sequence[Near]) -> Sequence[Near]:
    if not ones:
        return ()  # nearly always; a list for each would be work for the garbage collector
    return sorted(_told_of(ones), key=lambda near: (-near.closeness, near.words.number))


def _told_of(ones: Sequence[Near]) -> Iterator[Near]:
    """Yield each with what its holder has registered of the same words."""
    same: dict[tuple[str, str], list[Near]] = {}
    for one in ones:
        holder = one.words.holder or one.words.number
        same.setdefault((letters(one.words.words), holder), []).append(one)
    for family in same.values():
        classes = len({number for one in family for number in one.words.classes})
        for one in family:
            yield Near(one.sign, one.words, one.likeness, one.closeness, len(family), classes)


def _worth_reading(pairs: Places, asked: Sequence[Asked], own: Sequence[str]) -> Places:
    """Return the pairs without those whose letters are too far apart; most are.

    ``pairs`` name a form, the place of a sign in ``own``, and whether they share a sound.
    """
    forms = [one.form for one in asked]
    mine, theirs = (np.fromiter(map(len, ones), np.int64, len(ones)) for ones in (forms, own))
    counted = np.fromiter((one.known for one in asked), np.bool_, len(asked))
    left, right = pairs[:, 0], pairs[:, 1]
    far = (np.maximum(mine[left], theirs[right]) >= FEWEST_FAR) & ~counted[left]
    allowed = np.where(far, MOST_EDITS, 1)
    kept = (pairs[:, 2] > 0) | _is_other(forms)[left] | _is_other(own)[right]
    close = np.flatnonzero(~kept & (np.abs(mine[left] - theirs[right]) <= allowed))
    edits = process.cpdist(
        np.array(forms, object)[left[close]].tolist(),
        np.array(own, object)[right[close]].tolist(),
        scorer=OSA.distance,
        score_cutoff=MOST_EDITS,
    )
    kept[close] = edits <= allowed[close]
    found: Places = pairs[kept]
    return found


def _is_other(forms: Sequence[str]) -> NDArray[np.bool_]:
    """Return which forms are not in plain letters alone."""
    return np.fromiter((not form.isascii() for form in forms), np.bool_, len(forms))


def _pairs(asked: Sequence[Asked], lexicon: Lexicon) -> Places:
    """Return each pair (form, sign) that shares a key, once, and whether it is of a sound."""
    keys, owners, first_sound = _keys(asked)
    rows = np.asarray(lexicon.find(keys), np.int64).reshape(-1, 2)  # type: ignore[arg-type]  # an array is the cheapest sequence
    heard = rows[:, 0] >= first_sound
    order = np.lexsort((~heard, rows[:, 1], owners[rows[:, 0]]))
    pairs = np.stack((owners[rows[:, 0]], rows[:, 1], heard.astype(np.int64)), 1)[order]
    fresh = np.ones(len(pairs), np.bool_)
    fresh[1:] = (pairs[1:, :2] != pairs[:-1, :2]).any(axis=1)
    found: Places = pairs[fresh]
    return found


def _keys(asked: Sequence[Asked]) -> tuple[Keys, Places, int]:
    """Return the keys, the place of each one's form, and where those of sounds begin."""
    whole = [(form, place) for place, one in enumerate(asked) for form in _ways(one)]
    keys = [hashed([form for form, _ in whole], Form.WHOLE)]
    owners = [np.array([place for _, place in whole], np.int64)]
    near = [
        (form, place)
        for form, place in whole
        if asked[place].near and FEWEST_NEAR - 1 <= len(form) < LONGEST
    ]
    far = [len(form) >= FEWEST_FAR and not asked[place].known for form, place in near]
    for edits in (1, 2):
        chosen = [one for one, is_far in zip(near, far, strict=True) if is_far is (edits > 1)]
        found, of = near_keys([form for form, _ in chosen], edits=edits)
        keys.append(found)
        owners.append(np.array([place for _, place in chosen], np.int64)[of])
    sound = [
        (code, place)
        for place, one in enumerate(asked)
        if one.heard
        for code in _text_sounds(one.form)
    ]
    first_sound = sum(map(len, keys))
    keys.append(hashed([code for code, _ in sound], Form.SOUND))
    owners.append(np.array([place for _, place in sound], np.int64))
    return np.concatenate(keys), np.concatenate(owners), first_sound


def _ways(asked: Asked) -> tuple[str, ...]:
    if asked.form.isascii():
        return (asked.form,)
    return (asked.form, asked.read) if asked.read else spellings(asked.form)


@lru_cache(maxsize=1 << 16)
def _text_sounds(form: str) -> tuple[str, ...]:
    return sounds(form) if len(form) <= MOST_SOUND else ()


def _near(asked: Asked, sign: int, words: RegisteredWords, *, heard: bool) -> Near | None:
    likeness, closeness = likeness_of(asked, words.words, heard=heard)
    return Near(sign, words, likeness, closeness) if closeness else None


def likeness_of(asked: Asked, words: str, *, heard: bool) -> tuple[Likeness, float]:
    """Return how a stretch is like the words of a sign, and how near; 0.0: it is not.

    ``heard``: they share the code of a sound.
    """
    form = asked.form
    own = letters(words)
    if form == own:
        return Likeness.EXACT, 1.0
    mine = _ways(asked)
    theirs = (own,) if own.isascii() else spellings(words)
    if set(mine) & set(theirs):
        both_han = has_han(form) and has_han(own)
        return (Likeness.SOUND, _SAME_SOUND_HAN) if both_han else (Likeness.SCRIPT, _SCRIPT)
    spelt = max(_spelt(one, other) for one in mine for other in theirs)
    alike = _heard(form, words) if heard else 0.0
    return (Likeness.MISSPELT if spelt else Likeness.SOUND), max(spelt, alike)


def _spelt(one: str, other: str) -> float:
    """Return how near two spellings are that differ in a letter or two; 0.0: in more."""
    longest = max(len(one), len(other))
    allowed = MOST_EDITS if longest >= FEWEST_FAR else 1
    if OSA.distance(one, other, score_cutoff=allowed) > allowed:
        return 0.0
    first = 0.0 if one[:1] == other[:1] else _FIRST
    return max(0.0, 1.0 - (taken(one, sign=other, most=allowed) + first) / longest)


@lru_cache(maxsize=1 << 16)
def _heard(form: str, words: str) -> float:
    """Return how near two words sound that share the code of a sound; 0.0: not near enough."""
    mine, theirs = (tuple(s for s in spellings(x) if s.isascii()) for x in (form, words))
    pairs = [(one, other) for one in mine for other in theirs]
    spelt = max((OSA.normalized_similarity(*pair) for pair in pairs), default=0.0)
    if spelt < (_SPELT_LEAST_ALIKE if len(form) >= _LONG else _SPELT_LEAST):
        return 0.0
    voiced = max((_voiced(*pair) for pair in pairs), default=0.0)
    same_sound = voiced == 1.0 and len(form) >= _LONG
    if spelt < (_SPELT_LEAST_ALIKE if same_sound else _SPELT_LEAST) or voiced < _VOICED_LEAST:
        return 0.0
    return 0.5 * (spelt + voiced)


def _voiced(one: str, other: str) -> float:
    ways = (spoken, spoken_in_full)
    return max(OSA.normalized_similarity(say(one), say(other)) for say in ways)
