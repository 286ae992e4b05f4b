"""Numbers with units: what a text says is how long, heavy or strong, and of what."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import inf

from maodun.compare.units import OWN_KINDS, PINT_NAMES, scale
from maodun.compare.wording import has_han, stem, terms

REACH = 90
"""Characters before a number in which its attribute is looked for."""

_NUMBER = r"(?:\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,9})?|\d{1,12}(?:\.\d{1,9})?)"
_SPELLED = sorted((*PINT_NAMES, *OWN_KINDS), key=len, reverse=True)
_UNIT = r"(?:" + "|".join(re.escape(unit) for unit in _SPELLED) + r")"
_UNIT_END = r"(?:(?<=[a-zA-Z])e?s?(?![a-zA-Z0-9])|(?<![a-zA-Z]))"
_MEASURE = re.compile(
    r"(?<![A-Za-z0-9_.,])(?P<between>between\s(?:about\s)?)?"
    rf"(?P<low>{_NUMBER})(?:\s{{0,2}}-?\s{{0,2}}(?P<unit1>{_UNIT}){_UNIT_END})?"
    r"(?:\s{0,2}(?P<to>(?(between)and(?:\s(?:about|at\smost))?|(?:-|–|—|~|to(?:\sabout)?|至|到)))"
    rf"\s{{0,2}}(?P<high>{_NUMBER})\s{{0,2}}-?\s{{0,2}}(?P<unit>{_UNIT}){_UNIT_END})?",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"[0-9]")
_ABOUT = re.compile(
    r"(?:\babout|\bapproximately|\bapprox\.?|\baround|\broughly|\bsubstantially|\bnearly|~|约|大约|左右)\s*$",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(
    r"(?:at\s+least|not\s+less\s+than|no\s+less\s+than|greater\s+than(?:\s+or\s+equal\s+to)?|"
    r"more\s+than|larger\s+than|longer\s+than|"
    r"(?<!not\s)exceed(?:s|ing)?|above|over|minimum(?:\s+of)?|≥|>|>=|"
    r"equal\s+to\s+or\s+(?:greater|more|higher)\s+than|higher\s+than|"
    r"不小于|至少|(?<!不)大于(?:等于)?|不低于|(?<!不)高于|(?<!不)超过)\s*(?:about|approximately|约)?\s*$",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    r"(?:at\s+most|(?:not|no)\s+(?:more|greater|larger|higher)\s+than|less\s+than(?:\s+or\s+equal\s+to)?|"
    r"smaller\s+than|lower\s+than|below|under|up\s+to|maximum(?:\s+of)?|≤|<|<=|"
    r"equal\s+to\s+or\s+(?:less|smaller|lower)\s+than|not\s+exceed(?:ing)?|"
    r"不大于|至多|(?<!不)小于(?:等于)?|不超过|不高于|(?<!不)低于)\s*(?:about|approximately|约)?\s*$",
    re.IGNORECASE,
)
_OR_MORE = re.compile(
    r"\s*(?:or\s+(?:more|greater|above|higher|larger|longer)|以上|及以上)", re.IGNORECASE
)
_OR_LESS = re.compile(
    r"\s*(?:or\s+(?:less|smaller|below|lower|fewer|under)|以下|及以下|以内)", re.IGNORECASE
)
_FIGURE = re.compile(
    r"(?:\bfigs?\.?|\bfigures?|\bclaims?|\bsteps?|\bno\.|图|权利要求|第)\s*$", re.IGNORECASE
)

_ATTRIBUTES_WORDS = """
diameter length width height thickness depth weight mass voltage power capacity speed
angle temperature pressure area volume distance radius hardness density frequency
wavelength current spacing gap duration modulus clearance pitch viscosity concentration
content porosity resistance torque force wattage circumference perimeter time energy
strength
"""
_ATTRIBUTES = frozenset(stem(word) for word in _ATTRIBUTES_WORDS.split())
_ADJECTIVES = {
    "thick": "thickness", "wide": "width", "long": "length", "high": "height", "tall": "height",
    "deep": "depth",
}  # fmt: skip
_HAN_ATTRIBUTES = {
    "直径": "diameter", "长度": "length", "宽度": "width", "高度": "height",
    "厚度": "thickness", "深度": "depth", "重量": "weight", "质量": "weight",
    "电压": "voltage", "功率": "power", "容量": "capacity", "速度": "speed",
    "角度": "angle", "夹角": "angle", "温度": "temperature", "压力": "pressure",
    "面积": "area", "体积": "volume", "距离": "distance", "半径": "radius",
    "硬度": "hardness", "密度": "density", "频率": "frequency", "波长": "wavelength",
    "电流": "current", "间距": "spacing", "时间": "time", "转速": "speed", "间隙": "gap",
    "含量": "content",
}  # fmt: skip
_QUALIFIERS_WORDS = """
first second third fourth outer inner outside inside external internal maximum minimum
total average overall mean max min nominal axial radial circumferential lateral vertical
horizontal cross sectional rated effective net gross
"""
_QUALIFIERS = frozenset(stem(word) for word in _QUALIFIERS_WORDS.split())
_KIND_ATTRIBUTE = {
    "angle": "angle",
    "decibel": "noise",
    "[mass]": "weight",
    "[temperature]": "temperature",
    "[mass] * [length] ** 2 / [time] ** 3 / [current]": "voltage",
    "[mass] * [length] ** 2 / [time] ** 3": "power",
}
_WORD = re.compile(r"[A-Za-z][A-Za-z'-]*|[,;:()]")
_OWNER_AFTER = re.compile(
    r"^\s+of\s+(?:(?:the|an?|each|said|its|at\s+least\s+one|one)\s+){0,2}((?:[A-Za-z][\w-]*\s*){1,6})",
    re.IGNORECASE,
)
_OWNER_STOP_WORDS = """
ranges range set equal plurality each value average
less more greater least most about approximately not up above below over under larger
smaller is are was of to in at from that which having has have with between being and or
measured ranging may can be the a an said whose by for when where wherein on
"""
_OWNER_STOP = frozenset(_OWNER_STOP_WORDS.split())
_HAS_WORDS = """
has have having with whose includes including of comprises comprising define defines
"""
_HAS = frozenset(_HAS_WORDS.split())


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or range with what it measures.

    Attributes:
        kind: Dimension; only equal kinds compare.
        low, high: In base units; ``-inf``/``inf`` where open.
        about: Whether the text says that it is not exact.
        attribute: Stem of what is measured (``diameter``), "" if the text does not say.
        qualifiers: ``outer``, ``maximum``: must be the same on both sides.
        owner: Terms of the thing measured; () if the text does not say.
        start, end: Where it stands in the text.
    """

    kind: str
    low: float
    high: float
    about: bool
    attribute: str
    qualifiers: frozenset[str]
    owner: tuple[str, ...]
    start: int
    end: int


