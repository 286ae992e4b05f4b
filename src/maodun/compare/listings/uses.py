"""What a name does in a listing: says what it fits, compares, names a brand, or just a word."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from maodun.compare.listings.plainness import plainness
from maodun.domain.marks import Use

_FILE = Path(__file__).parent / "lists" / "uses.yaml"
_BEFORE, _BEHIND = 60, 24
_CHAIN = r"(?:(?:[A-Z0-9][\w.+'’-]*+|and|or|&|/|,|\+|y|und|et|e|dan|、|和|及)[\s,/]*+){0,6}"
"""Names and the words between them: "for Canon, Nikon and Sony"."""


_FIRST = re.compile(r"[^\W\d_]{2,}")
_PLAIN = 0.7
"""Plainness from which a word begins no list of names."""


@dataclass(frozen=True, slots=True)
class UseFound:
    """A use and the words that tell it, as they stand; "" where nothing stands there."""

    use: Use
    words: str = ""


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    compatible: dict[str, tuple[str, ...]]
    compatible_after: dict[str, tuple[str, ...]]
    compared: dict[str, tuple[str, ...]]
    compared_after: dict[str, tuple[str, ...]]


def use_of(text: str, start: int, end: int) -> UseFound | None:
    """Return the use that the words around a stretch tell, or nothing."""
    before, behind = text[max(0, start - _BEFORE) : start], text[end : end + _BEHIND]
    for use, ahead, after in _patterns():
        found = after.match(behind)
        if found:
            return UseFound(use, found["told"].strip())
        found = ahead.search(before)
        if found and _names_follow(found["chain"]):
            return UseFound(use, found["told"].strip())
    return None


def _names_follow(chain: str) -> bool:
    """Whether what stands between begins with a name: "for Men Vortaxo" fits no Vortaxo."""
    first = _FIRST.match(chain)
    return first is None or plainness(first[0]) < _PLAIN


@cache
def _patterns() -> tuple[tuple[Use, re.Pattern[str], re.Pattern[str]], ...]:
    words = _Words.model_validate(yaml.safe_load(_FILE.read_text("utf-8")))
    return (
        (Use.COMPARED, _ahead(words.compared), _after(words.compared_after)),
        (Use.COMPATIBLE, _ahead(words.compatible), _after(words.compatible_after)),
    )


def _ahead(words: dict[str, tuple[str, ...]]) -> re.Pattern[str]:
    spaced, close = _ways(words)
    either = rf"(?:(?<!\w)(?i:{spaced})[\s:]+|(?:{close})\s*)"
    return re.compile(rf"(?P<told>{either})(?P<chain>{_CHAIN})[\"“'(]?$")


def _after(words: dict[str, tuple[str, ...]]) -> re.Pattern[str]:
    spaced, close = _ways(words)
    return re.compile(rf"(?:[®™]?\s*)(?P<told>(?i:{spaced})(?!\w)|{close})")


def _ways(words: dict[str, tuple[str, ...]]) -> tuple[str, str]:
    spaced = [word for language, ones in words.items() if language != "zh" for word in ones]
    return _either(spaced), _either(words.get("zh", ()))


def _either(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(word.replace(" ", r"\s+") for word in longest_first)
