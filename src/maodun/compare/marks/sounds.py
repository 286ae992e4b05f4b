"""How words sound, in any script: Latin letters, pinyin, and codes that like sounds share."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from anyascii import anyascii
from pypinyin import Style, lazy_pinyin, pinyin

from maodun.compare.marks.pinyin import SYLLABLES
from maodun.compare.marks.spoken import spoken, spoken_in_full

LONGEST = 200
"""Characters of a text that are read; a longer one is no mark."""
_HAN = r"[〇㐀-䶿一-鿿豈-﫿]"
_RUNS = re.compile(rf"({_HAN}+)")
_LATIN = re.compile(r"[a-z]+")
_LONGEST_SYLLABLE = 6
_FEWEST = 2
_CONFUSED_STARTS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"))
_CONFUSED_ENDS = (("ang", "an"), ("eng", "en"), ("ing", "in"))


@lru_cache(maxsize=1 << 16)
def romanised(text: str) -> str:
    """Return the text in the letters a to z and nothing else.

    Han characters become pinyin without tones (``ü`` as ``u``), other scripts are
    transliterated letter by letter. Digits, spaces and signs are left out.

    >>> romanised("海尔 Smart-Home"), romanised("Ünïverse №1"), romanised("Найк")
    ('haiersmarthome', 'universeno', 'nayk')
    """
    return "".join("".join(syllables) for syllables in _pieces(text))


def pinyin_syllables(text: str) -> tuple[str, ...]:
    """Return the syllables of Han text, or of Latin text that is nothing but pinyin.

    Other text gives none, and so does a mixture of both. Of several ways to cut, the one
    with fewest syllables is taken, then the one with fewest that begin with a vowel.

    >>> pinyin_syllables("海尔"), pinyin_syllables("Haier"), pinyin_syllables("Lenovo")
    (('hai', 'er'), ('hai', 'er'), ())
    """
    folded = unicodedata.normalize("NFKC", text[:LONGEST])
    letters = [piece for piece in folded if piece.isalpha()]
    if not letters:
        return ()
    if all(re.fullmatch(_HAN, letter) for letter in letters):
        return tuple(syllable for run in _RUNS.findall(folded) for syllable in _read(run))
    if any(re.fullmatch(_HAN, letter) for letter in letters):
        return ()
    cut = [_cut(word) for word in _LATIN.findall(anyascii(folded).lower())]
    return tuple(syllable for word in cut for syllable in word) if all(cut) else ()


@lru_cache(maxsize=1 << 14)
def pinyin_readings(text: str) -> tuple[frozenset[str], ...]:
    """Return for each syllable every way it may be read; of Latin text only the one.

    >>> [sorted(readings) for readings in pinyin_readings("美的")]
    [['mei'], ['de', 'di']]
    """
    syllables = pinyin_syllables(text)
    if not syllables or _LATIN.search(text.lower()):
        return tuple(frozenset({syllable}) for syllable in syllables)
    characters = "".join(_RUNS.findall(unicodedata.normalize("NFKC", text[:LONGEST])))
    other = pinyin(list(characters), style=Style.NORMAL, heteronym=True)
    return tuple(
        frozenset({syllable, *("".join(_LATIN.findall(anyascii(one))) for one in others)})
        for syllable, others in zip(syllables, other, strict=True)
    )


@lru_cache(maxsize=1 << 16)
def sound_keys(word: str) -> tuple[str, ...]:
    """Return up to three codes; words that are spoken alike share at least one.

    Codes in capitals are English sounds: consonants in order and the places of vowels, the
    kind of vowel only where there is just one. Codes in small letters are pinyin, with the
    sounds that many speakers do not tell apart (n and l, zh and z, ang and an) made one;
    only words of two syllables have them. A word without letters has no code.

    >>> sound_keys("Nike"), sound_keys("耐克")
    (('NIK', 'NAKA', 'li.ke'), ('lai.ke', 'NAKA'))
    """
    letters = romanised(word)
    if not letters:
        return ()
    syllables = pinyin_syllables(word)
    chinese = _confused(syllables) if len(syllables) >= _FEWEST else ""
    if syllables and not _LATIN.search(word.lower()):
        codes = [chinese, _code(spoken_in_full(letters))]
    else:
        codes = [_code(spoken(letters)), _code(spoken_in_full(letters)), chinese]
    return tuple(dict.fromkeys(code for code in codes if code))


def syllable_folded(syllable: str) -> str:
    """Return a syllable of pinyin without what many speakers do not tell apart."""
    for wide, narrow in _CONFUSED_STARTS:
        if syllable.startswith(wide):
            syllable = narrow + syllable.removeprefix(wide)
    for wide, narrow in _CONFUSED_ENDS:
        if syllable.endswith(wide):
            return syllable.removesuffix(wide) + narrow
    return syllable


def _pieces(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the Latin letters of each run of one script."""
    for run in _RUNS.split(unicodedata.normalize("NFKC", text[:LONGEST])):
        if _RUNS.match(run):
            yield _read(run)
        else:
            yield tuple(_LATIN.findall(anyascii(run).lower()))


@lru_cache(maxsize=1 << 16)
def _read(run: str) -> tuple[str, ...]:
    """Return the syllables of Han characters as they are read together."""
    return tuple(
        "".join(_LATIN.findall(anyascii(syllable).lower().replace("v", "u")))
        for syllable in lazy_pinyin(run)
    )


@lru_cache(maxsize=1 << 16)
def _cut(word: str) -> tuple[str, ...]:
    """Return the word cut into syllables, or nothing where that cannot be done."""
    word = word.replace("lv", "lu").replace("nv", "nu")
    best: list[tuple[str, ...] | None] = [()] + [None] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - _LONGEST_SYLLABLE), end):
            before, last = best[start], word[start:end]
            if before is None or last not in _syllables():
                continue
            found = (*before, last)
            known = best[end]
            if known is None or _order(found) < _order(known):
                best[end] = found
    return best[-1] or ()


def _order(syllables: tuple[str, ...]) -> tuple[int, ...]:
    bare = sum(syllable[0] in "aeo" for syllable in syllables[1:])
    return (len(syllables), bare, *(-len(syllable) for syllable in syllables))


@cache
def _syllables() -> frozenset[str]:
    return frozenset(SYLLABLES.split())


def _confused(syllables: tuple[str, ...]) -> str:
    return ".".join(syllable_folded(syllable) for syllable in syllables)


def _code(sounds: str) -> str:
    """Return the code of sounds; of one vowel its kind is kept, else only its place."""
    vowels = sum(sound in "aio" for sound in sounds)
    kept = "".join(
        "A" if sound in "aio" and vowels > 1 else _CAPITAL[sound] for sound in sounds
    )
    return re.sub("AA+", "A", kept)


_CAPITAL = {
    **{letter: letter.upper() for letter in "abcdefghiklmnopqrstuvw"},
    **{"j": "Y", "J": "J", "S": "X", "C": "Q", "T": "Z", "N": "N"},
}
"""English sounds as capitals; signs for two letters get letters that no sound has."""
