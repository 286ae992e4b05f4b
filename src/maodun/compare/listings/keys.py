"""The numbers under which a sign is stored and looked for: the same on every machine.

A key is 63 bits of a hash of a form of the words and of what kind of form it is. Two words a
letter or two apart share a form with those letters left out (the symmetric deletes of
SymSpell), taken from the first ``HEAD`` letters only, so that a long sign has few keys; two
words spoken alike share the code of a sound.
"""

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from maodun.compare.listings.folding import letters, spellings
from maodun.compare.marks.sounds import sound_keys

BITS = 63
"""Of a key: databases and files have signed numbers of 64 bits."""
Keys = NDArray[np.uint64]
Places = NDArray[np.int64]

HEAD = 10
"""Letters from the start of which letters are left out."""
FEWEST_NEAR = 4
"""Letters of the shortest sign that is looked for misspelt."""
FEWEST_FAR = 9
"""Letters from which a sign is found with two letters wrong, not only one."""
LONGEST = 48
"""Letters of the longest sign that is found as a whole."""
FEWEST = 2
MOST_WORDS = 10
"""Words of the longest sign that is found as a whole."""
_BASE = np.uint64(0x9E3779B97F4A7C15)
_UNDO = np.uint64(pow(int(_BASE), -1, 1 << 64))
"""What undoes a multiplication by the base."""
_STIR = (np.uint64(0xFF51AFD7ED558CCD), np.uint64(0xC4CEB9FE1A85EC53))
_SHIFT, _DROPPED = np.uint64(33), np.uint64(64 - BITS)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class Form(IntEnum):
    """Which form of the words a key is made of."""

    WHOLE = 1
    NEAR = 2  # letters left out
    SOUND = 3
    WORD = 4  # one word of several


def mark_keys(words: str) -> tuple[int, ...]:
    """Return every key under which a sign with these words is stored, sorted."""
    keys, _ = sign_keys([words])
    return tuple(int(key) for key in keys)


def is_sought(words: str) -> bool:
    """Whether a sign with these words can be found at all: not too long, and not signs only."""
    spoken = any(FEWEST <= len(form) <= LONGEST for form in spellings(words))
    return spoken and len(component_words(words)) <= MOST_WORDS


def word_key(word: str) -> int:
    """Return the key that tells how many signs hold this word, whatever else they hold."""
    return int(hashed([letters(word)], Form.WORD)[0])


def sign_keys(signs: Sequence[str]) -> tuple[Keys, Places]:
    """Return the keys of many signs and, beside each, the place of its sign.

    Sorted by place, then key; no pair stands twice. Many signs at once cost a fraction of
    ``mark_keys`` for each.
    """
    whole = [(form, n) for n, words in enumerate(signs) for form in _sought(words)]
    sound = [(code, n) for n, words in enumerate(signs) for code in sounds(words)]
    word = [(w, n) for n, words in enumerate(signs) for w in component_words(words)]
    found = [_placed(whole, Form.WHOLE), _placed(sound, Form.SOUND), _placed(word, Form.WORD)]
    for edits, least, most in ((1, FEWEST_NEAR, FEWEST_FAR), (2, FEWEST_FAR, LONGEST + 1)):
        chosen = [(form, n) for form, n in whole if least <= len(form) < most]
        keys, owners = near_keys([form for form, _ in chosen], edits=edits)
        found.append((keys, np.array([n for _, n in chosen], np.int64)[owners]))
    keys, places = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return _tidy(keys, places)


def component_words(words: str) -> tuple[str, ...]:
    """Return the letters of each word of a sign, each once, in order."""
    return tuple(dict.fromkeys(filter(None, map(letters, _WORD.findall(words)))))


def sounds(words: str) -> tuple[str, ...]:
    """Return the codes of how the words sound, run together, that are long enough to tell."""
    own = letters(words)
    if not FEWEST_NEAR - 1 <= len(own) <= LONGEST and not _few_wide(own):
        return ()
    return tuple(code for code in sound_keys(own) if len(code) >= FEWEST_NEAR - 1)


