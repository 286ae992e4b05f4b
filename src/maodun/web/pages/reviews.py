"""One review: its gate, its questions, the rights that wait, its report."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from maodun.company.reviews import desk
from maodun.company.reviews.effects import Effect
from maodun.company.reviews.selectors import StoredReview
from maodun.company.reviews.services import finding_get
from maodun.company.reviews.undoing import Undone
from maodun.domain.clearance import Finding
from maodun.domain.rulings import Reply
from maodun.reports.building.words import product_title
from maodun.web.pages.working import FORMS, asking, charted, following, given_word, written
from maodun.web.reader import reader_of, signed_in
from maodun.web.templating import page
from maodun.web.words import GATE, GATE_KIND


@require_GET
def overview(request: HttpRequest, number: int) -> HttpResponse:
    """Show where the gate stands, and why."""
    review = desk.review_for(person=signed_in(request), number=number)
    values = {
        "review": review,
        "title": product_title(review.now.product),
        "waiting": desk.waiting(review),
        "gate": GATE,
        "kinds": GATE_KIND,
        "forms": FORMS,
    }
    return page(request, "review.html.jinja", values)


@require_GET
def rights(request: HttpRequest, number: int) -> HttpResponse:
    """Show the rights that wait, and one of them."""
    review = desk.review_for(person=signed_in(request), number=number)
    right = request.GET.get("right", "")
    return _rights(request, review, finding_get(review, right) if right else None)


@require_POST
def rule(request: HttpRequest, number: int) -> HttpResponse:
    """Keep a word on one right, and show the next."""
    right = request.POST.get("right", "")
    effect = desk.rule(
        person=signed_in(request),
        review=number,
        number=right,
        word=given_word(request.POST),
        seen=request.POST.get("seen", ""),
        now=timezone.now(),
    )
    return _rights(request, effect.review, following(effect.review, right), effect=effect)


@require_GET
def questions(request: HttpRequest, number: int) -> HttpResponse:
    """Ask about the product what would settle most."""
    return _questions(request, number)


@require_POST
def answer(request: HttpRequest, number: int) -> HttpResponse:
    """Keep an answer, and ask the next question."""
    effect = desk.answer(
        person=signed_in(request),
        review=number,
        key=request.POST.get("key", ""),
        reply=Reply(request.POST.get("reply", "")),
        note=request.POST.get("note", ""),
        now=timezone.now(),
    )
    return _questions(request, number, effect=effect)


@require_POST
def undo(request: HttpRequest, number: int) -> HttpResponse:
    """Take back what was said last."""
    undone = desk.undo(person=signed_in(request), review=number, now=timezone.now())
    return _rights(request, undone.effect.review, effect=undone.effect, undone=undone)


@require_GET
def report(request: HttpRequest, number: int, form: str) -> HttpResponse:
    """Give the report of a review in one form."""
    desk.review_for(person=signed_in(request), number=number)
    return written(number, form=form, language=reader_of(request).language)


def _rights(
    request: HttpRequest,
    review: StoredReview,
    finding: Finding | None = None,
    *,
    effect: Effect | None = None,
    undone: Undone | None = None,
) -> HttpResponse:
    shown = finding or next(iter(desk.waiting(review)), None)
    values = charted(review, shown, language=reader_of(request).language)
    values.update(effect=effect, undone=undone)
    response = page(request, "rights.html.jinja", values)
    response.headers["HX-Push-Url"] = _address(review, shown)
    return response


def _address(review: StoredReview, finding: Finding | None) -> str:
    """Return where this page can be looked at again."""
    query = {"right": finding.right.publication_number} if finding else None
    return reverse("rights", args=[review.number], query=query)


def _questions(
    request: HttpRequest, number: int, *, effect: Effect | None = None
) -> HttpResponse:
    review = desk.review_for(person=signed_in(request), number=number)
    passed = int(request.GET.get("after", "0") or 0)
    return page(request, "questions.html.jinja", {**asking(review, passed), "effect": effect})
