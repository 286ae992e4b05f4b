"""How two marks sound, in English and in Chinese, and between the two."""

from dataclasses import dataclass
from functools import lru_cache

from maodun.compare.marks.parts import Part, agreement, core, joined
from maodun.compare.marks.recipe import MARKS_1
from maodun.compare.marks.sounds import (
    pinyin_readings,
    pinyin_syllables,
    romanised,
    syllable_folded,
)
from maodun.compare.marks.spelling import of_parts, whole
from maodun.compare.marks.spoken import spoken, spoken_in_full, spoken_pinyin
from maodun.compare.wording import has_han
from maodun.domain.evidence import Compared, Evidence, NotCompared
from maodun.domain.text import T

Readings = tuple[frozenset[str], ...]

_VOWELS = frozenset("aio")
_NEAR = frozenset(
    frozenset(pair)
    for pair in (
        *("bp", "dt", "gk", "vf", "vw", "sS", "sC", "CS", "JC", "JS", "Jj", "lr", "mn", "nN"),
        *("Ts", "Tt", "Tf", "hk", "Tl"),
    )
)
_OTHER_OPENING = 0.9
"""Where the words begin with different sounds: beginnings are heard and kept best."""
_PINYIN_SHARE = 0.5
"""Of a Latin word that could be pinyin: it may be, or may be another language."""
_OTHER_FORM = 0.95
"""Of a likeness found only between forms that are not the first way of speaking."""


def mark_sound_similarity(
    mark: tuple[Part, ...], other: tuple[Part, ...], *, words: str, other_words: str
) -> Evidence:
    """Compare how two marks are spoken; tones of Chinese do not count.

    Score: 1.0 for the same sounds in the same order. Vowels count less than consonants, and
    consonants that are often mistaken for each other (b and p, l and r) less than others.
    Signs without letters are not compared by sound.
    """
    if not romanised(joined(mark)) or not romanised(joined(other)):
        return NotCompared(T("One of the signs has no letters to speak."))
    agreed = agreement(mark, other, sounds_alike, least=MARKS_1.alike_from)
    of_core = sounds_alike(core(mark), core(other))
    of_all = sounds_alike(joined(mark), joined(other))
    spoken_whole = whole(mark, other, of_core=of_core, of_all=of_all, recipe=MARKS_1)
    score = max(spoken_whole, of_parts(agreed, MARKS_1))
    return Compared(
        score,
        T("Sound: {percent}% alike.", percent=round(100 * score)),
        words,
        other_words,
    )


@lru_cache(maxsize=1 << 15)
def sounds_alike(one: str, other: str) -> float:
    """Return how alike two words are spoken, 0.0 to 1.0; 0.0 where one has no letters."""
    first, second = sorted((one, other))
    if first == second:
        return 1.0
    if not romanised(first) or not romanised(second):
        return 0.0
    syllables, others = pinyin_readings(first), pinyin_readings(second)
    if has_han(first) and has_han(second):
        return _syllables_alike(syllables, others)
    spoken_alike = max(
        _alike(one, other, loose=has_han(first + second))
        * (1.0 if at == and_at else _OTHER_FORM)
        for at, one in enumerate(_spoken(first))
        for and_at, other in enumerate(_spoken(second))
    )
    if has_han(first + second) and syllables and others:
        chinese = _syllables_alike(syllables, others)
        return max(chinese, _PINYIN_SHARE * chinese + (1 - _PINYIN_SHARE) * spoken_alike)
    return spoken_alike


def _spoken(word: str) -> tuple[str, ...]:
    letters = romanised(word)
    full = spoken_in_full(letters)
    if has_han(word):
        return tuple(dict.fromkeys((spoken_pinyin(pinyin_syllables(word)) or full, full)))
    hard = spoken(letters.replace("ch", "k"))
    return tuple(dict.fromkeys((spoken(letters), full, hard)))


def _alike(one: str, other: str, *, loose: bool) -> float:
    costs = _RENDERED if loose else _SPOKEN
    longest = max(sum(map(costs.more, one)), sum(map(costs.more, other)))
    if not longest:
        return 0.0
    opening = 1.0 if costs.instead(one[0], other[0]) < 1 else _OTHER_OPENING
    return max(0.0, 1.0 - costs.distance(one, other) / longest) * opening


@dataclass(frozen=True, slots=True)
class Costs:
    """What sounds cost that are more, or stand for others; a consonant is 1.

    Attributes:
        vowel: One more vowel.
        liquid: One more l or r.
        other_vowel: A vowel for another.
        near: A consonant for one that is often mistaken for it.
    """

    vowel: float
    liquid: float
    other_vowel: float
    near: float

    def distance(self, one: str, other: str) -> float:
        """Return the least cost of turning the one row of sounds into the other."""
        row = [0.0]
        for sound in other:
            row.append(row[-1] + self.more(sound))
        for sound in one:
            last, row = row, [row[0] + self.more(sound)]
            for at, and_sound in enumerate(other):
                row.append(
                    min(
                        last[at + 1] + self.more(sound),
                        row[at] + self.more(and_sound),
                        last[at] + self.instead(sound, and_sound),
                    )
                )
        return row[-1]

    def more(self, sound: str) -> float:
        """Return what one more sound costs."""
        if sound in _VOWELS:
            return self.vowel
        if sound in "lr":
            return self.liquid
        return _WEAK if sound in "hjw" else 1.0

    def instead(self, sound: str, other: str) -> float:
        """Return what a sound for another costs."""
        if sound == other:
            return 0.0
        if sound in _VOWELS and other in _VOWELS:
            return self.other_vowel
        return self.near if frozenset((sound, other)) in _NEAR else 1.0


_SPOKEN = Costs(vowel=0.5, liquid=1.0, other_vowel=0.4, near=0.5)
_RENDERED = Costs(vowel=0.25, liquid=0.5, other_vowel=0.2, near=0.3)
"""Of Latin words in Chinese: vowels are put in, r is lost, b and p stand for each other."""
_WEAK = 0.6


def _syllables_alike(one: Readings, other: Readings) -> float:
    """Return how alike rows of syllables are, in order, of the longer row."""
    if not one or not other:
        return 0.0
    row = [0.0] * (len(other) + 1)
    for syllable in one:
        last, row = row, [0.0]
        for at, and_syllable in enumerate(other):
            both = last[at] + max(
                _syllable_alike(reading, and_reading)
                for reading in syllable
                for and_reading in and_syllable
            )
            row.append(max(both, last[at + 1], row[at]))
    return row[-1] / max(len(one), len(other))


def _syllable_alike(one: str, other: str) -> float:
    if one == other:
        return 1.0
    plain, and_plain = syllable_folded(one), syllable_folded(other)
    if plain == and_plain:
        return 0.9
    rhyme, and_rhyme = plain.lstrip(_STARTS), and_plain.lstrip(_STARTS)
    return 0.3 if rhyme == and_rhyme or plain[0] == and_plain[0] else 0.0


_STARTS = "bcdfghjklmnpqrstwxyz"
