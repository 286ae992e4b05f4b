"""A clearance as it stands after what people said since; needs no register."""

from collections.abc import Sequence
from dataclasses import replace

from maodun.compare.claims import RECIPE
from maodun.domain.clearance import Clearance, Elusion, Finding, Flag, Ruling, Step
from maodun.domain.ports import StoredRight
from maodun.domain.rulings import Remembered
from maodun.screening.answers import replies, reused
from maodun.screening.candidates import prepared
from maodun.screening.gaps import waived
from maodun.screening.gate import gate, overall
from maodun.screening.looking.looked import PICTURES
from maodun.screening.looking.suing import in_suit_again
from maodun.screening.questions import questions
from maodun.screening.ruling import Bench, about, by_right, finding
from maodun.screening.sampling import elusion, plan_of
from maodun.screening.steps import last_steps

AS_MADE = (
    Flag.CHANGED_SINCE,
    Flag.EQUIVALENT,
    Flag.PART_OR_USE,
    Flag.IN_SUIT,
    Flag.HOLDER_SUES,
    Flag.PROVISIONAL_RIGHTS,
    Flag.LATER_THAN_OUR_SALE,
    Flag.PLANTED,
    Flag.CONTINUATION_OPEN,
)
"""Flags in the order in which ``ruling`` and ``shield`` raise them."""

SEARCHED = frozenset({"candidates", "words", PICTURES})
"""Steps whose rights are ruled on one by one, or lie below the cut."""

FROM_THE_REGISTER = frozenset(
    {Flag.IN_SUIT, Flag.HOLDER_SUES, Flag.CONTINUATION_OPEN, Flag.PLANTED}
)


def revise(
    clearance: Clearance, remembered: Remembered, inspected: Sequence[Finding] = ()
) -> Clearance:
    """Return the clearance with every answer, decision, waiver and judged sample at work.

    The rights, the cut and the pile stay what they were on the day it was made. So do the
    readings where a later recipe has taken the place of the one that made them.

    Args:
        clearance: As it was made.
        remembered: What people said, to this day.
        inspected: Rights below a cut as people saw them; a close one of the pile counts like
            any other close right.
    """
    bench = _bench(clearance, remembered, (*clearance.findings, *inspected))
    newer = RECIPE not in clearance.recipe.split()
    findings = tuple(_again(old, bench, as_read=newer) for old in clearance.findings)
    findings += _close_below(clearance, inspected, bench)
    gaps = waived(clearance.gaps, remembered.waivers)
    rows = gate(findings, gaps)
    return replace(
        clearance,
        gate=rows,
        overall=overall(rows),
        gaps=gaps,
        funnel=_funnel(clearance.funnel, findings),
        findings=findings,
        questions=questions(findings),
        reused=reused(remembered.answers, clearance.product, findings),
        elusion=_elusion(clearance, remembered),
    )


def _bench(clearance: Clearance, remembered: Remembered, findings: Sequence[Finding]) -> Bench:
    product = clearance.product
    languages = dict.fromkeys(item.right.language for item in findings)
    return Bench(
        product=product,
        prepared=prepared(product, languages),
        replies=replies(remembered.answers, product),
        offices=frozenset(clearance.offices),
        decisions=by_right(remembered.decisions),
        sightings={item.right.publication_number: item.sightings for item in findings},
        resemblances={
            item.right.publication_number: item.resemblance
            for item in findings
            if item.resemblance is not None
        },
        unlooked={
            item.right.publication_number: item.because
            for item in findings
            if item.ruling is Ruling.NOT_COMPARED
        },
        in_suit=in_suit_again(findings),
    )


def _again(old: Finding, bench: Bench, *, as_read: bool) -> Finding:
    stored = StoredRight(old.right, old.content_sha256, events=(), life=old.life)
    new = finding(
        stored, bench, old.paths, as_read=old.readings if as_read and old.readings else None
    )
    kept = tuple(flagged for flagged in old.flags if flagged.flag in FROM_THE_REGISTER)
    flags = sorted((*new.flags, *kept), key=lambda flagged: AS_MADE.index(flagged.flag))
    return replace(new, flags=tuple(flags), suits=old.suits, rank=old.rank)


def _close_below(
    clearance: Clearance, inspected: Sequence[Finding], bench: Bench
) -> tuple[Finding, ...]:
    shown = {item.right.publication_number for item in clearance.findings}
    pile = set(clearance.pile_numbers) - shown if inspected else set()
    last = {item.right.publication_number: item for item in inspected}
    seen = [_again(last[number], bench, as_read=False) for number in last if number in pile]
    return tuple(item for item in seen if item.ruling is Ruling.CLOSE)


def _funnel(steps: Sequence[Step], findings: Sequence[Finding]) -> tuple[Step, ...]:
    searched = [step.left for step in steps if step.name in SEARCHED]
    candidates = sum(searched) if searched else len(findings)
    new = {step.name: step for step in last_steps(candidates, findings)}
    return tuple(
        replace(step, left=new[step.name].left, removed=new[step.name].removed)
        if step.name in new
        else step
        for step in steps
    )


def _elusion(clearance: Clearance, remembered: Remembered) -> Elusion | None:
    plan = plan_of(remembered.drawn, clearance.pile_numbers)
    if plan is None:
        return clearance.elusion
    return elusion(plan, about(clearance.product, remembered.decisions))
