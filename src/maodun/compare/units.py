"""Units as claims and shops write them, in English and Chinese, brought to one scale."""

from collections.abc import Mapping
from functools import cache
from typing import Any

PINT_NAMES: Mapping[str, str] = {
    "mm": "millimeter", "millimeter": "millimeter", "millimetre": "millimeter",
    "毫米": "millimeter", "cm": "centimeter", "centimeter": "centimeter",
    "centimetre": "centimeter", "厘米": "centimeter", "公分": "centimeter", "m": "meter",
    "meter": "meter", "metre": "meter", "米": "meter", "km": "kilometer",
    "kilometer": "kilometer", "公里": "kilometer", "千米": "kilometer", "µm": "micrometer",
    "μm": "micrometer", "um": "micrometer", "micron": "micrometer",
    "micrometer": "micrometer", "微米": "micrometer", "nm": "nanometer",
    "nanometer": "nanometer", "纳米": "nanometer", "inch": "inch", "inche": "inch",
    "in.": "inch", '"': "inch", "”": "inch", "英寸": "inch", "寸": "inch", "ft": "foot",
    "foot": "foot", "feet": "foot", "英尺": "foot", "yard": "yard", "mil": "thou",
    "kg": "kilogram", "kilogram": "kilogram", "kilo": "kilogram", "千克": "kilogram",
    "公斤": "kilogram", "g": "gram", "gram": "gram", "克": "gram", "mg": "milligram",
    "milligram": "milligram", "毫克": "milligram", "lb": "pound", "pound": "pound",
    "磅": "pound", "oz": "ounce", "ounce": "ounce", "盎司": "ounce", "ton": "metric_ton",
    "吨": "metric_ton", "v": "volt", "volt": "volt", "伏": "volt", "伏特": "volt",
    "kv": "kilovolt", "mv": "millivolt", "w": "watt", "watt": "watt", "瓦": "watt",
    "瓦特": "watt", "kw": "kilowatt", "kilowatt": "kilowatt", "千瓦": "kilowatt",
    "mw": "milliwatt", "hp": "horsepower", "a": "ampere", "amp": "ampere",
    "ampere": "ampere", "安": "ampere", "安培": "ampere", "ma": "milliampere",
    "毫安": "milliampere", "ah": "ampere_hour", "mah": "milliampere_hour",
    "毫安时": "milliampere_hour", "wh": "watt_hour", "kwh": "kilowatt_hour", "hz": "hertz",
    "hertz": "hertz", "赫兹": "hertz", "khz": "kilohertz", "mhz": "megahertz",
    "ghz": "gigahertz", "rpm": "rpm", "转/分": "rpm", "转每分": "rpm", "ohm": "ohm",
    "ω": "ohm", "欧姆": "ohm", "lumen": "lumen", "lm": "lumen", "流明": "lumen",
    "lux": "lux", "pa": "pascal", "pascal": "pascal", "帕": "pascal", "kpa": "kilopascal",
    "千帕": "kilopascal", "mpa": "megapascal", "兆帕": "megapascal", "gpa": "gigapascal",
    "psi": "psi", "bar": "bar", "巴": "bar", "mbar": "millibar", "atm": "atmosphere",
    "n": "newton", "newton": "newton", "牛": "newton", "kn": "kilonewton",
    "nm torque": "newton_meter", "n·m": "newton_meter", "n-m": "newton_meter",
    "ml": "milliliter", "milliliter": "milliliter", "millilitre": "milliliter",
    "毫升": "milliliter", "l": "liter", "liter": "liter", "litre": "liter", "升": "liter",
    "gallon": "gallon", "加仑": "gallon", "fl oz": "fluid_ounce", "cc": "milliliter",
    "cup": "cup", "quart": "quart", "s": "second", "sec": "second", "seconds": "second",
    "秒": "second", "ms": "millisecond", "毫秒": "millisecond", "min": "minute",
    "minute": "minute", "分钟": "minute", "h": "hour", "hr": "hour", "hour": "hour",
    "小时": "hour", "day": "day", "天": "day", "km/h": "kilometer/hour",
    "kmh": "kilometer/hour", "kph": "kilometer/hour", "公里/小时": "kilometer/hour",
    "mph": "mile/hour", "m/s": "meter/second", "°c": "degC", "° c": "degC", "° f": "degF",
    "℃": "degC",
    "degrees celsius": "degC", "degree celsius": "degC", "摄氏度": "degC", "°f": "degF",
    "℉": "degF", "degrees fahrenheit": "degF", "mm2": "millimeter**2",
    "cm2": "centimeter**2", "m2": "meter**2", "平方米": "meter**2", "mm3": "millimeter**3",
    "cm3": "centimeter**3", "g/cm3": "gram/centimeter**3", "kg/m3": "kilogram/meter**3",
}  # fmt: skip
"""Folded spelling, singular -> name that ``pint`` knows."""

OWN_KINDS: Mapping[str, str] = {
    "%": "share", "percent": "share", "％": "share", "wt%": "share", "wt.%": "share",
    "weight percent": "share", "vol%": "share", "°": "angle", "degree": "angle",
    "deg": "angle", "度": "angle", "db": "decibel", "分贝": "decibel", "dba": "decibel",
}  # fmt: skip
"""Units that ``pint`` would call dimensionless, kept apart by what they count."""


UNIT_WORDS = frozenset((*PINT_NAMES, *OWN_KINDS))
"""Every spelling, for telling units from words."""


@cache
def scale(unit: str) -> tuple[str, float, float] | None:
    """Return kind, factor and offset that bring a number in this unit to the base unit.

    ``None`` for a unit nobody listed. Two units compare when their kinds are equal.
    """
    if unit in OWN_KINDS:
        return OWN_KINDS[unit], 1.0, 0.0
    name = PINT_NAMES.get(unit)
    if name is None:
        return None
    registry = _registry()
    zero = registry.Quantity(0.0, name).to_base_units()
    one = registry.Quantity(1.0, name).to_base_units()
    kind = str(one.dimensionality)
    return kind, float(one.magnitude - zero.magnitude), float(zero.magnitude)


@cache
def _registry() -> Any:
    """The units' registry, built on first use: that takes longer than many claims."""
    import pint  # noqa: PLC0415 - slow to import, and most products name few units

    return pint.UnitRegistry()
