"""Who looks at a page, and in which language."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header

from maodun.company.models import Person
from maodun.domain.errors import NotAllowed, UnknownLanguage
from maodun.domain.text import T
from maodun.reports.language import ENGLISH, spelled

COOKIE = "language"


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody in front of a page.

    Attributes:
        person: None: they have not signed in.
        language: ``en`` or ``zh-Hans``.
    """

    person: Person | None
    language: str


def reader_of(request: HttpRequest) -> Reader:
    """Return who looks: language by choice, else of the account, else of the browser."""
    user = getattr(request, "user", None)
    person = user if isinstance(user, Person) else None
    asked = [request.COOKIES.get(COOKIE, ""), person.language if person else ""]
    header = request.headers.get("Accept-Language", "")
    asked += [language for language, _ in parse_accept_lang_header(header)]
    return Reader(person, next((one for given in asked if (one := _known(given))), ENGLISH))


def _known(given: str) -> str:
    try:
        return spelled(given)
    except UnknownLanguage:
        return ""


def signed_in(request: HttpRequest) -> Person:
    """Return who asks, on pages that nobody else reaches."""
    person = reader_of(request).person
    if person is None:
        raise NotAllowed(T("Sign in first."))
    return person
