"""Questions about the product, in the order of what an answer settles."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from maodun.domain.claims import Limitation, State
from maodun.domain.clearance import Finding, Question, Ruling, Settles
from maodun.screening.options import QUESTIONS_SHOWN

UNDECIDED = (Ruling.OPEN, Ruling.OPEN_MAY_CHANGE)


@dataclass(frozen=True, slots=True)
class _Open:
    """One limitation that nobody can answer from the facts, in one claim of one right."""

    number: str
    claim: int
    limitation: Limitation


def questions(
    findings: Sequence[Finding], *, limit: int = QUESTIONS_SHOWN
) -> tuple[Question, ...]:
    """Return what to ask about the product before anybody reads a claim.

    Open limitations are grouped by the thing they need. A group is asked with its most
    frequent text; the other texts are proposed with it, except negative and alternative
    ones, where a plain yes or no would mean something else.
    """
    undecided = [f for f in findings if f.ruling in UNDECIDED and f.decision is None]
    claims_of = {
        f.right.publication_number: sum(not claim.literally_out for claim in f.readings)
        for f in undecided
    }
    asked = [
        _question(group, claims_of) for group in _groups(list(_open_limitations(undecided)))
    ]
    asked.sort(key=_most_settled_first)
    return tuple(asked[:limit])


def _open_limitations(findings: Sequence[Finding]) -> Iterator[_Open]:
    for finding in findings:
        for claim in finding.readings:
            if claim.literally_out:
                continue
            for reading in claim.readings:
                if reading.state is State.UNKNOWN and reading.limitation.needs:
                    yield _Open(
                        finding.right.publication_number, claim.claim.number, reading.limitation
                    )


def _groups(open_limitations: Sequence[_Open]) -> list[list[_Open]]:
    by_need: dict[str, list[_Open]] = defaultdict(list)
    for item in open_limitations:
        alone = item.limitation.negative or item.limitation.alternative
        by_need[item.limitation.key if alone else item.limitation.needs.lower()].append(item)
    return list(by_need.values())


def _question(group: Sequence[_Open], claims_of: dict[str, int]) -> Question:
    by_key: dict[str, list[_Open]] = defaultdict(list)
    for item in group:
        by_key[item.limitation.key].append(item)
    texts = sorted(by_key.values(), key=lambda items: (-len(items), items[0].limitation.key))
    same, others = texts[0], texts[1:]
    return Question(
        limitation=same[0].limitation,
        asked_about=same[0].number,
        settles=_settles(same, claims_of),
        proposed=tuple((items[0].number, items[0].limitation) for items in others),
        settles_with_proposed=_settles(group, claims_of),
    )


def _settles(items: Sequence[_Open], claims_of: dict[str, int]) -> Settles:
    claims = {(item.number, item.claim) for item in items}
    per_right: dict[str, int] = defaultdict(int)
    for number, _ in claims:
        per_right[number] += 1
    rights = sum(fallen == claims_of[number] for number, fallen in per_right.items())
    return Settles(claims=len(claims), rights=rights)


def _most_settled_first(question: Question) -> tuple[int, int, int, str]:
    whole = question.settles_with_proposed
    return (-whole.rights, -whole.claims, -question.settles.claims, question.limitation.key)
