"""One limitation against a prepared product: its state, the words that decide, and why."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from maodun.compare.claims_measuring import Fit, Measurement, measure
from maodun.compare.contrary import Contrary, contrary, stated_plainly
from maodun.compare.counts import counts, may_count
from maodun.compare.negations import Negation, negations
from maodun.compare.prepared import PreparedProduct, quoted
from maodun.compare.quantities import Quantity, quantities
from maodun.compare.recipe import CLAIMS_1
from maodun.compare.units import UNIT_WORDS
from maodun.compare.wording import has_han, singular, terms, tokens, weight
from maodun.domain.claims import Limitation, Reading, State
from maodun.domain.rulings import Reply
from maodun.domain.text import T


@dataclass(frozen=True, slots=True)
class Wanted:
    """The words of a limitation, ready to be looked up.

    Attributes:
        words: Term and its weight, each once; numbers and their units are left out.
        named: The terms alone.
        pairs: Neighbouring terms and the weight of both.
        total: Sum of the weights of the words.
        thing: Terms of what it needs; the last is the head.
        head: The head as a noun, or "" where it needs no thing, or a means for doing.
        numbers: Numbers with units.
        banned: What a negative limitation asks to be absent.
    """

    words: tuple[tuple[str, int], ...]
    named: frozenset[str]
    pairs: tuple[tuple[tuple[str, str], int], ...]
    total: int
    total_of_pairs: int
    thing: tuple[str, ...]
    head: str
    numbers: tuple[Quantity, ...]
    banned: tuple[Negation, ...]


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
def wanted(limitation: Limitation) -> Wanted:
    """Return what to look for; pure, so kept for limitations seen lately."""
    found = terms(limitation.text)
    numbers = _numbers(limitation.text, found)
    head = "" if limitation.means else limitation.needs
    words = tuple(
        (term, weight(term))
        for term in dict.fromkeys(found)
        if not (numbers and (term[0].isdigit() or term in UNIT_WORDS))
    )
    pairs = tuple((pair, weight(pair[0]) + weight(pair[1])) for pair in set(pairwise(found)))
    return Wanted(
        words=words,
        named=frozenset(term for term, _ in words),
        pairs=pairs,
        total=sum(value for _, value in words),
        total_of_pairs=sum(value for _, value in pairs),
        thing=terms(limitation.needs),
        head=_head(head),
        numbers=numbers,
        banned=tuple(negations(limitation.text, sentence=0)) if limitation.negative else (),
    )


def _numbers(text: str, found: tuple[str, ...]) -> tuple[Quantity, ...]:
    measured = quantities(text)
    return (*measured, *counts(text, claimed=True)) if may_count(text, found) else measured


def read_limitation(
    limitation: Limitation, product: PreparedProduct, reply: Reply | None
) -> tuple[Reading, Support]:
    """Return one limitation's state with the words that decide, and its lexical support."""
    want = wanted(limitation)
    support = _support(want, product)
    if reply in (Reply.YES, Reply.NO):
        return _answered(limitation, reply), support
    if limitation.negative:
        return _read_negative(limitation, want, support, product), support
    return _read_positive(limitation, want, support, product), support


def _read_positive(
    limitation: Limitation, want: Wanted, support: Support, product: PreparedProduct
) -> Reading:
    numbers = measure(want.numbers, product, named=want.named, sentence=support.sentence)
    if numbers.fit is Fit.OUTSIDE and not limitation.alternative:
        return _out_of_range(limitation, numbers, product)
    against = None if limitation.alternative else contrary(want.thing, want.named, product)
    met = _is_met(want, support) and numbers.fit is Fit.INSIDE
    if against is not None and (against.outright or not met):
        return _contradicted(limitation, against, product)
    return _met(limitation, want, support, product) if met else _unknown(limitation)


