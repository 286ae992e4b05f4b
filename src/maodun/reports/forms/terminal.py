"""Writes a report as plain text of 80 columns; wide characters count as two."""

import io
from collections.abc import Callable

from rich import box
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text as RichText

from maodun.reports.forms.listing import listing
from maodun.reports.localise import Plain, localise
from maodun.reports.model import GateList, Report

WIDTH = 80
DAY = len("2026-11-22")
"""Columns of a day, which is not broken."""

SIGNS = {
    "nothing_open": "[=]",
    "change": "[~]",
    "hold": "[!]",
    "cannot_say": "[?]",
    "met": "[+]",
    "contradicted": "[x]",
    "ruled_absent": "[x]",
    "unknown": "[?]",
    "flag": "*",
    "warn": "!",
}
PENS = {"plain": "{}", "found": "[[{}]]", "gone": "[-{}-]", "new": "{{+{}+}}"}
"""How a stretch stands out without colours; changes as ``wdiff`` writes them."""

BAND = 24
"""Columns of the widest band of the funnel."""


def text(report: Report, language: str) -> bytes:
    """Return a report as UTF-8 text without colours or control sequences."""
    plain = localise(report, language)
    parts: list[RenderableType] = [*_front(plain)]
    for section in plain["sections"]:
        parts += ["", _rule(section["title"], "="), ""]
        if section["badge"]:
            parts += [_line(section["badge"]), ""]
        parts += [_block(block) for block in section["blocks"]]
    return _written(parts)


def list_text(gates: GateList, language: str) -> bytes:
    """Return the gates of many products as UTF-8 text."""
    plain = localise(gates, language)
    parts: list[RenderableType] = [*_sample(plain), RichText(plain["title"]), ""]
    parts += [_line(line) for line in plain["tally"]]
    listed = [
        Padding(RichText(words), (0, 0, 0, len(indent)))
        for words, indent in listing(plain["narrow"], WIDTH)
    ]
    return _written([*parts, "", *listed, "", RichText(plain["notice"])])


def _written(parts: list[RenderableType]) -> bytes:
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=WIDTH,
        color_system=None,
        force_terminal=False,
        legacy_windows=False,
        highlight=False,
        emoji=False,
        markup=False,
        _environ={},
    )
    for part in parts:
        console.print(part)
    lines = (line.rstrip() for line in stream.getvalue().splitlines())
    return ("\n".join(lines) + "\n").encode()


def _front(plain: Plain) -> list[RenderableType]:
    parts: list[RenderableType] = _sample(plain)
    parts += [_rule(plain["title"], "="), ""]
    parts += [RichText(plain["subject"], overflow="fold"), ""]
    if plain["counsel"]:
        parts += [RichText(plain["counsel"]), ""]
    parts += [_pairs(plain["head"]), ""]
    overall = f"{plain['overall_label']}: {SIGNS[plain['overall']['tone']]} "
    parts.append(RichText(overall + plain["overall"]["words"]))
    for panel in plain["panels"]:
        parts += ["", _rule(panel["title"], "-")]
        parts += [_block(block) for block in panel["blocks"]]
    return [*parts, "", RichText(plain["notice"])]


def _sample(plain: Plain) -> list[RenderableType]:
    return [RichText(f"*** {plain['sample']} ***"), ""] if plain["sample"] else []


def _rule(title: str, sign: str) -> RichText:
    if cell_len(title) > WIDTH - 6:
        return RichText(f"{sign * 2} {title}")
    return RichText(f"{sign * 2} {title} " + sign * (WIDTH - 4 - cell_len(title)))


def _block(block: Plain) -> RenderableType:
    return _BLOCKS[block["is"]](block)


def _line(line: Plain) -> RichText:
    words = line["words"]
    if line["runs"]:
        words = "".join(PENS[run["pen"]].format(run["words"]) for run in line["runs"])
    if line["tone"] == "quote":
        words = f"“{words}”"
    sign = SIGNS.get(line["tone"])
    return RichText(f"{sign} {words}" if sign else words, overflow="fold")


def _lines(lines: Plain) -> Group:
    return Group(*(_line(line) for line in lines))


def _paragraph(block: Plain) -> RenderableType:
    return _lines(block["lines"])


def _heading(block: Plain) -> RenderableType:
    note = [RichText(f"   {block['note']}")] if block["note"] else []
    return Group("", RichText(f"-- {block['words']}"), *note)


def _pairs(block: Plain) -> RenderableType:
    grid = RichTable.grid(padding=(0, 2))
    grid.add_column(max_width=24)
    grid.add_column(overflow="fold")
    for row in block["rows"]:
        grid.add_row(RichText(row["label"]), _lines(row["cell"]))
    return grid


def _items(block: Plain) -> RenderableType:
    grid = RichTable.grid(padding=(0, 1))
    grid.add_column(width=1)
    grid.add_column(overflow="fold")
    for cell in block["rows"]:
        grid.add_row("-", _lines(cell))
    return grid


def _table(block: Plain) -> RenderableType:
    table = RichTable(box=box.ASCII2, show_lines=True, width=WIDTH, padding=(0, 1))
    for column in block["columns"]:
        table.add_column(
            RichText(column["title"]),
            ratio=None if column["day"] else column["width"],
            width=DAY if column["day"] else None,
            justify="right" if column["number"] else "left",
            overflow="fold",
        )
    for row in block["rows"]:
        table.add_row(*(_lines(cell) for cell in row))
    return table


def _funnel(block: Plain) -> RenderableType:
    grid = RichTable.grid(padding=(0, 1))
    grid.add_column(width=BAND)
    grid.add_column(justify="right", min_width=7)
    grid.add_column(overflow="fold")
    for step in block["steps"]:
        band = "█" * max(1, round(step["after"] * BAND))
        removed = Padding(_lines(step["removed"]), (0, 0, 0, 2))
        grid.add_row(
            RichText(band, justify="center"),
            RichText(step["left"]),
            Group(RichText(step["title"]), removed)
            if step["removed"]
            else RichText(step["title"]),
        )
    return grid


def _picture(block: Plain) -> RenderableType:
    return _lines(block["described"])


def _images(block: Plain) -> RenderableType:
    """Name the pictures: captions of one group together, then what is said of it."""
    if block["again"]:
        return Group()
    parts: list[RenderableType] = [RichText(block["folded"])] if block["folded"] else []
    for group in block["groups"]:
        captions = [
            Padding(_lines(image["caption"]), (0, 0, 0, 2)) for image in group["images"]
        ]
        parts += [*captions, Padding(_lines(group["words"]), (0, 0, 0, 4))]
    return Group(*parts)


_BLOCKS: dict[str, Callable[[Plain], RenderableType]] = {
    "Paragraph": _paragraph,
    "Heading": _heading,
    "Pairs": _pairs,
    "Items": _items,
    "Table": _table,
    "Funnel": _funnel,
    "Picture": _picture,
    "Images": _images,
}
