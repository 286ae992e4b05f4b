"""The templates of the desk, with the words of the reader's language in them."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment, StrictUndefined

from maodun.domain.text import T, Text
from maodun.reports.language import translator
from maodun.reports.localise import localise
from maodun.reports.model import Words
from maodun.web.reader import reader_of


def environment(**options: Any) -> Environment:
    """Return the environment of the templates; what others wrote is always escaped."""
    options["undefined"] = StrictUndefined
    del options["autoescape"]
    made = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, **options)
    made.globals.update(static=static, url=reverse)
    return made


def page(
    request: HttpRequest, template: str, values: Mapping[str, object], *, status: int = 200
) -> HttpResponse:
    """Return a page, or the part of one, in the language of who asks."""
    reader = reader_of(request)
    translate = translator(reader.language)

    def t(msgid: str, **places: str | int | Text) -> str:
        return T(msgid, **places).render(translate)

    def say(words: Words) -> str:
        return str(localise(words, reader.language))

    common = {
        "t": t,
        "say": say,
        "language": reader.language,
        "person": reader.person,
        "csrf": get_token(request),
        "path": request.get_full_path(),
    }
    written = render_to_string(template, {**values, **common}, using=None)
    return HttpResponse(written, status=status)
