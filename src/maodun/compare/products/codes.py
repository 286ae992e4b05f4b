"""Model and part numbers: words of letters and digits that name one model of one maker."""

import re
from collections.abc import Iterator, Mapping

from maodun.compare.products.measures import is_measure

SHORTEST = 4
"""Characters of a code in running text; shorter ones are sizes and versions."""

SHORTEST_GIVEN = 3
"""Of one that a field gives as the model number."""

_CHUNK = re.compile(r"[a-z0-9](?:[a-z0-9\-./_]*[a-z0-9])?")
_SIGNS = re.compile(r"[^a-z0-9]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LEAST_DIGITS = 2
_GTIN_LENGTHS = frozenset((8, 12, 13, 14))


def codes_in(text: str) -> Mapping[str, str]:
    """Return the codes of a folded text, without signs, with how they stand there."""
    return dict(_codes(text))


def _codes(text: str) -> Iterator[tuple[str, str]]:
    for match in _CHUNK.finditer(text):
        code = bare(match[0])
        digits = sum(character.isdigit() for character in code)
        if len(code) < SHORTEST or digits < _LEAST_DIGITS or _YEAR.fullmatch(code):
            continue
        if not is_measure(match[0]):
            yield code, match[0]


def given_code(text: str) -> Mapping[str, str]:
    """Return the one code that a field gives, or nothing where it holds none."""
    code = bare(text)
    return {code: text} if len(code) >= SHORTEST_GIVEN else {}


def bare(text: str) -> str:
    """Return letters and digits only: shops write ``DVP-FX820`` and ``dvpfx820``."""
    return _SIGNS.sub("", text)


def gtin14(text: str | None) -> str:
    """Return the number under a bar code in 14 digits, or "" where its check digit is wrong.

    Source: GS1 General Specifications, 7.9 (check digit).
    """
    digits = re.sub(r"[\s-]", "", text or "")
    if not digits.isascii() or not digits.isdigit() or len(digits) not in _GTIN_LENGTHS:
        return ""
    whole = digits.zfill(14)
    weighed = sum(
        int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(whole)
    )
    return whole if weighed % 10 == 0 and int(whole) else ""
