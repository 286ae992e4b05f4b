"""Clear a product and keep it as a review; answer, rule, waive, and take it back.

Everything said is a row of its own and is never changed: taking something back is one more
row. What a review looks like now is the clearance as it was made, with all rows applied.
"""

import fnmatch
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TypedDict

import msgspec
from django.db import transaction

from maodun.company.audit.services import Change, audit_write
from maodun.company.models import (
    AnswerGiven,
    DecisionMade,
    Product,
    ProductVersion,
    Review,
    WaiverGiven,
)
from maodun.company.pictures.looking import Look
from maodun.company.pictures.writing import with_words
from maodun.company.products.services import product_save
from maodun.company.reviews.effects import Effect, effect_since, summary_of
from maodun.company.reviews.selectors import (
    StoredReview,
    remembered_for,
    review_get,
)
from maodun.company.reviews.storing import SCHEMA, pack
from maodun.domain import products
from maodun.domain.claims import Limitation
from maodun.domain.clearance import Clearance, Finding, Ruling, Window
from maodun.domain.errors import BadRequest, NotInReview
from maodun.domain.numbers import parse_number
from maodun.domain.progress import Progress
from maodun.domain.rulings import Reply, Verdict
from maodun.domain.text import T
from maodun.index.register import open_register
from maodun.rules.places.markets import market
from maodun.screening.answers import rests_on
from maodun.screening.gate import waits_for_review
from maodun.screening.options import Options
from maodun.screening.ruling import product_sha256
from maodun.screening.shield import clear


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be cleared, where and when.

    Attributes:
        market: Code of the market: ``US``.
        options: How the clearance is to be run.
    """

    product: products.Product
    market: str
    window: Window
    options: Options


def clearance_run(
    *,
    asked: Asked,
    register: Path,
    by: str,
    now: datetime,
    on: date,
    look: Look | None = None,
) -> Generator[Progress, None, StoredReview]:
    """Clear the product against the register, with everything remembered, and keep the result.

    Args:
        asked: Product, market, window and options.
        register: Its folder.
        by: Who asks.
        now: When, aware, in UTC.
        on: The calendar day where the reader is.
        look: Looks at the product's pictures; None: they are not compared.

    Raises:
        RegisterMissing: There is no register yet.
        UnknownMarket: There is no data about this market.
        BadProduct: The product says nothing that could be compared.
    """
    place = market(asked.market)
    opened = open_register(register)
    product, pictures = asked.product, None
    if look is not None:
        pictures = yield from look(product, opened)
        product = with_words(product, pictures.album)
    saved = product_save(product=product, by=by, now=now)
    clearance = yield from clear(
        saved.product,
        market=place,
        window=asked.window,
        register=opened,
        remembered=remembered_for(sku=saved.product.sku, market=place.code),
        on=on,
        options=asked.options,
        pictures=pictures,
    )
    return _keep(clearance, version=saved.version, by=by, now=now)


@transaction.atomic
def answer_give(
    *, review: int, key: str, reply: Reply, note: str = "", by: str, now: datetime
) -> Effect:
    """Keep an answer about the product; identical limitation text is settled by it everywhere.

    Raises:
        UnknownReview: None is kept under this number.
        NotInReview: No claim of the review has a limitation with this key.
    """
    before = review_get(number=review)
    asked = answer_keep(before, key=key, reply=reply, note=note, by=by, now=now)
    return replace(effect_since(before), asked=asked)


@dataclass(frozen=True, slots=True)
class Word:
    """What a reviewer says of a right: the part of a decision that is theirs."""

    verdict: Verdict
    note: str = ""
    product_change: str = ""


@transaction.atomic
def decision_make(
    *, review: int, number: str, also: Sequence[str] = (), word: Word, by: str, now: datetime
) -> Effect:
    """Keep a reviewer's word on one right of the review, and the same word on others.

    Raises:
        UnknownReview: None is kept under this number.
        NotInReview: The review did not rule on this right.
        BadRequest: A product change is told for a right that is not close.
    """
    before = review_get(number=review)
    meant = {
        found.right.publication_number: found
        for found in (finding_get(before, one) for one in (number, *also))
    }
    decide(before, tuple(meant.values()), word=word, by=by, now=now)
    return effect_since(before)


@transaction.atomic
def contradicted_confirm(*, review: int, note: str, by: str, now: datetime) -> Effect:
    """Rule out every right whose claims the product's own words all contradict.

    Raises:
        UnknownReview: None is kept under this number.
    """
    before = review_get(number=review)
    decide(before, contradicted(before.now), word=Word(Verdict.OUT, note), by=by, now=now)
    return effect_since(before)


@transaction.atomic
def waiver_give(*, review: int, what: str, reason: str, by: str, now: datetime) -> Effect:
    """Keep that a named person accepts that something was not looked at in this market.

    A pattern such as ``office:*:patents`` means every gap it fits.

    Raises:
        UnknownReview: None is kept under this number.
        NotInReview: The review names no such gap.
        BadRequest: Nobody is named.
    """
    before = review_get(number=review)
    waiver_keep(before, what=what, reason=reason, by=by, now=now)
    return effect_since(before)


def contradicted(clearance: Clearance) -> tuple[Finding, ...]:
    """Return what waits for a reviewer although the product's own words speak against it."""
    return tuple(
        finding
        for finding in clearance.findings
        if waits_for_review(finding)
        and finding.ruling is Ruling.OPEN
        and finding.readings
        and all(reading.literally_out for reading in finding.readings)
    )


