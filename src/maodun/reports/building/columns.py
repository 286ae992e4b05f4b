"""Sets the panels of page one in two columns of about one height, so that it stays one page."""

from dataclasses import replace
from itertools import product
from math import ceil

from maodun.reports.model import (
    Block,
    Cell,
    Either,
    Funnel,
    Heading,
    Images,
    Items,
    Pair,
    Pairs,
    Panel,
    Paragraph,
    Picture,
    Place,
    Table,
    Words,
)

LINE = 58
"""Letters that a line of one column holds, about; beside the funnel's bands it is half."""

TITLE_OF_PANEL = 2
LINES_OF_IMAGES = 10
LINE_OF_PICTURE = 12
"""Units of a drawing that are about as high as a line."""


def in_columns(panels: tuple[Panel, ...]) -> tuple[Panel, ...]:
    """Return the panels in their order, in the two columns that are most alike in height.

    The first one is on the left; they are few, so that every way is tried.
    """
    heights = [
        TITLE_OF_PANEL + sum(_height(block) for block in panel.blocks) for panel in panels
    ]
    ways = product((Place.LEFT, Place.RIGHT), repeat=max(0, len(panels) - 1))
    best = min(((Place.LEFT, *way) for way in ways), key=lambda way: _taller(heights, way))
    return tuple(
        replace(panel, place=place) for panel, place in zip(panels, best, strict=False)
    )


def _taller(heights: list[int], places: tuple[Place, ...]) -> int:
    left = sum(
        tall for tall, place in zip(heights, places, strict=False) if place is Place.LEFT
    )
    return max(left, sum(heights) - left)


def _height(block: Block) -> int:
    """Return about how many lines a block takes."""
    match block:
        case Paragraph():
            return _lines(block.lines)
        case Heading():
            return 2
        case Pairs() | Items():
            rows = (row.cell if isinstance(row, Pair) else row for row in block.rows)
            return sum(_lines(row) for row in rows)
        case Table():
            return sum(max(map(_lines, row)) for row in block.rows)
        case Funnel() | Picture() | Images():
            return _height_drawn(block)


def _height_drawn(block: Funnel | Picture | Images) -> int:
    match block:
        case Funnel():
            return sum(
                _wrapped(step.title, LINE // 2) + _lines(step.removed, LINE // 2)
                for step in block.steps
            )
        case Picture():
            return ceil(block.height / LINE_OF_PICTURE)
        case Images():
            return LINES_OF_IMAGES * len(block.groups)


def _lines(cell: Cell, width: int = LINE) -> int:
    return sum(_wrapped(line.words, width) for line in cell)


def _wrapped(words: Words, width: int) -> int:
    said = words.en if isinstance(words, Either) else str(words)
    return max(1, ceil(len(said) / width))