def quantities(text: str) -> tuple[Quantity, ...]:
    """Return every number with a unit, in reading order."""
    if not _DIGIT.search(text):
        return ()
    return tuple(_found(text))


def _found(text: str) -> Iterator[Quantity]:
    for match in _MEASURE.finditer(text):
        unit = match["unit"] or match["unit1"]
        before = _reach(text, match.start())
        if unit is None or _FIGURE.search(before):
            continue
        quantity = _quantity(
            match, unit=unit, before=before, after=text[match.end() : match.end() + 60]
        )
        if quantity is not None:
            yield quantity


def _reach(text: str, end: int) -> str:
    """Return the whole words before a number in which its attribute is looked for."""
    start = max(0, end - REACH)
    space = text.find(" ", start, end) if start else -1
    return text[space + 1 if space >= 0 else start : end]


def _quantity(match: re.Match[str], *, unit: str, before: str, after: str) -> Quantity | None:
    measure = _scale(unit)
    if measure is None:
        return None
    kind, factor, offset = measure
    first = _scale(match["unit1"] or unit) or measure
    low, high = _bounds(match, before=before, after=after)
    low = low * first[1] + first[2] if match["high"] and low != -inf else low * factor + offset
    high = high * factor + offset
    if match["high"] is None:
        low, high = min(low, high), max(low, high)
    attribute, qualifiers, owner = _measured(before, after, kind=kind)
    return Quantity(
        kind=kind,
        low=low,
        high=high,
        about=bool(_ABOUT.search(before)) or "about" in (match["to"] or ""),
        attribute=attribute,
        qualifiers=qualifiers,
        owner=owner,
        start=match.start(),
        end=match.end(),
    )


