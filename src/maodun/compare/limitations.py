"""A claim's lines become limitations: what each is, what it needs, how it is worded."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from maodun.compare.claims_references import first_mention
from maodun.compare.things import needed_thing
from maodun.compare.wording import folded, has_han, terms
from maodun.domain.claims import Limitation, Part
from maodun.domain.rights import ClaimPart

_NUMBER = re.compile(r"^\s*\d{1,4}\s*[.)．、]\s*")
_TRANSITION = re.compile(
    r"\b(?:(?:further|also|additionally)\s+)?(?:compris(?:ing|es|ed\s+of|e)|consist(?:ing|s)(?:\s+essentially)?"
    r"\s+of|includ(?:ing|es|e)|characteri[sz]ed\s+(?:in\s+that|by)|wherein|whereby|contain(?:ing|s)|"
    r"the\s+improvement|which\s+comprises|having|composed\s+of)\b\s*(?:the\s+(?:following\s+)?steps?(?:\s+of)?\b)?\s*[:,]?\s*",
    re.IGNORECASE,
)
_HAN_TRANSITION = re.compile(
    r"[，,]?其特征(?:在于|是)[，,：:]?|[，,](?:它)?(?:包括|包含)(?:有)?[：:]?|，其中[，：]?"
)
_INNER = re.compile(
    r"[;；]\s*(?:(?:and|or)\s+)?"
    r"|,\s+(?:and\s+)?(?=(?:wherein|whereby|in\s+which|characteri[sz]ed\s+in\s+that)\b)"
)
_THINGS = re.compile(
    r",\s+(?:and\s+)?(?=(?:an?|at\s+least\s+(?:one|two|a)|one\s+or\s+more|a\s+plurality\s+of|two|three|four)\s)"
    r"|;\s*(?:and\s+)?|,\s+(?:and\s+)?(?=(?:wherein|whereby)\b)|；|、(?=[㐀-鿿])",
    re.IGNORECASE,
)
LAST_AND = 12
"""Characters at the end in which the "; and" before the next line is looked for."""

_EDGES = " ,;:；：，。.、"
_LAST_AND = re.compile(
    r"(?:[;,；，]\s*(?:and|or)(?:/or)?|[；，](?:和|以及|及))\s*,?\s*$|\s+and\s*$", re.IGNORECASE
)
_JOINT = re.compile(r"^\s*(?:and|or|and/or|,)?\s*$", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:an?|the|said)\s+")
_ENUMERATED = re.compile(r"^(?:\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[).](?=\s)|and\b|or\b)\s*")
_HAN_OPENING = re.compile(r"(?:其特征(?:在于|是)|它?(?:包括|包含)有?|其中)[，,：: ]*")
_HAN_AND = re.compile(r"^(?:以及|和|及)(?=[㐀-鿿])")
_NEGATIVE = re.compile(
    r"\b(?:without|free\s+(?:of|from)|devoid\s+of|lacks?|lacking|absent|absence\s+of|excludes?|excluding|"
    r"(?:is|are|does|do|has|have|being)\s+(?:not|no)|not\s+(?:includ|compris|contain|hav)\w*|in\s+which\s+no|wherein\s+no|no)\b"
    r"|(?:无需?|没有|不含|不包[括含]|不具有|不设|未设)",
)
_ALTERNATIVE = re.compile(
    r"\b(?:or|either|and/or|selected\s+from|chosen\s+from|one\s+of\s+(?:the\s+following|a\b)|at\s+least\s+one\s+of|any\s+of)\b|或者?|选自|任一种",
)
_NOT_CHOICE = re.compile(
    r"\b(?:one|two|three|more|less|greater|equal\s+to|whether|substantially)\s+or\s+(?:more|less|both|not|greater|equal|fewer)\b|\bor\s+(?:more|less|greater|not|fewer)\b|\bequal\s+to\s+or\b|\bor\s+equal\b",
)
_MEANS = re.compile(
    r"\b(?:means|step|mechanism\s+means)\s+(?:for\b|to\b|operable)|\bmeans\s+(?:which|that|operative)\b|用于[^，；。]{1,20}的装置",
)
_STEP = re.compile(
    r"^(?:\(?\w{1,4}[).]\s*)?(?:the\s+steps?\s+of\s+)?[a-z-]*ing\b", re.IGNORECASE
)
_WHEREIN = re.compile(
    r"^(?:and\s+)?(?:wherein|whereby|characteri[sz]ed|in\s+which|where\b|such\s+that|so\s+that)|^(?:其中|其特征|使得)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Piece:
    path: str
    part: Part
    text: str


def own_limitations(
    number: int, root: ClaimPart, *, method: bool, dependent: bool
) -> tuple[Limitation, ...]:
    """Return what the claim itself asks for, in reading order, without what it inherits."""
    pieces = [
        *_root_pieces(root, dependent=dependent),
        *_line_pieces(root.parts, method=method),
    ]
    told = [piece for piece in pieces if _says_something(piece.text)]
    return tuple(_limitation(number, piece) for piece in _with_paths(told))


def _says_something(text: str) -> bool:
    """Whether more than words of grammar is left: a line "wherein:" asks for nothing."""
    return bool(terms(text)) or has_han(text)


def limitation_key(text: str) -> str:
    """Return the text folded so that the same requirement in two claims reads the same.

    Only what cannot change the meaning is gone: enumerator, first article, last "and", case and
    white space. Numbers and signs stay, for "formula (1)" is not "formula (2)".
    """
    return _key(folded(text))


def _key(low: str) -> str:
    key = _ENUMERATED.sub("", low.strip(_EDGES))
    return " ".join(_ARTICLE.sub("", _without_last_and(key)).split()).strip(_EDGES)


def preamble_end(text: str) -> int:
    """Return where the words before the first transition end (the whole text without one)."""
    match = (_HAN_TRANSITION if has_han(text) else _TRANSITION).search(text)
    return match.start() if match else len(text)


def _root_pieces(root: ClaimPart, *, dependent: bool) -> Iterator[_Piece]:
    text = _NUMBER.sub("", root.text)
    transition = (_HAN_TRANSITION if has_han(text) else _TRANSITION).search(text)
    opening = text if transition is None else text[: transition.start()]
    rest = "" if transition is None else text[transition.start() :]
    if not (dependent and _only_refers(opening)):
        yield _Piece("", Part.PREAMBLE, _trimmed(opening))
    elif transition is None:
        rest = _after_reference(text)
    for piece in _split_by(_THINGS, rest):
        body = _without_transition(piece)
        if body:
            part = Part.WHEREIN if _WHEREIN.match(piece) else Part.ELEMENT
            yield _Piece("+", part, piece if part is Part.WHEREIN else body)


def _only_refers(opening: str) -> bool:
    """Whether the words before the transition only name the claim that is narrowed."""
    mention = first_mention(opening)
    if mention is None:
        return False
    head = opening[:mention].lstrip().lower()
    taken = re.search(
        r"\b(?:using|for\s+(?:use|making|producing|forming)|with\s+(?:the|a)|made\s+by|produced\s+by|obtained)\b",
        head,
    )
    return not taken


def _after_reference(text: str) -> str:
    mention = first_mention(text)
    return text[mention:] if mention is not None else text


def _line_pieces(parts: tuple[ClaimPart, ...], *, method: bool) -> Iterator[_Piece]:
    pending = [("+", part, 1) for part in reversed(parts)]
    while pending:
        path, line, depth = pending.pop()
        kind = _kind(line.text, method=method, depth=depth)
        inner = _split_by(_INNER, line.text)
        for place, text in enumerate(inner):
            deeper = "+" if place == 0 else "++"
            mark = Part.WHEREIN if _WHEREIN.match(text.lstrip()) else kind
            yield _Piece(path if place == 0 else path + deeper[1:], mark, _trimmed(text))
        pending.extend((path + "+", child, depth + 1) for child in reversed(line.parts))


def _kind(text: str, *, method: bool, depth: int) -> Part:
    if _WHEREIN.match(text):
        return Part.WHEREIN
    if method and depth == 1 and _STEP.match(text):
        return Part.STEP
    return Part.ELEMENT if depth == 1 else Part.SUB_ELEMENT


def _split_by(pattern: re.Pattern[str], text: str) -> list[str]:
    starts = [0, *(match.end() for match in pattern.finditer(text))]
    pieces = [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    return [piece for piece in pieces if _JOINT.sub("", piece).strip(_EDGES)]


def _without_transition(text: str) -> str:
    trimmed = _trimmed(text)
    match = _TRANSITION.match(trimmed) or _HAN_OPENING.match(trimmed)
    return trimmed[match.end() :].strip(_EDGES) if match else trimmed


def _trimmed(text: str) -> str:
    text = _without_last_and(text.strip().rstrip(_EDGES))
    text = _HAN_AND.sub("", text.lstrip(",;；，、 "))
    return text.strip().rstrip(_EDGES).lstrip(",;；，、 ")


def _without_last_and(text: str) -> str:
    tail = text[-LAST_AND:]
    return text[: len(text) - len(tail)] + _LAST_AND.sub("", tail)


def _with_paths(pieces: list[_Piece]) -> list[_Piece]:
    """Give each piece its letter path: ``pre``, ``a``, ``b``, ``b.1``, ``b.1.a``."""
    counts: list[int] = []
    out: list[_Piece] = []
    for piece in pieces:
        if not piece.path:
            out.append(_Piece("pre", piece.part, piece.text))
            continue
        depth = min(len(piece.path), len(counts) + 1)
        counts = [*counts[: depth - 1], (counts[depth - 1] if len(counts) >= depth else 0) + 1]
        path = ".".join(
            _letters(n) if level % 2 == 0 else str(n) for level, n in enumerate(counts)
        )
        out.append(_Piece(path, piece.part, piece.text))
    return out


def _letters(number: int) -> str:
    out = ""
    while number:
        number, rest = divmod(number - 1, 26)
        out = chr(ord("a") + rest) + out
    return out


def _limitation(number: int, piece: _Piece) -> Limitation:
    low = folded(piece.text)
    return Limitation(
        id=f"{number}.{piece.path}",
        claim=number,
        part=piece.part,
        text=piece.text,
        key=_key(low),
        needs=needed_thing(low),
        negative=_hinted(f" {low}", _NEGATIVE_HINTS) and bool(_NEGATIVE.search(low)),
        alternative=_hinted(low, _CHOICE_HINTS)
        and bool(_ALTERNATIVE.search(_NOT_CHOICE.sub(" ", low))),
        means=_hinted(low, _MEANS_HINTS) and bool(_MEANS.search(low)),
    )


_NEGATIVE_HINTS = (
    *(" no ", " not ", "without", "free ", "lack", "absen", "devoid", "exclud"),
    *("无", "没", "不", "未"),
)
_CHOICE_HINTS = (" or ", "/or", "either", "from", "one of", "any of", "或", "选自", "任一")
_MEANS_HINTS = ("means", "step", "装置")


def _hinted(low: str, hints: tuple[str, ...]) -> bool:
    """Whether a slower pattern is worth trying."""
    for hint in hints:  # noqa: SIM110 - half the time of any() with a generator
        if hint in low:
            return True
    return False
