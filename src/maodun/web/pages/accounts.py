"""The first account, signing in and out, and the language."""

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from maodun.company.people.roles import Role
from maodun.company.people.services import Account, first_person_add
from maodun.domain.errors import BadAccount, NotAllowed
from maodun.domain.text import T
from maodun.reports.language import spelled
from maodun.web.reader import COOKIE, reader_of
from maodun.web.templating import page

BACKEND = "django.contrib.auth.backends.ModelBackend"
YEAR = 365 * 24 * 3600
"""Seconds that a chosen language is kept."""


@login_not_required
@require_http_methods(["GET", "POST"])
def start(request: HttpRequest, key: str) -> HttpResponse:
    """Make the first account; only who has the link of the terminal may."""
    if not (own := settings.DESK.start_key) or not constant_time_compare(key, own):
        raise NotAllowed(T("This link is not the one that the terminal shows."))
    said = None
    if request.method == "POST":
        try:
            person = first_person_add(_account(request), now=timezone.now())
        except BadAccount as error:
            said = error.text
        else:
            login(request, person, backend=BACKEND)
            return HttpResponseRedirect(reverse("products"))
    return page(request, "start.html.jinja", {"said": said, "given": request.POST})


@login_not_required
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Let somebody in."""
    said, onward = None, request.GET.get("next", "")
    if request.method == "POST":
        person = authenticate(
            request, username=request.POST.get("login"), password=request.POST.get("password")
        )
        if person is not None:
            login(request, person)
            return HttpResponseRedirect(_inside(request, onward))
        said = T("Login and password do not belong together.")
    return page(request, "sign_in.html.jinja", {"said": said, "given": request.POST})


def locked(request: HttpRequest, *_: object) -> HttpResponse:
    """Tell somebody that too many passwords were wrong."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    said = T(
        "Too many wrong passwords. Wait {minutes} minutes, then try again.", minutes=minutes
    )
    return page(request, "sign_in.html.jinja", {"said": said, "given": {}}, status=429)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Let somebody out."""
    logout(request)
    return HttpResponseRedirect(reverse("sign-in"))


@login_not_required
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Show pages in another language from now on."""
    chosen = spelled(request.POST.get("language", ""))
    response = HttpResponseRedirect(_inside(request, request.POST.get("next", "")))
    response.set_cookie(COOKIE, chosen, max_age=YEAR, samesite="Lax", httponly=True)
    return response


def _account(request: HttpRequest) -> Account:
    given = request.POST
    return Account(
        login=given.get("login", ""),
        name=given.get("name", ""),
        password=given.get("password", ""),
        role=Role.OWNER,
        language=reader_of(request).language,
    )


def _inside(request: HttpRequest, onward: str) -> str:
    """Return the page to go on to; never one of another host."""
    safe = url_has_allowed_host_and_scheme(onward, allowed_hosts={request.get_host()})
    return onward if safe else reverse("products")
