"""How a name is read by people who speak English, and what they may see in it."""

import re
from collections.abc import Iterator

from maodun.compare.marks.sounds import pinyin_syllables, romanised
from maodun.compare.marks.words import is_bare, parts_of_compound, zipf
from maodun.compare.wording import has_han
from maodun.domain.text import T, bilingual
from maodun.screening.naming.conflicts import senses_of
from maodun.screening.naming.findings import NameRemark, RemarkKind
from maodun.screening.naming.tables import Reading, remarks

ENGLISH = "en"
KNOWN_FROM = 3.0
"""Zipf frequency from which a word is taken to be known: once in a million words."""
_CAMEL = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+")
_FEWEST = 3


def english_words(form: str) -> tuple[str, ...]:
    """Return the words of a Latin form in small letters; joined ones are taken apart.

    >>> english_words("CloudCat Pro"), english_words("silkroad")
    (('cloud', 'cat', 'pro'), ('silk', 'road'))
    """
    words = [word.lower() for piece in form.split() for word in _CAMEL.findall(piece)]
    return tuple(part for word in words for part in parts_of_compound(word))


def english_remarks(form: str) -> tuple[NameRemark, ...]:
    """Return what an English reader makes of a form; Chinese characters by their pinyin."""
    shown = " ".join(pinyin_syllables(form)) if has_han(form) else form
    return (*_hard(form), *_meaning(form), *_seen(form, shown))


def _hard(form: str) -> Iterator[NameRemark]:
    """Yield which beginnings of pinyin are read otherwise in English."""
    starts = [_start(syllable) for syllable in pinyin_syllables(form)]
    for reading in remarks().readings:
        if reading in starts:
            said = T(
                "Pinyin “{start}” is read like {sound} by many who speak English.",
                start=reading.start,
                sound=reading.like,
            )
            yield NameRemark(RemarkKind.HARD, ENGLISH, form, said)


def _start(syllable: str) -> Reading | None:
    found = (one for one in remarks().readings if syllable.startswith(one.start))
    one = next(found, None)
    return None if one is None or syllable.startswith("ch") else one


def _meaning(form: str) -> Iterator[NameRemark]:
    if has_han(form):
        return
    for word in dict.fromkeys(english_words(form)):
        if len(word) < _FEWEST or is_bare(word) or (zipf(word, ("en",)) or 0.0) < KNOWN_FROM:
            continue
        if chinese := [other for other in senses_of(word) if has_han(other)]:
            said = T(
                "“{word}” is an English word; in Chinese: {chinese}.",
                word=word,
                chinese=", ".join(chinese),
            )
        else:
            said = T("“{word}” is an English word; the lists do not say its sense.", word=word)
        yield NameRemark(RemarkKind.SENSE, ENGLISH, form, said)


def _seen(form: str, shown: str) -> Iterator[NameRemark]:
    pieces = {*english_words(shown), *pinyin_syllables(form), *shown.lower().split()}
    joined = romanised(shown)
    for entry in remarks().english:
        sense = bilingual(entry.sense.en, zh=entry.sense.zh)
        for word in entry.words:
            if word in pieces or (entry.whole == "no" and word in joined):
                said = T("English readers may see “{word}” ({sense}).", word=word, sense=sense)
                heavy = joined == word or entry.whole == "no"
                yield NameRemark(RemarkKind.UNLUCKY, ENGLISH, form, said, heavy=heavy)
