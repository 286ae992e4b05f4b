"""What a product's text says is not there: "without a battery", "pump-free", 不含电池."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from maodun.compare.wording import nouns, terms

_WORDS = r"((?:[A-Za-z][\w'’-]*\s+){0,4}?[A-Za-z][\w'’-]*)"
_END = (
    r"(?=\s*(?:[.,;:!?()–—]|$)|\s+(?:and|or|but|at\s+all|whatsoever|inside\s+it|in\s+(?:the|this)\s+(?:product|device|box|package)|"
    r"included|is\s+included|are\s+included|is\s+provided|are\s+provided|is\s+present|are\s+present)\b)"
)
_DENIED = re.compile(
    r"\b(?:without|(?:has|have|had|with|contains?|includes?|is|are|there\s+(?:is|are))\s+no|no|free\s+(?:of|from)|devoid\s+of|lacks?|"
    r"(?:does|do)\s+not\s+(?:have|include|contain|comprise|come\s+with|use)|(?:doesn't|don't|doesn’t|don’t)\s+(?:have|include|contain|use))"
    r"\s+(?:(?:an?|any|the)\s+)?" + _WORDS + _END,
    re.IGNORECASE,
)
_LEFT_OUT = re.compile(
    r"(?:^|[.,;:]\s*|\b(?:the|an?)\s+)"
    + _WORDS
    + r"\s+(?:(?:is|are)\s+)?(?:not\s+(?:included|provided|present|part\s+of\s+it|supplied)"
    r"|(?<=are\s)(?:absent|omitted|missing)|(?<=is\s)(?:absent|omitted|missing))"
    r"(?=\s*(?:[.,;:!)]|$))",
    re.IGNORECASE,
)
_FREE = re.compile(r"\b([A-Za-z]{3,})-?(?:free|less)\b", re.IGNORECASE)
_LESS_WORDS = """
wire cord tube air chain brush seam button key strap bolt screw touch bag sleeve back
blade lid arm door belt gear motor pump battery handle frame head tool rim spoke cable fan
filter filler latex lead gluten bpa paraben phthalate sulfate silicone latch needle ring
spring bottom top crease stain collar pocket zipper wheel axle hub valve
"""
_LESS = frozenset(_LESS_WORDS.split())
_MAY_DENY = re.compile(
    r"(?<![a-z])(?:no|not|without|free|lacks?|devoid|doesn|don|absent|omitted|missing|removed)(?![a-z])|less\b|-free|没有|不|无|免|未",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"\b(?:may|can|could|might|optional(?:ly)?|if|whether|where|when|some|alternative(?:ly)?|other\s+embodiments?|another\s+embodiment|"
    r"certain\s+embodiments?|conventional|prior\s+art|typical(?:ly)?|unlike|instead\s+of|known|existing|example|problem|no\s+longer|"
    r"need|needed|necessary|required?|requires|limit(?:ed|ation)?|restrict(?:ed|ion)|even|only|just)\b"
    r"|可以|也可|无需|不需要|如果|现有技术|传统",
    re.IGNORECASE,
)
_HAN_DENIED = re.compile(
    r"(?:没有|不含|不包括|不包含|不带|不具有|不设|未设置?|未配备|无|免)([㐀-鿿]{1,8}?)(?=[，,；;。、！!\s]|的|和|或|设计|结构|$)"
)
_NOT_THINGS_WORDS = """
more less matter doubt one way need limit problem case other time longer
"""
_NOT_THINGS = frozenset(_NOT_THINGS_WORDS.split())


LONGEST_OUTRIGHT = 160
"""Characters of a sentence that can deny outright; a longer one says other things."""

_SUBJECT = re.compile(
    r"(?:it|there|(?:the|this|our)\s+(?:whole\s+|entire\s+)?(?:product|item|device|apparatus|unit|set|kit|system|model)|which)"
    r"(?:\s+(?:is|are|comes?|works?|has|does|operates?|ships?))?"
)


_DEFINITE = re.compile(r"without\s+(?:the|any)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Negation:
    """A thing said to be absent.

    Attributes:
        head: Stem of its head noun.
        modifiers: Stems that narrow it: "vacuum" in "no vacuum pump".
        sentence: Number of the sentence.
        quote: The words, verbatim.
        outright: Said of the product as such ("No pump.", "it has no pump"), not in passing
            ("a rim bed without any holes").
    """

    head: str
    modifiers: frozenset[str]
    sentence: int
    quote: str
    outright: bool


def negations(text: str, *, sentence: int) -> Iterator[Negation]:
    """Yield the things that the sentence denies outright; hedged sentences deny nothing."""
    if not may_deny(text) or is_hedged(text):
        return
    for pattern in (_DENIED, _LEFT_OUT, _HAN_DENIED):
        for match in pattern.finditer(text):
            outright = pattern is _HAN_DENIED or _is_outright(text, match)
            yield from _negation(match, sentence=sentence, outright=outright)
    for match in _FREE.finditer(text):
        if match[0].lower().endswith("free") or match[1].lower() in _LESS:
            yield from _negation(match, sentence=sentence, outright=True)


def may_deny(text: str) -> bool:
    """Whether any word of denial is in the text."""
    return _MAY_DENY.search(text) is not None


def is_hedged(text: str) -> bool:
    """Whether the sentence speaks of a possibility, a need, or of other products."""
    return _HEDGED.search(text) is not None


def doubted_nouns(text: str) -> frozenset[str]:
    """Return nouns that a word of denial stands near, so that the sentence proves none of them.

    Wider than ``negations``: "no pump is needed" denies no pump, but shows none either.
    """
    if not may_deny(text):
        return frozenset()
    found: set[str] = set()
    for match in _DENIAL.finditer(text):
        if denied := match["after"] or match["han"]:
            found.update(nouns(denied))
        else:
            before = text[max(0, match.start() - REACH_BEFORE) : match.start()]
            found.update(nouns(_CLAUSE.split(before)[-1]))
    return frozenset(found)


REACH_BEFORE = 40
"""Characters before "not included" in which the thing stands."""

_CLAUSE = re.compile(r"[,.;:(]")
_DENIAL = re.compile(
    r"(?<![A-Za-z])(?:no|without|lacks?|free\s+(?:of|from)|devoid\s+of"
    r"|(?:does|do|is|are|has|have|need|needs|should|must|can)(?:\s+not|n['’]t)(?!\s+(?:only|limited)))"
    r"(?P<after>(?:\s+[A-Za-z][\w'’-]*){1,4})"
    r"|(?:\s(?:is|are))?\s(?:not\s+(?:included|provided|present|supplied|needed|required)|absent|omitted)"
    r"|(?:-|\s)free(?![A-Za-z])"
    r"|(?:没有|不含|不包括|不包含|不带|不具有|不设|未设|无需|无|免|不)(?P<han>[㐀-鿿]{1,8})",
    re.IGNORECASE,
)


def _is_outright(text: str, match: re.Match[str]) -> bool:
    """Whether the denial is the sentence's own statement about the product."""
    if len(text) > LONGEST_OUTRIGHT or _DEFINITE.match(match[0]):
        return False
    before = text[: match.start()].strip().lower()
    return not before or before[-1] in ",;:–—-" or _SUBJECT.fullmatch(before) is not None


def _negation(match: re.Match[str], *, sentence: int, outright: bool) -> Iterator[Negation]:
    found = terms(match[1])
    if found and found[-1] not in _NOT_THINGS:
        head, modifiers = found[-1], frozenset(found[:-1])
        yield Negation(head, modifiers, sentence, match[0].strip(" ,;:."), outright)
