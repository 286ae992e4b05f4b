"""One sheet of a workbook, as values: what every list of a report is written from."""

from dataclasses import dataclass
from datetime import date

from maodun.domain.text import Text
from maodun.reports.model import Image, Words

Value = Words | Image | int | float | date | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook: plain rows that can be sorted and filtered.

    Attributes:
        columns: Title and width in characters.
        rows: One value per column; None leaves the cell empty. A picture is laid over its cell.
    """

    title: Text
    columns: tuple[tuple[Text, int], ...]
    rows: tuple[tuple[Value, ...], ...]
