"""How a name is heard and read in Chinese, and how a Latin name is written there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pypinyin import Style, lazy_pinyin

from maodun.compare.listings.folding import letters
from maodun.compare.marks.sounds import pinyin_syllables, romanised
from maodun.compare.wording import has_han
from maodun.domain.text import T, Text, bilingual
from maodun.screening.naming.findings import NameRemark, RemarkKind
from maodun.screening.naming.tables import HeardAs, remarks, sounds
from maodun.screening.naming.transliterating import transliterated

CHINESE = "zh"
FORMS_SHOWN = 2
LONGEST = 6
"""Syllables of the longest Latin name that is put into characters."""


@dataclass(frozen=True, slots=True)
class ChineseForm:
    """Characters that sound like a Latin name.

    Attributes:
        characters: The name in Chinese.
        pinyin: With tones.
        senses: Each character with its sense in English.
    """

    characters: str
    pinyin: str
    senses: str


def chinese_remarks(form: str) -> tuple[NameRemark, ...]:
    """Return how a form is read, what its characters mean, and what it may be heard as."""
    if has_han(form):
        return (*_read(form), *_meant(form), *_heard(form))
    return (*_spoken(form), *_heard(form), *_numbers(form))


def chinese_forms(form: str) -> tuple[ChineseForm, ...]:
    """Return characters for a Latin form: of each syllable the best, then the next best.

    Pinyin keeps its syllables. Nothing for Chinese forms, for long ones, and where a syllable
    has no character in the table.
    """
    syllables = _syllables(form)
    if has_han(form) or not 0 < len(syllables) <= LONGEST:
        return ()
    choices = [tuple(sounds().characters.get(syllable, {}).items()) for syllable in syllables]
    if not all(choices):
        return ()
    rows = (
        tuple(some[min(rank, len(some) - 1)] for some in choices) for rank in range(FORMS_SHOWN)
    )
    return tuple(_form(row) for row in dict.fromkeys(rows))


def _pinyin_with_tones(text: str) -> str:
    """Return how Chinese characters are read together, with tone marks."""
    return " ".join(lazy_pinyin(text, style=Style.TONE))


def _form(row: Sequence[tuple[str, str]]) -> ChineseForm:
    characters = "".join(character for character, _ in row)
    senses = ", ".join(f"{character} {sense}" for character, sense in row)
    return ChineseForm(characters, _pinyin_with_tones(characters), senses)


def _syllables(form: str) -> tuple[str, ...]:
    return pinyin_syllables(form) or transliterated(romanised(form))


def _read(form: str) -> Iterator[NameRemark]:
    han = "".join(filter(has_han, form))
    said = T("{form} is read {pinyin}.", form=form, pinyin=_pinyin_with_tones(han))
    yield NameRemark(RemarkKind.READING, CHINESE, form, said)
    several = [(one, remarks().several[one]) for one in han if one in remarks().several]
    for character, ways in dict.fromkeys(several):
        said = T(
            "{character} can be read in several ways: {ways}.", character=character, ways=ways
        )
        yield NameRemark(RemarkKind.READING, CHINESE, form, said)


def _meant(form: str) -> Iterator[NameRemark]:
    han = dict.fromkeys(filter(has_han, form))
    known = {one: sense for one in han if (sense := _senses().get(one))}
    if known:
        senses = ", ".join(f"{one} {sense}" for one, sense in known.items())
        told = bilingual(senses, zh="、".join(known))
        said = T("Characters whose sense the table gives: {senses}.", senses=told)
        yield NameRemark(RemarkKind.SENSE, CHINESE, form, said)
    if unknown := "".join(one for one in han if one not in known):
        said = T("The table says nothing about the sense of: {characters}.", characters=unknown)
        yield NameRemark(RemarkKind.SENSE, CHINESE, form, said)


@cache
def _senses() -> dict[str, str]:
    table = sounds()
    of_syllables = {
        character: sense
        for some in table.characters.values()
        for character, sense in some.items()
    }
    return {**of_syllables, **table.senses}


def _spoken(form: str) -> Iterator[NameRemark]:
    if own := pinyin_syllables(form):
        said = T("Reads as pinyin: {syllables}.", syllables=" ".join(own))
        yield NameRemark(RemarkKind.READING, CHINESE, form, said)
    for one in chinese_forms(form):
        told = bilingual(f"{one.characters} ({one.senses})", zh=one.characters)
        said = T(
            "May be written {characters}, read {pinyin}.", characters=told, pinyin=one.pinyin
        )
        yield NameRemark(RemarkKind.FORMS, CHINESE, form, said)


def _heard(form: str) -> Iterator[NameRemark]:
    """Yield what the syllables are heard as; single ones only where no character fixes them."""
    syllables = _syllables(form)
    covered: set[int] = set()
    for entry in remarks().chinese:
        if entry.strong == "yes" and (places := _places(entry, syllables)):
            covered |= places
            yield NameRemark(RemarkKind.UNLUCKY, CHINESE, form, _as(entry), heavy=True)
    if len(syllables) > 1 and (has_han(form) or not pinyin_syllables(form)):
        return
    for entry in remarks().chinese:
        places = _places(entry, syllables)
        if entry.strong == "no" and places - covered:
            yield NameRemark(RemarkKind.UNLUCKY, CHINESE, form, _as(entry))


def _places(entry: HeardAs, syllables: tuple[str, ...]) -> frozenset[int]:
    """Return which syllables of the name are those of the entry."""
    said = tuple(entry.said.split())
    starts = range(len(syllables) - len(said) + 1)
    return frozenset(
        start + n
        for start in starts
        if syllables[start : start + len(said)] == said
        for n in range(len(said))
    )


def _as(entry: HeardAs) -> Text:
    sense = bilingual(f"{entry.as_} ({entry.sense})", zh=entry.as_.replace(" ", "、"))
    if entry.strong == "yes":
        return T("{said} sounds like {sense}.", said=entry.said, sense=sense)
    return T("{said} can also be heard as {sense}.", said=entry.said, sense=sense)


def _numbers(form: str) -> Iterator[NameRemark]:
    digits = "".join(one if one.isdigit() else " " for one in letters(form)).split()
    for entry in remarks().numbers:
        if entry.digits in digits:
            sense = bilingual(entry.sense, zh=entry.zh)
            said = T("{digits}: {sense}.", digits=entry.digits, sense=sense)
            heavy = entry.strong == "yes"
            yield NameRemark(RemarkKind.UNLUCKY, CHINESE, form, said, heavy=heavy)
