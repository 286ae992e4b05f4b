"""Words without what does not count: capitals, accents, width, punctuation, script."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache, lru_cache, wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import yaml
from pydantic import TypeAdapter

from maodun.compare.marks.sounds import romanised

_P = ParamSpec("_P")
_R = TypeVar("_R")
_OTHERS = re.compile(r"[^a-z0-9]+")
_OTHERS_IN_LINES = re.compile(r"[^a-z0-9\n]+")
_DIGITS = re.compile(r"([0-9]+)")
_HAN = re.compile(r"[〇㐀-䶿一-鿿豈-﫿]")
_ACCENTED_BELOW = "\u0600"
_LATIN_EXTENDED = (0x0080, 0xAB6A)
_LATIN_NAME = re.compile(
    r"LATIN (?:(?:SMALL|CAPITAL) LETTER|LETTER SMALL CAPITAL) ([A-Z])(?: WITH .+)?"
)
"""Unicode names of letters that are a Latin one with a stroke, a hook, or in small capitals."""
_WORDS_KEPT = 1 << 17
_LONGEST_KEPT = 64
"""Letters of the longest word whose answers are remembered; others are read anew each time."""
_LOOKALIKES = Path(__file__).parent / "lists" / "lookalikes.yaml"
_TABLES = TypeAdapter(dict[str, dict[str, dict[str, str]]])


def remembered(
    read: Callable[Concatenate[str, _P], _R],
) -> Callable[Concatenate[str, _P], _R]:
    """Return the function with the answers for many short words kept; long ones cost memory."""
    kept = lru_cache(maxsize=_WORDS_KEPT)(read)

    @wraps(read)
    def either(word: str, /, *rest: _P.args, **named: _P.kwargs) -> _R:
        if len(word) > _LONGEST_KEPT:
            return read(word, *rest, **named)
        return kept(word, *rest, **named)  # type: ignore[arg-type]  # every argument is hashable

    return either


@remembered
def letters(text: str) -> str:
    """Return only the letters and digits, small, full-width ones as plain, without accents.

    Marks on letters that are letters of their own stay (Japanese, Korean, Indian scripts).

    >>> letters("Häagen-Dazs"), letters("ＮＩＫＥ 23"), letters("デ・ニム")
    ('haagendazs', 'nike23', 'デニム')
    """
    if text.isascii():
        return _OTHERS.sub("", text.lower())
    kept, base = [], ""
    for character in unicodedata.normalize("NFKD", _small(text)):
        accent = unicodedata.category(character) == "Mn"
        base = base if accent else character
        if (accent and base >= _ACCENTED_BELOW) or character.isalnum():
            kept.append(character)
    return unicodedata.normalize("NFC", "".join(kept))


def letters_of(texts: Sequence[str]) -> list[str]:
    """Return the ``letters`` of each text; many in plain letters take one pass, none is kept.

    >>> letters_of(["O'Neill", "Häagen-Dazs"])
    ['oneill', 'haagendazs']
    """
    plain = [text.isascii() and "\n" not in text for text in texts]
    lines = "\n".join(text if is_so else "" for text, is_so in zip(texts, plain, strict=True))
    found = _OTHERS_IN_LINES.sub("", lines.lower()).split("\n")
    rows = zip(texts, found, plain, strict=False)  # of no text, one empty line
    return [line if is_so else letters(text) for text, line, is_so in rows]


def _small(text: str) -> str:
    """Return it in small letters, those of mathematics and in rings too."""
    return unicodedata.normalize("NFKD", text).casefold()


@remembered
def spellings(text: str) -> tuple[str, ...]:
    """Return the letters of the text, then how they read and how they look in Latin letters.

    Text in plain letters has itself only.

    >>> spellings("华为"), spellings("ΝΙΚΕ"), spellings("O'Neill")
    (('华为', 'huawei'), ('νικε', 'nike', 'vike'), ('oneill',))
    """
    own = letters(text)
    if own.isascii():
        return (own,)
    read = "".join(
        piece if piece.isdigit() else romanised(piece) for piece in _DIGITS.split(own)
    )
    seen = (own.translate(_lookalikes()), own.translate(_capitals()))
    return tuple(dict.fromkeys((own, read, *(form for form in seen if form.isascii()))))


def has_han(text: str) -> bool:
    """Whether a Chinese character stands in the text."""
    return not text.isascii() and _HAN.search(text) is not None


@cache
def _capitals() -> dict[int, str]:
    """Return the same with what the capitals look like, where that is another letter."""
    return _lookalikes() | _tables("capitals")


@cache
def _lookalikes() -> dict[int, str]:
    named = {
        code: name[1].lower()
        for code in range(*_LATIN_EXTENDED)
        if (name := _LATIN_NAME.fullmatch(unicodedata.name(chr(code), "")))
    }
    return named | _tables("small")


def _tables(kind: str) -> dict[int, str]:
    tables = _TABLES.validate_python(yaml.safe_load(_LOOKALIKES.read_text("utf-8")))
    return {ord(a): b for table in tables[kind].values() for a, b in table.items()}
