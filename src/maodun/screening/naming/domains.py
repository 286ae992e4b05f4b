"""Spellings of a domain label that could be taken for the name's own. Nothing is looked up."""

from collections.abc import Iterator
from itertools import islice

from maodun.compare.listings.folding import letters
from maodun.compare.marks.sounds import romanised
from maodun.domain.text import T, Text
from maodun.screening.naming.findings import Candidate, LookAlike

SHOWN_EACH = 4
"""Spellings of one kind that are shown."""
LONGEST = 63
"""Characters of a label (RFC 1035, section 2.3.4)."""
SHORTEST = 3
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_LOOKS = (
    ("rn", "m"),
    ("m", "rn"),
    ("l", "1"),
    ("o", "0"),
    ("i", "l"),
    ("w", "vv"),
    ("cl", "d"),
    ("d", "cl"),
    ("s", "5"),
    ("g", "q"),
)
_OTHER_SCRIPTS = {"a": "а", "e": "е", "o": "о", "p": "р", "c": "с", "x": "х", "i": "і"}
"""Latin letters and the Cyrillic ones that look the same."""
_SOUNDS = (("c", "k"), ("k", "c"), ("ph", "f"), ("f", "ph"), ("y", "i"), ("i", "y"), ("z", "s"))
_AROUND = ("get{}", "my{}", "the{}", "{}shop", "{}store", "{}official", "{}-us", "{}app")
OMITTED = T("a letter left out")
DOUBLED = T("a letter doubled")
SWAPPED = T("two letters changed places")
BESIDE = T("a neighbouring key")
LOOKS = T("letters that look alike")
OTHER_SCRIPT = T("a letter of another script")
SOUNDS = T("letters that sound alike")
ADDED = T("a word added")


def label(candidate: Candidate) -> str:
    """Return the domain label of a name: its first Latin form run together, else its pinyin."""
    forms = [letters(form) for form in candidate.forms]
    latin = next((form for form in forms if form and form.isascii()), "")
    return (latin or romanised(candidate.forms[0]))[:LONGEST]


def look_alikes(own: str) -> tuple[LookAlike, ...]:
    """Return a few labels of each kind of slip and trick, in a fixed order, none twice."""
    if len(own) < SHORTEST:
        return ()
    kinds: tuple[tuple[Text, Iterator[str]], ...] = (
        (LOOKS, _replaced(own, _LOOKS)),
        (OTHER_SCRIPT, _replaced(own, tuple(_OTHER_SCRIPTS.items()))),
        (SOUNDS, _replaced(own, _SOUNDS)),
        (OMITTED, (own[:n] + own[n + 1 :] for n in range(1, len(own)))),
        (DOUBLED, (own[:n] + own[n] + own[n:] for n in range(len(own)))),
        (SWAPPED, _swapped(own)),
        (BESIDE, _beside(own)),
        (ADDED, (around.format(own) for around in _AROUND)),
    )
    seen, found = {own}, []
    for how, labels in kinds:
        fresh = (one for one in dict.fromkeys(labels) if one not in seen)
        chosen = list(islice((one for one in fresh if len(one) <= LONGEST), SHOWN_EACH))
        seen.update(chosen)
        found += [LookAlike(one, how) for one in chosen]
    return tuple(found)


def _replaced(own: str, pairs: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for old, new in pairs:
        place = own.find(old)
        if place >= 0:
            yield own[:place] + new + own[place + len(old) :]


def _swapped(own: str) -> Iterator[str]:
    for n in range(1, len(own) - 1):
        yield own[:n] + own[n + 1] + own[n] + own[n + 2 :]


def _beside(own: str) -> Iterator[str]:
    """Yield the label with one letter hit on the key to its right, else to its left."""
    for n, letter in enumerate(own):
        row = next((keys for keys in _KEYS if letter in keys), "")
        if row:
            place = row.index(letter)
            beside = row[place + 1] if place + 1 < len(row) else row[place - 1]
            yield own[:n] + beside + own[n + 1 :]
