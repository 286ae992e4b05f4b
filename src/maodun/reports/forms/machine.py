"""Writes a clearance as JSON for other programs."""

from collections.abc import Sequence

from maodun.domain.clearance import Clearance, Ruling
from maodun.reports.building.changes import listing_changes
from maodun.reports.building.listed import reason, ruled, waiting
from maodun.reports.building.report import OPEN
from maodun.reports.localise import Plain, encoded, machine

REPORT_VERSION = 1
"""Raised when a key is renamed or removed; a new key does not raise it."""


def document(clearance: Clearance, language: str) -> bytes:
    """Return the whole clearance; keys are those of the domain, each sentence in words too."""
    changes = machine(listing_changes(clearance), language)
    made = {"report_version": REPORT_VERSION, **machine(clearance, language)}
    return encoded({**made, "listing_changes": changes})


def list_document(clearances: Sequence[Clearance], language: str) -> bytes:
    """Return one object per product, in the order given."""
    products = [_row(clearance, language) for clearance in clearances]
    return encoded({"report_version": REPORT_VERSION, "products": products})


def _row(clearance: Clearance, language: str) -> Plain:
    return {
        "sku": clearance.product.sku,
        "title": clearance.product.title,
        "market": clearance.market,
        "window": machine(clearance.window, language),
        "made_on": clearance.made_on.isoformat(),
        "overall": clearance.overall.value,
        "gate": {row.kind.value: row.state.value for row in clearance.gate},
        "because": machine(reason(clearance), language),
        "close": ruled(clearance, Ruling.CLOSE),
        "open": ruled(clearance, *OPEN),
        "waiting": waiting(clearance),
        "sample_data": clearance.sample_data,
    }
