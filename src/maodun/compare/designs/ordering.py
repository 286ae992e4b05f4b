"""Labels of figures that could not be read, found by counting a design's sheets through."""

import re
from collections.abc import Sequence

AGREEING = 0.9  # share of the labels read that must stand where the count puts them

Sheets = tuple[tuple[str, ...], ...]
_DIGITS = re.compile(r"(\d+)", re.ASCII)
_PAGE = re.compile(r"#\d+$", re.ASCII)


def settled(sheets: Sequence[Sequence[str]], labels: Sequence[str]) -> Sheets:
    """Return the labels of one design's sheets, with those that the others leave no choice for.

    Where there are as many figures as labels, and nine in ten of the labels that were read
    stand on the sheet where they fall when all are counted through, the others were misread or
    not read, and take the labels left for their sheet, in reading order. Otherwise only a
    sheet with one figure, between two whose labels leave exactly one between them, is given
    that one.

    Args:
        sheets: Label of each figure as read, "" where none was, sheet by sheet in the office's
            order without the front page.
        labels: Labels that the description names, in its order.
    """
    read = tuple(tuple(sheet) for sheet in sheets)
    shares = _counted_through(read, labels)
    if shares is not None:
        return tuple(_given(sheet, share) for sheet, share in zip(read, shares, strict=True))
    return _between(read, labels)


def in_order(file: str) -> tuple[tuple[int, str], ...]:
    """Return what files of sheets are sorted by: numbers in their names count as numbers."""
    parts = enumerate(_DIGITS.split(file))
    return tuple(_number(part) if place % 2 else (0, part) for place, part in parts)


def is_series(files: Sequence[str]) -> bool:
    """Return whether files differ in nothing but numbers, so that these are their order.

    Files that are named after what they show, as ``front.jpg``, have none.
    """
    return len({_DIGITS.sub("", _PAGE.sub("", file)) for file in files}) <= 1


def _number(digits: str) -> tuple[int, str]:
    """Return what sorts numbers of any length, without counting what a hostile name holds."""
    digits = digits.lstrip("0")
    return len(digits), digits


def _counted_through(read: Sheets, labels: Sequence[str]) -> list[Sequence[str]] | None:
    """Return the labels that fall on each sheet; None where those that were read disagree."""
    if sum(map(len, read)) != len(labels):
        return None
    shares: list[Sequence[str]] = []
    begin = agreeing = 0
    for sheet in read:
        share = labels[begin : begin + len(sheet)]
        agreeing += sum(one in share for one in sheet if one)
        shares.append(share)
        begin += len(sheet)
    told = sum(bool(one) for sheet in read for one in sheet)
    return shares if agreeing >= AGREEING * told else None


def _given(sheet: Sequence[str], share: Sequence[str]) -> tuple[str, ...]:
    left = iter([label for label in share if label not in sheet])
    return tuple(one if one in share else next(left, "") for one in sheet)


def _between(read: Sheets, labels: Sequence[str]) -> Sheets:
    place = {label: number for number, label in enumerate(labels)}
    found = list(read)
    for number in range(1, len(read) - 1):
        before = [place.get(one) for one in read[number - 1]]
        after = [place.get(one) for one in read[number + 1]]
        if read[number] != ("",) or None in before or None in after:
            continue
        last = max((one for one in before if one is not None), default=-1)
        first = min((one for one in after if one is not None), default=-1)
        if first - last == 2:  # noqa: PLR2004 - one label lies between
            found[number] = (labels[last + 1],)
    return tuple(found)
