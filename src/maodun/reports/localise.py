"""Turns values with sentences in them into plain data in one language, safe to print."""

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

import msgspec

from maodun.domain.text import Text
from maodun.reports.language import CHINESE, spelled, translator
from maodun.reports.model import Either

Plain = Any  # a tree of dict, list, str, int, float, bool and None

_NOT_PRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]"  # control characters; tab and newline may stay
)
# Marks that would reorder the text around them, and what is no character.
_NOT_SHOWN = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_NO_CHARACTER = re.compile("[\ud800-\udfff]")


def localise(value: object, language: str) -> Plain:
    """Return dataclasses as dicts, with every sentence in ``language``.

    Each dict names its class under ``is``, so that a template knows what it lays out. What
    was quoted from others loses control characters and marks that reorder text.
    """
    chinese = spelled(language) == CHINESE
    translate = translator(language)

    def words(found: object) -> Plain:
        if isinstance(found, Text):
            return clean(found.render(translate))
        if isinstance(found, Either):
            return clean(found.zh if chinese else found.en)
        return None

    return _plain(value, words, tag=True)


def machine(value: object, language: str) -> Plain:
    """Return dataclasses as dicts, each sentence with its key and values beside its words."""
    translate = translator(language)

    def words(found: object) -> Plain:
        if isinstance(found, Text):
            return {
                "text": found.render(translate),
                "msgid": found.msgid,
                "values": {name: _plain(one, words, tag=False) for name, one in found.values},
            }
        return None

    return _plain(value, words, tag=False, cleaned=False)


def encoded(plain: Plain) -> bytes:
    """Return plain data as JSON that people can read too."""
    return msgspec.json.format(msgspec.json.encode(plain), indent=2) + b"\n"


def clean(text: str) -> str:
    """Return text without characters that a terminal or a page would obey instead of show."""
    text = _NO_CHARACTER.sub("\ufffd", _NOT_SHOWN.sub("", text))
    return _NOT_PRINTABLE.sub(" ", text)


def _plain(
    value: object, words: Callable[[object], Plain], *, tag: bool, cleaned: bool = True
) -> Plain:
    if (said := words(value)) is not None:
        return said
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return clean(value) if cleaned else _NO_CHARACTER.sub("\ufffd", value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [_plain(one, words, tag=tag, cleaned=cleaned) for one in value]
    return _dict(value, words, tag=tag, cleaned=cleaned)


def _dict(
    value: object, words: Callable[[object], Plain], *, tag: bool, cleaned: bool
) -> Plain:
    if not is_dataclass(value) or isinstance(value, type):
        return value
    plain = {
        field.name: _plain(getattr(value, field.name), words, tag=tag, cleaned=cleaned)
        for field in fields(value)
    }
    return {"is": type(value).__name__, **plain} if tag else plain
