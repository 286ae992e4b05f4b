"""The sample below the cut: drawn once, judged right by right."""

from datetime import datetime
from pathlib import Path

from django.db import transaction

from maodun.company.audit.services import Change, audit_write
from maodun.company.models import SampleDrawn
from maodun.company.pictures.looking import Viewer
from maodun.company.reviews.effects import Effect, effect_since
from maodun.company.reviews.selectors import StoredReview, remembered_for, review_get
from maodun.company.reviews.services import Word, decide
from maodun.domain.clearance import Finding
from maodun.domain.errors import NotInReview, SampleFixed
from maodun.domain.numbers import parse_number
from maodun.domain.rulings import SamplePlan
from maodun.domain.text import T
from maodun.index.register import open_register
from maodun.rules.places.markets import market
from maodun.screening.ruling import about
from maodun.screening.sampling import draw, judged
from maodun.screening.shield import inspect


@transaction.atomic
def sample_draw(*, review: int, size: int, seed: int, by: str, now: datetime) -> StoredReview:
    """Draw the one sample of this pile; ``size`` is fixed before anything is drawn.

    Raises:
        UnknownReview: None is kept under this number.
        SampleFixed: This pile was sampled already.
        BadRequest: The pile is smaller than ``size``.
    """
    before = review_get(number=review)
    if before.now.elusion is not None:
        raise SampleFixed(
            T(
                "{size} of the {pile} rights below the cut were drawn already. Looking and "
                "then drawing more would bias the rate. Judge them with: "
                "maodun review judge {review}",
                size=before.now.elusion.plan.size,
                pile=before.now.elusion.plan.pile,
                review=review,
            )
        )
    plan = draw(before.now.pile_numbers, size=size, seed=seed)
    SampleDrawn.objects.create(
        review_id=review,
        size=plan.size,
        seed=plan.seed,
        pile=plan.pile,
        pile_sha256=plan.pile_sha256,
        numbers=plan.numbers,
        by=by,
        at=now,
    )
    told = {"size": plan.size, "seed": plan.seed, "pile_sha256": plan.pile_sha256}
    audit_write(Change("sample.drawn", f"review:{review}", after=told), by=by, now=now)
    return review_get(number=review)


def sample_left(review: StoredReview) -> tuple[str, ...]:
    """Return the drawn rights that nobody judged yet, or left open, in the order of the draw.

    Raises:
        NotInReview: No sample was drawn.
    """
    plan = _plan(review)
    remembered = remembered_for(sku=review.sku, market=review.now.market)
    done = judged(plan, about(review.now.product, remembered.decisions))
    return tuple(number for number in plan.numbers if number not in done)


def sample_inspect(
    *, review: int, number: str, register: Path, viewer: Viewer | None = None
) -> Finding:
    """Return one drawn right as a clearance would show it.

    Pictures are compared where there is a viewer.

    Raises:
        UnknownReview: None is kept under this number.
        NotInReview: The right is not in the sample.
        RegisterMissing: There is no register any more.
    """
    stored = review_get(number=review)
    return _inspect(stored, number, register, viewer)


@transaction.atomic
def sample_judge(  # noqa: PLR0913 - each argument is one word of the sentence
    *,
    review: int,
    number: str,
    register: Path,
    word: Word,
    by: str,
    now: datetime,
    viewer: Viewer | None = None,
) -> Effect:
    """Keep a reviewer's word on one right of the sample.

    Raises:
        UnknownReview: None is kept under this number.
        NotInReview: The right is not in the sample.
    """
    before = review_get(number=review)
    decide(before, (_inspect(before, number, register, viewer),), word=word, by=by, now=now)
    return effect_since(before)


def _inspect(
    review: StoredReview, number: str, register: Path, viewer: Viewer | None
) -> Finding:
    wanted = parse_number(number)
    drawn = [one for one in _plan(review).numbers if parse_number(one).key == wanted.key]
    if not drawn:
        raise NotInReview(
            T(
                "{number} is not in the sample of review {review}.",
                number=number,
                review=review.number,
            )
        )
    opened = open_register(register)
    album = review.now.album
    (finding,) = inspect(
        review.now.product,
        drawn[:1],
        market=market(review.now.market),
        register=opened,
        remembered=remembered_for(sku=review.sku, market=review.now.market),
        pictures=None if viewer is None else viewer.again(album, opened),
    )
    return finding


def _plan(review: StoredReview) -> SamplePlan:
    if review.now.elusion is None:
        raise NotInReview(
            T(
                "No sample was drawn in review {review}. Draw one with: "
                "maodun review sample {review} --size 50",
                review=review.number,
            )
        )
    return review.now.elusion.plan
