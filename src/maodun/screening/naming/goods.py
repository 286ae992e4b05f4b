"""Which Nice classes goods stand in, guessed from the words a seller uses."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from maodun.compare.marks.words import classes_of
from maodun.compare.wording import folded, has_han
from maodun.domain.text import bilingual
from maodun.screening.naming.findings import GoodsMeant, NiceGuess
from maodun.screening.naming.tables import nice_classes

_TOKEN = re.compile(r"[a-z0-9][a-z0-9'-]*")
_LONGEST = 4
"""Words of the longest entry of the table."""
_PLURALS = (
    ("ies", "y"),
    ("sses", "ss"),
    ("shes", "sh"),
    ("ches", "ch"),
    ("ves", "f"),
    ("xes", "x"),
    ("s", ""),
)


def goods_meant(text: str, classes: Sequence[int] = ()) -> GoodsMeant:
    """Return the goods with their classes: those given, else those that the words speak for.

    The class that most words speak for stands first. Text that no word of the table is in has
    no class.
    """
    found = guesses(text)
    if classes:
        by_class = {guess.nice_class: guess for guess in found}
        given = dict.fromkeys(classes)
        return GoodsMeant(text, tuple(by_class.get(one) or _named(one) for one in given))
    return GoodsMeant(text, found)


def guesses(text: str) -> tuple[NiceGuess, ...]:
    """Return every class that a word of the text names.

    Longer entries win over shorter ones within them: a phone case is no phone.
    """
    words = [*_chinese(folded(text)), *_english(folded(text))]
    heard: dict[int, list[str]] = {}
    for word in dict.fromkeys(words):
        for number in _entries()[word]:
            heard.setdefault(number, []).append(word)
    ranked = sorted(heard.items(), key=lambda item: (-len(item[1]), item[0]))
    if not ranked:
        return tuple(_named(number, (text,)) for number in sorted(classes_of(text)))
    return tuple(_named(number, tuple(said)) for number, said in ranked)


def _named(number: int, words: tuple[str, ...] = ()) -> NiceGuess:
    title = nice_classes()[number].title
    return NiceGuess(number, bilingual(title.en, zh=title.zh), words)


def _english(text: str) -> Iterator[str]:
    tokens = _TOKEN.findall(text)
    place = 0
    while place < len(tokens):
        for length in range(min(_LONGEST, len(tokens) - place), 0, -1):
            if entry := _entry(" ".join(tokens[place : place + length])):
                yield entry
                place += length - 1
                break
        place += 1


def _entry(words: str) -> str | None:
    """Return the entry for these words, in the plural or not."""
    if words in _entries():
        return words
    for ending, rest in _PLURALS:
        singular = words.removesuffix(ending) + rest
        if words.endswith(ending) and singular in _entries():
            return singular
    return None


def _chinese(text: str) -> Iterator[str]:
    place = 0
    while place < len(text):
        longest = next((one for one in _han_entries() if text.startswith(one, place)), None)
        if longest:
            yield longest
        place += len(longest or "-")


@cache
def _entries() -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for number, one in nice_classes().items():
        for word in map(folded, (*one.en, *one.zh)):
            found[word] = (*found.get(word, ()), number)
    return found


@cache
def _han_entries() -> tuple[str, ...]:
    return tuple(sorted(filter(has_han, _entries()), key=len, reverse=True))