def _scale(unit: str) -> tuple[str, float, float] | None:
    low = unit.lower()
    return scale(low) or scale(low.removesuffix("s"))


def _bounds(match: re.Match[str], *, before: str, after: str) -> tuple[float, float]:
    low = float(match["low"].replace(",", ""))
    if match["high"]:
        high = float(match["high"].replace(",", ""))
        return (low, high) if low <= high else (high, low)
    if _AT_LEAST.search(before) or _OR_MORE.match(after):
        return low, inf
    if _AT_MOST.search(before) or _OR_LESS.match(after):
        return -inf, low
    return low, low


def _measured(
    before: str, after: str, *, kind: str
) -> tuple[str, frozenset[str], tuple[str, ...]]:
    """Return attribute, its qualifiers and the thing measured."""
    if has_han(before[-20:]):
        return _han_measured(before)
    words = [(m[0].lower(), m.start(), m.end()) for m in _WORD.finditer(before)]
    for place in range(len(words) - 1, -1, -1):
        word, _, end = words[place]
        if word in ";":
            break
        attribute = stem("weight" if word.startswith("weigh") else word)
        if attribute in _ATTRIBUTES:
            qualifiers, owner = _owner_before([w for w, _, _ in words[:place]])
            following = _OWNER_AFTER.match(before[end:])
            named = _owner_terms(following[1]) if following else ()
            return attribute, qualifiers, named or owner
    adjective = re.match(r"\s*-?\s*(thick|wide|long|high|tall|deep)\b", after)
    if adjective:
        _, owner = _owner_before([w for w, _, _ in words])
        return (
            stem(_ADJECTIVES[adjective[1]]),
            frozenset(),
            owner or _owner_terms(after[adjective.end() :]),
        )
    return stem(_KIND_ATTRIBUTE.get(kind, "")), frozenset(), _owner_terms(after)


def _owner_before(words: list[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return qualifiers of the attribute and the thing that has it: "wheel has an outer"."""
    qualifiers: set[str] = set()
    rest = list(words)
    while rest and (stem(rest[-1]) in _QUALIFIERS):
        qualifiers.add(stem(rest.pop()))
    if rest and rest[-1] not in _OWNER_STOP and rest[-1].isalpha():
        return frozenset(qualifiers), _last_phrase(rest)
    while rest and rest[-1] in ("a", "an", "the", "said", "its"):
        rest.pop()
    if rest and rest[-1] in _HAS:
        has_each = len(rest) > 1 and rest[-2] in ("each", "all", "both")
        return frozenset(qualifiers), _last_phrase(rest[: -2 if has_each else -1])
    return frozenset(qualifiers), ()


def _last_phrase(words: list[str]) -> tuple[str, ...]:
    kept: list[str] = []
    for word in reversed(words):
        if word in _OWNER_STOP or not word[0].isalpha() or len(kept) > 3:  # noqa: PLR2004 - four words name a thing
            break
        kept.append(word)
    return terms(" ".join(reversed(kept)))


def _owner_terms(text: str) -> tuple[str, ...]:
    kept: list[str] = []
    for match in _WORD.finditer(text):
        word = match[0].lower()
        if word in _OWNER_STOP or not word[0].isalpha() or len(kept) > 3:  # noqa: PLR2004 - see above
            break
        kept.append(word)
    return terms(" ".join(kept))


_HAN_OWNER = re.compile(r"([㐀-鿿]{1,8})的?$")


def _han_measured(before: str) -> tuple[str, frozenset[str], tuple[str, ...]]:
    clause = re.split(r"[，；。,;]", before)[-1]
    place, name = max(
        ((clause.rfind(name), name) for name in _HAN_ATTRIBUTES), default=(-1, "")
    )
    if place < 0:
        return "", frozenset(), ()
    owner = _HAN_OWNER.search(clause[:place].replace("所述", ""))
    return stem(_HAN_ATTRIBUTES[name]), frozenset(), terms(owner[1]) if owner else ()
