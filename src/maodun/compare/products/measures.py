"""Measures in a title: numbers with units, brought to one scale so that 2.5 cm is 1 inch."""

import re
from collections.abc import Collection, Iterable, Mapping

from maodun.compare.units import PINT_NAMES, scale

NEAR = 0.01
"""Share by which two measures may differ and still be the same: shops round."""

_COUNTED = {
    "byte": {"kb": 1e3, "mb": 1e6, "gb": 1e9, "tb": 1e12, "megabyte": 1e6, "gigabyte": 1e9,
             "terabyte": 1e12},
    "pixel": {"mp": 1e6, "megapixel": 1e6, "万像素": 1e4},
    "piece": {"pack": 1.0, "pk": 1.0, "pc": 1.0, "pcs": 1.0, "piece": 1.0, "count": 1.0,
              "ct": 1.0, "pairs": 1.0, "只": 1.0, "个": 1.0, "件": 1.0, "双": 1.0, "片": 1.0},
    "sheet": {"sheet": 1.0}, "user": {"user": 1.0, "u": 1.0}, "port": {"port": 1.0},
    "channel": {"channel": 1.0, "ch": 1.0}, "bit": {"bit": 1.0}, "zoom": {"x": 1.0},
    "line": {"p": 1.0, "i": 1.0}, "box": {"box": 1.0},
    "[length]": {"in": 0.0254},
    "month": {"month": 1.0, "year": 12.0, "yr": 12.0},
}  # fmt: skip
"""Units that only shops use: kind -> spelling -> factor."""

_OWN = {
    unit: (kind, factor) for kind, units in _COUNTED.items() for unit, factor in units.items()
}
_SPELLED = sorted({*PINT_NAMES, *_OWN}, key=len, reverse=True)
_UNIT = "|".join(map(re.escape, _SPELLED))
_MEASURE = re.compile(
    rf"(?<![a-z0-9.])(\d{{1,9}}(?:\.\d{{1,6}})?)\s?-?\s?({_UNIT})(?:(?<=[a-z])e?s?(?![a-z0-9])|(?<![a-z]))"
)
_PACK = re.compile(r"\b(?:pack|set|lot|box|case) of (\d{1,4})\b")

Measures = Mapping[str, Mapping[float, str]]
"""Kind of measure -> value in the base unit -> as written."""


def measures_of(text: str) -> Measures:
    """Return every measure that a folded text names."""
    found: dict[str, dict[float, str]] = {}
    for match in _MEASURE.finditer(text):
        kind, value = _based(float(match[1]), match[2])
        found.setdefault(kind, {}).setdefault(value, match[0])
    for match in _PACK.finditer(text):
        found.setdefault("piece", {}).setdefault(float(match[1]), match[0])
    return found


def is_measure(text: str) -> bool:
    """Whether the whole of ``text`` is one measure (``500gb``), so that it is no code."""
    return _MEASURE.fullmatch(text) is not None


def shared(one: Iterable[float], other: Collection[float]) -> bool:
    """Whether a value of both is the same within ``NEAR``."""
    return any(abs(a - b) <= NEAR * max(abs(a), abs(b)) for a in one for b in other)


def _based(number: float, unit: str) -> tuple[str, float]:
    if unit in _OWN:
        kind, factor = _OWN[unit]
        return kind, number * factor
    scaled = scale(unit)
    if scaled is None:
        return unit, number
    kind, factor, offset = scaled
    return kind, number * factor + offset
