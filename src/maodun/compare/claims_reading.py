"""One limitation against a prepared product: its state, the words that decide, and why."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from maodun.compare.negations import Negation
from maodun.compare.prepared import PreparedProduct, quoted
from maodun.compare.recipe import CLAIMS_1
from maodun.compare.wording import terms, weight
from maodun.domain.claims import Limitation, Reading, State
from maodun.domain.rulings import Reply
from maodun.domain.text import T


@dataclass(frozen=True, slots=True)
class Wanted:
    """The words of a limitation, ready to be looked up.

    Attributes:
        words: Term and its weight, each once.
        total: Sum of the weights.
        thing: Terms of what it needs; the last is the head.
    """

    words: tuple[tuple[str, int], ...]
    pairs: tuple[tuple[str, str], ...]
    total: int
    thing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Support:
    """How much of a limitation's words the product shares, each 0.0 to 1.0.

    Attributes:
        product: Anywhere in the product.
        near: In sentences that name the thing.
        best: In the best of them.
        phrase: As neighbouring pairs.
        sentence: Number of the best sentence, or -1.
    """

    product: float
    near: float
    best: float
    phrase: float
    sentence: int


NO_SUPPORT = Support(0.0, 0.0, 0.0, 0.0, -1)


@lru_cache(maxsize=1 << 14)
def wanted(text: str, needs: str) -> Wanted:
    """Return what to look for; pure, so kept for texts seen lately."""
    found = terms(text)
    words = tuple((term, weight(term)) for term in dict.fromkeys(found))
    pairs = tuple(dict.fromkeys(pairwise(found)))
    return Wanted(words, pairs, sum(value for _, value in words), terms(needs))


def read_limitation(
    limitation: Limitation, product: PreparedProduct, reply: Reply | None
) -> tuple[Reading, Support]:
    """Return the state of one limitation with the words that decide, and its lexical support."""
    want = wanted(limitation.text, limitation.needs)
    support = _support(want, product)
    if reply in (Reply.YES, Reply.NO):
        return _answered(limitation, reply), support
    if limitation.negative:
        return _unknown(limitation), support
    denial = _denied(want, product)
    if denial is not None:
        return _contradicted(limitation, denial, product), support
    if _is_met(want, support):
        return _met(limitation, want, support, product), support
    return _unknown(limitation), support


def _support(want: Wanted, product: PreparedProduct) -> Support:
    if not want.total:
        return NO_SUPPORT
    masks = product.masks
    present = [(masks[term], value) for term, value in want.words if term in masks]
    everywhere = sum(value for _, value in present)
    if not everywhere:
        return NO_SUPPORT
    head = masks.get(want.thing[-1], 0) if want.thing else -1
    near = sum(value for mask, value in present if mask & head)
    best, sentence = _best_sentence(present, head)
    found = sum(1 for pair in want.pairs if pair in product.pairs)
    phrase = found / len(want.pairs) if want.pairs else everywhere / want.total
    total = want.total
    return Support(everywhere / total, near / total, best / total, phrase, sentence)


def _best_sentence(present: list[tuple[int, int]], within: int) -> tuple[int, int]:
    """Return the highest sum of weights in one sentence, and the first that has it.

    The sums of all sentences are added up at once: plane ``i`` holds bit ``i`` of each sum.
    """
    planes: list[int] = []
    for mask, value in present:
        carry = mask & within
        plane = value.bit_length() - 1
        while carry:
            while len(planes) <= plane:
                planes.append(0)
            planes[plane], carry = planes[plane] ^ carry, planes[plane] & carry
            plane += 1
    best, left = 0, -1
    for plane in range(len(planes) - 1, -1, -1):
        if kept := left & planes[plane]:
            left = kept
            best |= 1 << plane
    return (best, (left & -left).bit_length() - 1) if best else (0, -1)


def _is_met(want: Wanted, support: Support) -> bool:
    if support.sentence < 0:
        return False
    if not want.thing:
        return support.best >= CLAIMS_1.unnamed
    if support.best >= CLAIMS_1.sentence:
        return True
    return support.best >= CLAIMS_1.sentence_with_rest and support.near >= CLAIMS_1.around


def _denied(want: Wanted, product: PreparedProduct) -> Negation | None:
    """Return an outright denial of the thing; "no vacuum pump" does not deny "a pump"."""
    if not want.thing:
        return None
    modifiers = frozenset(want.thing[:-1])
    for negation in product.denied.get(want.thing[-1], ()):
        if negation.modifiers <= modifiers:
            return negation
    return None


def _answered(limitation: Limitation, reply: Reply) -> Reading:
    if reply is Reply.YES:
        because = T("a person answered that it is there")
        return Reading(limitation, State.MET, "", "", because)
    because = T("a person answered that it is not there")
    return Reading(limitation, State.RULED_ABSENT, "", "", because)


def _unknown(limitation: Limitation) -> Reading:
    because = T("the facts do not say")
    return Reading(limitation, State.UNKNOWN, "", "", because)


def _contradicted(
    limitation: Limitation, denial: Negation, product: PreparedProduct
) -> Reading:
    return Reading(
        limitation,
        State.CONTRADICTED,
        denial.quote,
        product.fact_name(denial.sentence),
        T("the product is said to have no {thing}", thing=limitation.needs),
    )


def _met(
    limitation: Limitation, want: Wanted, support: Support, product: PreparedProduct
) -> Reading:
    words = product.words(support.sentence)
    shared = frozenset(term for term, value in want.words if value > 1)
    return Reading(
        limitation,
        State.MET,
        quoted(words, shared),
        product.fact_name(support.sentence),
        T("{share} % of its words stand in one sentence", share=round(100 * support.best)),
    )
