"""What the pages of a review show, made from it, and what their forms say."""

from collections.abc import Mapping

from django.conf import settings
from django.http import Http404, HttpResponse, QueryDict

from maodun.company.pictures.kept import kept_pictures
from maodun.company.places import Desk
from maodun.company.reviews.desk import seen_of, waiting
from maodun.company.reviews.reporting import report
from maodun.company.reviews.selectors import StoredReview
from maodun.company.reviews.services import Word
from maodun.domain.clearance import Finding
from maodun.domain.errors import BadRequest
from maodun.domain.products import Fact, Product
from maodun.domain.rulings import Verdict
from maodun.domain.text import T
from maodun.reports.building.report import one_right
from maodun.reports.building.words import product_title
from maodun.reports.forms.images import Pictures, images
from maodun.reports.forms.svg import drawn
from maodun.reports.localise import localise
from maodun.reports.rendering import Form
from maodun.web.words import REPLIES, REPLY_KEYS, RULING, RULING_TONE, VERDICT_KEYS, VERDICTS

FORMS: Mapping[Form, str] = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}
RECORD = "Pairs"
"""Blocks that repeat the record: dates, status, classes. They stand behind the comparison."""

LOCKED = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'"
"""What a report may load: its own styles and pictures, no script."""


def charted(
    review: StoredReview, finding: Finding | None, *, language: str
) -> dict[str, object]:
    """Return what the page of the rights that wait shows, with one of them before it."""
    left = waiting(review)
    values: dict[str, object] = {
        "review": review,
        "title": product_title(review.now.product),
        "left": left,
        "finding": finding,
        "facts": _facts(review.now.product, language),
        "verdicts": VERDICTS,
        "keys": VERDICT_KEYS,
        "ruling": RULING,
        "tone": RULING_TONE,
    }
    if finding is None:
        return values
    section = drawn(localise(one_right(finding, review.now), language))
    return {
        **values,
        "section": section,
        "record": [block for block in section["blocks"] if block["is"] == RECORD],
        "compared": [block for block in section["blocks"] if block["is"] != RECORD],
        "held": images(section, _pictures(), language),
        "seen": seen_of(finding),
    }


def following(review: StoredReview, number: str) -> Finding | None:
    """Return the next right that waits behind one, or the nearest; None: nothing waits."""
    left = waiting(review)
    rank = {one.right.publication_number: at for at, one in enumerate(review.now.findings)}
    behind = (one for one in left if rank[one.right.publication_number] > rank.get(number, -1))
    return next(behind, next(iter(left), None))


def asking(review: StoredReview, passed: int) -> dict[str, object]:
    """Return what the page of questions shows: the first one behind those passed over."""
    every = review.now.questions
    return {
        "review": review,
        "title": product_title(review.now.product),
        "questions": every,
        "question": every[passed] if passed < len(every) else None,
        "passed": passed,
        "replies": REPLIES,
        "keys": REPLY_KEYS,
        "ruling": RULING,
        "tone": RULING_TONE,
    }


def given_word(given: QueryDict) -> Word:
    """Return what a form says of a right.

    Raises:
        BadRequest: It says nothing that could be kept.
    """
    verdict = given.get("verdict", "")
    if verdict not in {one.value for one in Verdict}:
        raise BadRequest(T("Say out, close or keep open."))
    return Word(Verdict(verdict), given.get("note", ""), given.get("change", ""))


def written(number: int, *, form: str, language: str) -> HttpResponse:
    """Return the report of a review as a file that no browser runs."""
    if form not in FORMS:
        raise Http404
    known: Form = form  # type: ignore[assignment]  # it is one of them
    body = report(review=number, form=known, language=language, pictures=_pictures())
    response = HttpResponse(body, content_type=FORMS[known])
    response.headers["Content-Security-Policy"] = LOCKED
    if known != "html":
        name = f"review-{number}.{language}.{form}"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _facts(product: Product, language: str) -> tuple[Fact, ...]:
    """Return its facts, each in the reader's language where it was given in several."""
    own = {fact.name for fact in product.facts if fact.language == language}
    return tuple(
        fact for fact in product.facts if fact.language == language or fact.name not in own
    )


def _pictures() -> Pictures:
    desk: Desk = settings.DESK
    return kept_pictures(own=desk.pictures, register=desk.register)
