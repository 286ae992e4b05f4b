"""How two marks sound, in English and in Chinese, and between the two."""

from functools import lru_cache

from maodun.compare.marks.parts import Part, agreement, core, joined
from maodun.compare.marks.recipe import MARKS_1
from maodun.compare.marks.sounds import pinyin_syllables, romanised, syllable_folded
from maodun.compare.marks.spelling import of_parts
from maodun.compare.marks.spoken import spoken, spoken_in_full
from maodun.compare.wording import has_han
from maodun.domain.evidence import Compared, Evidence, NotCompared
from maodun.domain.text import T

_VOWELS = frozenset("aio")
_NEAR = frozenset(
    frozenset(pair)
    for pair in (
        *("bp", "dt", "gk", "vf", "vw", "sS", "sC", "CS", "JC", "JS", "Jj", "lr", "mn", "nN"),
        *("Ts", "Tt", "Tf", "hk", "Tl"),
    )
)
_VOWEL_FOR_VOWEL, _VOWEL_MORE, _NEAR_SOUND, _WEAK_MORE = 0.35, 0.45, 0.5, 0.6
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
    whole = MARKS_1.core * sounds_alike(core(mark), core(other)) + (
        1 - MARKS_1.core
    ) * sounds_alike(joined(mark), joined(other))
    score = max(whole, of_parts(agreed, MARKS_1))
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
    syllables, others = pinyin_syllables(first), pinyin_syllables(second)
    if has_han(first) and has_han(second):
        return _syllables_alike(syllables, others)
    chinese = _syllables_alike(syllables, others) if has_han(first + second) else 0.0
    return max(chinese, *(_forms(first, second)))


def _forms(first: str, second: str) -> list[float]:
    """Return the likeness of each way of speaking the one to each of the other."""
    return [
        _alike(one, other) * (1.0 if at == and_at else _OTHER_FORM)
        for at, one in enumerate(_spoken(first))
        for and_at, other in enumerate(_spoken(second))
    ]


def _spoken(word: str) -> tuple[str, ...]:
    letters = romanised(word)
    full = spoken_in_full(letters)
    return (full,) if has_han(word) else tuple(dict.fromkeys((spoken(letters), full)))


def _alike(one: str, other: str) -> float:
    longest = sum(_more(sound) for sound in max(one, other, key=_length))
    return max(0.0, 1.0 - _distance(one, other) / longest) if longest else 0.0


def _length(sounds: str) -> tuple[float, str]:
    return sum(_more(sound) for sound in sounds), sounds


def _distance(one: str, other: str) -> float:
    """Return the least cost of turning the one row of sounds into the other."""
    row = [0.0]
    for sound in other:
        row.append(row[-1] + _more(sound))
    for sound in one:
        last, row = row, [row[0] + _more(sound)]
        for at, and_sound in enumerate(other):
            row.append(
                min(
                    last[at + 1] + _more(sound),
                    row[at] + _more(and_sound),
                    last[at] + _instead(sound, and_sound),
                )
            )
    return row[-1]


def _more(sound: str) -> float:
    if sound in _VOWELS:
        return _VOWEL_MORE
    return _WEAK_MORE if sound in "hjw" else 1.0


def _instead(sound: str, other: str) -> float:
    if sound == other:
        return 0.0
    if sound in _VOWELS and other in _VOWELS:
        return _VOWEL_FOR_VOWEL
    return _NEAR_SOUND if frozenset((sound, other)) in _NEAR else 1.0


def _syllables_alike(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Return how alike rows of syllables are, in order, of the longer row."""
    if not one or not other:
        return 0.0
    row = [0.0] * (len(other) + 1)
    for syllable in one:
        last, row = row, [0.0]
        for at, and_syllable in enumerate(other):
            both = last[at] + _syllable_alike(syllable, and_syllable)
            row.append(max(both, last[at + 1], row[at]))
    return row[-1] / max(len(one), len(other))


def _syllable_alike(one: str, other: str) -> float:
    if one == other:
        return 1.0
    plain, and_plain = syllable_folded(one), syllable_folded(other)
    if plain == and_plain:
        return 0.9
    rhyme, and_rhyme = plain.lstrip(_STARTS), and_plain.lstrip(_STARTS)
    return 0.4 if rhyme == and_rhyme or plain[0] == and_plain[0] else 0.0


_STARTS = "bcdfghjklmnpqrstwxyz"