def _read_negative(
    limitation: Limitation, want: Wanted, support: Support, product: PreparedProduct
) -> Reading:
    """Read "without a pump" the other way: a denial meets it, a plain statement contradicts.

    Where absence is only a side condition ("at a pressure measured with no load"), the rest
    must be met as well, and the condition alone contradicts nothing.
    """
    numbers = measure(want.numbers, product, named=want.named, sentence=support.sentence)
    if numbers.fit is Fit.OUTSIDE and not limitation.alternative:
        return _out_of_range(limitation, numbers, product)
    mainly = 2 * sum(_told(ban) for ban in want.banned) >= want.total
    rest_met = _is_met(want, support) and numbers.fit is Fit.INSIDE
    for ban in want.banned:
        thing = (*ban.modifiers, ban.head)
        denied = contrary(thing, frozenset(), product)
        if denied is not None and (mainly or rest_met):
            return _absent(limitation, ban, denied, product)
        stated = stated_plainly(thing, product) if mainly and len(want.banned) == 1 else -1
        if stated >= 0:
            return _present(limitation, thing, stated, product)
    return _unknown(limitation)


def _told(ban: Negation) -> int:
    return sum(weight(term) for term in (*ban.modifiers, ban.head))


def _support(want: Wanted, product: PreparedProduct) -> Support:
    if not want.total:
        return NO_SUPPORT
    masks = product.masks
    present = [(masks[term], value) for term, value in want.words if term in masks]
    everywhere = sum(value for _, value in present)
    if not everywhere:
        return NO_SUPPORT
    head = _sentences_with_head(want, product)
    near = sum(value for mask, value in present if mask & head)
    best, sentence = _best_sentence(present, head)
    found = sum(value for pair, value in want.pairs if pair in product.pairs)
    phrase = found / want.total_of_pairs if want.pairs else everywhere / want.total
    total = want.total
    return Support(everywhere / total, near / total, best / total, phrase, sentence)


def _sentences_with_head(want: Wanted, product: PreparedProduct) -> int:
    """Return the sentences that may decide, as bits: those that name the thing, else all."""
    if want.head:
        return product.nouns.get(want.head, 0)
    return product.masks.get(want.thing[-1], 0) if want.thing else -1


def _head(needs: str) -> str:
    last = needs.split()[-1:] if needs else []
    found = tokens(last[0]) if last else []
    if not found:
        return ""
    return singular(found[-1]) if not has_han(found[-1]) else (terms(needs) or ("",))[-1]


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
    limitation: Limitation, against: Contrary, product: PreparedProduct
) -> Reading:
    return Reading(
        limitation,
        State.CONTRADICTED,
        quoted(against.quote, frozenset()),
        product.fact_name(against.sentence),
        against.because,
    )


def _absent(
    limitation: Limitation, ban: Negation, denied: Contrary, product: PreparedProduct
) -> Reading:
    return Reading(
        limitation,
        State.MET,
        quoted(denied.quote, frozenset((ban.head,))),
        product.fact_name(denied.sentence),
        T("the product is said to be so: {thing}", thing=ban.quote),
    )


def _present(
    limitation: Limitation, thing: tuple[str, ...], sentence: int, product: PreparedProduct
) -> Reading:
    quote = quoted(product.words(sentence), frozenset(thing))
    return Reading(
        limitation,
        State.CONTRADICTED,
        quote,
        product.fact_name(sentence),
        T("the product is said to have what must be absent: “{words}”", words=quote),
    )


def _out_of_range(
    limitation: Limitation, numbers: Measurement, product: PreparedProduct
) -> Reading:
    said = numbers.decided
    if said is None:
        return _unknown(limitation)
    words = product.words(said.sentence)
    number = words[said.quantity.start : said.quantity.end].strip()
    return Reading(
        limitation,
        State.CONTRADICTED,
        quoted(words, frozenset(said.quantity.owner) | {said.quantity.attribute}),
        product.fact_name(said.sentence),
        T("the product's number is out of the claimed range: {number}", number=number),
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
