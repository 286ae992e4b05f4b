"""Products with their gates."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from maodun.company.reviews.desk import products_for
from maodun.web.reader import signed_in
from maodun.web.templating import page
from maodun.web.words import GATE


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Show every product that was cleared, with its gate in each market."""
    lines = products_for(person=signed_in(request))
    return page(request, "products.html.jinja", {"products": lines, "gate": GATE})
