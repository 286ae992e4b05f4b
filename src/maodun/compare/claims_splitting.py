"""Where a claim printed as one run of text breaks into lines, and how the lines nest.

The office's own nesting is preferred where it exists; this restores it from punctuation,
enumerations and the words that open a list, in time linear in the text.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise

from maodun.compare.claims_references import first_mention
from maodun.compare.wording import has_han
from maodun.domain.rights import ClaimPart

LONGEST_PARENTHESIS = 300
"""Characters after which an opening parenthesis counts as a slip of the pen."""

_MARK = re.compile(r"[;；:：()\[\]（）]")
_TAIL = re.compile(r"[;；]\s*(?:(?:and|or)(?:/or)?\b,?)?\s*|[:：]\s*")
_ENUMERATOR = re.compile(
    r"(?:(?<=[\s;:,])|^)\(?(?P<sign>[a-zA-Z]|[ivx]{2,4}|\d{1,2})(?:\)|\.(?=\s[a-z]))(?=\s?[^\s,;.)])"
)
_OPENS_ITEM = re.compile(
    r"(?:[;:,；：]|\b(?:and|or|of|to|is|are|steps?|that|wherein|whereby"
    r"|includ(?:es|ing|e)|compris(?:es|ing|e)|having|has|consist(?:s|ing)? of))\s*$"
)
_AFTERTHOUGHT = re.compile(
    r",\s+(?:and\s+)?"
    r"(?=(?:wherein|whereby|characteri[sz]ed\s+(?:in\s+that|by)|provided\s+that|with\s+the\s+proviso)\b)"
)
_TO_DO = re.compile(
    r"\b(?:configured|adapted|operable|programmed|operative|arranged|structured)\s+to\s+(?=[a-z])"
)
_SEMICOLON = re.compile(r"[;；]\s*(?:(?:and|or)(?:/or)?,?)?\s*$")
_COMMA_END = re.compile(r",\s*(?:(?:and|or)(?:/or)?)?\s*$")
_LIST_ENDS = re.compile(r"[;,；]\s*(?:and|or)(?:/or)?,?\s*$|[；，]\s*(?:和|以及|及)$")
_COMMA = re.compile(r",\s+(?:(?:and|or|and/or)\s+)?(?=[A-Za-z])")
_COMMA_AND = re.compile(r",\s+(?:and|or|and/or)\s+")
_FIRST_WORDS = re.compile(r"\s*([A-Za-z-]+)\s+([A-Za-z-]+)")
_ARTICLES = frozenset(("a", "an", "one", "at", "two", "three", "four", "each"))
_DETERMINERS = _ARTICLES | frozenset(("the", "said", "to", "whether", "that", "which", "from"))
_NOT_A_VERB_WORDS = """
the said and or in on of at to by for from with as which that wherein whereby when if
where each such thereby based while after before upon until via using responsive
"""
_NOT_A_VERB = frozenset(_NOT_A_VERB_WORDS.split())
_HAN_BREAK = re.compile(
    r"[；;]|[，,：:]?\s*其特征(?:在于|是)\s*[，,：:]?|(?:包括|包含)\s*[：:]"
)
_HAN_COMMA = re.compile(r"[，。]")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str
    sign: str


def split(text: str) -> ClaimPart:
    """Return the claim as nested lines; the first line is the root.

    Every character of the text other than the white space between lines is in exactly one
    line, in order.
    """
    starts = _han_starts(text) if has_han(text) else _latin_starts(text)
    return _nested(_lines(text, starts))


def line_starts(part: ClaimPart) -> tuple[int, ...]:
    """Return at which word of the flattened text each line after the first begins."""
    out: list[int] = []
    words = 0
    for line in _flat(part):
        out.append(words)
        words += len(line.split())
    return tuple(out[1:])


def flattened(part: ClaimPart) -> str:
    """Return the lines joined by single spaces, so that nothing of the nesting is left."""
    return " ".join(" ".join(_flat(part)).split())


def _flat(part: ClaimPart) -> list[str]:
    out: list[str] = []
    pending = [part]
    while pending:
        current = pending.pop()
        if current.text.strip():
            out.append(current.text)
        pending.extend(reversed(current.parts))
    return out


def _latin_starts(text: str) -> dict[int, str]:
    """Return starts of lines with the enumerator found there ("" for none)."""
    stops, colons = _stops(text)
    starts = dict.fromkeys((*stops, *colons), "")
    starts.update(_enumerators(text, frozenset(starts)))
    lists = _lists(text, stops=stops, colons=colons)
    starts.update(dict.fromkeys(_list_items(text, lists=lists, others=sorted(starts)), ""))
    last = max(stops, default=min(starts, default=_after_reference(text)))
    for match in _AFTERTHOUGHT.finditer(text, last):
        if match.start() > last:
            starts.setdefault(match.end(), "")
    return starts


def _after_reference(text: str) -> int:
    """Return where a clause may begin in a claim without a list; nowhere in a short one."""
    if text.count(" ") < FEWEST_WORDS:
        return len(text)
    return first_mention(text[:400]) or 0


def _lists(text: str, *, stops: list[int], colons: list[int]) -> list[int]:
    """Return where lists open whose items only commas may divide.

    After a colon, unless semicolons divide the outermost list it opens; after "configured to".
    """
    first = stops[0] if stops else len(text)
    outermost = min(colons, default=first) if stops else -1
    opened = [colon for colon in colons if colon != outermost]
    return [*opened, *(match.end() for match in _TO_DO.finditer(text))]


def _stops(text: str) -> tuple[list[int], list[int]]:
    """Return where lines begin after a semicolon and after a colon, outside parentheses."""
    stops: list[int] = []
    colons: list[int] = []
    opened: list[int] = []
    for match in _MARK.finditer(text):
        mark, at = match[0], match.start()
        while opened and at - opened[-1] > LONGEST_PARENTHESIS:
            opened.pop()
        if mark in "([（":
            opened.append(at)
        elif mark in ")]）":
            del opened[-1:]
        elif not opened and (tail := _TAIL.match(text, at)) and tail.end() < len(text):
            if mark in ";；":
                stops.append(tail.end())
            elif tail.end() > at + 1:
                colons.append(tail.end())
    return stops, colons


def _enumerators(text: str, starts: frozenset[int]) -> dict[int, str]:
    """Return enumerators that open an item: ``(a)``, ``b)``, ``(ii)``, ``1.``."""
    found: dict[int, str] = {}
    expected: dict[str, str] = {}
    for match in _ENUMERATOR.finditer(text):
        if match.start() == 0:
            continue
        sign = match["sign"].lower()
        before = text[max(0, match.start() - 14) : match.start()]
        if not (match.start() in starts or (sign[0].isalpha() and _OPENS_ITEM.search(before))):
            continue
        family = _family(sign, expected)
        if family:
            expected[family] = _next_sign(sign, family)
            found[match.start()] = family
    return found


def _family(sign: str, expected: dict[str, str]) -> str:
    for family, awaited in expected.items():
        if sign == awaited:
            return family
    return {"a": "letter", "i": "roman", "1": "digit"}.get(sign, "")


_ROMAN = (
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
    "vii",
    "viii",
    "ix",
    "x",
    "xi",
    "xii",
    "xiii",
    "xiv",
)


def _next_sign(sign: str, family: str) -> str:
    if family == "digit":
        return str(int(sign) + 1)
    if family == "roman":
        place = _ROMAN.index(sign) + 1 if sign in _ROMAN else len(_ROMAN)
        return _ROMAN[place] if place < len(_ROMAN) else ""
    return chr(ord(sign) + 1)


def _list_items(text: str, *, lists: list[int], others: list[int]) -> list[int]:
    """Return starts of items that only commas divide, each list up to the next line or list."""
    out: list[int] = []
    marked = frozenset(others)
    ends = sorted({*others, *lists})
    for opened in lists:
        place = bisect_left(ends, opened + 1)
        end = ends[place] if place < len(ends) else len(text)
        items = _items(text, opened, end)
        if opened in marked:
            out.extend(items)
        elif len(items) >= FEWEST_UNMARKED:
            out.extend((opened, *items))
    return out


def _items(text: str, start: int, end: int) -> list[int]:
    """Return starts of the items after the first; they begin as the first item does."""
    ands = [match.end() for match in _COMMA_AND.finditer(text, start, end)]
    first = _kind(text, start)
    if not ands or not first:
        return []
    found = [m for m in _COMMA.finditer(text, start, end) if _kind(text, m.end()) == first]
    return [match.end() for match in found if match.end() <= ands[-1]]


def _kind(text: str, at: int) -> str:
    words = _FIRST_WORDS.match(text, at)
    if not words:
        return ""
    first, second = words[1].lower(), words[2].lower()
    if first in _ARTICLES:
        return "thing"
    if first in _NOT_A_VERB or first.endswith("ly"):
        return ""
    if first.endswith("ing"):
        return "gerund"
    return "verb" if second in _DETERMINERS and not first.endswith("ed") else ""


def _han_starts(text: str) -> dict[int, str]:
    starts = {m.end(): "" for m in _HAN_BREAK.finditer(text) if m.end() < len(text)}
    if not any(mark in text for mark in ";；"):
        after = min(starts, default=0)
        starts.update({m.end(): "" for m in _HAN_COMMA.finditer(text, after)})
    starts.pop(len(text), None)
    return starts


def _lines(text: str, starts: dict[int, str]) -> list[_Line]:
    places = [0, *sorted(start for start in starts if start > 0)]
    ends = [*places[1:], len(text)]
    lines = [
        _Line(start, text[start:end].strip(), starts.get(start, ""))
        for start, end in zip(places, ends, strict=True)
    ]
    return [line for line in lines if line.text] or [_Line(0, text.strip(), "")]


def _nested(lines: list[_Line]) -> ClaimPart:
    """Return the tree: a colon or a new kind of enumerator opens a level, "; and" ends one."""
    depths = _depths(lines)
    parts: list[list[ClaimPart]] = [[] for _ in range(max(depths) + 2)]
    for line, depth in zip(reversed(lines), reversed(depths), strict=True):
        children = tuple(reversed(parts[depth + 1]))
        parts[depth + 1] = []
        parts[depth].append(ClaimPart(line.text, children))
    return parts[0][0]


FEWEST_UNMARKED = 2
"""Items after the first from which "configured to" without a colon counts as a list."""

FEWEST_WORDS = 60
"""Words from which a claim without a list is set in several lines at all."""

DEEPEST = 6
"""Levels below the root that are told apart; deeper lines stay on the last."""


def _depths(lines: list[_Line]) -> list[int]:
    depths = [0]
    levels = [""]
    closing = by_commas = False
    for before, line in pairwise(lines):
        opens = before.text.endswith((":", "：")) or depths[-1] == 0
        ended = closing or (by_commas and _SEMICOLON.search(before.text[-12:]) is not None)
        if line.sign and line.sign in levels:
            del levels[levels.index(line.sign) + 1 :]
        elif opens or (line.sign and line.sign not in levels):
            levels.append(line.sign)
            closing = by_commas = False
        elif ended and len(levels) > 2:  # noqa: PLR2004 - the outermost list stays open
            levels.pop()
            closing = by_commas = False
        del levels[DEEPEST + 1 :]
        closing = closing or (not opens and _LIST_ENDS.search(before.text[-12:]) is not None)
        by_commas = by_commas or _COMMA_END.search(line.text[-12:]) is not None
        depths.append(len(levels) - 1)
    return depths
