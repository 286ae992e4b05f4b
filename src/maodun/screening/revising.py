"""A clearance as it stands after what people said since; needs no register."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from maodun.compare.claims import RECIPE
from maodun.domain.clearance import Clearance, Elusion, Finding, Flag, Step
from maodun.domain.ports import StoredRight
from maodun.domain.rulings import Remembered
from maodun.screening.answers import replies, reused
from maodun.screening.candidates import prepared
from maodun.screening.gaps import waived
from maodun.screening.gate import gate, overall, waits_for_review
from maodun.screening.questions import questions
from maodun.screening.ruling import Bench, by_right, finding
from maodun.screening.sampling import elusion, pile_sha256
from maodun.screening.shield import ENDED

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

FROM_THE_REGISTER = frozenset(
    {Flag.IN_SUIT, Flag.HOLDER_SUES, Flag.CONTINUATION_OPEN, Flag.PLANTED}
)


def revise(clearance: Clearance, remembered: Remembered) -> Clearance:
    """Return the clearance with every answer, decision, waiver and judged sample at work.

    The rights, the cut and the pile stay what they were on the day it was made. So do the
    readings where a later recipe has taken the place of the one that made them.
    """
    bench = _bench(clearance, remembered)
    newer = clearance.recipe != RECIPE
    findings = tuple(_again(old, bench, as_read=newer) for old in clearance.findings)
    gaps = waived(clearance.gaps, remembered.waivers)
    rows = gate(findings, gaps)
    return replace(
        clearance,
        gate=rows,
        overall=overall(rows),
        gaps=gaps,
        funnel=tuple(_step(step, findings) for step in clearance.funnel),
        findings=findings,
        questions=questions(findings),
        reused=reused(remembered.answers, clearance.product, findings),
        elusion=_elusion(clearance, remembered),
    )


def _bench(clearance: Clearance, remembered: Remembered) -> Bench:
    product = clearance.product
    languages = dict.fromkeys(item.right.language for item in clearance.findings)
    return Bench(
        product=product,
        prepared=prepared(product, languages),
        replies=replies(remembered.answers, product),
        offices=frozenset(clearance.offices),
        decisions=by_right(remembered.decisions),
    )


def _again(old: Finding, bench: Bench, *, as_read: bool) -> Finding:
    stored = StoredRight(old.right, old.content_sha256, events=(), life=old.life)
    new = finding(
        stored, bench, old.paths, as_read=old.readings if as_read and old.readings else None
    )
    kept = tuple(flagged for flagged in old.flags if flagged.flag in FROM_THE_REGISTER)
    flags = sorted((*new.flags, *kept), key=lambda flagged: AS_MADE.index(flagged.flag))
    return replace(new, flags=tuple(flags), suits=old.suits, rank=old.rank)


def _step(step: Step, findings: Sequence[Finding]) -> Step:
    if step.name != "waiting":
        return step
    done = Counter(item.ruling for item in findings if not waits_for_review(item))
    removed = tuple((ENDED[ruling], count) for ruling, count in done.most_common())
    return replace(step, left=sum(map(waits_for_review, findings)), removed=removed)


def _elusion(clearance: Clearance, remembered: Remembered) -> Elusion | None:
    plan = remembered.sample
    if plan is None or plan.pile_sha256 != pile_sha256(clearance.pile_numbers):
        return clearance.elusion
    return elusion(plan, remembered.decisions)
