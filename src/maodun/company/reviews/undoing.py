"""Take back what was said in a review; the history keeps both."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from maodun.company.audit.services import Change, audit_write
from maodun.company.models import AnswerGiven, DecisionMade, WaiverGiven
from maodun.company.reviews.effects import Effect, effect_since
from maodun.company.reviews.selectors import review_get, review_row, standing
from maodun.domain.errors import NothingToUndo
from maodun.domain.numbers import parse_number
from maodun.domain.rulings import Reply, Verdict
from maodun.domain.text import T, Text

Row = AnswerGiven | DecisionMade | WaiverGiven


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back, and what that changed."""

    what: Text
    effect: Effect


def answer_undo(*, review: int, key: str, by: str, now: datetime) -> Undone:
    """Take back the last answer to the question about one limitation text.

    Raises:
        UnknownReview: None is kept under this number.
        NothingToUndo: It has no answer.
    """
    product = review_row(review).product
    rows = AnswerGiven.objects.filter(product=product, limitation_key=key)
    return _undo(review, standing(rows).last(), by=by, now=now)


def decision_undo(*, review: int, number: str, by: str, now: datetime) -> Undone:
    """Take back the last word on one right.

    Raises:
        UnknownReview: None is kept under this number.
        BadNumber: No spelling known here.
        NothingToUndo: Nobody ruled on it.
    """
    product = review_row(review).product
    spelt = rf"^{re.escape(parse_number(number).key)}([A-Z][0-9]?)?$"
    rows = DecisionMade.objects.filter(product=product, publication_number__regex=spelt)
    return _undo(review, standing(rows).last(), by=by, now=now)


def waiver_undo(*, review: int, what: str, by: str, now: datetime) -> Undone:
    """Take back the last waiver of one gap in the market of the review.

    Raises:
        UnknownReview: None is kept under this number.
        NothingToUndo: It is not waived.
    """
    row = review_row(review)
    rows = WaiverGiven.objects.filter(product=row.product, market=row.market, what=what)
    return _undo(review, standing(rows).last(), by=by, now=now)


def last_undo(*, review: int, by: str, now: datetime) -> Undone:
    """Take back what was said last in this review, whatever it was.

    Raises:
        UnknownReview: None is kept under this number.
        NothingToUndo: Nothing is left to take back.
    """
    last = [
        row
        for rows in (AnswerGiven.objects, DecisionMade.objects, WaiverGiven.objects)
        if (row := _last(rows.filter(review_id=review_row(review).pk))) is not None
    ]
    return _undo(
        review, max(last, key=lambda row: (row.at, row.pk), default=None), by=by, now=now
    )


def _last(
    rows: "QuerySet[AnswerGiven] | QuerySet[DecisionMade] | QuerySet[WaiverGiven]",
) -> Row | None:
    return rows.filter(undoes=None, undone=None).order_by("at", "pk").last()


@transaction.atomic
def _undo(review: int, row: Row | None, *, by: str, now: datetime) -> Undone:
    if row is None:
        raise NothingToUndo(
            T("There is nothing to take back in review {review}.", review=review)
        )
    before = review_get(number=review)
    what = _told(row)
    row.undoes_id, row.pk = row.pk, None
    row.review_id, row.by, row.at = review, by, now
    row.save(force_insert=True)
    undone = {"row": row.undoes_id, "what": str(what)}
    audit_write(Change("word.taken_back", f"review:{review}", undone), by=by, now=now)
    return Undone(what, effect_since(before))


def _told(row: Row) -> Text:
    if isinstance(row, AnswerGiven):
        said = {Reply.YES: T("yes"), Reply.NO: T("no"), Reply.UNKNOWN: T("don't know")}
        return T(
            "answer '{reply}' to: {text}",
            reply=said[Reply(row.reply)],
            text=row.limitation_text,
        )
    if isinstance(row, DecisionMade):
        said_of = {Verdict.OUT: T("out"), Verdict.CLOSE: T("close"), Verdict.OPEN: T("open")}
        return T(
            "{number}: {verdict}",
            number=row.publication_number,
            verdict=said_of[Verdict(row.verdict)],
        )
    return T("waiver of {what} by {by}", what=row.what, by=row.by)
