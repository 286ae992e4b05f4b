"""Ask for a clearance, and see how far it and other long work is."""

from datetime import date
from typing import TypedDict

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from maodun.company.jobs import desk
from maodun.company.jobs.services import told
from maodun.company.jobs.uploads import Typed, Upload
from maodun.company.models import Job
from maodun.company.people.roles import Deed
from maodun.company.people.services import require
from maodun.domain.errors import BadRequest
from maodun.domain.text import T
from maodun.rules.places.markets import market_codes
from maodun.web.reader import signed_in
from maodun.web.templating import page
from maodun.web.words import JOB_STATES

MONTHS = 30


@require_http_methods(["GET", "POST"])
def clear(request: HttpRequest) -> HttpResponse:
    """Take a product in, and have it cleared."""
    person = signed_in(request)
    require(person, Deed.CLEAR)
    if request.method == "GET":
        return _form(request)
    try:
        job = desk.clearance_ask(
            person=person, **_asked(request), desk=settings.DESK, now=timezone.now()
        )
    except BadRequest as error:
        return _form(request, said=error.text, status=400)
    return HttpResponseRedirect(reverse("job", args=[job.pk]))


@require_GET
def jobs(request: HttpRequest) -> HttpResponse:
    """Show long work, newest first."""
    rows = desk.jobs_for(person=signed_in(request))
    return page(request, "jobs.html.jinja", {"jobs": rows, "states": JOB_STATES})


@require_GET
def job(request: HttpRequest, number: int) -> HttpResponse:
    """Show how far one piece of work is; a browser asks again while it runs."""
    return _job(request, desk.job_for(person=signed_in(request), number=number))


@require_POST
def stop(request: HttpRequest, number: int) -> HttpResponse:
    """Ask for work to stop."""
    desk.stop(person=signed_in(request), number=number, now=timezone.now())
    return HttpResponseRedirect(reverse("job", args=[number]))


@require_POST
def again(request: HttpRequest, number: int) -> HttpResponse:
    """Take work up again."""
    desk.again(person=signed_in(request), number=number, now=timezone.now())
    return HttpResponseRedirect(reverse("job", args=[number]))


def _job(request: HttpRequest, shown: Job) -> HttpResponse:
    values = {
        "job": shown,
        "states": JOB_STATES,
        "what": told(shown.what),
        "error": told(shown.error),
        "runs": shown.ended_at is None,
        "refused": [told(one) for one in (shown.result or {}).get("refused", ())],
    }
    return page(request, "job.html.jinja", values)


def _form(request: HttpRequest, *, said: object = None, status: int = 200) -> HttpResponse:
    values = {
        "said": said,
        "given": request.POST,
        "chosen": request.POST.getlist("market") or ["US"],
        "markets": market_codes(),
        "today": timezone.localdate().isoformat(),
        "months": MONTHS,
    }
    return page(request, "clear.html.jinja", values, status=status)


class _Asked(TypedDict):
    files: list[Upload]
    typed: Typed | None
    sale: desk.Sale


def _asked(request: HttpRequest) -> _Asked:
    """Return what the form asks for.

    Raises:
        BadRequest: A day or number in it is none.
    """
    given = request.POST
    try:
        starts_on = date.fromisoformat(given.get("starts_on", ""))
        months = int(given.get("months", ""))
    except ValueError as error:
        raise BadRequest(T("Say from which day and for how many months it is sold.")) from error
    files = [
        Upload(one.name or "", one.size or 0, one.chunks())
        for one in request.FILES.getlist("files")
    ]
    sale = desk.Sale(tuple(given.getlist("market")) or ("US",), starts_on, months)
    return {"files": files, "typed": _typed(request), "sale": sale}


def _typed(request: HttpRequest) -> Typed | None:
    given = request.POST
    names = ("sku", "title", "title_zh", "facts")
    if not any(given.get(name, "").strip() for name in names):
        return None
    facts = tuple(given.get("facts", "").splitlines())
    return Typed(given.get("sku", ""), given.get("title", ""), given.get("title_zh", ""), facts)
