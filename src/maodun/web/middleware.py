"""What holds for every page: what a browser may load, and how errors are told."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from maodun.domain.errors import (
    MaodunError,
    NotAllowed,
    UnknownProduct,
    UnknownReview,
)
from maodun.web.templating import page

Next = Callable[[HttpRequest], HttpResponse]

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
STATUS: dict[type[MaodunError], int] = {
    NotAllowed: 403,
    UnknownReview: 404,
    UnknownProduct: 404,
}


def guard(get_response: Next) -> Next:
    """Say to the browser what a page may load and do: nothing from elsewhere."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), microphone=(), geolocation=()"
        )
        return response

    return answer


class complaints:  # noqa: N801 - named like the functions beside it
    """Answers an error of ours with a page that says what, where and what to do."""

    def __init__(self, get_response: Next) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the question on."""
        return self._next(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Return the page for an error of ours; every other goes on."""
        if not isinstance(error, MaodunError):
            return None
        status = next((code for kind, code in STATUS.items() if isinstance(error, kind)), 400)
        return page(request, "complaint.html.jinja", {"said": error.text}, status=status)
