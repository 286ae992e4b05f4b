"""Answers about the product at work: which still hold, and what they settle."""

from collections.abc import Iterable, Sequence

from maodun.compare.wording import MUCH, terms, weight
from maodun.domain.claims import State
from maodun.domain.clearance import Finding, Reused
from maodun.domain.products import Product
from maodun.domain.rulings import Answer, Reply


def rests_on(product: Product, needs: str, text: str) -> tuple[tuple[str, str], ...]:
    """Return the facts that an answer about a limitation rests on; it holds while they stay.

    They are those that share the thing asked for, or a telling word of the limitation's text:
    one that only names the wheel of "a wheel without a pump" is not enough. A text without any
    such word rests on everything said.
    """
    words = {*terms(needs), *(term for term in terms(text) if weight(term) == MUCH)}
    return tuple(
        (fact.name, fact.text)
        for fact in product.facts
        if not words or not words.isdisjoint(terms(fact.text))
    )


def holds(answer: Answer, product: Product) -> bool:
    """Whether the facts that the answer rests on are still what they were."""
    return answer.rests_on == rests_on(product, answer.needs, answer.limitation_text)


def latest(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """Return one answer per limitation text: the last that was given."""
    by_key = {answer.limitation_key: answer for answer in sorted(answers, key=lambda a: a.at)}
    return tuple(by_key.values())


def replies(answers: Sequence[Answer], product: Product) -> dict[str, Reply]:
    """Return what is known by limitation text; lapsed answers and "don't know" say nothing."""
    return {
        answer.limitation_key: answer.reply
        for answer in latest(answers)
        if answer.reply is not Reply.UNKNOWN and holds(answer, product)
    }


def reused(
    answers: Sequence[Answer], product: Product, findings: Sequence[Finding]
) -> tuple[Reused, ...]:
    """Return each earlier answer with the limitations it settled here, most first."""
    settled: dict[str, list[tuple[str, str]]] = {}
    for finding in findings:
        for reading in (reading for claim in finding.readings for reading in claim.readings):
            if reading.state in (State.RULED_ABSENT, State.MET):
                settled.setdefault(reading.limitation.key, []).append(
                    (finding.right.publication_number, reading.limitation.id)
                )
    return tuple(
        sorted(
            (_reused(answer, product, settled) for answer in latest(answers)),
            key=lambda used: (-len(used.settled), used.answer.limitation_key),
        )
    )


def _reused(
    answer: Answer, product: Product, settled: dict[str, list[tuple[str, str]]]
) -> Reused:
    if not holds(answer, product):
        return Reused(answer, settled=(), lapsed=True)
    if answer.reply is Reply.UNKNOWN:
        return Reused(answer, settled=())
    return Reused(answer, settled=tuple(dict.fromkeys(settled.get(answer.limitation_key, ()))))
