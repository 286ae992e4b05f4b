"""Markup within text that would be lost in plain text: tables, lists, powers, formulas."""

import re
from collections.abc import Iterator

from maodun.sources.uspto_xml.trees import Element

APART = (
    "br",
    "entry",
    "li",
    "dt",
    "dd",
    "tables",
    "maths",
    "LI",
    "table-cwu",
    "math-cwu",
    "CWU",
)
"""A blank goes before each, so that cells and lines do not run together."""
RAISED = ("sup", "superscript", "SP")
_NUMBER = re.compile(r"[-+−]?\d")
_LOW, _HIGH = "_", "^"
_DEPTH = 60


def make_readable(root: Element) -> None:
    """Change the tree so that the plain text of every element reads as printed.

    A number that is set high gets ``^`` before it (``10^6``), formulas become one line
    (``(a)/(b)``), cells and list items are kept apart by a blank.
    """
    for element in root.iter("math", *APART, *RAISED):
        if element.tag in RAISED:
            _raise(element)
        elif element.tag == "math":
            _one_line(element)
        elif element.tag == "br":
            element.tail = f" {element.tail or ''}"
        else:
            element.text = f" {element.text or ''}"


def _raise(element: Element) -> None:
    """Mark a number; in ST.32 the text lies one element deeper."""
    holder = element.find("PDAT") if element.tag == "SP" else element
    if holder is not None and _NUMBER.match(holder.text or ""):
        holder.text = f"{_HIGH}{holder.text}"


def _one_line(math: Element) -> None:
    line = "".join(_formula(math, depth=0))
    for child in list(math):
        math.remove(child)
    math.text = f" {' '.join(line.split())} "


def _formula(element: Element, *, depth: int) -> Iterator[str]:
    if depth > _DEPTH:
        return
    parts = ["".join(_formula(child, depth=depth + 1)).strip() for child in element]
    joined = _JOINED.get(str(element.tag))
    if joined is not None and len(parts) == len(joined) - 1:
        yield joined[0]
        for part, after in zip(parts, joined[1:], strict=True):
            yield f"{part}{after}"
    else:
        yield " ".join((element.text or "").split())
        yield from parts


_JOINED = {
    "mfrac": ("(", ")/(", ")"),
    "msup": ("", _HIGH, ""),
    "msub": ("", _LOW, ""),
    "msubsup": ("", _LOW, _HIGH, ""),
    "msqrt": ("sqrt(", ")"),
    "munderover": ("", _LOW, _HIGH, " "),
    "munder": ("", _LOW, " "),
    "mover": ("", _HIGH, ""),
}
"""What stands before, between and after the parts of a formula."""