def finding_get(review: StoredReview, number: str) -> Finding:
    """Return the finding on the right meant by ``number``.

    Raises:
        BadNumber: No spelling known here.
        NotInReview: The review did not rule on it.
    """
    wanted = parse_number(number)
    for finding in review.now.findings:
        known = parse_number(finding.right.publication_number)
        if known.key == wanted.key and wanted.kind in ("", known.kind):
            return finding
    none = T(
        "{number} is not among the rights of review {review} (below the cut, or not in the "
        "register).",
        number=str(wanted),
        review=review.number,
    )
    ruled = tuple(finding.right.publication_number for finding in review.now.findings)
    raise NotInReview(none, given=str(wanted), known=ruled)


def answer_keep(
    before: StoredReview, *, key: str, reply: Reply, note: str, by: str, now: datetime
) -> tuple[str, Limitation]:
    """Keep one answer without looking at what it changes; return right and text asked about."""
    number, limitation = _limitation(before.now, key)
    AnswerGiven.objects.create(
        **_said(before, by=by, now=now),
        limitation_key=limitation.key,
        limitation_text=limitation.text,
        needs=limitation.needs,
        reply=reply.value,
        note=note,
        rests_on=rests_on(before.now.product, limitation.needs, limitation.text),
        asked_about=number,
    )
    told = {"key": key, "text": limitation.text, "reply": reply.value, "note": note}
    _audit(before, "answer.given", told, by=by, now=now)
    return number, limitation


def waiver_keep(
    before: StoredReview, *, what: str, reason: str, by: str, now: datetime
) -> None:
    """Keep a waiver of each gap meant by ``what``, without looking at what they change."""
    if not by.strip():
        raise BadRequest(T("Only a named person can accept a gap: say who does."))
    because = {gap.what: gap.because for gap in before.now.gaps}
    meant = [what] if what in because else fnmatch.filter(because, what)
    if not meant:
        none = T("Review {review} has no gap '{what}'.", review=before.number, what=what)
        raise NotInReview(none, given=what, known=tuple(because))
    for one in meant:
        WaiverGiven.objects.create(
            **_said(before, by=by, now=now),
            market=before.now.market,
            what=one,
            reason=reason,
            because=msgspec.to_builtins(because[one]),
        )
        _audit(before, "waiver.given", {"what": one, "reason": reason}, by=by, now=now)


def decide(
    before: StoredReview, findings: Sequence[Finding], *, word: Word, by: str, now: datetime
) -> None:
    """Keep one reviewer's word on each of these rights; with what was seen below the cut."""
    if word.product_change and word.verdict is not Verdict.CLOSE:
        raise BadRequest(
            T("A change of the product answers a right that is close: say close, or no change.")
        )
    kept = {finding.right.publication_number for finding in before.as_made.findings}
    for finding in findings:
        DecisionMade.objects.create(
            **_said(before, by=by, now=now),
            publication_number=finding.right.publication_number,
            content_sha256=finding.content_sha256,
            verdict=word.verdict.value,
            note=word.note,
            product_change=word.product_change,
            product_sha256=product_sha256(before.now.product),
            finding=None if finding.right.publication_number in kept else pack(finding),
        )
        told = {"right": finding.right.publication_number, **msgspec.to_builtins(word)}
        _audit(before, "decision.made", told, by=by, now=now)


def _audit(
    before: StoredReview, deed: str, told: Mapping[str, object], *, by: str, now: datetime
) -> None:
    audit_write(Change(deed, f"review:{before.number}", after=told), by=by, now=now)


class _Said(TypedDict):
    product: Product
    review_id: int
    by: str
    at: datetime


def _said(before: StoredReview, *, by: str, now: datetime) -> _Said:
    product = Product.objects.get(sku=before.sku)
    return {"product": product, "review_id": before.number, "by": by, "at": now}


def _limitation(clearance: Clearance, key: str) -> tuple[str, Limitation]:
    for finding in clearance.findings:
        for claim in finding.readings:
            for reading in claim.readings:
                if reading.limitation.key == key:
                    return finding.right.publication_number, reading.limitation
    raise NotInReview(T("No claim in this review asks for '{key}'.", key=key))


@transaction.atomic
def _keep(clearance: Clearance, *, version: int, by: str, now: datetime) -> StoredReview:
    row = Review.objects.create(
        product=Product.objects.get(sku=clearance.product.sku),
        version=ProductVersion.objects.get(product__sku=clearance.product.sku, number=version),
        title=clearance.product.title,
        market=clearance.market,
        starts_on=clearance.window.starts_on,
        ends_on=clearance.window.ends_on,
        sample=clearance.sample_data,
        made_at=now,
        made_by=by,
        schema=SCHEMA,
        clearance=pack(clearance),
        **summary_of(clearance),
    )
    told = {"product": clearance.product.sku, "version": version, "market": clearance.market}
    audit_write(Change("review.made", f"review:{row.pk}", after=told), by=by, now=now)
    return review_get(number=row.pk)
