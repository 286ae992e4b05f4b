"""A right's claims as trees: what each claim says itself and what it takes from others."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from maodun.compare.claims_references import named_claims
from maodun.compare.claims_splitting import split
from maodun.compare.limitations import own_limitations, preamble_end
from maodun.domain.claims import ClaimTree, Limitation
from maodun.domain.rights import Claim, ClaimPart, Right
from maodun.domain.text import T, Text

_NUMBER = re.compile(r"^\s*\d{1,4}\s*[.)．、]\s*")
_GONE = re.compile(
    r"^[\s\d.,–—-]*[(\[]?\s*(?:cancell?ed|withdrawn|deleted|not\s+entered)\b", re.IGNORECASE
)
_HEAD_END = re.compile(
    r"\b(?:of|for|to|in|that|which|according|as|by|with|comprising|including|having|on|wherein|using)\b|[,:;]",
    re.IGNORECASE,
)
_METHOD = re.compile(r"\b(?:method|process|procedure|technique)s?\s*$", re.IGNORECASE)
_USE = re.compile(r"^(?:the\s+|a\s+)?use\s*$", re.IGNORECASE)
_COMPOSITION = re.compile(
    r"\b(?:composition|compound|formulation|alloy|mixture|emulsion|solution|polymer|copolymer|dispersion|salt|resin)s?\s*$",
    re.IGNORECASE,
)
_HAN_METHOD = re.compile(r"(?:方法|工艺|步骤)$|方法|工艺")
_HAN_USE = re.compile(r"用途|应用$")
_HAN_COMPOSITION = re.compile(r"(?:组合物|化合物|制剂|合金|混合物)")
_BY_PROCESS = re.compile(
    r"\b(?:produced|prepared|obtain(?:ed|able)|made|formed|manufactured)\s+by\s+(?:a|the|any|an)?\s*(?:\w+\s){0,3}(?:process|method)\b|由[^，；。]{0,30}方法(?:制成|制得|制备)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Opened:
    """A claim with its lines and what the first of them says."""

    claim: Claim
    root: ClaimPart
    category: str
    gone: bool


def claim_trees(right: Right) -> tuple[ClaimTree, ...]:
    """Return each claim of the right with everything it inherits, in printed order.

    Dependencies are the office's marks together with the claims the words name; limitations
    follow the office's nesting where it has one, else the text. A claim that names one that
    does not exist, or names itself in a circle, inherits nothing through it and says so.
    """
    claims = {claim.number: _folded(claim) for claim in right.claims}
    parents = {number: parents_of(claim, known=claims) for number, claim in claims.items()}
    opened = {number: _opened(claim) for number, claim in claims.items()}
    own = {number: _own(one, dependent=bool(parents[number])) for number, one in opened.items()}
    return tuple(_tree(one, parents=parents, own=own) for one in opened.values())


def independent_trees(right: Right) -> tuple[ClaimTree, ...]:
    """Return the trees of the claims that stand alone, without taking the others apart.

    Where every living claim depends on one that is gone, the first living claim is returned.
    """
    return (
        _independent(right.claims) or tuple(t for t in claim_trees(right) if t.limitations)[:1]
    )


@lru_cache(maxsize=1 << 10)
def _independent(listed: tuple[Claim, ...]) -> tuple[ClaimTree, ...]:
    """Return them; kept for rights seen lately, which a list of products meets again."""
    claims = {claim.number: _folded(claim) for claim in listed}
    alone = [_opened(claim) for claim in claims.values() if _stands_alone(claim, claims)]
    parents: dict[int, tuple[int, ...]] = dict.fromkeys(claims, ())
    own = {one.claim.number: _own(one, dependent=False) for one in alone}
    trees = (_tree(one, parents=parents, own=own) for one in alone)
    return tuple(tree for tree in trees if tree.limitations)


def _stands_alone(claim: Claim, known: Mapping[int, Claim]) -> bool:
    marked = any(number in known and number != claim.number for number in claim.refers_to)
    return not marked and not parents_of(claim, known=known)


def _tree(
    one: _Opened,
    *,
    parents: Mapping[int, tuple[int, ...]],
    own: Mapping[int, tuple[Limitation, ...]],
) -> ClaimTree:
    number = one.claim.number
    return ClaimTree(
        number=number,
        category=one.category,
        parents=parents[number],
        limitations=_inherited(number, parents=parents, own=own),
        notes=_notes(one, parents=parents),
    )


def _folded(claim: Claim) -> Claim:
    """Return the claim in single spaces, so that no pattern meets long white space."""
    text = " ".join(claim.text.split())
    return claim if text == claim.text else replace(claim, text=text)


def parents_of(claim: Claim, *, known: Mapping[int, Claim]) -> tuple[int, ...]:
    """Return the claims it depends on directly, the office's marks first.

    Only claims that exist count.
    """
    named = (*claim.refers_to, *named_claims(claim.text, number=claim.number))
    return tuple(dict.fromkeys(n for n in named if n in known and n != claim.number))


def category(first_line: str) -> str:
    """Return ``product``, ``method``, ``use``, ``composition`` or ``unclear``."""
    text = _NUMBER.sub("", first_line)[:600]
    if not any(character.isalpha() for character in text):
        return "unclear"
    opening = text[: preamble_end(text)] or text
    end = _HEAD_END.search(opening)
    head = (opening[: end.start()] if end else opening).strip() or opening
    for found, (english, chinese) in _CATEGORIES:
        if english.search(head) or chinese.search(opening):
            return found
    return "product"


_CATEGORIES = (
    ("method", (_METHOD, _HAN_METHOD)),
    ("use", (_USE, _HAN_USE)),
    ("composition", (_COMPOSITION, _HAN_COMPOSITION)),
)


def _opened(claim: Claim) -> _Opened:
    gone = _GONE.match(claim.text) is not None
    root = ClaimPart(claim.text) if gone else _root(claim)
    return _Opened(claim, root, "unclear" if gone else category(root.text or claim.text), gone)


def _root(claim: Claim) -> ClaimPart:
    nested = claim.nested
    if nested is not None and not nested.text.strip() and nested.parts:
        first, *others = nested.parts
        nested = ClaimPart(first.text, (*first.parts, *others))
    return nested if nested is not None and nested.parts else split(claim.text)


def _own(one: _Opened, *, dependent: bool) -> tuple[Limitation, ...]:
    if one.gone:
        return ()
    method = one.category == "method"
    return own_limitations(one.claim.number, one.root, method=method, dependent=dependent)


def _inherited(
    number: int,
    *,
    parents: Mapping[int, tuple[int, ...]],
    own: Mapping[int, tuple[Limitation, ...]],
) -> tuple[Limitation, ...]:
    chain = [number]
    while parents[chain[-1]] and parents[chain[-1]][0] not in chain:
        chain.append(parents[chain[-1]][0])
    return tuple(limitation for claim in reversed(chain) for limitation in own[claim])


def _notes(one: _Opened, *, parents: Mapping[int, tuple[int, ...]]) -> tuple[Text, ...]:
    notes: list[Text] = []
    claim = one.claim
    named = parents[claim.number]
    if len(named) > 1:
        numbers = ", ".join(str(number) for number in named)
        notes.append(
            T(
                "names claims {numbers}; shown through claim {first}",
                numbers=numbers,
                first=named[0],
            )
        )
    missing = [n for n in claim.refers_to if n not in parents]
    if missing:
        notes.append(T("names claim {number}, which is not there", number=missing[0]))
    if (
        one.category == "product"
        and _hints_process(claim.text)
        and _BY_PROCESS.search(claim.text)
    ):
        notes.append(T("a product by process: the process may not limit the product"))
    if one.gone:
        notes.append(T("no claim text: cancelled or withdrawn"))
    return tuple(notes)


def _hints_process(text: str) -> bool:
    return "process" in text or "method" in text or "方法" in text
