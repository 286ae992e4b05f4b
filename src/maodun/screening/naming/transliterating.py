"""A Latin word in the syllables of Chinese, by the table of sounds."""

import re
from collections.abc import Iterator
from functools import cache

from maodun.screening.naming.tables import sounds

_SPELLINGS = (
    (r"ph", "f"),
    (r"sch|sh", "S"),
    (r"tch|ch", "C"),
    (r"ck|q(?!u)", "k"),
    (r"qu", "kw"),
    (r"x", "ks"),
    (r"th", "t"),
    (r"wh|v", "w"),
    (r"c(?=[eiy])", "s"),
    (r"c", "k"),
    (r"g(?=[eiy])|j", "J"),
    (r"(?<=[aeiou])gh", ""),
    (r"y(?![aeiou])", "i"),
    (r"([bdfgklmnprstz])\1", r"\1"),
    (r"(?<=[a-zSCJ]{2})e$", ""),
    (r"ee|ea|ie", "i"),
    (r"oo|ou|ue", "u"),
    (r"ay|ey|ai", "ei"),
    (r"igh", "ai"),
    (r"ow|au|aw", "ao"),
    (r"eu|ew", "u"),
    (r"oa|oe", "o"),
)
_RULES = tuple((re.compile(pattern), put) for pattern, put in _SPELLINGS)
_PIECE = re.compile(
    r"(?P<start>[bpdtgkwfzsSJChmnlry]?)(?P<vowel>ei|ai|ao|[aeiou])(?P<end>ng(?![aeiou])|[nm](?![aeiou]))?"
    r"|(?P<alone>[bpdtgkwfzsSJChmnlry])"
)
_CLOSED = {"a": "an", "e": "en", "i": "in", "o": "on", "u": "un"}
_SILENT = re.compile(r"(?<=[aeiou])r(?![aeiou])|h(?![aeiou])")


def transliterated(word: str) -> tuple[str, ...]:
    """Return the syllables of pinyin in which a Latin word is usually written in Chinese.

    The word is read as English spelling suggests; a consonant without a vowel gets one, and an
    ``r`` before a consonant is left out.

    >>> transliterated("lumina"), transliterated("nordko")
    (('lu', 'mi', 'na'), ('nuo', 'de', 'ke'))
    """
    for pattern, put in _RULES:
        word = pattern.sub(put, word)
    return tuple(_said(_SILENT.sub("", word)))


def _said(word: str) -> Iterator[str]:
    for piece in _PIECE.finditer(word):
        if alone := piece["alone"]:
            yield sounds().alone.get(alone, "si")
            continue
        vowel, end = piece["vowel"], piece["end"]
        row = "ang" if vowel == "a" and end == "ng" else _CLOSED.get(vowel) if end else vowel
        yield _table()[piece["start"], row or vowel]
        if end and row is None:
            yield sounds().alone["m" if end == "m" else "n"]


@cache
def _table() -> dict[tuple[str, str], str]:
    table = sounds()
    return {
        (start, vowel): syllable
        for vowel, row in table.rows.items()
        for start, syllable in zip(table.starts, row, strict=True)
    }
