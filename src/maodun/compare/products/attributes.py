"""Attributes of which a product has one value at a time: colour, audience, platform."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import yaml

_FILE = Path(__file__).parent / "attributes.yaml"

Attributes = Mapping[str, frozenset[str]]
"""Name of an attribute -> the values that a text names."""


def attributes_of(words: Iterable[str], *, han: str) -> Attributes:
    """Return what the words say of each attribute; what is not named is not in it.

    Args:
        words: Folded words of the text.
        han: Its Chinese part, in which values are looked for without spaces between them.
    """
    by_word, in_han = _spellings()
    found: dict[str, set[str]] = {}
    for word in words:
        for name, value in by_word.get(word, ()):
            found.setdefault(name, set()).add(value)
    for spelling, name, value in in_han if han else ():
        if spelling in han:
            found.setdefault(name, set()).add(value)
    return {name: frozenset(values) for name, values in found.items()}


@cache
def _spellings() -> tuple[
    Mapping[str, tuple[tuple[str, str], ...]], tuple[tuple[str, str, str], ...]
]:
    document = yaml.load(_FILE.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - builds only str, list and dict
    by_word: dict[str, list[tuple[str, str]]] = {}
    in_han: list[tuple[str, str, str]] = []
    for name, values in document.items():
        for value, spellings in values.items():
            for spelling in spellings:
                if spelling.isascii():
                    by_word.setdefault(spelling, []).append((name, value))
                else:
                    in_han.append((spelling, name, value))
    return {word: tuple(found) for word, found in by_word.items()}, tuple(in_han)
