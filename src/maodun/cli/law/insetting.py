"""Lines that belong to the one above them."""

from maodun.domain.text import T, Text

STEP = "  "


def inset(text: Text, *, more: int = 1) -> Text:
    """Return a line set in by ``more`` steps; the space is no part of a sentence."""
    return T("{space}{text}", space=STEP * more, text=text)
