"""What a name does in a listing: says what it fits, compares, names a brand, or just a word."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from maodun.compare.listings.plainness import plainness
from maodun.domain.marks import Use

_FILE = Path(__file__).parent / "lists" / "uses.yaml"
_BEFORE, _BEHIND = 60, 24
_CHAIN = r"(?:(?:[A-Z0-9][\w.+'’-]*+|and|or|&|/|,|\+|y|und|et|e|dan|、|和|及)[\s,/]*+){0,6}"
"""Names and the words between them: "for Canon, Nikon and Sony"."""


_CLOSE = "zh"
"""Its words stand close to the name, without a space."""
_FIRST = re.compile(r"[^\W\d_]{2,}")
_PLAIN = 0.7
"""Plainness from which a word begins no list of names."""


@dataclass(frozen=True, slots=True)
class UseFound:
    """A use, and what tells it.

    Attributes:
        words: As they stand; "": nothing stands there.
        behind: They stand behind the name.
    """

    use: Use
    words: str = ""
    behind: bool = False


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    compatible: dict[str, tuple[str, ...]]
    compatible_after: dict[str, tuple[str, ...]]
    compared: dict[str, tuple[str, ...]]
    compared_after: dict[str, tuple[str, ...]]
    verbs: dict[str, tuple[str, ...]]
    no_verb_after: dict[str, tuple[str, ...]]


def use_of(
    text: str, start: int, end: int, *, languages: tuple[str, ...] = ("en",)
) -> UseFound | None:
    """Return the use that the words around a stretch tell, or nothing.

    Args:
        text: Where the stretch stands.
        start: Its first letter.
        end: Behind its last one.
        languages: Whose words are understood; Chinese always is.
    """
    before, behind = text[max(0, start - _BEFORE) : start], text[end : end + _BEHIND]
    return _told_between(before, behind, languages)


@lru_cache(maxsize=1 << 12)
def _told_between(before: str, behind: str, languages: tuple[str, ...]) -> UseFound | None:
    for use, ahead, after in _patterns(languages):
        found = after.match(behind)
        if found:
            return UseFound(use, found["told"].strip(), behind=True)
        found = ahead.search(before)
        if found and _names_follow(found["chain"]):
            return UseFound(use, found["told"].strip())
    return None


def _names_follow(chain: str) -> bool:
    """Whether what stands between begins with a name: "for Men Vortaxo" fits no Vortaxo."""
    first = _FIRST.match(chain)
    return first is None or plainness(first[0]) < _PLAIN


@cache
def _words() -> _Words:
    return _Words.model_validate(yaml.safe_load(_FILE.read_text("utf-8")))


@lru_cache(maxsize=512)
def _patterns(
    languages: tuple[str, ...],
) -> tuple[tuple[Use, re.Pattern[str], re.Pattern[str]], ...]:
    words = _words()
    compared, compatible = (
        _ways(words.compared, languages),
        _ways(words.compatible, languages),
    )
    return (
        (Use.COMPARED, _ahead(compared), _after(_ways(words.compared_after, languages))),
        (
            Use.COMPATIBLE,
            _ahead(compatible, _verbs(languages)),
            _after(_ways(words.compatible_after, languages)),
        ),
    )


def _verbs(languages: tuple[str, ...]) -> str:
    """Return a pattern of verbs; words that make a noun of one must not stand before it."""
    words = _words()
    nouns = _chosen(words.no_verb_after, languages)
    barred = "".join(rf"(?<!(?<!\w){word}\s)" for word in nouns)
    verbs = _either(_chosen(words.verbs, languages))
    return rf"{barred}(?<!['’]s\s)(?<!s['’]\s)(?:{verbs})" if verbs else ""


def _ahead(ways: tuple[str, str], verbs: str = "") -> re.Pattern[str]:
    spaced, close = ways
    spaced = "|".join(filter(None, (spaced, verbs))) or "(?!)"
    either = rf"(?:(?<!\w)(?i:{spaced})[\s:]+|(?:{close})\s*)"
    return re.compile(rf"(?P<told>{either})(?P<chain>{_CHAIN})[\"“'(]?$")


def _after(ways: tuple[str, str]) -> re.Pattern[str]:
    spaced, close = ways
    return re.compile(rf"(?:[®™]?\s*)(?P<told>(?i:{spaced or '(?!)'})(?!\w)|{close})")


def _ways(words: Mapping[str, tuple[str, ...]], languages: tuple[str, ...]) -> tuple[str, str]:
    return _either(_chosen(words, languages)), _either(words.get(_CLOSE, ()))


def _chosen(words: Mapping[str, tuple[str, ...]], languages: tuple[str, ...]) -> list[str]:
    chosen = [words.get(language, ()) for language in languages if language != _CLOSE]
    return [word for ones in chosen for word in ones]


def _either(words: Iterable[str]) -> str:
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(word.replace(" ", r"\s+") for word in longest_first)
