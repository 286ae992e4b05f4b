"""Read reviews, and what people said about a product."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

import msgspec
from django.db.models import QuerySet

from maodun.company.models import (
    AnswerGiven,
    DecisionMade,
    Product,
    Review,
    SampleDrawn,
    WaiverGiven,
)
from maodun.company.portfolio.services import held_list
from maodun.company.reviews.storing import unpack, unpack_finding
from maodun.domain.clearance import Clearance, Finding, GateState, Window
from maodun.domain.errors import UnknownReview
from maodun.domain.rulings import (
    Answer,
    Decision,
    Remembered,
    Reply,
    SamplePlan,
    Verdict,
    Waiver,
)
from maodun.domain.text import T, Text
from maodun.screening.revising import revise

Row = TypeVar("Row", AnswerGiven, DecisionMade, WaiverGiven)


@dataclass(frozen=True, slots=True)
class StoredReview:
    """One clearance and where it stands now.

    Attributes:
        number: Under which it is kept.
        version: Of the product, as it was cleared.
        as_made: The clearance on the day it was made.
        now: The same with everything said since.
        samples: Every sample drawn for this product in this market, oldest first.
    """

    number: int
    sku: str
    version: int
    made_at: datetime
    made_by: str
    as_made: Clearance
    now: Clearance
    samples: tuple["SampleSeen", ...] = ()


@dataclass(frozen=True, slots=True)
class SampleSeen:
    """A sample, in which review it was drawn and by whom; none is ever taken back."""

    review: int
    plan: SamplePlan
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One review in a list.

    Attributes:
        to_rule: Rights that wait for a reviewer.
        to_answer: Questions about the product that nobody answered.
        latest: No later clearance of this product in this market.
    """

    number: int
    sku: str
    title: str
    market: str
    window: Window
    made_at: datetime
    made_by: str
    overall: GateState
    to_rule: int
    to_answer: int
    latest: bool


def review_list(*, sku: str | None = None) -> tuple[ReviewLine, ...]:
    """Return reviews, newest first; with ``sku`` only those of one product."""
    rows = Review.objects.select_related("product").defer("clearance").order_by("-pk")
    if sku is not None:
        rows = rows.filter(product__sku=sku)
    newest: dict[tuple[int, str], int] = {}
    lines = []
    for row in rows:
        latest = newest.setdefault((row.product_id, row.market), row.pk) == row.pk
        lines.append(_line(row, latest=latest))
    return tuple(lines)


def review_get(*, number: int) -> StoredReview:
    """Return one review as it stands now.

    Raises:
        UnknownReview: None is kept under this number.
    """
    row = review_row(number)
    as_made = unpack(bytes(row.clearance))
    remembered = remembered_for(sku=row.product.sku, market=row.market)
    inspected = _inspected(row.product) if remembered.samples else ()
    return StoredReview(
        number=row.pk,
        sku=row.product.sku,
        version=row.version.number,
        made_at=row.made_at,
        made_by=row.made_by,
        as_made=as_made,
        now=revise(as_made, remembered, inspected),
        samples=_samples(row.product, row.market),
    )


def remembered_for(*, sku: str, market: str) -> Remembered:
    """Return everything people decided about a product, and what we hold.

    Answers and decisions hold in every market; waivers and samples in this one only.
    """
    product = Product.objects.filter(sku=sku).first()
    portfolio = tuple(seen.held for seen in held_list())
    if product is None:
        return Remembered(portfolio=portfolio)
    return Remembered(
        portfolio=portfolio,
        answers=tuple(map(_answer, standing(AnswerGiven.objects.filter(product=product)))),
        decisions=tuple(
            map(
                _decision,
                standing(DecisionMade.objects.filter(product=product)).defer("finding"),
            )
        ),
        waivers=tuple(
            map(_waiver, standing(WaiverGiven.objects.filter(product=product, market=market)))
        ),
        samples=tuple(seen.plan for seen in _samples(product, market)),
    )


def review_row(number: int) -> Review:
    """Return the row of one review; the only way to it.

    Raises:
        UnknownReview: None is kept under this number.
    """
    row = Review.objects.select_related("product", "version").filter(pk=number).first()
    if row is None:
        raise UnknownReview(
            T("There is no review {number}. List them with: maodun review list", number=number)
        )
    return row


def standing(rows: "QuerySet[Row]") -> "QuerySet[Row]":
    """Leave out what was taken back, and the rows that took it back; oldest first."""
    return rows.filter(undoes=None, undone=None).order_by("pk")


def _samples(product: Product, market: str) -> tuple[SampleSeen, ...]:
    rows = SampleDrawn.objects.filter(review__product=product, review__market=market)
    return tuple(map(_sample, rows.order_by("pk")))


def _sample(row: SampleDrawn) -> SampleSeen:
    plan = SamplePlan(row.size, row.seed, row.pile, row.pile_sha256, tuple(row.numbers))
    return SampleSeen(row.review_id, plan, row.by, row.at)


def _inspected(product: Product) -> tuple[Finding, ...]:
    """Return what reviewers saw of rights below the cut, latest last."""
    rows = DecisionMade.objects.filter(product=product, finding__isnull=False).order_by("pk")
    return tuple(unpack_finding(bytes(row.finding)) for row in rows if row.finding)


def _answer(row: AnswerGiven) -> Answer:
    return Answer(
        limitation_key=row.limitation_key,
        limitation_text=row.limitation_text,
        needs=row.needs,
        reply=Reply(row.reply),
        by=row.by,
        at=row.at,
        note=row.note,
        rests_on=tuple((name, text) for name, text in row.rests_on),
        asked_about=row.asked_about,
    )


def _decision(row: DecisionMade) -> Decision:
    return Decision(
        publication_number=row.publication_number,
        content_sha256=row.content_sha256,
        verdict=Verdict(row.verdict),
        by=row.by,
        at=row.at,
        note=row.note,
        product_change=row.product_change,
        product_sha256=row.product_sha256,
    )


def _waiver(row: WaiverGiven) -> Waiver:
    because = None if row.because is None else msgspec.convert(row.because, Text)
    return Waiver(row.what, row.by, row.at, row.reason, because)


def _line(row: Review, *, latest: bool) -> ReviewLine:
    return ReviewLine(
        number=row.pk,
        sku=row.product.sku,
        title=row.title,
        market=row.market,
        window=Window(row.starts_on, row.ends_on),
        made_at=row.made_at,
        made_by=row.made_by,
        overall=GateState(row.overall),
        to_rule=row.to_rule,
        to_answer=row.to_answer,
        latest=latest,
    )
