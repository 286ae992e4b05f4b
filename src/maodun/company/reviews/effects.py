"""What something that was said changes in a review, and in the lists of its product."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypedDict

from maodun.company.models import Review
from maodun.company.reviews.selectors import StoredReview, review_get, review_list
from maodun.domain.claims import Limitation, State
from maodun.domain.clearance import Clearance, Finding, Ruling
from maodun.screening.gate import waits_for_review


@dataclass(frozen=True, slots=True)
class Fell:
    """One right whose ruling is another than before."""

    number: str
    title: str
    before: Ruling
    after: Ruling


@dataclass(frozen=True, slots=True)
class Effect:
    """What something that was said has changed in a review.

    Attributes:
        settled: Limitations, counted in each claim, that are known now and were not before.
        fell: Rights that ended otherwise than before, nearest first.
        asked: The answer that was kept: number of the right and its text; None: something else.
    """

    review: StoredReview
    settled: int
    fell: tuple[Fell, ...]
    asked: tuple[str, Limitation] | None = None


def effect_since(before: StoredReview) -> Effect:
    """Return what changed in the review, and bring the lists of its product up to date."""
    after = review_get(number=before.number)
    _relist(after)
    return Effect(
        review=after,
        settled=_open_parts(before.now) - _open_parts(after.now),
        fell=tuple(_fell(before.now.findings, after.now.findings)),
    )


def _fell(before: Sequence[Finding], after: Sequence[Finding]) -> Iterator[Fell]:
    old = {finding.right.publication_number: finding for finding in before}
    new = {finding.right.publication_number: finding for finding in after}
    titles = {number: finding.right.title for number, finding in (old | new).items()}
    for number, title in titles.items():
        was = old[number].ruling if number in old else Ruling.BELOW_CUT
        is_now = new[number].ruling if number in new else Ruling.BELOW_CUT
        if was is not is_now:
            yield Fell(number, title, was, is_now)


def _open_parts(clearance: Clearance) -> int:
    return sum(
        reading.state is State.UNKNOWN
        for finding in clearance.findings
        for claim in finding.readings
        for reading in claim.readings
    )


class Summary(TypedDict):
    """The columns of a review that repeat, for lists, where it stands."""

    overall: str
    to_rule: int
    to_answer: int


def summary_of(clearance: Clearance) -> Summary:
    """Return them for a clearance as it stands now."""
    return {
        "overall": clearance.overall.value,
        "to_rule": sum(map(waits_for_review, clearance.findings)),
        "to_answer": len(clearance.questions),
    }


def _relist(changed: StoredReview) -> None:
    """Bring the columns of lists up to date, here and in the latest review of each market."""
    for line in review_list(sku=changed.sku):
        if line.number == changed.number:
            Review.objects.filter(pk=line.number).update(**summary_of(changed.now))
        elif line.latest:
            now = review_get(number=line.number).now
            Review.objects.filter(pk=line.number).update(**summary_of(now))
