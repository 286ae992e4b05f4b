"""What to change in each listing, as one text that tools for changes can read."""

import difflib
from collections.abc import Iterator

from maodun.domain.listings.scans import Scan, ScannedListing
from maodun.domain.text import T
from maodun.reports.localise import clean, localise

PROPOSAL = T("A proposal: read each sentence once more before it goes online.")
NOTHING = T("No listing that was read has an alarm to change.")
NO_MARKS = T("Nothing was compared: the register holds no marks that count in this market.")


def changes_text(scan: Scan, language: str) -> bytes:
    """Return a unified diff per field to change, its file named after listing and field."""
    lines = [line for listing in scan.found for line in _of_listing(listing)]
    said = PROPOSAL if lines else NOTHING if scan.holds_marks else NO_MARKS
    return "\n".join((f"# {localise(said, language)}", *lines, "")).encode()


def _of_listing(listing: ScannedListing) -> Iterator[str]:
    for one in listing.rewordings:
        name = clean(f"{listing.sku}/{one.field}").replace("\n", " ")
        yield from difflib.unified_diff(
            clean(one.old).split("\n"),
            clean(one.new).split("\n"),
            fromfile=f"a/{name}",
            tofile=f"b/{name}",
            lineterm="",
        )
