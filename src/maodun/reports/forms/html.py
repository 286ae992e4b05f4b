"""Writes a report as one HTML file that needs nothing else and runs nothing."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from maodun.reports.forms.images import Pictures, images, none_at_hand
from maodun.reports.forms.svg import drawn
from maodun.reports.localise import localise
from maodun.reports.model import GateList, Report


def page(report: Report, language: str, pictures: Pictures = none_at_hand) -> bytes:
    """Return the report; whatever others wrote is escaped, and scripts are forbidden to run."""
    plain = localise(report, language)
    plain["images"] = images(plain, pictures, language)
    return _rendered("report.html.jinja", plain, language)


def list_page(gates: GateList, language: str) -> bytes:
    """Return the gates of many products as one page."""
    return _rendered("list.html.jinja", localise(gates, language), language)


def _rendered(template: str, plain: object, language: str) -> bytes:
    written = _templates().get_template(template).render(report=drawn(plain), language=language)
    return written.encode("utf-8")


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("maodun.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
