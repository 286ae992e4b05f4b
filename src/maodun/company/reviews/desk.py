"""Reviews as people at the desk may see and change them: each asks what their role allows."""

from dataclasses import dataclass
from datetime import datetime

from maodun.company.models import Person
from maodun.company.people.roles import Deed
from maodun.company.people.services import require
from maodun.company.reviews.effects import Effect
from maodun.company.reviews.selectors import ReviewLine, StoredReview, review_get, review_list
from maodun.company.reviews.services import (
    Word,
    answer_give,
    decision_make,
    finding_get,
)
from maodun.company.reviews.undoing import Undone, last_undo
from maodun.domain.clearance import Finding
from maodun.domain.errors import SaidMeanwhile
from maodun.domain.rulings import Reply
from maodun.domain.text import T
from maodun.screening.gate import waits_for_review


@dataclass(frozen=True, slots=True)
class ProductLine:
    """One product with its latest review in each market, by code of the market."""

    sku: str
    title: str
    reviews: tuple[ReviewLine, ...]


def review_for(*, person: Person, number: int) -> StoredReview:
    """Return a review that this person may see.

    Raises:
        NotAllowed: They may see no reviews.
        UnknownReview: None is kept under this number.
    """
    require(person, Deed.SEE_PRODUCTS)
    return review_get(number=number)


def products_for(*, person: Person) -> tuple[ProductLine, ...]:
    """Return every product that was cleared, in order of number.

    Raises:
        NotAllowed: This person may see no products.
    """
    require(person, Deed.SEE_PRODUCTS)
    by_sku: dict[str, list[ReviewLine]] = {}
    for line in review_list():
        if line.latest:
            by_sku.setdefault(line.sku, []).append(line)
    return tuple(
        ProductLine(sku, lines[0].title, tuple(sorted(lines, key=lambda one: one.market)))
        for sku, lines in sorted(by_sku.items())
    )


def waiting(review: StoredReview) -> tuple[Finding, ...]:
    """Return what a reviewer has to rule on, nearest first."""
    return tuple(one for one in review.now.findings if waits_for_review(one))


def seen_of(finding: Finding) -> str:
    """Return a mark of what was said of a right so far, to notice when it changes."""
    return finding.decision.at.isoformat() if finding.decision else ""


def rule(
    *, person: Person, review: int, number: str, word: Word, seen: str, now: datetime
) -> Effect:
    """Keep what this person says of a right.

    Args:
        person: Whose word it is.
        review: Its number.
        number: Of the right.
        word: Verdict and note.
        seen: What ``seen_of`` gave when they looked at it.
        now: When.

    Raises:
        NotAllowed: Their role rules on nothing.
        SaidMeanwhile: Somebody else said something of it since they looked.
        NotInReview: The review did not rule on this right.
    """
    require(person, Deed.RULE)
    finding = finding_get(review_get(number=review), number)
    if finding.decision is not None and seen_of(finding) != seen:
        raise SaidMeanwhile(
            T(
                "{name} ruled on {number} while you looked at it. Look again, then decide.",
                name=finding.decision.by,
                number=number,
            )
        )
    return decision_make(review=review, number=number, word=word, by=person.name, now=now)


def answer(
    *, person: Person, review: int, key: str, reply: Reply, note: str, now: datetime
) -> Effect:
    """Keep what this person knows about the product.

    Raises:
        NotAllowed: Their role answers nothing.
        NotInReview: No claim of the review asks for this.
    """
    require(person, Deed.ANSWER)
    return answer_give(review=review, key=key, reply=reply, note=note, by=person.name, now=now)


def undo(*, person: Person, review: int, now: datetime) -> Undone:
    """Take back what was said last in a review.

    Raises:
        NotAllowed: Their role rules on nothing.
        NothingToUndo: Nothing is left to take back.
    """
    require(person, Deed.RULE)
    return last_undo(review=review, by=person.name, now=now)
