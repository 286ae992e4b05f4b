"""What kind of sign a mark is, and its classes, in the words of many registers."""

import re
from collections.abc import Iterable, Sequence

from maodun.domain.rights import Classification
from maodun.domain.signs import Goods, SignKind

HIGHEST_CLASS = 45
"""Of the Nice Classification since 2002."""

_WORDS = ("word", "standard character", "verbal", "wort", "文字", "標準文字", "普通文字")
_FIGURES = (
    "figurative",
    "combined",
    "device",
    "stylized",
    "stylised",
    "logo",
    "图",
    "圖",
    "组合",
)
_OTHERS = (
    "3d", "3 d", "shape", "three dimensional", "colour", "color", "sound", "hologram", "motion",
    "position", "pattern", "multimedia", "olfactory", "other", "立体", "三维", "颜色", "声音",
)  # fmt: skip
_MIXED = ("combined", "组合", "图文", "文字及图", "word and", "words and", "with word")
_VIENNA = re.compile(r"(\d{1,2})\.?(\d{2})(?:\.?(\d{2}))?(?![.\d])", re.ASCII)
_CLASS = re.compile(r"(?<!\d)(\d{1,2})(?!\d)", re.ASCII)


def sign_kind(printed: str, *, words: str) -> SignKind:
    """Return which kind of sign a register means; a figure with words in it is combined."""
    folded = " ".join(printed.casefold().replace("_", " ").replace("-", " ").split())
    if any(name in folded for name in _OTHERS):
        return SignKind.OTHER
    if any(name in folded for name in _MIXED):
        return SignKind.COMBINED
    if any(name in folded for name in _FIGURES):
        return SignKind.COMBINED if words else SignKind.FIGURE
    if any(name in folded for name in _WORDS):
        return SignKind.WORD
    return SignKind.UNKNOWN


def nice_classes(goods: Iterable[Goods]) -> tuple[Classification, ...]:
    """Return the classes of the goods in the order in which they come first."""
    numbers = dict.fromkeys(one.nice_class for one in goods if one.nice_class is not None)
    return tuple(
        Classification("nice", f"NICE{number:02}", index == 0)
        for index, number in enumerate(numbers)
    )


def class_numbers(printed: str) -> tuple[int, ...]:
    """Return the classes named in a text, each once; numbers that are no class are left out."""
    found = (int(number) for number in _CLASS.findall(printed))
    return tuple(dict.fromkeys(number for number in found if 1 <= number <= HIGHEST_CLASS))


def vienna_codes(printed: Sequence[str]) -> tuple[str, ...]:
    """Return codes of figurative elements as ``02.09.01``, also from ``020901``."""
    found = (_VIENNA.search(code) for code in printed)
    return tuple(
        dict.fromkeys(
            ".".join(part.zfill(2) for part in match.groups() if part)
            for match in found
            if match
        )
    )
