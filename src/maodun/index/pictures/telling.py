"""What the text of a right says about its figures, as it stands now."""

import sqlite3
from collections.abc import Mapping, Sequence

from maodun.domain.pictures import View
from maodun.index.storage.content import ContentReader


def views_in(
    _connection: sqlite3.Connection,
    publication_numbers: Sequence[str],
    *,
    texts: ContentReader,
) -> Mapping[str, Mapping[str, tuple[View, str]]]:
    """Return by number and label from where a figure shows the thing, and in which words."""
    del texts
    return {number: {} for number in publication_numbers}
