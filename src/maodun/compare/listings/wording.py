"""What a listing can say in place of somebody else's sign."""

from maodun.compare.listings.judging import Weighed


def instead(found: Weighed) -> str | None:
    """Return wording to put in place of the stretch, where one is known."""
    return found.near.words.words if found.near.words.number == "" else None