def hashed(forms: Sequence[str], kind: Form) -> Keys:
    """Return one key per form."""
    keys = np.zeros(len(forms), np.uint64)
    for length, places in _by_length(forms):
        codes = _codes([forms[place] for place in places], length)
        keys[places] = _hash(codes, kind)
    return keys


def stretch_keys(text: str, *, starts: Places, ends: Places) -> Keys:
    """Return what ``hashed`` gives for the stretches of a text in plain letters, as a whole.

    The hash of a stretch is the difference of two sums over the text, so that a stretch costs
    the same however long it is.
    """
    codes = np.frombuffer(text.encode("ascii"), np.uint8).astype(np.uint64)
    powers = _powers(_BASE, len(codes) + 1)
    sums = np.zeros(len(codes) + 1, np.uint64)
    np.cumsum(codes * _powers(_UNDO, len(codes)), out=sums[1:])
    salt = np.uint64(Form.WHOLE) * powers[ends - starts]
    return _stirred(salt + powers[ends - 1] * (sums[ends] - sums[starts]))


def _powers(base: np.uint64, count: int) -> Keys:
    powers = np.full(count, base, np.uint64)
    powers[:1] = 1
    return np.cumprod(powers, dtype=np.uint64)


def near_keys(forms: Sequence[str], *, edits: int) -> tuple[Keys, Places]:
    """Return keys with up to ``edits`` letters left out, and the place of each one's form."""
    keys: list[Keys] = [np.zeros(0, np.uint64)]
    owners: list[Places] = [np.zeros(0, np.int64)]
    heads = [form[:HEAD] for form in forms]
    for length, places in _by_length(heads):
        codes = _codes([heads[place] for place in places], length)
        for kept in _kept(length, edits):
            part = codes[:, kept]  # forms x ways of leaving out x letters
            keys.append(_hash(part.reshape(-1, part.shape[2]), Form.NEAR))
            owners.append(np.repeat(places, part.shape[1]))
    return np.concatenate(keys), np.concatenate(owners)


@cache
def _kept(length: int, edits: int) -> tuple[NDArray[np.intp], ...]:
    """Return, for 0 to ``edits`` letters left out, the places of those that stay."""
    return tuple(
        np.array(list(combinations(range(length), length - out)), np.intp)
        for out in range(min(edits, length - 1) + 1)
    )


def _sought(words: str) -> Iterator[str]:
    for form in spellings(words):
        if FEWEST <= len(form) <= LONGEST:
            yield form


def _few_wide(form: str) -> bool:
    return len(form) == FEWEST and not form.isascii()


def _placed(forms: Sequence[tuple[str, int]], kind: Form) -> tuple[Keys, Places]:
    return (
        hashed([form for form, _ in forms], kind),
        np.array([place for _, place in forms], np.int64),
    )


def _tidy(keys: Keys, places: Places) -> tuple[Keys, Places]:
    order = np.lexsort((keys, places))
    keys, places = keys[order], places[order]
    fresh = np.ones(len(keys), np.bool_)
    fresh[1:] = (keys[1:] != keys[:-1]) | (places[1:] != places[:-1])
    return keys[fresh], places[fresh]


def _by_length(forms: Sequence[str]) -> Iterator[tuple[int, Places]]:
    lengths = np.fromiter(map(len, forms), np.int64, len(forms))
    for length in np.unique(lengths):
        if length:
            yield int(length), np.flatnonzero(lengths == length)


def _codes(forms: Sequence[str], length: int) -> NDArray[np.uint32]:
    return np.array(forms, f"U{length}").view(np.uint32).reshape(len(forms), length)


def _hash(codes: NDArray[np.uint32], kind: Form) -> Keys:
    """Return a polynomial hash of each row, stirred, without its lowest bit."""
    key = np.full(len(codes), kind, np.uint64)
    for column in range(codes.shape[1]):
        key = key * _BASE + codes[:, column]
    return _stirred(key)


def _stirred(key: Keys) -> Keys:
    for factor in _STIR:
        key = (key ^ (key >> _SHIFT)) * factor
    return (key ^ (key >> _SHIFT)) >> _DROPPED
