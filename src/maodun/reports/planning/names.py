"""What options and sources of numbers are called in a report."""

from collections.abc import Mapping

from maodun.domain.plans import Plan
from maodun.domain.text import T, Text
from maodun.planning.words import option_name

SOURCES: Mapping[str, Text] = {
    "assumption": T("assumption"),
    "assumption, round figures of November 2026; put in the rate of the day": T(
        "assumption, round figures of November 2026; put in the rate of the day"
    ),
    "--set": T("set by hand"),
}
"""Sources as the file that comes with the program words them; others stay as written."""


def source_of(words: str) -> Text | str:
    """Return where a number comes from, in the reader's language where the words are ours."""
    return SOURCES.get(words, words)


def key_name(plan: Plan, key: str) -> Text:
    """Return the name of an option by its key, with its product where there are several."""
    option = plan.option(key)
    if len(plan.products) == 1:
        return option_name(option)
    return T("{sku}: {name}", sku=", ".join(option.skus), name=option_name(option))
